#include "where/container.hpp"

#include <algorithm>

namespace counterclaim::where {
namespace {

constexpr std::uint32_t k_sentences_back = 4;

}  // namespace

bool may_hold(const PlaceDraft& outer, bool urban) {
    if (!outer.resolved || outer.guesses.empty() || outer.is_unlisted ||
        outer.use == PlaceUse::part || outer.direction != Direction::none) {
        return false;
    }
    const auto& best = outer.guesses.front().facts;
    if (!urban) { return best.kind == Kind::region || best.kind == Kind::district; }
    return best.kind == Kind::settlement &&
           (best.population >= k_city_people || (best.flags & format::k_curated) != 0);
}

const PlaceDraft* container(const ArticleWords& words, const std::vector<PlaceDraft>& drafts,
                            std::size_t word, bool urban) {
    const auto after = static_cast<std::size_t>(
        std::lower_bound(drafts.begin(), drafts.end(), word,
                         [](const PlaceDraft& draft, std::size_t at) { return draft.first < at; }) -
        drafts.begin());
    for (auto i = after; i < drafts.size() && words.same_sentence(word, drafts[i].first); ++i) {
        if (drafts[i].first != word && may_hold(drafts[i], urban)) { return &drafts[i]; }
    }
    const auto sentence = words.info[word].sentence;
    for (auto i = after; i-- > 0;) {
        if (sentence - words.info[drafts[i].first].sentence > k_sentences_back) { break; }
        if (may_hold(drafts[i], urban)) { return &drafts[i]; }
    }
    return nullptr;
}

bool is_only_known_one(const PlaceDraft& draft, const Guess& guess) {
    constexpr std::uint32_t k_hamlet_people = 1000;
    constexpr std::uint32_t k_region_people = 50000;
    return guess.facts.kind == Kind::region && guess.facts.population >= k_region_people &&
           std::all_of(draft.guesses.begin(), draft.guesses.end(), [](const Guess& other) {
               const bool hamlet =
                   other.facts.kind == Kind::settlement && other.facts.population < k_hamlet_people;
               return is_unit(other.facts.kind) || hamlet;  // not "mer Rouge"
           });
}

bool is_region_named_by_hand(const Guess& guess) {
    return guess.facts.kind == Kind::region && (guess.facts.flags & format::k_curated) != 0 &&
           (guess.flags & (format::k_shortened | format::k_bare)) == 0;
}

}  // namespace counterclaim::where
