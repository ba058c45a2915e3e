#pragma once

#include "claim/occurrence.hpp"
#include "claim/view.hpp"

#include <counterclaim/claim.hpp>

#include <vector>

namespace counterclaim::claim {

/// Numbers of people, things and places that no word near them says what happened to are told by
/// the deed they take part in: "2,000 soldiers jumped" were sent, "ordered 500 people to leave"
/// displaces them. `read` holds what the claims from `first` on were read from; `owners` the
/// occurrence each of `view.quantities` went to, -1 for none.
void count_by_deed(const SentenceView& view, const std::vector<Occurrence>& read,
                   const std::vector<int>& owners, std::vector<Claim>& claims, std::size_t first);

/// So many that nobody counts them for one deed: in a toll, the dead of a whole war.
[[nodiscard]] bool exceeds_a_deed(const ClaimQuantity& quantity);

/// "Ten dead and 4,000 displaced": counted beside the dead or wounded in one breath.
[[nodiscard]] bool joined_to_toll(const SentenceView& view, int token);

/// "They will kill us", "sont tombés dans une embuscade": a loss without a number in what is yet to
/// come, or of a verb that means less in its phrase, counts nobody, nor does the craft that struck.
[[nodiscard]] bool counts_nobody(const SentenceView& view, const QuantityMention& mention,
                                 const Occurrence& occurrence, const Claim& claim);

}  // namespace counterclaim::claim
