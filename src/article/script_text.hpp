#pragma once

#include "article/page_blocks.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace counterclaim::article {

/// Text that a page holds but that only its scripts would show.
struct ScriptText {
    std::vector<PageBlock> blocks;  ///< without `source`: it is escaped in the page's bytes
    std::uint32_t text_chars = 0;   ///< of running text, outside links
};

/// True for text with elements of paragraphs in it.
[[nodiscard]] bool holds_markup(std::string_view text);

/// The article in a piece of markup that stands by itself: an `articleBody` with tags in it.
[[nodiscard]] ScriptText text_of_markup(std::string_view html, const PagePatterns& patterns,
                                        const Page::Limits& limits);

/// The longest text among the page's templates (<template>, <script type="text/template">) and the
/// states that scripts start from (<script type="application/json">, "window.state = {…}"). Of a
/// state it is the value, or the list of values, that gathers most running text. Empty where there
/// is none. Linear in the page.
[[nodiscard]] ScriptText find_script_text(const Page& page, const PagePatterns& patterns,
                                          const Page::Limits& limits);

}  // namespace counterclaim::article
