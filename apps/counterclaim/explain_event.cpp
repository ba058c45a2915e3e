#include "explain_event.hpp"

#include "linked_ledger.hpp"

#include "exchange/claim_text.hpp"
#include "ledger/sentences.hpp"
#include "link/credibility.hpp"
#include "link/link.hpp"
#include "text/iso_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace counterclaim::app {
namespace {

/// The event of a claim and the relations that touch the claim.
struct Found {
    const Event* event = nullptr;
    std::vector<const Relation*> relations;
};

Found find_event(const LinkedClaims& linked, ClaimId claim) {
    Found found;
    const auto at = linked.find(claim);
    if (!at) { return found; }
    const auto event =
        std::find_if(linked.events.begin(), linked.events.end(),
                     [&](const Event& candidate) { return candidate.id == linked.events_of[*at]; });
    if (event != linked.events.end()) { found.event = &*event; }
    for (const auto& relation : linked.relations) {
        if (relation.from == claim || relation.to == claim) {
            found.relations.push_back(&relation);
        }
    }
    return found;
}

std::string credibility_text(const Credibility& credibility, const link::CredibilityRules& rules) {
    return fmt::format(
        "{} ({}): independent {}, sides {}, observers {}, concessions {}; against {}{}",
        credibility.digit, rules.says(credibility.rule), credibility.independent, credibility.sides,
        credibility.observers, credibility.concessions, credibility.against,
        credibility.against_observer ? ", an observer among them" : "");
}

void write_credibility(exchange::JsonWriter& json, const Credibility& credibility,
                       const link::CredibilityRules& rules) {
    json.begin_object().key("digit").value(credibility.digit).key("rule").value(credibility.rule);
    json.key("says")
        .value(rules.says(credibility.rule))
        .key("independent")
        .value(credibility.independent);
    json.key("sides").value(credibility.sides).key("observers").value(credibility.observers);
    json.key("concessions")
        .value(credibility.concessions)
        .key("against")
        .value(credibility.against);
    json.key("against_observer").value(credibility.against_observer).end_object();
}

/// "denies 1f0c…" or, where the other claim does it, "is denied by" in the form "denies, from
/// 1f0c…".
std::string relation_text(const Relation& relation, ClaimId claim) {
    const bool outgoing = relation.from == claim;
    return fmt::format("{}{} {}: {}", to_string(relation.kind), outgoing ? "" : ", from",
                       id_text(outgoing ? relation.to : relation.from), relation.reason);
}

/// "merged on 2020-10-29 from 1f0c…, 22ab…"
std::string change_text(const EventChange& change) {
    const bool split = change.kind == EventChange::Kind::split;
    std::string names;
    for (const auto id : split ? change.after : change.before) {
        names += (names.empty() ? "" : ", ") + id_text(id);
    }
    return fmt::format("{} {}{} {}", to_string(change.kind),
                       change.day ? "by what was said on " + text::to_iso(*change.day) : "once",
                       split ? ", into" : ", from", names);
}

/// Changes that an event took part in.
std::vector<const EventChange*> changes_of(const LinkedClaims& linked, EventId event) {
    std::vector<const EventChange*> changes;
    for (const auto& change : linked.changes) {
        const auto names = [&](const std::vector<EventId>& ids) {
            return std::find(ids.begin(), ids.end(), event) != ids.end();
        };
        if (names(change.before) || names(change.after)) { changes.push_back(&change); }
    }
    return changes;
}

void write_ids(exchange::JsonWriter& json, const std::vector<EventId>& ids) {
    json.begin_array();
    for (const auto id : ids) { json.value(id_text(id)); }
    json.end_array();
}

void write_changes(exchange::JsonWriter& json, const LinkedClaims& linked, EventId event) {
    json.key("changes").begin_array();
    for (const auto* change : changes_of(linked, event)) {
        json.begin_object().key("change").value(to_string(change->kind));
        json.key("said").text_or_null(change->day ? text::to_iso(*change->day) : std::string());
        json.key("before");
        write_ids(json, change->before);
        json.key("after");
        write_ids(json, change->after);
        json.end_object();
    }
    json.end_array();
}

void write_heading(const LinkedLedger& ledger, const Event& event, Context& context) {
    const auto rules = need(link::CredibilityRules::load(context.resources()));
    context.write(fmt::format("Event {}\n  {}; {} claims\n", id_text(event.id),
                              ledger::title_of(event), event.claims.size()));
    context.write("  it happened  " + credibility_text(event.affirmed, rules) + '\n');
    if (event.denied) {
        context.write("  it did not   " + credibility_text(*event.denied, rules) + '\n');
    }
    for (const auto* change : changes_of(ledger.linked(), event.id)) {
        context.write("  " + change_text(*change) + '\n');
    }
}

/// What is known of the event, as members of a JSON object that is open.
void write_members(exchange::JsonWriter& json, const LinkedLedger& ledger, const Event& event,
                   Context& context) {
    const auto rules = need(link::CredibilityRules::load(context.resources()));
    json.key("id").value(id_text(event.id)).key("what").value(ledger::title_of(event));
    json.key("claims");
    write_ids(json, event.claims);
    json.key("affirmed");
    write_credibility(json, event.affirmed, rules);
    json.key("denied");
    if (event.denied) {
        write_credibility(json, *event.denied, rules);
    } else {
        json.null();
    }
    write_changes(json, ledger.linked(), event.id);
}

const Event* event_of(const LinkedClaims& linked, EventId id) {
    const auto event = std::find_if(linked.events.begin(), linked.events.end(),
                                    [&](const Event& candidate) { return candidate.id == id; });
    return event == linked.events.end() ? nullptr : &*event;
}

/// The event that stands for this name now, or null.
const Event* event_named(const LinkedLedger& ledger, EventId named) {
    const auto names = link::events_by_name(ledger.linked());
    const auto now = names.find(named);
    return now == names.end() ? nullptr : event_of(ledger.linked(), now->second);
}

}  // namespace

