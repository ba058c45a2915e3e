#include "serve/rows.hpp"

#include "exchange/json_writer.hpp"

namespace counterclaim::serve {
namespace {

using exchange::JsonWriter;

std::string next_address(const Rows& rows, const Query& query, const Frame& frame) {
    auto parameters = query.canonical("cursor");
    parameters += (parameters.empty() ? "" : "&") + ("cursor=" + encode_percent(rows.next));
    return frame.path + "?" + parameters;
}

void write_frame(JsonWriter& json, const Frame& frame) {
    json.key("as_of").text_or_null(frame.as_of).key("generation").value(frame.generation);
}

std::string as_json(const Rows& rows, const Query& query, const Frame& frame) {
    std::size_t size = 0;
    for (const auto& row : rows.rows) { size += row.size() + 1; }
    std::string body;
    constexpr std::size_t k_envelope = 400;
    body.reserve(size + k_envelope);
    JsonWriter json(body);
    json.begin_object().key("ok").value(true).key("data").begin_array();
    for (const auto& row : rows.rows) { json.raw(row); }
    json.end_array().key("next").text_or_null(rows.next).key("next_url");
    json.text_or_null(rows.next.empty() ? "" : next_address(rows, query, frame));
    if (rows.count) {
        json.key("count").begin_object().key("value").value(*rows.count);
        json.key("capped").value(rows.count_capped).end_object();
    }
    if (!rows.extra.empty()) { json.raw(rows.extra); }
    write_frame(json, frame);
    json.end_object();
    return body;
}

}  // namespace

Answer list_answer(const Rows& rows, const Query& query, const Frame& frame,
                   std::string_view schema) {
    Answer answer;
    const auto& format = query.one("format");
    if (format.empty() || format == "json") {
        answer.body = as_json(rows, query, frame);
    } else if (format == "jsonl") {
        answer.type = "application/x-ndjson; charset=utf-8";
        for (const auto& row : rows.rows) { answer.body += row + "\n"; }
    } else if (format == "csv") {
        answer.type = "text/csv; charset=utf-8; header=present";
        answer.body = rows_as_csv(rows.rows, schema);
    } else if (format == "geojson") {
        answer.type = "application/geo+json; charset=utf-8";
        answer.body = rows_as_geojson(rows.rows);
    } else {
        answer.type = "application/atom+xml; charset=utf-8";
        answer.body = rows_as_atom(rows.rows, frame, schema);
    }
    if (!rows.next.empty()) {
        answer.with("Link", "<" + next_address(rows, query, frame) + ">; rel=\"next\"");
    }
    return answer;
}

Answer object_answer(std::string_view data, const Frame& frame) {
    Answer answer;
    JsonWriter json(answer.body);
    json.begin_object().key("ok").value(true).key("data").raw(data);
    write_frame(json, frame);
    json.end_object();
    return answer;
}

}  // namespace counterclaim::serve
