// Whether a name of the gazetteer is meant as a place where it stands: persons, organisations and
// words of the language bear the same names.

#include "where/recogniser.hpp"

namespace counterclaim::where {
namespace {

/// One written word, though apostrophes may cut it: "O'Connor", "McAllen".
bool is_one_word(const ArticleWords& words, const PlaceDraft& draft) {
    for (auto i = draft.first + 1; i <= draft.last; ++i) {
        if (words.word(i).joint != Joint::glue && words.word(i).joint != Joint::camel) {
            return false;
        }
    }
    return true;
}

bool is_all_capitals(const ArticleWords& words, std::size_t word) {
    const auto beside = [&](std::size_t other) {
        return !words.same_sentence(word, other) || words.word(other).letter_case != Case::lower;
    };
    return beside(word + 1) && (word == 0 || beside(word - 1));
}

/// Another capital right beside it, with no sign between: a piece of some name we do not know.
bool in_longer_name(const ArticleWords& words, const PlaceDraft& draft) {
    const auto capital_name = [&](std::size_t word) {
        return words.is_capital(word) && words.keys.key(word).size() > 1 &&
               (words.info[word].phrase == nullptr ||
                !words.info[word].phrase->is(Phrase::located)) &&
               words.info[word].not_place != NotPlace::never;
    };
    const auto after = draft.last + 1;
    if (words.same_sentence(draft.last, after) && words.word(after).joint == Joint::space &&
        capital_name(after)) {
        return !is_title_case(words, draft.first);
    }
    if (draft.first == 0 || !words.same_sentence(draft.first, draft.first - 1)) { return false; }
    const auto joint = words.word(draft.first).joint;
    // "Maaret al-Numan": an article joined to it, and a capital before
    if (joint == Joint::hyphen && words.word(draft.first - 1).letter_case == Case::lower &&
        words.keys.key(draft.first - 1).size() <= 3 && draft.first >= 2 &&
        words.same_sentence(draft.first, draft.first - 2) && capital_name(draft.first - 2) &&
        words.word(draft.first - 1).joint == Joint::space) {
        return true;
    }
    return (joint == Joint::space || joint == Joint::hyphen) && capital_name(draft.first - 1) &&
           !words.info[draft.first - 1].first_of_sentence && !is_title_case(words, draft.first);
}

/// "In Sidi Marwan": the capital behind belongs to the name by the tree too.
bool goes_on_in_tree(const ArticleWords& words, const Reading& reading, const PlaceDraft& draft) {
    const auto after = draft.last + 1;
    if (!words.same_sentence(draft.last, after) || words.word(after).joint != Joint::space ||
        !words.is_capital(after) || words.info[after].phrase != nullptr ||
        words.info[after].not_place != NotPlace::no || is_title_case(words, draft.first)) {
        return false;
    }
    const auto* next = token_at(words, reading, after);
    return next != nullptr && next->deprel == Deprel::flat && next->upos == Upos::propn &&
           next->head == words.info[draft.first].token;
}

/// "Saif al-Dawla", "Salah-Eddin": joined to what follows or stands before by more than a space, so
/// the name alone means something else, whatever stands around it.
bool is_joined(const ArticleWords& words, const PlaceDraft& draft) {
    const auto after = draft.last + 1;
    const auto article_at = [&](std::size_t word) {
        return words.same_sentence(draft.first, word + 1) && words.keys.key(word).size() <= 3 &&
               (words.word(word).letter_case == Case::lower || words.is_capital(word)) &&
               words.word(word + 1).joint == Joint::hyphen && words.is_capital(word + 1);
    };
    // "Dasht-e-Barchi": a small word with a hyphen on either side
    const auto link_at = [&](std::size_t word) {
        return word > 0 && words.same_sentence(draft.first, word + 1) &&
               words.word(word).joint == Joint::hyphen &&
               words.word(word).letter_case == Case::lower && words.keys.key(word).size() <= 3 &&
               words.word(word + 1).joint == Joint::hyphen;
    };
    if (link_at(after) || (draft.first > 0 && link_at(draft.first - 1))) { return true; }
    if (words.same_sentence(draft.last, after)) {
        const auto joint = words.word(after).joint;
        if (joint == Joint::hyphen && words.is_capital(after) &&
            words.info[after].phrase == nullptr) {
            return true;
        }
        // not "al-Mogambo al-Furqan", a list whose commas were lost
        const bool has_article =
            words.word(draft.first).letter_case == Case::lower ||
            (draft.first > 0 && words.word(draft.first).joint == Joint::hyphen);
        if (joint == Joint::space && article_at(after) && !has_article) { return true; }
    }
    return draft.first >= 2 && article_at(draft.first - 1) &&
           words.word(draft.first - 1).joint == Joint::space && words.is_capital(draft.first - 2) &&
           words.info[draft.first - 2].phrase == nullptr;
}

/// "Jeb al-Jarrah": the part behind the small article of a name whose first word we do not know.
bool ends_longer_name(const ArticleWords& words, const PlaceDraft& draft) {
    const auto first = draft.first;
    return first > 0 && words.same_sentence(first, first - 1) &&
           words.word(first).letter_case == Case::lower && words.keys.key(first).size() <= 3 &&
           words.word(first).joint == Joint::space && words.is_capital(first - 1) &&
           words.info[first - 1].phrase == nullptr && !words.info[first - 1].first_of_sentence;
}

/// "In the eastern province": words that are the name of a place elsewhere, and are none here.
bool is_all_small(const ArticleWords& words, const PlaceDraft& draft) {
    for (auto word = draft.first; word <= draft.last; ++word) {
        if (words.word(word).letter_case != Case::lower) { return false; }
    }
    return true;
}

/// "Eastern province", "southern region".
bool is_direction_and_head(const ArticleWords& words, const PlaceDraft& draft) {
    const auto is = [&](std::size_t word, auto kind) {
        const auto* phrase = words.info[word].phrase;
        return phrase != nullptr && phrase->is(kind);
    };
    return is(draft.first, Phrase::direction) && is(draft.last, Phrase::head);
}

/// "CityWatch": a capital inside the word goes on with it.
bool is_part_of_word(const ArticleWords& words, const PlaceDraft& draft) {
    const auto after = draft.last + 1;
    return words.word(draft.first).joint == Joint::camel ||
           (words.same_sentence(draft.last, after) && words.word(after).joint == Joint::camel);
}

/// "Va.", "NSW": short, and no name of more than capitals or a dot behind.
bool is_abbreviation(const ArticleWords& words, const PlaceDraft& draft) {
    return words.word(draft.first).letter_case == Case::upper || draft.key.size() <= 3;
}

/// "Gaza" of "Gaza Strip", but not "Mass" of "Massachusetts".
bool begins_with_word(std::string_view name, std::string_view word) {
    return name.starts_with(word) && (name.size() == word.size() || name[word.size()] == ' ');
}

/// Right behind another place and a comma: "Portland, Ore."
bool follows_place(const ArticleWords& words, const PlaceDraft& draft, const PlaceDraft* previous) {
    return previous != nullptr && previous->last + 1 == draft.first &&
           words.same_sentence(previous->last, draft.first) &&
           words.word(draft.first).joint == Joint::stop;
}
}  // namespace

bool Recogniser::is_given_name(const ArticleWords& words, std::size_t word) const {
    return words.is_capital(word) &&
           m_given_names.find(std::string(words.keys.key(word))) != m_given_names.end();
}

bool Recogniser::is_place_word(const ArticleWords& words, std::size_t word) const {
    std::vector<Match> matches;
    return m_gazetteer.look_up(words.keys.key(word), matches) || !matches.empty();
}

namespace {

/// "President Jane [Roe]", "General [Roe]": the words of a name behind a title, but the first of
/// several, which no text stands by alone.
void add_titled(const ArticleWords& words, std::size_t first,
                std::unordered_set<std::string>& persons) {
    constexpr std::size_t k_words_max = 3;
    if (first == 0 || !words.is_capital(first) || !words.same_sentence(first, first - 1)) {
        return;
    }
    const auto joined = [&](std::size_t word) {
        const auto joint = words.word(word).joint;
        return joint == Joint::space || joint == Joint::dot;
    };
    const auto title = words.phrase_ending_at(first - 1, Phrase::title);
    if (title.phrase == nullptr || !joined(first)) { return; }
    std::size_t last = first;
    while (last + 1 < words.size() && last - first + 1 < k_words_max &&
           words.same_sentence(last, last + 1) && words.is_capital(last + 1) && joined(last + 1)) {
        ++last;
        persons.emplace(words.keys.key(last));
    }
    if (last == first && words.is_capital(title.first) &&
        !words.info[title.first].first_of_sentence) {
        persons.emplace(words.keys.key(first));
    }
}

/// "[Ismail] al-Abdullah": the name joined to a small word behind a given name; 0 where there is
/// none.
std::size_t joined_surname(const ArticleWords& words, std::size_t given) {
    const auto surname = given + 2;
    const bool joined = words.same_sentence(given, surname) && !words.is_capital(given + 1) &&
                        words.is_capital(surname) && words.word(given + 1).joint == Joint::space &&
                        words.word(surname).joint == Joint::hyphen;
    return joined ? surname : 0;
}

}  // namespace

std::unordered_set<std::string> Recogniser::persons_of(const ArticleWords& words) const {
    std::unordered_set<std::string> persons;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        add_titled(words, i, persons);
        const auto surname = is_given_name(words, i) ? joined_surname(words, i) : 0;
        if (surname > 0) { persons.emplace(words.keys.key(surname)); }
        if (!words.same_sentence(i, i + 1) || !words.is_capital(i + 1)) { continue; }
        const auto joint = words.word(i + 1).joint;
        if (joint != Joint::space && joint != Joint::dot) { continue; }
        const bool unknown_before =
            words.is_capital(i) && !words.info[i].first_of_sentence &&
            words.info[i].not_place == NotPlace::no && words.info[i].phrase == nullptr &&
            words.keys.key(i).size() > 2 && !is_title_case(words, i) && !is_place_word(words, i);
        if (unknown_before && joint == Joint::space) { persons.emplace(words.keys.key(i + 1)); }
        if (is_given_name(words, i)) {
            persons.emplace(words.keys.key(i + 1));
            if (words.same_sentence(i, i + 2) && words.is_capital(i + 2) &&
                words.word(i + 2).joint == Joint::space) {
                persons.emplace(words.keys.key(i + 2));
            }
        }
    }
    return persons;
}

