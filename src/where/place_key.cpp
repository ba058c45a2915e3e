#include "where/place_key.hpp"

#include "text/char_class.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace counterclaim::where {
namespace {

/// Apostrophes and the signs that stand for ayin, hamza and soft signs in transliterated names.
bool is_apostrophe(char32_t code) {
    switch (code) {
        case U'\'':
        case U'`':
        case 0x00B4:
        case 0x02B9:
        case 0x02BB:
        case 0x02BC:
        case 0x02BD:
        case 0x02BE:
        case 0x02BF:
        case 0x02C8:
        case 0x055A:
        case 0x2018:
        case 0x2019:
        case 0x201B:
        case 0x2032:
        case 0xA78C:
            return true;
        default:
            return false;
    }
}

bool is_hyphen(char32_t code) { return code == U'-' || code == 0x2010 || code == 0x2011; }

/// What a word starts after, read code point by code point.
struct Gap {
    int apostrophes = 0;
    int hyphens = 0;
    int dots = 0;
    int spaces = 0;
    int others = 0;

    void add(char32_t code) {
        if (is_apostrophe(code)) {
            ++apostrophes;
        } else if (is_hyphen(code)) {
            ++hyphens;
        } else if (code == U'.') {
            ++dots;
        } else if (text::is_space(code)) {
            ++spaces;
        } else if (text::char_class(code) != text::CharClass::invisible) {
            ++others;
        }
    }

