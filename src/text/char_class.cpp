#include "text/char_class.hpp"

#include "text/utf8.hpp"

#include <unicode/uchar.h>

#include <vector>

namespace counterclaim::text {
namespace {

constexpr char32_t k_table_end = 0x10000;

CharClass classify(char32_t code) {
    const auto point = static_cast<UChar32>(code);
    if (code == '\n' || code == '\r' || code == 0x2028 || code == 0x2029 || code == 0x85) {
        return CharClass::line_break;
    }
    if (u_isUWhiteSpace(point)) { return CharClass::space; }
    switch (u_charType(point)) {
        case U_UPPERCASE_LETTER:
        case U_TITLECASE_LETTER:
            return CharClass::upper;
        case U_LOWERCASE_LETTER:
            return CharClass::lower;
        case U_MODIFIER_LETTER:
        case U_OTHER_LETTER:
            return CharClass::letter;
        case U_NON_SPACING_MARK:
        case U_ENCLOSING_MARK:
        case U_COMBINING_SPACING_MARK:
            return CharClass::mark;
        case U_DECIMAL_DIGIT_NUMBER:
            return CharClass::digit;
        case U_FORMAT_CHAR:
        case U_CONTROL_CHAR:
            return CharClass::invisible;
        case U_DASH_PUNCTUATION:
        case U_START_PUNCTUATION:
        case U_END_PUNCTUATION:
        case U_CONNECTOR_PUNCTUATION:
        case U_OTHER_PUNCTUATION:
        case U_INITIAL_PUNCTUATION:
        case U_FINAL_PUNCTUATION:
            return CharClass::punctuation;
        case U_MATH_SYMBOL:
        case U_CURRENCY_SYMBOL:
        case U_MODIFIER_SYMBOL:
        case U_OTHER_SYMBOL:
            return CharClass::symbol;
        default:
            return CharClass::other;
    }
}

const std::vector<CharClass>& table() {
    static const std::vector<CharClass> built = [] {
        std::vector<CharClass> classes(k_table_end);
        for (char32_t code = 0; code < k_table_end; ++code) { classes[code] = classify(code); }
        return classes;
    }();
    return built;
}

/// Han, kana, Thai, Lao, Khmer, Myanmar: written without spaces between words.
bool is_unspaced(char32_t code) {
    return (code >= 0x0E00 && code <= 0x0EFF) || (code >= 0x1000 && code <= 0x109F) ||
           (code >= 0x1780 && code <= 0x17FF) || (code >= 0x3040 && code <= 0x30FF) ||
           (code >= 0x3400 && code <= 0x9FFF) || (code >= 0x20000 && code <= 0x3FFFF);
}

bool joins(char32_t code) { return code == '\'' || code == '-' || code == U'’' || code == 0x2011; }

}  // namespace

CharClass detail::class_beyond_ascii(char32_t code) {
    return code < k_table_end ? table()[code] : classify(code);
}

std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    std::size_t unspaced = 0;
    bool inside = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = decode_at(text, at);
        at += point.length;
        if (is_unspaced(point.code)) {
            ++unspaced;
            inside = false;
        } else if (is_word(point.code)) {
            words += inside ? 0 : 1;
            inside = true;
        } else if (!(inside && joins(point.code))) {
            inside = false;
        }
    }
    return words + (unspaced + 1) / 2;
}

std::string_view trim_space(std::string_view text) {
    const auto blank = [](char32_t code) {
        return is_space(code) || char_class(code) == CharClass::invisible;
    };
    while (!text.empty()) {
        const auto first = decode_at(text, 0);
        if (!blank(first.code)) { break; }
        text.remove_prefix(first.length);
    }
    while (!text.empty()) {
        const auto last = decode_before(text, text.size());
        if (!blank(last.code)) { break; }
        text.remove_suffix(last.length);
    }
    return text;
}

}  // namespace counterclaim::text
