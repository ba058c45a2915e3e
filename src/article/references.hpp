#pragma once

#include "article/noise.hpp"

#include <counterclaim/span.hpp>

#include <string_view>
#include <vector>

namespace counterclaim::article {

/// Pointers to other articles that a page has run into its paragraphs: "… said the army. Read also:
/// War reaches the port The bridge was hit at noon." Each is the label with its colon and, where
/// the next sentence begins with a capital right after a word, the title before it; a label without
/// a title behind it is the label alone. Spans of `paragraph`, in order, in time linear in its
/// length.
[[nodiscard]] std::vector<Span> references_in(std::string_view paragraph, const Noise& noise);

}  // namespace counterclaim::article
