#pragma once

#include "scored_claim.hpp"

#include <optional>
#include <vector>

namespace counterclaim::app {

/// How far the conflicts of annotated texts lie apart, and what chance alone would do.
struct ConflictGap {
    double typed = 0;      ///< F1 of typed claims of the best read conflict less that of the worst
    double by_chance = 0;  ///< share of random assignments of texts to conflicts with such a gap
};

/// A permutation test: texts differ among themselves, so a few texts a conflict differ anyway. Each
/// of 2,000 rounds deals the texts out again, so that every conflict keeps its number of texts. The
/// rounds are the same on every machine. Nothing for texts of fewer than two conflicts.
[[nodiscard]] std::optional<ConflictGap> conflict_gap(const std::vector<ScoredText>& texts);

}  // namespace counterclaim::app
