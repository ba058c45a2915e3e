#pragma once

#include "claim/occurrence.hpp"

#include <vector>

namespace counterclaim::claim {

/// A noun that only serves a verb of the same type, or is one half of a name, is no second
/// occurrence.
void drop_doubles(const SentenceView& view, std::vector<Occurrence>& occurrences);

}  // namespace counterclaim::claim
