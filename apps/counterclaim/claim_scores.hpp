#pragma once

#include "scored_claim.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace counterclaim::app {

/// Whether a slot of an annotated claim and of one as read agree: nothing where both leave it open.
/// Parties agree where one name is shared, places where the name is or they lie within 25 km, days
/// where the intervals meet, quantities where kinds and bounds are the same set. An unnamed
/// observer agrees with any observer.
[[nodiscard]] std::optional<bool> agrees(Slot slot, const ScoredClaim& gold,
                                         const ScoredClaim& read);

/// A claim annotated and the claim read that it is matched with, by index.
using Match = std::pair<std::size_t, std::size_t>;

/// Matches claims one to one whose evidence shares half of the shorter; pairs that agree in most
/// slots first. `typed`: only pairs of the same type.
[[nodiscard]] std::vector<Match> match_claims(const ScoredText& text, bool typed);

/// Precision, recall and their harmonic mean; 0 where they are undefined.
struct Rate {
    double precision = 0, recall = 0, f1 = 0;
};
[[nodiscard]] Rate rate_of(std::size_t found, std::size_t gold, std::size_t read);

/// What comes of comparing texts.
struct ClaimScores {
    struct SlotCount {
        std::size_t right = 0, all = 0;
    };
    struct TypeCount {
        std::string type;
        std::size_t gold = 0, read = 0, found = 0;
    };
    std::size_t documents = 0, gold = 0, read = 0, lost = 0;  ///< lost: evidence not in its text
    std::size_t detected = 0, typed = 0, strict = 0;
    std::array<SlotCount, k_slot_count> slots{};
    std::vector<TypeCount> types;  ///< in the order they are met

    [[nodiscard]] Rate detect_rate() const { return rate_of(detected, gold, read); }
    [[nodiscard]] Rate typed_rate() const { return rate_of(typed, gold, read); }
    [[nodiscard]] Rate strict_rate() const { return rate_of(strict, gold, read); }

    void add(const ScoredText& text);

private:
    TypeCount& type(const std::string& name);
};

}  // namespace counterclaim::app
