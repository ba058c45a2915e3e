// The country that a text means by "the country", "the capital", "in the north".

#include "where/countries_meant.hpp"

namespace counterclaim::where {
namespace {

constexpr std::uint32_t k_sentences_back = 4;

/// "Kostania's president", "the army of Kostania": a state that has or does something.
bool is_possessor(const ArticleWords& words, const PlaceDraft& draft) {
    const auto after = draft.last + 1;
    return draft.full_last == draft.last && words.same_sentence(draft.last, after) &&
           words.is_possessive_mark(after);
}

}  // namespace

bool is_antecedent(const PlaceDraft& draft) {
    return draft.resolved && !draft.guesses.empty() && draft.use != PlaceUse::part &&
           draft.use != PlaceUse::reporter;
}

std::uint16_t country_meant(const ArticleWords& words, const std::vector<PlaceDraft>& drafts,
                            const std::vector<Demonym>& demonyms, const CountriesMeant& countries,
                            std::size_t next, std::size_t word) {
    // "sent its police into the country", "Russia gained ground in the east": not the one that acts
    const auto is_location = [&](const PlaceDraft& draft) {
        const auto& facts = draft.guesses.front().facts;
        return facts.kind == Kind::country && countries.may_be(facts.country) &&
               draft.use == PlaceUse::location;
    };
    const auto* here = last_before(words, drafts, next, word, 0, [&](const PlaceDraft& draft) {
        return is_location(draft) && !is_possessor(words, draft);
    });
    if (here != nullptr) { return here->guesses.front().facts.country; }
    const auto* named = last_before(words, drafts, next, word, k_sentences_back, is_location);
    const auto after =
        std::lower_bound(demonyms.begin(), demonyms.end(), word,
                         [](const Demonym& demonym, std::size_t at) { return demonym.word < at; });
    for (auto demonym = after; demonym != demonyms.begin();) {
        --demonym;
        if (words.info[word].sentence - words.info[demonym->word].sentence > k_sentences_back ||
            (named != nullptr && demonym->word < named->first)) {
            break;
        }
        if (countries.may_be(demonym->country)) { return demonym->country; }
    }
    if (named != nullptr) { return named->guesses.front().facts.country; }
    const auto* inside =
        last_before(words, drafts, next, word, k_sentences_back, [&](const PlaceDraft& draft) {
            const auto country = draft.guesses.front().facts.country;
            return country != 0 && draft.use == PlaceUse::location && countries.may_be(country);
        });
    return inside != nullptr ? inside->guesses.front().facts.country : countries.first();
}

std::uint16_t demonym_beside(const std::vector<Demonym>& demonyms, std::size_t first,
                             std::size_t last) {
    const auto from =
        std::lower_bound(demonyms.begin(), demonyms.end(), first == 0 ? 0 : first - 1,
                         [](const Demonym& demonym, std::size_t at) { return demonym.word < at; });
    for (auto demonym = from; demonym != demonyms.end() && demonym->word <= last + 1; ++demonym) {
        if (demonym->word < first || demonym->word > last) { return demonym->country; }
    }
    return 0;
}

std::uint16_t capital_meant(const ArticleWords& words, const std::vector<PlaceDraft>& drafts,
                            const std::vector<Demonym>& demonyms, const CountriesMeant& countries,
                            std::size_t next, const PlaceDraft& noun) {
    if (const auto beside = demonym_beside(demonyms, noun.first, noun.last); beside != 0) {
        return beside;
    }
    const auto* capital =
        last_before(words, drafts, next, noun.first, k_sentences_back, [](const PlaceDraft& one) {
            return one.use == PlaceUse::location &&
                   (one.guesses.front().facts.flags & format::k_capital_of_country) != 0;
        });
    if (capital != nullptr) { return capital->guesses.front().facts.country; }
    if (const auto first = countries.first(); first != 0) { return first; }
    const auto* place =
        last_before(words, drafts, next, noun.first, k_sentences_back,
                    [](const PlaceDraft& one) { return one.guesses.front().facts.country != 0; });
    return place == nullptr ? std::uint16_t{0} : place->guesses.front().facts.country;
}

}  // namespace counterclaim::where
