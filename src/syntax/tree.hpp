#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace counterclaim::syntax {

/// The heads of the best tree with one root (Chu, Liu 1965; Edmonds 1967). `scores` is [count ×
/// (count + 1)]: how well word i stands below word j, or below the root (column `count`); of it the
/// diagonal is not looked at. Gives indices of words, -1 for the root. At most quadratic work for
/// each cycle found.
[[nodiscard]] std::vector<std::int32_t> best_tree(const float* scores, std::size_t count);

}  // namespace counterclaim::syntax
