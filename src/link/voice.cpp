#include "link/voice.hpp"

#include "text/fold.hpp"

#include <algorithm>

namespace counterclaim::link {
namespace {

std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const auto& name : names) { all += (all.empty() ? "" : "/") + name; }
    return all;
}

/// The one side of the names that the profile knows, as a state's agency speaks for the state
/// ("SANA" or "Syria"); empty where it knows none or puts them on several.
std::string known_side(const std::vector<std::string>& party, const ConflictProfile& profile) {
    std::string known;
    for (const auto& name : party) {
        auto side = side_of(profile, name);
        const bool is_known = std::any_of(profile.sides.begin(), profile.sides.end(),
                                          [&](const auto& one) { return one.name == side; });
        if (!is_known || side == known) { continue; }
        if (!known.empty()) { return {}; }
        known = std::move(side);
    }
    return known;
}

/// The side a claimant speaks for, and the names themselves where the profile puts them on no
/// single side.
std::string side_or_names(const std::vector<std::string>& party, const ConflictProfile& profile) {
    auto side = common_side(profile, party);
    if (side.empty()) { side = known_side(party, profile); }
    return side.empty() ? joined(party) : side;
}

bool own_losses(const Claim& claim, const ConflictProfile& profile, const std::string& side) {
    return std::any_of(claim.quantities.begin(), claim.quantities.end(), [&](const auto& quantity) {
        const bool own = common_side(profile, quantity.party) == side;
        const bool some = quantity.high.value_or(1) > 0;
        const bool of_forces = quantity.person_class == PersonClass::military ||
                               quantity.kind == QuantityKind::destroyed;
        return own && some && of_forces;
    });
}

}  // namespace

Voice voice_of(const Claim& claim, const ConflictProfile& profile, std::string_view source) {
    const auto& claimant = claim.claimant;
    Voice voice;
    voice.role = claimant.role;
    if (claimant.party.empty() && claimant.text.empty()) {
        voice.key = "outlet:" + std::string(source);
        voice.name = "the outlet";
        voice.role = claimant.role == Role::unknown ? Role::outlet : claimant.role;
        return voice;
    }
    if (claimant.party.empty()) {
        // Unnamed people of one text may well be one: a resident, the residents.
        voice.key = claimant.role == Role::observer
                        ? "observer:" + std::string(source)
                        : "words:" + text::fold(claimant.text) + '@' + std::string(source);
        voice.name = claimant.text;
        return voice;
    }
    const auto side = side_or_names(claimant.party, profile);
    if (claimant.role == Role::belligerent) { voice.side = side; }
    voice.key = "party:" + side;
    voice.name = joined(claimant.party);
    return voice;
}

std::string side_of(const std::optional<Participant>& participant, const ConflictProfile& profile) {
    if (!participant || participant->party.empty()) { return {}; }
    return common_side(profile, participant->party);
}

bool is_concession(const Claim& claim, const ConflictProfile& profile) {
    if (claim.claimant.role != Role::belligerent || claim.polarity != Polarity::affirmed ||
        claim.modality != Modality::actual) {
        return false;
    }
    const auto side = common_side(profile, claim.claimant.party);
    if (side.empty()) { return false; }
    const auto actor = side_of(claim.actor, profile);
    const auto target = side_of(claim.target, profile);
    switch (claim.type) {
        case ClaimType::capture:
        case ClaimType::advance:
            return !actor.empty() && actor != side && target == side;
        case ClaimType::withdrawal:
        case ClaimType::ceasefire_violation:
            return actor == side;
        case ClaimType::shelling:
        case ClaimType::air_strike:
        case ClaimType::violence_against_civilians:
            return actor == side || own_losses(claim, profile, side);
        case ClaimType::equipment_loss:
            return target == side;
        case ClaimType::handover:
            return target == side;
        default:
            return own_losses(claim, profile, side);
    }
}

}  // namespace counterclaim::link
