#pragma once

#include "when/phrase.hpp"

#include <counterclaim/reading.hpp>

namespace counterclaim::when {

/// "Smoke over Kostal, Tavria, May 8, 2024.": the day on which a picture was taken, in full at the
/// end of a sentence told in the present or without a verb. It dates that sentence alone, and not
/// the article.
[[nodiscard]] bool is_day_of_caption(const Sentence& sentence, const Phrase& phrase);

}  // namespace counterclaim::when
