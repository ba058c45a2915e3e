#pragma once

#include "claim/view.hpp"

#include <counterclaim/claim.hpp>
#include <counterclaim/conflict.hpp>
#include <counterclaim/reading.hpp>

#include <string>
#include <vector>

namespace counterclaim::claim {

/// In a war whoever is shelled, driven back or loses a place is the other side's: fills the party
/// of a target that is named without one, and of an actor that must be the other side. In a war of
/// more than two sides only the side at home is told from the others: what its enemies strike is
/// its own. Where no profile tells, what an armed group attacks or takes belongs to the state it
/// lies in. What a side says was shot down or driven back, with nobody named, it did itself.
void fill_opponents(const SentenceView& view, const ConflictProfile* profile, Claim& claim);

/// The state that what was struck lies in, or the place of the deed; none where it is open.
[[nodiscard]] const std::string* state_struck(const Reading& reading, const Claim& claim);

/// In a war between countries (`ConflictProfile::between_states`) what is shelled or bombed belongs
/// to the one it lies in, where neither words nor victims say otherwise. Where only one party flies
/// (`air_forces`), air strikes without an owner are its own.
void fill_country_struck(const Reading& reading, const ConflictProfile* profile, Claim& claim);

/// On the day of the claim the war is one between states, each of which holds its own country.
[[nodiscard]] bool fought_between_states(const ConflictProfile& profile, const Claim& claim);

/// Whoever fights these in the war: the other of two sides, or the side at home.
[[nodiscard]] std::vector<std::string> opponents_of(const Reading& reading,
                                                    const ConflictProfile& profile,
                                                    const std::vector<std::string>& party);

}  // namespace counterclaim::claim
