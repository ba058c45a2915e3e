// The war of a text too short to give it away by its words: who fights in it, and where.

#include "who/conflicts.hpp"

#include <algorithm>

namespace counterclaim::who {
namespace {

bool holds(const std::vector<std::string>& names, const std::vector<std::string>& party) {
    return std::any_of(party.begin(), party.end(), [&](const std::string& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    });
}

/// What a text names of a war: its sides, and places where it is fought.
struct Signs {
    int sides = 0;
    int places = 0;
    bool foreign = false;  ///< a side is named that is not the state the place lies in
    bool force = false;    ///< an army or armed group is said to be of a side
    bool group = false;    ///< an armed group is named that fights in it
};

constexpr int k_sure = 2;
constexpr double k_named_score = 0.8;  // a name or adjective says whose

/// How surely a name is that of a place where the war is fought; 0 where it cannot be. The
/// adjective of an army draws a name that several places bear into the army's own country, so that
/// the others count too; the name of a whole country is more often that of a party.
int lies_in_war(const PlaceMention& place, const ConflictProfile& profile) {
    if (place.use != PlaceUse::location || profile.countries.empty()) { return 0; }
    const auto lies_there = [&](const PlaceCandidate& one) {
        return one.place.country == profile.countries.front() &&
               one.place.precision != PlacePrecision::country;
    };
    const auto& candidates = place.candidates;
    if (place.resolved && lies_there(candidates.front())) { return k_sure; }
    return std::any_of(candidates.begin(), candidates.end(), lies_there) ? 1 : 0;
}

Signs signs_of(const Reading& reading, const ConflictProfile& profile) {
    Signs signs;
    std::vector<std::string> states;
    for (const auto& place : reading.places) {
        const int sure = lies_in_war(place, profile);
        signs.places += sure;
        if (sure == k_sure) { states.push_back(place.state); }
    }
    for (const auto& side : profile.sides) {
        bool named = false;
        for (const auto& actor : reading.actors) {
            if (actor.kind == ActorKind::outlet || !holds(side.parties, actor.party)) { continue; }
            const bool group = actor.kind == ActorKind::armed_group;
            named = true;
            signs.group = signs.group || group;
            signs.force = signs.force || group ||
                          (actor.kind == ActorKind::armed_force && actor.score >= k_named_score);
        }
        if (!named) { continue; }
        ++signs.sides;
        signs.foreign = signs.foreign || !holds(side.parties, states);
    }
    return signs;
}

}  // namespace

const ConflictProfile* Conflicts::choose_by_parties(const Reading& reading) const {
    const ConflictProfile* best = nullptr;
    int most = 0;
    const auto& day = reading.article.published.day;
    for (const auto& profile : m_profiles) {
        if (day && !profile.time.overlaps({day, day})) { continue; }
        const auto signs = signs_of(reading, profile);
        const bool open_war = day && open_fighting(profile, *day) != nullptr;
        const bool fought_there =
            signs.places > 0 && signs.sides > 0 && (signs.foreign || (open_war && signs.force));
        if (!fought_there && !signs.group) { continue; }
        constexpr int k_side_weight = 10;
        const int score = (k_side_weight * signs.sides) + signs.places;
        if (score == most) { best = nullptr; }  // as well another
        if (score <= most) { continue; }
        best = &profile;
        most = score;
    }
    return best;
}

}  // namespace counterclaim::who
