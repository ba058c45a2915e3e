#include "claim_scores.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

// The measure is that of the scorer of the annotated texts, step by step: the same order of pairs,
// the same rounding, so that figures agree to the last digit.

namespace counterclaim::app {
namespace {

constexpr double k_earth_diameter_km = 12742;
constexpr double k_same_place_km = 25;
constexpr double k_half_turn_degrees = 180;

double radians(double degrees) { return degrees * (std::numbers::pi / k_half_turn_degrees); }

double distance_km(const ScoredClaim::Place& a, const ScoredClaim::Place& b) {
    const double p1 = radians(*a.latitude);
    const double p2 = radians(*b.latitude);
    const double north = std::sin((p2 - p1) / 2);
    const double east = std::sin(radians(*b.longitude - *a.longitude) / 2);
    const double h = north * north + std::cos(p1) * std::cos(p2) * east * east;
    return k_earth_diameter_km * std::asin(std::min(1.0, std::sqrt(h)));
}

bool same_place(const ScoredClaim::Place& a, const ScoredClaim::Place& b) {
    if (!a.name.empty() && a.name == b.name) { return true; }
    if (!a.latitude || !a.longitude || !b.latitude || !b.longitude) { return false; }
    return distance_km(a, b) <= k_same_place_km;
}

bool meet(const std::set<std::string>& a, const std::set<std::string>& b) {
    return std::any_of(a.begin(), a.end(), [&](const auto& name) { return b.contains(name); });
}

std::optional<bool> parties_agree(const std::set<std::string>& gold,
                                  const std::set<std::string>& read) {
    if (gold.empty() && read.empty()) { return std::nullopt; }
    return meet(gold, read);
}

std::optional<bool> claimants_agree(const ScoredClaim::Claimant& gold,
                                    const ScoredClaim::Claimant& read) {
    if (gold.role == "observer" && gold.party.empty()) {
        return read.given && (read.role == "observer" || read.role.empty());
    }
    return parties_agree(gold.party, read.party);
}

std::optional<bool> places_agree(const ScoredClaim& gold, const ScoredClaim& read) {
    if (gold.places.empty() && read.places.empty()) { return std::nullopt; }
    for (const auto& a : gold.places) {
        for (const auto& b : read.places) {
            if (same_place(a, b)) { return true; }
        }
    }
    return false;
}

std::optional<bool> days_agree(const ScoredClaim& gold, const ScoredClaim& read) {
    if (gold.from.empty() && read.from.empty()) { return std::nullopt; }
    if (gold.from.empty() || read.from.empty()) { return false; }
    const auto& gold_to = gold.to.empty() ? gold.from : gold.to;
    const auto& read_to = read.to.empty() ? read.from : read.to;
    return gold.from <= read_to && read.from <= gold_to;
}

bool overlap(const std::optional<Span>& a, const std::optional<Span>& b) {
    if (!a || !b || a->empty() || b->empty()) { return false; }
    const auto begin = std::max(a->begin, b->begin);
    const auto end = std::min(a->end, b->end);
    return end > begin && 2 * (end - begin) >= std::min(a->length_bytes(), b->length_bytes());
}

int agreement(const ScoredClaim& gold, const ScoredClaim& read) {
    int score = gold.type == read.type ? 2 : 0;
    for (int slot = 0; slot < k_slot_count; ++slot) {
        score += agrees(static_cast<Slot>(slot), gold, read).value_or(false) ? 1 : 0;
    }
    return score;
}

bool counts_for_strict(Slot slot) {
    return slot != Slot::actor && slot != Slot::target && slot != Slot::quantities;
}

}  // namespace

std::optional<bool> agrees(Slot slot, const ScoredClaim& gold, const ScoredClaim& read) {
    switch (slot) {
        case Slot::polarity:
            return gold.polarity == read.polarity;
        case Slot::modality:
            return gold.modality == read.modality;
        case Slot::claimant:
            return claimants_agree(gold.claimant, read.claimant);
        case Slot::actor:
            return parties_agree(gold.actor, read.actor);
        case Slot::target:
            return parties_agree(gold.target, read.target);
        case Slot::place:
            return places_agree(gold, read);
        case Slot::date:
            return days_agree(gold, read);
        case Slot::quantities:
            break;
    }
    if (gold.quantities.empty() && read.quantities.empty()) { return std::nullopt; }
    return gold.quantities == read.quantities;
}

std::vector<Match> match_claims(const ScoredText& text, bool typed) {
    struct Pair {
        int score;
        std::size_t gold, read;
    };
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < text.gold.size(); ++i) {
        for (std::size_t j = 0; j < text.read.size(); ++j) {
            const auto& gold = text.gold[i];
            const auto& read = text.read[j];
            if (overlap(gold.evidence, read.evidence) && (!typed || gold.type == read.type)) {
                pairs.push_back({agreement(gold, read), i, j});
            }
        }
    }
    std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
        return std::tuple(-a.score, a.gold, a.read) < std::tuple(-b.score, b.gold, b.read);
    });
    std::vector<char> gold_used(text.gold.size(), 0);
    std::vector<char> read_used(text.read.size(), 0);
    std::vector<Match> matches;
    for (const auto& pair : pairs) {
        if (gold_used[pair.gold] != 0 || read_used[pair.read] != 0) { continue; }
        gold_used[pair.gold] = read_used[pair.read] = 1;
        matches.emplace_back(pair.gold, pair.read);
    }
    return matches;
}

Rate rate_of(std::size_t found, std::size_t gold, std::size_t read) {
    const auto hits = static_cast<double>(found);
    Rate rate;
    if (read > 0) { rate.precision = hits / static_cast<double>(read); }
    if (gold > 0) { rate.recall = hits / static_cast<double>(gold); }
    const double sum = rate.precision + rate.recall;
    if (sum > 0) { rate.f1 = 2 * rate.precision * rate.recall / sum; }
    return rate;
}

ClaimScores::TypeCount& ClaimScores::type(const std::string& name) {
    for (auto& count : types) {
        if (count.type == name) { return count; }
    }
    return types.emplace_back(TypeCount{name});
}

void ClaimScores::add(const ScoredText& text) {
    ++documents;
    gold += text.gold.size();
    read += text.read.size();
    for (const auto& claim : text.gold) {
        lost += claim.evidence ? 0 : 1;
        ++type(claim.type).gold;
    }
    for (const auto& claim : text.read) { ++type(claim.type).read; }
    detected += match_claims(text, false).size();
    const auto matches = match_claims(text, true);
    typed += matches.size();
    for (const auto& [i, j] : matches) {
        ++type(text.gold[i].type).found;
        bool right = true;
        for (int index = 0; index < k_slot_count; ++index) {
            const auto slot = static_cast<Slot>(index);
            const auto verdict = agrees(slot, text.gold[i], text.read[j]);
            if (!verdict) { continue; }
            auto& count = slots[static_cast<std::size_t>(index)];
            ++count.all;
            count.right += *verdict ? 1 : 0;
            if (counts_for_strict(slot)) { right = right && *verdict; }
        }
        strict += right ? 1 : 0;
    }
}

}  // namespace counterclaim::app
