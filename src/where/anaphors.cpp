// Places that a text describes and does not name: "the town", "the north of the country", "in the
// east", "the front".

#include "vocabulary/distance.hpp"
#include "where/countries_meant.hpp"
#include "where/gazetteer_format.hpp"
#include "where/place_reader.hpp"
#include "where/resolver.hpp"
#include "where/surroundings.hpp"

#include <algorithm>

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

bool is_wide(const PlaceDraft& draft) {
    const auto kind = draft.guesses.front().facts.kind;
    return kind == Kind::region || kind == Kind::district || kind == Kind::area;
}

bool is_capital(const PlaceDraft& draft) {
    return (draft.guesses.front().facts.flags & format::k_capital_of_country) != 0;
}

/// "GOMA (Agency) – Rebels entered the city": the town that a report is written from, where the
/// text names no other before; not a capital, from which a whole country is reported on.
const PlaceDraft* reported_from(const ArticleWords& words, const std::vector<PlaceDraft>& drafts,
                                std::size_t next, std::size_t word, Head kind) {
    if (kind != Head::settlement || next != 1 || drafts.front().use != PlaceUse::reporter ||
        words.info[word].sentence > words.info[drafts.front().first].sentence + 1) {
        return nullptr;
    }
    const bool inhabited = is_inhabited(drafts.front().guesses.front().facts.kind);
    return inhabited && !is_capital(drafts.front()) ? &drafts.front() : nullptr;
}

/// "The airport in Sarn": the name of where a thing of this kind is.
bool stands_behind(const ArticleWords& words, const PlaceDraft& draft, Head kind) {
    if (draft.full_first == 0) { return false; }
    for (const auto between : {Phrase::located, Phrase::link}) {
        const auto link = words.phrase_ending_at(draft.full_first - 1, between);
        if (link.phrase == nullptr || link.first == 0) { continue; }
        const auto thing = words.phrase_ending_at(link.first - 1, Phrase::anaphor);
        if (thing.phrase != nullptr && thing.phrase->anaphor_kind == kind) { return true; }
    }
    return false;
}

/// The mention that a description of this kind stands for, capitals and countries apart.
const PlaceDraft* meant(const ArticleWords& words, const std::vector<PlaceDraft>& drafts,
                        std::size_t next, std::size_t word, Head kind) {
    const auto back = is_feature(kind) ? k_thing_sentences_back : k_sentences_back;
    const auto* noun = words.phrase_at(word, Phrase::anaphor);
    const bool small = noun != nullptr && noun->is(Phrase::small);
    const auto fits = [&](const PlaceDraft& draft) {
        if (small && is_capital(draft)) { return false; }
        if (is_feature(kind)) {
            return draft.head == kind || fits_head(kind, draft.guesses.front().facts.kind) > 0;
        }
        const auto& facts = draft.guesses.front().facts;
        // "50 km west of Sarnov, the town …" is not Sarnov
        return fits_head(kind, facts.kind) > 0 &&
               (kind != Head::settlement || (is_inhabited(facts.kind) && !draft.outside));
    };
    // "backed by the planes of Kostal, rebels attacked the town": a capital is its government too
    const auto lies_there = [&](const PlaceDraft& draft) {
        const bool towards =
            draft.full_first > 0 &&
            words.phrase_ending_at(draft.full_first - 1, Phrase::goal).phrase != nullptr;
        return draft.use == PlaceUse::location && fits(draft) &&
               (kind != Head::settlement || (!towards && (draft.located || !is_capital(draft))));
    };
    // "the village of Sarn …, and asked Kostal to … The village": which was called one
    const auto called_so = [&](const PlaceDraft& draft) {
        for (auto at = draft.full_first; at < draft.first; ++at) {
            if (words.keys.key(at) == words.keys.key(word)) { return true; }
        }
        return false;
    };
    // "Kostal says that its troops hold the city": rather not the capital that speaks
    const auto* same = last_before(words, drafts, next, word, back, lies_there);
    if (same == nullptr && kind == Head::settlement) {
        same = last_before(words, drafts, next, word, back + 2, lies_there);
    }
    if (same == nullptr) {
        same = last_before(words, drafts, next, word, back, [&](const PlaceDraft& draft) {
            return draft.use == PlaceUse::location && fits(draft);
        });
    }
    if (same == nullptr) { same = last_before(words, drafts, next, word, back, fits); }
    if (same != nullptr && kind == Head::settlement && !words.same_sentence(same->first, word)) {
        const auto* called =
            last_before(words, drafts, next, word, back, [&](const PlaceDraft& draft) {
                return words.same_sentence(draft.first, same->first) && fits(draft) &&
                       called_so(draft);
            });
        if (called != nullptr) { return called; }
    }
    if (same == nullptr) { same = reported_from(words, drafts, next, word, kind); }
    if (same != nullptr || !is_feature(kind) || kind == Head::way) { return same; }
    // "took the airport in Sarn … on to Kostal … near the airport": the one told of
    const auto holds_it = [&](const PlaceDraft& draft) {
        return draft.use == PlaceUse::location && is_inhabited(draft.guesses.front().facts.kind) &&
               stands_behind(words, draft, kind);
    };
    if (const auto* town = last_before(words, drafts, next, word, back, holds_it)) { return town; }
    // "the airport" of the town named last; "the front" of the region the fighting is in
    return last_before(words, drafts, next, word, k_sentences_back, [&](const PlaceDraft& draft) {
        return draft.use == PlaceUse::location &&
               (kind == Head::front ? is_wide(draft)
                                    : is_inhabited(draft.guesses.front().facts.kind));
    });
}