bool Recogniser::is_person(const ArticleWords& words, const PlaceDraft& draft,
                           const std::unordered_set<std::string>& persons) const {
    const bool is_single = draft.first == draft.last;
    const auto joined = [&](std::size_t word) {
        const auto joint = words.word(word).joint;
        return joint == Joint::space || joint == Joint::dot;
    };
    const bool is_country =
        !draft.guesses.empty() && draft.guesses.front().facts.kind == Kind::country;
    if (draft.first > 0 && words.same_sentence(draft.first, draft.first - 1) &&
        joined(draft.first)) {
        if (is_given_name(words, draft.first - 1)) { return true; }
        const auto title = words.phrase_ending_at(draft.first - 1, Phrase::title);
        if (title.phrase != nullptr && !is_country &&
            (words.is_capital(title.first) || words.info[title.first].phrase_words > 1 ||
             is_single)) {
            return words.is_capital(title.first) || draft.guesses.front().facts.population < 500000;
        }
    }
    if (!is_single) { return false; }
    // "Jordan Henderson": a given name before another capital
    if (is_given_name(words, draft.first) && draft.last + 1 < words.size() &&
        words.same_sentence(draft.last, draft.last + 1) && words.is_capital(draft.last + 1) &&
        joined(draft.last + 1)) {
        return true;
    }
    return !is_country && !draft.located && draft.head == Head::none &&
           persons.find(draft.key) != persons.end() &&
           (draft.guesses.empty() || draft.guesses.front().facts.population < 1000000);
}

