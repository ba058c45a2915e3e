#pragma once

#include "ledger/book.hpp"

#include <counterclaim/entry.hpp>

#include <vector>

namespace counterclaim::ledger {

struct ControlOptions {
    /// Of a place on which more was said, only the latest statements are used.
    std::size_t statements_max = 4000;
};

/// Who is said to hold which place, from when to when. From claims of capture, hold, withdrawal and
/// handover, as they are said: a place inside a captured district is not thereby captured, and
/// parts of a place have entries of their own.
///
/// A belligerent's word, and a capture or handover whoever reports it, stands until the same
/// speaker says otherwise; what an observer, third party or outlet says about who holds a place
/// stands for the days it speaks of. What no day is known of
/// has an entry of its own, with open days. Entries are sorted by place, part and day; of one place
/// they do not overlap. docs/reference/ledgers.md, "Control".
[[nodiscard]] std::vector<ControlEntry> control(const Book& book,
                                                const ControlOptions& options = {});

}  // namespace counterclaim::ledger
