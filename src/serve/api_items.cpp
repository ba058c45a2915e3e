#include "serve/api.hpp"
#include "serve/shapes.hpp"

#include "text/fold.hpp"

#include <charconv>
#include <map>

namespace counterclaim::serve {
namespace {

constexpr std::int64_t k_page = 50;
constexpr std::int64_t k_file_rows = 10000;
constexpr std::int64_t k_count_cap = 10000;

List list_of(const Call& call) {
    const auto path = call.resource.path;
    static const std::map<std::string_view, List> lists{
        {"/events", List::events},           {"/places", List::places},
        {"/control", List::control},         {"/ceasefires", List::ceasefires},
        {"/commitments", List::commitments}, {"/articles", List::articles},
        {"/sources", List::sources},         {"/copies", List::copies}};
    if (path == "/casualties") {
        const auto& view = call.query.one("view");
        if (view == "events") { return List::casualty_events; }
        return view == "checks" ? List::casualty_checks : List::casualty_series;
    }
    return lists.at(path);
}

/// Conditions over `item i`.
class ItemFilter {
public:
    ItemFilter(Call& call, List list) : m_call(call), m_list(static_cast<int>(list)) {
        m_condition.where("i.list = " + std::to_string(m_list));
        for (const auto* name : {"side", "type", "state", "kind", "class", "contested", "missing",
                                 "language", "source", "article", "event"}) {
            tags(name);
        }
        claimants();
        places();
        days();
        words();
    }
    [[nodiscard]] const Condition& condition() const { return m_condition; }

private:
    void where_tagged(const std::string& test) {
        m_condition.where("i.rank IN (SELECT rank FROM tag WHERE list = " + std::to_string(m_list) +
                          " AND " + test + ")");
    }

    void tags(const std::string& name) {
        std::vector<std::string> wanted;
        for (const auto& value : m_call.query.all(name)) { wanted.push_back(name + ":" + value); }
        if (wanted.empty()) { return; }
        if (is_common(wanted)) {
            m_condition.where(
                "EXISTS (SELECT 1 FROM tag t WHERE t.list = " + std::to_string(m_list) +
                " AND t.tag IN " + m_condition.list(wanted) + " AND t.rank = i.rank)");
        } else {
            where_tagged("tag IN " + m_condition.list(wanted));
        }
    }

    /// So many items bear one of these tags that asking each item in turn finds a page sooner than
    /// gathering them all.
    bool is_common(const std::vector<std::string>& tags) {
        constexpr std::int64_t k_common = 3000;
        Condition condition;
        condition.where("list = " + std::to_string(m_list));
        condition.where("tag IN " + condition.list(tags));
        auto& rows = m_call.connection.statement("SELECT count(*) FROM (SELECT 1 FROM tag" +
                                                 condition.sql() + " LIMIT " +
                                                 std::to_string(k_common) + ")");
        condition.bind(rows);
        rows.step();
        const bool common = rows.number(0) == k_common;
        rows.reset();
        return common;
    }

    /// Words within the claimant's name, as everywhere.
    void claimants() {
        std::string any;
        for (const auto& value : m_call.query.all("claimant")) {
            any += (any.empty() ? "" : " OR ") +
                   ("instr(tag, " + m_condition.value(text::fold(value)) + ") > 0");
        }
        if (!any.empty()) {
            where_tagged("tag >= 'claimant:' AND tag < 'claimant;' AND (" + any + ")");
        }
    }

    void places() {
        const auto& query = m_call.query;
        if (query.has("place")) {
            const auto numbers =
                place_numbers(query.all("place"), m_call.connection, m_call.knowledge.find_places);
            m_condition.where("i.place IN " + number_list(numbers));
        }
        if (const auto box = query.box("box")) {
            const std::string across = box->west > box->east ? " OR " : " AND ";
            m_condition.where("i.place IN (SELECT id FROM place WHERE lat BETWEEN " +
                              m_condition.value(box->south) + " AND " +
                              m_condition.value(box->north) +
                              " AND (lon >= " + m_condition.value(box->west) + across +
                              "lon <= " + m_condition.value(box->east) + "))");
        }
    }

