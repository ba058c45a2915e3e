#include "text/fold.hpp"

#include "text/utf8.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <memory>
#include <unordered_map>

namespace counterclaim::text {
namespace {

constexpr char32_t k_table_end = 0x10000;   // the scripts of the news are in the first plane
constexpr char32_t k_several = 0xFFFFFFFF;  // the replacement is a string of `Tables::several`
constexpr char32_t k_dropped = 0xFFFFFFFE;

struct Range {
    char32_t first;
    char32_t last;
};

// Marks that can be left out when writing (Mn of scripts where they are diacritics, not vowels of
// an abugida).
constexpr std::array k_marks{
    Range{0x0300, 0x036F}, Range{0x0483, 0x0487}, Range{0x0591, 0x05BD}, Range{0x05BF, 0x05BF},
    Range{0x05C1, 0x05C2}, Range{0x05C4, 0x05C5}, Range{0x05C7, 0x05C7}, Range{0x0610, 0x061A},
    Range{0x0640, 0x0640}, Range{0x064B, 0x065F}, Range{0x0670, 0x0670}, Range{0x06D6, 0x06DC},
    Range{0x06DF, 0x06E4}, Range{0x06E7, 0x06E8}, Range{0x06EA, 0x06ED}, Range{0x1AB0, 0x1AFF},
    Range{0x1DC0, 0x1DFF}, Range{0x20D0, 0x20FF}, Range{0xFE00, 0xFE0F}, Range{0xFE20, 0xFE2F}};

struct Special {
    char32_t from;
    char32_t to;
    char32_t then = 0;  ///< second letter, where there is one
};

// Letters that Unicode does not decompose, and letters kept although it does.
constexpr std::array k_specials{
    Special{U'ə', U'e'},       Special{U'ı', U'i'},       Special{U'ł', U'l'},
    Special{U'ø', U'o'},       Special{U'đ', U'd'},       Special{U'ð', U'd'},
    Special{U'ħ', U'h'},       Special{U'ŧ', U't'},       Special{U'ß', U's', U's'},
    Special{U'æ', U'a', U'e'}, Special{U'œ', U'o', U'e'}, Special{U'þ', U't', U'h'},
    Special{U'ŋ', U'n'},       Special{U'ς', U'σ'},       Special{U'й', U'й'},
    Special{U'ў', U'ў'},       Special{U'ї', U'ї'},       Special{U'ґ', U'г'},
    Special{0x0649, 0x06CC},   Special{0x064A, 0x06CC},   Special{0x0643, 0x06A9},
    Special{0x0629, 0x0647},   Special{0x06C0, 0x0647},   Special{0x06D2, 0x06CC},
    Special{0x0671, 0x0627},   Special{U'‘', U'\''},      Special{U'’', U'\''},
    Special{U'‛', U'\''},      Special{U'ʼ', U'\''},      Special{U'ʹ', U'\''},
    Special{U'ʻ', U'\''},      Special{U'ʾ', U'\''},      Special{U'ʿ', U'\''},
    Special{U'´', U'\''},      Special{U'`', U'\''},      Special{U'′', U'\''},
    Special{0xFF07, U'\''},    Special{0x02C8, U'\''},    Special{0x055A, U'\''},
    Special{0x2010, U'-'},     Special{0x2011, U'-'},     Special{0x058A, U'-'},
    Special{0x05BE, U'-'}};

bool is_strippable(char32_t code) {
    for (const auto range : k_marks) {
        if (code >= range.first && code <= range.last) { return true; }
    }
    return false;
}

bool is_invisible(char32_t code) {
    const auto type = u_charType(static_cast<UChar32>(code));
    return type == U_FORMAT_CHAR ||
           (type == U_CONTROL_CHAR && code != '\n' && code != '\t' && code != '\r');
}

const Special* find_special(char32_t code) {
    for (const auto& special : k_specials) {
        if (special.from == code) { return &special; }
    }
    return nullptr;
}

std::u32string code_points_of(const icu::UnicodeString& string) {
    std::u32string points;
    for (std::int32_t i = 0; i < string.length(); i = string.moveIndex32(i, 1)) {
        points.push_back(static_cast<char32_t>(string.char32At(i)));
    }
    return points;
}

/// What one code point folds to, worked out slowly; the table keeps the answers.
std::u32string fold_one(char32_t code, const icu::Normalizer2& compatible, int depth = 0) {
    if (is_strippable(code) || is_invisible(code)) { return {}; }
    const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(code)));
    if (const auto* special = find_special(lower)) {
        return special->then == 0 ? std::u32string{special->to}
                                  : std::u32string{special->to, special->then};
    }
    if (code >= 0x80 && u_isdigit(static_cast<UChar32>(code))) {
        return {static_cast<char32_t>('0' + u_charDigitValue(static_cast<UChar32>(code)))};
    }
    if (code == '\n' || code == '\r') { return {code}; }
    if (u_isUWhiteSpace(static_cast<UChar32>(code)) && code != 0x2028 && code != 0x2029) {
        return {U' '};
    }
    icu::UnicodeString raw;
    if (depth > 3 || !compatible.getDecomposition(static_cast<UChar32>(lower), raw)) {
        return {lower};
    }
    std::u32string out;
    for (const auto part : code_points_of(raw)) {
        if (u_charType(static_cast<UChar32>(part)) == U_NON_SPACING_MARK && !is_strippable(part)) {
            return {lower};  // a vowel sign of an abugida, or a voiced kana: keep the whole letter
        }
        if (part >= 0x1100 && part <= 0x11FF) { return {lower}; }  // Hangul syllables stay whole
        out += fold_one(part, compatible, depth + 1);
    }
    return out;
}

