#pragma once

#include "claim/view.hpp"

namespace counterclaim::claim {

/// The subject a verb has itself; where a parser gives two, the one that stands nearer. -1 for
/// none.
[[nodiscard]] int own_subject(const Tree& tree, int verb);

/// The object a verb has itself; where a parser gives two, the one that is no pronoun. -1 for none.
[[nodiscard]] int own_object(const SentenceView& view, int verb);

/// "Près de 500 personnes ont fui": the noun where a parser makes the adverb of the number the
/// argument, else `token`.
[[nodiscard]] int counted_by(const Tree& tree, int token);

}  // namespace counterclaim::claim
