#include "where/place_kind.hpp"

#include <array>
#include <cstddef>

namespace counterclaim::where {
namespace {

constexpr std::array<std::string_view, 17> k_names{
    "other",    "country", "region", "district", "settlement", "neighbourhood",
    "water",    "height",  "island", "area",     "airport",    "base",
    "crossing", "dam",     "road",   "camp",     "building"};

}  // namespace

std::string_view to_string(Kind kind) {
    const auto index = static_cast<std::size_t>(kind);
    return index < k_names.size() ? k_names[index] : k_names[0];
}

std::optional<Kind> parse_kind(std::string_view name) {
    for (std::size_t i = 0; i < k_names.size(); ++i) {
        if (k_names[i] == name) { return static_cast<Kind>(i); }
    }
    return std::nullopt;
}

PlacePrecision precision_of(Kind kind) {
    switch (kind) {
        case Kind::country:
            return PlacePrecision::country;
        case Kind::region:
            return PlacePrecision::region;
        case Kind::district:
            return PlacePrecision::district;
        case Kind::settlement:
        case Kind::neighbourhood:
            return PlacePrecision::settlement;
        case Kind::water:
        case Kind::height:
        case Kind::island:
        case Kind::area:
        case Kind::road:
            return PlacePrecision::area;
        case Kind::other:
            return PlacePrecision::unknown;
        default:
            return PlacePrecision::point;
    }
}

}  // namespace counterclaim::where
