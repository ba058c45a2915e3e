#include "article/posts.hpp"

#include "article/dateline.hpp"
#include "text/char_class.hpp"

#include <algorithm>

namespace counterclaim::article {
namespace {

constexpr std::size_t k_timed_posts_min = 3;

std::size_t paragraphs_between(const std::vector<Piece>& pieces, std::size_t begin,
                               std::size_t end) {
    std::size_t count = 0;
    for (std::size_t i = begin; i < end; ++i) { count += is_paragraph_like(pieces[i]) ? 1U : 0U; }
    return count;
}

/// Posts that open with the time of day. Most must be in one order, as times on a page are.
std::vector<PostStart> timed_posts(std::string_view text, const std::vector<Piece>& pieces,
                                   const Knowledge& knowledge, std::size_t posts_max) {
    std::vector<PostStart> posts;
    std::size_t rising = 0;
    std::size_t falling = 0;
    for (std::size_t i = 0; i < pieces.size() && posts.size() < posts_max; ++i) {
        if (pieces[i].dropped || pieces[i].span.length_bytes() < 5) { continue; }
        const auto leading = knowledge.dates.leading_time(slice(text, pieces[i].span));
        if (!leading) { continue; }
        const bool alone = leading->length_bytes >= pieces[i].span.length_bytes();
        if (alone && i + 1 >= pieces.size()) { continue; }
        if (!posts.empty() && posts.back().time) {
            (*posts.back().time <= leading->time ? rising : falling) += 1;
        }
        PostStart post;
        post.piece = i;
        post.time = leading->time;
        posts.push_back(post);
    }
    const auto steps = rising + falling;
    if (posts.size() < k_timed_posts_min || std::max(rising, falling) * 5 < steps * 4) {
        return {};
    }
    // A list of key points repeats times over headlines: those belong to what stands before them.
    std::vector<PostStart> full;
    for (std::size_t k = 0; k < posts.size(); ++k) {
        const auto end = k + 1 < posts.size() ? posts[k + 1].piece : pieces.size();
        if (paragraphs_between(pieces, posts[k].piece, end) > 0) { full.push_back(posts[k]); }
    }
    if (full.size() < k_timed_posts_min) { return {}; }
    return full;
}

/// The title line above (or the date line itself): where a post that carries its date at the head
/// begins.
std::size_t head_of(std::string_view text, const std::vector<Piece>& pieces,
                    const std::vector<NoiseRole>& roles, std::size_t date_line, std::size_t from) {
    std::size_t head = date_line;
    for (std::size_t i = date_line; i-- > from;) {
        const bool label = roles[i] == NoiseRole::byline || roles[i] == NoiseRole::furniture;
        if (label && pieces[i].words <= 8) { continue; }
        if (is_heading_like(pieces[i], text) && pieces[i].words >= 2 &&
            roles[i] == NoiseRole::none) {
            head = i;
        }
        break;
    }
    return head;
}

std::vector<PostStart> dated_posts(std::string_view text, const std::vector<Piece>& pieces,
                                   const std::vector<NoiseRole>& roles, const Knowledge& knowledge,
                                   DayOrder order, std::size_t posts_max) {
    struct DateLine {
        std::size_t piece;
        WrittenDate date;
    };
    std::vector<DateLine> lines;
    for (std::size_t i = 0; i < pieces.size() && lines.size() < posts_max; ++i) {
        if (pieces[i].words > 16 || pieces[i].span.length_bytes() > 160 ||
            roles[i] == NoiseRole::caption || roles[i] == NoiseRole::updated) {
            continue;
        }
        const auto date = date_of_line(slice(text, pieces[i].span), knowledge, order);
        if (!date || date->short_year) { continue; }
        // "Published … / Updated …" on two lines are of one post.
        if (!lines.empty() && paragraphs_between(pieces, lines.back().piece + 1, i) == 0) {
            continue;
        }
        lines.push_back({i, *date});
    }
    if (lines.size() < 2) { return {}; }
    const bool text_before = paragraphs_between(pieces, 0, lines.front().piece) > 0;
    const bool text_after = paragraphs_between(pieces, lines.back().piece + 1, pieces.size()) > 0;
    std::vector<PostStart> posts;
    if (text_before && !text_after) {  // dates close the posts
        std::size_t begin = 0;
        for (const auto& line : lines) {
            PostStart post;
            post.piece = begin;
            post.date = line.date;
            posts.push_back(post);
            begin = line.piece + 1;
        }
        return posts;
    }
    std::size_t from = 0;
    for (const auto& line : lines) {
        PostStart post;
        post.piece = head_of(text, pieces, roles, line.piece, from);
        post.date = line.date;
        posts.push_back(post);
        from = line.piece + 1;
    }
    // One date at the head and one far below in an article are no posts: "published …" and a date
    // in a list.
    const bool headed = std::all_of(posts.begin() + 1, posts.end(), [&](const PostStart& post) {
        return pieces[post.piece].words >= 2 &&
               (is_heading_like(pieces[post.piece], text) || posts.size() > 2);
    });
    return headed ? posts : std::vector<PostStart>{};
}

std::vector<PostStart> outline_posts(std::string_view text, const std::vector<Piece>& pieces,
                                     std::size_t posts_max) {
    std::uint16_t outer = 1000;
    for (const auto& piece : pieces) {
        if (piece.bullet) { outer = std::min(outer, piece.indent); }
    }
    std::vector<PostStart> posts;
    for (std::size_t i = 0; i < pieces.size() && posts.size() < posts_max; ++i) {
        if (!pieces[i].bullet || pieces[i].indent != outer || !is_heading_like(pieces[i], text) ||
            pieces[i].words < 3) {
            continue;
        }
        std::size_t deeper = 0;
        std::size_t k = i + 1;
        for (; k < pieces.size() && pieces[k].indent > outer; ++k) {
            deeper += is_paragraph_like(pieces[k]) ? 1U : 0U;
        }
        if (deeper == 0) { continue; }
        PostStart post;
        post.piece = i;
        posts.push_back(post);
    }
    return posts.size() < 2 ? std::vector<PostStart>{} : posts;
}

}  // namespace

std::vector<PostStart> find_posts(std::string_view text, const std::vector<Piece>& pieces,
                                  const std::vector<NoiseRole>& roles, const Knowledge& knowledge,
                                  DayOrder order, std::size_t posts_max) {
    auto posts = outline_posts(text, pieces, posts_max);
    if (posts.empty()) { posts = timed_posts(text, pieces, knowledge, posts_max); }
    if (posts.empty()) { posts = dated_posts(text, pieces, roles, knowledge, order, posts_max); }
    for (auto& post : posts) {
        if (post.date) { continue; }
        // A date in the title, or on one of the next lines, is the post's own.
        for (std::size_t i = post.piece; i < std::min(post.piece + 4, pieces.size()) && !post.date;
             ++i) {
            if (i == post.piece && !post.time) {
                const auto dates = knowledge.dates.find_all(slice(text, pieces[i].span), order, 1);
                if (!dates.empty() && pieces[i].words <= 30) { post.date = dates.front(); }
            } else {
                post.date = date_of_line(slice(text, pieces[i].span), knowledge, order);
            }
        }
    }
    return posts;
}

}  // namespace counterclaim::article