    /// What has no days is there in any window, as a ledger's undated entry is.
    void days() {
        const auto window = window_of(m_call.query);
        if (window.to) {
            m_condition.where("coalesce(i.day_from, i.day_to, 0) <= " +
                              m_condition.value(day_number(*window.to)));
        }
        if (window.from) {
            m_condition.where("coalesce(i.day_to, 1 << 40) >= " +
                              m_condition.value(day_number(*window.from)));
        }
    }

    void words() {
        if (!m_call.query.has("q")) { return; }
        // Titles and names are few: they are looked through.
        m_condition.where("instr(fold(i.json), " +
                          m_condition.value(text::fold(m_call.query.one("q"))) + ") > 0");
    }

    Call& m_call;
    int m_list;
    Condition m_condition;
};

std::string items_of(Connection& view, const std::string& sql, std::int64_t number) {
    auto& rows = view.statement(sql);
    rows.start(number);
    std::vector<std::string> found;
    while (rows.step()) { found.push_back(rows.text(0)); }
    return json_array(found);
}

/// The rank of an event; that of the event which took it in where it has become part of another.
struct FoundEvent {
    std::int64_t rank = 0;
    std::string moved_to;
};

FoundEvent find_event(Connection& view, std::string_view id) {
    auto& row = view.statement("SELECT rank FROM item WHERE list = 1 AND id = ?");
    row.start(id);
    if (row.step()) { return {row.number(0), {}}; }
    const auto number = parse_id(id);
    if (!number) { return {}; }
    auto& moved = view.statement(
        "SELECT i.rank, i.id FROM claim c JOIN item i ON i.list = 1 AND i.rank = c.event WHERE "
        "c.named = ?");
    moved.start(*number);
    if (moved.step()) { return {moved.number(0), moved.text(1)}; }
    return {};
}

/// Claims by who speaks: sides in the order of the view, then the others.
std::string columns_of(View& view, Connection& connection, std::int64_t event) {
    std::map<std::pair<int, std::string>, std::vector<std::string>> columns;
    auto& rows = connection.statement(
        "SELECT w.text, c.id FROM claim c JOIN word w ON w.id = c.side WHERE c.event = ? ORDER BY "
        "c.rank LIMIT 500");
    rows.start(event);
    while (rows.step()) {
        const auto side = rows.text(0);
        int order = 1;
        if (view.meta("sides").find('"' + side + '"') != std::string::npos) { order = 0; }
        if (side == "third-party") { order = 2; }
        if (side == "observer") { order = 3; }
        if (side == "outlet") { order = 4; }
        if (side == "unknown") { order = 5; }
        columns[{order, side}].push_back(rows.text(1));
    }
    static const std::vector<std::string> roles{"belligerent", "belligerent", "third-party",
                                                "observer",    "outlet",      "unknown"};
    std::string text;
    JsonWriter json(text);
    json.begin_array();
    for (const auto& [key, ids] : columns) {
        json.begin_object().key("side").value(key.second);
        json.key("role").value(roles[static_cast<std::size_t>(key.first)]);
        json.key("claims").value(ids).end_object();
    }
    json.end_array();
    return text;
}

}  // namespace

Rows page_of(store::sqlite::Statement& rows, std::int64_t limit) {
    Rows page;
    std::int64_t last = 0;
    while (rows.step()) {
        if (static_cast<std::int64_t>(page.rows.size()) == limit) {
            page.next = std::to_string(last);
            break;
        }
        last = rows.number(0);
        page.rows.push_back(rows.text(1));
    }
    rows.reset();
    return page;
}

std::int64_t limit_of(const Query& query) {
    const auto& format = query.one("format");
    const bool file = !format.empty() && format != "json" && format != "atom";
    return query.number("limit", file ? k_file_rows : k_page);
}

std::optional<std::int64_t> cursor_of(const Query& query) {
    const auto& text = query.one("cursor");
    if (text.empty()) { return std::nullopt; }
    std::int64_t number = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end || number < 0) { throw BadCursor{}; }
    return number;
}

