#pragma once

#include "article/page.hpp"
#include "article/page_roles.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace counterclaim::article {

/// A run of text of a page that stands on lines of its own.
struct PageBlock {
    std::string text;  ///< white space collapsed; line breaks only where <br> or <pre> put them
    Span source;       ///< in the page's bytes, from its first to its last character
    std::uint32_t owner = 0;  ///< the nearest element with lines of its own
    std::uint32_t first = 0;  ///< first text node
    std::uint32_t list = 0;   ///< the outermost list of links it may belong to; 0 for none
    std::uint32_t chars = 0;  ///< code points
    std::uint32_t link_chars = 0;
    std::uint32_t words = 0;
    std::uint32_t strong_chars = 0;  ///< in bold
    Tag tag = Tag::div;      ///< what it is: h1 … h6, p, li, td (a row), caption, figcaption,
                             ///< blockquote, pre, dt, dd; else div
    bool quoted = false;     ///< inside a blockquote
    bool skipped = false;    ///< inside an element that is no text of the article
    std::uint8_t roles = 0;  ///< of it and the elements around it, up to the body
};

/// Cuts a page into blocks. `skip` marks nodes (with all below) whose text is not wanted; their
/// blocks are left out.
[[nodiscard]] std::vector<PageBlock> blocks_of_page(const Page& page,
                                                    const std::vector<std::uint8_t>& roles,
                                                    const std::vector<bool>& skip);

enum class Furniture : std::uint8_t {
    by_name,         ///< names count unless much text stands below
    by_name_warily,  ///< names count unless any text stands below
    with_templates,  ///< as warily, and <template> elements are text
};

/// Marks what is never an article's text: scripts, navigation, forms' fields, hidden elements, and
/// what its names call furniture.
/// `Furniture` says how far names are believed, and whether templates are text.
[[nodiscard]] std::vector<bool> find_furniture(const Page& page,
                                               const std::vector<std::uint8_t>& roles,
                                               Furniture how);

}  // namespace counterclaim::article
