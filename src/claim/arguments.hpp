#pragma once

#include "claim/control.hpp"
#include "claim/lexicon.hpp"
#include "claim/support.hpp"
#include "claim/view.hpp"

namespace counterclaim::claim {

/// What a phrase or adjective is said of: "the town is under the control of …" → "town".
[[nodiscard]] int host_of(const SentenceView& view, int token);

/// Tokens that stand where `source` says, best first; without coordination. For a noun, its light
/// verb's arguments count too.
[[nodiscard]] Tokens fillers(const SentenceView& view, int trigger, const ArgumentSource& source);

/// The adposition of a phrase as lemma ("on", "according_to"), empty for none.
[[nodiscard]] std::string adposition_of(const SentenceView& view, int token);

/// Classes of everything that matters to the meaning of `token` as a phrase: itself, its modifiers,
/// its conjuncts.
[[nodiscard]] WordClasses phrase_classes(const SentenceView& view, int token);

/// Classes in the clause of `token`, without those of who says so; or in the sentence.
[[nodiscard]] WordClasses clause_classes(const SentenceView& view, int token);
[[nodiscard]] WordClasses sentence_classes(const SentenceView& view);

/// "Strikes on a town, controlled by the rebels": a verb of holding, whose agent did not strike.
[[nodiscard]] bool says_who_holds(const SentenceView& view, int verb);

}  // namespace counterclaim::claim
