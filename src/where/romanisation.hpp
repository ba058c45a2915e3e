#pragma once

#include <counterclaim/error.hpp>
#include <counterclaim/resources.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::where {

/// How a country writes the names of its places in Latin letters: `data/places/romanisation.tsv`,
/// columns `country` (ISO 3166-1), `language` (of the names it is for), `from`, `to`, `position`.
/// Letters of the country's own script and older Latin spellings stand in one table, for what
/// gazetteers hold and what newspapers print differ in both.
///
///     romanisation->romanise("UA", "Куп'янськ")    // "Kupiansk"
///     romanisation->romanise("UA", "Hulyaypole")   // "Huliaipole"
class Romanisation {
public:
    [[nodiscard]] static Expected<Romanisation> load(const Resources& resources);

    /// Language of the names a country's own script is read from ("uk"); empty: no rules for it.
    [[nodiscard]] std::string_view language_of(std::string_view country) const;

    /// Latin letters, each word with a capital; empty where a letter has no rule. `name` is UTF-8.
    [[nodiscard]] std::string romanise(std::string_view country, std::string_view name) const;

private:
    /// Where in a word a rule holds; `inside` is behind its first letter.
    enum class Position : std::uint8_t { any, first, inside, last, after_vowel };
    struct Rule {
        std::string country;
        std::string from;
        std::string to;
        Position position = Position::any;
    };
    struct System {
        std::string country;
        std::string language;
    };

    [[nodiscard]] const Rule* rule_at(std::string_view country, std::string_view word,
                                      std::size_t at, std::string_view written) const;
    [[nodiscard]] std::string romanise_word(std::string_view country, std::string_view word) const;

    std::vector<Rule> m_rules;
    std::vector<System> m_systems;
};

}  // namespace counterclaim::where
