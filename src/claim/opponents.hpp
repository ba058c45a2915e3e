#pragma once

#include <counterclaim/claim.hpp>
#include <counterclaim/conflict.hpp>

namespace counterclaim::claim {

/// In a war whoever is shelled, driven back or loses a place is the other side's: fills the party
/// of a target that is named without one, and of an actor that must be the other side. In a war of
/// more than two sides only the side at home is told from the others: what its enemies strike is
/// its own.
void fill_opponents(const ConflictProfile* profile, Claim& claim);

}  // namespace counterclaim::claim
