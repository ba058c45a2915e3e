#pragma once

#include "claim/view.hpp"

#include <vector>

namespace counterclaim::claim {

/// "The truce began at midnight. It was broken by dawn", "two rockets were fired; a third landed in
/// a field", "the army took the town. The rebels took it back": gives a subject or object that only
/// points back, a pronoun or a number, what the words before say that it is. `views` ends with the
/// sentence whose pronouns are read.
void take_classes_of_antecedents(std::vector<SentenceView>& views);

}  // namespace counterclaim::claim
