#pragma once

#include "claim/evidence.hpp"
#include "claim/occurrence.hpp"

#include <optional>
#include <vector>

namespace counterclaim::claim {

/// "Nine hundred American troops are in Syria.", "Ukrainian soldiers near the town of Kostal, 12
/// March": a force that stands at a named place, said by no verb. None where the sentence tells of
/// something else (`found`).
[[nodiscard]] std::optional<Occurrence> presence(const SentenceView& view,
                                                 const ArticleEvidence& evidence,
                                                 const std::vector<Occurrence>& found);

}  // namespace counterclaim::claim
