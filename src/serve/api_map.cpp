#include "serve/api.hpp"
#include "serve/map_sums.hpp"
#include "serve/shapes.hpp"

#include "text/iso_date.hpp"

#include <counterclaim/claim.hpp>

#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace counterclaim::serve {
namespace {

constexpr std::size_t k_features_max = 1500;
constexpr std::int64_t k_looked_at_max = 50000;
constexpr std::int64_t k_zoom_usual = 7;

/// The days shown: `span` days up to `at`, else the window of the page.
DateInterval shown_days(const Query& query) {
    const auto at = query.day("at");
    if (!at) { return window_of(query); }
    if (!query.has("span")) { return {std::nullopt, at}; }
    return {*at - std::chrono::days(query.number("span", 1) - 1), at};
}

class Spotter {
public:
    explicit Spotter(Call& call) : m_call(call), m_days(shown_days(call.query)) {}

    std::vector<Spot> find() {
        if (only_sums()) {
            return m_call.view.map_sums(m_call.connection)
                .spots(m_days, m_call.query.box("box"), m_call.query.all("side"));
        }
        // The days of the map take the place of the page's window.
        return from_claims(
            claim_filter(m_call.query, m_call.connection, m_call.knowledge.find_places));
    }

private:
    /// True if nothing is asked but a box, sides and days.
    [[nodiscard]] bool only_sums() const {
        for (const auto* name :
             {"place", "party", "claimant", "actor", "target", "type", "polarity", "modality",
              "said", "happened", "q", "language", "outlet", "source", "min_confidence", "event",
              "article", "status", "missing"}) {
            if (m_call.query.has(name)) { return false; }
        }
        return true;
    }

    std::string inside(Condition& condition) const {
        const auto box = m_call.query.box("box");
        if (!box) { return "1"; }
        const std::string across = box->west > box->east ? " OR " : " AND ";
        return "p.place IN (SELECT id FROM place WHERE lat BETWEEN " + condition.value(box->south) +
               " AND " + condition.value(box->north) +
               " AND (lon >= " + condition.value(box->west) + across +
               "lon <= " + condition.value(box->east) + "))";
    }

    std::vector<Spot> from_claims(const ClaimFilter& filter) {
        auto condition = filter.condition;
        if (m_days.to) {
            condition.where("c.day_from <= " + condition.value(day_number(*m_days.to)));
        }
        if (m_days.from) {
            condition.where("c.day_from >= " + condition.value(day_number(*m_days.from)));
        }
        const auto where = inside(condition);
        auto& rows = m_call.connection.statement(
            "SELECT f.place, w.text, f.claims FROM (SELECT p.place, m.side, count(*) AS claims "
            "FROM (SELECT c.rank, c.side FROM " +
            filter.from + condition.sql() + " ORDER BY " + filter.rank + " DESC LIMIT " +
            std::to_string(k_looked_at_max) +
            ") m CROSS JOIN claim_place p ON p.rank = m.rank WHERE p.place > 0 AND " + where +
            " GROUP BY p.place, m.side) f JOIN word w ON w.id = f.side ORDER BY f.place, w.text");
        condition.bind(rows);
        const auto& sums = m_call.view.map_sums(m_call.connection);
        std::vector<Spot> spots;
        while (rows.step()) {
            const auto place = rows.number(0);
            const auto where_it_is = sums.where(place);
            if (!where_it_is) { continue; }
            if (spots.empty() || spots.back().place != place) {
                spots.push_back({place, where_it_is->first, where_it_is->second, 0, {}});
            }
            spots.back().claims += rows.number(2);
            spots.back().by_side.emplace_back(rows.text(1), rows.number(2));
        }
        rows.reset();
        return spots;
    }

    Call& m_call;
    DateInterval m_days;
};

struct Held {
    std::string state;
    std::string holders;  ///< JSON array
    std::string said;
};

/// What is said to stand on a day at a place itself; its last entry where no day is asked about.
std::optional<Held> control_on(Connection& view, std::int64_t place,
                               const std::optional<Date>& day) {
    auto& row = view.statement(
        "SELECT state, holders, said FROM place_control WHERE place = ?1 AND (?2 IS NULL OR "
        "(coalesce(day_from, 0) <= ?2 AND coalesce(day_to, 1 << 40) >= ?2)) ORDER BY rank DESC "
        "LIMIT 1");
    std::optional<std::int64_t> number;
    if (day) { number = day_number(*day); }
    row.start(place, number);
    std::optional<Held> held;
    if (row.step()) { held = Held{row.text(0), row.text(1), row.text(2)}; }
    row.reset();
    return held;
}

class MapJson {
public:
    MapJson(Call& call, std::vector<Spot> spots) : m_call(call), m_spots(std::move(spots)) {}

