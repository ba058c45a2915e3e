#include "article/page_blocks.hpp"

#include "text/char_class.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace counterclaim::article {
namespace {

// An element that holds this share of the page's paragraphs is not furniture, whatever its name
// says.
constexpr double k_protected_share = 0.3;
constexpr double k_protected_share_untrusted = 0.1;
constexpr double k_protected_comments_share = 0.75;
constexpr std::uint32_t k_named_nodes_max = 40;
constexpr std::uint32_t k_paragraph_chars_min = 60;
constexpr std::uint32_t k_enough_paragraph_chars = 400;

/// No text of a page in any case.
bool is_code(Tag tag) {
    switch (tag) {
        case Tag::script:
        case Tag::style:
        case Tag::template_:
        case Tag::iframe:
        case Tag::select:
        case Tag::option:
        case Tag::input:
        case Tag::textarea:
        case Tag::svg:
        case Tag::object:
        case Tag::embed:
        case Tag::canvas:
        case Tag::audio:
        case Tag::video:
        case Tag::map:
        case Tag::area:
        case Tag::title:
        case Tag::frame:
        case Tag::link:
        case Tag::meta:
            return true;
        default:
            return false;
    }
}

/// Furniture by its tag, unless most of the page stands in it (because it was never closed).
bool is_side_element(Tag tag) {
    switch (tag) {
        case Tag::aside:
        case Tag::footer:
        case Tag::nav:
        case Tag::noscript:
        case Tag::menu:
        case Tag::dialog:
        case Tag::button:
        case Tag::label:
        case Tag::head:
            return true;
        default:
            return false;
    }
}

bool is_hidden(const Page& page, std::uint32_t node) {
    if (page.has_attribute(node, "hidden")) { return true; }
    const auto style = page.attribute(node, "style");
    if (style.empty()) { return false; }
    const auto display = style.find("display");
    if (display == std::string_view::npos) { return false; }
    const auto value = style.substr(display + 7, 10);
    return value.find("none") != std::string_view::npos;
}

/// Walks the page and keeps the block that is being filled.
class Splitter {
public:
    Splitter(const Page& page, const std::vector<std::uint8_t>& roles,
             const std::vector<bool>& skip)
        : m_page(page), m_roles(roles), m_skip(skip) {}

    std::vector<PageBlock> run() {
        const auto& nodes = m_page.nodes();
        for (std::uint32_t i = 0; i < nodes.size();) {
            while (!m_open.empty() && i >= m_open.back().end) { leave(); }
            const auto& node = nodes[i];
            if (m_skip[i]) {
                if (is_block(node.tag)) { flush(); }
                i = node.end;
                continue;
            }
            if (node.tag == Tag::text) {
                add_text(i);
            } else {
                enter(i);
            }
            ++i;
        }
        while (!m_open.empty()) { leave(); }
        flush();
        return std::move(m_blocks);
    }

private:
    struct Open {
        std::uint32_t node = 0;
        std::uint32_t end = 0;
        std::uint8_t roles = 0;  ///< with those of the elements around it
        bool block = false;
        bool link = false;
        bool strong = false;
        bool pre = false;
        bool quote = false;
        bool figure = false;
        std::uint32_t owner = 0;
        std::uint32_t list = 0;
        Tag owner_tag = Tag::body;
    };

