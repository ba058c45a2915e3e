#pragma once

#include "claim/view.hpp"

#include <vector>

namespace counterclaim::claim {

/// "The truce began at midnight. It was broken by dawn", "a first rocket hit the station; a second
/// …": gives a subject that only points back what the words before say that it is, by gender and
/// number, and their noun. `views` ends with the sentence whose pronouns are read. Counts and
/// pronouns without a gender are `take_classes_left_out`'s (left_out.hpp), which comes first.
void take_classes_of_antecedents(std::vector<SentenceView>& views);

}  // namespace counterclaim::claim
