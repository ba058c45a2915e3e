#pragma once

#include "claim/attribution.hpp"
#include "claim/choice.hpp"
#include "claim/claim_places.hpp"
#include "claim/claim_times.hpp"
#include "claim/occurrence.hpp"
#include "claim/roles.hpp"
#include "claim/telling.hpp"

#include <counterclaim/claim.hpp>
#include <counterclaim/conflict.hpp>

#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

namespace counterclaim::claim {

/// What the grammar knew of a claim when it was read, kept until the whole article is known.
struct Told {
    std::size_t sentence = 0;
    Occurrence occurrence;
    Roles roles;
    Attribution attribution;
    Telling telling;
};

/// By where the trigger begins in the article's text.
using ToldClaims = std::map<std::uint32_t, Told>;

/// What an article offers for choosing a slot.
struct ArticleOffers {
    const Reading& reading;
    const std::vector<SentenceView>& views;
    const ConflictProfile* profile;
    const ToldClaims& told;
    const ChoiceWeights& weights;
    ChoiceLog* log;  ///< null unless somebody fits the weights
};

/// The coarse kind of an occurrence, a trait of its claims: places of talks are found otherwise
/// than those of a shelling.
[[nodiscard]] std::string_view kind_of(ClaimType type);

/// The cue that tells how many sentences before a claim an option was named.
[[nodiscard]] std::string_view distance_cue(std::size_t sentences);

/// For `counterclaim explain`: which option won over what the rules found, and by which cues.
[[nodiscard]] Reason reason_of(const Choice& choice, std::size_t option);

/// Of a slot with fitted weights the option that they prefer; none where there are no weights.
/// Writes the choice down where somebody fits. `fill(claim, i)` fills the slot by option `i`.
template <typename Fill>
void choose(const ArticleOffers& article, Choice&& choice, Claim& claim, const Fill& fill) {
    if (article.log != nullptr) {
        ChoiceRecord record;
        for (std::size_t i = 0; i < choice.options.size(); ++i) {
            record.filled.push_back(claim);
            fill(record.filled.back(), i);
        }
        record.choice = choice;
        article.log->push_back(std::move(record));
    }
    if (article.weights.empty(choice.slot)) { return; }
    const auto best = article.weights.sure(choice);
    if (!best) { return; }
    fill(claim, *best);
    if (!choice.options[*best].has("rule")) { claim.reasons.push_back(reason_of(choice, *best)); }
}

/// Chooses where each claim happened.
void choose_places(const ArticleOffers& article, const PlaceContext& context,
                   std::vector<Claim>& claims);

/// Chooses who did it and to whom.
void choose_parties(const ArticleOffers& article, std::vector<Claim>& claims);

/// Chooses when it happened.
void choose_times(const ArticleOffers& article, std::vector<Claim>& claims);

}  // namespace counterclaim::claim
