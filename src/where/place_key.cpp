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
    {U'α', "a"},  {U'β', "v"},  {U'γ', "g"},  {U'δ', "d"},  {U'ε', "e"},  {U'ζ', "z"},
    {U'η', "i"},  {U'θ', "t"},  {U'ι', "i"},  {U'κ', "k"},  {U'λ', "l"},  {U'μ', "m"},
    {U'ν', "n"},  {U'ξ', "ks"}, {U'ο', "o"},  {U'π', "p"},  {U'ρ', "r"},  {U'ς', "s"},
    {U'σ', "s"},  {U'τ', "t"},  {U'υ', "u"},  {U'φ', "f"},  {U'χ', "kh"}, {U'ψ', "ps"},
    {U'ω', "o"},  {U'а', "a"},  {U'б', "b"},  {U'в', "v"},  {U'г', "g"},  {U'д', "d"},
    {U'е', "e"},  {U'ж', "zh"}, {U'з', "z"},  {U'и', "i"},  {U'й', "y"},  {U'к', "k"},
    {U'л', "l"},  {U'м', "m"},  {U'н', "n"},  {U'о', "o"},  {U'п', "p"},  {U'р', "r"},
    {U'с', "s"},  {U'т', "t"},  {U'у', "u"},  {U'ф', "f"},  {U'х', "kh"}, {U'ц', "ts"},
    {U'ч', "ch"}, {U'ш', "sh"}, {U'щ', "sh"}, {U'ъ', ""},   {U'ы', "y"},  {U'ь', ""},
    {U'э', "e"},  {U'ю', "yu"}, {U'я', "ya"}, {U'ё', "e"},  {U'ђ', "dj"}, {U'є', "e"},
    {U'ѕ', "dz"}, {U'і', "i"},  {U'ї', "yi"}, {U'ј', "y"},  {U'љ', "l"},  {U'њ', "n"},
    {U'ћ', "ch"}, {U'ў', "u"},  {U'џ', "dj"}, {U'ґ', "g"},  {U'ғ', "gh"}, {U'қ', "k"},
    {U'ҝ', "g"},  {U'ү', "u"},  {U'ҳ', "h"},  {U'ҷ', "j"},  {U'һ', "h"},  {U'ә', "a"},
    {U'ө', "o"},  {U'ա', "a"},  {U'բ', "b"},  {U'գ', "g"},  {U'դ', "d"},  {U'ե', "e"},
    {U'զ', "z"},  {U'է', "e"},  {U'ը', "e"},  {U'թ', "t"},  {U'ժ', "zh"}, {U'ի', "i"},
    {U'լ', "l"},  {U'խ', "kh"}, {U'ծ', "ts"}, {U'կ', "k"},  {U'հ', "h"},  {U'ձ', "dz"},
    {U'ղ', "gh"}, {U'ճ', "ch"}, {U'մ', "m"},  {U'յ', "y"},  {U'ն', "n"},  {U'շ', "sh"},
    {U'ո', "o"},  {U'չ', "ch"}, {U'պ', "p"},  {U'ջ', "j"},  {U'ռ', "r"},  {U'ս', "s"},
    {U'վ', "v"},  {U'տ', "t"},  {U'ր', "r"},  {U'ց', "ts"}, {U'ւ', "v"},  {U'փ', "p"},
    {U'ք', "k"},  {U'օ', "o"},  {U'ֆ', "f"},  {U'ა', "a"},  {U'ბ', "b"},  {U'გ', "g"},
    {U'დ', "d"},  {U'ე', "e"},  {U'ვ', "v"},  {U'ზ', "z"},  {U'თ', "t"},  {U'ი', "i"},
    {U'კ', "k"},  {U'ლ', "l"},  {U'მ', "m"},  {U'ნ', "n"},  {U'ო', "o"},  {U'პ', "p"},
    {U'ჟ', "zh"}, {U'რ', "r"},  {U'ს', "s"},  {U'ტ', "t"},  {U'უ', "u"},  {U'ფ', "p"},
    {U'ქ', "k"},  {U'ღ', "gh"}, {U'ყ', "k"},  {U'შ', "sh"}, {U'ჩ', "ch"}, {U'ც', "ts"},
    {U'ძ', "dz"}, {U'წ', "ts"}, {U'ჭ', "ch"}, {U'ხ', "kh"}, {U'ჯ', "j"},  {U'ჰ', "h"},
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
    KeyWords words;
    cut_words(name, 0, 32, words);
    std::string key;
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
        if (point.code == U'ւ' && out.ends_with('o')) {
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
