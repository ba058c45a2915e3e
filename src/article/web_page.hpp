#pragma once

#include "article/article_reader.hpp"
#include "article/knowledge.hpp"

#include <counterclaim/article.hpp>
#include <counterclaim/document.hpp>

#include <vector>

namespace counterclaim::article {

/// Reads a page: takes the article out of it, and its title, date, outlet and credits.
[[nodiscard]] std::vector<Article> read_web_page(const Document& document,
                                                 const Knowledge& knowledge,
                                                 const ArticleLimits& limits);

}  // namespace counterclaim::article
