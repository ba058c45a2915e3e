#pragma once

#include "claim/view.hpp"

namespace counterclaim::claim {

/// "should have been handed over": an auxiliary of the perfect stands between the modal verb
/// and its participle.
[[nodiscard]] bool before_perfect(const Tree& tree, int aux);

/// "Is to be surrendered on Monday": a finite auxiliary right before the particle of the
/// infinitive.
[[nodiscard]] bool is_due(const Tree& tree, int aux);

/// "An intervention would change the war": the mood of the verb is that of its subject.
[[nodiscard]] bool is_conditional(const SentenceView& view, int verb);

/// A negation stands directly beside the word.
[[nodiscard]] bool is_negated(const SentenceView& view, int token);

/// The clause the occurrence stands in tells of what has been.
[[nodiscard]] bool tells_past(const Tree& tree, int token, int speech);

}  // namespace counterclaim::claim
