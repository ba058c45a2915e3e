#include "ask.hpp"

#include "answer.hpp"

#include "ledger/summary.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace counterclaim::app {
namespace {

constexpr std::size_t k_claims_each = 6;

int run(const AskOptions& options, Context& context) {
    const auto store = open_ledger(options.ledger, store::Access::read);
    const LinkedLedger ledger(*store, options.filters, context);
    Answer answer;
    answer.columns = {"said", "what"};
    for (const auto& highlight : ledger::contradictions(ledger.book(), k_claims_each)) {
        if (!ledger.wants(highlight.claims)) { continue; }
        answer.entries.push_back({highlight.sentence,
                                  {day_cell(highlight.day), highlight.sentence},
                                  {},
                                  highlight.claims});
    }
    return write_answer(answer, ledger, options.filters.limit, context);
}

}  // namespace

void add_ask_contradictions(CLI::App& ask, Context& context,
                            const std::shared_ptr<AskOptions>& options) {
    auto* verb = ask.add_subcommand("contradictions",
                                    "Where sources disagree: places, tolls, deeds, denials");
    context.on(*verb, [&context, options] { return run(*options, context); });
}

}  // namespace counterclaim::app
