#pragma once

#include "claim/view.hpp"

#include <counterclaim/claim.hpp>
#include <counterclaim/conflict.hpp>

namespace counterclaim::claim {

/// In what a side issues, "our units" and forces that nobody is named with are its own, and "the
/// enemy" is whoever fights it: mends who acted and who was struck of a claim in the issuer's word.
void read_as_issued(const SentenceView& view, const Claimant& issuer,
                    const ConflictProfile* profile, Claim& claim);

}  // namespace counterclaim::claim
