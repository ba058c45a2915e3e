#include "serve/api.hpp"
#include "serve/shapes.hpp"

#include "text/iso_date.hpp"

#include <counterclaim/claim.hpp>

#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace counterclaim::serve {
namespace {

constexpr std::size_t k_features_max = 1500;
constexpr std::int64_t k_looked_at_max = 50000;
constexpr std::int64_t k_zoom_usual = 7;

/// Claims of one place within the window, by side.
struct Spot {
    std::int64_t claims = 0;
    std::map<std::int64_t, std::int64_t> by_side;
};
using Spots = std::unordered_map<std::int64_t, Spot>;

/// The days shown: `span` days up to `at`, else the window of the page.
DateInterval shown_days(const Query& query) {
    const auto at = query.day("at");
    if (!at) { return window_of(query); }
    if (!query.has("span")) { return {std::nullopt, at}; }
    return {*at - std::chrono::days(query.number("span", 1) - 1), at};
}

std::int64_t month_of(Date day) {
    constexpr std::int64_t k_months = 12;
    const std::chrono::year_month_day date(day);
    return static_cast<int>(date.year()) * k_months + static_cast<unsigned>(date.month()) - 1;
}

class Spotter {
public:
    explicit Spotter(Call& call) : m_call(call), m_days(shown_days(call.query)) {}

