#pragma once

#include "quantity/counting.hpp"

#include <algorithm>
#include <array>

namespace counterclaim::quantity {

using Use = CountClasses::Use;

inline constexpr int k_climb_max = 6;
inline constexpr std::int32_t k_noun_reach = 5;    // words from a number to its noun
inline constexpr std::int32_t k_tree_reach = 10;   // the same where the tree joins them
inline constexpr std::int32_t k_window_right = 8;  // words from the noun to "killed"
inline constexpr std::int32_t k_window_left = 4;   // words from "killing" to the number

/// Kinds in the order in which they are tried: what is said of people first.
inline constexpr std::array k_kinds{QuantityKind::killed,    QuantityKind::wounded,
                                    QuantityKind::missing,   QuantityKind::captured,
                                    QuantityKind::displaced, QuantityKind::destroyed,
                                    QuantityKind::sent,      QuantityKind::places_taken};

/// What can happen to a thing of this sort. A word no list knows may be people.
[[nodiscard]] bool fits(const TokenWords& noun, QuantityKind kind);
/// The first kind that the word says by this use and that fits the noun.
[[nodiscard]] QuantityKind kind_by(const TokenWords& word, Use use, const TokenWords& noun);

/// Finds what one number counts and what happened to it: over the tree in counting.cpp and
/// counting_fate.cpp, by the order of words in counting_beside.cpp.
class Counter {
public:
    explicit Counter(const CountView& view) : m_view(view) {}
    Counted count(const NumberPlace& place, NumberForm form);
    Counted count_noun(std::int32_t noun) const;
    /// What the verb over a number that stands by itself does to them.
    [[nodiscard]] QuantityKind befell(std::int32_t number, const TokenWords& them) const {
        const auto verb = token(number).head;
        return token(number).deprel == Deprel::nsubj ? by_head(verb, number, them)
                                                     : as_object(verb, them);
    }

private:
    /// A common noun that no list knows and that is no actor: "killed two projects".
    [[nodiscard]] bool strange(const Counted& counted, QuantityKind kind) const;
    [[nodiscard]] const Token& token(std::int32_t index) const { return m_view.token(index); }
    [[nodiscard]] const TokenWords& word(std::int32_t index) const { return m_view.word(index); }
    /// The noun the number belongs to, by the tree or as the next noun to the right.
    [[nodiscard]] std::int32_t noun_of(const NumberPlace& place, NumberForm form) const;
    /// "eleven civilians (15 by a later count)".
    [[nodiscard]] std::int32_t noun_inside(const NumberPlace& place) const;
    [[nodiscard]] std::int32_t noun_by_tree(const NumberPlace& place) const;
    /// The tree's noun, unless only a word beside it can be counted: "12 pillards armés", "30
    /// army and police officers".
    [[nodiscard]] std::int32_t countable_beside(const NumberPlace& place, std::int32_t noun) const;
    [[nodiscard]] bool numbered(std::int32_t first, std::int32_t last) const;
    [[nodiscard]] bool noun_like(std::int32_t index) const {
        const auto upos = token(index).upos;
        return upos == Upos::noun || upos == Upos::propn || upos == Upos::adj || upos == Upos::x ||
               upos == Upos::verb || upos == Upos::pron || word(index).countable();
    }
    [[nodiscard]] bool singular_after(const NumberPlace& place, std::int32_t noun) const {
        return noun > place.last && noun - place.last <= k_tree_reach && !token(noun).is_plural() &&
               word(noun).countable();
    }
    [[nodiscard]] bool stands_alone(const NumberPlace& place) const;
    [[nodiscard]] std::int32_t noun_to_the_right(const NumberPlace& place, NumberForm form) const;
    /// Class and item of the noun, with what its adjectives add ("civilian deaths").
    void describe(std::int32_t noun, Counted& counted) const;
    void set(Counted& counted, QuantityKind kind, std::string_view how) const {
        counted.kind = kind;
        counted.how = how;
    }
    [[nodiscard]] bool fell(QuantityKind kind, Counted& counted) const;
    [[nodiscard]] bool died_since(std::int32_t noun) const;
    /// What the sentence says happened to the noun.
    void happened(Counted& counted) const;
    [[nodiscard]] QuantityKind joined_attribute(const TokenWords& noun) const;
    [[nodiscard]] QuantityKind verb_behind(const NumberPlace& place) const;
    /// "20 civilians killed": a participle or adjective that hangs on the noun.
    /// `attributes`: only words before the noun ("wounded soldiers"), else all others.
    void by_children(Counted& counted, bool attributes) const;
    [[nodiscard]] bool has_object(std::int32_t verb) const {
        const auto& children = m_view.children[static_cast<std::size_t>(verb)];
        return std::any_of(children.begin(), children.end(), [&](std::int32_t child) {
            // "perdre la vie": the object is part of what the verb says
            return token(child).deprel == Deprel::obj &&
                   m_view.part_of[static_cast<std::size_t>(child)] != verb;
        });
    }
    /// A verb with an object that it does something to: "killed dozens"; not the list of a headline
    /// without commas: "two persons killed 13 injured".
    [[nodiscard]] bool acts(std::int32_t verb) const {
        if (!m_view.parsed()) { return false; }
        const auto& children = m_view.children[static_cast<std::size_t>(verb)];
        return std::any_of(children.begin(), children.end(), [&](std::int32_t child) {
            const bool listed = word(child).any(Use::result) ||
                                (child + 1 < m_view.size() && word(child + 1).any(Use::result));
            return token(child).deprel == Deprel::obj && !listed;
        });
    }
    /// "Killed and injured dozens": the object stands with the second verb.
    [[nodiscard]] bool shares_object(std::int32_t verb) const {
        const auto& children = m_view.children[static_cast<std::size_t>(verb)];
        return std::any_of(children.begin(), children.end(), [&](std::int32_t child) {
            return token(child).deprel == Deprel::conj && has_object(child);
        });
    }
    /// "60 soldiers, [14] of whom were killed": the clause tells of others than it describes.
    [[nodiscard]] bool has_other_subject(std::int32_t verb) const;
    [[nodiscard]] bool passive(std::int32_t verb) const;
    /// "… and wounded 12 others": the word right before a number, where a coordination may mislead
    /// the tree.
    [[nodiscard]] QuantityKind verb_before(const NumberPlace& place, const TokenWords& noun) const;
    /// "killed 20", "20 were killed", "the death of 20": what the noun hangs on.
    void by_governors(Counted& counted) const;
    /// Both are counted or countable: "90 fighters and 40 mercenaries".
    [[nodiscard]] bool joins(std::int32_t a, std::int32_t b) const;
    /// The subject of a verb with a pronoun that stands for it: "se sont abattus".
    [[nodiscard]] bool falls_itself(std::int32_t noun) const;
    [[nodiscard]] QuantityKind by_head(std::int32_t head, std::int32_t index,
                                       const TokenWords& noun) const;
    [[nodiscard]] QuantityKind as_object(std::int32_t verb, const TokenWords& noun) const {
        const auto kind = kind_by(word(verb), Use::object, noun);
        return kind != QuantityKind::other ? kind : through_complement(verb, noun);
    }
    [[nodiscard]] bool has_auxiliary(std::int32_t verb) const {
        const auto& children = m_view.children[static_cast<std::size_t>(verb)];
        return std::any_of(children.begin(), children.end(),
                           [&](std::int32_t child) { return token(child).deprel == Deprel::aux; });
    }
    [[nodiscard]] QuantityKind fate_behind(std::int32_t verb, std::int32_t object,
                                           const TokenWords& noun) const;
    /// "left 19 people dead", "three were reported killed".
    [[nodiscard]] QuantityKind through_complement(std::int32_t verb, const TokenWords& noun) const;
    /// A number with no noun: "20 were killed", "left 19 dead", "the toll rose to 10".
    void alone(const NumberPlace& place, Counted& counted) const;
    /// "The death toll rose to 10", "le nombre de policiers tués s'élève à 300".
    void toll(std::int32_t verb, Counted& counted) const;
    /// "Killed: 12; injured: 40": a list of figures, each behind its name and a colon.
    [[nodiscard]] QuantityKind behind_label(const NumberPlace& place) const;
    /// No tree, or a tree that says nothing: "3 killed 17 injured", "killing 4", "the death of 15".
    void beside(const NumberPlace& place, Counted& counted) const;
    [[nodiscard]] QuantityKind to_the_right(const NumberPlace& place, const Counted& counted,
                                            const TokenWords& noun) const;
    /// "The soldiers killed a man": what follows is the object, so the word is no participle.
    [[nodiscard]] bool object_follows(std::int32_t index) const;
    [[nodiscard]] bool takes_lives(std::int32_t noun) const;
    [[nodiscard]] QuantityKind to_the_left(const NumberPlace& place, const Counted& counted,
                                           const TokenWords& noun) const;
    [[nodiscard]] bool stops(std::int32_t index) const {
        if (m_view.numbers[static_cast<std::size_t>(index)] >= 0) { return true; }
        const auto& one = token(index);
        return one.upos == Upos::punct && one.form != "\"" && one.form != "-";
    }
    const CountView& m_view;
    const NumberPlace* m_place = nullptr;
};

}  // namespace counterclaim::quantity
