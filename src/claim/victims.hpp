#pragma once

#include "claim/view.hpp"

#include <counterclaim/claim.hpp>
#include <counterclaim/conflict.hpp>

namespace counterclaim::claim {

/// All places of the claim lie in countries that the war of the article does not touch.
[[nodiscard]] bool lies_elsewhere(const ConflictProfile* profile, const Claim& claim);

/// Whose the people are that were killed or driven out where no word says so: those of the state
/// the place lies in. Nothing where a foreign army or the state itself may have been struck, or the
/// place is open.
void fill_victims(const SentenceView& view, const ConflictProfile* profile, Claim& claim);

/// "The annexation of the peninsula": its name is no party to the war; the state that lost it is.
void fill_loser(const Reading& reading, const ConflictProfile* profile, Claim& claim);

/// "The minister went to Kyiv": whom he visits is the state the place lies in.
void fill_host(const SentenceView& view, Claim& claim);

/// Who reports a deed has neither done nor suffered it: "… told the agency" names no target.
void part_from_reporters(const SentenceView& view, Claim& claim);

/// "They came to kill us": not the state or the office of which the text told last.
void part_from_single(const SentenceView& view, Claim& claim);

}  // namespace counterclaim::claim
