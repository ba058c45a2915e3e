// Places that a text describes and does not name: "the town", "the north of the country", "in the
// east", "the front".

#include "where/place_reader.hpp"
#include "where/resolver.hpp"
#include "where/surroundings.hpp"

#include <algorithm>
#include <cmath>

namespace counterclaim::where {
namespace {

constexpr std::uint32_t k_sentences_back = 4;
constexpr std::uint32_t k_thing_sentences_back = 10;  ///< "the corridor" stays the one named

bool joined(const ArticleWords& words, std::size_t word) {
    return word > 0 && words.same_sentence(word, word - 1) && words.word(word).joint != Joint::stop;
}

/// "the town", "the disputed region": a definite word before the noun, or one word further back.
bool has_definite(const ArticleWords& words, std::size_t noun, bool strictly,
                  bool adjective = false) {
    if (!joined(words, noun)) { return false; }
    if (words.phrase_ending_at(noun - 1, Phrase::definite).phrase != nullptr) { return true; }
    return !strictly && noun >= 2 && joined(words, noun - 1) &&
           (adjective || words.word(noun - 1).letter_case == Case::lower) &&
           words.info[noun - 1].phrase == nullptr &&
           words.phrase_ending_at(noun - 2, Phrase::definite).phrase != nullptr;
}

/// "The town of Jeb": a name follows, though we may not know it.
bool heads_name(const ArticleWords& words, std::size_t last) {
    constexpr std::size_t k_links_max = 3;
    bool linked = false;
    for (auto i = last + 1; i <= last + k_links_max && joined(words, i); ++i) {
        if (words.phrase_at(i, Phrase::link) != nullptr && !words.is_capital(i)) {
            linked = true;
            continue;
        }
        // "al-Jarrah": the capital stands behind a small article
        const bool small_article = words.keys.key(i).size() <= 3 && words.same_sentence(i, i + 1) &&
                                   words.word(i + 1).joint == Joint::hyphen &&
                                   words.is_capital(i + 1);
        return linked && (words.is_capital(i) || small_article);
    }
    return false;
}

/// "On the diplomatic front", "le front intérieur": no line on a map.
bool is_figure_of_speech(const ArticleWords& words, const Reading& reading, std::size_t first,
                         std::size_t last) {
    const auto* token = token_at(words, reading, first);
    if (token != nullptr && token->deprel == Deprel::compound) { return true; }
    if (!joined(words, last + 1)) { return false; }
    const auto* next = token_at(words, reading, last + 1);
    return next != nullptr && next->upos == Upos::adj &&
           words.phrase_at(last + 1, Phrase::direction) == nullptr;
}

bool is_antecedent(const PlaceDraft& draft) {
    return draft.resolved && !draft.guesses.empty() && draft.use != PlaceUse::part &&
           draft.use != PlaceUse::reporter;
}

/// The last mention before `next` that passes, at most so many sentences back.
template <typename Passes>
const PlaceDraft* last_before(const ArticleWords& words, const std::vector<PlaceDraft>& drafts,
                              std::size_t next, std::size_t word, std::uint32_t sentences,
                              const Passes& passes) {
    for (auto j = next; j-- > 0;) {
        if (words.info[word].sentence - words.info[drafts[j].first].sentence > sentences) {
            return nullptr;
        }
        if (is_antecedent(drafts[j]) && passes(drafts[j])) { return &drafts[j]; }
    }
    return nullptr;
}

/// The country that "the country" or "in the north" means: the one named or meant last among those
/// the article is about, else its first.
std::uint16_t country_meant(const ArticleWords& words, const std::vector<PlaceDraft>& drafts,
                            const std::vector<Demonym>& demonyms,
                            const std::vector<std::uint16_t>& countries, std::size_t next,
                            std::size_t word) {
    const auto of_article = [&](std::uint16_t country) {
        return countries.empty() ||
               std::find(countries.begin(), countries.end(), country) != countries.end();
    };
    // "sent its police into the country", "Russia gained ground in the east": not the one that acts
    const auto* named =
        last_before(words, drafts, next, word, k_sentences_back, [&](const PlaceDraft& draft) {
            const auto& facts = draft.guesses.front().facts;
            return facts.kind == Kind::country && of_article(facts.country) &&
                   draft.use == PlaceUse::location;
        });
    const auto after =
        std::lower_bound(demonyms.begin(), demonyms.end(), word,
                         [](const Demonym& demonym, std::size_t at) { return demonym.word < at; });
    for (auto demonym = after; demonym != demonyms.begin();) {
        --demonym;
        if (words.info[word].sentence - words.info[demonym->word].sentence > k_sentences_back ||
            (named != nullptr && demonym->word < named->first)) {
            break;
        }
        if (of_article(demonym->country)) { return demonym->country; }
    }
    if (named != nullptr) { return named->guesses.front().facts.country; }
    const auto* inside =
        last_before(words, drafts, next, word, k_sentences_back, [](const PlaceDraft& draft) {
            return draft.guesses.front().facts.country != 0 && draft.use == PlaceUse::location;
        });
    if (inside != nullptr) { return inside->guesses.front().facts.country; }
    return countries.empty() ? std::uint16_t{0} : countries.front();
}

/// "The Ukrainian capital", "la capitale burkinabè".
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

/// The country whose capital "the capital" is: that of the adjective beside it, of the capital
/// named last, of the country the article is about, of the place named last.
std::uint16_t capital_meant(const ArticleWords& words, const std::vector<PlaceDraft>& drafts,
                            const std::vector<Demonym>& demonyms,
                            const std::vector<std::uint16_t>& countries, std::size_t next,
                            const PlaceDraft& noun) {
    if (const auto beside = demonym_beside(demonyms, noun.first, noun.last); beside != 0) {
        return beside;
    }
    const auto* capital =
        last_before(words, drafts, next, noun.first, k_sentences_back, [](const PlaceDraft& one) {
            return one.use == PlaceUse::location &&
                   (one.guesses.front().facts.flags & format::k_capital_of_country) != 0;
        });
    if (capital != nullptr) { return capital->guesses.front().facts.country; }
    if (!countries.empty()) { return countries.front(); }
    const auto* place =
        last_before(words, drafts, next, noun.first, k_sentences_back,
                    [](const PlaceDraft& one) { return one.guesses.front().facts.country != 0; });
    return place == nullptr ? std::uint16_t{0} : place->guesses.front().facts.country;
}

bool is_wide(const PlaceDraft& draft) {
    const auto kind = draft.guesses.front().facts.kind;
    return kind == Kind::region || kind == Kind::district || kind == Kind::area;
}

/// The mention that a description of this kind stands for, capitals and countries apart.
const PlaceDraft* meant(const ArticleWords& words, const std::vector<PlaceDraft>& drafts,
                        std::size_t next, std::size_t word, Head kind) {
    const auto back = is_feature(kind) ? k_thing_sentences_back : k_sentences_back;
    const auto* same = last_before(words, drafts, next, word, back, [&](const PlaceDraft& draft) {
        if (is_feature(kind)) {
            return draft.head == kind || fits_head(kind, draft.guesses.front().facts.kind) > 0;
        }
        const auto& facts = draft.guesses.front().facts;
        return fits_head(kind, facts.kind) > 0 &&
               (kind != Head::settlement || is_inhabited(facts.kind));
    });
    if (same != nullptr || !is_feature(kind) || kind == Head::way) { return same; }
    // "the airport" of the town named last; "the front" of the region the fighting is in
    return last_before(words, drafts, next, word, k_sentences_back, [&](const PlaceDraft& draft) {
        return kind == Head::front ? is_wide(draft)
                                   : is_inhabited(draft.guesses.front().facts.kind);
    });
}

/// "In the north", "dans l'Est" with nothing behind that says of what.
bool is_bare_direction(const ArticleWords& words, const Reading& reading, std::size_t word,
                       bool in_list) {
    const auto* direction = words.phrase_at(word, Phrase::direction);
    if (direction == nullptr || direction->direction_kind == Direction::centre) { return false; }
    const auto* token = token_at(words, reading, word);
    if (token == nullptr || token->deprel == Deprel::compound || token->deprel == Deprel::amod ||
        (token->upos != Upos::noun && token->upos != Upos::propn)) {
        return false;
    }
    // "the West" is a camp of states
    if (direction->direction_kind == Direction::w && words.is_capital(word)) { return false; }
    const auto after = word + words.info[word].phrase_words;
    if (joined(words, after) && after < words.size() &&
        (words.is_capital(after) || words.phrase_at(after, Phrase::link) != nullptr ||
         words.phrase_at(after, Phrase::from) != nullptr)) {
        return false;
    }
    if (!has_definite(words, word, true)) { return false; }
    if (in_list) { return true; }
    const auto definite = words.phrase_ending_at(word - 1, Phrase::definite).first;
    return joined(words, definite) &&
           words.phrase_ending_at(definite - 1, Phrase::located).phrase != nullptr;
}

/// "… and the east": joined by a conjunction to the direction found last.
bool continues_list(const ArticleWords& words, const std::vector<PlaceDraft>& found,
                    std::size_t word) {
    if (found.empty() || word < 2) { return false; }
    const auto last = found.back().full_last;
    return found.back().direction != Direction::none && found.back().first == found.back().last &&
           last + 3 == word && words.same_sentence(last, word) &&
           words.phrase_at(last + 1, Phrase::conj) != nullptr;
}

}  // namespace

std::optional<Guess> PlaceReader::guess_of(std::optional<PlaceIndex> place) const {
    if (!place) { return std::nullopt; }
    Guess guess;
    guess.place = *place;
    guess.facts = m_gazetteer->facts(*place);
    guess.share = 1;
    return guess;
}

void PlaceReader::add_anaphors(const ArticleWords& words, const Reading& reading,
                               const std::vector<Demonym>& demonyms,
                               const std::vector<std::uint16_t>& countries,
                               std::vector<PlaceDraft>& drafts) const {
    std::vector<PlaceDraft> found;
    std::size_t next = 0;
    for (std::size_t i = 1;
         i < words.size() && drafts.size() + found.size() < m_limits->mentions_max; ++i) {
        while (next < drafts.size() && drafts[next].full_first < i) { ++next; }
        const bool covered = next > 0 && drafts[next - 1].full_last >= i;
        PlaceDraft draft;
        draft.first = draft.full_first = i;
        draft.last = draft.full_last = i + std::max<std::size_t>(1, words.info[i].phrase_words) - 1;
        draft.is_anaphor = true;
        draft.use = PlaceUse::location;
        draft.resolved = true;
        if (!covered && is_bare_direction(words, reading, i, continues_list(words, found, i))) {
            // "throughout the Gaza Strip, above all in the north"
            const auto* wide = last_before(words, drafts, next, i, 0, [](const PlaceDraft& place) {
                return place.use == PlaceUse::location && is_wide(place) &&
                       place.direction == Direction::none;
            });
            std::optional<Guess> guess;
            if (wide != nullptr) {
                guess = wide->guesses.front();
            } else {
                guess = guess_of(m_gazetteer->country(
                    country_meant(words, drafts, demonyms, countries, next, i)));
            }
            if (!guess) { continue; }
            draft.guesses = {*guess};
            draft.direction = words.info[i].phrase->direction_kind;
            found.push_back(std::move(draft));
            continue;
        }
        const auto* noun = words.phrase_at(i, Phrase::anaphor);
        if (noun == nullptr || covered || words.is_capital(i) ||
            noun->anaphor_kind == Head::border) {
            continue;
        }
        const auto kind = noun->anaphor_kind;
        // "the Ukrainian capital": an adjective of a country, capital or not
        const bool adjective = demonym_beside(demonyms, i, draft.last) != 0;
        if (!has_definite(words, i, kind == Head::front, adjective) ||
            heads_name(words, draft.last)) {
            continue;
        }
        const bool is_head = next < drafts.size() && drafts[next].first > i &&
                             drafts[next].first <= i + 4 && drafts[next].full_first <= i + 2 &&
                             words.same_sentence(i, drafts[next].first);
        if (is_head ||
            (kind == Head::front && is_figure_of_speech(words, reading, i, draft.last))) {
            continue;
        }
        std::optional<Guess> guess;
        if (kind == Head::country) {
            guess = guess_of(
                m_gazetteer->country(country_meant(words, drafts, demonyms, countries, next, i)));
        } else if (kind == Head::capital) {
            const auto country = capital_meant(words, drafts, demonyms, countries, next, draft);
            guess = guess_of(m_gazetteer->capital_of(country));
        } else if (const auto* before = meant(words, drafts, next, i, kind); before != nullptr) {
            guess = before->guesses.front();
            if (is_feature(kind) && before->head == kind) { draft.label = before->label; }
        }
        if (!guess) { continue; }
        draft.guesses = {*guess};
        // "the north of this country": the demonstrative is no link
        if (words.phrase_ending_at(i - 1, Phrase::definite).phrase != nullptr &&
            words.phrase_at(i - 1, Phrase::link) == nullptr) {
            draft.full_first = i - 1;
        }
        look_around(words, reading, draft);
        draft.head = is_feature(kind) ? kind : Head::none;
        if (draft.label.empty() && kind == Head::front) {
            if (const auto* head = words.phrase_at(i, Phrase::head)) { draft.label = head->label; }
        }
        draft.use = PlaceUse::location;
        found.push_back(std::move(draft));
    }
    drafts.insert(drafts.end(), std::make_move_iterator(found.begin()),
                  std::make_move_iterator(found.end()));
}

}  // namespace counterclaim::where
