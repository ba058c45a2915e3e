#pragma once

#include "claim/occurrence.hpp"
#include "claim/view.hpp"

namespace counterclaim::claim {

/// Whom a verb sets against each other; `k_no_token` for none.
struct SetAgainst {
    int one = k_no_token;
    int other = k_no_token;
};

/// "Fighting pits the army against the rebels", "la guerre qui oppose l'armée aux rebelles": the
/// two sides of a noun by the verb that says that it takes place, in the main clause or in one that
/// describes the noun.
[[nodiscard]] SetAgainst set_against(const SentenceView& view, const Occurrence& occurrence);

}  // namespace counterclaim::claim
