#pragma once

#include "ledger/book.hpp"

#include <counterclaim/entry.hpp>

#include <optional>
#include <vector>

namespace counterclaim::ledger {

struct CommitmentOptions {
    /// The day the ledger is looked at from: what was due before and is not done is late. Open:
    /// nothing is late until done.
    std::optional<Date> as_of;
    /// What was done this long before the first day due, or earlier, was something else.
    int early_days_max = 30;
    /// What was done this long after the last day due, or later, was something else.
    int late_days_max = 365;
    /// A day this long before the promise was told is no day due.
    int past_days_max = 366;
};

/// What is promised or agreed for a later day (to hand over, withdraw, exchange, deploy, let aid
/// through), by whom to whom, by when; whether it was done, late, put off, or is disputed. Demands
/// are no commitments. One entry per type and place; a promise about three districts is three
/// entries, one about a town and its district of the same name is one. What is to be handed over is
/// also done where somebody else's forces are said to have entered it, from the day due on. Sorted
/// by the first day due. docs/reference/ledgers.md, "Commitments".
[[nodiscard]] std::vector<CommitmentEntry> commitments(const Book& book,
                                                       const CommitmentOptions& options = {});

}  // namespace counterclaim::ledger
