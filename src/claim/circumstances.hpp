#pragma once

#include "claim/attribution.hpp"
#include "claim/occurrence.hpp"

#include <counterclaim/claim.hpp>

#include <vector>

namespace counterclaim::claim {

/// True where a circumstance at `token` belongs to the act of saying, not to the occurrence at
/// `trigger`: "said on Monday that …".
[[nodiscard]] bool dates_the_saying(const SentenceView& view, const Attribution& attribution,
                                    int token, int trigger);

/// How closely a circumstance at `token` belongs to the occurrence; the larger the closer.
[[nodiscard]] double closeness(const SentenceView& view, const Occurrence& occurrence, int token);

/// Distributes the counted people and things of a sentence over its occurrences: for each quantity
/// the index of the occurrence it belongs to, -1 for none.
[[nodiscard]] std::vector<int> share_quantities(const SentenceView& view,
                                                const std::vector<Occurrence>& occurrences);

[[nodiscard]] ClaimQuantity claim_quantity(const QuantityMention& mention);

/// Steps between two tokens over the tree; large where they share no root.
[[nodiscard]] int tree_distance(const Tree& tree, int a, int b);

}  // namespace counterclaim::claim
