#include "claim/retyping.hpp"

#include "claim/phrase.hpp"

#include <algorithm>
#include <utility>

namespace counterclaim::claim {
namespace {

/// The words that may stand for a truce as well as for giving oneself up.
bool lays_down_arms(const Lexicon& lexicon, const Frame& frame) {
    const auto& frames = lexicon.frames_of(frame.phrase.head);
    return std::any_of(frames.begin(), frames.end(), [&](const Frame* other) {
        return other->type == ClaimType::ceasefire && other->upos == frame.upos &&
               !other->phrase.others.empty() && other->phrase.others == frame.phrase.others;
    });
}

}  // namespace

void retype(const Status& status, const Occurrence& occurrence, Claim& claim) {
    const bool taking = claim.type == ClaimType::capture || claim.type == ClaimType::advance;
    if (status.attempted && taking) { claim.type = ClaimType::armed_clash; }
    const bool asked = status.modality == Modality::demanded || status.modality == Modality::future;
    const bool told_to_end = occurrence.nominal || status.modality == Modality::demanded;
    if (status.ended && asked && told_to_end && is_violent(claim.type)) {
        claim.type = ClaimType::ceasefire;
        claim.polarity = Polarity::affirmed;
    }
    // "called on them to stop supplying weapons": asked for is that it end
    const bool ended_support =
        claim.type == ClaimType::military_support || claim.type == ClaimType::sanction;
    if (status.ended && status.modality == Modality::demanded && ended_support &&
        status.polarity == Polarity::affirmed) {
        claim.polarity = Polarity::denied;
    }
    const bool kept = status.kept || (occurrence.frame->upos == Upos::verb && status.keeps);
    if (claim.type == ClaimType::ceasefire && kept && status.polarity == Polarity::denied) {
        claim.type = ClaimType::ceasefire_violation;
        claim.polarity = Polarity::affirmed;
    }
}

void take_as_demand(const SentenceView& view, const Occurrence& occurrence, Claim& claim) {
    if (claim.modality != Modality::demanded) { return; }
    // "urged the rebels to halt the offensive": their own
    if (claim.type == ClaimType::repulse && has_cue(view, occurrence.token, CueKind::ended)) {
        claim.type = ClaimType::ceasefire;
        claim.target.reset();
    }
    // "called on both to lay down their arms"
    if (claim.type == ClaimType::detention && lays_down_arms(*view.lexicon, *occurrence.frame)) {
        claim.type = ClaimType::ceasefire;
        claim.actor = std::exchange(claim.target, std::nullopt);
    }
    // nobody calls on himself for a truce
    const bool own_call = claim.type == ClaimType::ceasefire && claim.actor &&
                          !claim.actor->joint && !claim.actor->span.empty() &&
                          claim.actor->span.overlaps(claim.claimant.span);
    if (own_call) { claim.actor.reset(); }
}

}  // namespace counterclaim::claim
