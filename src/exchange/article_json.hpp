#pragma once

#include <counterclaim/claim_record.hpp>

#include <string>

namespace counterclaim::exchange {

/// An article as one line of JSON: where it comes from, what is known of it, its text, its blocks
/// and notes. Positions are bytes of "text". docs/reference/export.md describes the fields.
[[nodiscard]] std::string article_line(const ArticleInfo& info, const Article& article);

}  // namespace counterclaim::exchange
