#include "claim/reasons.hpp"

namespace counterclaim::claim {
void explain_slots(const Occurrence& occurrence, const Attribution& attribution,
                   const Status& status, Claim& claim) {
    claim.reasons.push_back({"trigger", claim.trigger, occurrence.because});
    if (claim.actor) {
        claim.reasons.push_back({"actor", claim.actor->span, occurrence.frame->id});
    }
    if (claim.target) {
        claim.reasons.push_back({"target", claim.target->span, occurrence.frame->id});
    }
    if (!attribution.because.empty()) {
        claim.reasons.push_back({"claimant", claim.claimant.span, attribution.because});
    }
    if (!status.because.empty()) {
        claim.reasons.push_back({"modality", claim.trigger, status.because});
    }
    if (!claim.time.span.empty()) {
        claim.reasons.push_back({"time", claim.time.span, "in the sentence"});
    }
    for (const auto& place : claim.places) {
        const bool here = claim.evidence.contains(place.span);
        claim.reasons.push_back(
            {"place", place.span, here ? "in the sentence" : "from a sentence before"});
    }
}

}  // namespace counterclaim::claim
