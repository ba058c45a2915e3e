#pragma once

#include "article/classify.hpp"
#include "article/knowledge.hpp"
#include "article/piece.hpp"

#include <string_view>
#include <vector>

namespace counterclaim::article {

/// Where the posts of a text with several begin; empty for a text that is one article. Told from
/// - lines that open with a time of day ("19:31 - …"), three or more,
/// - lines that hold a date and little else, each with text after it (or before it, where dates
/// close the posts),
/// - an outline: outer bullets that look like titles, each with paragraphs set in deeper under it.
[[nodiscard]] std::vector<PostStart> find_posts(std::string_view text,
                                                const std::vector<Piece>& pieces,
                                                const std::vector<NoiseRole>& roles,
                                                const Knowledge& knowledge, DayOrder order,
                                                std::size_t posts_max);

}  // namespace counterclaim::article
