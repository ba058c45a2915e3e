#include "claim/opponents.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

constexpr int k_none = -1;

bool overlap(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return std::any_of(a.begin(), a.end(), [&](const std::string& one) {
        return std::find(b.begin(), b.end(), one) != b.end();
    });
}

/// The one side these parties stand on.
int side_of(const ConflictProfile& profile, const std::vector<std::string>& party) {
    int found = k_none;
    for (std::size_t i = 0; i < profile.sides.size(); ++i) {
        if (!overlap(party, profile.sides[i].parties)) { continue; }
        if (found != k_none) { return k_none; }  // both sides
        found = static_cast<int>(i);
    }
    return found;
}

int side_of(const ConflictProfile& profile, const std::optional<Participant>& slot) {
    return slot ? side_of(profile, slot->party) : k_none;
}

/// Whoever fights `side`: the other of two, or the side at home.
std::vector<std::string> opponents_of(const ConflictProfile& profile, int side) {
    if (profile.sides.size() == 2) {
        return profile.sides[static_cast<std::size_t>(1 - side)].parties;
    }
    const int home = side_of(profile, profile.home);
    return home == k_none || home == side ? std::vector<std::string>{} : profile.home;
}

bool has_opponents(ClaimType type) {
    switch (type) {
        case ClaimType::armed_clash:
        case ClaimType::shelling:
        case ClaimType::air_strike:
        case ClaimType::capture:
        case ClaimType::advance:
        case ClaimType::repulse:
        case ClaimType::equipment_loss:
        case ClaimType::detention:
            return true;
        default:
            return false;
    }
}

/// Nobody fires at nobody: these have a target even where no word names it.
bool always_has_target(ClaimType type) {
    return type == ClaimType::shelling || type == ClaimType::air_strike ||
           type == ClaimType::capture;
}

bool always_has_actor(ClaimType type) {
    return type == ClaimType::shelling || type == ClaimType::air_strike ||
           type == ClaimType::capture || type == ClaimType::handover;
}

}  // namespace

void fill_opponents(const ConflictProfile* profile, Claim& claim) {
    if (claim.type == ClaimType::deployment && claim.target) {
        // "troops were sent to the border": they are whose they are
        if (!claim.actor || claim.actor->party.empty()) { claim.actor = claim.target; }
        claim.target.reset();
    }
    if (profile == nullptr) { return; }
    const bool handover = claim.type == ClaimType::handover;
    if (!has_opponents(claim.type) && !handover) { return; }
    const int actor = side_of(*profile, claim.actor);
    if (actor != k_none && !handover) {
        const bool open =
            claim.target ? claim.target->party.empty() : always_has_target(claim.type);
        auto others = open ? opponents_of(*profile, actor) : std::vector<std::string>{};
        if (!others.empty()) {
            if (!claim.target) { claim.target = Participant{}; }
            claim.target->party = std::move(others);
        }
    }
    const int target = side_of(*profile, claim.target);
    if (target != k_none && always_has_actor(claim.type) && profile->sides.size() == 2 &&
        (!claim.actor || claim.actor->party.empty())) {
        if (!claim.actor) { claim.actor = Participant{}; }
        claim.actor->party = opponents_of(*profile, target);
    }
}

}  // namespace counterclaim::claim
