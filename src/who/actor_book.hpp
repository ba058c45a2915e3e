#pragma once

#include "who/phrase_index.hpp"

#include <counterclaim/conflict.hpp>
#include <counterclaim/error.hpp>
#include <counterclaim/mention.hpp>
#include <counterclaim/resources.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace counterclaim::who {

class Conflicts;

/// Somebody known from `data/actors/`. A person has one record for each office held.
struct Actor {
    std::string id;
    std::vector<std::string> party;
    ActorKind kind = ActorKind::unknown;
    Role role = Role::unknown;  ///< whatever the war: observer, third party; unknown: by the war
    std::string office;         ///< persons only
    DateInterval time;          ///< of the office
    bool state = false;         ///< a state or de facto state: has soldiers and ministries
};

/// How a name stands for its actor.
enum class NameUse : std::uint8_t { name, adjective, people, capital };

/// When the letters of a text count as a name of the data.
enum class CaseRule : std::uint8_t { any, first_upper, all_upper };

struct Name {
    std::uint32_t actor = 0;
    NameUse use = NameUse::name;
    CaseRule case_rule = CaseRule::any;
    bool surname = false;  ///< one word of a person's name: counts only where it is plausible
};

/// Classes of nouns, by what a phrase with them takes its party from.
enum class NounClass : std::uint8_t {
    force,
    fighter,
    group,
    government,
    ministry,
    office,
    source,
    statement,
    side,
    people,
    observer,
    organisation,
    media,
    country
};
[[nodiscard]] std::optional<NounClass> parse_noun_class(std::string_view name);
[[nodiscard]] std::string_view to_string(NounClass noun_class);

/// One line of `who.nouns.tsv`: forms of one noun, or of a few that stand for each other.
struct Noun {
    NounClass noun_class = NounClass::people;
    ActorKind kind = ActorKind::unknown;
    Role role = Role::unknown;
    bool civilian = false;
    bool generic = false;  ///< says what they do, not who they are: "gunmen"
    bool enemy = false;    ///< whoever stands against the one who speaks
    bool anaphor = false;  ///< with an article, points back to one named before: "the group"
    bool local = false;    ///< speaks for the place told of: "the mayor", "police"
    bool capital = false;  ///< means it only with a capital: "l'État", not "faire état de"
    bool either = false;   ///< arms that every side has: with nothing beside it nobody's
    bool band = false;     ///< a group or movement, and no league of states
    bool world = false;    ///< of the United Nations where nobody else is named: "the rapporteur"
};

/// Function words of `who.words.tsv`, as bits.
enum class WordUse : std::uint32_t {
    both = 1U << 0U,
    both_states = 1U << 1U,
    definite = 1U << 2U,
    first_person = 1U << 3U,
    former = 1U << 4U,
    joining = 1U << 5U,
    locative = 1U << 6U,
    masculine = 1U << 7U,
    feminine = 1U << 8U,
    neuter = 1U << 9U,
    plural = 1U << 10U,
    modifier = 1U << 11U,
    of = 1U << 12U,
    of_group = 1U << 13U,
    particle = 1U << 14U,
    aligned = 1U << 15U,
    possessive = 1U << 16U,
    possessive_plural = 1U << 17U,
    pro = 1U << 18U,
    relative = 1U << 19U,
    saying = 1U << 20U,
    title = 1U << 21U,
    two = 1U << 22U,
    both_leaders = 1U << 23U,
    foreign = 1U << 24U,
    led = 1U << 25U,
    leads = 1U << 26U,      ///< "who heads the institute"
    member = 1U << 27U,     ///< joins a person to a body: "chercheur à l'institut"
    of_body = 1U << 28U,    ///< may stand inside the name of a body: "Centre for …"
    calling = 1U << 30U,    ///< "called on Israel": the adposition behind it is of no place
    installed = 1U << 31U,  ///< "Russian-installed officials": theirs, wherever they sit
    medium = 1U << 29U,     ///< where somebody writes, no part of his name: "sur Telegram Jean Roe"
};

