#pragma once

#include "claim/claim_places.hpp"
#include "claim/tree.hpp"

#include <vector>

namespace counterclaim::claim {

/// Words that a list names together with the first of `ranked`, wherever in the list it stands: by
/// the tree, and where parsers part the phrases of a list ("à Kostal, à Sarn et à Nur") by what
/// stands between the names.
[[nodiscard]] Tokens listed_with(const SentenceView& view, const std::vector<RankedPlace>& ranked);

}  // namespace counterclaim::claim