    void enter(std::uint32_t i) {
        const auto& node = m_page[i];
        Open open = m_open.empty() ? Open{} : m_open.back();
        open.node = i;
        open.end = node.end;
        // What a small element is called tells of its text; of a large one only that it is a body.
        open.roles |= node.end - i <= k_named_nodes_max ? m_roles[i] : m_roles[i] & k_role_body;
        open.block = is_block(node.tag);
        open.link = open.link || node.tag == Tag::a;
        open.strong = open.strong || node.tag == Tag::strong || node.tag == Tag::b;
        open.pre = open.pre || node.tag == Tag::pre;
        open.quote = open.quote || node.tag == Tag::blockquote;
        open.figure = (open.figure || node.tag == Tag::figure) && node.tag != Tag::table &&
                      node.tag != Tag::blockquote;
        if (node.tag == Tag::ul || node.tag == Tag::ol || node.tag == Tag::dl ||
            node.tag == Tag::table) {
            if (open.list == 0) { open.list = i; }
        }
        if (open.block) {
            const bool cell_of_row =
                (node.tag == Tag::td || node.tag == Tag::th) && is_data_row(node.parent);
            if (cell_of_row) {
                if (!m_block.text.empty()) { m_separator = true; }
                open.block = false;
            } else {
                flush();
                open.owner = i;
                open.owner_tag = owner_tag(node.tag, open.owner_tag);
            }
        } else if (node.tag == Tag::br) {
            add_break();
        }
        if (node.end == i + 1) {
            if (open.block) { flush(); }
            return;
        }
        m_open.push_back(open);
    }

    void leave() {
        if (m_open.back().block) { flush(); }
        m_open.pop_back();
    }

    /// What a block counts as: a <p> in a list item is the item's text.
    static Tag owner_tag(Tag tag, Tag outer) {
        const bool plain =
            tag == Tag::p || tag == Tag::div || tag == Tag::section || tag == Tag::center;
        const bool kept = outer == Tag::li || outer == Tag::figcaption || outer == Tag::caption ||
                          outer == Tag::dd || outer == Tag::dt || is_heading(outer);
        return plain && kept ? outer : tag;
    }

    /// Rows of data tables are one block; cells of layout tables hold blocks of their own.
    [[nodiscard]] bool is_data_row(std::uint32_t row) {
        if (m_page[row].tag != Tag::tr) { return false; }
        if (row == m_row) { return m_row_is_data; }
        m_row = row;
        m_row_is_data = true;
        std::uint32_t chars = 0;
        for (std::uint32_t i = row + 1; i < m_page[row].end; ++i) {
            const Tag tag = m_page[i].tag;
            const bool inside = is_block(tag) && tag != Tag::td && tag != Tag::th &&
                                tag != Tag::p && tag != Tag::div;
            chars += tag == Tag::text ? m_page[i].text.length_bytes() : 0;
            if (inside || chars > 1500) {
                m_row_is_data = false;
                break;
            }
        }
        return m_row_is_data;
    }

    void add_break() {
        if (m_block.text.empty()) { return; }
        while (!m_block.text.empty() && m_block.text.back() == ' ') { m_block.text.pop_back(); }
        if (m_block.text.ends_with('\n')) {
            flush();
        } else {
            m_block.text += '\n';
            m_space = false;
        }
    }

    void add_text(std::uint32_t i) {
        if (m_open.empty()) { return; }
        const auto& open = m_open.back();
        const auto content = m_page.text_of(m_page[i]);
        for (std::size_t at = 0; at < content.size();) {
            const auto point = text::decode_at(content, at);
            at += point.length;
            if (text::is_space(point.code)) {
                if (open.pre && point.code == '\n') { add_break(); }
                m_space = true;
                continue;
            }
            if (m_block.text.empty()) { begin(i); }
            if (m_separator && !m_block.text.empty()) {
                m_block.text += " | ";
            } else if (m_space && !m_block.text.empty() && m_block.text.back() != '\n') {
                m_block.text += ' ';
            }
            m_space = false;
            m_separator = false;
            m_block.text.append(content.substr(point.at, point.length));
            ++m_block.chars;
            m_block.link_chars += open.link ? 1U : 0U;
            m_block.strong_chars += open.strong ? 1U : 0U;
        }
        m_block.source.end = std::max(m_block.source.end, m_page[i].source.end);
    }

    void begin(std::uint32_t i) {
        const auto& open = m_open.back();
        m_block.first = i;
        m_block.owner = open.owner;
        m_block.list = open.list;
        m_block.tag = open.figure && !is_heading(open.owner_tag) ? Tag::figcaption : open.owner_tag;
        m_block.quoted = open.quote;
        m_block.roles = open.roles;
        m_block.source.begin = m_page[i].source.begin;
    }

