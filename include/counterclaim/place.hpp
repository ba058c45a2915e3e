#pragma once

#include <counterclaim/span.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim {

/// How finely a place is known; what the map may draw.
enum class PlacePrecision : std::uint8_t {
    unknown,
    point,
    settlement,
    district,
    region,
    country,
    area
};

/// A record of the gazetteer. `id` says whose record it is: "wof:1125938249", "gn:148105",
/// "cc:nagorno-karabakh".
struct Place {
    std::string id;
    std::string name;     ///< usual English name
    std::string kind;     ///< "settlement", "district", "region", "country", "water", "height",
                          ///< "road", "airport", …
    std::string country;  ///< ISO 3166-1 alpha-2, de jure; empty where none
    std::string parents;  ///< names from district to region, for display: "Khojavend, Azerbaijan"
    double latitude = 0;  ///< degrees, WGS 84
    double longitude = 0;
    double radius_km = 0;  ///< extent: 0 for a point
    std::uint64_t population = 0;
    PlacePrecision precision = PlacePrecision::unknown;
    friend bool operator==(const Place&, const Place&) = default;
};

struct PlaceCandidate {
    Place place;
    double score = 0;    ///< 0 … 1, comparable within one mention only
    std::string reason;  ///< the cues that speak for it, for a human
    friend bool operator==(const PlaceCandidate&, const PlaceCandidate&) = default;
};

/// What a place name does where it stands.
enum class PlaceUse : std::uint8_t {
    location,  ///< something is said to be or happen there
    speaker,   ///< a capital or palace that stands for a government: "Baku said"
    reporter,  ///< a dateline, "our correspondent in Goris"
    part,      ///< part of another name: "Minsk Group"
};

/// A place name in a text. `candidates` are sorted best first; `resolved` says that the first is
/// the answer. Unsure stays unresolved with its candidates kept.
struct PlaceMention {
    Span span;
    Span name;         ///< the name alone ("Barda"); for a description ("the town") the noun
    std::string text;  ///< as written, with its head ("la région de Barda")
    PlaceUse use = PlaceUse::location;
    bool resolved = false;
    std::string modifier;  ///< "south of", "12 km from", "hills around"; empty for the place itself
    std::vector<PlaceCandidate> candidates;
    std::string state;  ///< usual name of the state the first lies in; known once actors are read
    friend bool operator==(const PlaceMention&, const PlaceMention&) = default;
};

[[nodiscard]] std::string_view to_string(PlacePrecision precision);
[[nodiscard]] std::string_view to_string(PlaceUse use);

}  // namespace counterclaim
