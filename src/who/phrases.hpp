#pragma once

#include "who/units.hpp"

#include <string>
#include <vector>

namespace counterclaim::who {

/// What heads a phrase.
enum class PhraseKind : std::uint8_t {
    name,    ///< a name of the book
    noun,    ///< a noun of the lexicon, or a word of the profile
    person,  ///< capitalised words that no list knows
    body,    ///< an organisation that no list knows: "the Nile Centre for Peace"
    thing,   ///< another noun with somebody's adjective or possessive: "Azerbaijani positions"
    pronoun,
    both,  ///< "both sides"
};

/// A noun phrase that may name an actor. Indices are units of its sentence, `link` is another
/// phrase of it.
struct Phrase {
    PhraseKind kind = PhraseKind::name;
    std::int32_t first = 0;
    std::int32_t last = 0;
    std::int32_t head = 0;
    std::int32_t noun = -1;  ///< in the book
    std::int32_t profile_word = -1;
    std::vector<std::int32_t> adjectives;  ///< units with a name used as adjective
    std::vector<std::int32_t> names;       ///< units with a name that stands beside the head
    std::int32_t place_unit = -1;          ///< a place beside the head: "Aleppo police"
    std::int32_t link = -1;                ///< the phrase after "of"; persons: their body
    std::int32_t link_and = -1;            ///< "of A and B"
    std::int32_t person = -1;              ///< the person the phrase stands beside
    std::int32_t owner = -1;               ///< the unit of "the ministry's spokesman", a noun
    std::int32_t body_word = -1;           ///< bodies: the unit that says what they are
    bool possessive = false;
    bool possessive_plural = false;
    bool definite = false;
    bool two = false;
    bool aligned = false;    ///< "Turkish-backed": the adjective does not say whose
    bool installed = false;  ///< "Russian-installed": the adjective does
    bool premodified = false;
    bool foreign = false;     ///< "foreign troops": not those of the country
    bool of_group = false;    ///< "insurgent leader": of those who fight, not of a state
    bool titled = false;      ///< persons: "Mr", "General" before
    bool consumed = false;    ///< part of another phrase
    bool short_form = false;  ///< bodies: "the institute", "the NCP": as named before
    bool joined = false;      ///< names beside the head are joined: "US and British strikes"
    bool quiet = false;       ///< bodies: a building unless somebody belongs to it
    bool plural = false;
};

/// The phrases of one sentence, by first unit.
[[nodiscard]] std::vector<Phrase> phrases_of(const Context& context, const SentenceUnits& sentence);

}  // namespace counterclaim::who
