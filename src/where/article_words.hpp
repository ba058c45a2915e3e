#pragma once

#include "where/place_key.hpp"
#include "where/place_words.hpp"

#include <counterclaim/reading.hpp>

#include <cstdint>
#include <vector>

namespace counterclaim::where {

/// What we know of one word of an article besides its letters.
struct WordInfo {
    std::uint32_t sentence = 0;
    std::int32_t token = -1;        ///< index in the sentence; -1 where no token covers the word
    std::uint8_t phrase_words = 0;  ///< length of the phrase that begins here, in words; 0 for none
    NotPlace not_place = NotPlace::no;
    bool first_of_sentence = false;
    const Phrase* phrase = nullptr;  ///< the longest phrase that begins here
    const PlaceWords* language = nullptr;
};

/// All words of an article, sentence by sentence, with the phrases of the language packs marked.
struct ArticleWords {
    KeyWords keys;
    std::vector<WordInfo> info;
    bool cut = false;  ///< the limit of words was reached

    [[nodiscard]] std::size_t size() const { return keys.words.size(); }
    [[nodiscard]] const KeyWord& word(std::size_t i) const { return keys.words[i]; }
    [[nodiscard]] bool same_sentence(std::size_t a, std::size_t b) const {
        return a < info.size() && b < info.size() && info[a].sentence == info[b].sentence;
    }
    /// The phrase of this kind that ends with word `last`, and where it begins; at most four words.
    struct Before {
        std::size_t first = 0;
        const Phrase* phrase = nullptr;
    };
    [[nodiscard]] Before phrase_ending_at(std::size_t last, Phrase::Kind kind) const;
    /// The phrase at `first`, if it is of this kind.
    [[nodiscard]] const Phrase* phrase_at(std::size_t first, Phrase::Kind kind) const;
    /// "Kostania's": the mark joined behind an owner.
    [[nodiscard]] bool is_possessive_mark(std::size_t i) const {
        return word(i).joint != Joint::space && phrase_at(i, Phrase::possessive) != nullptr;
    }
    /// True for words written with a capital, in scripts that have capitals.
    [[nodiscard]] bool is_capital(std::size_t i) const {
        return word(i).letter_case == Case::capital || word(i).letter_case == Case::upper;
    }
};

/// The token that covers a word; none where the sentence has none for it.
[[nodiscard]] const Token* token_at(const ArticleWords& words, const Reading& reading,
                                    std::size_t word);

/// Headlines in which most words have capitals say nothing by them.
[[nodiscard]] bool is_title_case(const ArticleWords& words, std::size_t word);

/// The packs in use: by language of the block, else of the article, else the first.
using LanguageOf = std::function<const PlaceWords*(const Block& block)>;

[[nodiscard]] ArticleWords words_of(const Reading& reading, const LanguageOf& language_of,
                                    std::size_t words_max);

}  // namespace counterclaim::where
