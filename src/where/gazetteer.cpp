#include "where/gazetteer.hpp"

#include "vocabulary/distance.hpp"
#include "where/place_key.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <tuple>

namespace counterclaim::where {
namespace {

constexpr std::string_view k_sources[] = {"wof", "gn", "cc", "ne"};

/// The bytes of a section as records, or nothing where they do not fit.
template <typename Record>
const Record* records(std::string_view bytes, const format::SectionEntry& entry,
                      std::size_t& count) {
    count = entry.size_bytes / sizeof(Record);
    return reinterpret_cast<const Record*>(bytes.data() + entry.offset);
}

bool sections_fit(const format::Header& header, std::size_t file_bytes) {
    for (const auto& section : header.sections) {
        if (section.offset > file_bytes || section.size_bytes > file_bytes - section.offset ||
            section.offset % 8 != 0) {
            return false;
        }
    }
    return true;
}

std::uint64_t header_checksum(const format::Header& header) {
    return XXH3_64bits(&header, offsetof(format::Header, checksum));
}

}  // namespace

std::uint16_t pack_country(std::string_view code) {
    if (code.size() != 2) { return 0; }
    return static_cast<std::uint16_t>(static_cast<unsigned char>(code[0]) |
                                      static_cast<unsigned char>(code[1]) << 8U);
}

std::string unpack_country(std::uint16_t code) {
    if (code == 0) { return {}; }
    return {static_cast<char>(code & 0xFFU), static_cast<char>(code >> 8U)};
}

Expected<Gazetteer> Gazetteer::open(const Resources& resources) {
    auto bytes = resources.open(k_resource);
    if (!bytes) { return tl::unexpected<Error>(bytes.error()); }
    return open(std::move(*bytes), std::string(k_resource));
}

Expected<Gazetteer> Gazetteer::open(Bytes bytes, std::string where) {
    const auto damaged = [&](std::string what) {
        return fail(ErrorCode::gazetteer_damaged, where, std::move(what),
                    "build it again: counterclaim places build");
    };
    const auto view = bytes.view;
    if (view.size() < sizeof(format::Header)) {
        return damaged("the file is too short for a gazetteer");
    }
    if (reinterpret_cast<std::uintptr_t>(view.data()) % 8 != 0) {
        auto copy = std::make_shared<std::vector<std::uint64_t>>((view.size() + 7) / 8);
        std::memcpy(copy->data(), view.data(), view.size());
        const auto* start = reinterpret_cast<const char*>(copy->data());
        return open(Bytes{{start, view.size()}, copy}, std::move(where));
    }
    Gazetteer made;
    made.m_header = reinterpret_cast<const format::Header*>(view.data());
    const auto& header = *made.m_header;
    if (header.magic != format::k_magic) { return damaged("this is no gazetteer"); }
    if (header.version != format::k_version || header.header_bytes != sizeof(format::Header)) {
        return damaged("the gazetteer was built by another version");
    }
    if (header.checksum != header_checksum(header)) { return damaged("the header is damaged"); }
    if (header.file_bytes != view.size() || !sections_fit(header, view.size())) {
        return damaged("the file is cut short or padded");
    }
    const auto& sections = header.sections;
    made.m_places =
        records<format::PlaceRecord>(view, sections[format::places], made.m_places_count);
    made.m_names = records<format::NameRecord>(view, sections[format::names], made.m_names_count);
    made.m_slots = records<format::Slot>(view, sections[format::slots], made.m_slots_count);
    made.m_postings =
        records<format::Posting>(view, sections[format::postings], made.m_postings_count);
    made.m_order = records<PlaceIndex>(view, sections[format::order], made.m_order_count);
    made.m_countries =
        records<format::CountryRecord>(view, sections[format::countries], made.m_countries_count);
    made.m_strings =
        view.substr(sections[format::strings].offset, sections[format::strings].size_bytes);
    auto codes =
        view.substr(sections[format::languages].offset, sections[format::languages].size_bytes);
    while (!codes.empty() && made.m_languages.size() < 256) {
        const auto end = codes.find('\n');
        made.m_languages.push_back(codes.substr(0, end));
        codes.remove_prefix(end == std::string_view::npos ? codes.size() : end + 1);
    }
    made.m_bytes = std::move(bytes);
    made.m_where = std::move(where);
    return made;
}

Expected<void> Gazetteer::verify() const {
    for (const auto& section : m_header->sections) {
        const auto bytes = m_bytes.view.substr(section.offset, section.size_bytes);
        if (XXH3_64bits(bytes.data(), bytes.size()) != section.checksum) {
            return fail(ErrorCode::gazetteer_damaged, m_where, "a part of the gazetteer is damaged",
                        "build it again: counterclaim places build");
        }
    }
    return {};
}

bool Gazetteer::look_up(std::string_view key, std::vector<Match>& matches) const {
    if (key.empty() || key.size() > k_key_bytes_max || m_slots_count == 0) { return false; }
    const auto hash = XXH3_64bits_withSeed(key.data(), key.size(), m_header->seed);
    const auto tag = static_cast<std::uint32_t>(hash & 0x7FFFFFFFU);
    auto at = static_cast<std::size_t>(((hash >> 32U) * m_slots_count) >> 32U);
    constexpr std::size_t k_probes_max = 4096;  // far above any run of a good file
    for (std::size_t probes = 0; probes < k_probes_max; ++probes) {
        const auto& slot = m_slots[at];
        if (slot.tag == 0 && slot.postings == 0) { return false; }
        if ((slot.tag & 0x7FFFFFFFU) == tag) {
            for (std::size_t i = slot.postings; i < m_postings_count; ++i) {
                if (matches.size() >= k_matches_max) { break; }
                matches.push_back({m_postings[i].place, m_postings[i].flags});
                if (m_postings[i].last != 0) { break; }
            }
            return (slot.tag >> 31U) != 0;
        }
        at = at + 1 == m_slots_count ? 0 : at + 1;
    }
    return false;
}

std::vector<PlaceIndex> Gazetteer::find(std::string_view name) const {
    const auto key = place_key(name.substr(0, 4 * k_key_bytes_max));
    std::vector<Match> matches;
    look_up(key, matches);
    if (matches.empty()) {
        const auto latin = romanised(key);
        const auto bones = skeleton(latin);
        if (!bones.empty()) {
            std::vector<Match> alike;
            look_up(format::k_skeleton_mark + bones, alike);
            const int limit = latin.size() > 7 ? 2 : 1;
            for (const auto& match : alike) {
                for (const auto& known : names(match.place)) {
                    if (edit_distance(latin, romanised(place_key(known.text)), limit) <= limit) {
                        matches.push_back(match);
                        break;
                    }
                }
            }
        }
    }
    std::sort(matches.begin(), matches.end(), [this](const Match& a, const Match& b) {
        const auto rank = [this](const Match& match) {
            const bool weak = (match.flags & (format::k_shortened | format::k_bare)) != 0;
            return std::tuple(weak, -static_cast<double>(facts(match.place).population),
                              match.place);
        };
        return rank(a) < rank(b);
    });
    std::vector<PlaceIndex> found;
    for (const auto& match : matches) {
        if (std::find(found.begin(), found.end(), match.place) == found.end()) {
            found.push_back(match.place);
        }
    }
    return found;
}

std::optional<PlaceIndex> Gazetteer::by_id(std::string_view id) const {
    id = id.substr(0, id.find('#'));
    const auto colon = id.find(':');
    if (colon == std::string_view::npos) { return std::nullopt; }
    const auto prefix = id.substr(0, colon);
    const auto rest = id.substr(colon + 1);
    const auto* const named = std::find(std::begin(k_sources), std::end(k_sources), prefix);
    if (named == std::end(k_sources)) { return std::nullopt; }
    const auto source = static_cast<std::uint8_t>(named - std::begin(k_sources));
    const bool is_number = source == format::wof || source == format::gn;
    std::uint64_t number = 0;
    if (is_number && std::from_chars(rest.data(), rest.data() + rest.size(), number).ptr !=
                         rest.data() + rest.size()) {
        return std::nullopt;
    }
    const auto* const end = m_order + m_order_count;
    const auto* const found = std::lower_bound(m_order, end, 0U, [&](PlaceIndex index, unsigned) {
        const auto* place = record(index);
        if (place == nullptr) { return false; }
        if (place->source != source) { return place->source < source; }
        return is_number ? place->id < number : string_at(place->id) < rest;
    });
    if (found == end) { return std::nullopt; }
    const auto* place = record(*found);
    const bool same = place != nullptr && place->source == source &&
                      (is_number ? place->id == number : string_at(place->id) == rest);
    return same ? std::optional(*found) : std::nullopt;
}

std::optional<PlaceIndex> Gazetteer::country(std::string_view code) const {
    return country(pack_country(code));
}

const format::CountryRecord* Gazetteer::country_record(std::uint16_t code) const {
    for (std::size_t i = 0; i < m_countries_count; ++i) {
        if (m_countries[i].code == code) { return m_countries + i; }
    }
    return nullptr;
}

std::optional<PlaceIndex> Gazetteer::country(std::uint16_t code) const {
    const auto* found = country_record(code);
    if (found == nullptr || record(found->place) == nullptr) { return std::nullopt; }
    return found->place;
}

std::optional<PlaceIndex> Gazetteer::capital_of(std::uint16_t code) const {
    const auto* found = country_record(code);
    if (found == nullptr || record(found->capital) == nullptr) { return std::nullopt; }
    return found->capital;
}

std::pair<PlaceIndex, PlaceIndex> Gazetteer::places_in(std::uint16_t country) const {
    const auto* found = country_record(country);
    if (found == nullptr) { return {0, 0}; }
    const auto end = std::min<std::size_t>(found->places_end, m_places_count);
    return {found->first_place, static_cast<PlaceIndex>(end)};
}

const format::PlaceRecord* Gazetteer::record(PlaceIndex index) const {
    return index < m_places_count ? m_places + index : nullptr;
}

std::string_view Gazetteer::string_at(std::uint64_t offset) const {
    if (offset >= m_strings.size()) { return {}; }
    const auto length = static_cast<unsigned char>(m_strings[offset]);
    return m_strings.substr(offset + 1, length);
}

std::string_view Gazetteer::language(std::uint8_t index) const {
    return index < m_languages.size() ? m_languages[index] : std::string_view{};
}

std::vector<PlaceIndex> Gazetteer::inside(PlaceIndex outer, std::size_t most) const {
    std::vector<PlaceIndex> found;
    const auto whole = facts(outer);
    const bool unit = whole.kind == Kind::region || whole.kind == Kind::district;
    if (!unit && whole.kind != Kind::area) { return found; }
    const auto [first, last] = places_in(whole.country);
    for (auto index = first; index < last && found.size() < most; ++index) {
        if (index == outer) { continue; }
        const auto inner = facts(index);
        const bool below = inner.region == outer || inner.district == outer;
        const bool within = !unit && inner.kind != Kind::region && inner.kind != Kind::country &&
                            distance_km(whole.latitude, whole.longitude, inner.latitude,
                                        inner.longitude) <= whole.radius_km * k_area_core;
        if (below || within) { found.push_back(index); }
    }
    return found;
}

PlaceFacts Gazetteer::facts(PlaceIndex index) const {
    const auto* place = record(index);
    if (place == nullptr) { return {}; }
    PlaceFacts facts;
    facts.latitude = place->latitude_e5 / 1e5;
    facts.longitude = place->longitude_e5 / 1e5;
    facts.radius_km = place->radius_hm / 10.0;
    facts.population = place->population;
    facts.geonames = place->geonames;
    facts.region = place->region;
    facts.district = place->district;
    facts.country = place->country;
    facts.kind = static_cast<Kind>(place->kind);
    facts.flags = place->flags;
    return facts;
}

std::string Gazetteer::id(PlaceIndex index) const {
    const auto* place = record(index);
    if (place == nullptr || place->source >= format::source_count) { return {}; }
    std::string out(k_sources[place->source]);
    out += ':';
    if (place->source == format::wof || place->source == format::gn) {
        out += std::to_string(place->id);
    } else {
        out += string_at(place->id);
    }
    return out;
}

std::string_view Gazetteer::name(PlaceIndex index, std::string_view wanted) const {
    const auto* place = record(index);
    if (place == nullptr) { return {}; }
    if (wanted != "en") {
        for (std::size_t i = 0; i < place->names_count; ++i) {
            const std::size_t at = place->names_first + i;
            if (at >= m_names_count) { break; }
            if (language(m_names[at].language) == wanted) { return string_at(m_names[at].text); }
        }
    }
    return string_at(place->name);
}

std::vector<Gazetteer::Name> Gazetteer::names(PlaceIndex index) const {
    std::vector<Name> out;
    const auto* place = record(index);
    if (place == nullptr) { return out; }
    out.push_back({"en", string_at(place->name)});
    for (std::size_t i = 0; i < place->names_count; ++i) {
        const std::size_t at = place->names_first + i;
        if (at >= m_names_count) { break; }
        const Name name{language(m_names[at].language), string_at(m_names[at].text)};
        if (name.language == "en" && name.text == out.front().text) { continue; }
        out.push_back(name);
    }
    return out;
}

Place Gazetteer::place(PlaceIndex index, std::string_view wanted) const {
    Place out;
    const auto* place = record(index);
    if (place == nullptr) { return out; }
    const auto found = facts(index);
    out.id = id(index);
    out.name = name(index, wanted);
    out.kind = to_string(found.kind);
    out.country = unpack_country(found.country);
    for (const auto parent : {found.district, found.region}) {
        if (parent == k_no_place || parent == index) { continue; }
        if (!out.parents.empty()) { out.parents += ", "; }
        out.parents += name(parent, wanted);
    }
    if (const auto whole = country(found.country); whole && *whole != index) {
        if (!out.parents.empty()) { out.parents += ", "; }
        out.parents += name(*whole, wanted);
    }
    out.latitude = found.latitude;
    out.longitude = found.longitude;
    out.radius_km = found.radius_km;
    out.population = found.population;
    out.precision = precision_of(found.kind);
    return out;
}

}  // namespace counterclaim::where
