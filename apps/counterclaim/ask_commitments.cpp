#include "ask.hpp"

#include "answer.hpp"

#include "ledger/commitments.hpp"
#include "ledger/sentences.hpp"
#include "text/iso_date.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace counterclaim::app {
namespace {

int run(const AskOptions& options, Context& context) {
    const auto store = open_ledger(options.ledger, store::Access::read);
    const LinkedLedger ledger(*store, options.filters, context);
    ledger::CommitmentOptions how;
    how.as_of = ledger.as_of();
    Answer answer;
    answer.columns = {"event", "type", "place", "by", "to", "due", "done", "state", "agreement"};
    for (const auto& commitment : ledger::commitments(ledger.book(), how)) {
        const bool wanted = ledger.wants(commitment.claims) && ledger.wants_place(commitment.place);
        if (!wanted) { continue; }
        std::vector<std::string> due;
        for (const auto day : commitment.due) { due.push_back(text::to_iso(day)); }
        Answer::Entry entry;
        entry.claims = commitment.claims;
        entry.sentence = ledger::sentence_of(commitment);
        entry.cells = {
            id_text(commitment.event),
            std::string(to_string(commitment.type)),
            exchange::cell_or_none(commitment.place ? commitment.place->name : std::string()),
            list_cell(commitment.by),
            list_cell(commitment.to),
            list_cell(due),
            day_cell(commitment.done),
            std::string(to_string(commitment.state)),
            exchange::cell_or_none(commitment.agreement)};
        answer.entries.push_back(std::move(entry));
    }
    return write_answer(answer, ledger, options.filters.limit, context);
}

}  // namespace

void add_ask_commitments(CLI::App& ask, Context& context,
                         const std::shared_ptr<AskOptions>& options) {
    auto* verb = ask.add_subcommand("commitments", "What is owed by when, and whether it was done");
    context.on(*verb, [&context, options] { return run(*options, context); });
}

}  // namespace counterclaim::app