std::string json_array(const std::vector<std::string>& rows) {
    std::string text = "[";
    for (const auto& row : rows) { text += (text.size() > 1 ? "," : "") + row; }
    return text + "]";
}

Answer not_found(std::string_view what, std::string_view id) {
    constexpr int k_not_found = 404;
    return error_answer(
        k_not_found, "not_found",
        "there is no " + std::string(what) + " \"" + std::string(id.substr(0, 100)) + "\"");
}

std::string item_json(Connection& view, List list, std::string_view id) {
    auto& row = view.statement("SELECT json FROM item WHERE list = ? AND id = ?");
    row.start(static_cast<int>(list), id);
    return row.step() ? row.text(0) : std::string();
}

std::vector<std::string> claim_rows(Connection& view, const std::string& where, std::string_view id,
                                    std::int64_t limit, const char* order) {
    auto& rows = view.statement(
        "SELECT j.json FROM claim c JOIN claim_json j ON j.rank = c.rank "
        "WHERE c.status < 3 AND " +
        where + " ORDER BY " + order + " LIMIT ?2");
    rows.start(id, limit);
    std::vector<std::string> found;
    while (rows.step()) { found.push_back(rows.text(0)); }
    return found;
}

Answer get_items(Call& call) {
    const auto list = list_of(call);
    const ItemFilter filter(call, list);
    const auto limit = limit_of(call.query);
    auto condition = filter.condition();
    if (const auto cursor = cursor_of(call.query)) {
        condition.where("i.rank > " + condition.value(*cursor));
    }
    auto& statement =
        call.connection.statement("SELECT i.rank, i.json FROM item i" + condition.sql() +
                                  " ORDER BY i.rank LIMIT " + std::to_string(limit + 1));
    condition.bind(statement);
    auto rows = page_of(statement, limit);
    const auto& how = call.query.one("count");
    if (how == "exact" || how == "capped") {
        const auto cap = how == "exact" ? std::int64_t{-1} : k_count_cap + 1;
        auto& count = call.connection.statement("SELECT count(*) FROM (SELECT 1 FROM item i" +
                                                filter.condition().sql() + " LIMIT " +
                                                std::to_string(cap) + ")");
        filter.condition().bind(count);
        count.step();
        rows.count_capped = how == "capped" && count.number(0) > k_count_cap;
        rows.count = static_cast<std::uint64_t>(rows.count_capped ? k_count_cap : count.number(0));
    }
    return list_answer(rows, call.query, call.frame, call.resource.schema);
}

Answer get_event(Call& call) {
    auto& view = call.connection;
    const auto found = find_event(view, call.id);
    if (found.rank == 0) { return not_found("event", call.id); }
    if (!found.moved_to.empty()) {
        constexpr int k_moved = 301;
        auto answer = error_answer(k_moved, "moved", "the event is part of another now");
        const auto parameters = call.query.canonical();
        answer.with("Location", "/api/v1/events/" + found.moved_to +
                                    (parameters.empty() ? "" : "?" + parameters));
        return answer;
    }
    constexpr std::int64_t k_claims_max = 500;
    auto& row = view.statement("SELECT json FROM item WHERE list = 1 AND rank = ?");
    row.start(found.rank);
    row.step();
    const auto json = row.text(0);
    auto& claims = view.statement(
        "SELECT j.json FROM claim c JOIN claim_json j ON j.rank = c.rank WHERE c.event = ? ORDER "
        "BY "
        "c.rank LIMIT ?");
    claims.start(found.rank, k_claims_max + 1);
    std::vector<std::string> list;
    while (claims.step()) { list.push_back(claims.text(0)); }
    const bool complete = static_cast<std::int64_t>(list.size()) <= k_claims_max;
    if (!complete) { list.pop_back(); }
    auto& tolls = view.statement("SELECT json FROM item WHERE list = 6 AND id = ? ORDER BY rank");
    tolls.start(call.id);
    std::vector<std::string> summaries;
    while (tolls.step()) { summaries.push_back(tolls.text(0)); }
    std::string second;
    JsonWriter more(second);
    more.begin_object().key("claim_list").raw(json_array(list));
    more.key("claim_list_complete").value(complete);
    more.key("relation_list");
    more.raw(items_of(view, "SELECT json FROM relation WHERE event = ? LIMIT 2000", found.rank));
    more.key("columns").raw(columns_of(call.view, view, found.rank));
    more.key("tolls").raw(json_array(summaries)).end_object();
    return object_answer(splice(json, second), call.frame);
}

