#include "where/gazetteer_builder.hpp"

#include "text/table.hpp"
#include "vocabulary/distance.hpp"
#include "where/gazetteer.hpp"
#include "where/memory_table.hpp"
#include "where/place_key.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <tuple>

namespace counterclaim::where {
namespace {

template <typename Number>
bool read_number(std::string_view cell, Number& out) {
    if constexpr (std::is_floating_point_v<Number>) {
        // from_chars for double reads "12.5" the same in every locale.
        const auto done = std::from_chars(cell.data(), cell.data() + cell.size(), out);
        return done.ec == std::errc() && done.ptr == cell.data() + cell.size();
    } else {
        const auto done = std::from_chars(cell.data(), cell.data() + cell.size(), out);
        return done.ec == std::errc() && done.ptr == cell.data() + cell.size();
    }
}

struct ParsedId {
    std::uint8_t source = 0;
    std::uint64_t number = 0;
    std::string text;
};

std::optional<ParsedId> parse_id(std::string_view id) {
    ParsedId out;
    const auto colon = id.find(':');
    if (colon == std::string_view::npos || colon + 1 == id.size()) { return std::nullopt; }
    const auto prefix = id.substr(0, colon);
    const auto rest = id.substr(colon + 1);
    if (prefix == "wof" || prefix == "gn") {
        out.source = prefix == "wof" ? format::wof : format::gn;
        if (!read_number(rest, out.number)) { return std::nullopt; }
    } else if (prefix == "cc" || prefix == "ne") {
        out.source = prefix == "cc" ? format::cc : format::ne;
        out.text = rest;
    } else {
        return std::nullopt;
    }
    return out;
}

std::uint8_t flags_of(std::string_view code) {
    if (code == "PPLC") { return format::k_capital_of_country; }
    if (code == "PPLA") { return format::k_capital_of_region; }
    if (code == "ADM2?") { return format::k_rough_point; }
    return 0;
}

}  // namespace

std::uint32_t GazetteerBuilder::intern(std::string_view text) {
    text = text.substr(0, k_name_bytes_max);
    const auto hash = XXH3_64bits(text.data(), text.size());
    if (const auto found = m_interned.find(hash);
        found != m_interned.end() && string_at(found->second) == text) {
        return found->second;
    }
    const auto offset = static_cast<std::uint32_t>(m_strings.size());
    m_strings += static_cast<char>(text.size());
    m_strings += text;
    m_interned.emplace(hash, offset);
    return offset;
}

std::string_view GazetteerBuilder::string_at(std::uint32_t offset) const {
    return std::string_view(m_strings).substr(offset + 1,
                                              static_cast<unsigned char>(m_strings[offset]));
}

std::uint8_t GazetteerBuilder::language(std::string_view code) {
    for (std::size_t i = 0; i < m_languages.size(); ++i) {
        if (m_languages[i] == code) { return static_cast<std::uint8_t>(i); }
    }
    if (m_languages.size() == 256) { return 0; }
    m_languages.emplace_back(code);
    return static_cast<std::uint8_t>(m_languages.size() - 1);
}

Expected<void> GazetteerBuilder::add_name_words(std::string_view tsv, std::string_view where) {
    auto table = load_table(tsv, where, {"kind", "word", "same"});
    if (!table) { return tl::unexpected<Error>(table.error()); }
    return table->each([&](const text::Table::Row& row) -> Expected<void> {
        const auto word = place_key(row["word"]);
        if (row["kind"] == "same") {
            m_same_words[word] = place_key(row["same"]);
        } else if (row["kind"] == "article") {
            m_articles.push_back(word);
        } else if (row["kind"] == "unit") {
            m_units.push_back(word);
        } else if (row["kind"] == "link") {
            m_links.push_back(word);
        } else {
            return row.reject("kind is one of same, article, unit, link");
        }
        return {};
    });
}

Expected<std::size_t> GazetteerBuilder::draft_for(std::string_view id, std::string_view where,
                                                  std::size_t line) {
    const auto known = m_by_id.find(std::string(id));
    if (known != m_by_id.end()) { return known->second; }
    const auto parsed = parse_id(id);
    if (!parsed) {
        return fail(ErrorCode::pack_invalid, std::string(where) + ":" + std::to_string(line),
                    "'" + std::string(id) + "' is no place id", "write wof:…, gn:…, ne:… or cc:…");
    }
    Draft draft;
    draft.source = parsed->source;
    draft.number = parsed->number;
    draft.text_id = parsed->text;
    if (draft.source == format::gn) {
        draft.geonames = static_cast<std::uint32_t>(draft.number);
        m_by_geonames[draft.geonames] = m_drafts.size();
    }
    m_by_id.emplace(std::string(id), m_drafts.size());
    m_drafts.push_back(std::move(draft));
    return m_drafts.size() - 1;
}

Expected<void> GazetteerBuilder::add_countries(std::string_view tsv, std::string_view where) {
    auto table = load_table(
        tsv, where, {"code", "name", "lat", "lon", "radius_km", "population", "geonames", "names"});
    if (!table) { return tl::unexpected<Error>(table.error()); }
    return table->each([&](const text::Table::Row& row) -> Expected<void> {
        if (row["geonames"].empty() || row["geonames"] == "0") { return {}; }
        auto index = draft_for("gn:" + std::string(row["geonames"]), where, row.line());
        if (!index) { return tl::unexpected<Error>(index.error()); }
        auto& draft = m_drafts[*index];
        draft.kind = Kind::country;
        draft.country = pack_country(row["code"]);
        if (draft.country == 0 || !read_number(row["lat"], draft.latitude) ||
            !read_number(row["lon"], draft.longitude)) {
            return row.reject("code, lat and lon are needed");
        }
        read_number(row["radius_km"], draft.radius_km);
        read_number(row["population"], draft.population);
        draft.name = intern(row["name"]);
        add_names(draft, row["names"]);
        return {};
    });
}

Expected<void> GazetteerBuilder::add_places(std::string_view tsv, std::string_view where) {
    auto table = load_table(tsv, where,
                            {"id", "kind", "code", "lat", "lon", "radius_km", "country", "region",
                             "county", "population", "geonames", "name", "names"});
    if (!table) { return tl::unexpected<Error>(table.error()); }
    m_drafts.reserve(m_drafts.size() + table->size());
    return table->each([&](const text::Table::Row& row) -> Expected<void> {
        const auto kind = parse_kind(row["kind"]);
        auto index = draft_for(row["id"], where, row.line());
        if (!index) { return tl::unexpected<Error>(index.error()); }
        auto& draft = m_drafts[*index];
        if (!kind || !read_number(row["lat"], draft.latitude) ||
            !read_number(row["lon"], draft.longitude) || std::abs(draft.latitude) > 90 ||
            std::abs(draft.longitude) > 180) {
            return row.reject("kind, lat and lon are needed");
        }
        draft.kind = *kind;
        draft.country = pack_country(row["country"]);
        draft.flags = flags_of(row["code"]);
        read_number(row["radius_km"], draft.radius_km);
        read_number(row["population"], draft.population);
        draft.region = row["region"];
        draft.district = row["county"];
        if (!row["geonames"].empty() && read_number(row["geonames"], draft.geonames)) {
            m_by_geonames.emplace(draft.geonames, *index);
        }
        draft.name = intern(row["name"]);
        add_name(draft, "", row["name"]);
        add_names(draft, row["names"]);
        add_romanised(draft, row["country"], row["name"]);
        return {};
    });
}

Expected<void> GazetteerBuilder::add_overlay(std::string_view tsv, std::string_view where) {
    auto table = load_table(tsv, where,
                            {"id", "kind", "lat", "lon", "radius_km", "country", "region",
                             "population", "name", "names", "date", "source"});
    if (!table) { return tl::unexpected<Error>(table.error()); }
    return table->each([&](const text::Table::Row& row) -> Expected<void> {
        const bool is_new = m_by_id.find(std::string(row["id"])) == m_by_id.end();
        auto index = draft_for(row["id"], where, row.line());
        if (!index) { return tl::unexpected<Error>(index.error()); }
        auto& draft = m_drafts[*index];
        if (row["date"].empty() || row["source"].empty()) {
            return row.reject("each line of the overlay says its date and source");
        }
        if (is_new && (row["kind"].empty() || row["lat"].empty() || row["name"].empty())) {
            return row.reject("a new place needs kind, lat, lon and name");
        }
        if (!row["kind"].empty()) {
            const auto kind = parse_kind(row["kind"]);
            if (!kind) { return row.reject("there is no such kind of place"); }
            draft.kind = *kind;
        }
        if (!row["lat"].empty() && (!read_number(row["lat"], draft.latitude) ||
                                    !read_number(row["lon"], draft.longitude))) {
            return row.reject("lat and lon are degrees");
        }
        read_number(row["radius_km"], draft.radius_km);
        read_number(row["population"], draft.population);
        if (!row["country"].empty()) { draft.country = pack_country(row["country"]); }
        if (!row["region"].empty()) { draft.region = row["region"]; }
        draft.flags |= format::k_curated;
        if (row["names"].starts_with('!')) { draft.names.clear(); }
        if (!row["name"].empty()) { call(draft, row["name"]); }
        add_names(draft, row["names"].starts_with('!') ? row["names"].substr(1) : row["names"]);
        return {};
    });
}

std::vector<std::uint32_t> GazetteerBuilder::sort_drafts() {
    std::vector<std::uint32_t> order(m_drafts.size());
    for (std::size_t i = 0; i < order.size(); ++i) { order[i] = static_cast<std::uint32_t>(i); }
    const auto country_text = [](std::uint16_t code) {
        return static_cast<std::uint16_t>((code & 0xFFU) << 8U | code >> 8U);
    };
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const auto& left = m_drafts[a];
        const auto& right = m_drafts[b];
        const auto rank = [&](const Draft& draft) {
            return std::tuple(country_text(draft.country), draft.kind != Kind::country,
                              std::string_view(draft.region), std::string_view(draft.district),
                              draft.source, draft.number, std::string_view(draft.text_id));
        };
        return rank(left) < rank(right);
    });
    return order;
}

