#pragma once

#include "claim/lexicon.hpp"

#include <counterclaim/reading.hpp>

#include <vector>

namespace counterclaim::claim {

/// One attribution as the text has it. Spans are bytes of the article's text.
struct Quotation {
    Span source;                ///< the phrase that names who speaks; empty where nobody is named
    Span cue;                   ///< the word of saying, with its auxiliaries
    std::vector<Span> content;  ///< what is said, in the order of the text; at least one
};

/// Everything the text puts into somebody's mouth, whether or not a claim stands in it, read by the
/// rules that find the claimants of claims. Only sentences with trees are read; a speaker is found
/// within his sentence. Ordered by cue.
[[nodiscard]] std::vector<Quotation> read_quotations(const Reading& reading,
                                                     const Lexicon& lexicon);

}  // namespace counterclaim::claim
