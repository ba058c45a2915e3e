#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace counterclaim::text {

/// What a code point is to a reader of news. One table look-up (Unicode 15 through ICU).
enum class CharClass : std::uint8_t {
    other,
    space,  ///< any white space but line breaks
    line_break,
    letter,  ///< without case: Arabic, Georgian, Hebrew, Han …
    lower,
    upper,  ///< title case included
    mark,   ///< combining mark
    digit,  ///< decimal digit of any script
    punctuation,
    symbol,
    invisible,  ///< joiners, direction marks, soft hyphen, zero-width space, controls
};

namespace detail {

/// The classes of ASCII, so that most letters of most texts need no call.
inline constexpr auto k_ascii_classes = [] {
    std::array<CharClass, 0x80> classes{};
    for (unsigned code = 0; code < classes.size(); ++code) {
        const char c = static_cast<char>(code);
        auto& found = classes[code];
        if (c == '\n' || c == '\r') {
            found = CharClass::line_break;
        } else if (c == ' ' || (c >= '\t' && c <= '\r')) {
            found = CharClass::space;
        } else if (code < 0x20 || code == 0x7F) {
            found = CharClass::invisible;
        } else if (c >= '0' && c <= '9') {
            found = CharClass::digit;
        } else if (c >= 'A' && c <= 'Z') {
            found = CharClass::upper;
        } else if (c >= 'a' && c <= 'z') {
            found = CharClass::lower;
        } else if (std::string_view("$+<=>^`|~").find(c) != std::string_view::npos) {
            found = CharClass::symbol;
        } else {
            found = CharClass::punctuation;
        }
    }
    return classes;
}();

[[nodiscard]] CharClass class_beyond_ascii(char32_t code);

}  // namespace detail

[[nodiscard]] inline CharClass char_class(char32_t code) {
    return code < detail::k_ascii_classes.size() ? detail::k_ascii_classes[code]
                                                 : detail::class_beyond_ascii(code);
}
[[nodiscard]] inline bool is_letter(char32_t code) {
    const auto found = char_class(code);
    return found == CharClass::letter || found == CharClass::lower || found == CharClass::upper;
}
[[nodiscard]] inline bool is_upper(char32_t code) { return char_class(code) == CharClass::upper; }
[[nodiscard]] inline bool is_lower(char32_t code) { return char_class(code) == CharClass::lower; }
[[nodiscard]] inline bool is_digit(char32_t code) { return char_class(code) == CharClass::digit; }
[[nodiscard]] inline bool is_mark(char32_t code) { return char_class(code) == CharClass::mark; }
[[nodiscard]] inline bool is_space(char32_t code) {
    const auto found = char_class(code);
    return found == CharClass::space || found == CharClass::line_break;
}
/// Letters, marks, digits: what words are made of.
[[nodiscard]] inline bool is_word(char32_t code) {
    const auto found = char_class(code);
    return found == CharClass::letter || found == CharClass::lower || found == CharClass::upper ||
           found == CharClass::mark || found == CharClass::digit;
}

/// Number of words: runs of letters, marks and digits, where inner apostrophes and hyphens join.
/// Scripts without spaces count one word for every two letters.
[[nodiscard]] std::size_t count_words(std::string_view text);

/// Without white space and invisible characters of any kind at both ends.
[[nodiscard]] std::string_view trim_space(std::string_view text);

}  // namespace counterclaim::text
