// Persons that no list knows, joined with the office beside them, and things with an owner.
#include "who/phrase_builder.hpp"

#include <algorithm>

namespace counterclaim::who {

bool PhraseBuilder::person_word(Index index) const {
    const auto& one = unit(index);
    if (m_inside[at(index)] >= 0) { return false; }
    if (!one.upper || one.place || one.number || one.noun >= 0 || one.profile_word >= 0) {
        return false;
    }
    if (one.capitals && one.span.length_bytes() > 4 && !m_sentence.print.all_capitals) {
        return false;
    }
    const auto* name = name_of(one);
    if (name != nullptr) { return name->surname; }
    if (one.uses != 0 && !one.has(WordUse::particle)) { return false; }
    if (one.span.length_bytes() < 2) { return false; }
    if (parsed() && one.upos != Upos::propn && one.upos != Upos::x && one.upos != Upos::noun) {
        return false;
    }
    return !m_sentence.print.title_case && !m_sentence.print.all_capitals;
}

void PhraseBuilder::persons() {
    for (Index i = 0; i < size(); ++i) {
        if (!person_word(i)) { continue; }
        if (m_at[at(i)] >= 0 && !m_phrases[at(m_at[at(i)])].consumed) {
            continue;
        }  // known by that name
        Index last = i;
        while (last + 1 < size() && last - i < k_person_words_max && !unit(last + 1).breaks) {
            const auto& next = unit(last + 1);
            const bool particle = next.has(WordUse::particle) && last + 2 < size() &&
                                  person_word(last + 2) && !unit(last + 2).breaks && next.name < 0;
            if (!particle && !person_word(last + 1)) { break; }
            if (is_possessive_mark(last + 1)) { break; }
            last += particle ? 2 : 1;
        }
        Phrase phrase;
        phrase.kind = PhraseKind::person;
        phrase.first = i;
        phrase.last = last;
        phrase.head = m_book.adjectives_before() ? last : i;
        if (parsed()) { phrase.head = tree_head(i, last); }
        phrase.titled = i > 0 && !unit(i).breaks && unit(i - 1).has(WordUse::title);
        const Index length = last - i + 1;
        const bool begins = i == 0 || unit(i).breaks;
        if (length == 1 && begins && !phrase.titled && unit(i).upos != Upos::propn) { continue; }
        add(std::move(phrase));
        i = last;
    }
    join_persons();
}

Index PhraseBuilder::tree_head(Index first, Index last) const {
    for (Index i = first; i <= last; ++i) {
        const auto* token = token_of(unit(i));
        if (token == nullptr) { continue; }
        if (token->head < unit(first).token_begin || token->head >= unit(last).token_end) {
            return i;
        }
    }
    return first;
}

void PhraseBuilder::join_persons() {
    std::vector<Index> begins(m_units.size(), -1);
    std::vector<Index> ends(m_units.size(), -1);
    for (Index i = 0; i < static_cast<Index>(m_phrases.size()); ++i) {
        const auto& phrase = m_phrases[at(i)];
        if (phrase.consumed || !person_phrase(phrase)) { continue; }
        begins[at(phrase.first)] = i;
        ends[at(phrase.last)] = i;
    }
    for (auto& phrase : m_phrases) {
        if (phrase.consumed || phrase.kind != PhraseKind::noun || phrase.noun < 0) { continue; }
        const auto noun_class = m_book.noun(static_cast<std::uint32_t>(phrase.noun)).noun_class;
        const bool human = noun_class == NounClass::office || noun_class == NounClass::observer ||
                           noun_class == NounClass::people || noun_class == NounClass::force ||
                           noun_class == NounClass::fighter;
        if (!human || phrase.plural) { continue; }
        phrase.person = joined_person(phrase, begins, ends);
        if (phrase.person >= 0 && !may_be_one(phrase, m_phrases[at(phrase.person)])) {
            phrase.person = -1;
        }
        if (phrase.person >= 0 && is_of_civilians(phrase)) {
            m_phrases[at(phrase.person)].kind = PhraseKind::person;
        }
        if (phrase.person >= 0 && m_phrases[at(phrase.person)].last > phrase.last) {
            phrase.last = m_phrases[at(phrase.person)].last;
        }
    }
}

bool PhraseBuilder::is_of_civilians(const Phrase& phrase) const {
    const auto& noun = m_book.noun(static_cast<std::uint32_t>(phrase.noun));
    // "led by Jean Roe, en personne"
    const bool adverbial = phrase.first > 0 && unit(phrase.first - 1).upos == Upos::adp;
    return noun.noun_class == NounClass::people && noun.civilian && !adverbial;
}

bool PhraseBuilder::may_be_one(const Phrase& phrase, const Phrase& person) const {
    const auto* known = person.kind == PhraseKind::name ? actor_of(unit(person.head)) : nullptr;
    if (known == nullptr) { return true; }
    const auto differs = [&](Index index) {
        const auto* owner = actor_of(unit(index));
        if (owner == nullptr || owner->party.empty()) { return false; }
        return std::none_of(owner->party.begin(), owner->party.end(), [&](const auto& party) {
            return std::find(known->party.begin(), known->party.end(), party) != known->party.end();
        });
    };
    const bool by_adjective =
        std::any_of(phrase.adjectives.begin(), phrase.adjectives.end(), differs);
    const bool by_link = phrase.link >= 0 && m_phrases[at(phrase.link)].kind == PhraseKind::name &&
                         differs(m_phrases[at(phrase.link)].head);
    return !by_link && !(by_adjective && phrase.link < 0);
}

Index PhraseBuilder::joined_person(const Phrase& phrase, const std::vector<Index>& begins,
                                   const std::vector<Index>& ends) const {
    Index next = phrase.last + 1;
    // a title or an adjective may stand between: "the army chief, General Abdel Fattah
    // al-Burhan"
    for (int step = 0; step < 3 && next < size(); ++step, ++next) {
        const auto& one = unit(next);
        if (one.breaks && !(one.comma && step == 0)) { break; }
        if (begins[at(next)] >= 0) { return begins[at(next)]; }
        const bool between =
            one.has(WordUse::title) || one.has(WordUse::definite) || (one.noun >= 0 && step < 2);
        if (!between) { break; }
    }
    // "Rami Abdel Rahman, the head of the observatory"; "Abel Kaba, 34 ans, habitant de Barsa"
    Index previous = phrase.first;
    for (int step = 0; step < 4 && previous > 0; ++step) {
        const auto& one = unit(previous);
        if (one.breaks && !one.comma) { break; }
        --previous;
        if (ends[at(previous)] >= 0) { return unit(previous + 1).comma ? ends[at(previous)] : -1; }
        const auto& before = unit(previous);
        const bool between = before.has(WordUse::definite) || before.number ||
                             before.has(WordUse::former) || before.has(WordUse::possessive) ||
                             !before.known();
        if (!between) { break; }
    }
    return -1;
}

void PhraseBuilder::things() {
    for (Index i = 0; i < size(); ++i) {
        const auto& one = unit(i);
        if (one.name >= 0 && !m_consumed[at(i)] && !after_pro(i)) { thing_of_name(i); }
    }
}

Index PhraseBuilder::described_with(Index top, Index near) const {
    const auto& first = m_sentence.sentence->tokens[at(top)];
    const auto one = unit_of_token(top, near);
    const bool describes = first.deprel == Deprel::amod || first.deprel == Deprel::compound;
    return describes && first.head >= 0 && one >= 0 && unit(one).name >= 0 ? first.head : top;
}

void PhraseBuilder::thing_of_name(Index index) {
    const auto& one = unit(index);
    const bool adjective = is_adjective(one);
    const bool before = m_book.adjectives_before();
    const bool possessor = before && index + 1 < size() && is_possessive_mark(index + 1);
    if (before_participle(index)) { return; }
    const bool joined = before && index > 1 && unit(index - 1).has(WordUse::joining) &&
                        !unit(index - 1).breaks && !one.breaks && unit(index - 2).name >= 0;
    Index head = -1;
    if (parsed()) {
        const auto* token = token_of(one);
        if (token == nullptr || token->head < 0) { return; }
        const bool beside = token->deprel == Deprel::amod || token->deprel == Deprel::compound ||
                            (token->deprel == Deprel::nmod && possessor) ||
                            (token->deprel == Deprel::conj && (adjective || joined));
        if (!beside) { return; }
        auto top = token->head;
        // "American and British strikes": what the first of them describes
        if (token->deprel == Deprel::conj) { top = described_with(top, index); }
        // "a Russian T-72 tank": the tank is Russian, not the T
        for (int step = 0; step < 4; ++step) {
            const auto& one_up = m_sentence.sentence->tokens[at(top)];
            const bool inner = one_up.deprel == Deprel::compound || one_up.deprel == Deprel::flat;
            if (!inner || one_up.head <= top || !before) { break; }
            top = one_up.head;
        }
        head = unit_of_token(top, index);
    } else if (adjective || possessor) {
        head = before ? index + (possessor ? 2 : 1) : index - 1;
        if (head < 0 || head >= size() || unit(std::max(head, index)).breaks ||
            unit(head).uses != 0) {
            return;
        }
    }
    if (head < 0 || head == index || unit(head).known() || unit(head).number) { return; }
    if ((!before && !adjective) || !joined_by_nouns(index, head)) { return; }
    const Index known = m_at[at(head)];
    if (known >= 0) {
        auto& phrase = m_phrases[at(known)];
        if (phrase.kind == PhraseKind::thing) {
            phrase.joined = phrase.joined || joined;
            (adjective ? phrase.adjectives : phrase.names).push_back(index);
        }
        return;
    }
    if (parsed() && unit(head).upos != Upos::noun && unit(head).upos != Upos::propn) { return; }
    Phrase phrase;
    phrase.kind = PhraseKind::thing;
    phrase.first = std::min(index, head);
    phrase.last = std::max(index, head);
    phrase.head = head;
    (adjective ? phrase.adjectives : phrase.names).push_back(index);
    add(std::move(phrase));
}

bool PhraseBuilder::joined_by_nouns(Index a, Index b) const {
    for (Index i = std::min(a, b) + 1; i < std::max(a, b); ++i) {
        const auto upos = unit(i).upos;
        const bool fits = upos == Upos::noun || upos == Upos::adj || upos == Upos::propn ||
                          upos == Upos::num || upos == Upos::cconj || upos == Upos::x ||
                          is_possessive_mark(i) || unit(i).known();
        if (!fits || (unit(i).breaks && !unit(i).comma)) { return false; }
    }
    return true;
}

Index PhraseBuilder::unit_of_token(Index token, Index near) const {
    for (Index distance = 1; distance <= k_steps_max; ++distance) {
        for (const Index candidate : {near - distance, near + distance}) {
            if (candidate >= 0 && candidate < size() && unit(candidate).token == token) {
                return candidate;
            }
        }
    }
    return -1;
}

}  // namespace counterclaim::who
