#pragma once

#include "claim/occurrence.hpp"
#include "claim/status.hpp"

namespace counterclaim::claim {

/// What the words around an occurrence make of it: an attempt to take is fighting, a call to
/// end fighting asks for a truce, a truce that is not kept is broken.
void retype(const Status& status, const Occurrence& occurrence, Claim& claim);

/// What is asked for, once it is known of whom and by whom: to end one's own offensive or to lay
/// down arms is a truce, and nobody calls on himself for one.
void take_as_demand(const SentenceView& view, const Occurrence& occurrence, Claim& claim);

}  // namespace counterclaim::claim
