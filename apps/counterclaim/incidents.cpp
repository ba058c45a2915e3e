#include "incidents.hpp"

#include "scored_claim.hpp"

#include <algorithm>

namespace counterclaim::app {
namespace {

std::string type_of(const Claim& claim) {
    switch (claim.type) {
        case ClaimType::armed_clash:
        case ClaimType::shelling:
        case ClaimType::casualty_toll:
            return "ATTACK";
        case ClaimType::air_strike:
        case ClaimType::explosion:
            return "BOMBING";
        case ClaimType::violence_against_civilians:
            return claim.subtype == "abduction" ? "KIDNAPPING" : "ATTACK";
        case ClaimType::property_destruction:
            return claim.subtype == "looting" ? "ROBBERY" : "ARSON";
        default:
            return {};
    }
}

void add_slots(const Claim& claim, ReadIncident& incident) {
    if (!incident.date.from) { incident.date = claim.time.interval; }
    for (const auto& place : claim.places) {
        incident.places.insert(fold_name(place.text));
        if (!place.place) { continue; }
        incident.places.insert(fold_name(place.place->name));
        incident.wider_places.insert(fold_name(place.place->parents));
    }
    if (claim.actor) {
        incident.actors.insert(fold_name(claim.actor->text));
        for (const auto& party : claim.actor->party) { incident.actors.insert(fold_name(party)); }
    }
    for (const auto& quantity : claim.quantities) {
        const bool dead = quantity.kind == QuantityKind::killed;
        const bool hurt = quantity.kind == QuantityKind::wounded;
        if (!dead && !hurt && quantity.kind != QuantityKind::captured) { continue; }
        if (quantity.low && *quantity.low > 0) { incident.victims.insert(*quantity.low); }
        const bool none = quantity.high && *quantity.high == 0;
        incident.deaths = incident.deaths || (dead && !none);
        incident.injuries = incident.injuries || (hurt && !none);
    }
}

bool same_places(const ReadIncident& incident, const Claim& claim) {
    if (incident.places.empty() || claim.places.empty()) { return true; }
    return std::any_of(claim.places.begin(), claim.places.end(), [&](const ClaimPlace& place) {
        return incident.places.contains(fold_name(place.text)) ||
               (place.place && incident.places.contains(fold_name(place.place->name)));
    });
}

ReadIncident* incident_for(const Claim& claim, const std::string& type,
                           std::vector<ReadIncident>& incidents) {
    for (auto at = incidents.rbegin(); at != incidents.rend(); ++at) {
        const bool toll = claim.type == ClaimType::casualty_toll;
        if ((at->type == type || toll) && same_places(*at, claim) &&
            at->date.overlaps(claim.time.interval)) {
            return &*at;
        }
    }
    return nullptr;
}

}  // namespace

std::vector<ReadIncident> incidents_of(const std::vector<Reading>& readings) {
    std::vector<ReadIncident> incidents;
    for (const auto& reading : readings) {
        for (const auto& claim : reading.claims) {
            const auto type = type_of(claim);
            if (type.empty() || claim.polarity == Polarity::denied ||
                claim.modality == Modality::future || claim.modality == Modality::demanded) {
                continue;
            }
            auto* incident = incident_for(claim, type, incidents);
            if (incident == nullptr) {
                incident = &incidents.emplace_back();
                incident->type = type;
            }
            add_slots(claim, *incident);
        }
    }
    return incidents;
}

}  // namespace counterclaim::app