    [[nodiscard]] Joint joint(const KeyWord& before, std::string_view before_key) const {
        const int all = apostrophes + hyphens + dots + spaces + others;
        if (others > 0 || dots > 1 || apostrophes > 1) { return Joint::stop; }
        if (apostrophes == 1) { return all == 1 ? Joint::glue : Joint::stop; }
        if (dots == 1) {
            // "U.S.-backed"
            if (all == 2 && hyphens == 1 && before_key.size() == 1) { return Joint::hyphen; }
            if (all == 1) { return before_key.size() == 1 ? Joint::glue : Joint::stop; }
            const bool is_short = before_key.size() <= 3 && before.letter_case != Case::lower;
            return hyphens == 0 && is_short ? Joint::dot : Joint::stop;
        }
        if (hyphens > 0) { return hyphens == 1 && spaces == 0 ? Joint::hyphen : Joint::stop; }
        return spaces > 0 ? Joint::space : Joint::camel;
    }
};

struct Letter {
    char32_t code;
    std::string_view latin;
};

// Letters of the scripts that write names sound by sound, after folding; sorted by code point.
constexpr std::array k_letters = std::to_array<Letter>({
    {0x03B1, "a"},  {0x03B2, "v"},  {0x03B3, "g"},  {0x03B4, "d"},  {0x03B5, "e"},  {0x03B6, "z"},
    {0x03B7, "i"},  {0x03B8, "t"},  {0x03B9, "i"},  {0x03BA, "k"},  {0x03BB, "l"},  {0x03BC, "m"},
    {0x03BD, "n"},  {0x03BE, "ks"}, {0x03BF, "o"},  {0x03C0, "p"},  {0x03C1, "r"},  {0x03C2, "s"},
    {0x03C3, "s"},  {0x03C4, "t"},  {0x03C5, "u"},  {0x03C6, "f"},  {0x03C7, "kh"}, {0x03C8, "ps"},
    {0x03C9, "o"},  {0x0430, "a"},  {0x0431, "b"},  {0x0432, "v"},  {0x0433, "g"},  {0x0434, "d"},
    {0x0435, "e"},  {0x0436, "zh"}, {0x0437, "z"},  {0x0438, "i"},  {0x0439, "y"},  {0x043A, "k"},
    {0x043B, "l"},  {0x043C, "m"},  {0x043D, "n"},  {0x043E, "o"},  {0x043F, "p"},  {0x0440, "r"},
    {0x0441, "s"},  {0x0442, "t"},  {0x0443, "u"},  {0x0444, "f"},  {0x0445, "kh"}, {0x0446, "ts"},
    {0x0447, "ch"}, {0x0448, "sh"}, {0x0449, "sh"}, {0x044A, ""},   {0x044B, "y"},  {0x044C, ""},
    {0x044D, "e"},  {0x044E, "yu"}, {0x044F, "ya"}, {0x0451, "e"},  {0x0452, "dj"}, {0x0454, "e"},
    {0x0455, "dz"}, {0x0456, "i"},  {0x0457, "yi"}, {0x0458, "y"},  {0x0459, "l"},  {0x045A, "n"},
    {0x045B, "ch"}, {0x045E, "u"},  {0x045F, "dj"}, {0x0491, "g"},  {0x0493, "gh"}, {0x049B, "k"},
    {0x049D, "g"},  {0x04AF, "u"},  {0x04B3, "h"},  {0x04B7, "j"},  {0x04BB, "h"},  {0x04D9, "a"},
    {0x04E9, "o"},  {0x0561, "a"},  {0x0562, "b"},  {0x0563, "g"},  {0x0564, "d"},  {0x0565, "e"},
    {0x0566, "z"},  {0x0567, "e"},  {0x0568, "e"},  {0x0569, "t"},  {0x056A, "zh"}, {0x056B, "i"},
    {0x056C, "l"},  {0x056D, "kh"}, {0x056E, "ts"}, {0x056F, "k"},  {0x0570, "h"},  {0x0571, "dz"},
    {0x0572, "gh"}, {0x0573, "ch"}, {0x0574, "m"},  {0x0575, "y"},  {0x0576, "n"},  {0x0577, "sh"},
    {0x0578, "o"},  {0x0579, "ch"}, {0x057A, "p"},  {0x057B, "j"},  {0x057C, "r"},  {0x057D, "s"},
    {0x057E, "v"},  {0x057F, "t"},  {0x0580, "r"},  {0x0581, "ts"}, {0x0582, "v"},  {0x0583, "p"},
    {0x0584, "k"},  {0x0585, "o"},  {0x0586, "f"},  {0x10D0, "a"},  {0x10D1, "b"},  {0x10D2, "g"},
    {0x10D3, "d"},  {0x10D4, "e"},  {0x10D5, "v"},  {0x10D6, "z"},  {0x10D7, "t"},  {0x10D8, "i"},
    {0x10D9, "k"},  {0x10DA, "l"},  {0x10DB, "m"},  {0x10DC, "n"},  {0x10DD, "o"},  {0x10DE, "p"},
    {0x10DF, "zh"}, {0x10E0, "r"},  {0x10E1, "s"},  {0x10E2, "t"},  {0x10E3, "u"},  {0x10E4, "p"},
    {0x10E5, "k"},  {0x10E6, "gh"}, {0x10E7, "k"},  {0x10E8, "sh"}, {0x10E9, "ch"}, {0x10EA, "ts"},
    {0x10EB, "dz"}, {0x10EC, "ts"}, {0x10ED, "ch"}, {0x10EE, "kh"}, {0x10EF, "j"},  {0x10F0, "h"},
});

struct Sound {
    std::string_view letters;
    char sound;
};

// Letter groups that different languages write for one sound, longest first.
constexpr std::array k_sounds = std::to_array<Sound>({
    {"tsch", 'j'},
    {"sch", 'j'},
    {"tch", 'j'},
    {"dzh", 'j'},
    {"dsh", 'j'},
    {"dj", 'j'},
    {"ch", 'j'},
    {"sh", 'j'},
    {"zh", 'j'},
    {"kh", 'h'},
    {"gh", 'g'},
    {"ph", 'f'},
    {"th", 't'},
    {"dh", 'd'},
    {"ts", 'c'},
    {"tz", 'c'},
    {"ck", 'k'},
});

bool is_vowel(char letter) {
    return letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o' || letter == 'u' ||
           letter == 'y';
}

char plain_sound(char letter) {
    switch (letter) {
        case 'w':
            return 'v';
        case 'q':
            return 'k';
        case 'x':
            return 'h';
        case 'c':
            return 'k';
        default:
            return letter;
    }
}

constexpr std::size_t k_words_max = 32;  // of a name

/// The key of a name of ASCII letters and digits with spaces and hyphens between them, as most are:
/// what `cut_words` would make of it, at a fifth of the price. False where it has anything else.
bool append_plain_key(std::string_view name, std::string& key) {
    std::size_t words = 0;
    bool apart = true;
    bool was_lower = false;
    for (const char c : name) {
        const auto found = text::char_class(static_cast<unsigned char>(c));
        const bool upper = found == text::CharClass::upper;
        const bool lower = found == text::CharClass::lower;
        if (static_cast<unsigned char>(c) >= 0x80) { return false; }
        if (c == ' ' || c == '-') {
            apart = true;
            was_lower = false;
            continue;
        }
        if (!upper && !lower && found != text::CharClass::digit) { return false; }
        if (apart || (upper && was_lower)) {
            if (++words > k_words_max) { return false; }
            if (!key.empty()) { key += ' '; }
        }
        key += upper ? static_cast<char>(c + ('a' - 'A')) : c;
        apart = false;
        was_lower = lower;
    }
    return true;
}

}  // namespace

