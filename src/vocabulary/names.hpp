#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace counterclaim {

/// Names of an enumeration, in the order of its values. One table serves both directions.
template <typename Enum, std::size_t N>
struct NameTable {
    std::array<std::string_view, N> names;

    [[nodiscard]] constexpr std::string_view name(Enum value) const {
        return names[static_cast<std::size_t>(value)];
    }
    [[nodiscard]] constexpr std::optional<Enum> value(std::string_view name) const {
        for (std::size_t i = 0; i < N; ++i) {
            if (names[i] == name) { return static_cast<Enum>(i); }
        }
        return std::nullopt;
    }
};

}  // namespace counterclaim
