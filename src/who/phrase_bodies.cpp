// Bodies that no list knows, found by the word that heads their names, and the people who speak
// for a body: "Jane Roe of the Nile Centre for Peace", "Jean Roux, qui dirige l'Institut du Nil".
#include "who/phrase_builder.hpp"

#include <algorithm>

namespace counterclaim::who {
namespace {

constexpr Index k_body_words_max = 12;
constexpr Index k_member_words_max = 10;

bool nominal(Upos upos) {
    return upos == Upos::noun || upos == Upos::propn || upos == Upos::adj || upos == Upos::x;
}

template <typename Mentions>
auto first_ending_after(const Mentions& mentions, std::uint32_t begin) {
    return std::partition_point(mentions.begin(), mentions.end(),
                                [&](const auto& mention) { return mention.span.end <= begin; });
}

}  // namespace

bool PhraseBuilder::in_time(Index index) const {
    const auto span = unit(index).span;
    const auto found = first_ending_after(m_reading.times, span.begin);
    return found != m_reading.times.end() && found->span.overlaps(span);
}

/// True for "West Bank": the words are a place's name and nothing more.
bool PhraseBuilder::in_place(Index first, Index last) const {
    const Span span{unit(first).span.begin, unit(last).span.end};
    const auto found = first_ending_after(m_reading.places, span.begin);
    return found != m_reading.places.end() && found->span.begin <= span.begin &&
           found->span.end >= span.end;
}

/// A word with a capital that may stand inside the name of a body.
bool PhraseBuilder::body_part(Index index) const {
    const auto& one = unit(index);
    if (!one.upper || one.number || is_possessive_mark(index) || is_person(one)) { return false; }
    if (one.has(WordUse::title) || one.has(WordUse::definite) || in_time(index)) { return false; }
    if (one.noun >= 0) {
        const auto noun_class = m_book.noun(static_cast<std::uint32_t>(one.noun)).noun_class;
        if (noun_class == NounClass::office || noun_class == NounClass::ministry ||
            noun_class == NounClass::source || noun_class == NounClass::statement) {
            return false;
        }
    }
    if (one.known() || one.place || !parsed() || nominal(one.upos)) { return true; }
    // inside a sentence the capital says it, whatever the tagger makes of the word
    return index > 0 && (one.upos == Upos::verb || one.upos == Upos::adv || one.upos == Upos::num);
}

/// Where the words before a head begin: "[Red Sea] Monitoring Network", "Research and Analysis
/// Consortium".
Index PhraseBuilder::body_begin(Index head) const {
    Index first = head;
    while (first > 0 && head - first < k_body_words_max && !unit(first).breaks) {
        if (body_part(first - 1)) {
            --first;
            continue;
        }
        const bool joins = unit(first - 1).has(WordUse::joining) && first > 1 &&
                           !unit(first - 1).breaks && body_part(first - 2) &&
                           !unit(first - 2).known() && !unit(first).known() && first < head;
        if (!joins) { break; }
        first -= 2;
    }
    return first;
}

/// Where the words after a head end, in languages whose adjectives stand before: "Centre [for
/// Peace and Conflict Studies]".
Index PhraseBuilder::body_end_before(Index head) const {
    Index last = head;
    while (last - head < k_body_words_max) {
        Index next = last + 1;
        if (next >= size() || unit(next).breaks) { break; }
        const bool joins = unit(next).has(WordUse::joining) && last > head;
        if (!unit(next).has(WordUse::of_body) && !joins) { break; }
        ++next;
        if (!joins && next < size() && unit(next).has(WordUse::definite) && !unit(next).upper) {
            ++next;
        }
        // "the Institute for Peace and the University of …": a body of its own begins there
        if (next >= size() || unit(next).breaks || !body_part(next) || unit(next).body >= 0) {
            break;
        }
        if (joins && (unit(next).known() || unit(next).place)) { break; }
        while (next + 1 < size() && !unit(next + 1).breaks && body_part(next + 1) &&
               next - head < k_body_words_max) {
            ++next;
        }
        last = next;
    }
    return last;
}

/// The same where adjectives stand behind and inner words have no capital: "Institut [français
/// des relations extérieures]".
Index PhraseBuilder::body_end_after(Index head) const {
    Index last = head;
    for (Index j = head + 1; j < size() && j - head <= k_body_words_max; ++j) {
        const auto& one = unit(j);
        if (one.breaks || one.has(WordUse::relative) || one.number || in_time(j)) { break; }
        const bool binds = one.has(WordUse::of) || one.has(WordUse::of_body) ||
                           one.has(WordUse::definite) || one.has(WordUse::joining);
        if (binds && !one.upper) {
            // "et" goes on with what has no article: "d'études et de recherches"
            const bool joins = one.has(WordUse::joining);
            const bool goes_on =
                j + 1 < size() && !unit(j + 1).breaks && !unit(j + 1).upper && last > head &&
                unit(j + 1).body < 0 &&
                !(unit(j + 1).has(WordUse::definite) && !unit(j + 1).has(WordUse::of));
            if (joins && !goes_on) { break; }
            continue;
        }
        const bool own = one.body >= 0 && one.upper && unit(j - 1).uses != 0;
        const bool part = one.upper ? body_part(j) && !own
                                    : nominal(one.upos) && one.upos != Upos::x &&
                                          (one.uses == 0 || one.has(WordUse::modifier));
        if (!part || is_person(one)) { break; }
        last = j;
    }
    return last;
}

void PhraseBuilder::add_body(Index head, Index first, Index last) {
    Phrase phrase;
    phrase.kind = PhraseKind::body;
    phrase.first = first;
    phrase.last = last;
    phrase.head = parsed() ? tree_head(first, last) : head;
    phrase.noun = -1;
    phrase.quiet = unit(head).body >= 0 &&
                   m_book.body_word(static_cast<std::uint32_t>(unit(head).body)).building;
    const auto number = static_cast<Index>(m_phrases.size());
    for (Index i = first; i <= last; ++i) {
        m_inside[at(i)] = number;
        m_consumed[at(i)] = i != phrase.head;
    }
    phrase.body_word = head;
    add(std::move(phrase));
}

/// "The institute", "the NCP": the body that was named before.
void PhraseBuilder::short_body(Index index) {
    constexpr std::uint32_t k_letters_max = 8;
    const auto& one = unit(index);
    const auto length = one.span.length_bytes();
    const bool article = index > 0 && !one.breaks && unit(index - 1).has(WordUse::definite);
    const bool letters = one.capitals && length > 2 && length <= k_letters_max && !one.known() &&
                         one.uses == 0 && !one.place;
    const bool noun = one.body >= 0 && one.noun < 0 && article;
    if (!letters && !noun) { return; }
    Phrase phrase;
    phrase.kind = PhraseKind::body;
    phrase.first = phrase.last = phrase.head = index;
    phrase.short_form = true;
    phrase.definite = true;
    m_inside[at(index)] = static_cast<Index>(m_phrases.size());
    add(std::move(phrase));
}

/// "Free Valley Front", not "Southern Front"; and not "Kostanian Defence Forces", which a state
/// has.
bool PhraseBuilder::is_long_name(Index head, Index first, Index last) const {
    const bool stateless = m_book.body_word(static_cast<std::uint32_t>(unit(head).body)).stateless;
    constexpr int k_words_min = 2;
    int words = 0;
    for (Index i = first; i <= last; ++i) {
        const auto& one = unit(i);
        if (i == head || one.uses != 0) { continue; }
        const auto* actor = one.name >= 0 ? actor_of(one) : nullptr;
        if (stateless && (one.place || (actor != nullptr && actor->state))) { return false; }
        words += one.upper ? 1 : 0;
    }
    return words >= k_words_min;
}

/// "The Red Lions militia", "les combattants Lions rouges": fighters with a name that no list
/// knows.
bool PhraseBuilder::named_fighters(Index index) {
    constexpr Index k_words_max = 3;
    const auto& one = unit(index);
    if (one.noun < 0 || one.upper || !parsed()) { return false; }
    const auto& noun = m_book.noun(static_cast<std::uint32_t>(one.noun));
    const bool fighters =
        noun.kind == ActorKind::armed_group && !noun.enemy &&
        (noun.noun_class == NounClass::fighter || noun.noun_class == NounClass::group);
    if (!fighters) { return false; }
    const auto names = [&](Index i) {
        return body_part(i) && !unit(i).known() && !unit(i).place && unit(i).uses == 0 &&
               m_inside[at(i)] < 0;
    };
    Index first = index;
    Index last = index;
    if (m_book.adjectives_before()) {
        while (first > 0 && !unit(first).breaks && index - first < k_words_max &&
               names(first - 1)) {
            --first;
        }
        if (first > 0 && !unit(first).breaks && unit(first - 1).place) { return false; }
    } else {
        while (last + 1 < size() && !unit(last + 1).breaks && last - index < k_words_max &&
               names(last + 1)) {
            ++last;
        }
    }
    if (first == last) { return false; }
    // "Armed militants", "Muslim fighters": a capital that opens a sentence or an adjective has
    const auto name = first < index ? first : last;
    const bool one_word = last - first == 1;
    if (one_word && unit(name).upos != Upos::propn) { return false; }
    add_body(index, first, last);
    return true;
}

void PhraseBuilder::bodies() {
    if (m_sentence.print.title_case || m_sentence.print.all_capitals) { return; }
    const bool before = m_book.adjectives_before();
    for (Index i = 0; i < size(); ++i) {
        const auto& one = unit(i);
        if (m_inside[at(i)] >= 0) { continue; }
        if (one.body < 0) {
            if (!named_fighters(i)) { short_body(i); }
            continue;
        }
        const auto& word = m_book.body_word(static_cast<std::uint32_t>(one.body));
        Index first = i;
        Index last = i;
        if (before && one.upper) {
            first = body_begin(i);
            last = body_end_before(i);
        } else if (!before && (i > 0 || !one.upper)) {
            // "l'institut Montaigne", "l'université de Bergen": a name follows at once
            const Index next = i + 1;
            const bool named = next < size() && !unit(next).breaks && unit(next).upper &&
                               word.role == Role::observer && !word.of_state &&
                               (unit(next).name < 0 || is_adjective(unit(next)));
            const bool of_name = word.building && next + 1 < size() && !unit(next).breaks &&
                                 unit(next).has(WordUse::of) && unit(next + 1).upper;
            if (one.upper || named || of_name) { last = body_end_after(i); }
            if (!one.upper && last > i && !named && !of_name) { last = i; }
        }
        const bool taken = std::any_of(m_inside.begin() + first, m_inside.begin() + i,
                                       [](Index inside) { return inside >= 0; });
        if (first == last || taken || (in_place(first, last) && !word.building) ||
            (word.long_name && !is_long_name(i, first, last))) {
            short_body(i);
            continue;
        }
        add_body(i, first, last);
        i = last;
    }
}

/// The phrase at a unit where it is a body: one of the lists, or one that none knows.
Index PhraseBuilder::body_at(Index index) const {
    if (index < 0 || index >= size()) { return -1; }
    const Index number = m_inside[at(index)] >= 0 ? m_inside[at(index)] : m_at[at(index)];
    if (number < 0 || m_phrases[at(number)].consumed) { return -1; }
    const auto& phrase = m_phrases[at(number)];
    if (phrase.kind == PhraseKind::body) { return phrase.short_form ? -1 : number; }
    if (phrase.kind != PhraseKind::name) { return -1; }
    const auto* actor = actor_of(unit(phrase.head));
    const bool body = actor != nullptr && !actor->state &&
                      (actor->kind == ActorKind::organisation || actor->kind == ActorKind::court ||
                       actor->kind == ActorKind::armed_group);
    return body ? number : -1;
}

/// The body that begins at a unit, behind its article and adjectives.
Index PhraseBuilder::body_after(Index index) const {
    for (Index j = index; j < size() && j < index + 4; ++j) {
        if (j > index && unit(j).breaks) { return -1; }
        if (const Index body = body_at(j); body >= 0) { return body; }
        const auto& one = unit(j);
        const bool small = one.has(WordUse::definite) || one.has(WordUse::modifier) ||
                           one.has(WordUse::of) || (!one.upper && nominal(one.upos));
        if (!small) { return -1; }
    }
    return -1;
}

Index PhraseBuilder::body_of_member(const Phrase& person) const {
    // "the Nile Institute's Jane Roe"
    if (person.first > 1 && is_possessive_mark(person.first - 1)) {
        if (const Index body = body_at(person.first - 2); body >= 0) { return body; }
    }
    const auto describes = [&](const Unit& one) {
        const auto* token = token_of(one);
        return token != nullptr && one.upos == Upos::verb &&
               (token->deprel == Deprel::acl || token->deprel == Deprel::amod ||
                token->deprel == Deprel::appos);
    };
    const auto joins = [&](Index index) {
        return unit(index).has(WordUse::of) || unit(index).has(WordUse::of_group) ||
               unit(index).has(WordUse::member);
    };
    bool comma = false;
    for (Index j = person.last + 1; j < size() && j <= person.last + k_member_words_max; ++j) {
        const auto& one = unit(j);
        // "Jane Roe, 44, of the institute"
        if (one.breaks && !(one.comma && (j == person.last + 1 || unit(j - 1).number))) {
            return -1;
        }
        comma = comma || one.comma;
        if (joins(j)) {
            // "a group close to Al-Qaeda" does not speak for it
            const Index body = body_after(j + 1);
            const bool own = unit(j).has(WordUse::of) || unit(j).has(WordUse::of_group);
            if (body >= 0 && (own || !is_group(unit(m_phrases[at(body)].head)))) { return body; }
        }
        if (one.has(WordUse::relative)) {
            for (Index k = j + 1; k < size() && k <= j + 3 && !unit(k).breaks; ++k) {
                if (unit(k).has(WordUse::leads)) { return body_after(k + 1); }
            }
            return -1;
        }
        const bool passes = one.number || joins(j) || one.has(WordUse::definite) ||
                            one.has(WordUse::former) || one.has(WordUse::modifier) ||
                            one.has(WordUse::joining) ||
                            (comma && (nominal(one.upos) || one.upos == Upos::det ||
                                       one.upos == Upos::adp || describes(one)));
        if (!passes || one.has(WordUse::saying)) { return -1; }
    }
    return -1;
}

void PhraseBuilder::members() {
    std::vector<Index> ends(m_units.size(), -1);
    for (Index i = 0; i < static_cast<Index>(m_phrases.size()); ++i) {
        auto& phrase = m_phrases[at(i)];
        if (phrase.consumed || phrase.kind != PhraseKind::person) { continue; }
        ends[at(phrase.last)] = i;
        phrase.link = body_of_member(phrase);
    }
    // "the Africa Programme of the institute": a part of it
    for (auto& phrase : m_phrases) {
        if (phrase.kind != PhraseKind::body || phrase.short_form || phrase.last + 1 >= size()) {
            continue;
        }
        const auto& next = unit(phrase.last + 1);
        const bool of =
            next.has(WordUse::of) || next.has(WordUse::of_group) || next.has(WordUse::member);
        if (of && !next.breaks) { phrase.link = body_after(phrase.last + 2); }
    }
    // "Jane Roe and John Doe of the institute"
    for (const auto& phrase : m_phrases) {
        const bool joined = phrase.kind == PhraseKind::person && phrase.link >= 0 &&
                            phrase.first > 1 && unit(phrase.first - 1).has(WordUse::joining);
        if (!joined) { continue; }
        const Index other = ends[at(phrase.first - 2)];
        if (other >= 0 && m_phrases[at(other)].link < 0) {
            m_phrases[at(other)].link = phrase.link;
        }
    }
}

/// "Shells hit the University of …": somewhere rather than somebody, unless it acts or has people.
void PhraseBuilder::silence_buildings() {
    for (auto& phrase : m_phrases) {
        if (phrase.kind != PhraseKind::body || !phrase.quiet) { continue; }
        const auto* token = token_of(unit(phrase.head));
        if (parsed() && token != nullptr && token->deprel == Deprel::nsubj) {
            phrase.quiet = false;
        }
    }
}

}  // namespace counterclaim::who
