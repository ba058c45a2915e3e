#include "serve/api.hpp"
#include "serve/map_sums.hpp"
#include "serve/shapes.hpp"

#include "text/iso_date.hpp"

#include <counterclaim/claim.hpp>

#include <algorithm>
#include <array>
#include <map>

namespace counterclaim::serve {
namespace {

constexpr std::int64_t k_looked_at_max = 50000;  ///< newest matches that facets are counted over
constexpr std::int64_t k_days_of_steps = 1500;   ///< longer charts go by months

/// Numbers of words that are sides, and back.
std::map<std::int64_t, std::string> words_of(Connection& view) {
    std::map<std::int64_t, std::string> words;
    auto& rows = view.statement("SELECT id, text FROM word");
    while (rows.step()) { words.emplace(rows.number(0), rows.text(1)); }
    rows.reset();
    return words;
}

/// The conditions of `side`, `type`, `from` and `to` over the columns of a table of sums.
Condition sums_condition(const Query& query, bool with_type, const char* day) {
    Condition condition;
    if (query.has("side")) {
        condition.where("side IN (SELECT id FROM word WHERE text IN " +
                        condition.list(query.all("side")) + ")");
    }
    if (with_type && query.has("type")) {
        std::vector<std::int64_t> types;
        for (const auto& name : query.all("type")) {
            types.push_back(static_cast<std::int64_t>(*parse_claim_type(name)));
        }
        condition.where("type IN " + number_list(types));
    }
    const auto window = window_of(query);
    if (window.from) {
        condition.where(day + (" >= " + condition.value(day_number(*window.from))));
    }
    if (window.to) { condition.where(day + (" <= " + condition.value(day_number(*window.to)))); }
    return condition;
}

struct Bar {
    std::int64_t day = 0;
    std::int64_t side = 0;
    std::int64_t claims = 0;
};

std::string month_text(std::int64_t day) {
    constexpr std::size_t k_month_length = 7;
    return text::to_iso(day_of_number(day)).substr(0, k_month_length);
}

std::vector<Bar> bars_of(Call& call, bool said) {
    const auto filter = claim_filter(call.query, call.connection, call.knowledge.find_places);
    std::vector<Bar> bars;
    const auto read = [&](const Condition& condition, const std::string& sql) {
        auto& rows = call.connection.statement(sql);
        condition.bind(rows);
        while (rows.step()) { bars.push_back({rows.number(0), rows.number(1), rows.number(2)}); }
        rows.reset();
    };
    if (filter.plain) {
        auto condition = sums_condition(call.query, true, "day");
        condition.where(said ? "by = 1" : "by = 0");
        read(condition, "SELECT day, side, sum(claims) FROM per_day" + condition.sql() +
                            " GROUP BY day, side");
        return bars;
    }
    auto condition = filter.condition;
    const std::string day = said ? "c.said" : "c.day_from";
    condition.where(day + " IS NOT NULL");
    read(condition, "SELECT " + day + ", c.side, count(*) FROM " + filter.from + condition.sql() +
                        " GROUP BY 1, 2 ORDER BY 1, 2");
    return bars;
}

class FacetCounts {
public:
    explicit FacetCounts(Call& call)
        : m_call(call),
          m_words(words_of(call.connection)),
          m_filter(claim_filter(call.query, call.connection, call.knowledge.find_places)) {}

    std::string json() {
        const auto total = matches();
        const bool capped = total > k_looked_at_max;
        std::string text;
        JsonWriter json(text);
        json.begin_object();
        if (m_filter.plain) {
            sums(json);
        } else {
            rows(json);
        }
        json.key("capped").value(capped && !m_filter.plain).end_object();
        return text;
    }

private:
    using Counts = std::map<std::string, std::int64_t>;

    std::int64_t matches() {
        if (m_filter.plain) { return 0; }
        auto& statement = m_call.connection.statement(
            "SELECT count(*) FROM (SELECT 1 FROM " + m_filter.from + m_filter.condition.sql() +
            " LIMIT " + std::to_string(k_looked_at_max + 1) + ")");
        m_filter.condition.bind(statement);
        statement.step();
        return statement.number(0);
    }

    /// Only types, sides and months are summed beforehand; the rest needs the newest rows.
    void sums(JsonWriter& json) {
        const auto condition = sums_condition(m_call.query, true, "day");
        auto& rows = m_call.connection.statement(
            "SELECT day, side, type, claims FROM per_day" +
            (condition.empty() ? std::string(" WHERE by = 0") : condition.sql() + " AND by = 0"));
        condition.bind(rows);
        std::map<std::int64_t, std::int64_t> days;
        std::map<std::int64_t, std::int64_t> sides;
        std::map<std::int64_t, std::int64_t> types;
        while (rows.step()) {
            const auto claims = rows.number(3);
            days[rows.number(0)] += claims;
            sides[rows.number(1)] += claims;
            types[rows.number(2)] += claims;
        }
        rows.reset();
        Counts months;
        for (const auto& [day, claims] : days) { months[month_text(day)] += claims; }
        const auto named = [&](const auto& counts, auto name) {
            Counts out;
            for (const auto& [number, claims] : counts) { out[name(number)] += claims; }
            return out;
        };
        write(json, "type", named(types, [](std::int64_t type) { return type_name(type); }));
        write(json, "side", named(sides, [&](std::int64_t side) { return m_words[side]; }));
        write(json, "month", months);
        if (m_call.query.has("type") || m_call.query.has("side")) {
            others(json);
        } else {
            other_sums(json);
        }
    }