void cut_words(std::string_view text, std::uint32_t offset, std::size_t words_max, KeyWords& out) {
    Gap gap;
    bool is_first = true;
    bool inside = false;
    bool was_lower = false;
    const auto close = [&](std::size_t end) {
        auto& word = out.words.back();
        word.end = offset + static_cast<std::uint32_t>(end);
        text::fold_onto(out.folded, text.substr(word.begin - offset, word.end - word.begin));
        // An apostrophe letter inside the folded form (ʿ) never reaches here: it ends a word.
        word.key_end = static_cast<std::uint32_t>(out.folded.size());
        inside = false;
        gap = Gap{};
    };
    for (const auto point : text::code_points(text)) {
        const auto found = text::char_class(point.code);
        const bool is_letter =
            !is_apostrophe(point.code) &&
            (found == text::CharClass::letter || found == text::CharClass::lower ||
             found == text::CharClass::upper || found == text::CharClass::digit ||
             (found == text::CharClass::mark && inside));
        const bool is_upper = found == text::CharClass::upper;
        if (inside && is_letter && is_upper && was_lower) { close(point.at); }
        if (!is_letter) {
            if (inside && found == text::CharClass::invisible) { continue; }
            if (inside) { close(point.at); }
            gap.add(point.code);
            was_lower = false;
            continue;
        }
        if (!inside) {
            if (out.words.size() >= words_max) { return; }
            KeyWord word;
            word.begin = offset + point.at;
            word.key_begin = static_cast<std::uint32_t>(out.folded.size());
            if (!is_first && !out.words.empty()) {
                word.joint = gap.joint(out.words.back(), out.key(out.words.size() - 1));
            }
            word.letter_case = is_upper                          ? Case::upper
                               : found == text::CharClass::lower ? Case::lower
                                                                 : Case::none;
            out.words.push_back(word);
            inside = true;
            is_first = false;
        } else if (found == text::CharClass::lower && out.words.back().letter_case == Case::upper) {
            out.words.back().letter_case = Case::capital;
        }
        was_lower = found == text::CharClass::lower;
    }
    if (inside) { close(text.size()); }
}

void append_key(std::string& key, const KeyWords& words, std::size_t word) {
    if (!key.empty() && words.words[word].joint != Joint::glue) { key += ' '; }
    key += words.key(word);
}

std::string place_key(std::string_view name) {
    std::string key;
    key.reserve(name.size());
    if (append_plain_key(name, key)) { return key; }
    key.clear();
    KeyWords words;
    cut_words(name, 0, k_words_max, words);
    for (std::size_t i = 0; i < words.words.size(); ++i) { append_key(key, words, i); }
    return key;
}

std::string romanised(std::string_view key) {
    std::string out;
    out.reserve(key.size());
    for (const auto point : text::code_points(key)) {
        if (point.code < 0x80) {
            out += static_cast<char>(point.code);
            continue;
        }
        const auto found = std::lower_bound(
            k_letters.begin(), k_letters.end(), point.code,
            [](const Letter& letter, char32_t code) { return letter.code < code; });
        if (found == k_letters.end() || found->code != point.code) { return {}; }
        if (point.code == 0x0582 && out.ends_with('o')) {
            out.back() = 'u';  // Armenian writes u with two letters
            continue;
        }
        out += found->latin;
    }
    return out;
}

std::string skeleton(std::string_view romanised_key) {
    std::string out;
    std::size_t at = 0;
    while (at < romanised_key.size()) {
        char sound = 0;
        std::size_t length = 1;
        for (const auto& group : k_sounds) {
            if (romanised_key.substr(at, group.letters.size()) == group.letters) {
                sound = group.sound;
                length = group.letters.size();
                break;
            }
        }
        if (sound == 0) {
            const char letter = romanised_key[at];
            const bool is_letter = letter >= 'a' && letter <= 'z';
            if (is_vowel(letter)) {
                sound = out.empty() ? 'a' : '\0';
            } else {
                sound = is_letter ? plain_sound(letter) : '\0';
            }
        }
        if (sound != 0 && (out.empty() || out.back() != sound)) { out += sound; }
        at += length;
    }
    if (out.size() < 4) { out.clear(); }
    return out;
}

int edit_distance(std::string_view a, std::string_view b, int limit) {
    constexpr std::size_t k_length_max = 64;
    a = a.substr(0, k_length_max);
    b = b.substr(0, k_length_max);
    const int difference = static_cast<int>(a.size()) - static_cast<int>(b.size());
    if (difference > limit || -difference > limit) { return limit + 1; }
    std::array<int, k_length_max + 1> row{};
    for (std::size_t j = 0; j <= b.size(); ++j) { row[j] = static_cast<int>(j); }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i);
        int best = row[0];
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const int change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
            best = std::min(best, row[j]);
        }
        if (best > limit) { return limit + 1; }
    }
    return std::min(row[b.size()], limit + 1);
}

}  // namespace counterclaim::where
