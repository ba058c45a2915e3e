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

}  // namespace counterclaim::claim
