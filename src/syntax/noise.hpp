#pragma once

#include "syntax/conllu.hpp"

#include <cstdint>
#include <vector>

namespace counterclaim::syntax {

/// Copies of about `share` of the sentences as archives, headlines and small screens spoil them:
/// all in lower case, all in upper case, Every Word With A Capital, without the last stop, without
/// commas and quotation marks, without accents. Trees stay as they were but for the signs left out.
/// Trained on along with the originals.
[[nodiscard]] std::vector<TreebankSentence> spoiled_copies(
    const std::vector<TreebankSentence>& sentences, double share, std::uint64_t seed);

}  // namespace counterclaim::syntax
