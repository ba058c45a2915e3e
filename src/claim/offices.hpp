#pragma once

#include "claim/attribution.hpp"

#include <string>
#include <vector>

namespace counterclaim::claim {

/// "Three people were hurt in Tripoli, the health ministry said": the state whose office makes the
/// claim where no word says it, that in which it happened, or `article_country` for a claim without
/// places. Empty where the claimant is no office of an unnamed state or several states come in
/// question.
[[nodiscard]] std::string state_of_office(const SentenceView& view,
                                          const std::vector<ClaimPlace>& article_country,
                                          const Claim& claim);

/// "The defence ministry denied that Russian forces had shelled the town": of whose state the
/// office is was guessed from the war, and each denies the deeds of its own.
[[nodiscard]] bool denies_own_deed(const SentenceView& view, const Attribution& attribution,
                                   const Claim& claim);

}  // namespace counterclaim::claim
