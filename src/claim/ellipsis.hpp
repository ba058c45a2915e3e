#pragma once

#include "claim/occurrence.hpp"

#include <vector>

namespace counterclaim::claim {

/// "A strike on Tyre killed six; another, in Sidon, killed two": a word that stands for one more
/// deed of the kind told before it in the sentence is an occurrence like that one.
void add_further_deeds(const SentenceView& view, std::vector<Occurrence>& found);

}  // namespace counterclaim::claim
