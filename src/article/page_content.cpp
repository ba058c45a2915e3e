#include "article/page_content.hpp"

#include "article/lines.hpp"
#include "text/char_class.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace counterclaim::article {
namespace {

// Weights found on development pages (docs/quality.md, "Article"); the result is flat around them.
constexpr double k_body_bonus = 1.30;
constexpr double k_article_bonus = 1.15;
constexpr double k_main_bonus = 1.05;
constexpr double k_descend_share = 0.97;
constexpr double k_enough_body_chars = 250;
constexpr std::uint32_t k_thin_chars = 250;  // less is hardly an article: names may have misled
constexpr double k_block_gain_max = 1200;

double link_share(const PageBlock& block) {
    return block.chars == 0 ? 0 : static_cast<double>(block.link_chars) / block.chars;
}

bool is_sentence(const PageBlock& block) {
    return block.words >= 8 && (ends_sentence(block.text) || block.words >= 25);
}

/// How much a block speaks for (or against) the elements around it being the article.
double weight_of(const PageBlock& block) {
    const double links = link_share(block);
    if (is_heading(block.tag)) { return links > 0.5 ? -10 : 5; }
    if (links > 0.5) { return -8 - 0.3 * std::min<double>(block.link_chars, 100); }
    const double plain = block.chars - block.link_chars;
    if (is_sentence(block)) {
        return std::min(plain, k_block_gain_max) * (block.tag == Tag::li ? 0.7 : 1.0);
    }
    if (block.words >= 10) { return 0.4 * plain; }
    return block.tag == Tag::p || block.tag == Tag::td || block.tag == Tag::dd ? 0 : -4;
}

/// Sums over subtrees: what the blocks up to each node weigh.
std::vector<double> sum_weights(const Page& page, const std::vector<PageBlock>& blocks) {
    std::vector<double> sums(page.nodes().size() + 1);
    for (const auto& block : blocks) { sums[block.first + 1] += weight_of(block); }
    for (std::size_t i = 1; i < sums.size(); ++i) { sums[i] += sums[i - 1]; }
    return sums;
}

bool can_hold_article(Tag tag) {
    switch (tag) {
        case Tag::div:
        case Tag::article:
        case Tag::section:
        case Tag::main:
        case Tag::body:
        case Tag::td:
        case Tag::center:
        case Tag::form:
        case Tag::span:
        case Tag::font:
        case Tag::other:
        case Tag::table:
        case Tag::tbody:
        case Tag::html:
        case Tag::template_:
            return true;
        default:
            return false;
    }
}

/// The element that gathers most weight, with a bonus for those that say they are the article.
std::uint32_t choose_root(const Page& page, const std::vector<std::uint8_t>& roles,
                          const std::vector<bool>& skipped, const std::vector<double>& sums) {
    std::uint32_t best = 0;
    double best_score = 0;
    for (std::uint32_t i = 0; i < page.nodes().size(); ++i) {
        const auto& node = page[i];
        if (skipped[i] || !can_hold_article(node.tag)) { continue; }
        double score = sums[node.end] - sums[i];
        if (score < best_score * 0.5 || score <= 0) { continue; }
        if ((roles[i] & k_role_body) != 0 && score >= k_enough_body_chars) {
            score *= k_body_bonus;
        } else if (node.tag == Tag::article) {
            score *= k_article_bonus;
        } else if (node.tag == Tag::main) {
            score *= k_main_bonus;
        }
        // Of equals the innermost: it comes later.
        if (score >= best_score) {
            best_score = score;
            best = i;
        }
    }
    return best;
}

/// Moves into a child that holds nearly all of it.
std::uint32_t descend(const Page& page, const std::vector<bool>& skipped,
                      const std::vector<double>& sums, std::uint32_t root) {
    double whole = sums[page[root].end] - sums[root];
    for (std::uint32_t i = root + 1; i < page[root].end;) {
        const double part = sums[page[i].end] - sums[i];
        if (!skipped[i] && can_hold_article(page[i].tag) && part >= k_descend_share * whole &&
            part > 0) {
            root = i;
            whole = std::max(whole, part);
            ++i;
        } else {
            i = part >= k_descend_share * whole ? i + 1 : page[i].end;
        }
    }
    return root;
}

/// Lists whose items are mostly links: of other articles, of tags, of sections.
void drop_link_lists(std::vector<PageBlock>& blocks) {
    for (std::size_t begin = 0; begin < blocks.size();) {
        std::size_t end = begin + 1;
        if (blocks[begin].list == 0) {
            begin = end;
            continue;
        }
        double chars = blocks[begin].chars;
        double links = blocks[begin].link_chars;
        for (; end < blocks.size() && blocks[end].list == blocks[begin].list; ++end) {
            chars += blocks[end].chars;
            links += blocks[end].link_chars;
        }
        const bool scraps = end - begin >= 2 && chars / static_cast<double>(end - begin) < 60;
        if (links > (scraps ? 0.4 : 0.7) * chars) {
            for (std::size_t i = begin; i < end; ++i) { blocks[i].skipped = true; }
        }
        begin = end;
    }
}

/// True if a whole text follows a heading, not only a teaser's line: two paragraphs, or one of some
/// length.
bool text_follows(const std::vector<PageBlock>& blocks, std::size_t heading) {
    std::uint32_t chars = 0;
    std::size_t paragraphs = 0;
    for (std::size_t i = heading + 1; i < std::min(blocks.size(), heading + 5); ++i) {
        if (is_heading(blocks[i].tag)) { break; }
        if (!is_sentence(blocks[i]) || link_share(blocks[i]) > 0.3) { continue; }
        chars += blocks[i].chars;
        ++paragraphs;
    }
    return (paragraphs >= 2 && chars >= 150) || chars >= 400;
}

void drop_scraps(std::vector<PageBlock>& blocks) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        auto& block = blocks[i];
        const double links = link_share(block);
        if (is_heading(block.tag)) {
            // A heading that is a link leads to another article, unless that article follows whole.
            const bool linked = links > 0.9 && block.words >= 3 && block.tag != Tag::h1;
            block.skipped = block.skipped || (linked && !text_follows(blocks, i));
        } else if (links > 0.85 && (block.words < 25 || links > 0.97)) {
            block.skipped = true;
        } else if (links > 0.6 && block.words < 12) {
            block.skipped = true;
        }
        bool letters = false;
        for (const auto point : text::code_points(text::clip(block.text, 200))) {
            letters = letters || text::is_letter(point.code) || text::is_digit(point.code);
        }
        block.skipped = block.skipped || !letters;
    }
}

