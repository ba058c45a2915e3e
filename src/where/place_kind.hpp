#pragma once

#include <counterclaim/place.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace counterclaim::where {

/// What a record of the gazetteer is. Stored as a number in the compiled file: append only.
enum class Kind : std::uint8_t {
    other,
    country,
    region,    ///< first-level unit, or a region of a de facto authority
    district,  ///< below the first level, or a first-level unit as small as a district
    settlement,
    neighbourhood,
    water,   ///< sea, lake, river, strait, reservoir
    height,  ///< mountain, range, pass, plateau
    island,
    area,  ///< an extent without borders of its own: Sahel, Donbas, a corridor, a front line
    airport,
    base,
    crossing,
    dam,
    road,
    camp,
    building,  ///< a palace, a plant, a monastery
};

[[nodiscard]] std::string_view to_string(Kind kind);
[[nodiscard]] std::optional<Kind> parse_kind(std::string_view name);
/// How finely a record of this kind is known.
[[nodiscard]] PlacePrecision precision_of(Kind kind);
[[nodiscard]] inline bool is_unit(Kind kind) {
    return kind == Kind::country || kind == Kind::region || kind == Kind::district;
}
[[nodiscard]] inline bool is_inhabited(Kind kind) {
    return kind == Kind::settlement || kind == Kind::neighbourhood;
}

}  // namespace counterclaim::where
