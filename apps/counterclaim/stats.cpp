#include "verbs.hpp"

#include "ledger.hpp"
#include "print.hpp"

#include "exchange/claim_columns.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

namespace counterclaim::app {
namespace {

int run(const std::string& path, Context& context) {
    const auto ledger = open_ledger(path, store::Access::read);
    const auto counts = need(ledger->counts());
    exchange::Tabular table{{"what", "of", "count"}, {}};
    const auto add = [&table](const char* what, const std::string& of, std::uint64_t count) {
        table.rows.push_back(
            {std::string(what), exchange::cell_or_none(of), static_cast<std::int64_t>(count)});
    };
    add("documents", "", counts.documents);
    add("articles", "", counts.articles);
    add("claims", exchange::interval_text(counts.said), counts.claims);
    add("places", "", counts.places);
    add("notes", "", counts.notes);
    for (const auto& [type, count] : counts.claims_by_type) { add("claims of type", type, count); }
    for (const auto& [language, count] : counts.claims_by_language) {
        add("claims in language", language, count);
    }
    for (const auto& [party, count] : counts.claims_by_party) {
        add("claims by party", party, count);
    }
    print(table, context);
    return k_exit_ok;
}

}  // namespace

void add_stats(CLI::App& app, Context& context) {
    auto ledger = std::make_shared<std::string>(k_default_ledger);
    auto* verb = app.add_subcommand("stats", "Count what a ledger holds");
    add_ledger_option(*verb, *ledger);
    context.on(*verb, [ledger, &context] { return run(*ledger, context); });
}

}  // namespace counterclaim::app