    /// The rest of the facets of a window of days alone.
    void other_sums(JsonWriter& json) {
        const auto word = [&](std::int64_t number) { return m_words[number]; };
        write(json, "language", sum_of(0, word));
        write(json, "outlet", sum_of(1, word));
        write(json, "polarity", sum_of(2, [](std::int64_t number) {
                  return std::string(to_string(static_cast<Polarity>(number)));
              }));
        write(json, "modality", sum_of(3, [](std::int64_t number) {
                  return std::string(to_string(static_cast<Modality>(number)));
              }));
        places(json);
    }

    template <typename Name>
    Counts sum_of(int facet, Name name) {
        auto condition = sums_condition(m_call.query, false, "day");
        condition.where("facet = " + std::to_string(facet));
        auto& rows = m_call.connection.statement("SELECT value, sum(claims) FROM facet_day" +
                                                 condition.sql() + " GROUP BY value");
        condition.bind(rows);
        Counts counts;
        while (rows.step()) { counts[name(rows.number(0))] += rows.number(1); }
        rows.reset();
        return counts;
    }

    void rows(JsonWriter& json) {
        write(json, "type", count("c.type", [](std::int64_t type) { return type_name(type); }));
        write(json, "side", count("c.side", [&](std::int64_t word) { return m_words[word]; }));
        Counts months;
        for (const auto& [day, claims] :
             count("c.day_from", [](std::int64_t day) { return month_text(day); })) {
            months[day] += claims;
        }
        write(json, "month", months);
        others(json);
    }

    void others(JsonWriter& json) {
        const auto word = [&](std::int64_t number) { return m_words[number]; };
        write(json, "language", count("c.language", word));
        write(json, "outlet", count("c.outlet", word));
        write(json, "polarity", count("c.polarity", [](std::int64_t number) {
                  return std::string(to_string(static_cast<Polarity>(number)));
              }));
        write(json, "modality", count("c.modality", [](std::int64_t number) {
                  return std::string(to_string(static_cast<Modality>(number)));
              }));
        places(json);
    }

    static std::string type_name(std::int64_t type) {
        return std::string(to_string(static_cast<ClaimType>(type)));
    }

    [[nodiscard]] std::string newest(const std::string& columns) const {
        return "SELECT " + columns + " FROM " + m_filter.from + m_filter.condition.sql() +
               " ORDER BY " + m_filter.rank + " DESC LIMIT " + std::to_string(k_looked_at_max);
    }

    /// Counts over the newest rows that match.
    template <typename Name>
    Counts count(const std::string& column, Name name) {
        read_rows();
        Counts counts;
        const auto at = column_of(column);
        std::map<std::int64_t, std::int64_t> numbers;
        for (const auto& row : m_rows) {
            if (row[at] != k_none) { ++numbers[row[at]]; }
        }
        for (const auto& [number, claims] : numbers) { counts[name(number)] += claims; }
        return counts;
    }

    static std::size_t column_of(const std::string& column) {
        const auto found = std::find(k_columns.begin(), k_columns.end(), column);
        return static_cast<std::size_t>(found - k_columns.begin());
    }

    void read_rows() {
        if (m_read) { return; }
        m_read = true;
        std::string columns = "c.rank";
        for (const auto& column : k_columns) { columns += ", " + std::string(column); }
        auto& rows = m_call.connection.statement(newest(columns));
        m_filter.condition.bind(rows);
        while (rows.step()) {
            auto& row = m_rows.emplace_back();
            m_ranks.push_back(rows.number(0));
            for (std::size_t i = 0; i < k_columns.size(); ++i) {
                const int at = static_cast<int>(i) + 1;
                row[i] = rows.is_null(at) ? k_none : rows.number(at);
            }
        }
        rows.reset();
    }

    void places(JsonWriter& json) {
        json.key("place").begin_array();
        const bool days_only =
            m_filter.plain && !m_call.query.has("type") && !m_call.query.has("side");
        if (days_only) {
            places_of_days(json);
        } else {
            places_of_matches(json);
        }
        json.end_array();
    }

