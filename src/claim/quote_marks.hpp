#pragma once

#include <counterclaim/sentence.hpp>

#include <vector>

namespace counterclaim::claim {

/// Marks the tokens that stand inside quotation marks. `open`: a quotation runs on from the
/// sentence before. `quoted` has one entry a token; the marks themselves are not quoted.
void mark_quotes(const Sentence& sentence, bool open, std::vector<char>& quoted);

}  // namespace counterclaim::claim
