#include "ask.hpp"

#include "answer.hpp"

#include "ledger/control.hpp"
#include "ledger/sentences.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace counterclaim::app {
namespace {

int run(const AskOptions& options, Context& context) {
    const auto store = open_ledger(options.ledger, store::Access::read);
    // The day asked about chooses the stretch, not the claims: what stands on it may have been said
    // of another.
    auto filters = options.filters;
    filters.on.clear();
    const LinkedLedger ledger(*store, filters, context);
    Filters day;
    day.on = options.filters.on;
    const auto on = query_of(day, context).on;
    Answer answer;
    answer.columns = {"place", "part", "lat", "lon", "from", "to", "state", "holders"};
    answer.lines_name = "statements";
    answer.line_columns = {"claim",  "said",       "speaker",    "speaker_side", "role",
                           "holder", "not_holder", "holds_from", "holds_to"};
    for (const auto& entry : ledger::control(ledger.book())) {
        Answer::Entry row;
        for (const auto& statement : entry.statements) {
            row.claims.push_back(statement.claim);
            row.lines.push_back({id_text(statement.claim), day_cell(statement.said),
                                 statement.speaker, exchange::cell_or_none(statement.speaker_side),
                                 std::string(to_string(statement.role)),
                                 list_cell(statement.holder), list_cell(statement.not_holder),
                                 day_cell(statement.days.from), day_cell(statement.days.to)});
        }
        const bool on_day = !on || entry.days.overlaps({on, on});
        if (!on_day || !ledger.wants_place(entry.place) || !ledger.wants(row.claims)) { continue; }
        row.sentence = ledger::sentence_of(entry);
        row.cells = {entry.place.name,
                     exchange::cell_or_none(entry.part),
                     entry.place.latitude,
                     entry.place.longitude,
                     day_cell(entry.days.from),
                     day_cell(entry.days.to),
                     std::string(to_string(entry.state)),
                     list_cell(entry.holders)};
        answer.entries.push_back(std::move(row));
    }
    return write_answer(answer, ledger, options.filters.limit, context);
}

}  // namespace

void add_ask_control(CLI::App& ask, Context& context, const std::shared_ptr<AskOptions>& options) {
    auto* verb = ask.add_subcommand("control", "Who is said to hold a place, from when to when");
    context.on(*verb, [&context, options] { return run(*options, context); });
}

}  // namespace counterclaim::app
