#include "link/align.hpp"

#include "link/claim_key.hpp"
#include "text/char_class.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace counterclaim::link {
namespace {

/// Stretches of more cells than this between two anchors are one difference.
constexpr std::size_t k_cells_max = 250'000;
constexpr std::uint32_t k_twice = ~0U;

struct Anchor {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
};

/// Position of each sequence that occurs exactly once.
std::unordered_map<std::uint32_t, std::uint32_t> unique_positions(
    const std::vector<std::uint32_t>& shingles) {
    std::unordered_map<std::uint32_t, std::uint32_t> positions;
    positions.reserve(shingles.size());
    for (std::uint32_t at = 0; at < shingles.size(); ++at) {
        const auto [place, fresh] = positions.emplace(shingles[at], at);
        if (!fresh) { place->second = k_twice; }
    }
    return positions;
}

/// The longest chain of anchors (sorted by a) that also rises in b.
std::vector<Anchor> longest_chain(const std::vector<Anchor>& anchors) {
    std::vector<std::size_t> ends;
    std::vector<std::ptrdiff_t> before(anchors.size(), -1);
    for (std::size_t i = 0; i < anchors.size(); ++i) {
        const auto place =
            std::lower_bound(ends.begin(), ends.end(), anchors[i].b,
                             [&](std::size_t end, std::uint32_t b) { return anchors[end].b < b; });
        if (place != ends.begin()) { before[i] = static_cast<std::ptrdiff_t>(*(place - 1)); }
        if (place == ends.end()) {
            ends.push_back(i);
        } else {
            *place = i;
        }
    }
    std::vector<Anchor> chain;
    auto at = ends.empty() ? -1 : static_cast<std::ptrdiff_t>(ends.back());
    for (; at >= 0; at = before[static_cast<std::size_t>(at)]) {
        chain.push_back(anchors[static_cast<std::size_t>(at)]);
    }
    std::reverse(chain.begin(), chain.end());
    return chain;
}

/// Aligns a short stretch exactly (longest common subsequence) and adds what differs.
void align_exactly(const std::vector<Word>& a, const std::vector<Word>& b, const Gap& gap,
                   std::vector<Gap>& gaps) {
    const std::size_t rows = gap.a_end - gap.a_begin;
    const std::size_t columns = gap.b_end - gap.b_begin;
    const std::size_t width = columns + 1;
    std::vector<std::uint16_t> longest((rows + 1) * width, 0);
    const auto equal = [&](std::size_t i, std::size_t j) {
        return a[gap.a_begin + i].hash == b[gap.b_begin + j].hash;
    };
    for (std::size_t i = rows; i-- > 0;) {
        for (std::size_t j = columns; j-- > 0;) {
            longest[i * width + j] =
                equal(i, j) ? static_cast<std::uint16_t>(longest[(i + 1) * width + j + 1] + 1)
                            : std::max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
        }
    }
    std::size_t i = 0;
    std::size_t j = 0;
    Gap open{gap.a_begin, gap.a_begin, gap.b_begin, gap.b_begin};
    const auto close = [&] {
        open.a_end = gap.a_begin + static_cast<std::uint32_t>(i);
        open.b_end = gap.b_begin + static_cast<std::uint32_t>(j);
        if (open.a_begin < open.a_end || open.b_begin < open.b_end) { gaps.push_back(open); }
    };
    while (i < rows && j < columns) {
        if (equal(i, j)) {
            close();
            ++i;
            ++j;
            open = {gap.a_begin + static_cast<std::uint32_t>(i), 0,
                    gap.b_begin + static_cast<std::uint32_t>(j), 0};
        } else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) {
            ++i;
        } else {
            ++j;
        }
    }
    i = rows;
    j = columns;
    close();
}

