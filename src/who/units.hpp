#pragma once

#include "who/actor_book.hpp"

#include <counterclaim/conflict.hpp>
#include <counterclaim/reading.hpp>

#include <cstdint>
#include <vector>

namespace counterclaim::who {

/// What one reading is about: everything that does not change from sentence to sentence.
struct Context {
    const ActorBook& book;
    const Reading& reading;
    const ConflictProfile* profile = nullptr;
    std::int32_t profile_number = -1;
};

/// A piece of a sentence that counts as one: a name, a noun of the lexicon, or a single other word.
struct Unit {
    Span span;
    std::int32_t name = -1;          ///< in the book
    std::int32_t noun = -1;          ///< in the book
    std::int32_t profile_word = -1;  ///< in the profile
    std::int32_t body = -1;          ///< word that heads the names of bodies, in the book
    std::uint32_t uses = 0;          ///< bits of `WordUse`
    std::int32_t token = -1;         ///< the token that heads it
    std::int32_t token_begin = -1;   ///< tokens [token_begin, token_end) touch it
    std::int32_t token_end = -1;
    Upos upos = Upos::x;  ///< of `token`
    bool plural = false;
    bool upper = false;
    bool capitals = false;
    bool breaks = false;
    bool comma = false;
    bool apostrophe = false;
    bool hyphen = false;
    bool place = false;   ///< part of a place mention
    bool number = false;  ///< digits

    [[nodiscard]] bool has(WordUse use) const {
        return (uses & static_cast<std::uint32_t>(use)) != 0;
    }
    [[nodiscard]] bool known() const { return name >= 0 || noun >= 0 || profile_word >= 0; }
};

/// "(NCP)": the span fills a pair of brackets.
[[nodiscard]] bool fills_brackets(std::string_view text, Span span);

/// How a sentence is printed; capitals mean nothing where every word has one.
struct Print {
    bool all_capitals = false;
    bool title_case = false;
};

struct SentenceUnits {
    const Sentence* sentence = nullptr;
    std::vector<Unit> units;
    Print print;
};

/// Cuts the words [first, last) of a sentence into units: longest phrase first.
[[nodiscard]] SentenceUnits units_of(const Context& context, const Sentence& sentence,
                                     const std::vector<TextWord>& words, std::size_t first,
                                     std::size_t last, const std::vector<Span>& places);

}  // namespace counterclaim::who