/// A unit without a radius gets the distance within which nine tenths of its settlements lie; one
/// without a population that of its settlements.
void GazetteerBuilder::measure_units(const std::vector<std::uint32_t>& order) {
    std::unordered_map<std::string_view, std::vector<std::uint32_t>> inside;
    for (const auto index : order) {
        const auto& draft = m_drafts[index];
        if (!is_inhabited(draft.kind)) { continue; }
        if (!draft.region.empty()) { inside[draft.region].push_back(index); }
        if (!draft.district.empty()) { inside[draft.district].push_back(index); }
    }
    for (auto& [id, members] : inside) {
        const auto found = m_by_id.find(std::string(id));
        if (found == m_by_id.end()) { continue; }
        auto& unit = m_drafts[found->second];
        if (unit.population == 0) {
            std::uint64_t people = 0;
            for (const auto member : members) { people += m_drafts[member].population; }
            unit.population =
                static_cast<std::uint32_t>(std::min<std::uint64_t>(people, UINT32_MAX));
        }
        if (unit.radius_km > 0) { continue; }
        std::vector<double> distances;
        for (const auto member : members) {
            const auto& draft = m_drafts[member];
            distances.push_back(
                distance_km(unit.latitude, unit.longitude, draft.latitude, draft.longitude));
        }
        std::sort(distances.begin(), distances.end());
        unit.radius_km = std::max(3.0, distances[distances.size() * 9 / 10]);
    }
    for (auto& draft : m_drafts) {
        if (draft.radius_km == 0 && draft.kind == Kind::region) { draft.radius_km = 60; }
        if (draft.radius_km == 0 && draft.kind == Kind::district) { draft.radius_km = 20; }
    }
}

}  // namespace counterclaim::where