/// "Shells fell in Sarnov. It was calm in the province": the unit of that name around a town.
std::optional<Guess> unit_of_name(const ArticleWords& words, const std::vector<PlaceDraft>& drafts,
                                  std::size_t next, std::size_t word, Head kind,
                                  const PlaceDraft* before) {
    if (kind != Head::region && kind != Head::district) { return std::nullopt; }
    const auto around = [&](const PlaceDraft& draft) {
        const auto& town = draft.guesses.front().facts;
        return std::find_if(draft.guesses.begin(), draft.guesses.end(), [&](const Guess& unit) {
            return is_inhabited(town.kind) && fits_head(kind, unit.facts.kind) > 0 &&
                   unit.facts.kind != Kind::area && unit.facts.country == town.country &&
                   (town.region == unit.place || town.district == unit.place);
        });
    };
    const auto* town =
        last_before(words, drafts, next, word, k_sentences_back, [&](const PlaceDraft& draft) {
            return draft.use == PlaceUse::location && around(draft) != draft.guesses.end();
        });
    if (town == nullptr) { return std::nullopt; }
    if (before != nullptr &&
        words.info[before->first].sentence >= words.info[town->first].sentence) {
        return std::nullopt;
    }
    return *around(*town);
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
    // "Sarnov, 70 km to the west": measured from where the text is
    const auto located = words.phrase_ending_at(definite - 1, Phrase::located).first;
    if (located > 0 && words.phrase_ending_at(located - 1, Phrase::distance).phrase != nullptr) {
        return false;
    }
    return joined(words, definite) &&
           words.phrase_ending_at(definite - 1, Phrase::located).phrase != nullptr &&
           words.phrase_ending_at(definite - 1, Phrase::goal).phrase == nullptr;
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

/// "The country of West Borlandia": one of those in the area, and no name of the area.
void name_countries_of_areas(const Gazetteer& gazetteer, const ArticleWords& words,
                             const std::vector<Demonym>& demonyms, const CountriesMeant& countries,
                             std::vector<PlaceDraft>& drafts) {
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        auto& draft = drafts[i];
        if (draft.head != Head::country || draft.guesses.empty() || draft.full_first == 0 ||
            draft.full_first == draft.first ||
            words.phrase_ending_at(draft.full_first - 1, Phrase::definite).phrase == nullptr) {
            continue;
        }
        const auto area = draft.guesses.front().facts;
        const auto country = gazetteer.country(
            country_meant(words, drafts, demonyms, countries, i, draft.full_first));
        if (area.kind != Kind::area || !country) { continue; }
        const auto guess = sure_guess(gazetteer, *country);
        if (distance_km(area.latitude, area.longitude, guess.facts.latitude,
                        guess.facts.longitude) > area.radius_km) {
            continue;
        }
        draft.guesses = {guess};
        draft.is_anaphor = draft.resolved = true;
        draft.head = Head::none;
        draft.label.clear();
    }
}

