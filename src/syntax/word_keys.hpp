#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace counterclaim::syntax {

/// What the classifiers see of a word's form, as hashes. Typographic apostrophes, quotes and dashes
/// count as their ASCII twins and every digit as 0, so that text set by another hand reads the
/// same.
struct WordKeys {
    std::uint64_t form = 0;   ///< letters as written
    std::uint64_t lower = 0;  ///< in lower case
    std::array<std::uint64_t, 4>
        prefix{};  ///< first 1 … 4 letters in lower case; 0 where the word is shorter
    std::array<std::uint64_t, 6>
        suffix{};             ///< last 1 … 6 letters in lower case; 0 where the word is shorter
    std::uint64_t shape = 0;  ///< runs of upper, lower, digit, other: "Xx", "X.X.", "0-x"
    std::uint8_t length = 0;  ///< in code points, at most 255
    bool first_upper = false;
    bool first_lower = false;  ///< a small letter of a script that has capitals too
    bool all_upper = false;    ///< at least two letters and none in lower case
    bool has_letter = false;
};

[[nodiscard]] WordKeys keys_of(std::string_view form);

/// Keys of what stands before and after a sentence.
[[nodiscard]] const WordKeys& border_keys();

}  // namespace counterclaim::syntax
