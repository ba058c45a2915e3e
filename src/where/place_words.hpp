#pragma once

#include "text/flat_map.hpp"

#include <counterclaim/error.hpp>
#include <counterclaim/resources.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace counterclaim::where {

/// What a word such as "district", "ville" or "airport" asks a name to be.
enum class Head : std::uint8_t {
    none,
    settlement,
    capital,
    neighbourhood,
    district,
    region,
    area,
    country,
    water,
    height,
    island,
    way,
    airport,
    base,
    dam,
    camp,
    front,
    building,
    countryside,
    border
};

/// Points of the compass; `centre` is "central".
enum class Direction : std::uint8_t { none, n, ne, e, se, s, sw, w, nw, centre };

/// What a word or phrase can do beside a name. One phrase may do several things.
struct Phrase {
    enum Kind : std::uint32_t {
        head = 1U << 0U,                  ///< "district", before or after the name
        link = 1U << 1U,                  ///< "of", "de la"
        between = 1U << 2U,               ///< may stand between a place and the place it lies in
        conj = 1U << 3U,                  ///< joins a list
        direction = 1U << 4U,             ///< "north", "septentrional"
        near = 1U << 5U,                  ///< "near", "aux abords de"
        distance = 1U << 6U,              ///< "km"
        from = 1U << 7U,                  ///< after a distance or direction
        located = 1U << 8U,               ///< prepositions of place
        organisation_after = 1U << 9U,    ///< "Minsk *Group*"
        organisation_before = 1U << 10U,  ///< "*Groupe* de Minsk"
        capital_only = 1U << 11U,         ///< … only where it is written with a capital
        title = 1U << 12U,                ///< "President": what follows is a person
        reporter = 1U << 13U,             ///< "our correspondent in"
        anaphor = 1U << 14U,              ///< "the town", with no name
        definite = 1U << 15U,             ///< "the", "cette"
        article_for_unit = 1U << 16U,     ///< an article before a town's name means its district
        outside = 1U << 17U,              ///< makes a direction point outside: "*au* nord de"
        suffix = 1U << 18U,               ///< "Baku-*based*"
        other_name = 1U << 19U,           ///< a name of something else, with places' names in it
        pair = 1U << 20U,                 ///< two countries follow, or the second: "*between*"
        ground = 1U << 21U,               ///< "soil": with a country's adjective, that country
        both = 1U << 22U,                 ///< "the two countries" of a border
        possessive = 1U << 23U,           ///< joined behind an owner: "Kostania's"
        point = 1U << 24U,                ///< a preposition that stands before towns: "at"
        goal = 1U << 25U,                 ///< "towards": what lies that way is not reached
        seated = 1U << 26U,               ///< "the ministry in Kostal": it sits there
        small = 1U << 27U,                ///< "the village", "the town": no capital of a country
        beginning = 1U << 31U,            ///< a longer phrase begins so
    };
    std::uint32_t kinds = 0;
    Head head_kind = Head::none;
    Head anaphor_kind = Head::none;
    Direction direction_kind = Direction::none;
    std::string label;  ///< of a head: how it is shown behind a name, "front line"; may be empty
    [[nodiscard]] bool is(Kind kind) const { return (kinds & kind) != 0; }
};

/// How surely a word of the language that is also a place name is not meant as a place.
enum class NotPlace : std::uint8_t { no, weak, never };

/// Words around place names in one language: `lang/<code>/where.tsv`, `not_places.tsv`, and verbs
/// of saying from `saying.tsv`. Keys are place keys.
class PlaceWords {
public:
    [[nodiscard]] static Expected<PlaceWords> load(const Resources& resources,
                                                   std::string_view language);

    [[nodiscard]] const Phrase* find(std::string_view key) const;
    [[nodiscard]] NotPlace not_place(std::string_view key) const;
    [[nodiscard]] bool is_saying(std::string_view lemma) const;
    /// A word for an office of a state: "ministry".
    [[nodiscard]] bool is_seated(std::string_view lemma) const;
    /// "northern" in the display language; empty where the pack has none.
    [[nodiscard]] std::string_view direction_name(Direction direction) const;
    /// Endings of inflected names and what to put in their place, longest first.
    struct Ending {
        std::string ending;
        std::string replacement;
    };
    [[nodiscard]] const std::vector<Ending>& endings() const { return m_endings; }

private:
    Expected<void> add(std::string_view kind, std::string_view words, std::string_view value);
    text::WordMap<Phrase> m_phrases;
    text::WordMap<NotPlace> m_not_places;
    text::WordMap<bool> m_saying;
    std::vector<Ending> m_endings;
    std::string m_direction_names[10];
};

[[nodiscard]] Head parse_head(std::string_view name);
[[nodiscard]] std::string_view to_string(Head head);
[[nodiscard]] Direction parse_direction(std::string_view name);
[[nodiscard]] std::string_view to_string(Direction direction);

}  // namespace counterclaim::where
