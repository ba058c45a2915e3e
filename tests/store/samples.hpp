#pragma once

#include "store/store.hpp"

#include <counterclaim/document.hpp>
#include <counterclaim/reading.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::test {

/// A name for a claim that is good enough for tests: FNV-1a over what tells claims of one article
/// apart.
[[nodiscard]] inline std::uint64_t identify(const Claim& claim) {
    std::uint64_t hash = 14695981039346656037ULL;
    const auto add = [&hash](std::string_view text) {
        for (const char letter : text) {
            hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211ULL;
        }
    };
    add(claim.article);
    add(std::to_string(claim.evidence.begin));
    add(std::to_string(claim.evidence.end));
    add(to_string(claim.type));
    add(to_string(claim.polarity));
    add(claim.claimant.text);
    return hash;
}

[[nodiscard]] inline Date day(int year, unsigned month, unsigned of_month) {
    return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(of_month);
}

/// The span of the first `words` in `text`.
[[nodiscard]] inline Span find(std::string_view text, std::string_view words) {
    const auto at = static_cast<std::uint32_t>(text.find(words));
    return {at, at + static_cast<std::uint32_t>(words.size())};
}

[[nodiscard]] inline Place hadrut() {
    Place place;
    place.id = "gn:585223";
    place.name = "Hadrut";
    place.kind = "settlement";
    place.country = "AZ";
    place.parents = "Khojavend, Azerbaijan";
    place.latitude = 39.5200;
    place.longitude = 47.0317;
    place.radius_km = 1.5;
    place.population = 4100;
    place.precision = PlacePrecision::settlement;
    return place;
}

[[nodiscard]] inline Place fizuli() {
    Place place = hadrut();
    place.id = "gn:586087";
    place.name = "Fizuli";
    place.latitude = 39.6009;
    place.longitude = 47.1453;
    return place;
}

/// One document with one article of two sentences and two claims, every field of every value set.
struct Sample {
    Document document;
    std::vector<Reading> readings;
};

[[nodiscard]] Sample full_sample();

/// A plain document with one claim, for tests of queries: who says on which day what about where.
struct Said {
    std::string id;
    Date said;
    std::string claimant;
    ClaimType type = ClaimType::capture;
    std::optional<Place> place;
    DateInterval happened;
    std::string sentence;
    std::string language = "en";
};
[[nodiscard]] Sample sample_of(const Said& said);

}  // namespace counterclaim::test
