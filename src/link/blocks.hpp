#pragma once

#include "link/features.hpp"

#include <cstdint>
#include <vector>

namespace counterclaim::link {

/// Keys under which a claim meets the claims it is compared with: two claims are compared if they
/// share one.
///
///  - the article (claims of one text speak of the same things),
///  - a cell of the map and a stretch of days: a place is spread by 14 km over cells of one degree,
///  a day by one day
///    over stretches of 8, 32 or 1024 days (by length), so that two places within 28 km always
///    share a cell,
///  - without a place: the parties and the stretch of days,
///  - without a time: the cell and the month it was said in.
///
/// Sorted, without repeats; at most 64.
[[nodiscard]] std::vector<std::uint64_t> block_keys(const ClaimFeatures& features);
void block_keys(const ClaimFeatures& features, std::vector<std::uint64_t>& keys);

}  // namespace counterclaim::link
