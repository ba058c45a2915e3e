#pragma once

#include "claim/coreference.hpp"
#include "claim/speech.hpp"
#include "claim/view.hpp"

#include <vector>

namespace counterclaim::claim {

/// "He said intelligence showed …": what shows something to somebody who says so; null where it
/// stands alone or is named as somebody's.
[[nodiscard]] const Speech* told_by_papers(const SentenceView& view,
                                           const std::vector<Speech>& speeches,
                                           const Speech& shown);

/// The mention whose words hold the speaker's, be its head another: "[Thailand's military]
/// reported".
[[nodiscard]] const ActorMention* mention_around(const SentenceView& view, int speaker);

/// "[Thailand's] military reported": whose it is stands right before, wherever the tree hangs it.
void take_owner_before(const SentenceView& view, int speaker, Claimant& claimant);

/// The speaker's words where the tree has put too many or too few into the phrase: "In a raid, the
/// rebels seized ten workers, [the UN] said".
[[nodiscard]] Span words_of_speaker(const SentenceView& view, int speaker,
                                    const ActorMention* mention, Span phrase);

/// The words without marks before and behind them and without the day they are followed by: "the
/// air force on Saturday".
[[nodiscard]] Span without_edges(const SentenceView& view, int speaker, Span words);

}  // namespace counterclaim::claim
