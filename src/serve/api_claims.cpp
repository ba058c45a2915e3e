#include "serve/api.hpp"
#include "serve/shapes.hpp"

#include "link/claim_key.hpp"
#include "store/decisions.hpp"
#include "store/store.hpp"

#include <counterclaim/event.hpp>

namespace counterclaim::serve {
namespace {

constexpr std::int64_t k_count_cap = 10000;
constexpr std::int64_t k_ranked_max = 5000;  ///< matches that "best" looks at, the newest
constexpr int k_lock_wait_ms = 300;

/// Adds how many claims there are, if that was asked for.
void count_claims(Rows& rows, ClaimFilter filter, const Query& query, Connection& view,
                  bool always) {
    const auto& how = query.one("count");
    if (how == "none" || (how.empty() && !always)) { return; }
    const bool exact = how == "exact";
    const auto cap = exact ? std::int64_t{-1} : k_count_cap + 1;
    auto& statement =
        view.statement("SELECT count(*) FROM (SELECT 1 FROM " + filter.from +
                       filter.condition.sql() + " LIMIT " + std::to_string(cap) + ")");
    filter.condition.bind(statement);
    statement.step();
    const auto count = statement.number(0);
    rows.count_capped = !exact && count > k_count_cap;
    rows.count = static_cast<std::uint64_t>(rows.count_capped ? k_count_cap : count);
}

Rows newest_or_oldest(const ClaimFilter& filter, const Query& query, Connection& view) {
    const bool oldest = query.one("sort") == "oldest";
    const auto limit = limit_of(query);
    auto condition = filter.condition;
    if (const auto cursor = cursor_of(query)) {
        condition.where(filter.rank + (oldest ? " > " : " < ") + condition.value(*cursor));
    }
    auto& statement = view.statement(
        "SELECT c.rank, j.json FROM " + filter.from +
        " CROSS JOIN claim_json j ON j.rank = c.rank" + condition.sql() + " ORDER BY " +
        filter.rank + (oldest ? "" : " DESC") + " LIMIT " + std::to_string(limit + 1));
    condition.bind(statement);
    return page_of(statement, limit);
}

/// Of the newest matches those that fit best. The cursor counts rows: the set is bounded.
Rows best(const ClaimFilter& filter, const Query& query, Connection& view) {
    const auto limit = limit_of(query);
    const auto offset = cursor_of(query).value_or(0);
    auto condition = filter.condition;
    auto& statement = view.statement(
        "SELECT 0, j.json FROM (SELECT c.rank AS rank, bm25(claim_text, 1.0, 0.5) AS score FROM " +
        filter.from + condition.sql() + " ORDER BY t.rowid DESC LIMIT " +
        std::to_string(k_ranked_max) +
        ") m CROSS JOIN claim_json j ON j.rank = m.rank ORDER BY m.score, m.rank DESC LIMIT " +
        std::to_string(limit + 1) + " OFFSET " + std::to_string(offset));
    condition.bind(statement);
    auto rows = page_of(statement, limit);
    if (!rows.next.empty()) { rows.next = std::to_string(offset + limit); }
    return rows;
}

void write_variants(Rows& rows, const std::vector<Variant>& variants) {
    std::string text;
    JsonWriter json(text);
    json.begin_array();
    for (const auto& variant : variants) {
        json.begin_object().key("word").value(variant.word);
        json.key("forms").value(variant.forms).end_object();
    }
    json.end_array();
    rows.extra = "\"variants\":" + text;
}

/// Events or articles that have a claim that fits, newest first.
Rows holders(const ClaimFilter& filter, const Query& query, Connection& view, List list) {
    const auto limit = limit_of(query);
    auto condition = filter.condition;
    const char* column = list == List::events ? "c.event" : "c.article";
    std::string sql = "SELECT i.rank, i.json FROM item i WHERE i.list = " +
                      std::to_string(static_cast<int>(list)) + " AND i.rank IN (SELECT " + column +
                      " FROM " + filter.from + condition.sql() + ")";
    if (const auto cursor = cursor_of(query)) {
        sql += " AND i.rank > " + condition.value(*cursor);
    }
    sql += " ORDER BY i.rank LIMIT " + std::to_string(limit + 1);
    auto& statement = view.statement(sql);
    condition.bind(statement);
    return page_of(statement, limit);
}

/// An event that bore this name before it became part of another: the one that has its first claim.
std::string decisions_json(const std::string& ledger, std::string_view claim) {
    std::string text;
    JsonWriter json(text);
    json.begin_array();
    if (auto decisions = store::Decisions::open(ledger, false, k_lock_wait_ms)) {
        store::DecisionQuery query;
        query.claim = claim;
        if (const auto made = decisions->list(query)) {
            for (const auto& decision : *made) { write_decision(json, decision); }
        }
    }
    json.end_array();
    return text;
}

/// Why the claim was read so; empty where the ledger cannot be read just now.
std::string reasons_json(const std::string& ledger, std::string_view claim) {
    std::string text;
    JsonWriter json(text);
    json.begin_array();
    store::LedgerOptions options;
    options.identify = link::claim_id;
    options.lock_wait_ms = k_lock_wait_ms;
    if (auto opened = store::open_ledger(ledger, options)) {
        if (const auto record = (*opened)->claim(claim); record && *record) {
            for (const auto& reason : (*record)->claim.reasons) {
                json.begin_object().key("slot").value(reason.slot);
                json.key("because").value(reason.because);
                json.key("start").value(reason.span.begin).key("end").value(reason.span.end);
                json.end_object();
            }
        }
    }
    json.end_array();
    return text;
}

}  // namespace

Answer get_claims(Call& call) {
    const auto filter = claim_filter(call.query, call.connection, call.knowledge.find_places);
    const bool ranked = call.query.one("sort") == "best" && call.query.has("q");
    auto rows = ranked ? best(filter, call.query, call.connection)
                       : newest_or_oldest(filter, call.query, call.connection);
    count_claims(rows, filter, call.query, call.connection, false);
    return list_answer(rows, call.query, call.frame, call.resource.schema);
}

Answer get_search(Call& call) {
    const auto filter = claim_filter(call.query, call.connection, call.knowledge.find_places);
    const auto& in = call.query.one("in");
    std::string_view schema = call.resource.schema;
    Rows rows;
    if (in == "events" || in == "articles") {
        const auto list = in == "events" ? List::events : List::articles;
        schema = in == "events" ? "[Event]" : "[Article]";
        rows = holders(filter, call.query, call.connection, list);
    } else {
        const bool ranked = call.query.one("sort") == "best" && call.query.has("q");
        rows = ranked ? best(filter, call.query, call.connection)
                      : newest_or_oldest(filter, call.query, call.connection);
    }
    count_claims(rows, filter, call.query, call.connection, true);
    write_variants(rows, filter.variants);
    return list_answer(rows, call.query, call.frame, schema);
}

Answer get_claim(Call& call) {
    auto& row = call.connection.statement(
        "SELECT j.json, c.status, coalesce(c.event, 0) FROM claim c JOIN claim_json j ON j.rank = "
        "c.rank WHERE c.id = ?");
    row.start(call.id);
    if (!row.step()) { return not_found("claim", call.id); }
    const auto json = row.text(0);
    constexpr int k_rejected = 3;
    const bool rejected = row.number(1) == k_rejected;
    auto& relations = call.connection.statement(
        "SELECT json FROM relation WHERE event = ? AND (\"from\" = ? OR \"to\" = ?)");
    relations.start(row.number(2), call.id, call.id);
    std::vector<std::string> found;
    while (relations.step()) { found.push_back(relations.text(0)); }
    std::string second;
    JsonWriter more(second);
    more.begin_object().key("reasons").raw(reasons_json(call.ledger, call.id));
    more.key("relations").raw(json_array(found));
    more.key("decisions").raw(decisions_json(call.ledger, call.id)).end_object();
    auto answer = object_answer(splice(json, second), call.frame);
    if (rejected) {
        // A tombstone: what was here, and that it was rejected.
        constexpr int k_gone = 410;
        answer.status = k_gone;
        answer.body.replace(answer.body.find("true"), 4, "false");
        answer.body.insert(answer.body.size() - 1,
                           ",\"status\":410,\"error\":\"gone\",\"message\":\"the claim was "
                           "rejected by a reviewer\",\"errors\":[],\"type\":\"https://"
                           "counterclaim.example.org/errors/gone\"");
    }
    return answer;
}

}  // namespace counterclaim::serve
