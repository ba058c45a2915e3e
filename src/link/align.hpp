#pragma once

#include <counterclaim/copy.hpp>
#include <counterclaim/span.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace counterclaim::link {

/// A word of a text: its folded hash and where it stands.
struct Word {
    std::uint32_t hash = 0;
    Span span;
    bool number = false;
};

/// Runs of letters, marks and digits, folded; at most `words_max`.
[[nodiscard]] std::vector<Word> words_of(std::string_view text, std::size_t words_max);

/// Hashes of all sequences of `length` words, in order of the text.
[[nodiscard]] std::vector<std::uint32_t> shingles_of(const std::vector<Word>& words,
                                                     std::size_t length);

/// A stretch of words [a_begin, a_end) of the one text that stands for [b_begin, b_end) of the
/// other.
struct Gap {
    std::uint32_t a_begin = 0;
    std::uint32_t a_end = 0;
    std::uint32_t b_begin = 0;
    std::uint32_t b_end = 0;
    friend bool operator==(const Gap&, const Gap&) = default;
};

/// Where two texts differ: sequences that occur once in each anchor the texts to one another
/// (patience sorting keeps the longest chain in the order of both), short stretches between anchors
/// are aligned exactly. Cost O(n log n).
[[nodiscard]] std::vector<Gap> gaps_between(const std::vector<Word>& a, const std::vector<Word>& b,
                                            std::size_t anchor_words);

}  // namespace counterclaim::link
