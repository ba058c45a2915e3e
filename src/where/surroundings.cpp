#include "where/surroundings.hpp"

#include <algorithm>
#include <charconv>

namespace counterclaim::where {
namespace {

/// Space or hyphen, nothing stronger.
bool joined(const ArticleWords& words, std::size_t word) {
    const auto joint = words.word(word).joint;
    return joint != Joint::stop && joint != Joint::start;
}

/// Steps back over link words ("of the", "de la", "d'"); the word before them, or the word itself.
std::size_t before_links(const ArticleWords& words, std::size_t word, bool& had_link) {
    constexpr int k_links_max = 3;
    had_link = false;
    for (int i = 0; i < k_links_max && word > 0; ++i) {
        if (!words.same_sentence(word, word - 1) || !joined(words, word)) { return word; }
        const auto link = words.phrase_ending_at(word - 1, Phrase::link);
        if (link.phrase == nullptr || link.first + 1 < word) { return word; }
        word = link.first;
        had_link = true;
    }
    return word;
}

/// The name takes part in the name of something else.
bool is_part(const ArticleWords& words, const PlaceDraft& draft) {
    const auto after = draft.last + 1;
    if (after < words.size() && words.same_sentence(draft.last, after) && joined(words, after)) {
        const auto* phrase = words.phrase_at(after, Phrase::organisation_after);
        if (phrase != nullptr && (!phrase->is(Phrase::capital_only) || words.is_capital(after))) {
            return true;
        }
    }
    bool had_link = false;
    const auto start = before_links(words, draft.first, had_link);
    if (start == 0 || !words.same_sentence(start, start - 1) || !joined(words, start)) {
        return false;
    }
    const auto before = words.phrase_ending_at(start - 1, Phrase::organisation_before);
    return before.phrase != nullptr && had_link &&
           (!before.phrase->is(Phrase::capital_only) || words.is_capital(before.first));
}

bool may_be_country(const PlaceDraft& draft) {
    return !draft.guesses.empty() && draft.guesses.front().facts.kind == Kind::country;
}

/// A country of whose name there is no town worth speaking of.
bool is_country_only(const PlaceDraft& draft) {
    constexpr std::uint32_t k_people = 20000;
    return may_be_country(draft) &&
           std::none_of(draft.guesses.begin(), draft.guesses.end(), [](const Guess& guess) {
               return is_inhabited(guess.facts.kind) && guess.facts.population >= k_people;
           });
}

/// "Kostal border guards": the noun behind the name belongs to another one behind it.
bool belongs_to_next(const ArticleWords& words, const Reading& reading, std::size_t noun) {
    const auto* token = token_at(words, reading, noun);
    const auto* next = noun + 1 < words.size() ? token_at(words, reading, noun + 1) : nullptr;
    return token != nullptr && next != nullptr && words.same_sentence(noun, noun + 1) &&
           words.word(noun + 1).joint == Joint::space && token->deprel == Deprel::compound &&
           next->upos == Upos::noun && words.info[noun + 1].phrase == nullptr;
}

/// "Village polonais de …": an adjective between the noun and its link.
ArticleWords::Before head_before_adjective(const ArticleWords& words, const Reading& reading,
                                           std::size_t link) {
    if (link < 2 || !words.same_sentence(link, link - 2) || !joined(words, link) ||
        !joined(words, link - 1) || words.info[link - 1].phrase != nullptr ||
        words.word(link - 1).letter_case != Case::lower) {
        return {};
    }
    const auto* token = token_at(words, reading, link - 1);
    if (token == nullptr || token->deprel != Deprel::amod) { return {}; }
    const auto head = words.phrase_ending_at(link - 2, Phrase::head);
    const bool ground =
        head.phrase != nullptr &&
        (head.phrase->head_kind == Head::settlement || head.phrase->head_kind == Head::district ||
         head.phrase->head_kind == Head::region || head.phrase->head_kind == Head::camp);
    return ground ? head : ArticleWords::Before{};
}

/// "Kostal's airport", "the Kosta's left bank": what belongs to the place, an adjective between.
bool find_possessed_head(const ArticleWords& words, const Reading& reading, PlaceDraft& draft) {
    const auto mark = draft.last + 1;
    auto at = mark + 1;
    if (!words.same_sentence(draft.last, at) || !words.is_possessive_mark(mark) ||
        words.word(at).joint != Joint::space) {
        return false;
    }
    const auto* phrase = words.phrase_at(at, Phrase::head);
    const auto* token = token_at(words, reading, at);
    if (phrase == nullptr && token != nullptr && token->upos == Upos::adj &&
        words.same_sentence(at, at + 1) && joined(words, at + 1)) {
        phrase = words.phrase_at(++at, Phrase::head);
    }
    const bool thing = phrase != nullptr &&
                       (phrase->head_kind == Head::airport || phrase->head_kind == Head::water);
    // "Jordan's banks", "Jordan's main airport" are in the country, "the Jordan's banks" on the
    // river
    const bool article =
        draft.first > 0 && words.same_sentence(draft.first, draft.first - 1) &&
        words.phrase_ending_at(draft.first - 1, Phrase::definite).phrase != nullptr;
    if (!thing || is_country_only(draft) || (may_be_country(draft) && !article)) { return false; }
    draft.head = phrase->head_kind;
    draft.label = phrase->label;
    draft.full_last = at + words.info[at].phrase_words - 1U;
    return true;
}

void find_head(const ArticleWords& words, const Reading& reading, PlaceDraft& draft) {
    if (find_possessed_head(words, reading, draft)) { return; }
    const auto after = draft.last + 1;
    if (after < words.size() && words.same_sentence(draft.last, after) && joined(words, after) &&
        words.word(after).joint != Joint::glue) {
        const auto* phrase = words.phrase_at(after, Phrase::head);
        // "Donetsk region" has its head behind; in "Hadrut, ville de …" the comma stops, and in
        // "U.S. State Department" the head is part of another name.
        const auto next = after + words.info[after].phrase_words;
        const bool goes_on = words.is_capital(after) && words.same_sentence(after, next) &&
                             words.is_capital(next) && words.word(next).joint == Joint::space;
        if (phrase != nullptr && !goes_on && !belongs_to_next(words, reading, next - 1)) {
            draft.head = phrase->head_kind;
            draft.label = phrase->label;
            draft.full_last = after + words.info[after].phrase_words - 1;
            return;
        }
    }
    bool had_link = false;
    const auto start = before_links(words, draft.first, had_link);
    if (start == 0 || !words.same_sentence(start, start - 1)) { return; }
    // "the capital, Kyiv" and "the town of Hadrut", "région Tigré", "village Hadrut"
    auto head = words.phrase_ending_at(start - 1, Phrase::head);
    if (head.phrase == nullptr && had_link) { head = head_before_adjective(words, reading, start); }
    if (head.phrase == nullptr) { return; }
    if (!joined(words, start)) {
        if (head.phrase->head_kind == Head::capital && !had_link) { draft.head = Head::capital; }
        return;
    }
    // "border Ukraine" is a verb: only units and settlements stand before their name without a
    // link.
    const auto kind = head.phrase->head_kind;
    const bool names_directly = kind == Head::settlement || kind == Head::district ||
                                kind == Head::region || kind == Head::capital ||
                                kind == Head::camp || kind == Head::water || kind == Head::height ||
                                kind == Head::neighbourhood;
    if (!had_link && !names_directly) { return; }
    if (had_link && kind == Head::capital) { return; }  // "capital of Borno" is not Borno
    // "the second city of Azerbaijan" is no city of that name
    if (had_link && kind == Head::settlement && is_country_only(draft)) { return; }
    draft.head = kind;
    draft.label = head.phrase->label;
    draft.full_first = head.first;
}

/// "Kostania's southeast", "the country's southern regions".
bool find_possessed_part(const ArticleWords& words, const Reading& reading, PlaceDraft& draft) {
    const auto mark = draft.full_last + 1;
    const auto at = mark + 1;
    if (!words.same_sentence(draft.last, at) || !words.is_possessive_mark(mark) ||
        words.word(at).joint != Joint::space) {
        return false;
    }
    const auto* direction = words.phrase_at(at, Phrase::direction);
    if (direction == nullptr) { return false; }
    auto last = at + words.info[at].phrase_words - 1U;
    const auto* token = token_at(words, reading, last);
    const auto* head = words.same_sentence(last, last + 1) && joined(words, last + 1)
                           ? words.phrase_at(last + 1, Phrase::head)
                           : nullptr;
    if (head != nullptr) {
        if (head->head_kind != Head::region && head->head_kind != Head::area) { return false; }
        last += words.info[last + 1].phrase_words;
    } else {
        // "Kostania's northern command" is no ground
        const auto* next = words.same_sentence(last, last + 1) && joined(words, last + 1)
                               ? token_at(words, reading, last + 1)
                               : nullptr;
        const bool goes_on =
            next != nullptr &&
            (next->upos == Upos::noun || next->upos == Upos::propn || next->upos == Upos::adj);
        if (token == nullptr || token->upos != Upos::noun || goes_on) { return false; }
    }
    draft.direction = direction->direction_kind;
    draft.modifier =
        std::string(slice(reading.article.text, {words.word(at).begin, words.word(last).end}));
    draft.full_last = last;
    return true;
}

/// "La côte sud-est de", "regions north of": a part of what is wide.
bool is_side_of(const ArticleWords& words, std::size_t direction) {
    if (direction == 0 || !joined(words, direction)) { return false; }
    const auto noun = words.phrase_ending_at(direction - 1, Phrase::head);
    return noun.phrase != nullptr &&
           (noun.phrase->head_kind == Head::region || noun.phrase->head_kind == Head::area);
}

void find_modifier(const ArticleWords& words, const Reading& reading, PlaceDraft& draft) {
    if (find_possessed_part(words, reading, draft)) { return; }
    bool had_link = false;
    auto start = before_links(words, draft.full_first, had_link);
    if (start == 0 || !words.same_sentence(start, start - 1) || !joined(words, start)) { return; }
    const auto text_between = [&](std::size_t first, std::size_t end) {
        return std::string(
            slice(reading.article.text, {words.word(first).begin, words.word(end - 1).end}));
    };
    const auto near = words.phrase_ending_at(start - 1, Phrase::near);
    if (near.phrase != nullptr) {
        draft.modifier = text_between(near.first, start);
        draft.full_first = near.first;
        start = near.first;
    }
    const auto direction = words.phrase_ending_at(start - 1, Phrase::direction);
    if (near.phrase == nullptr && direction.phrase != nullptr) {
        draft.direction = direction.phrase->direction_kind;
        const auto article = direction.first == 0
                                 ? ArticleWords::Before{}
                                 : words.phrase_ending_at(direction.first - 1, Phrase::outside);
        // "north of Aleppo" lies outside; "northern Syria", "le nord de la Syrie" and "in the north
        // of" inside
        const bool has_article =
            direction.first > 0 &&
            words.phrase_ending_at(direction.first - 1, Phrase::definite).phrase != nullptr;
        const bool side = is_side_of(words, direction.first);
        draft.outside = had_link && !has_article && article.phrase == nullptr && !side;
        draft.outside_if_small = article.phrase != nullptr || side;
        draft.modifier = text_between(direction.first, start);
        if (had_link) { draft.modifier = text_between(direction.first, draft.full_first); }
        draft.full_first = direction.first;
        start = direction.first;
    }
    // "12 km from", "20 kilometres south of"
    bool linked = false;
    auto measured = before_links(words, start, linked);
    if (measured > 0 && words.same_sentence(measured, measured - 1)) {
        const auto from = words.phrase_ending_at(measured - 1, Phrase::from);
        if (from.phrase != nullptr) { measured = from.first; }
        const auto outside = measured > 0 ? words.phrase_ending_at(measured - 1, Phrase::outside)
                                          : ArticleWords::Before{};
        if (outside.phrase != nullptr) { measured = outside.first; }
    }
    if (measured == 0 || !words.same_sentence(measured, measured - 1)) { return; }
    const auto unit = words.phrase_ending_at(measured - 1, Phrase::distance);
    if (unit.phrase == nullptr || unit.first == 0 ||
        !words.same_sentence(unit.first, unit.first - 1)) {
        return;
    }
    const auto digits = words.keys.key(unit.first - 1);
    int number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    draft.outside = true;
    draft.modifier = text_between(unit.first - 1, draft.first);
    draft.full_first = unit.first - 1;
    if (read.ec == std::errc() && number > 0 && number < 1000) { draft.distance_km = number; }
}

/// "The Dnipro", and not "the Dnipro offensive": nothing follows that the name could describe.
bool stands_alone(const ArticleWords& words, const PlaceDraft& draft) {
    const auto after = draft.full_last + 1;
    if (after >= words.size() || !words.same_sentence(draft.full_last, after) ||
        !joined(words, after)) {
        return true;
    }
    const auto* phrase = words.info[after].phrase;
    return phrase != nullptr && (phrase->is(Phrase::located) || phrase->is(Phrase::between) ||
                                 phrase->is(Phrase::conj) || phrase->is(Phrase::near));
}

/// "Rebels detained the [journalists] in Kostal", "two reporters were killed": who is done
/// something to, and told nothing, reports on nothing.
bool is_undergone(const ArticleWords& words, const Reading& reading, std::size_t word) {
    const auto* language = words.info[word].language;
    const auto* token = token_at(words, reading, word);
    const auto& sentence = reading.sentences[words.info[word].sentence];
    if (token == nullptr || language == nullptr || !sentence.parsed) { return false; }
    constexpr int k_climb_max = 3;
    for (int step = 0; step < k_climb_max && token->head >= 0; ++step) {
        const auto& above = sentence.tokens[static_cast<std::size_t>(token->head)];
        const bool done_to = token->deprel == Deprel::obj || token->subtype == DeprelSubtype::pass;
        if (done_to) { return !language->is_saying(above.lemma); }
        if (token->deprel != Deprel::nmod && token->deprel != Deprel::conj) { return false; }
        token = &above;
    }
    return false;
}

}  // namespace

void look_around(const ArticleWords& words, const Reading& reading, PlaceDraft& draft) {
    if (words.info[draft.first].language == nullptr) { return; }
    if (is_part(words, draft)) {
        draft.use = PlaceUse::part;
        return;
    }
    find_head(words, reading, draft);
    find_modifier(words, reading, draft);
    auto start = draft.full_first;
    if (start > 0 && words.same_sentence(start, start - 1) && joined(words, start)) {
        const auto article = words.phrase_ending_at(start - 1, Phrase::article_for_unit);
        draft.article_means_unit = article.phrase != nullptr && draft.head == Head::none;
        const auto definite = words.phrase_ending_at(start - 1, Phrase::definite);
        draft.article_means_water =
            definite.phrase != nullptr && draft.head == Head::none && stands_alone(words, draft);
        bool had_link = false;
        const auto reporter = words.phrase_ending_at(start - 1, Phrase::reporter);
        if (reporter.phrase != nullptr && !is_undergone(words, reading, reporter.first)) {
            draft.use = PlaceUse::reporter;
        }
        auto before = words.phrase_ending_at(start - 1, Phrase::located);
        if (before.phrase == nullptr) {
            start = before_links(words, start, had_link);
            if (start > 0 && words.same_sentence(start, start - 1) && joined(words, start)) {
                before = words.phrase_ending_at(start - 1, Phrase::located);
            }
        }
        draft.located = before.phrase != nullptr;
    }
}

namespace {

/// Whether only words that may stand between a place and its surroundings stand between two
/// mentions.
bool only_between(const ArticleWords& words, std::size_t first, std::size_t end) {
    constexpr std::size_t k_words_max = 6;
    if (end < first || end - first > k_words_max) { return false; }
    for (auto i = first; i < end;) {
        const auto& info = words.info[i];
        if (info.phrase == nullptr ||
            (!info.phrase->is(Phrase::between) && !info.phrase->is(Phrase::head) &&
             !info.phrase->is(Phrase::link) && !info.phrase->is(Phrase::direction) &&
             !info.phrase->is(Phrase::definite))) {
            return false;
        }
        i += std::max<std::size_t>(1, info.phrase_words);
    }
    return true;
}

bool is_unit_head(Head head) {
    return head == Head::district || head == Head::region || head == Head::country ||
           head == Head::area || head == Head::countryside;
}

bool may_hold_others(const PlaceDraft& draft) {
    if (is_unit_head(draft.head)) { return true; }
    return std::any_of(draft.guesses.begin(), draft.guesses.end(), [](const Guess& guess) {
        return is_unit(guess.facts.kind) || guess.facts.kind == Kind::area ||
               (guess.facts.kind == Kind::settlement && guess.facts.population > 100000) ||
               guess.facts.kind == Kind::island;
    });
}

}  // namespace

void link_parents(const ArticleWords& words, std::vector<PlaceDraft>& drafts) {
    for (std::size_t i = 0; i + 1 < drafts.size(); ++i) {
        auto& draft = drafts[i];
        const auto& next = drafts[i + 1];
        if (!words.same_sentence(draft.last, next.first) || next.full_first <= draft.full_last) {
            continue;
        }
        if (!may_hold_others(next)) { continue; }
        const auto gap_first = draft.full_last + 1;
        const bool comma = words.word(gap_first).joint == Joint::stop;
        if (next.full_first == gap_first) {
            // "Springfield, Illinois"; "Stepanakert (Nagorno-Karabakh)"
            if (comma) { draft.parent = static_cast<std::int32_t>(i + 1); }
            continue;
        }
        if (only_between(words, gap_first, next.full_first)) {
            draft.parent = static_cast<std::int32_t>(i + 1);
        }
    }
    // A list takes the parent of its last member, as long as only commas and conjunctions stand
    // between.
    for (std::size_t i = drafts.size(); i-- > 1;) {
        auto& draft = drafts[i];
        auto& before = drafts[i - 1];
        const auto parent = draft.parent >= 0 ? draft.parent : draft.list_parent;
        if (parent < 0 || !words.same_sentence(before.last, draft.first)) { continue; }
        const auto gap_first = before.full_last + 1;
        if (gap_first > draft.full_first) { continue; }
        bool list = true;
        for (auto w = gap_first; w < draft.full_first && list; ++w) {
            list = words.phrase_at(w, Phrase::conj) != nullptr ||
                   words.phrase_at(w, Phrase::link) != nullptr ||
                   words.phrase_at(w, Phrase::located) != nullptr;
        }
        if (list && draft.full_first - gap_first <= 3 &&
            (before.parent < 0 || before.parent == static_cast<std::int32_t>(i)) &&
            !(is_unit_head(draft.head) && draft.parent < 0)) {
            if (before.parent == static_cast<std::int32_t>(i)) { continue; }
            before.list_parent = parent;
        }
    }
}

}  // namespace counterclaim::where
