#pragma once

#include "text/flat_map.hpp"

#include <counterclaim/span.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::who {

/// A run of letters and digits of an article. Finer than a token on purpose: "l'armée", "Jabhat
/// al-Nusra" and "pro-Russian" are cut alike whatever a tokeniser thinks of apostrophes and
/// hyphens.
struct TextWord {
    Span span;             ///< in the article's text
    std::uint32_t id = 0;  ///< in a `PhraseIndex`; 0 for a word it does not know
    bool upper =
        false;  ///< begins with a capital letter, or with a letter of a script without case
    bool capitals = false;  ///< has two letters or more and all are capitals
    bool joined =
        false;  ///< nothing but an apostrophe, a hyphen or an abbreviation's stop before it
    bool breaks = false;      ///< punctuation stands before it that ends a phrase
    bool comma = false;       ///< that punctuation is a single comma
    bool apostrophe = false;  ///< an apostrophe stands directly before it
    bool hyphen = false;      ///< a hyphen stands directly before it
};

/// The words of a phrase of a data file, folded.
class FoldedWords {
public:
    explicit FoldedWords(std::string_view phrase);
    FoldedWords(const FoldedWords&) = delete;
    FoldedWords& operator=(const FoldedWords&) = delete;
    [[nodiscard]] const std::vector<std::string_view>& words() const { return m_words; }

private:
    std::string m_text;
    std::vector<std::string_view> m_words;  ///< of `m_text`
};

/// Phrases of folded words, each with any number of values. Looking up takes one step a word of the
/// longest phrase that begins there, however many phrases there are.
class PhraseIndex {
public:
    /// Adds `value` under the words of `phrase`; false where it has none or more than 12.
    bool add(std::string_view phrase, std::uint32_t value);
    bool add(const FoldedWords& phrase, std::uint32_t value);

    /// Number of a folded word, 0 where it is not known.
    [[nodiscard]] std::uint32_t word(std::string_view folded) const;

    /// What stands under the words from `at` on: calls `visit(length in words, value)` for every
    /// phrase that begins there, shorter first. A phrase never goes past punctuation.
    template <typename Visit>
    void find(const std::vector<TextWord>& words, std::size_t at, std::size_t end,
              Visit visit) const {
        std::uint32_t node = 0;
        for (std::size_t i = at; i < end; ++i) {
            if (words[i].id == 0 || (i > at && words[i].breaks)) { return; }
            const auto next = m_edges.find(edge(node, words[i].id));
            if (next == m_edges.end()) { return; }
            node = next->second;
            for (auto held = m_ends[node].first; held != 0; held = m_values[held].next) {
                visit(i - at + 1, m_values[held].value);
            }
        }
    }

private:
    static std::uint64_t edge(std::uint32_t node, std::uint32_t word) {
        return (static_cast<std::uint64_t>(node) << 32U) | word;
    }
    text::WordMap<std::uint32_t> m_words;
    text::FlatMap<std::uint64_t, std::uint32_t> m_edges;
    /// The values of a node, in the order they were added: a list through `m_values`. Most nodes
    /// have one value or none; a vector of its own for each would cost more than it holds.
    struct Value {
        std::uint32_t value = 0;
        std::uint32_t next = 0;  ///< 0: none
    };
    struct Ends {
        std::uint32_t first = 0;
        std::uint32_t last = 0;
    };
    std::vector<Ends> m_ends{1};     ///< of each node
    std::vector<Value> m_values{1};  ///< the first stands for none
};

/// Cuts a text into words and looks them up.
[[nodiscard]] std::vector<TextWord> words_of(std::string_view text, const PhraseIndex& index);

}  // namespace counterclaim::who
