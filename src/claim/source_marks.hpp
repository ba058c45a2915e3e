#pragma once

#include "claim/view.hpp"

#include <vector>

namespace counterclaim::claim {

/// "According to doctors": sets the words of the phrases that only say whose word it is.
void mark_sources(const SentenceView& view, std::vector<char>& sourced);

}  // namespace counterclaim::claim