/// Reads the description at one word, if there is one.
class Descriptions {
public:
    Descriptions(const Gazetteer& gazetteer, const ArticleWords& words, const Reading& reading,
                 const std::vector<Demonym>& demonyms, const CountriesMeant& countries,
                 const std::vector<PlaceDraft>& drafts)
        : m_gazetteer(gazetteer),
          m_words(words),
          m_reading(reading),
          m_demonyms(demonyms),
          m_countries(countries),
          m_drafts(drafts) {}

    /// Fills the draft, whose words are set; `next`: the first mention that begins behind it.
    bool read(PlaceDraft& draft, std::size_t next, bool in_list) const {
        if (is_bare_direction(m_words, m_reading, draft.first, in_list)) {
            return read_direction(draft, next);
        }
        if (m_words.is_capital(draft.first)) { return false; }
        return read_ground(draft) || read_noun(draft, next);
    }

private:
    bool fill(PlaceDraft& draft, std::optional<PlaceIndex> place) const {
        if (!place) { return false; }
        draft.guesses = {sure_guess(m_gazetteer, *place)};
        return true;
    }

    [[nodiscard]] std::optional<PlaceIndex> country_at(std::size_t next, std::size_t word) const {
        return m_gazetteer.country(
            country_meant(m_words, m_drafts, m_demonyms, m_countries, next, word));
    }

    /// The region or area that the title is about, if it names no country.
    [[nodiscard]] const PlaceDraft* wide_in_title() const {
        const PlaceDraft* found = nullptr;
        for (const auto& place : m_drafts) {
            const auto sentence = m_words.info[place.first].sentence;
            if (sentence >= m_reading.sentences.size()) { break; }
            const auto block = m_reading.sentences[sentence].block;
            if (m_reading.article.blocks[block].kind != BlockKind::title) { break; }
            if (place.use != PlaceUse::location || place.guesses.empty()) { continue; }
            if (place.guesses.front().facts.kind == Kind::country) { return nullptr; }
            if (found == nullptr && is_wide(place) && place.direction == Direction::none) {
                found = &place;
            }
        }
        return found;
    }

    bool read_direction(PlaceDraft& draft, std::size_t next) const {
        // "throughout the Gaza Strip, above all in the north"
        const auto* wide =
            last_before(m_words, m_drafts, next, draft.first, 0, [](const PlaceDraft& place) {
                return place.use == PlaceUse::location && is_wide(place) &&
                       place.direction == Direction::none;
            });
        if (wide == nullptr) { wide = wide_in_title(); }
        if (wide != nullptr) {
            draft.guesses = {wide->guesses.front()};
        } else if (!fill(draft, country_at(next, draft.first))) {
            return false;
        }
        draft.direction = m_words.info[draft.first].phrase->direction_kind;
        return true;
    }

    /// "Syrian airspace", "le sol malien".
    bool read_ground(PlaceDraft& draft) const {
        if (m_words.phrase_at(draft.first, Phrase::ground) == nullptr) { return false; }
        const auto beside = demonym_beside(m_demonyms, draft.first, draft.last);
        if (beside == 0 || !fill(draft, m_gazetteer.country(beside))) { return false; }
        look_around(m_words, m_reading, draft);
        draft.head = Head::none;
        return true;
    }

