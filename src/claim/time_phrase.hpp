#pragma once

#include "claim/occurrence.hpp"
#include "claim/view.hpp"

namespace counterclaim::claim {

/// "Attacked the post two days after talks in Kostal": the place at `token` is that of what the
/// sentence only names to say when its occurrence was. Not "fled after fighting in Kostal", where
/// the one brought about the other.
[[nodiscard]] bool is_of_time_phrase(const SentenceView& view, const Occurrence& occurrence,
                                     int token);

}  // namespace counterclaim::claim
