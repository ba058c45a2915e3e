#pragma once

#include "rules/rule_set.hpp"

#include <cstddef>

namespace counterclaim::when {

/// Time of the verb that governs an expression; decides whether "on Tuesday" looks back or ahead.
enum class Tense : unsigned char { unknown, past, present, future };

/// Vocabulary classes that give tense away where no tree does.
struct TenseWords {
    std::optional<rules::ClassId> future;  ///< "will", "is due to", "va", "devra"
    std::optional<rules::ClassId> past;    ///< "said", "was", "ont"
    std::optional<rules::ClassId>
        future_verb;  ///< lemmas whose infinitive lies ahead: "plan", "aller"
    std::optional<rules::ClassId>
        future_state;  ///< lemmas that put what they govern ahead: "expect", "prévoir"
    std::optional<rules::ClassId>
        ahead_cue;  ///< right before an expression: "effective", "prévu le"
    std::optional<rules::ClassId>
        tried;  ///< lemmas whose infinitive was tried when their verb was: "attempt", "tentative"
    std::optional<rules::ClassId>
        be_perfect;  ///< lemmas whose perfect is made like a passive: "entrer", "mourir"
    [[nodiscard]] static TenseWords of(const rules::Vocabulary& vocabulary);
};

/// Tense at items [begin, end): on the tree where the sentence is parsed, else from the nearest
/// tense words.
[[nodiscard]] Tense tense_at(const rules::Items& items, std::size_t begin, std::size_t end,
                             const rules::Vocabulary& vocabulary, const TenseWords& words);

}  // namespace counterclaim::when
