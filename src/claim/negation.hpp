#pragma once

#include "claim/view.hpp"

namespace counterclaim::claim {

/// The word denies, by itself or with the negation it carries: "not", "pas encore".
[[nodiscard]] bool is_negation(const SentenceView& view, int token);

/// A negation stands directly beside the word.
[[nodiscard]] bool is_negated(const SentenceView& view, int token);

/// "No evidence", "aucun signe": a determiner says that there is none.
[[nodiscard]] bool is_none(const SentenceView& view, int noun);

/// "Were due to withdraw, but did not", "devaient partir, mais ne l'ont pas fait".
[[nodiscard]] bool comes_to_nothing(const SentenceView& view, int verb);

/// "Nobody confirmed", "rien ne confirme".
[[nodiscard]] bool has_no_subject(const SentenceView& view, int verb);

}  // namespace counterclaim::claim
