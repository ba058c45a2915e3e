#include "ask.hpp"

#include "answer.hpp"
#include "named_option.hpp"

#include "ledger/casualties.hpp"
#include "ledger/sentences.hpp"
#include "ledger/words.hpp"

#include <CLI/CLI.hpp>

#include <map>
#include <memory>

namespace counterclaim::app {
namespace {

enum class View : std::uint8_t { series, events, checks };

exchange::Cell class_cell(PersonClass person_class) {
    return person_class == PersonClass::unknown
               ? exchange::Cell()
               : exchange::Cell(std::string(to_string(person_class)));
}

/// Figures one claimant gave over time.
Answer series_of(const LinkedLedger& ledger, const CasualtyLedger& casualties) {
    Answer answer;
    answer.columns = {"side",  "party", "kind",     "class", "item",
                      "scope", "event", "claimant", "role"};
    answer.lines_name = "points";
    answer.line_columns = {"claim", "said",   "from",    "to",   "low",
                           "high",  "approx", "revises", "falls"};
    for (const auto& series : casualties.series) {
        Answer::Entry entry;
        for (const auto& point : series.points) {
            entry.claims.push_back(point.claim);
            entry.lines.push_back({id_text(point.claim), day_cell(point.said),
                                   day_cell(point.days.from), day_cell(point.days.to),
                                   number_cell(point.low), number_cell(point.high),
                                   point.approximate, point.revises, point.falls});
        }
        if (!ledger.wants(entry.claims)) { continue; }
        entry.sentence = ledger::sentence_of(series);
        entry.cells = {exchange::cell_or_none(series.side),
                       list_cell(series.party),
                       std::string(to_string(series.kind)),
                       class_cell(series.person_class),
                       exchange::cell_or_none(series.item),
                       std::string(to_string(series.scope)),
                       series.event == 0 ? exchange::Cell() : exchange::Cell(id_text(series.event)),
                       series.claimant,
                       std::string(to_string(series.role))};
        answer.entries.push_back(std::move(entry));
    }
    return answer;
}

/// The figure to quote for each event, with the spread of what is said.
Answer events_of(const LinkedLedger& ledger, const CasualtyLedger& casualties) {
    std::map<EventId, const Event*> events;
    for (const auto& event : ledger.linked().events) { events.emplace(event.id, &event); }
    Answer answer;
    answer.columns = {"event", "what", "place", "from", "to",   "side",     "kind",
                      "class", "best", "low",   "high", "rule", "claimants"};
    for (const auto& summary : casualties.summaries) {
        const auto& event = *events.at(summary.event);
        Answer::Entry entry;
        entry.claims = event.claims;
        if (!ledger.wants(entry.claims)) { continue; }
        entry.claims = {summary.best_claim};
        entry.sentence = ledger::sentence_of(summary, event);
        entry.cells = {id_text(event.id),
                       std::string(to_string(event.type)),
                       exchange::cell_or_none(event.place ? event.place->name : std::string()),
                       day_cell(event.time.from),
                       day_cell(event.time.to),
                       exchange::cell_or_none(summary.side),
                       std::string(to_string(summary.kind)),
                       class_cell(summary.person_class),
                       number_cell(summary.best),
                       number_cell(summary.low),
                       number_cell(summary.high),
                       summary.rule,
                       static_cast<std::int64_t>(summary.claimants)};
        answer.entries.push_back(std::move(entry));
    }
    return answer;
}

Answer checks_of(const LinkedLedger& ledger, const CasualtyLedger& casualties) {
    Answer answer;
    answer.columns = {"check", "says"};
    for (const auto& check : casualties.checks) {
        if (!ledger.wants(check.claims)) { continue; }
        answer.entries.push_back({check.sentence,
                                  {std::string(to_string(check.kind)), check.sentence},
                                  {},
                                  check.claims});
    }
    return answer;
}

int run(const AskOptions& options, View view, Context& context) {
    const auto store = open_ledger(options.ledger, store::Access::read);
    const LinkedLedger ledger(*store, options.filters, context);
    const auto casualties = ledger::casualties(ledger.book());
    const auto answer = view == View::series   ? series_of(ledger, casualties)
                        : view == View::events ? events_of(ledger, casualties)
                                               : checks_of(ledger, casualties);
    return write_answer(answer, ledger, options.filters.limit, context);
}

}  // namespace

void add_ask_casualties(CLI::App& ask, Context& context,
                        const std::shared_ptr<AskOptions>& options) {
    auto view = std::make_shared<View>(View::series);
    auto* verb =
        ask.add_subcommand("casualties", "Tolls by claimant and side, over time; never added up");
    add_named<View>(*verb, "--view", *view,
                    {{"series", View::series}, {"events", View::events}, {"checks", View::checks}},
                    "What is listed");
    context.on(*verb, [&context, options, view] { return run(*options, *view, context); });
}

}  // namespace counterclaim::app
