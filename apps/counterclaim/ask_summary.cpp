#include "ask_summary.hpp"

#include "answer.hpp"

#include "ledger/summary.hpp"

#include <array>
#include <string>
#include <utility>

namespace counterclaim::app {
namespace {

constexpr std::size_t k_each_default = 6;
constexpr std::size_t k_claims_each = 3;

}  // namespace

int answer_summary(const AskOptions& options, Context& context) {
    const auto store = open_ledger(options.ledger, store::Access::read);
    const LinkedLedger ledger(*store, options.filters, context);
    ledger::SummaryOptions how;
    how.each_max = options.filters.limit == 0 ? k_each_default : options.filters.limit;
    how.claims_max = k_claims_each;
    how.as_of = ledger.as_of();
    const auto summary = ledger::summarise(ledger.book(), how);
    const std::array<std::pair<std::string, const std::vector<ledger::Highlight>*>, 5> lists{{
        {"Where sources disagree", &summary.contradictions},
        {"Who is said to hold what", &summary.control},
        {"Tolls", &summary.tolls},
        {"Truces", &summary.truces},
        {"Deadlines", &summary.deadlines},
    }};
    const bool for_eyes = context.format_or(Format::table) == Format::table;
    Answer all;
    all.columns = {"topic", "day", "what"};
    for (const auto& [heading, highlights] : lists) {
        Answer answer;
        for (const auto& highlight : *highlights) {
            answer.entries.push_back(
                {highlight.sentence,
                 {highlight.topic, day_cell(highlight.day), highlight.sentence},
                 {},
                 highlight.claims});
        }
        if (!for_eyes) {
            all.entries.insert(all.entries.end(), answer.entries.begin(), answer.entries.end());
        } else if (!answer.entries.empty()) {
            context.write(heading + '\n' + std::string(heading.size(), '-') + '\n');
            write_answer(answer, ledger, 0, context);
            context.write("\n");
            all.entries.push_back({});
        }
    }
    if (!for_eyes) { return write_answer(all, ledger, 0, context); }
    if (all.entries.empty()) { context.say("the ledger holds no claim to tell of"); }
    return all.entries.empty() ? k_exit_nothing : k_exit_ok;
}

}  // namespace counterclaim::app
