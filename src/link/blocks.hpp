#pragma once

#include "link/features.hpp"

#include <cstdint>
#include <vector>

namespace counterclaim::link {

/// What the claims of a block have in common. The kind is in the lowest bits of a key.
enum class BlockKind : std::uint8_t {
    article,  ///< one text: its claims speak of the same things
    place,    ///< one place and stretch of days
    cell,     ///< one cell of the map and stretch of days, or month in which it was said
    party,    ///< without a place: one party, type and stretch of days
};

[[nodiscard]] constexpr BlockKind kind_of_block(std::uint64_t key) {
    return static_cast<BlockKind>(key & 3U);
}

/// Keys under which a claim meets the claims it is compared with: two claims are compared if they
/// share one whose block is not too full. A place is spread by 14 km over cells of one degree, a
/// day by one day over stretches of 8, 32 or 1024 days (by length), so that two places within 28 km
/// always share a cell.
///
/// Sorted, without repeats; at most 64.
[[nodiscard]] std::vector<std::uint64_t> block_keys(const ClaimFeatures& features);
void block_keys(const ClaimFeatures& features, std::vector<std::uint64_t>& keys);

}  // namespace counterclaim::link
