#include "word_diff.hpp"

#include <algorithm>
#include <cstddef>

namespace counterclaim::app {
namespace {

using Kind = DiffPart::Kind;
using Pieces = std::vector<std::string_view>;

/// Words with the blanks behind them, and line ends, as pieces that join to the text again.
Pieces pieces_of(std::string_view text) {
    Pieces pieces;
    while (!text.empty()) {
        std::size_t end = text.find_first_of(" \n");
        end = end == std::string_view::npos ? text.size() : end + 1;
        pieces.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return pieces;
}

void add(std::vector<DiffPart>& parts, Kind kind, std::string_view text) {
    if (text.empty()) { return; }
    if (parts.empty() || parts.back().kind != kind) { parts.push_back({kind, {}}); }
    parts.back().text += text;
}

std::string joined(const Pieces& pieces, std::size_t from, std::size_t to) {
    std::string text;
    for (std::size_t i = from; i < to; ++i) { text += pieces[i]; }
    return text;
}

/// The greedy search forward, remembering each front, then the way back.
std::vector<DiffPart> middle(const Pieces& a, const Pieces& b, int edits_max) {
    const int n = static_cast<int>(a.size());
    const int m = static_cast<int>(b.size());
    const int most = std::min(edits_max, n + m);
    std::vector<int> front(static_cast<std::size_t>(2 * most + 3), 0);
    const auto at = [&](std::vector<int>& v, int k) -> int& {
        return v[static_cast<std::size_t>(k + most + 1)];
    };
    std::vector<std::vector<int>> fronts;
    int edits = -1;
    for (int d = 0; d <= most && edits < 0; ++d) {
        fronts.push_back(front);
        for (int k = -d; k <= d; k += 2) {
            const bool down = k == -d || (k != d && at(front, k - 1) < at(front, k + 1));
            int x = down ? at(front, k + 1) : at(front, k - 1) + 1;
            while (x < n && x - k < m &&
                   a[static_cast<std::size_t>(x)] == b[static_cast<std::size_t>(x - k)]) {
                ++x;
            }
            at(front, k) = x;
            if (x >= n && x - k >= m) {
                edits = d;
                break;
            }
        }
    }
    std::vector<DiffPart> parts;
    if (edits < 0) {
        add(parts, Kind::removed, joined(a, 0, a.size()));
        add(parts, Kind::added, joined(b, 0, b.size()));
        return parts;
    }
    std::vector<std::pair<Kind, std::string_view>> steps;
    int x = n;
    int y = m;
    for (int d = edits; d > 0; --d) {
        auto& before = fronts[static_cast<std::size_t>(d)];
        const int k = x - y;
        const bool down = k == -d || (k != d && at(before, k - 1) < at(before, k + 1));
        const int k_before = down ? k + 1 : k - 1;
        const int x_before = at(before, k_before);
        const int y_before = x_before - k_before;
        const int x_edited = down ? x_before : x_before + 1;
        while (x > x_edited) {
            steps.emplace_back(Kind::same, a[static_cast<std::size_t>(x - 1)]);
            --x;
        }
        if (down) {
            steps.emplace_back(Kind::added, b[static_cast<std::size_t>(y_before)]);
        } else {
            steps.emplace_back(Kind::removed, a[static_cast<std::size_t>(x_before)]);
        }
        x = x_before;
        y = y_before;
    }
    while (x > 0) { steps.emplace_back(Kind::same, a[static_cast<std::size_t>(--x)]); }
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        add(parts, step->first, step->second);
    }
    return parts;
}

}  // namespace

std::vector<DiffPart> diff_texts(std::string_view before, std::string_view after, int edits_max) {
    auto a = pieces_of(before);
    auto b = pieces_of(after);
    std::size_t head = 0;
    while (head < a.size() && head < b.size() && a[head] == b[head]) { ++head; }
    std::size_t tail = 0;
    while (tail < a.size() - head && tail < b.size() - head &&
           a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) {
        ++tail;
    }
    std::vector<DiffPart> parts;
    add(parts, Kind::same, joined(a, 0, head));
    const auto begin = static_cast<std::ptrdiff_t>(head);
    const Pieces middle_a(a.begin() + begin, a.end() - static_cast<std::ptrdiff_t>(tail));
    const Pieces middle_b(b.begin() + begin, b.end() - static_cast<std::ptrdiff_t>(tail));
    for (const auto& part : middle(middle_a, middle_b, edits_max)) {
        add(parts, part.kind, part.text);
    }
    add(parts, Kind::same, joined(a, a.size() - tail, a.size()));
    return parts;
}

}  // namespace counterclaim::app
