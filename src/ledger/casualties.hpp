#pragma once

#include "ledger/book.hpp"

#include <counterclaim/entry.hpp>

namespace counterclaim::ledger {

/// Who gave which figure when. One series per claimant, side of the victims, class, kind and scope
/// (per event for occurrences); figures of different claimants are never added.
/// docs/reference/ledgers.md, "Casualties".
///
/// The figure to quote for an event is the latest one of the claimant that stands first in this
/// order: the victims' own side, an observer, a third party, an outlet, the other side; `low` and
/// `high` span the latest figures of all claimants.
[[nodiscard]] CasualtyLedger casualties(const Book& book);

}  // namespace counterclaim::ledger
