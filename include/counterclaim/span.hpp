#pragma once

#include <cassert>
#include <compare>
#include <cstdint>
#include <string_view>

namespace counterclaim {

/// Half-open byte interval [begin, end) in a UTF-8 text. Which text is said by whoever holds the
/// span: a `Block`, `Token` or mention counts in its article's `text`, a `Block::source` in the
/// document's text.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] constexpr std::uint32_t length_bytes() const { return end - begin; }
    [[nodiscard]] constexpr bool empty() const { return end <= begin; }
    [[nodiscard]] constexpr bool contains(Span other) const {
        return begin <= other.begin && other.end <= end;
    }
    [[nodiscard]] constexpr bool contains(std::uint32_t at) const {
        return begin <= at && at < end;
    }
    [[nodiscard]] constexpr bool overlaps(Span other) const {
        return begin < other.end && other.begin < end;
    }
    friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

/// The bytes a span covers. `text` must be the text the span counts in.
[[nodiscard]] constexpr std::string_view slice(std::string_view text, Span span) {
    assert(span.begin <= span.end && span.end <= text.size());
    return text.substr(span.begin, span.length_bytes());
}

/// The smallest span that covers both; an empty span adds nothing.
[[nodiscard]] constexpr Span join(Span a, Span b) {
    if (a.empty()) { return b; }
    if (b.empty()) { return a; }
    return {a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

}  // namespace counterclaim
