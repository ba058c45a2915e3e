#include "serve/shapes.hpp"
#include "serve/view_parts.hpp"

#include "ledger/sentences.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace counterclaim::serve {
namespace {

/// What the claims of an event add up to.
struct Members {
    std::set<std::string> articles;
    std::set<std::string> sources;
    std::vector<std::string> sides;  ///< in the order in which they first spoke
    DateInterval said;
};

Members members_of(const Event& event, const Material& material) {
    Members members;
    for (const auto id : event.claims) {
        const auto at = material.book->find(id);
        if (!at) { continue; }
        const auto& claim = material.linked.claims[*at];
        members.articles.insert(claim.article);
        const auto* brief = material.linked.article(claim.article);
        members.sources.insert(brief != nullptr && !brief->source.empty() ? brief->source
                                                                          : claim.article);
        const auto side = material.side(*at);
        if (std::find(members.sides.begin(), members.sides.end(), side) == members.sides.end()) {
            members.sides.push_back(side);
        }
        if (!claim.said) { continue; }
        auto& said = members.said;
        said.from = said.from ? std::min(*said.from, *claim.said) : *claim.said;
        said.to = said.to ? std::max(*said.to, *claim.said) : *claim.said;
    }
    return members;
}

/// How many relations of each kind, and for which reasons claims conflict.
struct Tally {
    std::map<std::string, int> kinds;
    std::set<std::string> conflicts;
    bool contested = false;
};

Tally tally_of(const Event& event, const Material& material) {
    Tally tally;
    const auto found = material.relations.find(event.id);
    if (found == material.relations.end()) { return tally; }
    for (const auto* relation : found->second) {
        ++tally.kinds[std::string(to_string(relation->kind))];
        if (relation->conflict != Conflict::none) {
            tally.conflicts.emplace(to_string(relation->conflict));
        }
        tally.contested |=
            relation->kind == RelationKind::denies || relation->kind == RelationKind::contradicts;
    }
    return tally;
}

void write_relation(store::sqlite::Statement& insert, const Relation& relation, std::int64_t rank) {
    std::string row;
    JsonWriter json(row);
    json.begin_object().key("from").value(id_text(relation.from));
    json.key("to").value(id_text(relation.to)).key("event").value(id_text(relation.event));
    json.key("kind").value(to_string(relation.kind));
    json.key("conflict").value(to_string(relation.conflict));
    json.key("reason").value(relation.reason).end_object();
    insert.run(rank, id_text(relation.from), id_text(relation.to), row);
}

}  // namespace

std::string event_json(const Event& event, const Material& material,
                       const link::CredibilityRules& rules) {
    const auto members = members_of(event, material);
    const auto tally = tally_of(event, material);
    std::string row;
    JsonWriter json(row);
    json.begin_object().key("id").value(id_text(event.id));
    json.key("type").value(to_string(event.type)).key("title").value(ledger::title_of(event));
    json.key("place");
    write_place(json, event.place);
    json.key("time").begin_object();
    write_days(json, event.time);
    json.end_object().key("said").begin_object();
    write_days(json, members.said);
    json.end_object();
    json.key("claims").value(static_cast<std::uint64_t>(event.claims.size()));
    json.key("articles").value(static_cast<std::uint64_t>(members.articles.size()));
    json.key("sources").value(static_cast<std::uint64_t>(members.sources.size()));
    json.key("sides").value(members.sides).key("affirmed");
    write_credibility(json, event.affirmed, rules.says(event.affirmed.rule));
    json.key("denied");
    if (event.denied) {
        write_credibility(json, *event.denied, rules.says(event.denied->rule));
    } else {
        json.null();
    }
    json.key("contested").value(tally.contested).key("conflicts").begin_array();
    for (const auto& conflict : tally.conflicts) { json.value(conflict); }
    json.end_array().key("relations").begin_object();
    for (const auto& [kind, count] : tally.kinds) { json.key(kind).value(count); }
    json.end_object();
    json.key("first_claim").value(id_text(event.claims.front()));
    json.key("first_article").value(material.article_of(event.claims.front())).end_object();
    return row;
}

void write_events(ViewFile& view, const Material& material, const link::CredibilityRules& rules) {
    auto insert = view.database().prepare("INSERT INTO relation VALUES (?, ?, ?, ?)");
    std::int64_t rank = 0;
    for (const auto* event : material.events) {
        ++rank;
        Item item;
        item.id = id_text(event->id);
        if (event->place) { item.place = view.place(*event->place); }
        const auto members = members_of(*event, material);
        item.from = event->time.from ? event->time.from : members.said.from;
        item.to = event->time.to ? event->time.to : members.said.to;
        item.json = event_json(*event, material, rules);
        item.tags.push_back("type:" + std::string(to_string(event->type)));
        for (const auto& side : members.sides) { item.tags.push_back("side:" + side); }
        item.tags.emplace_back(tally_of(*event, material).contested ? "contested:true"
                                                                    : "contested:false");
        if (!event->place) { item.tags.emplace_back("missing:place"); }
        if (event->time.open()) { item.tags.emplace_back("missing:time"); }
        view.add(List::events, item);
        const auto found = material.relations.find(event->id);
        if (found == material.relations.end()) { continue; }
        for (const auto* relation : found->second) { write_relation(insert, *relation, rank); }
    }
}

}  // namespace counterclaim::serve