struct Tables {
    std::vector<char32_t> one;  // what a code point becomes; k_several, k_dropped
    std::unordered_map<char32_t, std::string> several;
    std::vector<char32_t> lower;
};

// Han, Hangul syllables, surrogates and private use, two thirds of the plane: letters without case
// that become themselves, so that nobody need ask.
constexpr std::array k_themselves{Range{0x3400, 0x9FFF}, Range{0xAC00, 0xD7A3},
                                  Range{0xD800, 0xF8FF}};

Tables build_tables() {
    Tables tables;
    tables.one.resize(k_table_end);
    tables.lower.resize(k_table_end);
    UErrorCode status = U_ZERO_ERROR;
    const auto* compatible = icu::Normalizer2::getNFKDInstance(status);
    const auto* themselves = k_themselves.begin();
    for (char32_t code = 0; code < k_table_end; ++code) {
        if (themselves != k_themselves.end() && code == themselves->first) {
            for (; code <= themselves->last; ++code) {
                tables.one[code] = tables.lower[code] = code;
            }
            ++themselves;
        }
        tables.lower[code] =
            code == 0x130 ? U'i' : static_cast<char32_t>(u_tolower(static_cast<UChar32>(code)));
        if (U_FAILURE(status) != 0 || code == k_replacement) {
            tables.one[code] = tables.lower[code];
            continue;
        }
        const auto folded = fold_one(code, *compatible);
        if (folded.empty()) {
            tables.one[code] = k_dropped;
        } else if (folded.size() == 1) {
            tables.one[code] = folded.front();
        } else {
            tables.one[code] = k_several;
            auto& bytes = tables.several[code];
            for (const auto part : folded) { append_utf8(bytes, part); }
        }
    }
    return tables;
}

/// Built on first use, the same for every process, never changed after.
const Tables& tables() {
    static const Tables built = build_tables();
    return built;
}

/// The letter that `base` and a mark written after it make, where the fold keeps that letter; else
/// 0.
char32_t kept_composition(char32_t base, char32_t mark) {
    if (mark == 0x0306 && base == U'и') { return U'й'; }
    if (mark == 0x0306 && base == U'у') { return U'ў'; }
    if (mark == 0x0308 && base == U'і') { return U'ї'; }
    return 0;
}

/// Folds one code point onto `out`; `out` from `start` on is what this call folded before.
void fold_point(const Tables& table, std::string& out, std::size_t start, char32_t code) {
    if (code >= k_table_end) {
        append_utf8(out, code);
        return;
    }
    const char32_t one = table.one[code];
    if (one == k_dropped) {
        if ((code == 0x0306 || code == 0x0308) && out.size() > start) {
            const auto base = decode_before(out, out.size());
            if (const auto whole = kept_composition(base.code, code)) {
                out.resize(base.at);
                append_utf8(out, whole);
            }
        }
    } else if (one == k_several) {
        out += table.several.find(code)->second;
    } else {
        append_utf8(out, one);
    }
}

/// Appends the characters from `at` on that are ASCII and become one of ASCII each, which most do,
/// without a look at each by itself. Returns where it stopped.
template <typename Become>
std::size_t append_plain_run(std::string& out, std::string_view text, std::size_t at,
                             const Become& become) {
    constexpr char32_t k_ascii_end = 0x80;
    const auto code_at = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(text[i]));
    };
    std::size_t end = at;
    while (end < text.size() && code_at(end) < k_ascii_end && become(code_at(end)) < k_ascii_end) {
        ++end;
    }
    const std::size_t begin = out.size();
    out.resize(begin + end - at);
    for (std::size_t i = at; i < end; ++i) {
        out[begin + i - at] = static_cast<char>(become(code_at(i)));
    }
    return end;
}

}  // namespace

void fold_onto(std::string& out, std::string_view text) {
    const auto& table = tables();
    const std::size_t start = out.size();
    out.reserve(start + text.size());
    for (std::size_t at = 0; at < text.size();) {
        at = append_plain_run(out, text, at, [&](char32_t code) { return table.one[code]; });
        if (at == text.size()) { break; }
        const auto point = decode_at(text, at);
        fold_point(table, out, start, point.code);
        at += point.length;
    }
}

std::string fold(std::string_view text) {
    std::string out;
    fold_onto(out, text);
    return out;
}

FoldedText fold_with_offsets(std::string_view text) {
    FoldedText folded;
    const auto& table = tables();
    folded.text.reserve(text.size());
    folded.offsets.reserve(text.size() + 1);
    for (std::size_t at = 0; at < text.size();) {
        const auto point = decode_at(text, at);
        fold_point(table, folded.text, 0, point.code);
        folded.offsets.resize(folded.text.size(), point.at);
        at += point.length;
    }
    folded.offsets.push_back(static_cast<std::uint32_t>(text.size()));
    return folded;
}

char32_t to_lower(char32_t code) {
    if (code < 0x80) { return code >= 'A' && code <= 'Z' ? code + 32 : code; }
    if (code >= k_table_end) {
        return static_cast<char32_t>(u_tolower(static_cast<UChar32>(code)));
    }
    return tables().lower[code];
}

std::string to_lower(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        at = append_plain_run(out, text, at, [](char32_t code) {
            return code >= U'A' && code <= U'Z' ? code + 32 : code;
        });
        if (at == text.size()) { break; }
        const auto point = decode_at(text, at);
        append_utf8(out, to_lower(point.code));
        at += point.length;
    }
    return out;
}

}  // namespace counterclaim::text
