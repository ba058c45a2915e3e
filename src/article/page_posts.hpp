#pragma once

#include "article/knowledge.hpp"
#include "article/page_content.hpp"

#include <optional>
#include <vector>

namespace counterclaim::article {

/// One of several dated posts on a page: a live page, or a blog's list of whole entries.
struct PagePost {
    std::uint32_t begin = 0;  ///< its nodes
    std::uint32_t end = 0;
    std::optional<WrittenDate> date;
    std::optional<std::chrono::minutes> time;  ///< of day, where it shows no more
};

/// The posts inside the part of the page that is the article; empty where it is one text. Posts are
/// elements side by side that each hold a time and running text, three or more of them (two, if
/// they are marked as articles), and together most of the text.
[[nodiscard]] std::vector<PagePost> find_page_posts(const Page& page,
                                                    const std::vector<std::uint8_t>& roles,
                                                    const PageContent& content, DayOrder order,
                                                    const Knowledge& knowledge,
                                                    std::size_t posts_max);

}  // namespace counterclaim::article
