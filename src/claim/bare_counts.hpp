#pragma once

#include "claim/evidence.hpp"
#include "claim/occurrence.hpp"

#include <optional>
#include <vector>

namespace counterclaim::claim {

/// Dead or wounded whom no occurrence of the sentence accounts for: the count itself is the word
/// that tells of a toll. `read` is what claims of the sentence were read from; none where something
/// in it accounts for them after all, or where nobody is counted.
[[nodiscard]] std::optional<Occurrence> bare_toll(const SentenceView& view,
                                                  const ArticleEvidence& evidence,
                                                  const QuantityMention& mention,
                                                  const std::vector<Occurrence>& read);

/// "The fighting left ten dead and 4,000 displaced": those who fled are counted with the dead.
[[nodiscard]] std::optional<Occurrence> bare_displaced(const SentenceView& view,
                                                       const QuantityMention& mention);

/// The claim from `first` on that bare dead and wounded at `token` belong to: a toll of the
/// sentence, or the loss that killed them ("a helicopter crashed, killing six"). None if there is
/// none.
[[nodiscard]] Claim* claim_of_toll(const SentenceView& view, std::vector<Claim>& claims,
                                   std::size_t first, int token);

}  // namespace counterclaim::claim
