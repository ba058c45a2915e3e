#pragma once

#include "claim/occurrence.hpp"
#include "claim/speech.hpp"
#include "claim/view.hpp"

namespace counterclaim::claim {

/// "Declared independence", "declared war": the verb does what its noun says and reports nothing.
[[nodiscard]] bool performs(const SentenceView& view, const Speech& speech,
                            const Occurrence& occurrence);
/// "Ordered his troops to withdraw": the order is an act that the outlet reports.
[[nodiscard]] bool commands(const SentenceView& view, const Speech& speech);
/// "Threatened to recall the soldiers [who fight there]", "demanded that they leave the town [they
/// hold]": what is asked or promised is said; what it is asked of is as the outlet describes it.
[[nodiscard]] bool describes_what_is_asked(const SentenceView& view, const Speech& speech,
                                           const Occurrence& occurrence);
/// "Moscow said, as an offensive drove thousands from their homes": what the outlet tells beside
/// what somebody says.
[[nodiscard]] bool beside_said(const SentenceView& view, const Speech& speech,
                               const Occurrence& occurrence);
/// "The enclave held by the rebels", "the province, which was rocked by fighting last year": what
/// the outlet explains inside what somebody says.
/// Not what is said inside the clause itself: "after the group claimed ten attacks in August".
[[nodiscard]] bool background(const SentenceView& view, const Occurrence& occurrence,
                              const Speech* speech);

}  // namespace counterclaim::claim
