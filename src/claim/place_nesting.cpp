// Which place lies in which, and which are wide enough for a whole war.

#include "claim/claim_places.hpp"
#include "vocabulary/distance.hpp"

#include <algorithm>
#include <string_view>

namespace counterclaim::claim {
namespace {

/// As `Place::kind` has it.
constexpr std::string_view k_settlement = "settlement";

double distance_of(const Place& a, const Place& b) {
    return distance_km(a.latitude, a.longitude, b.latitude, b.longitude);
}

/// "Southern Kostania": the id of a part ends with its direction.
bool is_part(const Place& place) {
    return place.kind == "area" && place.id.find('#') != std::string::npos;
}

}  // namespace

bool lies_in(const Place& inner, const Place& outer) {
    if (inner.id == outer.id) { return false; }
    // "Botod, in the north of the country": no record, so it lies where the text says
    if (inner.kind == k_settlement && inner.precision == PlacePrecision::country) {
        return inner.country == outer.country && outer.kind != k_settlement;
    }
    if (inner.precision == PlacePrecision::country || outer.kind == k_settlement) { return false; }
    if (outer.precision == PlacePrecision::country) { return inner.country == outer.country; }
    // "the east of the region" is one of its parts, of another region's it may be any
    if (is_part(inner) && !is_part(outer)) { return inner.id.starts_with(outer.id + "#"); }
    if (inner.radius_km >= outer.radius_km && inner.radius_km > 0) { return false; }
    if (!inner.country.empty() && !outer.country.empty() && inner.country != outer.country) {
        return false;
    }
    // "Khojavend, Azerbaijan": the units the gazetteer names for it
    for (std::string_view rest = inner.parents; !rest.empty();) {
        const auto comma = rest.find(", ");
        if (rest.substr(0, comma) == outer.name) { return true; }
        rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 2);
    }
    const bool wide = outer.precision == PlacePrecision::region ||
                      outer.precision == PlacePrecision::district ||
                      outer.precision == PlacePrecision::area;
    return wide && distance_of(inner, outer) <= outer.radius_km;
}

bool lies_in_part(const Place& inner, const Place& outer) {
    const bool whole = outer.id.starts_with(inner.id + "#");
    if (!is_part(outer) || is_part(inner) || whole || inner.country != outer.country ||
        inner.precision == PlacePrecision::country) {
        return false;
    }
    // a part is a circle of half the width, and the land it means runs to the border
    constexpr double k_part_reach = 2.6;
    return distance_of(inner, outer) <= outer.radius_km * k_part_reach;
}

bool is_theatre(const PlaceMention& mention) {
    const auto& place = mention.candidates.front().place;
    // "southern Kostania" is one; "south of Kostal" only tells whereabouts
    const bool whole = mention.modifier.empty() || is_part(place);
    return is_coarse(mention) ||
           (place.precision == PlacePrecision::area && whole && place.radius_km >= 20);
}

}  // namespace counterclaim::claim
