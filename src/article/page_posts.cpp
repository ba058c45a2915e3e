#include "article/page_posts.hpp"

#include "article/lines.hpp"
#include "text/char_class.hpp"

#include <algorithm>

namespace counterclaim::article {
namespace {

constexpr double k_share_min = 0.6;      // of the text that the posts must hold together
constexpr double k_one_share_max = 0.6;  // of the text that one of them may hold
constexpr std::uint32_t k_post_chars_min = 60;
constexpr std::size_t k_posts_min = 3;
constexpr std::size_t k_marked_posts_min = 2;
constexpr std::size_t k_dates_max = 4000;

struct Sums {
    std::vector<std::uint32_t> chars;  ///< of running text up to each node
    std::vector<std::uint32_t> dates;  ///< times and dates shown up to each node

    [[nodiscard]] std::uint32_t chars_of(const Page& page, std::uint32_t node) const {
        return chars[page[node].end] - chars[node];
    }
    [[nodiscard]] bool dated(const Page& page, std::uint32_t node) const {
        return dates[page[node].end] > dates[node];
    }
};

struct Stamp {
    std::optional<WrittenDate> date;
    std::optional<std::chrono::minutes> time;
};

/// The date or time an element shows or carries.
Stamp stamp_of(const Page& page, std::uint32_t node, DayOrder order, const Knowledge& knowledge) {
    Stamp stamp;
    for (const auto* name :
         {"datetime", "content", "title", "data-datetime", "data-time", "data-timestamp"}) {
        const auto value = page.attribute(node, name);
        if (value.empty()) { continue; }
        stamp.date = knowledge.dates.read_metadata(value, order);
        if (stamp.date) { return stamp; }
    }
    const auto text = page.inner_text(node, 120);
    stamp.date = knowledge.dates.find_first(text, order);
    if (!stamp.date) {
        if (const auto leading = knowledge.dates.leading_time(text)) { stamp.time = leading->time; }
    }
    return stamp;
}

bool may_carry_stamp(const Page& page, const std::vector<std::uint8_t>& roles, std::uint32_t node) {
    const auto& element = page[node];
    if (element.tag == Tag::time) { return element.end - node < 60; }
    return (roles[node] & k_role_date) != 0 && element.end - node < 20 && element.tag != Tag::text;
}

Sums sum_up(const Page& page, const std::vector<std::uint8_t>& roles, const PageContent& content,
            DayOrder order, const Knowledge& knowledge) {
    Sums sums;
    sums.chars.resize(page.nodes().size() + 1);
    sums.dates.resize(page.nodes().size() + 1);
    for (const auto& block : content.blocks) {
        if (block.words >= 8 || ends_sentence(block.text)) {
            sums.chars[block.first + 1] += block.chars - block.link_chars;
        }
    }
    std::size_t looked_at = 0;
    for (std::uint32_t i = content.root; i < page[content.root].end; ++i) {
        if (!may_carry_stamp(page, roles, i) || ++looked_at > k_dates_max) { continue; }
        const auto stamp = stamp_of(page, i, order, knowledge);
        if (stamp.date || stamp.time) { sums.dates[i + 1] += 1; }
    }
    for (std::size_t i = 1; i < sums.chars.size(); ++i) {
        sums.chars[i] += sums.chars[i - 1];
        sums.dates[i] += sums.dates[i - 1];
    }
    return sums;
}

/// The children of `parent` that look like posts; empty where they are too few or hold too little.
std::vector<PagePost> posts_under(const Page& page, const Sums& sums, std::uint32_t parent) {
    std::vector<PagePost> posts;
    std::uint32_t together = 0;
    std::uint32_t largest = 0;
    std::size_t marked = 0;
    for (std::uint32_t child = parent + 1; child < page[parent].end; child = page[child].end) {
        const auto chars = sums.chars_of(page, child);
        if (chars < k_post_chars_min || !sums.dated(page, child)) { continue; }
        posts.push_back({child, page[child].end, std::nullopt, std::nullopt});
        together += chars;
        largest = std::max(largest, chars);
        marked += page[child].tag == Tag::article ? 1U : 0U;
    }
    const bool enough =
        posts.size() >= k_posts_min || (marked == posts.size() && marked >= k_marked_posts_min);
    const bool holds = together >= k_share_min * sums.chars_of(page, parent);
    const bool balanced = largest <= (posts.size() == 2 ? 0.85 : k_one_share_max) * together;
    return enough && holds && balanced ? posts : std::vector<PagePost>{};
}

}  // namespace

std::vector<PagePost> find_page_posts(const Page& page, const std::vector<std::uint8_t>& roles,
                                      const PageContent& content, DayOrder order,
                                      const Knowledge& knowledge, std::size_t posts_max) {
    if (page.nodes().empty()) { return {}; }
    const auto sums = sum_up(page, roles, content, order, knowledge);
    if (sums.dates.back() < k_marked_posts_min) { return {}; }
    const auto all = sums.chars_of(page, content.root);
    std::vector<PagePost> posts;
    for (std::uint32_t i = content.root; i < page[content.root].end && posts.empty();) {
        // Only elements that hold most of the text can hold its posts; every other one is passed
        // over whole.
        if (page[i].tag == Tag::text || sums.chars_of(page, i) < k_share_min * all) {
            i = page[i].end;
            continue;
        }
        posts = posts_under(page, sums, i);
        ++i;
    }
    if (posts.size() > posts_max) { posts.resize(posts_max); }
    for (auto& post : posts) {
        for (std::uint32_t i = post.begin; i < post.end && !post.date; ++i) {
            if (!may_carry_stamp(page, roles, i)) { continue; }
            const auto stamp = stamp_of(page, i, order, knowledge);
            if (stamp.date) { post.date = stamp.date; }
            if (stamp.time && !post.time) { post.time = stamp.time; }
        }
    }
    return posts;
}

}  // namespace counterclaim::article
