#pragma once

#include "where/gazetteer_format.hpp"
#include "where/place_kind.hpp"
#include "where/romanisation.hpp"

#include <counterclaim/error.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace counterclaim::where {

/// Makes the bytes of `places/gazetteer.bin` from tables. Deterministic: the same tables give the
/// same bytes, and the order of rows changes no answer. `data/places/README.md` describes the
/// tables.
///
///     GazetteerBuilder builder;
///     builder.add_name_words(name_words_tsv);   // first: they shape the keys
///     builder.add_countries(countries_tsv);
///     builder.write_names_by(romanisation);     // what follows gets its names in Latin letters
///     builder.add_places(places_tsv);
///     builder.add_usual_names(usual_names_tsv);
///     builder.add_overlay(overlay_tsv);         // last: it corrects what came before
///     auto bytes = builder.finish();
class GazetteerBuilder {
public:
    Expected<void> add_name_words(std::string_view tsv, std::string_view where);
    Expected<void> add_countries(std::string_view tsv, std::string_view where);
    void write_names_by(Romanisation romanisation) { m_romanisation = std::move(romanisation); }
    Expected<void> add_places(std::string_view tsv, std::string_view where);
    Expected<void> add_overlay(std::string_view tsv, std::string_view where);

    /// What a place is called in English where its record puts another name first. Says nothing
    /// else of the place: it is no more likely to be meant than before.
    Expected<void> add_usual_names(std::string_view tsv, std::string_view where);

    /// One line of a GeoNames dump ("geoname" table, 19 columns). Places already there keep their
    /// record and gain names. Returns whether the line was one we keep: inhabited places, units,
    /// and what wars are fought over (mountains, waters, airfields, bridges, dams, camps).
    bool add_geonames_line(std::string_view line);

    [[nodiscard]] std::size_t size() const { return m_drafts.size(); }
    [[nodiscard]] Expected<std::string> finish();

private:
    struct Draft {
        std::uint64_t number = 0;
        std::string text_id;  ///< cc and ne
        std::uint8_t source = 0;
        Kind kind = Kind::other;
        std::uint8_t flags = 0;
        std::uint16_t country = 0;
        double latitude = 0;
        double longitude = 0;
        double radius_km = 0;
        std::uint32_t population = 0;
        std::uint32_t geonames = 0;
        std::uint32_t name = 0;
        bool is_named = false;  ///< `name` was chosen by hand
        std::string region;     ///< ids, resolved at the end
        std::string district;
        std::vector<format::NameRecord> names;
    };
    struct Entry {
        std::uint64_t hash;
        std::uint32_t place;
        std::uint8_t language;
        std::uint8_t flags;
        bool is_prefix;
    };
    static constexpr std::size_t k_name_bytes_max = 200;

    std::uint32_t intern(std::string_view text);
    std::uint8_t language(std::string_view code);
    void add_name(Draft& draft, std::string_view language, std::string_view text);
    void add_names(Draft& draft, std::string_view cell);
    void call(Draft& draft, std::string_view name);
    void add_romanised(Draft& draft, std::string_view country, std::string_view name);
    Expected<std::size_t> draft_for(std::string_view id, std::string_view where, std::size_t line);
    std::vector<std::uint32_t> sort_drafts();
    void choose_name(Draft& draft);
    void link_dump_units();
    void measure_units(const std::vector<std::uint32_t>& order);
    void add_keys(const Draft& draft, std::uint32_t place, std::uint64_t seed,
                  std::vector<Entry>& entries) const;
    void add_key(std::string_view key, std::uint8_t language, std::uint8_t flags,
                 std::uint32_t place, std::uint64_t seed, std::vector<Entry>& entries) const;
    [[nodiscard]] std::string lay_out(const std::vector<format::PlaceRecord>& places,
                                      const std::vector<format::NameRecord>& names,
                                      const std::vector<format::Slot>& slots,
                                      const std::vector<format::Posting>& postings,
                                      std::uint64_t seed) const;
    [[nodiscard]] std::string without_unit(std::string_view key) const;
    [[nodiscard]] std::string with_same_words(std::string_view key) const;
    [[nodiscard]] std::string_view string_at(std::uint32_t offset) const;

    std::vector<Draft> m_drafts;
    std::unordered_map<std::string, std::size_t> m_by_id;
    std::unordered_map<std::uint32_t, std::size_t> m_by_geonames;
    std::unordered_map<std::string, std::string> m_dump_units;  ///< unit code of a dump to id
    std::unordered_map<std::uint64_t, std::uint32_t> m_interned;
    std::string m_strings;
    std::vector<std::string> m_languages{""};
    std::unordered_map<std::string, std::string> m_same_words;
    std::vector<std::string> m_articles;
    std::vector<std::string> m_units;
    std::vector<std::string> m_links;
    Romanisation m_romanisation;
};

}  // namespace counterclaim::where
