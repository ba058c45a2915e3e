#pragma once

#include "context.hpp"
#include "linked_ledger.hpp"

#include "exchange/tabular.hpp"

#include <string>
#include <vector>

namespace counterclaim::app {

/// What a ledger answers: entries with a sentence, their values, lines of their own where they have
/// some (points of a series, breaches of a truce), and the claims they rest on.
struct Answer {
    struct Entry {
        std::string sentence;
        std::vector<exchange::Cell> cells;
        std::vector<std::vector<exchange::Cell>> lines;
        std::vector<ClaimId> claims;
    };
    std::vector<std::string> columns;
    std::string lines_name;  ///< what the lines are called in JSON: "points"
    std::vector<std::string> line_columns;
    std::vector<Entry> entries;
};

/// Sentences with their claims, each with its words in their language, for eyes; JSON with
/// everything; in CSV and TSV one row per line of an entry (or per entry that has none), the
/// entry's values first, ids of claims last. At most `limit` entries, all where it is 0. Returns
/// the exit code: 1 where there is no entry.
int write_answer(const Answer& answer, const LinkedLedger& ledger, std::size_t limit,
                 Context& context);

/// "2020-10-12", or a cell that says nothing.
[[nodiscard]] exchange::Cell day_cell(const std::optional<Date>& day);
[[nodiscard]] exchange::Cell number_cell(const std::optional<std::int64_t>& number);
/// Names joined by "; ".
[[nodiscard]] exchange::Cell list_cell(const std::vector<std::string>& names);

}  // namespace counterclaim::app
