#include "where/place_words.hpp"

#include "text/table.hpp"
#include "where/place_key.hpp"

#include <algorithm>
#include <array>

namespace counterclaim::where {
namespace {

constexpr std::array<std::string_view, 20> k_heads{
    "none",    "settlement", "capital", "neighbourhood", "district",    "region",  "area",
    "country", "water",      "height",  "island",        "way",         "airport", "base",
    "dam",     "camp",       "front",   "building",      "countryside", "border"};
constexpr std::array<std::string_view, 10> k_directions{"",  "n",  "ne", "e",  "se",
                                                        "s", "sw", "w",  "nw", "c"};

struct KindName {
    std::string_view name;
    Phrase::Kind kind;
};
constexpr std::array k_kinds = std::to_array<KindName>({
    {"anaphor", Phrase::anaphor},
    {"article_for_unit", Phrase::article_for_unit},
    {"between", Phrase::between},
    {"both", Phrase::both},
    {"conj", Phrase::conj},
    {"definite", Phrase::definite},
    {"direction", Phrase::direction},
    {"distance", Phrase::distance},
    {"from", Phrase::from},
    {"goal", Phrase::goal},
    {"ground", Phrase::ground},
    {"head", Phrase::head},
    {"link", Phrase::link},
    {"located", Phrase::located},
    {"near", Phrase::near},
    {"organisation_after", Phrase::organisation_after},
    {"organisation_before", Phrase::organisation_before},
    {"other_name", Phrase::other_name},
    {"outside", Phrase::outside},
    {"pair", Phrase::pair},
    {"point", Phrase::point},
    {"possessive", Phrase::possessive},
    {"reporter", Phrase::reporter},
    {"seated", Phrase::seated},
    {"suffix", Phrase::suffix},
    {"title", Phrase::title},
});

}  // namespace

Head parse_head(std::string_view name) {
    const auto* const found = std::find(k_heads.begin(), k_heads.end(), name);
    return found == k_heads.end() ? Head::none : static_cast<Head>(found - k_heads.begin());
}

std::string_view to_string(Head head) { return k_heads[static_cast<std::size_t>(head)]; }

Direction parse_direction(std::string_view name) {
    const auto* const found = std::find(k_directions.begin(), k_directions.end(), name);
    return found == k_directions.end() ? Direction::none
                                       : static_cast<Direction>(found - k_directions.begin());
}

std::string_view to_string(Direction direction) {
    return k_directions[static_cast<std::size_t>(direction)];
}

Expected<void> PlaceWords::add(std::string_view kind, std::string_view words,
                               std::string_view value) {
    const auto key = place_key(words);
    if (kind == "ending") {
        m_endings.push_back({key, place_key(value)});
        return {};
    }
    if (kind == "direction_name") {
        m_direction_names[static_cast<std::size_t>(parse_direction(value))] = words;
        return {};
    }
    const auto* const found = std::find_if(
        k_kinds.begin(), k_kinds.end(), [&](const KindName& known) { return known.name == kind; });
    if (found == k_kinds.end() || key.empty()) {
        return fail(ErrorCode::pack_invalid, {}, "there is no kind '" + std::string(kind) + "'");
    }
    auto& phrase = m_phrases[key];
    phrase.kinds |= found->kind;
    if (found->kind == Phrase::head) {
        const auto space = value.find(' ');
        phrase.head_kind = parse_head(value.substr(0, space));
        if (space != std::string_view::npos) { phrase.label = value.substr(space + 1); }
    }
    if (found->kind == Phrase::anaphor) {
        const auto space = value.find(' ');
        phrase.anaphor_kind = parse_head(value.substr(0, space));
        if (space != std::string_view::npos && value.substr(space + 1) == "small") {
            phrase.kinds |= Phrase::small;
        }
    }
    if (found->kind == Phrase::direction) { phrase.direction_kind = parse_direction(value); }
    if (value == "capital_only") { phrase.kinds |= Phrase::capital_only; }
    for (auto space = key.find(' '); space != std::string::npos; space = key.find(' ', space + 1)) {
        m_phrases[key.substr(0, space)].kinds |= Phrase::beginning;
    }
    return {};
}

Expected<PlaceWords> PlaceWords::load(const Resources& resources, std::string_view language) {
    PlaceWords made;
    const std::string folder = "lang/" + std::string(language) + "/";
    auto words = text::Table::load(resources, folder + "where.tsv", {"kind", "words", "value"});
    if (!words) { return tl::unexpected<Error>(words.error()); }
    auto done = words->each([&](const text::Table::Row& row) -> Expected<void> {
        auto added = made.add(row["kind"], row["words"], row["value"]);
        return added ? added : row.reject(added.error().what);
    });
    if (!done) { return tl::unexpected<Error>(done.error()); }
    std::stable_sort(
        made.m_endings.begin(), made.m_endings.end(),
        [](const Ending& a, const Ending& b) { return a.ending.size() > b.ending.size(); });
    if (auto stops = text::Table::load(resources, folder + "not_places.tsv", {"word", "strength"});
        stops) {
        for (std::size_t i = 0; i < stops->size(); ++i) {
            const auto row = stops->row(i);
            made.m_not_places[place_key(row["word"])] =
                row["strength"] == "never" ? NotPlace::never : NotPlace::weak;
        }
    }
    if (auto saying = text::Table::load(resources, folder + "saying.tsv", {"lemma", "upos"});
        saying) {
        for (std::size_t i = 0; i < saying->size(); ++i) {
            made.m_saying.emplace(std::string(saying->row(i)["lemma"]), true);
        }
    }
    return made;
}

const Phrase* PlaceWords::find(std::string_view key) const {
    const auto found = m_phrases.find(key);
    return found == m_phrases.end() ? nullptr : &found->second;
}

NotPlace PlaceWords::not_place(std::string_view key) const {
    const auto found = m_not_places.find(key);
    return found == m_not_places.end() ? NotPlace::no : found->second;
}

bool PlaceWords::is_saying(std::string_view lemma) const {
    return m_saying.find(lemma) != m_saying.end();
}

bool PlaceWords::is_seated(std::string_view lemma) const {
    const auto* phrase = find(place_key(lemma));
    return phrase != nullptr && phrase->is(Phrase::seated);
}

std::string_view PlaceWords::direction_name(Direction direction) const {
    return m_direction_names[static_cast<std::size_t>(direction)];
}

}  // namespace counterclaim::where
