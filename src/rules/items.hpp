#pragma once

#include "text/flat_map.hpp"

#include <counterclaim/sentence.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::rules {

/// Number of a word in a `Words`; 0 is every word the pack does not know.
using WordId = std::uint32_t;

/// The words a pack knows, each with a number. Words are compared in `text::plain` form. A word
/// printed in capitals without its marks ("DECEMBRE") is found as well.
class Words {
public:
    /// Adds a word that is already plain.
    WordId add(std::string_view plain_word);
    /// Looks up a plain word; `in_capitals` also tries the words without their marks.
    [[nodiscard]] WordId find(std::string_view plain_word, bool in_capitals = false) const;
    [[nodiscard]] std::size_t size() const { return m_names.size(); }
    [[nodiscard]] std::string_view name(WordId id) const { return m_names[id]; }

private:
    text::WordMap<WordId> m_ids;
    text::WordMap<WordId> m_unmarked;
    std::vector<std::string> m_names{std::string()};
};

/// What patterns see: a run of letters, a run of digits or one sign. Items are cut finer than
/// tokens and do not depend on how a tokeniser treats hyphens and apostrophes: "l'été" is `l` `'`
/// `été`, "23h30" is `23` `h` `30`.
struct Item {
    Span span;  ///< in the article's text
    WordId word = 0;
    WordId lemma = 0;          ///< of the token, where the item is all of it
    std::int64_t number = -1;  ///< value of a run of digits; -1 for words and signs
    std::uint8_t digits = 0;   ///< how many digits: "07" has two; 0 where groups were joined
    Upos upos = Upos::x;
    bool capital = false;     ///< begins with a capital letter
    bool glued = false;       ///< no white space between it and the item before
    std::int32_t token = -1;  ///< the first token whose span holds it
};

struct ItemOptions {
    /// Read "3,000" and "3.000" (groups of exactly three digits after one to three) as one number.
    bool join_groups = true;
    /// Also where the groups stand apart by a space ("12 000"); a no-break space always joins.
    bool join_spaced_groups = false;
    /// Items past this number are not read; the sentence is cut there.
    std::size_t items_max = 4096;
};

/// The items of a sentence. `tokens` may be unparsed: then only words, numbers and signs match.
struct Items {
    std::vector<Item> list;
    const Sentence* sentence = nullptr;
    std::string_view text;  ///< the article's text
    bool cut = false;       ///< `items_max` was reached

    [[nodiscard]] std::size_t size() const { return list.size(); }
    [[nodiscard]] const Item& operator[](std::size_t index) const { return list[index]; }
    [[nodiscard]] std::string_view surface(std::size_t index) const {
        return slice(text, list[index].span);
    }
    /// Text from the first to the last of [begin, end).
    [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
        return begin < end ? Span{list[begin].span.begin, list[end - 1].span.end} : Span{};
    }
};

[[nodiscard]] Items items_of(const Sentence& sentence, std::string_view article_text,
                             const Words& words, const ItemOptions& options = {});

/// Cuts words of a pack the way texts are cut, and adds them: "après-midi" → après, -, midi.
[[nodiscard]] std::vector<WordId> word_ids(std::string_view phrase, Words& words);

}  // namespace counterclaim::rules
