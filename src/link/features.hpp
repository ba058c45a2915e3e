#pragma once

#include "link/claim_key.hpp"

#include <counterclaim/claim.hpp>
#include <counterclaim/wars.hpp>

#include <array>
#include <cstdint>
#include <limits>
#include <string_view>

namespace counterclaim::link {

inline constexpr std::int32_t k_no_day = std::numeric_limits<std::int32_t>::min();

/// A short list of hashed names, sorted; what does not fit is left out (the first names weigh
/// most).
template <std::size_t N>
struct HashSet {
    std::array<std::uint32_t, N> items{};
    std::uint8_t count = 0;

    void add(std::uint32_t item);
    [[nodiscard]] bool empty() const { return count == 0; }
    [[nodiscard]] int common(const HashSet& other) const;
    friend bool operator==(const HashSet&, const HashSet&) = default;
};

struct PlaceFeature {
    float latitude = 0;
    float longitude = 0;
    float radius_km = 0;
    std::uint32_t id = 0;  ///< hash of name and part, equal for equal places
    friend bool operator==(const PlaceFeature&, const PlaceFeature&) = default;
};

struct FigureFeature {
    QuantityKind kind = QuantityKind::killed;
    PersonClass person_class = PersonClass::unknown;
    std::int32_t low = -1;  ///< -1: open
    std::int32_t high = -1;
    friend bool operator==(const FigureFeature&, const FigureFeature&) = default;
};

/// A claim as linking sees it: fixed size, no heap, so that millions stay in memory.
struct ClaimFeatures {
    CanonicalKey key;
    std::uint64_t signature =
        0;  ///< equal for claims of one article set that say the same thing in the same slots
    ClaimType type = ClaimType::armed_clash;
    Polarity polarity = Polarity::affirmed;
    Modality modality = Modality::actual;
    Role role = Role::unknown;
    bool day_assumed = false;  ///< no time given: the days before it was said stand in
    std::int32_t from = k_no_day;
    std::int32_t to = k_no_day;
    std::uint8_t place_count = 0;
    std::uint8_t figure_count = 0;
    std::array<PlaceFeature, 5> places{};
    std::array<FigureFeature, 4> figures{};
    HashSet<4> claimant;
    HashSet<4> actor;
    HashSet<4> target;
    HashSet<16> words;
};

/// Makes features of claims. Holds the wars only to know which parties stand together.
class FeatureMaker {
public:
    explicit FeatureMaker(const Wars& wars) : m_wars(wars) {}
    /// `evidence` is the text the claim rests on; empty is allowed and leaves words out of the
    /// score.
    [[nodiscard]] ClaimFeatures make(const Claim& claim, std::string_view evidence) const;

private:
    const Wars& m_wars;
};

}  // namespace counterclaim::link
