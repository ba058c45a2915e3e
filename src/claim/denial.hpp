#pragma once

#include "claim/occurrence.hpp"
#include "claim/speech.hpp"

#include <counterclaim/claim.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace counterclaim::claim {

/// A word of saying of a sentence that may deny what was claimed before.
struct Denial {
    const SentenceView& view;
    const std::vector<Speech>& speeches;  ///< all of the sentence
    const Speech& speech;
    std::size_t first;  ///< claims from here on are the sentence's
};

/// "A accused B of X, which B denied", "Azerbaijan denied it", "'This is false', Kigali said": it
/// denies, and nothing claimed in its sentence is what it denies.
[[nodiscard]] bool answers_before(const Denial& denial, const std::vector<Claim>& claims);

/// "Rights groups accuse the army of shelling the camp, an accusation it denies": where a pronoun
/// was taken for whoever accuses, the token of the accused; `k_no_token` elsewhere.
[[nodiscard]] int accused_in(const Denial& denial, const std::vector<Claim>& claims,
                             const Claimant& claimant);

/// The claim before that `claimant` so denies, once more in his mouth; none if there is none.
[[nodiscard]] std::optional<Claim> denied_by(const Denial& denial, const std::vector<Claim>& claims,
                                             const Claimant& claimant);

/// "It had played no role in the raid", "has nothing to do with the attack", "n'avoir joué aucun
/// rôle": the word of the clause whose subject has no part in a deed that a noun names; `k_no_token`
/// where none says so.
[[nodiscard]] int says_no_part_in(const SentenceView& view, const Occurrence& occurrence);

/// "Denied any involvement", "nie toute ingérence": it was none of his doing.
[[nodiscard]] bool denies_part(const SentenceView& view, const Speech& speech);

/// "Kyiv accused Russia of shelling the town, which Moscow denied", "…, a charge the ministry
/// denied": what another has said in the sentence is denied, and stays his word.
[[nodiscard]] bool answers_another(const SentenceView& view, const std::vector<Speech>& speeches,
                                   const Speech& denial);

}  // namespace counterclaim::claim
