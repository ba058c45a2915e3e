#pragma once

#include "claim/occurrence.hpp"
#include "claim/view.hpp"

#include <vector>

namespace counterclaim::claim {

/// A word that names an occurrence and states none: an act of force only mentioned ("despite the
/// fighting"), a participle that only describes ("the self-proclaimed republic"), one man's ways.
[[nodiscard]] bool is_background(const SentenceView& view, const Occurrence& occurrence);

/// "Occupied territories", "men of fighting age": a word that only describes another.
[[nodiscard]] bool is_attribute(const SentenceView& view, const Occurrence& occurrence);

/// One of the mentions of `per_token` stands below a word of the tree.
[[nodiscard]] bool has_mention_below(const SentenceView& view, int token,
                                     const std::vector<int>& per_token);

}  // namespace counterclaim::claim
