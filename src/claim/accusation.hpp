#pragma once

#include "claim/coreference.hpp"
#include "claim/speech.hpp"

#include <counterclaim/claim.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace counterclaim::claim {

/// "The mayor accuses the militia", with no word of what: the deed told last is laid at its door.
/// Gives that claim again, in the mouth of `claimant` and with the accused as its actor; nothing
/// where `speech` is no such accusation, names no party, or follows no act of force. `claims` from
/// `first` on are those of the sentence.
[[nodiscard]] std::optional<Claim> bare_accusation(const SentenceView& view, const Speech& speech,
                                                   const std::vector<Claim>& claims,
                                                   std::size_t first, const Claimant& claimant,
                                                   const Coreference& coreference);

}  // namespace counterclaim::claim
