#pragma once

#include "claim/view.hpp"

namespace counterclaim::claim {

/// "Two rockets were fired. A third landed in a field.", "The army took the town. The rebels took
/// it back.": numbers, words for one more and pronouns that are subject or object are of the kind
/// of what the sentence before named. Gives `view` the classes of it.
void take_classes_left_out(const SentenceView& before, SentenceView& view);

}  // namespace counterclaim::claim
