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

/// "Denied any involvement", "nie toute ingérence": it was none of his doing.
[[nodiscard]] bool denies_part(const SentenceView& view, const Speech& speech);

/// The deed told last, in reach, that nobody is named for or that `denier` is said to have done;
/// none if there is none.
[[nodiscard]] const Claim* unclaimed_deed(const std::vector<Claim>& claims, const Claimant& denier);

/// A denial without content of its own: "denied it", "rejected the accusations", "…, which Kyiv has
/// denied", or no object at all. Of "accusations of meddling" it has one.
[[nodiscard]] bool is_bare_denial(const SentenceView& view, const Speech& speech);

/// "'This is false', Kigali said", "called the accusation baseless": what was told before is said
/// to be untrue.
[[nodiscard]] bool calls_untrue(const SentenceView& view, const Speech& speech);

/// "Kyiv accused Russia of shelling the town, which Moscow denied", "…, a charge the ministry
/// denied": what another has said in the sentence is denied, and stays his word.
[[nodiscard]] bool answers_another(const SentenceView& view, const std::vector<Speech>& speeches,
                                   const Speech& denial);

/// "Accused of meddling, he denied it": a charge stands before the denial in its sentence.
[[nodiscard]] bool accuses_before(const std::vector<Speech>& speeches, const Speech& denial);

}  // namespace counterclaim::claim
