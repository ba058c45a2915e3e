#pragma once

#include "claim/speech.hpp"

namespace counterclaim::claim {

/// The entry of saying.tsv that stands at `token`, the longest where several do; null for none.
[[nodiscard]] const Saying* saying_at(const SentenceView& view, int token);

/// The top of the phrase that speaks; none where nobody is named.
[[nodiscard]] int speaker_of(const SentenceView& view, const Speech& speech);

/// True for a verb with person and tense of its own, or of its auxiliary.
[[nodiscard]] bool is_finite(const Tree& tree, int verb);

}  // namespace counterclaim::claim