/// A heading over nothing: at the end, or right before a heading of the same rank or higher.
void drop_empty_headings(std::vector<PageBlock>& blocks) {
    bool text_after = false;
    for (std::size_t i = blocks.size(); i-- > 0;) {
        if (blocks[i].skipped) { continue; }
        if (!is_heading(blocks[i].tag)) {
            text_after = true;
        } else if (!text_after && blocks[i].tag != Tag::h1) {
            blocks[i].skipped = true;
        }
    }
}

std::uint32_t depth_between(const Page& page, std::uint32_t node, std::uint32_t ancestor) {
    std::uint32_t depth = 0;
    for (; node != ancestor && node != 0 && depth < 100; node = page[node].parent) { ++depth; }
    return depth;
}

/// The opening paragraph often stands beside the body: in the header, between the title and the
/// text. Taken are running texts between the page's heading and the body, not far from it in the
/// tree.
void add_lead(const Page& page, const std::vector<PageBlock>& blocks, std::uint32_t root,
              std::vector<PageBlock>& inside) {
    std::uint32_t heading = 0;
    for (std::uint32_t i = 0; i < root; ++i) {
        if (page[i].tag == Tag::h1 && page[i].end <= root) { heading = i; }
    }
    std::vector<PageBlock> lead;
    for (const auto& block : blocks) {
        if (block.first >= root) { break; }
        const bool standfirst = (block.roles & k_role_standfirst) != 0;
        const bool after_heading = heading != 0 && block.first > heading;
        if (!after_heading && !standfirst) { continue; }
        if (block.words < (standfirst ? 4U : 8U) || link_share(block) > 0.3 ||
            is_heading(block.tag) == (!standfirst && block.words < 12)) {
            continue;
        }
        if (!standfirst && !ends_sentence(block.text)) { continue; }
        // The nearest element around both.
        std::uint32_t common = root;
        while (common != 0 && !(block.first >= common && block.first < page[common].end)) {
            common = page[common].parent;
        }
        if (depth_between(page, root, common) > 6) { continue; }
        lead.push_back(block);
        if (lead.size() > 6) { lead.erase(lead.begin()); }
    }
    inside.insert(inside.begin(), lead.begin(), lead.end());
}

PageContent find_with(const Page& page, const std::vector<std::uint8_t>& roles, Furniture how) {
    PageContent content;
    const auto skip = find_furniture(page, roles, how);
    std::vector<bool> skipped(page.nodes().size());
    std::uint32_t skip_end = 0;
    for (std::uint32_t i = 0; i < page.nodes().size(); ++i) {
        if (skip[i]) { skip_end = std::max(skip_end, page[i].end); }
        skipped[i] = i < skip_end;
    }
    auto blocks = blocks_of_page(page, roles, skip);
    const auto sums = sum_weights(page, blocks);
    content.root = descend(page, skipped, sums, choose_root(page, roles, skipped, sums));
    const auto& root = page[content.root];
    std::vector<PageBlock> inside;
    for (auto& block : blocks) {
        if (block.first >= content.root && block.first < root.end) {
            inside.push_back(std::move(block));
        }
    }
    add_lead(page, blocks, content.root, inside);
    drop_link_lists(inside);
    drop_scraps(inside);
    drop_empty_headings(inside);
    for (auto& block : inside) {
        if (block.skipped) {
            ++content.dropped;
            continue;
        }
        content.text_chars += block.chars - block.link_chars;
        content.blocks.push_back(std::move(block));
    }
    return content;
}

}  // namespace

PageContent find_content(const Page& page, const std::vector<std::uint8_t>& roles) {
    if (page.nodes().empty()) { return {}; }
    auto content = find_with(page, roles, Furniture::by_name);
    if (content.text_chars < k_thin_chars) {
        auto other = find_with(page, roles, Furniture::by_name_warily);
        if (other.text_chars > 2 * content.text_chars + k_thin_chars / 2) { return other; }
    }
    return content;
}

PageContent find_template_content(const Page& page, const std::vector<std::uint8_t>& roles) {
    const auto& nodes = page.nodes();
    const bool any = std::any_of(nodes.begin(), nodes.end(),
                                 [](const auto& node) { return node.tag == Tag::template_; });
    return any ? find_with(page, roles, Furniture::with_templates) : PageContent{};
}

}  // namespace counterclaim::article
