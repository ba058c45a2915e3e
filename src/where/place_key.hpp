#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::where {

/// What stands between a word and the word before it.
enum class Joint : std::uint8_t {
    start,   ///< nothing before
    space,   ///< white space only
    hyphen,  ///< "Deir-ez-Zor"
    glue,    ///< an apostrophe or the dot of an acronym: "Ma'rib", "U.S."
    camel,   ///< nothing at all, but a capital follows a small letter: "KhinTakher"
    dot,     ///< the dot of a short word: "St. Louis"
    stop,    ///< any other punctuation; no name reaches across it
};

enum class Case : std::uint8_t { none, lower, capital, upper };

/// One word of a text, as place names are cut: a run of letters, marks and digits.
struct KeyWord {
    std::uint32_t begin = 0;  ///< bytes of the text
    std::uint32_t end = 0;
    std::uint32_t key_begin = 0;  ///< bytes of `KeyWords::folded`
    std::uint32_t key_end = 0;
    Joint joint = Joint::start;
    Case letter_case = Case::none;  ///< `none` for scripts without case and for digits
};

/// The words of a text with their folded forms. The gazetteer is built with the same cut as texts
/// are read with, so a name is found wherever its words stand.
struct KeyWords {
    std::vector<KeyWord> words;
    std::string folded;
    [[nodiscard]] std::string_view key(std::size_t word) const {
        const auto& found = words[word];
        return std::string_view(folded).substr(found.key_begin, found.key_end - found.key_begin);
    }
};

/// Adds the words of `text`; positions count from `offset`. At most `words_max` words in all.
void cut_words(std::string_view text, std::uint32_t offset, std::size_t words_max, KeyWords& out);

/// Appends word `word` to a key under way: with a space before it, or without after an apostrophe.
void append_key(std::string& key, const KeyWords& words, std::size_t word);

/// The key of a whole name: folded words, one space between, nothing for an apostrophe. Empty for a
/// name without letters.
[[nodiscard]] std::string place_key(std::string_view name);

/// A folded key in plain Latin letters: Cyrillic, Greek, Armenian and Georgian letter by letter.
/// Keys of other scripts come out empty.
[[nodiscard]] std::string romanised(std::string_view key);

/// What is left of a romanised name when spellings of different languages are made equal: no vowels
/// but the first, no spaces, no doubled letters, kh = h, ch = sh = zh = j, gh = g, w = v, q = k, th
/// = t, ph = f. "hadrut", "hadrout" and "gadrut" give "hdrt", "hdrt", "gdrt". Empty where it would
/// be too short to mean anything (under four letters).
[[nodiscard]] std::string skeleton(std::string_view romanised_key);

/// Number of single-letter edits between two keys, or `limit` + 1 as soon as it is more. Bytes of
/// romanised keys; both are cut at 64.
[[nodiscard]] int edit_distance(std::string_view a, std::string_view b, int limit);

}  // namespace counterclaim::where
