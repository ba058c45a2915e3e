#pragma once

#include "claim/coreference.hpp"
#include "claim/speech.hpp"

#include <counterclaim/claim.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace counterclaim::claim {

/// "Responsibility", "credit": a noun for what whoever claims it says he did.
[[nodiscard]] bool answers_for_deed(const SentenceView& view, int noun);

/// "The mayor accuses the militia", with no word of what: the deed told last is laid at its door.
/// Gives that claim again, in the mouth of `claimant` and with the accused as its actor; nothing
/// where `speech` is no such accusation, names no party, or follows no act of force. `claims` from
/// `first` on are those of the sentence.
[[nodiscard]] std::optional<Claim> bare_accusation(const SentenceView& view, const Speech& speech,
                                                   const std::vector<Claim>& claims,
                                                   std::size_t first, const Claimant& claimant,
                                                   const Coreference& coreference);

/// "The group claimed responsibility", "la responsabilité a été revendiquée par le groupe": the
/// deed told last is owned by who speaks. Nothing where `speech` owns none, or the deed is
/// another's.
[[nodiscard]] std::optional<Claim> bare_responsibility(const SentenceView& view,
                                                       const Speech& speech,
                                                       const std::vector<Claim>& claims,
                                                       std::size_t first, const Claimant& claimant);

}  // namespace counterclaim::claim
