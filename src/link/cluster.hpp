#pragma once

#include "link/score.hpp"

#include <cstdint>
#include <vector>

namespace counterclaim::link {

/// A scored pair of items, `a` < `b`.
struct ScoredPair {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    Score score = 0;
};

struct ClusterOptions {
    /// Two groups join while they are at least this close.
    Score join_min = 4500;
    /// What a pair that was not compared, or scored too low to be kept, counts in that mean.
    Score absent = 300;
    /// Closeness is the mean score of the pairs between two groups, mixed with the highest: this
    /// many thousandths of the latter. A telling pair may tie two groups whose other claims say
    /// little.
    std::int32_t best_share = 300;
};

/// Groups `count` items by joining, again and again, the two groups with the highest mean score
/// (average linkage). Items must be numbered in canonical order: ties go to the groups with the
/// lowest first items, so that the result is a function of the set. Returns for each item the first
/// item of its group. Cost O(pairs · log pairs) for sparse pairs.
[[nodiscard]] std::vector<std::uint32_t> cluster(std::uint32_t count,
                                                 const std::vector<ScoredPair>& pairs,
                                                 const ClusterOptions& options);

}  // namespace counterclaim::link
