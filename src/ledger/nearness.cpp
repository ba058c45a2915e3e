#include "ledger/nearness.hpp"

#include "link/features.hpp"
#include "vocabulary/distance.hpp"

#include <algorithm>

namespace counterclaim::ledger {

bool is_near(const Place& a, const Place& b, double area_km) {
    if (a.name == b.name) { return true; }
    const double km = distance_km(a.latitude, a.longitude, b.latitude, b.longitude);
    return km <= std::max({a.radius_km, b.radius_km, area_km});
}

bool happens_near(const Claim& claim, const std::optional<Place>& place) {
    if (!place) { return true; }
    bool named = false;
    for (const auto& mention : claim.places) {
        if (!mention.place) { continue; }
        named = true;
        if (is_near(*mention.place, *place)) { return true; }
    }
    return !named;
}

bool is_mediator(const ConflictProfile& war, const std::string& party) {
    const auto& mediators = war.mediators;
    return std::find(mediators.begin(), mediators.end(), party) != mediators.end();
}

std::set<std::string> sides_in(const Book& book, const Claim& claim) {
    std::set<std::string> sides;
    const auto& war = book.profile(claim);
    const auto add = [&](const std::optional<Participant>& participant) {
        if (!participant) { return; }
        for (const auto& name : participant->party) {
            if (!is_mediator(war, name)) { sides.insert(side_of(war, name)); }
        }
    };
    add(claim.actor);
    add(claim.target);
    return sides;
}

bool share(const std::set<std::string>& a, const std::set<std::string>& b) {
    if (a.empty() || b.empty()) { return true; }
    return std::any_of(a.begin(), a.end(),
                       [&](const std::string& name) { return b.contains(name); });
}

}  // namespace counterclaim::ledger