void write_event(store::Store& store, ClaimId claim, Context& context) {
    const LinkedLedger ledger(store, {}, context);
    const auto found = find_event(ledger.linked(), claim);
    if (found.event == nullptr) { return; }
    context.write("\n");
    write_heading(ledger, *found.event, context);
    for (const auto* relation : found.relations) {
        context.write("  " + relation_text(*relation, claim) + '\n');
    }
}

void write_event(exchange::JsonWriter& json, store::Store& store, ClaimId claim, Context& context) {
    const LinkedLedger ledger(store, {}, context);
    const auto found = find_event(ledger.linked(), claim);
    if (found.event == nullptr) {
        json.null();
        return;
    }
    json.begin_object();
    write_members(json, ledger, *found.event, context);
    json.key("relations").begin_array();
    for (const auto* relation : found.relations) {
        json.begin_object()
            .key("kind")
            .value(to_string(relation->kind))
            .key("conflict")
            .value(to_string(relation->conflict));
        json.key("from").value(id_text(relation->from)).key("to").value(id_text(relation->to));
        json.key("reason").value(relation->reason).end_object();
    }
    json.end_array().end_object();
}

bool write_event_named(store::Store& store, EventId named, Context& context) {
    const LinkedLedger ledger(store, {}, context);
    const auto* event = event_named(ledger, named);
    if (event == nullptr) { return false; }
    if (event->id != named) {
        context.write(fmt::format("What was event {} is now in this one.\n", id_text(named)));
    }
    write_heading(ledger, *event, context);
    const auto width = static_cast<std::size_t>(context.width());
    for (const auto claim : event->claims) {
        if (const auto* record = ledger.record(claim)) {
            context.write(exchange::claim_paragraph(*record, width, context.color_out()));
        }
    }
    return true;
}

bool write_event_named(exchange::JsonWriter& json, store::Store& store, EventId named,
                       Context& context) {
    const LinkedLedger ledger(store, {}, context);
    const auto* event = event_named(ledger, named);
    if (event == nullptr) { return false; }
    json.begin_object().key("asked").value(id_text(named));
    write_members(json, ledger, *event, context);
    json.end_object();
    return true;
}

}  // namespace counterclaim::app
