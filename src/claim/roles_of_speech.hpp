#pragma once

#include "claim/attribution.hpp"
#include "claim/coreference.hpp"
#include "claim/occurrence.hpp"
#include "claim/roles.hpp"
#include "claim/speech.hpp"

#include <counterclaim/claim.hpp>

#include <vector>

namespace counterclaim::claim {

/// What the words of saying around an occurrence tell of who acts and who is struck: the accused
/// did it, "we" are who speaks, a side denies its own deeds and claims its own gains. `speeches`
/// are those of the sentence, `roles` what its tree gave.
void take_roles_of_speech(const SentenceView& view, const Occurrence& occurrence,
                          const Attribution& attribution, const std::vector<Speech>& speeches,
                          const Roles& roles, const Coreference& coreference, Claim& claim);

/// "Described the raid as a crime", "mentioned the strike": what it is told of is no deed of
/// whoever says so, as it is where somebody claims or announces it.
[[nodiscard]] bool judges_deed(const SentenceView& view, const Occurrence& occurrence,
                               const Attribution& attribution);

/// "The army demanded an inquiry into the shelling", "has not commented on it", "vowed to avenge
/// it": the subject of a word of saying above a deed that a noun names, where the word does not own
/// up to it; `k_no_token` elsewhere.
[[nodiscard]] int speaks_of_deed(const SentenceView& view, const Occurrence& occurrence);

/// "We spoke to the colonel", in the outlet's own words: nobody's talks but the reporter's.
[[nodiscard]] bool is_reporters_own(const SentenceView& view, const Occurrence& occurrence,
                                    const Roles& roles, const Attribution& attribution);

}  // namespace counterclaim::claim
