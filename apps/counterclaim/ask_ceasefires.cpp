#include "ask.hpp"

#include "answer.hpp"

#include "ledger/ceasefires.hpp"
#include "ledger/sentences.hpp"
#include "ledger/words.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace counterclaim::app {
namespace {

int run(const AskOptions& options, Context& context) {
    const auto store = open_ledger(options.ledger, store::Access::read);
    const LinkedLedger ledger(*store, options.filters, context);
    Answer answer;
    answer.columns = {"event",       "place",     "parties",       "mediators",
                      "agreed",      "in_force",  "in_force_time", "start_known",
                      "spoken_from", "spoken_to", "end",           "end_reason"};
    answer.lines_name = "breaches";
    answer.line_columns = {"claim",         "day",   "called_violation", "accuser", "accused",
                           "minutes_after", "denied"};
    for (const auto& truce : ledger::ceasefires(ledger.book())) {
        Answer::Entry entry;
        entry.claims = truce.claims;
        for (const auto& breach : truce.breaches) {
            entry.claims.push_back(breach.claim);
            entry.claims.insert(entry.claims.end(), breach.denials.begin(), breach.denials.end());
            entry.lines.push_back(
                {id_text(breach.claim), day_cell(breach.day), breach.called_violation,
                 breach.accuser, list_cell(breach.accused),
                 breach.after ? exchange::Cell(std::int64_t{breach.after->count()})
                              : exchange::Cell(),
                 breach.denied});
        }
        if (!ledger.wants(entry.claims)) { continue; }
        entry.sentence = ledger::sentence_of(truce);
        entry.cells = {
            id_text(truce.event),
            exchange::cell_or_none(truce.place ? truce.place->name : std::string()),
            list_cell(truce.parties),
            list_cell(truce.mediators),
            day_cell(truce.agreed),
            day_cell(truce.in_force),
            exchange::cell_or_none(truce.in_force_time ? ledger::time_text(*truce.in_force_time)
                                                       : std::string()),
            truce.start_known,
            day_cell(truce.spoken_of.from),
            day_cell(truce.spoken_of.to),
            day_cell(truce.end),
            exchange::cell_or_none(truce.end_reason)};
        answer.entries.push_back(std::move(entry));
    }
    return write_answer(answer, ledger, options.filters.limit, context);
}

}  // namespace

void add_ask_ceasefires(CLI::App& ask, Context& context,
                        const std::shared_ptr<AskOptions>& options) {
    auto* verb = ask.add_subcommand("ceasefires", "Truces, and the acts said to have broken them");
    context.on(*verb, [&context, options] { return run(*options, context); });
}

}  // namespace counterclaim::app
