// Lines of a GeoNames dump ("geoname" table): which are kept, and as what kind of place.

#include "text/table.hpp"
#include "where/gazetteer.hpp"
#include "where/gazetteer_builder.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace counterclaim::where {
namespace {

constexpr std::size_t k_columns = 19;

struct CodeKind {
    std::string_view code;
    Kind kind;
};

// Feature codes (geonames.org/export/codes.html) outside P and A that fighting is reported from.
constexpr std::array k_codes = std::to_array<CodeKind>({
    {"AIRB", Kind::base},    {"AIRF", Kind::airport}, {"AIRP", Kind::airport},
    {"BDG", Kind::crossing}, {"BAY", Kind::water},    {"CHN", Kind::water},
    {"CMP", Kind::camp},     {"CMPRF", Kind::camp},   {"CNL", Kind::water},
    {"DAM", Kind::dam},      {"DSRT", Kind::area},    {"FRST", Kind::area},
    {"FT", Kind::base},      {"GULF", Kind::water},   {"HLL", Kind::height},
    {"HLLS", Kind::height},  {"INSM", Kind::base},    {"ISL", Kind::island},
    {"ISLS", Kind::island},  {"LK", Kind::water},     {"LKS", Kind::water},
    {"MILB", Kind::base},    {"MT", Kind::height},    {"MTS", Kind::height},
    {"NVB", Kind::base},     {"OCN", Kind::water},    {"PASS", Kind::height},
    {"PEN", Kind::area},     {"PK", Kind::height},    {"PLAT", Kind::height},
    {"PLN", Kind::area},     {"PRN", Kind::building}, {"PSTB", Kind::crossing},
    {"RDGE", Kind::height},  {"RGN", Kind::area},     {"RSV", Kind::water},
    {"SEA", Kind::water},    {"SPUR", Kind::height},  {"STM", Kind::water},
    {"STRT", Kind::water},   {"VAL", Kind::area},
});

std::optional<Kind> kind_of(std::string_view feature_class, std::string_view code) {
    if (feature_class == "P") {
        if (code == "PPLH" || code == "PPLW" || code == "PPLQ") {
            return std::nullopt;
        }  // no longer there
        return code == "PPLX" ? Kind::neighbourhood : Kind::settlement;
    }
    if (feature_class == "A") {
        if (code == "ADM1") { return Kind::region; }
        return code == "ADM2" || code == "ADM3" || code == "ADM4" ? std::optional(Kind::district)
                                                                  : std::nullopt;
    }
    for (const auto& known : k_codes) {
        if (known.code == code) { return known.kind; }
    }
    return std::nullopt;
}

template <typename Number>
bool read_number(std::string_view cell, Number& out) {
    const auto done = std::from_chars(cell.data(), cell.data() + cell.size(), out);
    return done.ec == std::errc() && done.ptr == cell.data() + cell.size();
}

}  // namespace

bool GazetteerBuilder::add_geonames_line(std::string_view line) {
    std::array<std::string_view, k_columns> cells;
    std::size_t count = 0;
    for (; count < k_columns; ++count) {
        const auto tab = line.find('\t');
        cells[count] = line.substr(0, tab);
        if (tab == std::string_view::npos) {
            ++count;
            break;
        }
        line.remove_prefix(tab + 1);
    }
    const auto kind = count == k_columns ? kind_of(cells[6], cells[7]) : std::nullopt;
    std::uint32_t number = 0;
    double latitude = 0;
    double longitude = 0;
    if (!kind || !read_number(cells[0], number) || !read_number(cells[4], latitude) ||
        !read_number(cells[5], longitude) || std::abs(latitude) > 90 || std::abs(longitude) > 180) {
        return false;
    }
    const auto known = m_by_geonames.find(number);
    const bool is_new = known == m_by_geonames.end();
    std::size_t index = 0;
    if (is_new) {
        auto made = draft_for("gn:" + std::to_string(number), "dump", 0);
        if (!made) { return false; }
        index = *made;
    } else {
        index = known->second;
    }
    auto& draft = m_drafts[index];
    if (is_new) {
        draft.kind = *kind;
        draft.latitude = latitude;
        draft.longitude = longitude;
        draft.country = pack_country(cells[8]);
        draft.name = intern(cells[1]);
        if (cells[7] == "PPLC") { draft.flags = format::k_capital_of_country; }
        if (cells[7] == "PPLA") { draft.flags = format::k_capital_of_region; }
        read_number(cells[14], draft.population);
        // Units are linked by their codes: the unit that bears a code is named by it.
        const std::string region = std::string(cells[8]) + "." + std::string(cells[10]);
        if (cells[7] == "ADM1") {
            m_dump_units[region] = "gn:" + std::to_string(number);
        } else if (!cells[10].empty()) {
            draft.region = region;
        }
        if (cells[7] == "ADM2") {
            m_dump_units[region + "." + std::string(cells[11])] = "gn:" + std::to_string(number);
        } else if (!cells[11].empty()) {
            draft.district = region + "." + std::string(cells[11]);
        }
    }
    add_name(draft, "", cells[1]);
    if (cells[2] != cells[1]) { add_name(draft, "", cells[2]); }
    for (const auto name : text::split(cells[3], ',')) { add_name(draft, "", name); }
    return true;
}

/// Codes of units ("AZ.10") give way to the ids of the units that bear them.
void GazetteerBuilder::link_dump_units() {
    if (m_dump_units.empty()) { return; }
    for (auto& draft : m_drafts) {
        for (auto* unit : {&draft.region, &draft.district}) {
            const auto found = m_dump_units.find(*unit);
            if (found != m_dump_units.end()) { *unit = found->second; }
        }
    }
}

}  // namespace counterclaim::where
