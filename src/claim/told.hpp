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

#include <algorithm>
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

/// What a claim's own sentence fills a slot with: it may fill that of the claims around it.
template <typename Value>
struct Anchor {
    std::size_t sentence;
    ClaimType type;
    Value value;
};

/// Which of the anchors before a claim are offered to it.
struct AnchorReach {
    std::size_t sentences;  ///< so far back
    std::size_t count;      ///< so many values, and the last of a claim of the same type
    bool own_sentence;      ///< also those of the claim's sentence
};

/// Offers the anchors before a claim, and the next one of its type behind it. `option(value)` gives
/// the option of a value, made where it is not there yet. `anchors` are in the order of the text.
template <typename Value, typename OptionOf>
void offer_anchors(const ArticleOffers& article, const std::vector<Anchor<Value>>& anchors,
                   const AnchorReach& reach, const Claim& claim, const Told& told,
                   const OptionOf& option) {
    const auto block_of = [&](std::size_t sentence) {
        return article.views[sentence].sentence().block;
    };
    std::size_t found = 0;
    bool same = false;
    for (auto anchor = anchors.rbegin(); anchor != anchors.rend(); ++anchor) {
        if (anchor->sentence > told.sentence) { continue; }
        if (anchor->sentence == told.sentence && !reach.own_sentence) { continue; }
        const auto back = told.sentence - anchor->sentence;
        if (back > reach.sentences) { break; }
        const bool of_type = anchor->type == claim.type;
        if (found >= reach.count && (same || !of_type)) { continue; }
        ChoiceOption& one = option(anchor->value);
        if (!one.has("before")) {
            one.add("before");
            one.add(distance_cue(back));
            if (block_of(told.sentence) == block_of(anchor->sentence)) {
                one.add("same-paragraph");
            }
            if (found == 0) { one.add("last"); }
            ++found;
        }
        if (of_type && !same) {
            one.add("before-same");
            same = true;
        }
    }
    const auto next = std::find_if(anchors.begin(), anchors.end(), [&](const auto& anchor) {
        return anchor.sentence > told.sentence && anchor.type == claim.type;
    });
    if (next == anchors.end()) { return; }
    ChoiceOption& one = option(next->value);
    if (!one.has("after-same")) { one.add("after-same"); }
}

/// Chooses where each claim happened.
void choose_places(const ArticleOffers& article, const PlaceContext& context,
                   std::vector<Claim>& claims);

/// Chooses who did it and to whom.
void choose_parties(const ArticleOffers& article, std::vector<Claim>& claims);

/// Chooses when it happened.
void choose_times(const ArticleOffers& article, std::vector<Claim>& claims);

}  // namespace counterclaim::claim
