#pragma once

#include "article/page_blocks.hpp"

#include <string_view>
#include <vector>

namespace counterclaim::article {

/// The part of a page that is the article.
struct PageContent {
    std::uint32_t root = 0;         ///< the element that holds it
    std::vector<PageBlock> blocks;  ///< in the order of the page, furniture left out
    std::uint32_t dropped = 0;      ///< blocks inside `root` that were left out
    std::uint32_t text_chars = 0;   ///< of running text, outside links
};

/// Finds the article on a page. Every block gives its element weight: running text for, links and
/// scraps against; the element that gathers most, and that its names or its tag call an article, is
/// the article. Linear in the page.
[[nodiscard]] PageContent find_content(const Page& page, const std::vector<std::uint8_t>& roles);

/// The same for what stands in <template> elements: no text of the page before scripts copy it.
[[nodiscard]] PageContent find_template_content(const Page& page,
                                                const std::vector<std::uint8_t>& roles);

}  // namespace counterclaim::article
