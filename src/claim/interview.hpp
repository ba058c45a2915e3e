#pragma once

#include "claim/view.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace counterclaim::claim {

/// A conversation in questions and answers: who answers speaks in every answer.
struct Interview {
    std::vector<char> answers;  ///< per sentence: part of an answer
    std::size_t guest_sentence = 0;
    int guest = k_no_token;  ///< the word that names who answers; none where nobody does

    [[nodiscard]] bool answered(std::size_t sentence) const {
        return sentence < answers.size() && answers[sentence] != 0;
    }
};

/// Two questions at least that stand as paragraphs of their own, below a head that speaks of an
/// interview, or over answers in the first person. Questions that an outlet answers itself ("What
/// happened?") are none.
[[nodiscard]] std::optional<Interview> read_interview(const std::vector<SentenceView>& views);

/// Per sentence: asks, in a paragraph of its own among others that do, whether or who: it tells
/// nothing. "Why did they leave the town?" tells that they did. Empty where there are none.
[[nodiscard]] std::vector<char> open_questions(const std::vector<SentenceView>& views);

}  // namespace counterclaim::claim