void add_gap(const std::vector<Word>& a, const std::vector<Word>& b, Gap gap,
             std::vector<Gap>& gaps) {
    while (gap.a_begin < gap.a_end && gap.b_begin < gap.b_end &&
           a[gap.a_begin].hash == b[gap.b_begin].hash) {
        ++gap.a_begin;
        ++gap.b_begin;
    }
    while (gap.a_begin < gap.a_end && gap.b_begin < gap.b_end &&
           a[gap.a_end - 1].hash == b[gap.b_end - 1].hash) {
        --gap.a_end;
        --gap.b_end;
    }
    const std::size_t cells =
        static_cast<std::size_t>(gap.a_end - gap.a_begin) * (gap.b_end - gap.b_begin);
    if (cells > 0 && cells <= k_cells_max) {
        align_exactly(a, b, gap, gaps);
    } else if (gap.a_begin < gap.a_end || gap.b_begin < gap.b_end) {
        gaps.push_back(gap);
    }
}

}  // namespace

std::vector<Word> words_of(std::string_view text, std::size_t words_max) {
    std::vector<Word> words;
    Span span;
    bool number = false;
    const auto finish = [&] {
        if (span.empty()) { return; }
        const auto hash = hash_text(text::fold(slice(text, span)));
        words.push_back({static_cast<std::uint32_t>(hash), span, number});
        span = {};
    };
    for (const auto point : text::code_points(text)) {
        if (words.size() >= words_max) { return words; }
        if (!text::is_word(point.code)) {
            finish();
            continue;
        }
        if (span.empty()) {
            span.begin = point.at;
            number = text::is_digit(point.code);
        }
        span.end = point.end();
    }
    finish();
    return words;
}

std::vector<std::uint32_t> shingles_of(const std::vector<Word>& words, std::size_t length) {
    std::vector<std::uint32_t> shingles;
    if (length == 0 || words.size() < length) { return shingles; }
    shingles.reserve(words.size() - length + 1);
    for (std::size_t begin = 0; begin + length <= words.size(); ++begin) {
        std::uint64_t hash = 0;
        for (std::size_t i = begin; i < begin + length; ++i) {
            hash = (hash ^ words[i].hash) * 0x9E3779B97F4A7C15ULL;
            hash ^= hash >> 29U;
        }
        shingles.push_back(static_cast<std::uint32_t>(hash >> 16U));
    }
    return shingles;
}

std::vector<Gap> gaps_between(const std::vector<Word>& a, const std::vector<Word>& b,
                              std::size_t anchor_words) {
    const auto shingles_a = shingles_of(a, anchor_words);
    const auto in_a = unique_positions(shingles_a);
    const auto in_b = unique_positions(shingles_of(b, anchor_words));
    std::vector<Anchor> anchors;
    for (std::uint32_t at = 0; at < shingles_a.size(); ++at) {
        const auto mine = in_a.find(shingles_a[at]);
        const auto theirs = in_b.find(shingles_a[at]);
        if (mine->second == k_twice || theirs == in_b.end() || theirs->second == k_twice) {
            continue;
        }
        anchors.push_back({at, theirs->second});
    }
    std::vector<Gap> gaps;
    Gap gap;
    for (const auto& anchor : longest_chain(anchors)) {
        if (anchor.a < gap.a_begin || anchor.b < gap.b_begin) { continue; }
        gap.a_end = anchor.a;
        gap.b_end = anchor.b;
        add_gap(a, b, gap, gaps);
        gap.a_begin = anchor.a + static_cast<std::uint32_t>(anchor_words);
        gap.b_begin = anchor.b + static_cast<std::uint32_t>(anchor_words);
    }
    gap.a_end = static_cast<std::uint32_t>(a.size());
    gap.b_end = static_cast<std::uint32_t>(b.size());
    gap.a_begin = std::min(gap.a_begin, gap.a_end);
    gap.b_begin = std::min(gap.b_begin, gap.b_end);
    add_gap(a, b, gap, gaps);
    return gaps;
}

}  // namespace counterclaim::link
