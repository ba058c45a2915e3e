// What belongs to a head: adjectives, names and titles before and after it, and the phrase after
// "of".
#include "who/phrase_builder.hpp"

#include <algorithm>

namespace counterclaim::who {

bool PhraseBuilder::attached(Index index, const Phrase& phrase) const {
    if (!parsed()) { return false; }
    const auto low = std::min(unit(index).token, unit(phrase.head).token);
    const auto high = std::max(unit(index).token, unit(phrase.head).token);
    auto token = unit(index).token;
    for (int step = 0; step < 6 && token >= 0; ++step) {
        if (token == unit(phrase.head).token) { return true; }
        token = m_sentence.sentence->tokens[at(token)].head;
        if (token < low || token > high) { return false; }
    }
    return false;
}

/// "Hamas-led militants", "the Taliban-run ministry": the group's own.
bool PhraseBuilder::is_group(const Unit& one) const {
    const auto* actor = one.name >= 0 ? actor_of(one) : nullptr;
    return actor != nullptr && actor->kind == ActorKind::armed_group;
}

bool PhraseBuilder::is_office(const Phrase& phrase) const {
    const auto index = unit(phrase.head).noun;
    if (phrase.kind != PhraseKind::noun || index < 0) { return false; }
    const auto noun_class = m_book.noun(static_cast<std::uint32_t>(index)).noun_class;
    return noun_class == NounClass::office || noun_class == NounClass::government;
}

bool PhraseBuilder::before_participle(Index index) const {
    if (index + 1 >= size() || !unit(index + 1).hyphen) { return false; }
    return unit(index + 1).has(WordUse::aligned) || unit(index + 1).has(WordUse::led);
}

bool PhraseBuilder::plain_modifier(Index index, const Phrase& phrase) const {
    const auto& one = unit(index);
    if (one.has(WordUse::modifier) || one.has(WordUse::former) || one.has(WordUse::title) ||
        one.has(WordUse::foreign)) {
        return true;
    }
    if (one.number) { return true; }
    if (one.uses != 0 && !one.has(WordUse::two)) { return false; }
    if (!parsed()) { return false; }
    const auto upos = one.upos;
    const auto* token = token_of(one);
    const bool participle = upos == Upos::verb && token != nullptr &&
                            (token->deprel == Deprel::amod || token->deprel == Deprel::compound);
    if (token != nullptr && upos == Upos::adj && token->deprel == Deprel::nmod) { return false; }
    const bool nominal = upos == Upos::adj || upos == Upos::num || upos == Upos::noun ||
                         upos == Upos::propn || participle;
    return nominal && attached(index, phrase);
}

/// A body it belongs to, an owner or an article: nothing before it is part of the phrase.
bool PhraseBuilder::begins_phrase(Phrase& phrase, Index index) const {
    const auto& one = unit(index);
    if (m_inside[at(index)] >= 0) {
        // "the Nile Institute's director", "Nile Institute researcher Jane Roe"
        if (m_book.adjectives_before() && phrase.kind == PhraseKind::noun) {
            phrase.link = m_inside[at(index)];
            phrase.first = m_phrases[at(phrase.link)].first;
        }
        return true;
    }
    if (one.has(WordUse::possessive) && one.name < 0) {
        phrase.possessive = true;
        phrase.possessive_plural = one.has(WordUse::possessive_plural);
        return true;
    }
    phrase.definite = phrase.definite || (one.has(WordUse::definite) && one.name < 0);
    return one.has(WordUse::definite) && one.name < 0;
}

void PhraseBuilder::left(Phrase& phrase) {
    const bool before = m_book.adjectives_before();
    Index j = phrase.head - 1;
    bool participle = false;
    // "World Food Programme (WFP) spokesman": letters in brackets part nothing
    const bool bracketed = before && phrase.kind == PhraseKind::noun && j > 0 &&
                           fills_brackets(m_reading.article.text, unit(j).span);
    if (bracketed) {
        consume(j);
        phrase.first = j--;
    }
    for (int step = 0; j >= 0 && step < k_steps_max; ++step, --j) {
        const auto& one = unit(j);
        const auto& next = unit(j + 1);
        const bool behind_brackets = step == 0 && bracketed;
        if (next.breaks && !behind_brackets &&
            !(next.comma && is_adjective(one) && is_adjective(next) && before)) {
            break;
        }
        if (begins_phrase(phrase, j)) { break; }
        if (one.has(WordUse::two)) {
            phrase.two = true;
            phrase.first = j;
            continue;
        }
        if (one.has(WordUse::led) && one.hyphen && j > 0 && is_group(unit(j - 1))) {
            phrase.first = j;
            phrase.premodified = true;
            continue;
        }
        if (one.has(WordUse::installed) && one.hyphen && j > 0 && unit(j - 1).name >= 0 &&
            is_office(phrase)) {
            phrase.installed = true;
            phrase.first = j;
            phrase.premodified = true;
            continue;
        }
        if ((one.has(WordUse::aligned) || one.has(WordUse::led)) && one.hyphen && j > 0) {
            phrase.aligned = true;
            consume(j - 1);
            phrase.first = --j;
            continue;
        }
        if (next.hyphen && one.has(WordUse::pro)) {
            phrase.first = j;
            continue;
        }
        if (before && one.name >= 0 && after_pro(j)) {
            phrase.aligned = true;
            consume(j);
            phrase.first = --j;
            continue;
        }
        if (is_possessive_mark(j)) {
            phrase.first = j;
            continue;
        }
        if (before && (one.name >= 0 || one.noun >= 0 || one.profile_word >= 0)) {
            // a name before a participle is more often its subject: "Oxfam treated forty
            // people"
            if ((participle && one.name >= 0 && !is_adjective(one)) || !take_left(phrase, j)) {
                break;
            }
            continue;
        }
        if (before && one.place && one.upper) {
            phrase.place_unit = j;
            phrase.first = j;
            continue;
        }
        if (before && joins_adjectives(j)) { continue; }
        if (!plain_modifier(j, phrase)) { break; }
        participle = participle || one.upos == Upos::verb;
        phrase.foreign = phrase.foreign || one.has(WordUse::foreign);
        phrase.first = j;
        phrase.premodified = true;
    }
}

void PhraseBuilder::note_group(const Unit& modifier, Phrase& phrase) const {
    if (modifier.noun < 0) { return; }
    const auto& noun = m_book.noun(static_cast<std::uint32_t>(modifier.noun));
    phrase.of_group =
        phrase.of_group || (noun.noun_class == NounClass::group && noun.generic && !noun.civilian);
}

bool PhraseBuilder::take_left(Phrase& phrase, Index index) {
    const auto& one = unit(index);
    const bool possessor = index + 1 < size() && is_possessive_mark(index + 1);
    if (is_person(one) && !possessor) { return false; }
    if (one.name < 0 && parsed() && !attached(index, phrase) && !possessor) { return false; }
    if (phrase.kind == PhraseKind::name && one.noun >= 0) {
        // "defence minister Hulusi Akar": the office is a phrase of its own, joined in
        // `persons`
        const auto* actor = actor_of(unit(phrase.head));
        if (actor != nullptr) { return false; }
    }
    if (phrase.kind == PhraseKind::name && one.name >= 0 && !is_adjective(one)) { return false; }
    if (one.name >= 0) {
        (is_adjective(one) ? phrase.adjectives : phrase.names).push_back(index);
    } else if (one.profile_word >= 0 && phrase.profile_word < 0) {
        phrase.profile_word = one.profile_word;
    }
    if (possessor && one.name < 0 && one.noun >= 0) { phrase.owner = index; }
    note_group(one, phrase);
    phrase.premodified = true;
    phrase.first = index;
    consume(index);
    return true;
}

void PhraseBuilder::right(Phrase& phrase) {
    for (Index j = phrase.last + 1; j < size() && j <= phrase.head + k_steps_max; ++j) {
        const auto& one = unit(j);
        if (one.breaks) { break; }
        const auto* word = token_of(one);
        // "un porte-parole houthi": a group's name said as an adjective
        const bool of_group = one.name >= 0 && !one.upper && parsed() && word != nullptr &&
                              word->upos == Upos::adj && word->deprel == Deprel::amod;
        if (is_adjective(one) || of_group) {
            phrase.adjectives.push_back(j);
        } else if (one.noun >= 0 || one.profile_word >= 0) {
            const auto* token = token_of(one);
            const bool adjective =
                !parsed() ||
                (token != nullptr && (token->upos == Upos::adj || token->deprel == Deprel::amod));
            if (!adjective) { break; }
            if (one.profile_word >= 0 && phrase.profile_word < 0) {
                phrase.profile_word = one.profile_word;
            }
            note_group(one, phrase);
        } else if (one.has(WordUse::joining) && j + 1 < size() && !unit(j + 1).breaks &&
                   is_adjective(unit(j + 1)) && !phrase.adjectives.empty() && !unit(j + 1).upper) {
            continue;
        } else if (one.has(WordUse::pro) && j + 1 < size() && unit(j + 1).hyphen) {
            phrase.aligned = true;
            consume(j + 1);
            phrase.last = ++j;
            continue;
        } else if (one.known() || one.number || !right_modifier(j, phrase)) {
            break;
        }
        phrase.foreign = phrase.foreign || one.has(WordUse::foreign);
        phrase.last = j;
        consume(j);
    }
}

/// "Authorities installed by Moscow", "installées par Moscou": whose they are.
void PhraseBuilder::installers(Phrase& phrase) {
    const Index participle = phrase.last + 1;
    const Index name = participle + 2;
    if (!is_office(phrase) || name >= size() || !unit(participle).has(WordUse::installed) ||
        unit(participle + 1).upos != Upos::adp || unit(name).name < 0 || unit(name).breaks) {
        return;
    }
    phrase.installed = true;
    phrase.premodified = true;
    phrase.names.push_back(name);
    phrase.last = name;
    consume(name);
}

bool PhraseBuilder::right_modifier(Index index, const Phrase& phrase) const {
    const auto& one = unit(index);
    if (one.has(WordUse::modifier) || one.has(WordUse::former) || one.has(WordUse::foreign)) {
        return true;
    }
    return one.uses == 0 && parsed() && one.upos == Upos::adj && attached(index, phrase);
}

void PhraseBuilder::beside(Phrase& phrase) {
    const Index next = phrase.last + 1;
    if (next >= size() || unit(next).breaks || unit(next).name < 0 || is_adjective(unit(next))) {
        return;
    }
    const auto* actor = actor_of(unit(next));
    if (actor->kind == ActorKind::person || name_of(unit(next))->use == NameUse::capital) {
        return;
    }
    if (phrase.noun < 0) { return; }
    const auto noun_class = m_book.noun(static_cast<std::uint32_t>(phrase.noun)).noun_class;
    const bool names_itself = noun_class == NounClass::organisation ||
                              noun_class == NounClass::media || noun_class == NounClass::group ||
                              noun_class == NounClass::fighter ||
                              noun_class == NounClass::observer ||
                              noun_class == NounClass::country || noun_class == NounClass::force;
    if (!names_itself || (m_book.adjectives_before() && noun_class == NounClass::force)) { return; }
    phrase.names.push_back(next);
    phrase.last = next;
}

/// "[Karabakh] president", "[Kherson] garrison": the place says whose the office or force is.
bool PhraseBuilder::opens_office(Index place) const {
    for (Index j = place + 1; j < size() && j <= place + k_steps_max && !unit(j).breaks; ++j) {
        if (m_at[at(j)] < 0) { continue; }
        const auto& phrase = m_phrases[at(m_at[at(j)])];
        if (phrase.first > place || phrase.noun < 0) { return false; }
        const auto noun_class = m_book.noun(static_cast<std::uint32_t>(phrase.noun)).noun_class;
        return noun_class == NounClass::office || noun_class == NounClass::force;
    }
    return false;
}

void PhraseBuilder::link(Phrase& phrase) {
    Index j = phrase.last + 1;
    if (phrase.link >= 0 || j >= size() || unit(j).breaks) { return; }
    const bool of = unit(j).has(WordUse::of);
    const bool member = unit(j).has(WordUse::member);
    // "a source in the group"
    const bool inside = !of && unit(j).has(WordUse::locative) && is_source(phrase);
    const bool weak = inside || unit(j).has(WordUse::of_group);
    if (!of && !weak && !member) { return; }
    if (member && !of && !weak) { return link_to_body(phrase, j + 1); }
    bool open = true;
    Index modifiers =
        -1;  // "ministère (chinois) des Affaires étrangères": no owner, but part of the name
    const auto give_up = [&] {
        if (of && modifiers >= 0) { phrase.last = modifiers; }
    };
    for (++j; j < size() && j <= phrase.last + k_steps_max + 2; ++j) {
        const auto& one = unit(j);
        if (one.breaks) { return give_up(); }
        const Index target = m_at[at(j)];
        if (target >= 0 && !m_phrases[at(target)].consumed) {
            if (m_phrases[at(target)].kind == PhraseKind::pronoun ||
                m_phrases[at(target)].kind == PhraseKind::both) {
                return;
            }
            if (weak && !of && !weak_link(phrase, m_phrases[at(target)])) { return; }
            take_link(phrase, target);
            return;
        }
        if (one.place && one.upper && open && !opens_office(j)) {
            if (inside) { return; }
            phrase.place_unit = j;
            phrase.last = j;
            return;
        }
        const bool small = one.has(WordUse::definite) || one.has(WordUse::modifier) ||
                           one.has(WordUse::foreign) || one.has(WordUse::of) ||
                           one.has(WordUse::former) || one.upos == Upos::adj ||
                           (one.upos == Upos::det && is_office(phrase)) || m_consumed[at(j)];
        if (small) {
            open = open || one.has(WordUse::of);
            if (one.has(WordUse::modifier) || one.has(WordUse::foreign)) { modifiers = j; }
            continue;
        }
        // one noun that no list knows may stand between: "the wing of the movement"
        const bool noun =
            parsed() && (one.upos == Upos::noun || one.upos == Upos::propn) && one.uses == 0;
        if (!noun || !open) { return give_up(); }
        open = false;
    }
    give_up();
}

bool PhraseBuilder::is_source(const Phrase& phrase) const {
    return phrase.kind == PhraseKind::noun && phrase.noun >= 0 &&
           m_book.noun(static_cast<std::uint32_t>(phrase.noun)).noun_class == NounClass::source;
}

/// "Chercheur à l'institut": only a body whose people have such offices.
void PhraseBuilder::link_to_body(Phrase& phrase, Index from) {
    if (phrase.noun < 0) { return; }
    const auto noun_class = m_book.noun(static_cast<std::uint32_t>(phrase.noun)).noun_class;
    if (noun_class != NounClass::office && noun_class != NounClass::observer) { return; }
    const Index body = body_after(from);
    if (body < 0 || is_group(unit(m_phrases[at(body)].head))) { return; }
    phrase.link = body;
    phrase.last = std::max(phrase.last, m_phrases[at(body)].last);
}

bool PhraseBuilder::weak_link(const Phrase& phrase, const Phrase& target) const {
    if (target.kind == PhraseKind::body) { return true; }
    const auto* actor = actor_of(unit(target.head));
    if (actor != nullptr && !actor->state && actor->kind != ActorKind::person) { return true; }
    if (phrase.noun < 0 || target.kind != PhraseKind::noun) { return false; }
    const auto noun_class = m_book.noun(static_cast<std::uint32_t>(phrase.noun)).noun_class;
    return noun_class == NounClass::source || noun_class == NounClass::office ||
           noun_class == NounClass::observer || noun_class == NounClass::statement;
}

void PhraseBuilder::take_link(Phrase& phrase, Index target) {
    phrase.link = target;
    phrase.last = std::max(phrase.last, m_phrases[at(target)].last);
    // "the foreign ministers of Armenia and Azerbaijan"
    Index j = phrase.last + 1;
    if (j >= size() || unit(j).breaks || !unit(j).has(WordUse::joining)) { return; }
    for (++j; j < size() && j <= phrase.last + 4 && !unit(j).breaks; ++j) {
        const Index other = m_at[at(j)];
        if (other >= 0 && m_phrases[at(other)].kind == m_phrases[at(target)].kind &&
            phrase.plural) {
            phrase.link_and = other;
            return;
        }
        if (!unit(j).has(WordUse::definite) && !unit(j).has(WordUse::of)) { return; }
    }
}

}  // namespace counterclaim::who
