#pragma once

#include <cstdint>
#include <string_view>

namespace counterclaim::syntax {

/// XXH3 of the bytes: the same on every machine.
[[nodiscard]] std::uint64_t hash_bytes(std::string_view bytes);

/// Mixes one more value into a feature's key. Two multiplications a feature; good enough for tables
/// of a few million rows, which the accuracy figures bear out.
[[nodiscard]] constexpr std::uint64_t combine(std::uint64_t key, std::uint64_t value) {
    const std::uint64_t mixed = (key ^ value) * 0x9E3779B97F4A7C15ULL;
    return mixed ^ (mixed >> 29U);
}

/// The row of a feature in a table of 2^bits rows.
[[nodiscard]] constexpr std::uint32_t row_of(std::uint64_t key, std::uint32_t bits) {
    return static_cast<std::uint32_t>((key * 0xD6E8FEB86659FD93ULL) >> (64U - bits));
}

}  // namespace counterclaim::syntax