bool Recogniser::accept(const ArticleWords& words, const Reading& reading, const PlaceDraft& draft,
                        const PlaceDraft* previous) const {
    const auto& info = words.info[draft.first];
    const bool is_single = is_one_word(words, draft);
    const auto& best = draft.guesses.front();
    const bool great = best.facts.kind == Kind::country || best.facts.population >= 300000 ||
                       best.facts.kind == Kind::area || (best.facts.flags & format::k_curated) != 0;
    const bool evidence = draft.head != Head::none || draft.located || !draft.modifier.empty();
    if (draft.last + 1 < words.size() && words.same_sentence(draft.first, draft.last + 1) &&
        words.word(draft.last + 1).joint == Joint::hyphen && draft.key.size() <= 3) {
        return false;
    }
    if (!great && !evidence && ends_longer_name(words, draft)) { return false; }
    if (!great && is_part_of_word(words, draft)) { return false; }
    // "North and South Kivu": the name is longer than its word
    const bool shares_name = is_single && draft.key.find(' ') != std::string::npos;
    if (is_all_small(words, draft) && (!great || is_direction_and_head(words, draft))) {
        return false;
    }
    if (!is_single || shares_name) { return true; }
    if (draft.key.size() == 2 && best.facts.kind == Kind::country) {
        return words.word(draft.first).letter_case == Case::upper;
    }
    if (info.phrase != nullptr && draft.first == draft.last &&
        (info.phrase->is(Phrase::head) || info.phrase->is(Phrase::direction) ||
         info.phrase->is(Phrase::title))) {
        return false;
    }
    if (info.language != nullptr && info.language->not_place(draft.key) == NotPlace::never) {
        return false;
    }
    if (info.not_place == NotPlace::never && !follows_place(words, draft, previous)) {
        return false;
    }
    if (words.word(draft.first).letter_case == Case::none) {
        return great || best.facts.population >= 20000 || evidence;
    }
    if (words.word(draft.first).letter_case == Case::upper && draft.key.size() > 2 &&
        draft.key.size() <= 5 && best.facts.kind != Kind::country &&
        (best.facts.flags & format::k_curated) == 0 && !is_all_capitals(words, draft.first)) {
        return false;  // an acronym
    }
    if (!great && is_joined(words, draft)) { return false; }
    if (!great && draft.head == Head::none &&
        (draft.located ? goes_on_in_tree(words, reading, draft) : in_longer_name(words, draft))) {
        return false;
    }
    const auto* token = token_at(words, reading, draft.first);
    const bool is_name = token != nullptr && token->upos == Upos::propn;
    const bool capital_means = !info.first_of_sentence && !is_title_case(words, draft.first);
    if (draft.key.size() <= 2 && words.word(draft.first).letter_case != Case::upper) {
        return evidence;
    }
    // "MASS GRAVES": in a line of capitals a word is no abbreviation of a region
    if (draft.key.size() <= 4 && best.facts.kind == Kind::region &&
        words.word(draft.first).letter_case == Case::upper && is_all_capitals(words, draft.first) &&
        !begins_with_word(place_key(m_gazetteer.name(best.place)), draft.key)) {
        return evidence;
    }
    if (draft.key.size() >= 3 && words.word(draft.first).letter_case == Case::upper &&
        (best.facts.flags & format::k_curated) != 0) {
        return true;
    }
    if (draft.key.size() <= 4 && best.facts.kind == Kind::region && is_abbreviation(words, draft)) {
        return follows_place(words, draft, previous);
    }
    if (draft.key.size() == 2 && best.facts.kind != Kind::country) {
        return evidence && capital_means;
    }
    if (info.not_place == NotPlace::weak) {
        if (!evidence && in_longer_name(words, draft)) { return false; }
        if (!capital_means) { return (evidence && is_name) || (great && is_name); }
        return evidence || (is_name && (great || best.facts.population >= 100000));
    }
    // Parsers tag unknown capitals as names; a word they take for a verb or adverb is seldom one.
    if (token != nullptr && !is_name && !evidence && !great) {
        return capital_means && (token->upos == Upos::noun || token->upos == Upos::x);
    }
    return true;
}
}  // namespace counterclaim::where
