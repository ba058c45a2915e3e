#include "serve/shapes.hpp"
#include "serve/view_parts.hpp"

#include "ledger/summary.hpp"

#include <counterclaim/claim.hpp>

namespace counterclaim::serve {
namespace {

void write_profile(JsonWriter& json, const ConflictProfile& profile) {
    json.begin_object().key("id").text_or_null(profile.id).key("name").text_or_null(profile.name);
    json.key("sides").begin_array();
    for (const auto& side : profile.sides) {
        json.begin_object().key("name").value(side.name);
        json.key("parties").value(side.parties).end_object();
    }
    json.end_array().key("mediators").value(profile.mediators);
    json.key("observers").value(profile.observers).end_object();
}

void write_highlights(JsonWriter& json, std::string_view key, const Material& material,
                      const std::vector<ledger::Highlight>& highlights) {
    json.key(key).begin_array();
    for (const auto& highlight : highlights) {
        json.begin_object().key("topic").value(highlight.topic).key("day");
        write_day(json, highlight.day);
        json.key("sentence").value(highlight.sentence).key("claims").begin_array();
        for (const auto id : highlight.claims) { json.value(id_text(id)); }
        json.end_array().key("articles").begin_array();
        for (const auto id : highlight.claims) { json.value(material.article_of(id)); }
        json.end_array();
        const auto* event =
            highlight.claims.empty() ? nullptr : material.event_of(highlight.claims.front());
        json.key("event").text_or_null(event == nullptr ? "" : id_text(event->id));
        json.key("place");
        write_place(json, event == nullptr ? std::nullopt : event->place);
        json.end_object();
    }
    json.end_array();
}

void write_days_of(JsonWriter& json, std::string_view key, ViewFile& view, const char* sql) {
    auto row = view.database().prepare(sql);
    DateInterval days;
    if (row.step() && !row.is_null(0)) {
        days = {day_of_number(row.number(0)), day_of_number(row.number(1))};
    }
    json.key(key).begin_object();
    write_days(json, days);
    json.end_object();
}

void write_totals(JsonWriter& json, ViewFile& view, const Material& material) {
    auto& database = view.database();
    const auto count = [&](const char* name, std::string_view sql) {
        json.key(name).value(database.number_of(sql));
    };
    json.key("totals").begin_object();
    count("claims", "SELECT count(*) FROM claim WHERE status < 3");
    json.key("events").value(static_cast<std::uint64_t>(material.events.size()));
    json.key("articles").value(static_cast<std::uint64_t>(material.articles.size()));
    count("sources", "SELECT count(*) FROM item WHERE list = 10");
    count("places", "SELECT count(*) FROM place WHERE claims > 0");
    json.key("documents").value(material.documents);
    count("contested", "SELECT count(*) FROM tag WHERE list = 1 AND tag = 'contested:true'");
    json.key("decisions").value(static_cast<std::uint64_t>(material.corrections.size()));
    json.end_object();
    json.key("missing").begin_object();
    count("place", "SELECT count(*) FROM claim WHERE placed = 0 AND status < 3");
    count("time", "SELECT count(*) FROM claim WHERE timed = 0 AND status < 3");
    count("said", "SELECT count(*) FROM claim WHERE said IS NULL AND status < 3");
    json.end_object();
}

void write_tallies(JsonWriter& json, ViewFile& view) {
    auto sides = view.database().prepare(
        "SELECT w.text, count(*) AS n FROM claim c JOIN word w ON w.id = c.side WHERE c.status < 3 "
        "GROUP BY c.side ORDER BY n DESC, w.text");
    json.key("by_side").begin_array();
    while (sides.step()) {
        json.begin_object().key("side").value(sides.text(0));
        json.key("claims").value(sides.number(1)).end_object();
    }
    json.end_array();
    auto types = view.database().prepare(
        "SELECT type, count(*) AS n FROM claim WHERE status < 3 GROUP BY type ORDER BY n DESC, "
        "type");
    json.key("by_type").begin_array();
    while (types.step()) {
        json.begin_object().key("type");
        json.value(to_string(static_cast<ClaimType>(types.number(0))));
        json.key("claims").value(types.number(1)).end_object();
    }
    json.end_array();
}

/// What the views look up by name: the wars they are of, and all their sides.
void write_names(ViewFile& view, const Wars& wars) {
    std::string ids;
    std::string sides;
    JsonWriter list(sides);
    list.begin_array();
    for (const auto& war : wars.all()) {
        ids += (ids.empty() ? "" : ",") + war.id;
        for (const auto& side : war.sides) { list.value(side.name); }
    }
    list.end_array();
    view.set("conflict", ids);
    view.set("sides", sides);
}

}  // namespace

void write_overview(ViewFile& view, const Material& material) {
    ledger::SummaryOptions options;
    options.as_of = material.key.as_of;
    const auto summary = ledger::summarise(*material.book, options);
    std::string text;
    JsonWriter json(text);
    json.begin_object().key("conflict");
    write_profile(json, material.wars.main());
    json.key("conflicts").begin_array();
    for (const auto& war : material.wars.all()) { write_profile(json, war); }
    json.end_array();
    write_totals(json, view, material);
    write_tallies(json, view);
    write_days_of(json, "said", view, "SELECT min(said), max(said) FROM claim WHERE status < 3");
    write_days_of(json, "happened", view,
                  "SELECT min(day_from), max(day_to) FROM claim WHERE timed = 1 AND status < 3");
    write_highlights(json, "contradictions", material, summary.contradictions);
    write_highlights(json, "control", material, summary.control);
    write_highlights(json, "tolls", material, summary.tolls);
    write_highlights(json, "truces", material, summary.truces);
    write_highlights(json, "deadlines", material, summary.deadlines);
    json.end_object();
    view.set("overview", text);
    write_names(view, material.wars);
}

}  // namespace counterclaim::serve
