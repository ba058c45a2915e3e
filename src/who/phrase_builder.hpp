#pragma once

#include "who/phrases.hpp"

#include <cstdint>
#include <vector>

namespace counterclaim::who {

inline constexpr int k_steps_max = 10;  ///< words beside a head that are looked at
inline constexpr int k_person_words_max = 6;

using Index = std::int32_t;

/// Builds the phrases of one sentence: heads from right to left, so that what stands after "of" is
/// there when it is needed; then persons, then other things with an owner. Heads are in
/// phrases.cpp, what stands beside them in phrase_sides.cpp, persons and things in
/// phrase_people.cpp, bodies that no list knows in phrase_bodies.cpp.
class PhraseBuilder {
public:
    PhraseBuilder(const Context& context, const SentenceUnits& sentence)
        : m_book(context.book),
          m_reading(context.reading),
          m_sentence(sentence),
          m_units(sentence.units),
          m_consumed(m_units.size()),
          m_inside(m_units.size(), -1),
          m_at(m_units.size(), -1) {}
    std::vector<Phrase> build();

private:
    static std::size_t at(Index index) { return static_cast<std::size_t>(index); }
    [[nodiscard]] Index size() const { return static_cast<Index>(m_units.size()); }
    [[nodiscard]] const Unit& unit(Index index) const { return m_units[at(index)]; }
    [[nodiscard]] const Name* name_of(const Unit& one) const {
        return one.name < 0 ? nullptr : &m_book.name(static_cast<std::uint32_t>(one.name));
    }
    [[nodiscard]] const Actor* actor_of(const Unit& one) const {
        const auto* name = name_of(one);
        return name == nullptr ? nullptr : &m_book.actor(name->actor);
    }
    [[nodiscard]] bool is_person(const Unit& one) const {
        const auto* actor = actor_of(one);
        return actor != nullptr && actor->kind == ActorKind::person;
    }
    [[nodiscard]] const Token* token_of(const Unit& one) const {
        return one.token < 0 ? nullptr : &m_sentence.sentence->tokens[at(one.token)];
    }
    [[nodiscard]] bool parsed() const { return m_sentence.sentence->parsed; }
    [[nodiscard]] bool is_adjective(const Unit& one) const {
        const auto* name = name_of(one);
        if (name == nullptr) { return false; }
        return name->use == NameUse::adjective || name->use == NameUse::people;
    }
    /// In French a demonym with a capital letter is a noun ("les Arméniens"), unless it follows one
    /// that has it too.
    [[nodiscard]] bool stands_alone_adjective(Index index) const;
    void head(Index index);
    /// "pro-Russian": the word after the hyphen names no actor.
    [[nodiscard]] bool after_pro(Index index) const {
        return index > 0 && unit(index).hyphen && unit(index - 1).has(WordUse::pro);
    }
    Index add(Phrase phrase);
    void function_word(Index index);
    void name_head(Index index, const Name& name);
    /// "Artur Sargsyan" when only "Serzh Sargsyan" is known: another person, read by `persons`.
    [[nodiscard]] bool absorbed_surname(Index index) const {
        const auto* name = name_of(unit(index));
        return name != nullptr && name->surname && index > 0 && !unit(index).breaks &&
               person_word(index - 1) && !unit(index - 1).known();
    }
    [[nodiscard]] bool after_locative(Index index) const;
    [[nodiscard]] bool told_in(Index index) const;
    void noun_head(Index index);
    [[nodiscard]] bool is_of_deed(const Token& adjective) const;
    [[nodiscard]] bool names_some_group(const Unit& one) const;
    void adjective_of_deed(Index index);
    /// True if the tree hangs the unit on a word between it and the head.
    [[nodiscard]] bool attached(Index index, const Phrase& phrase) const;
    [[nodiscard]] bool plain_modifier(Index index, const Phrase& phrase) const;
    [[nodiscard]] bool is_group(const Unit& one) const;
    [[nodiscard]] bool is_source(const Phrase& phrase) const;
    /// "Officials", "the administration": who may be put in office by somebody else.
    [[nodiscard]] bool is_office(const Phrase& phrase) const;
    /// "Saudi-[led]": what stands before the participle of a compound.
    [[nodiscard]] bool before_participle(Index index) const;
    bool begins_phrase(Phrase& phrase, Index index) const;
    /// Collects what stands before the head.
    void left(Phrase& phrase);
    /// "'s" of "Azerbaijan's forces".
    [[nodiscard]] bool is_possessive_mark(Index index) const {
        const auto& one = unit(index);
        return index > 0 && one.apostrophe && one.span.length_bytes() == 1 && !one.known() &&
               one.uses == 0 && m_book.adjectives_before();
    }
    [[nodiscard]] bool joins_adjectives(Index index) const {
        return unit(index).has(WordUse::joining) && index > 0 && is_adjective(unit(index - 1)) &&
               is_adjective(unit(index + 1)) && !unit(index).breaks;
    }
    /// Notes a word for those who fight beside the noun.
    void note_group(const Unit& modifier, Phrase& phrase) const;
    bool take_left(Phrase& phrase, Index index);
    void consume(Index index) {
        m_consumed[at(index)] = true;
        if (m_at[at(index)] >= 0) { m_phrases[at(m_at[at(index)])].consumed = true; }
    }
    /// Collects the adjectives after the head, where the language puts them there.
    void right(Phrase& phrase);
    void installers(Phrase& phrase);
    [[nodiscard]] bool right_modifier(Index index, const Phrase& phrase) const;
    /// A name directly after its kind: "the militant group Hamas", "l'agence TASS".
    void beside(Phrase& phrase);
    /// The phrase after "of": "the ministry of defence of Azerbaijan", "un porte-parole de
    /// l'armée".
    void link(Phrase& phrase);
    [[nodiscard]] bool opens_office(Index place) const;
    void link_to_body(Phrase& phrase, Index from);
    [[nodiscard]] bool weak_link(const Phrase& phrase, const Phrase& target) const;
    void take_link(Phrase& phrase, Index target);
    /// Names of bodies that no list knows, by the word that heads them.
    void bodies();
    void short_body(Index index);
    [[nodiscard]] bool body_part(Index index) const;
    [[nodiscard]] Index body_begin(Index head) const;
    [[nodiscard]] Index body_end_before(Index head) const;
    [[nodiscard]] Index body_end_after(Index head) const;
    void add_body(Index head, Index first, Index last);
    [[nodiscard]] bool in_time(Index index) const;
    [[nodiscard]] bool in_place(Index first, Index last) const;
    /// "X of the institute", "X, who heads the institute": the body a person speaks for.
    void members();
    [[nodiscard]] Index body_of_member(const Phrase& person) const;
    [[nodiscard]] Index body_at(Index index) const;
    [[nodiscard]] Index body_after(Index index) const;
    void silence_buildings();
    bool named_fighters(Index index);
    [[nodiscard]] bool is_long_name(Index head, Index first, Index last) const;
    /// A word that may be part of a person's name.
    [[nodiscard]] bool person_word(Index index) const;
    void persons();
    [[nodiscard]] Index tree_head(Index first, Index last) const;
    /// Joins "the ministry's spokeswoman" and "Shushan Stepanyan", whichever stands first.
    void join_persons();
    /// "At the Kremlin chief's, Aliyev phoned …": a known person beside another state's office
    /// is somebody else.
    [[nodiscard]] bool may_be_one(const Phrase& phrase, const Phrase& person) const;
    /// "Soe Win, a farmer": whoever of that name holds an office is somebody else.
    [[nodiscard]] bool is_of_civilians(const Phrase& phrase) const;
    [[nodiscard]] bool person_phrase(const Phrase& phrase) const {
        return phrase.kind == PhraseKind::person ||
               (phrase.kind == PhraseKind::name && is_person(unit(phrase.head)));
    }
    [[nodiscard]] Index joined_person(const Phrase& phrase, const std::vector<Index>& begins,
                                      const std::vector<Index>& ends) const;
    /// Other nouns with somebody's adjective or possessive beside them: "Azerbaijani positions",
    /// "ses drones".
    void things();
    void thing_of_name(Index index);
    /// The token that the adjective at `top`, which another is joined to, describes; else `top`.
    [[nodiscard]] Index described_with(Index top, Index near) const;
    /// Nothing but nouns, adjectives and other names stand between a name and the thing it belongs
    /// to.
    [[nodiscard]] bool joined_by_nouns(Index a, Index b) const;
    [[nodiscard]] Index unit_of_token(Index token, Index near) const;
    const ActorBook& m_book;
    const Reading& m_reading;
    const SentenceUnits& m_sentence;
    const std::vector<Unit>& m_units;
    std::vector<bool> m_consumed;
    std::vector<Index> m_inside;  ///< body a unit is part of, or -1
    std::vector<Index> m_at;      ///< phrase headed by a unit, or -1
    std::vector<Phrase> m_phrases;
};

}  // namespace counterclaim::who
