// What the claims of an article decide about each other once all are read.

#include "claim/completion.hpp"
#include "claim/participant.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// "There was no ceasefire" where the article knows of one in force says that it is broken.
void read_broken_truces(std::vector<Claim>& claims) {
    const bool in_force = std::any_of(claims.begin(), claims.end(), [](const Claim& claim) {
        return claim.type == ClaimType::ceasefire && claim.polarity == Polarity::affirmed &&
               claim.modality == Modality::actual;
    });
    for (auto& claim : claims) {
        const bool absent = claim.type == ClaimType::ceasefire &&
                            claim.polarity == Polarity::denied &&
                            claim.modality == Modality::actual;
        if (!in_force || !absent) { continue; }
        claim.type = ClaimType::ceasefire_violation;
        claim.polarity = Polarity::affirmed;
    }
}

/// People in the street speak for themselves, not for the state they live in.
void part_crowds_from_states(const Reading& reading, std::vector<Claim>& claims) {
    for (auto& claim : claims) {
        if (claim.type != ClaimType::protest || !claim.actor) { continue; }
        const bool crowd = std::any_of(
            reading.actors.begin(), reading.actors.end(), [&](const ActorMention& actor) {
                return actor.kind == ActorKind::people && actor.civilian &&
                       actor.span.overlaps(claim.actor->span);
            });
        if (crowd) { claim.actor->party.clear(); }
    }
}

/// Two tellings of one deed: of one kind, on one day, at one place.
bool same_deed(const Claim& a, const Claim& b) {
    if (a.type != b.type || a.places.empty() || b.places.empty()) { return false; }
    if (a.time.interval.open() || a.time.interval != b.time.interval) { return false; }
    const auto& here = a.places.front().place;
    const auto& there = b.places.front().place;
    const bool exact = here && (here->precision == PlacePrecision::point ||
                                here->precision == PlacePrecision::settlement);
    return exact && there && here->id == there->id && !here->id.empty();
}

bool is_deed(const Claim& claim) {
    return claim.modality == Modality::actual && claim.polarity == Polarity::affirmed;
}

/// Somebody else's deed at that place on that day: then it is not sure whose an unnamed one is.
bool others_act_there(const std::vector<Claim>& claims, const Claim& open,
                      const Participant& actor) {
    return std::any_of(claims.begin(), claims.end(), [&](const Claim& claim) {
        if (!is_violent(claim.type) || !known(claim.actor) || !is_deed(claim)) { return false; }
        auto alike = claim;
        alike.type = open.type;
        return same_deed(open, alike) && !overlap(claim.actor->party, actor.party);
    });
}

/// What the other tellings of its deed say of a slot, if they all say the same.
const Participant* agreed(const std::vector<Claim>& claims, const Claim& open,
                          std::optional<Participant> Claim::*slot) {
    const Participant* found = nullptr;
    for (const auto& claim : claims) {
        if (!known(claim.*slot) || !is_deed(claim) || !same_deed(open, claim)) { continue; }
        if (found != nullptr && !overlap(found->party, (claim.*slot)->party)) { return nullptr; }
        if (found == nullptr) { found = &*(claim.*slot); }
    }
    return found;
}

}  // namespace

void share_article_roles(std::vector<Claim>& claims) {
    const auto before = claims;
    for (auto& claim : claims) {
        if (!is_deed(claim) || !is_violent(claim.type)) { continue; }
        for (const auto slot : {&Claim::actor, &Claim::target}) {
            if (known(claim.*slot)) { continue; }
            const auto* other = agreed(before, claim, slot);
            if (other == nullptr) { continue; }
            if (slot == &Claim::actor && others_act_there(before, claim, *other)) { continue; }
            const auto against = slot == &Claim::actor ? &Claim::target : &Claim::actor;
            if (known(claim.*against) && overlap((claim.*against)->party, other->party)) {
                continue;
            }
            if (!(claim.*slot)) { claim.*slot = Participant{}; }
            (claim.*slot)->party = other->party;
        }
    }
}

void complete_article(const Reading& reading, const PlaceContext& places,
                      std::vector<Claim>& claims) {
    settle_places(places, reading, claims);
    part_crowds_from_states(reading, claims);
    read_broken_truces(claims);
}

}  // namespace counterclaim::claim
