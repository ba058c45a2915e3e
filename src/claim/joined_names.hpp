#pragma once

#include "claim/roles.hpp"

namespace counterclaim::claim {

/// "The Kostania-Norland war", "a round of Kostania-Norland talks took place": where a hyphen joins
/// two parties before the noun of a mutual act, they are who does it.
void take_joined_names(const SentenceView& view, const Occurrence& occurrence, Roles& roles);

}  // namespace counterclaim::claim
