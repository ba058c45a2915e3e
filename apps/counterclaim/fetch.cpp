#include "web_verbs.hpp"

#include "archive_keeper.hpp"
#include "ledger.hpp"
#include "page_reader.hpp"
#include "print.hpp"
#include "reader.hpp"
#include "watch_engine.hpp"
#include "web_options.hpp"

#include "follow/address.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

namespace counterclaim::app {
namespace {

struct Arguments {
    std::string ledger = k_default_ledger;
    std::vector<std::string> addresses;
    std::string from;
    bool robots = false;
    WebOptions web;
};

std::vector<std::string> addresses_of(const Arguments& arguments) {
    auto addresses = arguments.addresses;
    if (!arguments.from.empty()) {
        std::ifstream file(arguments.from);
        if (!file) { throw Failure({ErrorCode::not_found, arguments.from, {}, {}}); }
        std::string line;
        while (std::getline(file, line)) {
            const auto first = line.find_first_not_of(" \t\r");
            if (first == std::string::npos || line[first] == '#') { continue; }
            addresses.push_back(line.substr(first, line.find_last_not_of(" \t\r") - first + 1));
        }
    }
    if (addresses.empty()) {
        throw Failure({ErrorCode::usage,
                       {},
                       "name an address, or a list of them with --from",
                       "counterclaim fetch --help"});
    }
    return addresses;
}

/// Puts the pages down as due now, unless they are there; returns the names they are known by.
std::vector<std::string> ask_for(const std::vector<std::string>& addresses,
                                 store::Following& following) {
    std::vector<std::string> known;
    for (const auto& text : addresses) {
        const auto address =
            follow::parse_address(text.find("://") == std::string::npos ? "https://" + text : text);
        if (!address) {
            throw Failure({ErrorCode::usage, text, "this is no address of the web", {}});
        }
        const auto name = follow::known_as(*address);
        auto page = need(following.page(name)).value_or(store::PageState{});
        page.address = name;
        page.fetch = address->text();
        page.due = 0;
        if (!page.first_seen) { page.first_seen = instant_of(now_ms()); }
        need(following.save_page(page, {}, std::nullopt));
        if (std::find(known.begin(), known.end(), name) == known.end()) { known.push_back(name); }
    }
    return known;
}

int report(const WatchEngine& engine, Context& context) {
    exchange::Tabular table;
    table.columns = {"address",   "class",  "status", "title",
                     "published", "claims", "reason", "evidence"};
    bool any = false;
    bool all = true;
    for (const auto& visit : engine.visits()) {
        const bool fine = follow::is_readable(visit.verdict.kind);
        any |= visit.status != 0;
        all &= fine;
        const auto evidence =
            visit.capture ? visit.capture->archive + "@" + std::to_string(visit.capture->offset)
                          : std::string();
        table.rows.push_back(
            {visit.address, std::string(to_string(visit.verdict.kind)), std::int64_t{visit.status},
             exchange::cell_or_none(visit.title), exchange::cell_or_none(visit.published),
             static_cast<std::int64_t>(visit.claims), exchange::cell_or_none(visit.verdict.reason),
             exchange::cell_or_none(evidence)});
    }
    print(table, context);
    if (!any) { return exit_code(ErrorCode::network); }
    return all ? k_exit_ok : k_exit_some_failed;
}

int run(const Arguments& arguments, Context& context) {
    const auto addresses = addresses_of(arguments);
    auto settings = web_settings(arguments.web);
    const auto pipeline = load_pipeline(context);
    const auto classifier = need(follow::PageClassifier::load(context.resources()));
    const auto ledger = open_ledger(arguments.ledger, store::Access::create);
    ArchiveKeeper keeper(arguments.ledger, store::following(*ledger), settings.client.user_agent,
                         arguments.web.contact);
    const PageReader reader(pipeline, classifier);
    settings.once = true;
    settings.obey_robots = arguments.robots;
    settings.again_s.clear();
    settings.attempts_max = 1;
    settings.only_pages = ask_for(addresses, store::following(*ledger));
    WatchEngine engine(settings, *ledger, keeper, reader, context);
    engine.run();
    const auto& totals = engine.totals();
    context.say(std::to_string(totals.articles) + " new, " + std::to_string(totals.revisions) +
                " revised, " + std::to_string(totals.claims) + " claims added to " +
                arguments.ledger);
    return report(engine, context);
}

}  // namespace

void add_fetch(CLI::App& app, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = app.add_subcommand(
        "fetch", "Fetch pages into a ledger, say what each was, and keep every answer as evidence");
    add_ledger_option(*verb, arguments->ledger);
    verb->add_option("URL", arguments->addresses, "Addresses of pages");
    verb->add_option("--from", arguments->from, "A file with one address a line")
        ->type_name("FILE");
    verb->add_flag("--robots", arguments->robots, "Obey robots.txt, as watch always does");
    add_web_options(*verb, arguments->web);
    context.on(*verb, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace counterclaim::app
