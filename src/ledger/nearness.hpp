#pragma once

#include "ledger/book.hpp"

#include <counterclaim/place.hpp>

#include <set>
#include <string>

namespace counterclaim::ledger {

/// How far from a place something may be and still belong to it: its extent, but never less than
/// this.
inline constexpr double k_area_km = 120;

/// Same name, or within the extent of either, or within `area_km`.
[[nodiscard]] bool is_near(const Place& a, const Place& b, double area_km = k_area_km);
/// True if the claim names no place, or one near.
[[nodiscard]] bool happens_near(const Claim& claim, const std::optional<Place>& place);

/// Sides of those who act and those acted upon in the war of the claim; names of its mediators left
/// out.
[[nodiscard]] std::set<std::string> sides_in(const Book& book, const Claim& claim);
[[nodiscard]] bool is_mediator(const ConflictProfile& war, const std::string& party);

/// True if one of the two is empty or they share a member.
[[nodiscard]] bool share(const std::set<std::string>& a, const std::set<std::string>& b);

}  // namespace counterclaim::ledger