/// One line of `who.bodies.tsv`: words that head the names of bodies no list knows.
struct BodyWord {
    ActorKind kind = ActorKind::organisation;
    Role role = Role::unknown;
    bool building = false;   ///< as often a place as somebody: "the University of …"
    bool of_state = false;   ///< with a state's adjective it is that state's as well
    bool stateless = false;  ///< with a state or place in its name it is that state's: no such body
    bool long_name = false;  ///< a body only with two words beside it: "Free Valley Front"
};

/// What stands behind a phrase of the index.
struct Entry {
    enum class Kind : std::uint8_t { name, noun, word, profile, body };
    Kind kind = Kind::name;
    std::uint32_t index =
        0;  ///< into names, nouns, body words; bits of `WordUse`; a profile's word
    std::uint32_t profile = 0;
};

/// Everything the room knows before it reads: actors of all languages, nouns and function words of
/// one.
class ActorBook {
public:
    [[nodiscard]] static Expected<ActorBook> load(const Resources& resources,
                                                  std::string_view language,
                                                  const Conflicts& conflicts);

    [[nodiscard]] const PhraseIndex& index() const { return m_index; }
    [[nodiscard]] const Entry& entry(std::uint32_t value) const { return m_entries[value]; }
    [[nodiscard]] const Actor& actor(std::uint32_t number) const { return m_actors[number]; }
    [[nodiscard]] const Name& name(std::uint32_t number) const { return m_names[number]; }
    [[nodiscard]] const Noun& noun(std::uint32_t number) const { return m_nouns[number]; }
    [[nodiscard]] const BodyWord& body_word(std::uint32_t number) const {
        return m_body_words[number];
    }
    [[nodiscard]] std::size_t actor_count() const { return m_actors.size(); }
    /// The state with this ISO 3166-1 code, in capitals.
    [[nodiscard]] const Actor* state_of(std::string_view country) const;
    /// The state whose party is called so.
    [[nodiscard]] const Actor* state_called(std::string_view party) const;
    /// The organisation whose officers no state has; null where the lists lack it.
    [[nodiscard]] const Actor* world() const;
    /// Number of a profile among those loaded with the book; -1 where it was not.
    [[nodiscard]] std::int32_t profile_number(std::string_view id) const;
    /// True where adjectives and names stand before their noun ("Azerbaijani forces").
    [[nodiscard]] bool adjectives_before() const { return m_adjectives_before; }
    /// A noun (its lemma) whose adjective says whose deed it was: "une attaque rebelle".
    [[nodiscard]] bool is_deed(const std::string& lemma) const { return m_deeds.count(lemma) != 0; }

private:
    struct Column;
    Expected<void> add_states(const Resources& resources, std::string_view language);
    Expected<void> add_table(const Resources& resources, std::string_view file);
    Expected<void> add_people(const Resources& resources);
    Expected<void> add_nouns(const Resources& resources, std::string_view file);
    Expected<void> add_bodies(const Resources& resources, std::string_view file);
    Expected<void> add_words(const Resources& resources, std::string_view file);
    void add_profiles(const Conflicts& conflicts);
    void add_names(std::string_view cell, std::uint32_t actor, NameUse use, bool person = false);

    PhraseIndex m_index;
    std::vector<Entry> m_entries;
    std::vector<Actor> m_actors;
    std::vector<Name> m_names;
    std::vector<Noun> m_nouns;
    std::vector<BodyWord> m_body_words;
    std::vector<std::string> m_profiles;
    std::optional<std::uint32_t> m_world;
    /// Parties of `organisations.tsv` and its like: whether all that bear the name look on.
    std::unordered_map<std::string, bool> m_looks_on;
    std::unordered_map<std::string, std::uint32_t> m_states;
    std::unordered_map<std::string, std::uint32_t> m_state_parties;
    bool m_adjectives_before = true;
    std::unordered_set<std::string> m_deeds;
};

}  // namespace counterclaim::who
