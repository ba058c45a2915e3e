#pragma once

#include "claim/confidence.hpp"
#include "claim/lexicon.hpp"

#include <counterclaim/conflict.hpp>
#include <counterclaim/reading.hpp>

#include <vector>

namespace counterclaim::claim {

/// All claims of one article, in the order of the text.
[[nodiscard]] std::vector<Claim> read_article(const Reading& reading, const Lexicon& lexicon,
                                              const Confidence& confidence,
                                              const ConflictProfile* profile);

}  // namespace counterclaim::claim
