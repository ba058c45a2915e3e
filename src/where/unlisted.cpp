// Names that the gazetteer does not hold: quarters, hamlets, forests. They stand where the place
// stands that the text says they lie in, with its extent and precision: the map never shows a point
// for them, and the name is kept.

#include "where/container.hpp"
#include "where/place_reader.hpp"
#include "where/surroundings.hpp"

#include <algorithm>

namespace counterclaim::where {
namespace {

constexpr std::size_t k_name_bytes_min = 4;
constexpr std::size_t k_found_max = 300;   ///< per article
constexpr std::size_t k_maybe_max = 2000;  ///< per article, names that may turn out to be places

/// Heads of parts of towns; the others lie in districts and regions.
bool is_urban(Head head) { return head == Head::neighbourhood || head == Head::building; }

/// A common noun that makes an unknown capital beside it the name of a place.
bool makes_place(Head head) {
    switch (head) {
        case Head::settlement:
        case Head::neighbourhood:
        case Head::area:
        case Head::height:
        case Head::camp:
        case Head::base:
        case Head::airport:
            return true;
        default:
            return false;
    }
}

/// "The village of X", "in X forest": surely on the ground of the article's country, where a base
/// may bear any name, and "City Hall" or "the X community" are no ground at all.
bool is_country_place(const ArticleWords& words, const PlaceDraft& draft) {
    if (draft.head == Head::none) { return true; }
    const bool ground =
        draft.head == Head::settlement || draft.head == Head::area || draft.head == Head::height;
    const bool before = draft.full_first < draft.first && !words.is_capital(draft.full_first);
    const bool after = draft.full_last > draft.last && draft.located;
    return ground && (before || after);
}

/// "Yorsal (province of Lorum)": what follows says where it lies.
bool followed_by_unit(const ArticleWords& words, const std::vector<PlaceDraft>& drafts,
                      std::size_t last) {
    const auto next = std::upper_bound(
        drafts.begin(), drafts.end(), last,
        [](std::size_t at, const PlaceDraft& draft) { return at < draft.full_first; });
    return next != drafts.end() && next->full_first == last + 1 &&
           words.same_sentence(last, next->full_first) &&
           words.word(next->full_first).joint == Joint::stop && may_hold(*next, false);
}

/// "Botod, 30 km from …", "Botod, more than 30 km north of …".
bool followed_by_distance(const ArticleWords& words, std::size_t last) {
    constexpr std::size_t k_reach = 5;
    if (!words.same_sentence(last, last + 1) || words.word(last + 1).joint != Joint::stop) {
        return false;
    }
    for (auto i = last + 2; i <= last + k_reach && words.same_sentence(last, i); ++i) {
        const auto number = words.keys.key(i - 1);
        if (words.phrase_at(i, Phrase::distance) != nullptr && number.front() >= '0' &&
            number.front() <= '9') {
            return true;
        }
    }
    return false;
}

/// "At Botod, in the north of the country": what follows tells whereabouts.
bool followed_by_whereabouts(const ArticleWords& words, std::size_t last) {
    constexpr std::size_t k_reach = 4;
    const auto next = last + 1;
    if (!words.same_sentence(last, next)) { return false; }
    if (words.word(next).joint != Joint::stop ||
        (words.phrase_at(next, Phrase::located) == nullptr &&
         words.phrase_at(next, Phrase::near) == nullptr)) {
        return false;
    }
    for (auto i = next + 1; i <= next + k_reach && words.same_sentence(last, i); ++i) {
        if (words.word(i).joint == Joint::stop) { return false; }
        const auto* phrase = words.info[i].phrase;
        if (phrase == nullptr) { continue; }
        if (phrase->is(Phrase::direction)) { return true; }
        if (phrase->is(Phrase::head)) {
            return phrase->head_kind == Head::region || phrase->head_kind == Head::district ||
                   phrase->head_kind == Head::border;
        }
    }
    return false;
}

/// Who is spoken to, not where: "il a dit à Botod", "livrer à Botod".
bool is_addressed(const ArticleWords& words, const Reading& reading, const PlaceDraft& draft,
                  const Token& token) {
    if (token.head < 0) { return true; }
    const auto& sentence = reading.sentences[words.info[draft.first].sentence];
    const auto& above = sentence.tokens[static_cast<std::size_t>(token.head)];
    const auto* language = words.info[draft.first].language;
    return language != nullptr && language->is_saying(above.lemma);
}

/// "In Botod", "near Botod": behind a preposition that stands before towns, a name of its own and
/// neither a person nor an organisation.
bool stands_as_place(const ArticleWords& words, const Reading& reading, const PlaceDraft& draft,
                     const std::unordered_set<std::string>& persons) {
    const auto first = draft.full_first;
    if (draft.head != Head::none || first == 0 || !words.same_sentence(first, first - 1)) {
        return false;
    }
    bool point = !draft.modifier.empty();
    for (auto before = first - 1; !point; --before) {
        point = words.phrase_ending_at(before, Phrase::point).phrase != nullptr;
        const bool link = words.phrase_at(before, Phrase::link) != nullptr;
        if (!link || before == 0 || first - before > 1) { break; }
    }
    const auto after = draft.last + 1;
    const bool goes_on = words.same_sentence(draft.last, after) &&
                         (words.word(after).joint == Joint::hyphen ||
                          (words.word(after).joint == Joint::space && words.is_capital(after)) ||
                          words.is_possessive_mark(after));
    if (!point || goes_on || words.word(draft.first).letter_case == Case::upper ||
        is_title_case(words, draft.first)) {
        return false;
    }
    for (auto i = draft.first; i <= draft.last; ++i) {
        if (persons.contains(std::string(words.keys.key(i)))) { return false; }
    }
    const auto* token = head_token(words, reading, draft);
    return token != nullptr && token->upos == Upos::propn &&
           (token->deprel == Deprel::obl || token->deprel == Deprel::nmod ||
            token->deprel == Deprel::conj) &&
           !is_addressed(words, reading, draft, *token);
}

/// "Botod, in northern Kostania", "Botod north of Kostal": the place told right behind the name.
const PlaceDraft* told_behind(const ArticleWords& words, const std::vector<PlaceDraft>& drafts,
                              std::size_t last) {
    constexpr std::size_t k_gap_max = 5;
    const auto next = std::upper_bound(
        drafts.begin(), drafts.end(), last,
        [](std::size_t at, const PlaceDraft& draft) { return at < draft.full_first; });
    if (next == drafts.end() || !words.same_sentence(last, next->first) ||
        next->full_first - last > k_gap_max || next->guesses.empty() || !next->resolved ||
        next->use != PlaceUse::location) {
        return nullptr;
    }
    for (auto i = last + 1; i < next->full_first; ++i) {
        if (words.info[i].phrase == nullptr) { return nullptr; }
    }
    const auto kind = next->guesses.front().facts.kind;
    const bool wide = is_unit(kind) || kind == Kind::area || kind == Kind::island;
    const bool stops = words.word(last + 1).joint == Joint::stop;
    return (wide && stops) || (!wide && !next->modifier.empty()) ? &*next : nullptr;
}

/// The country of an adjective beside the noun before the name: "the Kostanian village of Botod".
std::uint16_t country_told(const std::vector<Demonym>& demonyms, const PlaceDraft& draft) {
    if (draft.full_first == draft.first || draft.full_first == 0) { return 0; }
    const auto found =
        std::lower_bound(demonyms.begin(), demonyms.end(), draft.full_first - 1,
                         [](const Demonym& demonym, std::size_t at) { return demonym.word < at; });
    return found != demonyms.end() && found->word < draft.first ? found->country : 0;
}

/// Where most of what may be meant lies together: the region, else the country; none if apart.
PlaceIndex common_ground(const Gazetteer& gazetteer, const PlaceDraft& draft) {
    constexpr double k_most = 0.8;
    const auto& best = draft.guesses.front().facts;
    double in_country = 0;
    double in_region = 0;
    for (const auto& guess : draft.guesses) {
        if (guess.facts.country != best.country) { continue; }
        in_country += guess.share;
        if (guess.facts.region == best.region) { in_region += guess.share; }
    }
    if (in_country < k_most || best.country == 0) { return k_no_place; }
    if (in_region >= k_most && best.region != k_no_place) { return best.region; }
    return gazetteer.country(best.country).value_or(k_no_place);
}

}  // namespace

/// "Botod, in Lorum Province": a small place of that name in another region is another one.
void PlaceReader::move_to_parents(std::vector<PlaceDraft>& drafts) const {
    for (auto& draft : drafts) {
        if (draft.parent < 0 || draft.guesses.empty() || draft.use != PlaceUse::location) {
            continue;
        }
        const auto& parent = drafts[static_cast<std::size_t>(draft.parent)];
        const auto& best = draft.guesses.front();
        const bool stranger = (best.cues & cue_parent) == 0 && is_inhabited(best.facts.kind) &&
                              best.facts.population < k_city_people &&
                              (best.facts.flags & format::k_curated) == 0;
        const bool told = parent.resolved && !parent.guesses.empty() && !parent.is_unlisted &&
                          parent.use == PlaceUse::location &&
                          is_unit(parent.guesses.front().facts.kind);
        if (!stranger || !told || (draft.head != Head::none && draft.head != Head::settlement)) {
            continue;
        }
        draft.guesses = {sure_guess(*m_gazetteer, parent.guesses.front().place)};
        draft.is_unlisted = draft.resolved = true;
    }
}

/// A name that several places of the article's country bear: it lies in that country, and the map
/// shows no point that may be the wrong one.
void PlaceReader::keep_shared_names(std::vector<PlaceDraft>& drafts) const {
    constexpr std::uint32_t k_told = cue_country | cue_conflict | cue_parent | cue_list;
    for (auto& draft : drafts) {
        const bool shared = !draft.resolved && draft.use == PlaceUse::location &&
                            !draft.guesses.empty() && (draft.guesses.front().cues & k_told) != 0 &&
                            (draft.head == Head::none || draft.head == Head::settlement);
        if (!shared) { continue; }
        const auto ground = common_ground(*m_gazetteer, draft);
        if (ground == k_no_place) { continue; }
        draft.guesses = {sure_guess(*m_gazetteer, ground)};
        draft.is_unlisted = draft.resolved = true;
    }
}

void PlaceReader::add_unlisted(const ArticleWords& words, const Reading& reading,
                               const std::vector<std::uint16_t>& countries,
                               const std::unordered_set<std::string>& persons,
                               const std::vector<Demonym>& demonyms,
                               std::vector<PlaceDraft>& drafts) const {
    std::vector<PlaceDraft> found;
    std::vector<PlaceDraft> maybe;  // places if the article says so anywhere
    std::unordered_map<std::string, Guess> known;
    std::size_t next = 0;
    for (std::size_t i = 0; i < words.size() && found.size() < k_found_max; ++i) {
        while (next < drafts.size() && drafts[next].full_last < i) { ++next; }
        if (next < drafts.size() && drafts[next].first <= i) { continue; }
        const auto key = words.keys.key(i);
        // "Al-Maleh", "Pont-Botod": no word by itself
        const bool begins = words.same_sentence(i, i + 1) && words.is_capital(i + 1) &&
                            words.word(i + 1).joint == Joint::hyphen;
        if (!words.is_capital(i) || words.info[i].not_place != NotPlace::no ||
            (!begins && (key.size() < 3 || words.info[i].phrase != nullptr)) ||
            m_given_names.contains(std::string(key)) || m_demonyms.count(key) != 0) {
            continue;
        }
        const auto end = next < drafts.size() ? drafts[next].first : words.size();
        PlaceDraft draft;
        draft.first = draft.full_first = start_with_article(words, i);
        draft.last = draft.full_last = end_of_capitals(words, i, end);
        for (auto w = draft.first; w <= draft.last; ++w) { append_key(draft.key, words.keys, w); }
        i = draft.last;
        if (draft.key.size() < k_name_bytes_min) { continue; }
        look_around(words, reading, draft);
        if (draft.use != PlaceUse::location) { continue; }
        const bool says_so = makes_place(draft.head) || followed_by_distance(words, draft.last) ||
                             ((draft.located || !draft.modifier.empty()) &&
                              (followed_by_unit(words, drafts, draft.last) ||
                               followed_by_whereabouts(words, draft.last)));
        const bool stands = !says_so && stands_as_place(words, reading, draft, persons);
        if (says_so || stands) {
            const auto* outer = told_behind(words, drafts, draft.last);
            if (outer == nullptr) {
                outer = container(words, drafts, draft.first, is_urban(draft.head));
            }
            // a name told with no place around it lies somewhere in the article's country
            const auto told = country_told(demonyms, draft);
            const auto guess = told != 0          ? guess_of(m_gazetteer->country(told))
                               : outer != nullptr ? std::optional<Guess>(outer->guesses.front())
                               : countries.empty() || !is_country_place(words, draft)
                                   ? std::nullopt
                                   : guess_of(m_gazetteer->country(countries.front()));
            if (!guess) { continue; }
            draft.guesses = {*guess};
            if (outer != nullptr && outer->outside && draft.direction == Direction::none) {
                draft.direction = outer->direction;
                draft.distance_km = outer->distance_km;
                draft.outside = true;
            }
            // the first region told for it; a country only as long as there is none
            const auto before = known.find(draft.key);
            if (before == known.end()) {
                known.emplace(draft.key, *guess);
            } else if (before->second.facts.kind == Kind::country) {
                before->second = *guess;
            }
        } else {
            if (maybe.size() < k_maybe_max) { maybe.push_back(std::move(draft)); }
            continue;
        }
        draft.is_unlisted = true;
        draft.resolved = true;
        found.push_back(std::move(draft));
    }
    found.insert(found.end(), std::make_move_iterator(maybe.begin()),
                 std::make_move_iterator(maybe.end()));
    std::erase_if(found, [&](PlaceDraft& draft) {
        const auto place = known.find(draft.key);
        if (place == known.end()) { return true; }
        draft.guesses = {place->second};
        draft.is_unlisted = draft.resolved = true;
        return false;
    });
    drafts.insert(drafts.end(), std::make_move_iterator(found.begin()),
                  std::make_move_iterator(found.end()));
    std::stable_sort(drafts.begin(), drafts.end(),
                     [](const PlaceDraft& a, const PlaceDraft& b) { return a.first < b.first; });
}

}  // namespace counterclaim::where