    Spots find() {
        // The days of the map take the place of the page's window.
        const auto filter =
            claim_filter(m_call.query, m_call.connection, m_call.knowledge.find_places);
        const bool boxed_only = only_sums();
        if (boxed_only) {
            from_sums();
        } else {
            from_claims(filter);
        }
        return std::move(m_spots);
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

    std::string inside(Condition& condition, const std::string& column) const {
        const auto box = m_call.query.box("box");
        if (!box) { return "1"; }
        const std::string across = box->west > box->east ? " OR " : " AND ";
        return column + " IN (SELECT id FROM place WHERE lat BETWEEN " +
               condition.value(box->south) + " AND " + condition.value(box->north) +
               " AND (lon >= " + condition.value(box->west) + across +
               "lon <= " + condition.value(box->east) + "))";
    }

    void add(Condition condition, const std::string& select, const std::string& group) {
        auto& rows = m_call.connection.statement(select + condition.sql() + group);
        condition.bind(rows);
        while (rows.step()) {
            auto& spot = m_spots[rows.number(0)];
            spot.claims += rows.number(2);
            spot.by_side[rows.number(1)] += rows.number(2);
        }
        rows.reset();
    }

    void add_sums(const char* table, const char* column, std::optional<std::int64_t> from,
                  std::optional<std::int64_t> to) {
        Condition condition;
        if (from) { condition.where(column + (" >= " + condition.value(*from))); }
        if (to) { condition.where(column + (" <= " + condition.value(*to))); }
        condition.where("place > 0");
        condition.where(inside(condition, "place"));
        if (m_call.query.has("side")) {
            condition.where("side IN (SELECT id FROM word WHERE text IN " +
                            condition.list(m_call.query.all("side")) + ")");
        }
        add(std::move(condition), std::string("SELECT place, side, sum(claims) FROM ") + table,
            " GROUP BY place, side");
    }

    /// Whole months from one table, the days at both ends from the other.
    void from_sums() {
        constexpr int k_short = 62;
        const auto first = m_days.from;
        const auto last = m_days.to;
        if (!first && !last) {
            add_sums("place_month", "month", std::nullopt, std::nullopt);
            return;
        }
        if (first && last && (*last - *first).count() <= k_short) {
            add_sums("place_day", "day", day_number(*first), day_number(*last));
            return;
        }
        std::optional<std::int64_t> from_month;
        std::optional<std::int64_t> to_month;
        if (first) {
            const std::chrono::year_month_day date(*first);
            const Date next((date.year() / date.month() + std::chrono::months(1)) / 1);
            from_month = month_of(next);
            add_sums("place_day", "day", day_number(*first), day_number(next) - 1);
        }
        if (last) {
            const std::chrono::year_month_day date(*last);
            const Date start(date.year() / date.month() / 1);
            to_month = month_of(start) - 1;
            add_sums("place_day", "day", day_number(start), day_number(*last));
        }
        add_sums("place_month", "month", from_month, to_month);
    }

    void from_claims(const ClaimFilter& filter) {
        auto condition = filter.condition;
        if (m_days.to) {
            condition.where("c.day_from <= " + condition.value(day_number(*m_days.to)));
        }
        if (m_days.from) {
            condition.where("c.day_from >= " + condition.value(day_number(*m_days.from)));
        }
        const auto where = inside(condition, "p.place");
        auto& rows = m_call.connection.statement(
            "SELECT p.place, m.side, count(*) FROM (SELECT c.rank, c.side FROM " + filter.from +
            condition.sql() + " ORDER BY " + filter.rank + " DESC LIMIT " +
            std::to_string(k_looked_at_max) +
            ") m CROSS JOIN claim_place p ON p.rank = m.rank WHERE p.place > 0 AND " + where +
            " GROUP BY p.place, m.side");
        condition.bind(rows);
        while (rows.step()) {
            auto& spot = m_spots[rows.number(0)];
            spot.claims += rows.number(2);
            spot.by_side[rows.number(1)] += rows.number(2);
        }
        rows.reset();
    }

    Call& m_call;
    DateInterval m_days;
    Spots m_spots;
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
    MapJson(Call& call, Spots spots) : m_call(call), m_spots(std::move(spots)) {}

    std::string json() {
        auto& words = m_call.connection.statement("SELECT id, text FROM word");
        while (words.step()) { m_words.emplace(words.number(0), words.text(1)); }
        words.reset();
        std::string text;
        JsonWriter json(text);
        json.begin_object().key("features").begin_array();
        const bool cells = m_spots.size() > k_features_max;
        if (cells) {
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
        std::vector<std::int64_t> order;
        for (const auto& [place, spot] : m_spots) { order.push_back(place); }
        std::sort(order.begin(), order.end(), [&](std::int64_t a, std::int64_t b) {
            const auto count_a = m_spots[a].claims;
            const auto count_b = m_spots[b].claims;
            return count_a != count_b ? count_a > count_b : a < b;
        });
        auto& row = m_call.connection.statement("SELECT json, events FROM place WHERE id = ?");
        for (const auto place : order) {
            row.start(place);
            if (!row.step()) { continue; }
            std::string second;
            JsonWriter more(second);
            more.begin_object().key("claims").value(m_spots[place].claims);
            more.key("events").value(row.number(1)).key("by_side").begin_object();
            for (const auto& [side, claims] : m_spots[place].by_side) {
                more.key(m_words[side]).value(claims);
            }
            more.end_object().key("control");
            write_control(more, control ? control_on(m_call.connection, place, at) : std::nullopt,
                          at);
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
        std::vector<std::tuple<double, double, std::int64_t>> points;
        auto& rows = m_call.connection.statement("SELECT id, lat, lon FROM place");
        while (rows.step()) {
            const auto spot = m_spots.find(rows.number(0));
            if (spot == m_spots.end()) { continue; }
            points.emplace_back(rows.real(1), rows.real(2), spot->second.claims);
        }
        rows.reset();
        constexpr double k_world = 360;
        constexpr int k_cells_a_tile = 4;
        const auto zoom = m_call.query.number("zoom", k_zoom_usual);
        double size = k_world / static_cast<double>((std::int64_t{1} << zoom) * k_cells_a_tile);
        std::map<std::pair<std::int64_t, std::int64_t>, Cell> cells;
        while (true) {
            cells.clear();
            for (const auto& [lat, lon, claims] : points) {
                auto& cell = cells[{static_cast<std::int64_t>(std::floor(lat / size)),
                                    static_cast<std::int64_t>(std::floor(lon / size))}];
                cell.claims += claims;
                ++cell.places;
                cell.lat += lat;
                cell.lon += lon;
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
        Condition condition;
        condition.where("place = 0");
        const auto days = shown_days(m_call.query);
        if (days.open()) {
            auto& all = m_call.connection.statement(
                "SELECT count(*) FROM claim WHERE placed = 0 AND status < 3");
            all.step();
            const auto count = all.number(0);
            all.reset();
            return count;
        }
        if (days.from) { condition.where("day >= " + condition.value(day_number(*days.from))); }
        if (days.to) { condition.where("day <= " + condition.value(day_number(*days.to))); }
        auto& row = m_call.connection.statement("SELECT coalesce(sum(claims), 0) FROM place_day" +
                                                condition.sql());
        condition.bind(row);
        row.step();
        const auto count = row.number(0);
        row.reset();
        return count;
    }

    Call& m_call;
    Spots m_spots;
    std::unordered_map<std::int64_t, std::string> m_words;
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
