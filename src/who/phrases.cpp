#include "who/phrases.hpp"

#include "who/phrase_builder.hpp"

#include <algorithm>

namespace counterclaim::who {

std::vector<Phrase> PhraseBuilder::build() {
    bodies();
    for (Index i = size() - 1; i >= 0; --i) { head(i); }
    persons();
    members();
    things();
    silence_buildings();
    std::vector<Phrase> out;
    std::vector<Index> order;
    for (Index i = 0; i < static_cast<Index>(m_phrases.size()); ++i) {
        if (!m_phrases[at(i)].consumed) { order.push_back(i); }
    }
    std::sort(order.begin(), order.end(), [&](Index a, Index b) {
        const auto& left = m_phrases[at(a)];
        const auto& right = m_phrases[at(b)];
        return std::pair(left.first, left.head) < std::pair(right.first, right.head);
    });
    std::vector<Index> renumbered(m_phrases.size(), -1);
    for (Index i = 0; i < static_cast<Index>(order.size()); ++i) {
        renumbered[at(order[at(i)])] = i;
    }
    for (const auto index : order) {
        Phrase phrase = m_phrases[at(index)];
        for (auto* link : {&phrase.link, &phrase.link_and, &phrase.person}) {
            if (*link >= 0) { *link = renumbered[at(*link)]; }
        }
        out.push_back(std::move(phrase));
    }
    return out;
}

bool PhraseBuilder::stands_alone_adjective(Index index) const {
    const auto& one = unit(index);
    const auto* name = name_of(one);
    if (name == nullptr || name->use != NameUse::adjective) { return false; }
    if (m_book.adjectives_before()) {
        const auto* token = token_of(one);
        // "the French", "Ukrainians": nothing follows that it could belong to
        return parsed() && token != nullptr && token->deprel != Deprel::amod &&
               token->deprel != Deprel::compound && token->deprel != Deprel::flat &&
               token->deprel != Deprel::conj;
    }
    if (one.upper && !one.capitals) { return true; }
    if (!parsed()) { return false; }
    const auto* token = token_of(one);
    return token != nullptr && token->upos == Upos::noun;
}

void PhraseBuilder::head(Index index) {
    if (m_consumed[at(index)] || m_inside[at(index)] >= 0) { return; }
    const auto& one = unit(index);
    if (one.uses != 0 && !one.known()) { return function_word(index); }
    if (!one.known()) { return; }
    if (after_pro(index)) { return; }
    const auto* name = name_of(one);
    if (name != nullptr && one.noun < 0 && one.profile_word < 0) { return name_head(index, *name); }
    if (one.noun < 0 && one.profile_word < 0) { return; }
    noun_head(index);
}

Index PhraseBuilder::add(Phrase phrase) {
    const auto number = static_cast<Index>(m_phrases.size());
    m_at[at(phrase.head)] = number;
    m_phrases.push_back(std::move(phrase));
    return number;
}

void PhraseBuilder::function_word(Index index) {
    const auto& one = unit(index);
    Phrase phrase;
    phrase.first = phrase.last = phrase.head = index;
    if (one.has(WordUse::both) || one.has(WordUse::both_states) || one.has(WordUse::both_leaders)) {
        phrase.kind = PhraseKind::both;
        add(std::move(phrase));
        return;
    }
    constexpr auto k_pronouns = static_cast<std::uint32_t>(WordUse::masculine) |
                                static_cast<std::uint32_t>(WordUse::feminine) |
                                static_cast<std::uint32_t>(WordUse::neuter) |
                                static_cast<std::uint32_t>(WordUse::plural) |
                                static_cast<std::uint32_t>(WordUse::relative) |
                                static_cast<std::uint32_t>(WordUse::possessive) |
                                static_cast<std::uint32_t>(WordUse::first_person);
    if ((one.uses & k_pronouns) == 0 || !parsed()) { return; }
    const auto* token = token_of(one);
    if (token == nullptr || token->deprel == Deprel::expl) { return; }
    const bool pronoun =
        token->upos == Upos::pron || (token->upos == Upos::det && one.has(WordUse::possessive));
    if (!pronoun) { return; }
    phrase.kind = PhraseKind::pronoun;
    add(std::move(phrase));
}

void PhraseBuilder::name_head(Index index, const Name& name) {
    const auto& one = unit(index);
    const auto& actor = m_book.actor(name.actor);
    if (name.use == NameUse::adjective && !stands_alone_adjective(index)) { return; }
    // "the Turkish-backed …", "Saudi-led": not theirs, or joined to what follows
    if (before_participle(index)) { return; }
    const bool place_like =
        name.use == NameUse::capital ||
        (name.use == NameUse::name &&
         (actor.state || actor.kind == ActorKind::people || actor.kind == ActorKind::organisation));
    if (place_like && actor.kind != ActorKind::organisation && after_locative(index) &&
        !told_in(index)) {
        return;
    }
    Phrase phrase;
    phrase.kind = PhraseKind::name;
    phrase.first = phrase.last = phrase.head = index;
    phrase.plural = name.use == NameUse::people;
    if (actor.kind != ActorKind::person) { left(phrase); }
    if (name.use == NameUse::people || actor.kind == ActorKind::organisation) { link(phrase); }
    if (actor.kind == ActorKind::person && index > 0 && !one.breaks && absorbed_surname(index)) {
        return;
    }
    add(std::move(phrase));
}

/// "In [Kyiv] it was asserted that …", "in [Ankara] they deny that …": nobody named says it there.
bool PhraseBuilder::told_in(Index index) const {
    const auto* token = token_of(unit(index));
    if (!parsed() || token == nullptr || token->deprel != Deprel::obl) { return false; }
    const auto& tokens = m_sentence.sentence->tokens;
    const auto place = static_cast<std::int32_t>(token - tokens.data());
    const auto verb = token->head;
    if (verb < place || tokens[static_cast<std::size_t>(verb)].upos != Upos::verb) { return false; }
    bool nobody = false;
    bool passive = false;
    for (auto i = place + 1; i < verb; ++i) {
        const auto& other = tokens[static_cast<std::size_t>(i)];
        if (other.head != verb) { continue; }
        passive = passive || other.subtype == DeprelSubtype::pass;
        const bool subject = other.deprel == Deprel::nsubj || other.deprel == Deprel::expl;
        nobody = nobody || (subject && other.upos == Upos::pron &&
                            (passive || other.deprel == Deprel::expl || other.is_plural() ||
                             other.has_feature("PronType=Ind")));
    }
    return nobody && std::any_of(tokens.begin() + verb, tokens.end(), [&](const Token& other) {
               return other.head == verb && other.deprel == Deprel::ccomp;
           });
}

bool PhraseBuilder::after_locative(Index index) const {
    for (Index j = index - 1; j >= 0 && j >= index - 3; --j) {
        if (unit(j + 1).breaks) { return false; }
        if (unit(j).has(WordUse::locative)) {
            return j == 0 || unit(j).breaks || !unit(j - 1).has(WordUse::calling);
        }
        if (!unit(j).has(WordUse::definite) && !unit(j).has(WordUse::modifier)) { return false; }
    }
    return false;
}

bool PhraseBuilder::is_of_deed(const Token& adjective) const {
    const auto& tokens = m_sentence.sentence->tokens;
    return adjective.deprel == Deprel::amod && adjective.head >= 0 &&
           m_book.is_deed(tokens[static_cast<std::size_t>(adjective.head)].lemma);
}

/// "Rebelle", "jihadiste": what they do, and not who they are.
bool PhraseBuilder::names_some_group(const Unit& one) const {
    if (one.noun < 0) { return false; }
    const auto& noun = m_book.noun(static_cast<std::uint32_t>(one.noun));
    return noun.noun_class == NounClass::group && noun.generic;
}

/// "Une attaque [rebelle]": whose the deed was.
void PhraseBuilder::adjective_of_deed(Index index) {
    Phrase phrase;
    phrase.kind = PhraseKind::noun;
    phrase.first = phrase.last = phrase.head = index;
    phrase.noun = unit(index).noun;
    phrase.profile_word = unit(index).profile_word;
    phrase.plural = true;
    add(std::move(phrase));
}

void PhraseBuilder::noun_head(Index index) {
    const auto& one = unit(index);
    const auto* token = token_of(one);
    if (parsed() && token != nullptr) {
        const auto upos = token->upos;
        if (upos == Upos::verb || upos == Upos::aux || upos == Upos::adv || upos == Upos::adp ||
            upos == Upos::sconj) {
            return;
        }
        const bool attribute =
            upos == Upos::adj && (token->deprel == Deprel::amod || token->deprel == Deprel::root ||
                                  token->deprel == Deprel::xcomp);
        // "a terrorist attack": a profile's noun says whose, but not "la capitale séparatiste"
        const bool noun_before = one.profile_word >= 0 && m_book.adjectives_before();
        if (attribute && !noun_before) {
            const bool side = one.profile_word >= 0 || names_some_group(one);
            if (side && is_of_deed(*token)) { adjective_of_deed(index); }
            return;
        }
    }
    Phrase phrase;
    phrase.kind = PhraseKind::noun;
    phrase.first = phrase.last = phrase.head = index;
    phrase.noun = one.noun;
    phrase.profile_word = one.profile_word;
    phrase.plural = one.plural;
    if (one.name >= 0) { phrase.names.push_back(index); }
    left(phrase);
    if (!m_book.adjectives_before()) { right(phrase); }
    installers(phrase);
    beside(phrase);
    link(phrase);
    add(std::move(phrase));
}

std::vector<Phrase> phrases_of(const Context& context, const SentenceUnits& sentence) {
    return PhraseBuilder(context, sentence).build();
}

}  // namespace counterclaim::who
