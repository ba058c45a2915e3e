#include "ask.hpp"

#include "answer.hpp"
#include "named_option.hpp"

#include "ledger/sentences.hpp"
#include "link/link.hpp"
#include "text/iso_date.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <set>
#include <unordered_map>

namespace counterclaim::app {
namespace {

enum class View : std::uint8_t { events, changes };

exchange::Cell ids_cell(const std::vector<EventId>& ids) {
    std::vector<std::string> texts;
    for (const auto id : ids) { texts.push_back(id_text(id)); }
    return list_cell(texts);
}

/// Names that events had, or that were merged into them, before; by event.
std::unordered_map<EventId, std::vector<EventId>> former_names(const LinkedClaims& linked) {
    const auto now = link::events_by_name(linked);
    std::unordered_map<EventId, std::vector<EventId>> names;
    for (const auto& change : linked.changes) {
        for (const auto id : change.before) {
            const auto event = now.find(id);
            if (event == now.end() || event->second == id) { continue; }
            auto& known = names[event->second];
            if (std::find(known.begin(), known.end(), id) == known.end()) { known.push_back(id); }
        }
    }
    return names;
}

std::string sentence_of(const Event& event) {
    std::string sentence = ledger::title_of(event) + ": " + std::to_string(event.claims.size()) +
                           (event.claims.size() == 1 ? " claim" : " claims") +
                           "; it happened: " + std::to_string(event.affirmed.digit) + " (" +
                           event.affirmed.rule + ")";
    if (event.denied) {
        sentence += "; it did not: " + std::to_string(event.denied->digit) + " (" +
                    event.denied->rule + ")";
    }
    return sentence + '.';
}

Answer events_of(const LinkedLedger& ledger) {
    Answer answer;
    answer.columns = {"event",   "type",        "what",         "place",     "lat",
                      "lon",     "from",        "to",           "count",     "happened",
                      "rule",    "independent", "sides",        "observers", "concessions",
                      "against", "did_not",     "did_not_rule", "formerly"};
    auto former = former_names(ledger.linked());
    for (const auto& event : ledger.linked().events) {
        if (!ledger.wants_place(event.place) || !ledger.wants(event.claims)) { continue; }
        Answer::Entry row;
        row.claims = event.claims;
        row.sentence = sentence_of(event);
        const auto number = [](int value) { return exchange::Cell(std::int64_t{value}); };
        row.cells = {id_text(event.id),
                     std::string(to_string(event.type)),
                     ledger::title_of(event),
                     exchange::cell_or_none(event.place ? event.place->name : std::string()),
                     event.place ? exchange::Cell(event.place->latitude) : exchange::Cell(),
                     event.place ? exchange::Cell(event.place->longitude) : exchange::Cell(),
                     day_cell(event.time.from),
                     day_cell(event.time.to),
                     number(static_cast<int>(event.claims.size())),
                     number(event.affirmed.digit),
                     event.affirmed.rule,
                     number(event.affirmed.independent),
                     number(event.affirmed.sides),
                     number(event.affirmed.observers),
                     number(event.affirmed.concessions),
                     number(event.affirmed.against),
                     event.denied ? number(event.denied->digit) : exchange::Cell(),
                     exchange::cell_or_none(event.denied ? event.denied->rule : std::string()),
                     ids_cell(former[event.id])};
        answer.entries.push_back(std::move(row));
    }
    return answer;
}

/// What became of events, in the order in which it was said.
Answer changes_of(const LinkedLedger& ledger) {
    Answer answer;
    answer.columns = {"said", "change", "before", "after"};
    const auto now = link::events_by_name(ledger.linked());
    std::unordered_map<EventId, const Event*> events;
    for (const auto& event : ledger.linked().events) { events.emplace(event.id, &event); }
    for (const auto& change : ledger.linked().changes) {
        Answer::Entry row;
        std::set<EventId> seen;
        for (const auto id : change.after) {
            const auto event = now.find(id);
            if (event == now.end() || !seen.insert(event->second).second) { continue; }
            const auto& claims = events.at(event->second)->claims;
            row.claims.insert(row.claims.end(), claims.begin(), claims.end());
        }
        if (!ledger.wants(row.claims)) { continue; }
        const auto list = [](const std::vector<EventId>& ids) {
            std::string text;
            for (const auto id : ids) { text += (text.empty() ? "" : ", ") + id_text(id); }
            return text;
        };
        row.sentence = std::string(to_string(change.kind)) +
                       (change.day ? " by what was said on " + text::to_iso(*change.day) : "") +
                       ": " + list(change.before) + " into " + list(change.after);
        row.cells = {day_cell(change.day), std::string(to_string(change.kind)),
                     ids_cell(change.before), ids_cell(change.after)};
        answer.entries.push_back(std::move(row));
    }
    return answer;
}

int run(const AskOptions& options, View view, Context& context) {
    const auto store = open_ledger(options.ledger, store::Access::read);
    const LinkedLedger ledger(*store, options.filters, context);
    const auto answer = view == View::events ? events_of(ledger) : changes_of(ledger);
    return write_answer(answer, ledger, options.filters.limit, context);
}

}  // namespace

void add_ask_events(CLI::App& ask, Context& context, const std::shared_ptr<AskOptions>& options) {
    auto view = std::make_shared<View>(View::events);
    auto* verb =
        ask.add_subcommand("events", "Occurrences, how well each is borne out, and what they were");
    add_named<View>(*verb, "--view", *view, {{"events", View::events}, {"changes", View::changes}},
                    "What is listed");
    context.on(*verb, [&context, options, view] { return run(*options, *view, context); });
}

}  // namespace counterclaim::app
