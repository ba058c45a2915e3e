#pragma once

#include "claim/view.hpp"

namespace counterclaim::claim {

/// "The storm took the village", "cholera has killed 200": the subject of the verb is in nobody's
/// hands.
[[nodiscard]] bool is_done_by_nature(const SentenceView& view, int verb);

/// "Killed in an earthquake", "died when floods hit the town", "the storm left three dead": a cause
/// in nobody's hands at a word of killing, dying or being hurt.
[[nodiscard]] bool is_left_by_nature(const SentenceView& view, int verb);

}  // namespace counterclaim::claim
