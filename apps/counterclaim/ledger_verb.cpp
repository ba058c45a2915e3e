#include "verbs.hpp"

#include "ledger.hpp"
#include "linked_ledger.hpp"
#include "print.hpp"

#include "ledger/casualties.hpp"
#include "ledger/ceasefires.hpp"
#include "ledger/commitments.hpp"
#include "ledger/control.hpp"
#include "ledger/summary.hpp"
#include "link/link.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace counterclaim::app {
namespace {

struct Arguments {
    std::string ledger = k_default_ledger;
    Filters filters;
    bool verify = false;
};

/// All that is derived from the claims.
struct Derived {
    std::vector<ControlEntry> control;
    CasualtyLedger casualties;
    std::vector<CeasefireEntry> ceasefires;
    std::vector<CommitmentEntry> commitments;
    ledger::Summary summary;
    friend bool operator==(const Derived&, const Derived&) = default;
};

Derived derive(const ledger::Book& book, const std::optional<Date>& as_of) {
    ledger::CommitmentOptions commitments;
    commitments.as_of = as_of;
    ledger::SummaryOptions summary;
    summary.as_of = as_of;
    return {ledger::control(book), ledger::casualties(book), ledger::ceasefires(book),
            ledger::commitments(book, commitments), ledger::summarise(book, summary)};
}

/// One number for everything derived: equal ledgers have equal digests on every machine.
std::uint64_t digest(const LinkedClaims& linked, const Derived& derived) {
    std::string bytes;
    for (const auto& event : linked.events) {
        bytes += id_text(event.id) + std::to_string(event.affirmed.digit) + event.affirmed.rule;
        for (const auto claim : event.claims) { bytes += id_text(claim); }
    }
    for (const auto& relation : linked.relations) {
        bytes += id_text(relation.from) + id_text(relation.to) +
                 std::string(to_string(relation.kind)) + relation.reason;
    }
    const auto& summary = derived.summary;
    for (const auto* list : {&summary.contradictions, &summary.control, &summary.tolls,
                             &summary.truces, &summary.deadlines}) {
        for (const auto& highlight : *list) { bytes += highlight.sentence; }
    }
    for (const auto& entry : derived.control) {
        for (const auto& statement : entry.statements) { bytes += id_text(statement.claim); }
        bytes += to_string(entry.state);
    }
    for (const auto& series : derived.casualties.series) {
        for (const auto& point : series.points) { bytes += id_text(point.claim); }
    }
    return link::hash_text(bytes);
}

/// The claims again, last first: what comes out must not depend on it.
LinkedClaims link_backwards(const LinkedLedger& ledger, Context& context) {
    const auto room = need(link::Room::load(context.resources()));
    const auto& linked = ledger.linked();
    std::vector<link::ClaimInput> inputs;
    for (std::size_t at = linked.claims.size(); at-- > 0;) {
        inputs.push_back({linked.claims[at], linked.evidence[at]});
    }
    std::vector<ArticleBrief> articles(linked.articles.rbegin(), linked.articles.rend());
    link::Options options;
    options.as_of = ledger.as_of();
    return room.link(std::move(inputs), std::move(articles), ledger.wars(), options);
}

/// Claims whose words are not those of their article, or whose id is not theirs.
std::size_t count_strays(store::Store& store, const LinkedLedger& ledger) {
    const auto& linked = ledger.linked();
    std::unordered_map<std::string_view, std::vector<std::size_t>> by_article;
    for (std::size_t at = 0; at < linked.claims.size(); ++at) {
        by_article[linked.claims[at].article].push_back(at);
    }
    std::size_t strays = 0;
    need(store.each_article([&](const ArticleInfo& info, const Article& article) {
        const auto found = by_article.find(info.key);
        if (found == by_article.end()) { return true; }
        for (const auto at : found->second) {
            const auto span = linked.claims[at].evidence;
            const bool inside = span.begin <= span.end && span.end <= article.text.size();
            strays += !inside || slice(article.text, span) != linked.evidence[at] ? 1 : 0;
        }
        return true;
    }));
    return strays;
}

/// Of most claims first.
std::string ids_of(const Wars& wars) {
    std::string ids;
    for (const auto& war : wars.all()) { ids += (ids.empty() ? "" : ", ") + war.id; }
    return ids;
}

int run(const Arguments& arguments, Context& context) {
    const auto store = open_ledger(arguments.ledger, store::Access::read);
    const LinkedLedger ledger(*store, arguments.filters, context);
    const auto derived = derive(ledger.book(), ledger.as_of());
    exchange::Tabular table{{"what", "count"}, {}};
    const auto add = [&table](const char* what, std::size_t count) {
        table.rows.push_back({std::string(what), static_cast<std::int64_t>(count)});
    };
    add("claims", ledger.linked().claims.size());
    add("articles with claims", ledger.linked().articles.size());
    add("copies and revisions", ledger.copies().size());
    add("events", ledger.linked().events.size());
    add("relations", ledger.linked().relations.size());
    add("control entries", derived.control.size());
    add("toll series", derived.casualties.series.size());
    add("truces", derived.ceasefires.size());
    add("commitments", derived.commitments.size());
    table.rows.push_back(
        {std::string("conflict profiles"), exchange::cell_or_none(ids_of(ledger.wars()))});
    table.rows.push_back({std::string("digest"), id_text(digest(ledger.linked(), derived))});
    bool holds = true;
    if (arguments.verify) {
        const auto strays = count_strays(*store, ledger);
        const auto again = link_backwards(ledger, context);
        const ledger::Book book(again, ledger.wars());
        const bool same = again == ledger.linked() && derive(book, ledger.as_of()) == derived;
        add("claims whose words are not in their article", strays);
        table.rows.push_back({std::string("recomputed from the last claim to the first"),
                              std::string(same ? "the same" : "differs")});
        holds = same && strays == 0;
    }
    print(table, context);
    return holds ? k_exit_ok : k_exit_nothing;
}

}  // namespace

void add_ledger(CLI::App& app, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb =
        app.add_subcommand("ledger", "Count what is derived from the claims, and recompute it");
    add_ledger_option(*verb, arguments->ledger);
    verb->add_option("--as-of", arguments->filters.as_of, "Only what had been said by that day")
        ->type_name("DAY");
    verb->add_flag("--verify", arguments->verify,
                   "Recompute everything in another order and compare; exit 1 where it differs");
    context.on(*verb, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace counterclaim::app
