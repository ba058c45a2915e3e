#pragma once

#include "rules/items.hpp"
#include "rules/vocabulary.hpp"

#include <counterclaim/error.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::rules {

/// Named fragments of patterns (`<day>`), by name.
using Parts = std::map<std::string, std::string, std::less<>>;

/// One test on one item.
struct ItemTest {
    enum class Kind : std::uint8_t { word, lemma, upos, feature, number, any };
    Kind kind = Kind::any;
    Upos upos = Upos::x;
    std::uint8_t digits = 0;  ///< number: exactly so many digits; 0 for any
    WordId word = 0;          ///< word, lemma
    std::int64_t low = 0;     ///< number: bounds, both included
    std::int64_t high = 0;
    std::string feature;  ///< "Tense=Past"
};

/// One step of a compiled pattern; a small machine of the kind of Thompson's.
struct Step {
    enum class Op : std::uint8_t {
        test,        ///< one item that passes test a
        vocabulary,  ///< the items of an entry of class a
        none_of,     ///< one item that passes none of the tests and classes of list a
        split,       ///< a, or else b
        jump,        ///< a
        save,        ///< position into slot a
        glued,       ///< no white space before the next item
        capital,     ///< the next item begins with a capital letter
        begin,       ///< start of the sentence
        end,         ///< end of the sentence
        match,
    };
    Op op = Op::match;
    std::uint32_t a = 0;
    std::uint32_t b = 0;
};

/// What an item must not be.
struct NoneOf {
    std::vector<ItemTest> tests;
    std::vector<ClassId> classes;
};

/// Something that has to stand in a sentence before a pattern can match there.
struct Key {
    enum class Kind : std::uint8_t { word, lemma, vocabulary, upos, number, always };
    Kind kind = Kind::always;
    std::uint32_t id = 0;
    friend auto operator<=>(const Key&, const Key&) = default;
};

/// A compiled pattern. Bounded: no repetition without an upper end, so the longest match is known.
struct Pattern {
    std::vector<Step> steps;
    std::vector<ItemTest> tests;
    std::vector<NoneOf> none_of;
    std::vector<std::string> capture_names;             ///< slots 2i and 2i+1
    std::vector<std::string> capture_constants;         ///< value given in the pattern, or empty
    std::vector<std::vector<ClassId>> capture_classes;  ///< classes a capture may hold
    std::vector<Key> first;                             ///< what a match can begin with
    /// One of the keys of each list stands in every sentence that matches.
    std::vector<std::vector<Key>> required;
    std::uint32_t length_max = 0;  ///< items
};

/// Limits on a pattern; one past a limit is refused.
struct PatternLimits {
    std::size_t source_bytes = 8000;
    std::size_t steps = 4000;
    std::size_t nesting = 40;
    std::uint32_t repetition = 32;
    std::uint32_t length_items = 80;
    /// A context may match no item at all ("BOS"); a rule's own pattern may not.
    bool may_be_empty = false;
};

/// Compiles a pattern. The error's `what` says what is wrong and at which byte.
/// The language is described in `docs/reference/rules.md`.
[[nodiscard]] Expected<Pattern> compile(std::string_view source, const Parts& parts, Words& words,
                                        const Vocabulary& vocabulary,
                                        const PatternLimits& limits = {});

}  // namespace counterclaim::rules
