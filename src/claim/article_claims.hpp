#pragma once

#include "claim/choice.hpp"
#include "claim/confidence.hpp"
#include "claim/lexicon.hpp"

#include <counterclaim/conflict.hpp>
#include <counterclaim/reading.hpp>

#include <vector>

namespace counterclaim::claim {

/// What was fitted on annotated texts.
struct Fitted {
    Confidence confidence;
    ChoiceWeights choices;
};

/// All claims of one article, in the order of the text. `log` may be null; else every choice by
/// fitted weights is written down in it.
[[nodiscard]] std::vector<Claim> read_article(const Reading& reading, const Lexicon& lexicon,
                                              const Fitted& fitted, const ConflictProfile* profile,
                                              ChoiceLog* log);

}  // namespace counterclaim::claim