    std::string json() {
        std::string text;
        JsonWriter json(text);
        json.begin_object().key("features").begin_array();
        if (m_spots.size() > k_features_max) {
            write_cells(json);
        } else {
            write_places(json);
        }
        json.end_array().key("total_places").value(static_cast<std::uint64_t>(m_spots.size()));
        json.key("unplaced").value(unplaced()).key("truncated").value(m_truncated);
        json.end_object();
        return text;
    }

private:
    void write_places(JsonWriter& json) {
        const auto& layers = m_call.query.all("layer");
        const bool control =
            layers.empty() || std::find(layers.begin(), layers.end(), "control") != layers.end();
        auto at = m_call.query.day("at");
        if (!at) { at = window_of(m_call.query).to; }
        std::stable_sort(m_spots.begin(), m_spots.end(),
                         [](const Spot& a, const Spot& b) { return a.claims > b.claims; });
        auto& row = m_call.connection.statement("SELECT json, events FROM place WHERE id = ?");
        for (const auto& spot : m_spots) {
            row.start(spot.place);
            if (!row.step()) { continue; }
            std::string second;
            JsonWriter more(second);
            more.begin_object().key("claims").value(spot.claims);
            more.key("events").value(row.number(1)).key("by_side").begin_object();
            for (const auto& [side, claims] : spot.by_side) { more.key(side).value(claims); }
            more.end_object().key("control");
            write_control(
                more, control ? control_on(m_call.connection, spot.place, at) : std::nullopt, at);
            more.end_object();
            json.raw(splice("{\"kind\":\"place\"}", splice(place_fields(row.text(0)), second)));
        }
        row.reset();
    }

    /// A place's own kind ("settlement") would hide that of the feature.
    static std::string place_fields(std::string fields) {
        const auto at = fields.find("\"kind\":");
        if (at != std::string::npos) { fields.replace(at, 7, "\"place_kind\":"); }
        return fields;
    }

    static void write_control(JsonWriter& json, const std::optional<Held>& held,
                              const std::optional<Date>& at) {
        if (!held) {
            json.null();
            return;
        }
        json.begin_object().key("state").value(held->state);
        json.key("holders").raw(held->holders);
        json.key("last_said").text_or_null(held->said).key("age_days");
        const auto said = text::parse_iso_date(held->said);
        if (at && said) {
            json.value(static_cast<std::int64_t>((*at - *said).count()));
        } else {
            json.null();
        }
        json.end_object();
    }

    /// Cells of a grid in degrees that halves with each zoom, coarser until they are few enough.
    void write_cells(JsonWriter& json) {
        struct Cell {
            std::int64_t claims = 0;
            std::int64_t places = 0;
            double lat = 0;
            double lon = 0;
        };
        constexpr double k_world = 360;
        constexpr int k_cells_a_tile = 4;
        const auto zoom = m_call.query.number("zoom", k_zoom_usual);
        double size = k_world / static_cast<double>((std::int64_t{1} << zoom) * k_cells_a_tile);
        std::map<std::pair<std::int64_t, std::int64_t>, Cell> cells;
        while (true) {
            cells.clear();
            for (const auto& spot : m_spots) {
                auto& cell = cells[{static_cast<std::int64_t>(std::floor(spot.lat / size)),
                                    static_cast<std::int64_t>(std::floor(spot.lon / size))}];
                cell.claims += spot.claims;
                ++cell.places;
                cell.lat += spot.lat;
                cell.lon += spot.lon;
            }
            if (cells.size() <= k_features_max) { break; }
            size *= 2;
            m_truncated = true;
        }
        for (const auto& [key, cell] : cells) {
            const auto south = static_cast<double>(key.first) * size;
            const auto west = static_cast<double>(key.second) * size;
            const auto count = static_cast<double>(cell.places);
            json.begin_object().key("kind").value("cell");
            json.key("lat").value(exchange::round_degrees(cell.lat / count));
            json.key("lon").value(exchange::round_degrees(cell.lon / count));
            json.key("south").value(south).key("west").value(west);
            json.key("north").value(south + size).key("east").value(west + size);
            json.key("claims").value(cell.claims).key("places").value(cell.places).end_object();
        }
    }

    std::int64_t unplaced() {
        const auto days = shown_days(m_call.query);
        if (!days.open()) { return m_call.view.map_sums(m_call.connection).unplaced(days); }
        auto& all = m_call.connection.statement(
            "SELECT count(*) FROM claim WHERE placed = 0 AND status < 3");
        all.step();
        const auto count = all.number(0);
        all.reset();
        return count;
    }

    Call& m_call;
    std::vector<Spot> m_spots;
    bool m_truncated = false;
};

}  // namespace

Answer get_map(Call& call) {
    const auto text = MapJson(call, Spotter(call).find()).json();
    if (call.query.one("format") != "geojson") { return object_answer(text, call.frame); }
    simdjson::dom::parser parser;
    simdjson::dom::element parsed;
    simdjson::dom::array features;
    std::vector<std::string> rows;
    if (parser.parse(text).get(parsed) == simdjson::SUCCESS &&
        parsed["features"].get(features) == simdjson::SUCCESS) {
        for (const auto feature : features) { rows.push_back(simdjson::minify(feature)); }
    }
    Answer answer;
    answer.type = "application/geo+json; charset=utf-8";
    answer.body = rows_as_geojson(rows);
    return answer;
}

}  // namespace counterclaim::serve