    void flush() {
        m_space = false;
        m_separator = false;
        while (!m_block.text.empty() &&
               (m_block.text.back() == ' ' || m_block.text.back() == '\n')) {
            m_block.text.pop_back();
        }
        if (m_block.chars > 0) {
            m_block.words = static_cast<std::uint32_t>(text::count_words(m_block.text));
            m_blocks.push_back(std::move(m_block));
        }
        m_block = {};
    }

    const Page& m_page;
    const std::vector<std::uint8_t>& m_roles;
    const std::vector<bool>& m_skip;
    std::vector<Open> m_open;
    std::vector<PageBlock> m_blocks;
    PageBlock m_block;
    bool m_space = false;
    bool m_separator = false;
    std::uint32_t m_row = 0;
    bool m_row_is_data = false;
};

/// Characters of texts outside links, up to each node: differences give those of a subtree.
struct TextSums {
    std::vector<std::uint32_t> all;
    std::vector<std::uint32_t> paragraphs;  ///< of long texts only

    explicit TextSums(const Page& page)
        : all(page.nodes().size() + 1), paragraphs(page.nodes().size() + 1) {
        std::uint32_t links_end = 0;
        std::uint32_t never_end = 0;
        for (std::uint32_t i = 0; i < page.nodes().size(); ++i) {
            const auto& node = page[i];
            all[i + 1] = all[i];
            paragraphs[i + 1] = paragraphs[i];
            if (node.tag == Tag::a) { links_end = std::max(links_end, node.end); }
            if (is_code(node.tag) || node.tag == Tag::head) {
                never_end = std::max(never_end, node.end);
            }
            if (node.tag != Tag::text || i < links_end || i < never_end) { continue; }
            all[i + 1] += node.text.length_bytes();
            if (node.text.length_bytes() >= k_paragraph_chars_min) {
                paragraphs[i + 1] += node.text.length_bytes();
            }
        }
    }

    /// Part of the page's text that stands below a node; of its long texts where there are some.
    [[nodiscard]] double share(const Page& page, std::uint32_t node) const {
        const auto& sums = paragraphs.back() >= k_enough_paragraph_chars ? paragraphs : all;
        const double whole = sums.back();
        return whole > 0 ? (sums[page[node].end] - sums[node]) / whole : 0;
    }
};

}  // namespace

std::vector<bool> find_furniture(const Page& page, const std::vector<std::uint8_t>& roles,
                                 Furniture how) {
    const bool trust_names = how == Furniture::by_name;
    const bool templates = how == Furniture::with_templates;
    std::vector<bool> skip(page.nodes().size());
    if (page.nodes().empty()) { return skip; }
    const TextSums sums(page);
    for (std::uint32_t i = 0; i < page.nodes().size(); ++i) {
        const auto& node = page[i];
        if (is_code(node.tag) && !(templates && node.tag == Tag::template_)) {
            skip[i] = true;
            continue;
        }
        const bool named =
            node.attribute_count > 0 && node.tag != Tag::body && node.tag != Tag::html;
        const bool body = (roles[i] & k_role_body) != 0;
        const bool comments = named && (roles[i] & k_role_comments) != 0 && !body;
        const bool dropped = is_side_element(node.tag) ||
                             (named && (roles[i] & k_role_drop) != 0 && !body) ||
                             (node.attribute_count > 0 && is_hidden(page, i));
        if (!comments && !dropped) { continue; }
        const double share = sums.share(page, i);
        skip[i] =
            (dropped && share < (trust_names ? k_protected_share : k_protected_share_untrusted)) ||
            (comments && share < (trust_names ? k_protected_comments_share : k_protected_share));
    }
    return skip;
}

std::vector<PageBlock> blocks_of_page(const Page& page, const std::vector<std::uint8_t>& roles,
                                      const std::vector<bool>& skip) {
    return Splitter(page, roles, skip).run();
}

}  // namespace counterclaim::article
