#pragma once

#include "claim/attribution.hpp"
#include "claim/status.hpp"

namespace counterclaim::claim {

/// Says for `counterclaim explain` what filled the slots of a claim as its sentence was read.
void explain_slots(const Occurrence& occurrence, const Attribution& attribution,
                   const Status& status, Claim& claim);

}  // namespace counterclaim::claim
