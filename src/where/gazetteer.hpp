#pragma once

#include "where/gazetteer_format.hpp"
#include "where/place_kind.hpp"

#include <counterclaim/error.hpp>
#include <counterclaim/place.hpp>
#include <counterclaim/resources.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::where {

using PlaceIndex = std::uint32_t;
inline constexpr PlaceIndex k_no_place = format::k_none;

/// One way a key leads to a place.
struct Match {
    PlaceIndex place = k_no_place;
    std::uint8_t flags = 0;  ///< format::k_preferred …
};

/// A record as the resolver looks at it: numbers only.
struct PlaceFacts {
    double latitude = 0;
    double longitude = 0;
    double radius_km = 0;
    std::uint32_t population = 0;
    std::uint32_t geonames = 0;  ///< number in GeoNames, 0 where not known
    PlaceIndex region = k_no_place;
    PlaceIndex district = k_no_place;
    std::uint16_t country = 0;
    Kind kind = Kind::other;
    std::uint8_t flags = 0;
};

/// Every place we know, in one mapped file. Opening reads the header only; all offsets are checked
/// at each access, so a damaged file gives missing names, never a bad read. Const and thread-safe.
///
///     auto gazetteer = Gazetteer::open(resources);   // "places/gazetteer.bin"
///     for (auto index : gazetteer->find("Hadrout")) { gazetteer->place(index, "fr").name; }
class Gazetteer {
public:
    static constexpr std::string_view k_resource = "places/gazetteer.bin";
    static constexpr std::size_t k_key_bytes_max = 160;
    static constexpr std::size_t k_matches_max = 400;

    /// Opens the compiled gazetteer; `gazetteer_damaged` where header, version or size are wrong.
    [[nodiscard]] static Expected<Gazetteer> open(const Resources& resources);
    [[nodiscard]] static Expected<Gazetteer> open(Bytes bytes, std::string where);

    /// Reads every byte and compares checksums: for `counterclaim doctor`.
    [[nodiscard]] Expected<void> verify() const;

    [[nodiscard]] std::size_t size() const { return m_places_count; }

    /// Look-up of a key made by `place_key` (or of the marked skeleton). Adds the matches to
    /// `matches` (at most `k_matches_max`); returns whether a longer name begins with these words.
    bool look_up(std::string_view key, std::vector<Match>& matches) const;

    /// Places that bear this name in any spelling: exact first, then without article or generic
    /// word; where neither is there, those whose skeleton and sound are near. Most populous first,
    /// at most `k_matches_max`. For questions ("--place Hadrut"), not for reading texts.
    [[nodiscard]] std::vector<PlaceIndex> find(std::string_view name) const;
    /// "wof:1125938249", "gn:148105", "cc:nagorno-karabakh".
    [[nodiscard]] std::optional<PlaceIndex> by_id(std::string_view id) const;
    /// The country's own record. `code` is ISO 3166-1 alpha-2.
    [[nodiscard]] std::optional<PlaceIndex> country(std::string_view code) const;
    [[nodiscard]] std::optional<PlaceIndex> country(std::uint16_t code) const;
    /// The seat of the country's government, where the data marks one.
    [[nodiscard]] std::optional<PlaceIndex> capital_of(std::uint16_t code) const;
    /// The run of places of one country: [first, second).
    [[nodiscard]] std::pair<PlaceIndex, PlaceIndex> places_in(std::uint16_t country) const;

    /// Places that lie in a district, region or area, in order of their index and at most `most`;
    /// none for countries and points. Units hold what names them as its parent; an area that is no
    /// unit, what lies in its country within `k_area_core` of its radius.
    [[nodiscard]] std::vector<PlaceIndex> inside(PlaceIndex outer, std::size_t most) const;
    static constexpr double k_area_core = 0.8;

    [[nodiscard]] PlaceFacts facts(PlaceIndex index) const;
    [[nodiscard]] std::string id(PlaceIndex index) const;
    /// The usual name in a language (ISO 639-1); where the place has none there, the usual English
    /// name.
    [[nodiscard]] std::string_view name(PlaceIndex index, std::string_view language = "en") const;
    struct Name {
        std::string_view language;  ///< empty: not known
        std::string_view text;
    };
    [[nodiscard]] std::vector<Name> names(PlaceIndex index) const;
    /// Everything for display; names in `language`.
    [[nodiscard]] Place place(PlaceIndex index, std::string_view language = "en") const;

private:
    Gazetteer() = default;
    [[nodiscard]] const format::CountryRecord* country_record(std::uint16_t code) const;
    [[nodiscard]] const format::PlaceRecord* record(PlaceIndex index) const;
    [[nodiscard]] std::string_view string_at(std::uint64_t offset) const;
    [[nodiscard]] std::string_view language(std::uint8_t index) const;

    Bytes m_bytes;
    std::string m_where;
    const format::Header* m_header = nullptr;
    const format::PlaceRecord* m_places = nullptr;
    const format::NameRecord* m_names = nullptr;
    std::string_view m_strings;
    const format::Slot* m_slots = nullptr;
    const format::Posting* m_postings = nullptr;
    const PlaceIndex* m_order = nullptr;
    const format::CountryRecord* m_countries = nullptr;
    std::size_t m_places_count = 0;
    std::size_t m_names_count = 0;
    std::size_t m_slots_count = 0;
    std::size_t m_postings_count = 0;
    std::size_t m_order_count = 0;
    std::size_t m_countries_count = 0;
    std::vector<std::string_view> m_languages;
};

/// "AZ" as stored; 0 for what is no code.
[[nodiscard]] std::uint16_t pack_country(std::string_view code);
[[nodiscard]] std::string unpack_country(std::uint16_t code);

}  // namespace counterclaim::where
