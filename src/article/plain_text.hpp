#pragma once

#include "article/article_reader.hpp"
#include "article/knowledge.hpp"

#include <counterclaim/article.hpp>
#include <counterclaim/document.hpp>

#include <vector>

namespace counterclaim::article {

/// Reads plain text: the text of a record, or a file. Every article's text is a slice of it.
[[nodiscard]] std::vector<Article> read_plain_text(const Document& document,
                                                   const Knowledge& knowledge,
                                                   const ArticleLimits& limits);

}  // namespace counterclaim::article