Answer get_place(Call& call) {
    auto& view = call.connection;
    auto& row = view.statement(
        "SELECT p.id, p.lat, p.lon, coalesce(i.json, p.json) FROM place p LEFT JOIN item i ON "
        "i.list = 2 AND i.id = p.key WHERE p.key = ?");
    row.start(call.id);
    if (!row.step()) { return not_found("place", call.id); }
    const auto number = row.number(0);
    const auto lat = row.real(1);
    const auto lon = row.real(2);
    const auto json = row.text(3);
    // A flat map is right enough among neighbours: a degree of latitude is 111.2 km everywhere.
    auto& near = view.statement(
        "SELECT json, sqrt(dy * dy + dx * dx) AS km FROM (SELECT json, (lat - ?1) * 111.2 AS dy, "
        "(lon - ?2) * 111.2 * cos(radians(?1)) AS dx FROM place WHERE id <> ?3 AND claims > 0 AND "
        "lat BETWEEN ?1 - 1 AND ?1 + 1 AND lon BETWEEN ?2 - 1.5 AND ?2 + 1.5) ORDER BY km LIMIT "
        "12");
    near.start(lat, lon, number);
    std::vector<std::string> nearby;
    while (near.step()) {
        std::string distance;
        JsonWriter km(distance);
        constexpr double k_tenth = 10;
        km.begin_object().key("km");
        km.value(static_cast<double>(static_cast<std::int64_t>(near.real(1) * k_tenth)) / k_tenth);
        km.end_object();
        nearby.push_back(splice(near.text(0), distance));
    }
    std::string second;
    JsonWriter more(second);
    more.begin_object().key("control_list");
    more.raw(
        items_of(view, "SELECT json FROM item WHERE list = 3 AND place = ? ORDER BY rank", number));
    more.key("event_list");
    more.raw(items_of(
        view, "SELECT json FROM item WHERE list = 1 AND place = ? ORDER BY rank LIMIT 50", number));
    more.key("nearby").raw(json_array(nearby)).end_object();
    return object_answer(splice(json, second), call.frame);
}

Answer get_source(Call& call) {
    auto& view = call.connection;
    const auto json = item_json(view, List::sources, call.id);
    if (json.empty()) { return not_found("source", call.id); }
    const std::string tag = "source:" + std::string(call.id);
    auto& articles = view.statement(
        "SELECT i.json FROM tag t JOIN item i ON i.list = t.list AND i.rank = t.rank WHERE t.list "
        "= "
        "9 AND t.tag = ? ORDER BY t.rank LIMIT 50");
    articles.start(tag);
    std::vector<std::string> list;
    while (articles.step()) { list.push_back(articles.text(0)); }
    auto& copies = view.statement(
        "SELECT json_extract(b.json, '$.outlet'), json_extract(b.json, '$.source'), count(*) AS n "
        "FROM tag t JOIN item a ON a.list = 9 AND a.rank = t.rank JOIN item b ON b.list = 9 AND "
        "b.id = json_extract(a.json, '$.copy_of') WHERE t.list = 9 AND t.tag = ? GROUP BY 1, 2 "
        "ORDER BY n DESC LIMIT 20");
    copies.start(tag);
    std::string from;
    JsonWriter sources(from);
    sources.begin_array();
    while (copies.step()) {
        sources.begin_object().key("outlet").text_or_null(copies.text(0));
        sources.key("source").value(copies.text(1)).key("articles").value(copies.number(2));
        sources.end_object();
    }
    sources.end_array();
    std::string second;
    JsonWriter more(second);
    more.begin_object().key("article_list").raw(json_array(list));
    more.key("copies_from").raw(from).end_object();
    return object_answer(splice(json, second), call.frame);
}

}  // namespace counterclaim::serve
