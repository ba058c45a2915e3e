#include "serve/api.hpp"
#include "serve/shapes.hpp"

#include <simdjson.h>

namespace counterclaim::serve {
namespace {

std::string claim_json(Connection& view, std::string_view id) {
    auto& row = view.statement(
        "SELECT j.json FROM claim c JOIN claim_json j ON j.rank = c.rank WHERE c.id = ?");
    row.start(id);
    return row.step() ? row.text(0) : "null";
}

/// Records of the gazetteer that bear the first name of the claim that was not settled on.
std::string place_candidates(const Call& call, const simdjson::dom::element& claim) {
    constexpr std::size_t k_candidates_max = 9;
    std::string text;
    JsonWriter json(text);
    json.begin_array();
    simdjson::dom::array places;
    if (call.knowledge.places && claim["places"].get(places) == simdjson::SUCCESS) {
        std::uint64_t at = 0;
        for (const auto place : places) {
            std::string_view id;
            std::string_view name;
            if (place["id"].get(id) == simdjson::SUCCESS ||
                place["text"].get(name) != simdjson::SUCCESS) {
                ++at;
                continue;
            }
            int key = 0;
            for (const auto& record : call.knowledge.places(std::string(name), k_candidates_max)) {
                json.begin_object().key("key").value(std::to_string(++key)).key("label");
                json.value(record.name + (record.parents.empty() ? "" : ", " + record.parents));
                json.key("value").begin_object().key("at").value(at).key("place");
                json.value(place_key(record)).end_object().key("place");
                write_place(json, record);
                json.end_object();
            }
            break;
        }
    }
    json.end_array();
    return text;
}

std::string opened(Call& call, const std::string& row) {
    simdjson::dom::parser parser;
    simdjson::dom::element item;
    if (parser.parse(row).get(item) != simdjson::SUCCESS) { return row; }
    const auto text = [&](std::string_view key) {
        std::string_view value;
        return item[key].get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
    };
    std::string second;
    JsonWriter json(second);
    json.begin_object().key("queue").value(text("queue")).key("key").value(text("key"));
    json.key("why").value(text("why")).key("claim");
    const auto id = text("claim_id");
    const auto claim = id.empty() ? std::string("null") : claim_json(call.connection, id);
    json.raw(claim).key("events");
    simdjson::dom::array ids;
    std::vector<std::string> events;
    if (item["event_ids"].get(ids) == simdjson::SUCCESS) {
        for (const auto event : ids) {
            std::string_view name;
            if (event.get(name) != simdjson::SUCCESS) { continue; }
            auto found = item_json(call.connection, List::events, name);
            if (!found.empty()) { events.push_back(std::move(found)); }
        }
    }
    if (events.empty()) {
        json.null();
    } else {
        json.raw(json_array(events));
    }
    json.key("candidates");
    simdjson::dom::parser claim_parser;
    simdjson::dom::element parsed;
    if (text("queue") == "place" && claim_parser.parse(claim).get(parsed) == simdjson::SUCCESS) {
        json.raw(place_candidates(call, parsed));
    } else {
        json.begin_array().end_array();
    }
    json.end_object();
    return second;
}

}  // namespace

Answer get_review(Call& call) {
    const auto& queue = call.query.one("queue");
    const auto limit = limit_of(call.query);
    auto& statement = call.connection.statement(
        "SELECT i.rank, i.json FROM tag t JOIN item i ON i.list = t.list AND i.rank = t.rank WHERE "
        "t.list = 12 AND t.tag = ? AND t.rank > ? ORDER BY t.rank LIMIT ?");
    statement.start("queue:" + (queue.empty() ? std::string("low") : queue),
                    cursor_of(call.query).value_or(0), limit + 1);
    auto rows = page_of(statement, limit);
    for (auto& row : rows.rows) { row = opened(call, row); }
    rows.extra = "\"queues\":" + call.view.meta("review");
    return list_answer(rows, call.query, call.frame, call.resource.schema);
}

}  // namespace counterclaim::serve
