#include "where/recogniser.hpp"

#include "where/surroundings.hpp"

#include <algorithm>
#include <cmath>

namespace counterclaim::where {
namespace {

/// What the record alone says: how likely news means it when it uses the name.
double prior_of(const PlaceFacts& facts, std::uint8_t flags) {
    double score = std::log10(std::max<double>(facts.population, 300));
    switch (facts.kind) {
        case Kind::country:
            score = (flags & format::k_preferred) != 0 ? 10.5 : 9;
            break;
        case Kind::region:
            score = std::max(score, 4.5) - 0.6;
            break;
        case Kind::district:
            score = std::max(score, 3.5) - 1.2;
            break;
        case Kind::neighbourhood:
            score -= 1.2;
            break;
        case Kind::water:
            score = facts.radius_km > 100 ? 4.5 : 2.8;
            break;
        case Kind::area:
            score = 5.5;
            break;
        default:
            break;
    }
    if ((facts.flags & format::k_capital_of_country) != 0) { score += 1.2; }
    if ((facts.flags & format::k_capital_of_region) != 0) { score += 0.4; }
    if ((facts.flags & format::k_curated) != 0) { score = std::max(score, 3.8) + 0.6; }
    // "the White House" is not Casablanca: a building entered by hand is known by its name alone
    if (facts.kind == Kind::building && (flags & format::k_preferred) != 0) {
        score = std::max(score, 7.0);
    }
    if ((flags & format::k_preferred) != 0) { score += 0.5; }
    if ((flags & format::k_shortened) != 0) { score -= 0.5; }
    if ((flags & format::k_bare) != 0) { score -= 0.9; }
    if ((flags & format::k_likeness) != 0) { score -= 1.5; }
    return score;
}

/// A country that shares its name with a great region of another one (Georgia) must win by context.
void soften_namesakes(PlaceDraft& draft) {
    constexpr std::uint32_t k_great_region = 1000000;
    constexpr double k_lead = 1.5;
    for (auto& country : draft.guesses) {
        if (country.facts.kind != Kind::country) { continue; }
        for (const auto& region : draft.guesses) {
            if (region.facts.kind == Kind::region &&
                region.facts.country != country.facts.country &&
                region.facts.population >= k_great_region &&
                (region.flags & format::k_shortened) == 0) {
                country.prior = std::min(country.prior, region.prior + k_lead);
            }
        }
    }
}

/// Some of them is a country, or a place entered by hand, by its full name.
bool names_known_place(const Gazetteer& gazetteer, const std::vector<Match>& matches) {
    return std::any_of(matches.begin(), matches.end(), [&](const Match& match) {
        const auto facts = gazetteer.facts(match.place);
        return (match.flags & (format::k_shortened | format::k_bare)) == 0 &&
               (facts.kind == Kind::country || (facts.flags & format::k_curated) != 0);
    });
}

/// "[Bande] de Gaza", "[camp] de Jabaliya": a common noun that may open a name.
bool is_lower_noun(const ArticleWords& words, const Reading& reading, std::size_t first) {
    constexpr std::size_t k_bytes_min = 3;
    if (words.word(first).letter_case != Case::lower ||
        words.keys.key(first).size() < k_bytes_min ||
        words.phrase_at(first, Phrase::direction) != nullptr) {
        return false;
    }
    const auto* token = token_at(words, reading, first);
    return token != nullptr && token->upos == Upos::noun;
}

/// "Karabakh [line of contact]": a word of what lies there, which is read beside the name.
bool has_head(const ArticleWords& words, std::size_t first, std::size_t last) {
    while (first <= last && words.phrase_at(first, Phrase::head) == nullptr) { ++first; }
    return first <= last;
}

bool has_capital(const ArticleWords& words, std::size_t first, std::size_t last) {
    while (first <= last && words.word(first).letter_case == Case::lower) { ++first; }
    return first <= last;
}

/// Of names that open with a common noun only those entered by hand, and regions and countries:
/// "pont de fer" may be a hamlet somewhere.
void keep_well_known(const Gazetteer& gazetteer, std::vector<Match>& matches) {
    matches.erase(std::remove_if(matches.begin(), matches.end(),
                                 [&](const Match& match) {
                                     const auto facts = gazetteer.facts(match.place);
                                     return (facts.flags & format::k_curated) == 0 &&
                                            facts.kind != Kind::region &&
                                            facts.kind != Kind::country;
                                 }),
                  matches.end());
}

}  // namespace

void Recogniser::add_guesses(PlaceDraft& draft, const std::vector<Match>& matches) const {
    for (const auto& match : matches) {
        Guess guess;
        guess.place = match.place;
        guess.flags = match.flags;
        guess.facts = m_gazetteer.facts(match.place);
        guess.prior = prior_of(guess.facts, match.flags);
        draft.guesses.push_back(guess);
    }
    soften_namesakes(draft);
    std::sort(draft.guesses.begin(), draft.guesses.end(), [](const Guess& a, const Guess& b) {
        if (a.prior != b.prior) { return a.prior > b.prior; }
        const auto people = [](const auto& guess) { return guess.facts.population; };
        return people(a) != people(b) ? people(a) > people(b) : a.place < b.place;
    });
}

bool Recogniser::may_start(const ArticleWords& words, const Reading& reading,
                           std::size_t first) const {
    const auto& word = words.word(first);
    const auto& info = words.info[first];
    const auto key = words.keys.key(first);
    if (key.front() >= '0' && key.front() <= '9') { return false; }
    if (word.letter_case == Case::lower) {
        // "northern Gaza", "nord du Mali" may be names of their own; "nord-est du Mali" is not the
        // east of it
        if (words.phrase_at(first, Phrase::direction) != nullptr) {
            return first == 0 || word.joint != Joint::hyphen ||
                   words.phrase_at(first - 1, Phrase::direction) == nullptr;
        }
        // "mer Noire", "golfe Persique"
        const auto* head = words.phrase_at(first, Phrase::head);
        if (head != nullptr && head->head_kind == Head::water) { return true; }
        // "al-Bab", "ez-Zor": a small article joined to a capital
        return key.size() <= 3 && first + 1 < words.size() &&
               words.word(first + 1).joint == Joint::hyphen && words.is_capital(first + 1);
    }
    if (word.letter_case == Case::none) {
        const auto* token = token_at(words, reading, first);
        return token == nullptr || token->upos == Upos::propn || token->upos == Upos::noun ||
               token->upos == Upos::x;
    }
    // "said the US" against "tell us": two letters count in capitals only
    if (key.size() <= 2 && word.letter_case != Case::upper && word.joint != Joint::glue) {
        return info.not_place == NotPlace::no && key.size() == 2;
    }
    return true;
}

Recogniser::Run Recogniser::longest(const ArticleWords& words, std::size_t first) const {
    Run best;
    std::string key;
    std::vector<Match> matches;
    for (auto i = first; i < words.size() && i < first + m_limits.name_words_max; ++i) {
        if (!words.same_sentence(first, i)) { break; }
        if (i > first && words.word(i).joint == Joint::stop) { break; }
        append_key(key, words.keys, i);
        matches.clear();
        const bool more = m_gazetteer.look_up(key, matches);
        // "the river's edge" is not Rivers
        const bool owns =
            words.word(first).letter_case == Case::lower && words.is_possessive_mark(i);
        // A name ends with a capital where the script has them; "Rio de" is none. Some are known
        // well enough: "Arabie saoudite", "République centrafricaine", "Ghouta orientale".
        const bool ends_well = words.word(i).letter_case != Case::lower ||
                               (i > first && !has_head(words, first + 1, i) &&
                                names_known_place(m_gazetteer, matches)) ||
                               (words.word(i).joint == Joint::glue && !owns) ||
                               (i > first && words.phrase_at(i, Phrase::head) != nullptr);
        if (!matches.empty() && ends_well) {
            best.last = i;
            best.key = key;
            best.matches = matches;
        }
        const bool glued_on = i + 1 < words.size() && words.word(i + 1).joint == Joint::glue;
        if (!more && !glued_on) { break; }
    }
    return best;
}

/// "[North] and South Kivu", "[Nord], Sud et Ouest-Darfour": a direction that shares the name
/// behind the last of its list.
Recogniser::Run Recogniser::sharing_name(const ArticleWords& words, std::size_t first) const {
    const auto is_direction = [&](std::size_t i) {
        return words.same_sentence(first, i) && words.is_capital(i) &&
               words.phrase_at(i, Phrase::direction) != nullptr;
    };
    std::size_t last = first;
    while (is_direction(last)) {
        auto next = last + 1;
        if (words.phrase_at(next, Phrase::conj) != nullptr) { ++next; }
        if (words.phrase_at(next, Phrase::located) != nullptr) { ++next; }  // "et au Sud-Kivu"
        if (!is_direction(next)) { break; }
        last = next;
    }
    if (last == first) { return {}; }
    const auto named = longest(words, last);
    if (named.matches.empty() || named.last == last) { return {}; }
    Run run;
    run.last = first;
    append_key(run.key, words.keys, first);
    for (auto i = last + 1; i <= named.last; ++i) { append_key(run.key, words.keys, i); }
    m_gazetteer.look_up(run.key, run.matches);
    return run;
}

/// Names in languages that decline them: the ending goes, or gives way to that of the nominative.
void Recogniser::look_up_inflected(const ArticleWords& words, Run& run, std::size_t first) const {
    const auto* language = words.info[first].language;
    if (language == nullptr || language->endings().empty()) { return; }
    const auto key = words.keys.key(first);
    for (const auto& ending : language->endings()) {
        if (key.size() < ending.ending.size() + 5 || !key.ends_with(ending.ending)) { continue; }
        std::string stem(key.substr(0, key.size() - ending.ending.size()));
        stem += ending.replacement;
        m_gazetteer.look_up(stem, run.matches);
        if (!run.matches.empty()) {
            run.last = first;
            run.key = stem;
            return;
        }
    }
}

std::vector<PlaceDraft> Recogniser::find(const ArticleWords& words, const Reading& reading,
                                         const std::unordered_set<std::string>& persons) const {
    std::vector<PlaceDraft> drafts;
    for (std::size_t i = 0; i < words.size() && drafts.size() < m_limits.mentions_max; ++i) {
        if (words.phrase_at(i, Phrase::other_name) != nullptr && words.is_capital(i)) {
            i += words.info[i].phrase_words - 1U;
            continue;
        }
        const bool by_noun = !may_start(words, reading, i);
        if (by_noun && !is_lower_noun(words, reading, i)) { continue; }
        auto run = by_noun ? Run{} : sharing_name(words, i);
        if (run.matches.empty()) { run = longest(words, i); }
        if (by_noun) {
            if (!has_capital(words, i, run.last)) { continue; }
            keep_well_known(m_gazetteer, run.matches);
        }
        if (run.matches.empty() && words.word(i).letter_case != Case::lower) {
            look_up_inflected(words, run, i);
        }
        if (run.matches.empty()) { continue; }
        PlaceDraft draft;
        draft.first = draft.full_first = i;
        draft.last = draft.full_last = run.last;
        draft.key = std::move(run.key);
        add_guesses(draft, run.matches);
        look_around(words, reading, draft);
        const auto* previous = drafts.empty() ? nullptr : &drafts.back();
        if (!accept(words, reading, draft, previous) || is_person(words, draft, persons)) {
            // What follows may still be a name of its own, but not the rest of a person's.
            continue;
        }
        i = draft.last;
        drafts.push_back(std::move(draft));
    }
    return drafts;
}

PlaceDraft Recogniser::at(const ArticleWords& words, Span span) const {
    PlaceDraft draft;
    std::size_t first = words.size();
    std::size_t last = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Span here{words.word(i).begin, words.word(i).end};
        if (!here.overlaps(span)) { continue; }
        first = std::min(first, i);
        last = i;
    }
    if (first == words.size()) { return draft; }
    draft.first = draft.full_first = first;
    draft.last = draft.full_last = last;
    for (auto i = first; i <= last; ++i) { append_key(draft.key, words.keys, i); }
    std::vector<Match> matches;
    m_gazetteer.look_up(draft.key, matches);
    // "the Gaza Strip", "Alexandria, Va.": the longest name inside the span
    for (auto length = last - first + 1; matches.empty() && length >= 1; --length) {
        for (auto i = first; i + length <= last + 1 && matches.empty(); ++i) {
            std::string key;
            for (auto j = i; j < i + length; ++j) { append_key(key, words.keys, j); }
            m_gazetteer.look_up(key, matches);
            if (!matches.empty()) {
                draft.first = i;
                draft.last = i + length - 1;
                draft.key = key;
            }
        }
    }
    add_guesses(draft, matches);
    return draft;
}

}  // namespace counterclaim::where