    /// "The town" with no name of its own behind or before it.
    [[nodiscard]] bool stands_alone(const PlaceDraft& draft, std::size_t next, Head kind) const {
        const auto i = draft.first;
        // "the Ukrainian capital": an adjective of a country, capital or not
        const bool adjective = demonym_beside(m_demonyms, i, draft.last) != 0;
        if (!has_definite(m_words, i, kind == Head::front, adjective) ||
            heads_name(m_words, draft.last)) {
            return false;
        }
        const bool is_head = next < m_drafts.size() && m_drafts[next].first > i &&
                             m_drafts[next].first <= i + 4 && m_drafts[next].full_first <= i + 2 &&
                             m_words.same_sentence(i, m_drafts[next].first);
        return !is_head &&
               (kind != Head::front || !is_figure_of_speech(m_words, m_reading, i, draft.last));
    }

    bool read_noun(PlaceDraft& draft, std::size_t next) const {
        const auto i = draft.first;
        const auto* noun = m_words.phrase_at(i, Phrase::anaphor);
        if (noun == nullptr || noun->anaphor_kind == Head::border) { return false; }
        const auto kind = noun->anaphor_kind;
        if (!stands_alone(draft, next, kind)) { return false; }
        if (kind == Head::country) {
            if (!fill(draft, country_at(next, i))) { return false; }
        } else if (kind == Head::capital) {
            const auto country =
                capital_meant(m_words, m_drafts, m_demonyms, m_countries, next, draft);
            if (!fill(draft, m_gazetteer.capital_of(country))) { return false; }
        } else {
            const auto* before = meant(m_words, m_drafts, next, i, kind);
            auto unit = unit_of_name(m_words, m_drafts, next, i, kind, before);
            if (!unit && before != nullptr) { unit = before->guesses.front(); }
            if (!unit) { return false; }
            draft.guesses = {*unit};
            if (is_feature(kind) && before != nullptr && before->head == kind) {
                draft.label = before->label;
            }
        }
        // "the north of this country": the demonstrative is no link
        if (m_words.phrase_ending_at(i - 1, Phrase::definite).phrase != nullptr &&
            m_words.phrase_at(i - 1, Phrase::link) == nullptr) {
            draft.full_first = i - 1;
        }
        look_around(m_words, m_reading, draft);
        draft.head = is_feature(kind) ? kind : Head::none;
        if (draft.label.empty() && kind == Head::front) {
            if (const auto* head = m_words.phrase_at(i, Phrase::head)) {
                draft.label = head->label;
            }
        }
        return true;
    }

    const Gazetteer& m_gazetteer;
    const ArticleWords& m_words;
    const Reading& m_reading;
    const std::vector<Demonym>& m_demonyms;
    const CountriesMeant& m_countries;
    const std::vector<PlaceDraft>& m_drafts;
};

}  // namespace

std::optional<Guess> PlaceReader::guess_of(std::optional<PlaceIndex> place) const {
    if (!place) { return std::nullopt; }
    return sure_guess(*m_gazetteer, *place);
}

void PlaceReader::add_anaphors(const ArticleWords& words, const Reading& reading,
                               const std::vector<Demonym>& demonyms,
                               const std::vector<std::uint16_t>& article_countries,
                               const ConflictProfile* conflict,
                               std::vector<PlaceDraft>& drafts) const {
    const CountriesMeant countries(article_countries, conflict);
    name_countries_of_areas(*m_gazetteer, words, demonyms, countries, drafts);
    const Descriptions descriptions(*m_gazetteer, words, reading, demonyms, countries, drafts);
    std::vector<PlaceDraft> found;
    std::size_t next = 0;
    for (std::size_t i = 1;
         i < words.size() && drafts.size() + found.size() < m_limits->mentions_max; ++i) {
        while (next < drafts.size() && drafts[next].full_first < i) { ++next; }
        if (next > 0 && drafts[next - 1].full_last >= i) { continue; }
        PlaceDraft draft;
        draft.first = draft.full_first = i;
        draft.last = draft.full_last = i + std::max<std::size_t>(1, words.info[i].phrase_words) - 1;
        draft.is_anaphor = true;
        draft.resolved = true;
        if (!descriptions.read(draft, next, continues_list(words, found, i))) { continue; }
        draft.use = PlaceUse::location;
        found.push_back(std::move(draft));
    }
    drafts.insert(drafts.end(), std::make_move_iterator(found.begin()),
                  std::make_move_iterator(found.end()));
}

}  // namespace counterclaim::where
