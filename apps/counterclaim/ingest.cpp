#include "verbs.hpp"

#include "failures.hpp"
#include "ledger.hpp"
#include "named_option.hpp"
#include "progress.hpp"
#include "reader.hpp"
#include "signals.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <cstdint>
#include <memory>
#include <string>

namespace counterclaim::app {
namespace {

struct Arguments {
    std::string ledger = k_default_ledger;
    InputOptions inputs;
    int wait_s = k_lock_wait_s;
};

struct Totals {
    std::uint64_t documents = 0;  ///< inputs seen, failed ones included
    std::uint64_t added = 0;
    std::uint64_t known = 0;
    std::uint64_t articles = 0;
    std::uint64_t claims = 0;
};

std::string plural(std::uint64_t count, std::string_view thing) {
    return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

void print_totals(const Totals& totals, const Failures& failures, const Inputs& inputs,
                  const std::string& ledger, Context& context) {
    std::string line = fmt::format("{} with {} added to {}", plural(totals.added, "document"),
                                   plural(totals.claims, "claim"), ledger);
    if (totals.known > 0) { line += fmt::format("; {} known already", totals.known); }
    if (failures.count() > 0) { line += fmt::format("; {} failed", failures.count()); }
    context.say(line);
    if (inputs.files_skipped() > 0) {
        context.detail(plural(inputs.files_skipped(), "file") + " of other kinds passed over");
    }
    if (stop_signal() != 0) {
        context.warn("stopped as asked; run the same command again to go on");
    }
}

/// Tells of inputs in which nothing could be read as an article, and of pages that look suspicious.
void remark(const ReadDocument& item, Context& context) {
    if (item.readings.empty()) {
        context.warn(item.document.address + ": no article was found in it");
    }
}

int run(const Arguments& arguments, Context& context) {
    const auto pipeline = load_pipeline(context);
    const auto ledger = open_ledger(arguments.ledger, store::Access::create, arguments.wait_s);
    Failures failures(context, arguments.inputs.errors);
    Inputs inputs(arguments.inputs);
    Progress progress(context);
    Totals totals;
    const auto state = [&] {
        return Progress::State{inputs.bytes_done(), inputs.bytes_total(),
                               totals.added + totals.known, totals.claims, failures.count()};
    };
    const auto known = [&](const Document& document) {
        return need(ledger->has(store::document_key(document)));
    };
    read_all(inputs, pipeline, context, known, [&](ReadDocument&& item) {
        ++totals.documents;
        if (item.error) {
            progress.clear();
            failures.add(*item.error);
        } else if (item.known) {
            ++totals.known;
        } else {
            const auto added = need(ledger->add(item.document, item.readings));
            totals.known += added.known ? 1 : 0;
            totals.added += added.known ? 0 : 1;
            totals.articles += added.articles;
            totals.claims += added.claims;
            remark(item, context);
        }
        progress.show(state());
        return true;
    });
    progress.finish(state());
    print_totals(totals, failures, inputs, arguments.ledger, context);
    return failures.exit_code(totals.documents, arguments.inputs.error_ratio_max);
}

}  // namespace

void add_ingest(CLI::App& app, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = app.add_subcommand(
        "ingest", "Read articles into a ledger; what is in already stays as it is");
    add_ledger_option(*verb, arguments->ledger);
    add_input_options(*verb, arguments->inputs);
    add_number(*verb, "--wait", arguments->wait_s, 0, 86400,
               "Seconds to wait while another process writes the ledger");
    context.on(*verb, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace counterclaim::app
