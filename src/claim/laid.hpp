#pragma once

#include "claim/tree.hpp"
#include "claim/view.hpp"

namespace counterclaim::claim {

/// A verb that says whose deed it was: "blamed on", "attributed to", "accused of".
[[nodiscard]] bool accuses(const SentenceView& view, int verb);

/// "Blamed on the rebels by the army": adds whom the participle blames.
void add_blamed(const SentenceView& view, int participle, Tokens& into);

/// "The attack, blamed on the rebels by the army": who did it, told of the noun or of its modifier.
[[nodiscard]] int blamed_for(const SentenceView& view, int noun);

/// "An explosion killed nine, attributed to the rebels": the same, told behind the verb.
[[nodiscard]] int blamed_behind(const SentenceView& view, int verb);

/// "The rebels are suspected of the raid": whom the verb above a noun lays it to.
[[nodiscard]] int suspected_of(const SentenceView& view, int noun);

/// "The bombing was the work of [the rebels]", "bears the hallmarks of [the rebels]", "[the rebels]
/// are behind the bombing", "are the authors of the bombing": whose a deed is said to be.
[[nodiscard]] int author_of(const SentenceView& view, int noun);

}  // namespace counterclaim::claim
