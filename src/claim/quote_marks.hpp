#pragma once

#include <counterclaim/sentence.hpp>

#include <string_view>
#include <vector>

namespace counterclaim::claim {

/// Marks the tokens that stand inside quotation marks. `open`: a quotation runs on from the
/// sentence before. `quoted` has one entry a token; the marks themselves are not quoted.
void mark_quotes(const Sentence& sentence, bool open, std::vector<char>& quoted);

/// The next quotation mark of `text` from `from` on closes: what a paragraph before left open goes
/// on here. False where none stands near.
[[nodiscard]] bool closes_ahead(std::string_view text, std::size_t from);

}  // namespace counterclaim::claim
