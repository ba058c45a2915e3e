#pragma once

#include <counterclaim/sentence.hpp>

#include <cstddef>
#include <vector>

namespace counterclaim::syntax {

/// Where a sentence has swallowed the end of another. Copies of agency texts lose their line
/// breaks, and a title without a stop runs into the sentence behind it: "Two hurt in attack on Homs
/// Two persons were hurt …". A small word with a capital that follows a noun, with no mark between
/// them and a word in lower case behind it, begins a sentence, if both sides have a verb. The tags
/// must be there, heads are not looked at. Gives the indices of the tokens that begin a new
/// sentence, in order; nearly always none.
[[nodiscard]] std::vector<std::size_t> lost_breaks(const std::vector<Token>& tokens);

}  // namespace counterclaim::syntax
