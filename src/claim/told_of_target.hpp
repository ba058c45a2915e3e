#pragma once

#include "claim/occurrence.hpp"

#include <vector>

namespace counterclaim::claim {

/// "A strike hit a school sheltering displaced families", "a lorry carrying flour was looted": what
/// a thing was used for only says what was struck. Drops such occurrences.
void drop_told_of_target(const SentenceView& view, std::vector<Occurrence>& found);

}  // namespace counterclaim::claim
