#pragma once

#include "claim/claim_places.hpp"

#include <vector>

namespace counterclaim::claim {

/// Who has what ground.
[[nodiscard]] bool is_territorial(ClaimType type);

/// Best first; of equals the one that stands first in the text.
void sort_by_rank(std::vector<RankedPlace>& ranked);

/// "In Kostal, in the north of the country", "Kostal (Sarn district)": the most precise of the
/// places that lie in one another is the place, wherever it stands.
void put_finest_first(const SentenceView& view, const Occurrence& occurrence,
                      std::vector<RankedPlace>& ranked);

/// "Botod, 30 km north of Kostal, the capital of Kostania", "Botod, in the north of Kostania": one
/// phrase tells of one place and whereabouts it lies, whatever the parser hangs its parts on.
void join_whereabouts(const SentenceView& view, std::vector<RankedPlace>& ranked);

}  // namespace counterclaim::claim
