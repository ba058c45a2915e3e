#include "explain_event.hpp"

#include "linked_ledger.hpp"

#include "ledger/sentences.hpp"
#include "link/credibility.hpp"

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

}  // namespace

void write_event(store::Store& store, ClaimId claim, Context& context) {
    const LinkedLedger ledger(store, {}, context);
    const auto found = find_event(ledger.linked(), claim);
    if (found.event == nullptr) { return; }
    const auto rules = need(link::CredibilityRules::load(context.resources()));
    context.write(fmt::format("\nEvent {}\n  {}; {} claims\n", id_text(found.event->id),
                              ledger::title_of(*found.event), found.event->claims.size()));
    context.write("  it happened  " + credibility_text(found.event->affirmed, rules) + '\n');
    if (found.event->denied) {
        context.write("  it did not   " + credibility_text(*found.event->denied, rules) + '\n');
    }
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
    const auto rules = need(link::CredibilityRules::load(context.resources()));
    json.begin_object()
        .key("id")
        .value(id_text(found.event->id))
        .key("what")
        .value(ledger::title_of(*found.event));
    json.key("claims").begin_array();
    for (const auto member : found.event->claims) { json.value(id_text(member)); }
    json.end_array().key("affirmed");
    write_credibility(json, found.event->affirmed, rules);
    json.key("denied");
    if (found.event->denied) {
        write_credibility(json, *found.event->denied, rules);
    } else {
        json.null();
    }
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

}  // namespace counterclaim::app