    void places_of_days(JsonWriter& json) {
        auto spots = m_call.view.map_sums(m_call.connection)
                         .spots(window_of(m_call.query), std::nullopt, {});
        const auto end =
            spots.begin() + static_cast<std::ptrdiff_t>(std::min(spots.size(), k_values_max));
        std::partial_sort(spots.begin(), end, spots.end(), [](const Spot& a, const Spot& b) {
            return a.claims != b.claims ? a.claims > b.claims : a.place < b.place;
        });
        auto& row = m_call.connection.statement("SELECT json FROM place WHERE id = ?");
        for (auto spot = spots.begin(); spot != end; ++spot) {
            row.start(spot->place);
            if (!row.step()) { continue; }
            json.begin_object().key("place").raw(row.text(0));
            json.key("claims").value(spot->claims).end_object();
        }
        row.reset();
    }

    void places_of_matches(JsonWriter& json) {
        auto& rows = m_call.connection.statement(
            "SELECT p.id, p.json, count(*) AS n FROM (" + newest("c.rank") +
            ") m CROSS JOIN claim_place cp ON cp.rank = m.rank JOIN place p ON p.id = cp.place "
            "GROUP BY p.id ORDER BY n DESC, p.id LIMIT " +
            std::to_string(k_values_max));
        m_filter.condition.bind(rows);
        while (rows.step()) {
            json.begin_object().key("place").raw(rows.text(1));
            json.key("claims").value(rows.number(2)).end_object();
        }
        rows.reset();
    }

    static void write(JsonWriter& json, std::string_view key, const Counts& counts) {
        std::vector<std::pair<std::int64_t, std::string_view>> order;
        for (const auto& [value, claims] : counts) { order.emplace_back(claims, value); }
        std::stable_sort(order.begin(), order.end(),
                         [](const auto& a, const auto& b) { return a.first > b.first; });
        if (order.size() > k_values_max) { order.resize(k_values_max); }
        json.key(key).begin_array();
        for (const auto& [claims, value] : order) {
            json.begin_object().key("value").value(value).key("claims").value(claims);
            json.end_object();
        }
        json.end_array();
    }

    static constexpr std::size_t k_values_max = 30;
    static constexpr std::int64_t k_none = INT64_MIN;
    static constexpr std::array<std::string_view, 7> k_columns{
        "c.type", "c.side", "c.day_from", "c.language", "c.outlet", "c.polarity", "c.modality"};

    Call& m_call;
    std::map<std::int64_t, std::string> m_words;
    ClaimFilter m_filter;
    bool m_read = false;
    std::vector<std::array<std::int64_t, 7>> m_rows;
    std::vector<std::int64_t> m_ranks;
};

}  // namespace

Answer get_facets(Call& call) { return object_answer(FacetCounts(call).json(), call.frame); }

Answer get_timeline(Call& call) {
    auto bars = bars_of(call, call.query.one("by") == "said");
    auto words = words_of(call.connection);
    const auto [first, last] = std::minmax_element(
        bars.begin(), bars.end(), [](const Bar& a, const Bar& b) { return a.day < b.day; });
    const bool long_time = first != bars.end() && last->day - first->day > k_days_of_steps;
    const auto& grain = call.query.one("grain");
    const bool months = grain == "month" || (grain.empty() && long_time);
    std::map<std::pair<std::string, std::string>, std::int64_t> steps;
    for (const auto& bar : bars) {
        const auto day =
            months ? month_text(bar.day) + "-01" : text::to_iso(day_of_number(bar.day));
        steps[{day, words[bar.side]}] += bar.claims;
    }
    std::string text;
    JsonWriter json(text);
    json.begin_array();
    for (const auto& [key, claims] : steps) {
        json.begin_object().key("day").value(key.first).key("side").value(key.second);
        json.key("claims").value(claims).end_object();
    }
    json.end_array();
    auto answer = object_answer(text, call.frame);
    answer.body.insert(answer.body.size() - 1,
                       std::string(",\"grain\":\"") + (months ? "month" : "day") + "\"");
    return answer;
}

Answer get_types(Call& call) {
    auto& rows = call.connection.statement(
        "SELECT type, sum(claims) FROM per_day WHERE by = 1 GROUP BY type");
    std::map<std::int64_t, std::int64_t> counts;
    while (rows.step()) { counts[rows.number(0)] = rows.number(1); }
    rows.reset();
    std::string text;
    JsonWriter json(text);
    json.begin_array();
    for (int type = 0; type < k_claim_type_count; ++type) {
        json.begin_object().key("type").value(to_string(static_cast<ClaimType>(type)));
        json.key("claims").value(counts[type]).end_object();
    }
    json.end_array();
    return object_answer(text, call.frame);
}

Answer get_overview(Call& call) {
    auto& rows =
        call.connection.statement("SELECT json FROM item WHERE list = 1 ORDER BY rank LIMIT 10");
    std::vector<std::string> events;
    while (rows.step()) { events.push_back(rows.text(0)); }
    rows.reset();
    std::string second;
    JsonWriter json(second);
    json.begin_object().key("newest_events").raw(json_array(events));
    json.key("review").raw(call.view.meta("review")).end_object();
    return object_answer(splice(call.view.meta("overview"), second), call.frame);
}

}  // namespace counterclaim::serve
