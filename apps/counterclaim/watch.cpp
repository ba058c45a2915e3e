#include "web_verbs.hpp"

#include "archive_keeper.hpp"
#include "ledger.hpp"
#include "page_reader.hpp"
#include "print.hpp"
#include "reader.hpp"
#include "signals.hpp"
#include "watch_engine.hpp"
#include "web_options.hpp"

#include "follow/zone.hpp"
#include "text/iso_date.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace counterclaim::app {
namespace {

struct Arguments {
    std::string ledger = k_default_ledger;
    std::string list;
    bool once = false;
    bool status = false;
    std::string again = "1 h, 6 h, 1 d, 3 d";
    WebOptions web;
};

std::vector<follow::Outlet> read_list(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) { throw Failure({ErrorCode::not_found, path, {}, {}}); }
    std::stringstream text;
    text << file.rdbuf();
    auto outlets = need(follow::parse_outlets(text.str(), path));
    for (const auto& outlet : outlets) {
        if (!outlet.time_zone.empty() && !follow::is_zone(outlet.time_zone)) {
            throw Failure({ErrorCode::config, path,
                           "\"" + outlet.time_zone + "\" of " + outlet.name + " is no time zone",
                           "write it like Asia/Baku"});
        }
    }
    return outlets;
}

std::vector<double> parse_again(const std::string& text) {
    std::vector<double> pauses;
    std::stringstream list(text);
    std::string part;
    while (std::getline(list, part, ',')) {
        const auto first = part.find_first_not_of(' ');
        const auto pause =
            first == std::string::npos ? -1 : follow::parse_duration(part.substr(first));
        if (pause < 0) {
            throw Failure({ErrorCode::usage,
                           {},
                           "\"" + part + "\" in --again is no duration",
                           "write it like --again \"1 h, 6 h, 1 d\""});
        }
        pauses.push_back(pause);
    }
    return pauses;
}

std::vector<store::ListingState> listings_of(const std::vector<follow::Outlet>& outlets) {
    std::vector<store::ListingState> listings;
    for (const auto& outlet : outlets) {
        for (const auto* list : {&outlet.feeds, &outlet.sitemaps}) {
            for (const auto& address : *list) {
                store::ListingState listing;
                listing.address = address;
                listing.outlet = outlet.name;
                listings.push_back(std::move(listing));
            }
        }
    }
    return listings;
}

exchange::Cell moment_cell(const std::optional<Instant>& moment) {
    return moment ? exchange::Cell(text::to_iso(*moment)) : exchange::Cell();
}

/// How each feed and sitemap does: what an operator looks at first.
void print_health(store::Following& following, Context& context) {
    exchange::Tabular table;
    table.columns = {"outlet",   "listing", "kind",  "health", "last_fetch", "last_success",
                     "failures", "entries", "empty", "pages",  "next",       "message"};
    for (const auto& listing : need(following.listings())) {
        if (!listing.active) { continue; }
        std::string health = "ok";
        if (!listing.fetched) { health = "new"; }
        if (listing.empty > 0) { health = "empty"; }
        if (listing.failures > 0) { health = "failing"; }
        table.rows.push_back(
            {listing.outlet, listing.address, exchange::cell_or_none(listing.format), health,
             moment_cell(listing.fetched), moment_cell(listing.succeeded),
             std::int64_t{listing.failures}, listing.entries, std::int64_t{listing.empty},
             listing.added, moment_cell(instant_of(listing.due)),
             exchange::cell_or_none(listing.message)});
    }
    print(table, context);
}

int run(const Arguments& arguments, Context& context) {
    if (arguments.status) {
        const auto ledger = open_ledger(arguments.ledger, store::Access::read);
        print_health(store::following(*ledger), context);
        return k_exit_ok;
    }
    if (arguments.list.empty()) {
        throw Failure({ErrorCode::usage,
                       {},
                       "name the list of outlets",
                       "docs/guide/follow-outlets.md shows how to write one"});
    }
    auto settings = web_settings(arguments.web);
    settings.outlets = read_list(arguments.list);
    settings.once = arguments.once;
    settings.again_s = parse_again(arguments.again);
    const auto pipeline = load_pipeline(context);
    const auto classifier = need(follow::PageClassifier::load(context.resources()));
    const auto ledger = open_ledger(arguments.ledger, store::Access::create);
    auto& following = store::following(*ledger);
    need(following.set_listings(listings_of(settings.outlets)));
    ArchiveKeeper keeper(arguments.ledger, following, settings.client.user_agent,
                         arguments.web.contact);
    const PageReader reader(pipeline, classifier);
    WatchEngine engine(settings, *ledger, keeper, reader, context);
    engine.run();
    const auto& totals = engine.totals();
    context.say(
        fmt::format("{} requests: {} pages found, {} articles and {} revisions with {} claims "
                    "added to {}; {} failures",
                    totals.requests, totals.pages_found, totals.articles, totals.revisions,
                    totals.claims, arguments.ledger, totals.failures));
    if (stop_signal() != 0) {
        context.warn("stopped as asked; run the same command again to go on");
    }
    print_health(following, context);
    return k_exit_ok;
}

}  // namespace

void add_watch(CLI::App& app, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = app.add_subcommand(
        "watch", "Follow outlets: new articles and revisions come into the ledger as they appear");
    add_ledger_option(*verb, arguments->ledger);
    verb->add_option("LIST", arguments->list,
                     "The outlets: a TOML file, docs/guide/follow-outlets.md");
    verb->add_flag("--once", arguments->once, "Do what is due now, then stop: for cron");
    verb->add_flag("--status", arguments->status, "Only print how each feed and sitemap does");
    verb->add_option("--again", arguments->again,
                     "When an article is looked at again for changes, after each visit")
        ->type_name("TIMES");
    add_web_options(*verb, arguments->web);
    context.on(*verb, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace counterclaim::app
