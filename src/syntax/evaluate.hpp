#pragma once

#include "syntax/analyser.hpp"
#include "syntax/conllu.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace counterclaim::syntax {

/// One score of the CoNLL 2018 shared task: F1 in percent of what is right among what is given and
/// what is there.
struct Score {
    std::uint64_t gold = 0;
    std::uint64_t system = 0;
    std::uint64_t correct = 0;
    [[nodiscard]] double f1() const {
        return gold + system == 0
                   ? 0
                   : 200.0 * static_cast<double>(correct) / static_cast<double>(gold + system);
    }
};

/// As the CoNLL 2018 evaluation counts them (Zeman et al. 2018, section 5): words are aligned by
/// the characters they stand on, words of contractions by the longest common subsequence of their
/// forms; relations are compared without their subtypes.
struct SyntaxScores {
    Score tokens;
    Score sentences;
    Score words;
    Score upos;
    Score features;
    Score lemma;
    Score uas;
    Score las;
    std::map<std::string, Score> relations;  ///< by gold and system relation, without subtype
};

/// One side of a comparison: sentences with words and contractions, and each word's characters.
[[nodiscard]] Expected<SyntaxScores> compare(const std::vector<TreebankSentence>& gold,
                                             const std::vector<TreebankSentence>& system);

/// What the analyser makes of the treebank's words.
[[nodiscard]] std::vector<TreebankSentence> analyse_words(
    const Analyser& analyser, const std::vector<TreebankSentence>& gold);
/// What it makes of the treebank's text, paragraph by paragraph.
[[nodiscard]] std::vector<TreebankSentence> analyse_text(const Analyser& analyser,
                                                         const std::vector<TreebankSentence>& gold);

/// A read sentence as a treebank would write it.
[[nodiscard]] TreebankSentence to_treebank(const Sentence& sentence, std::string_view text);

}  // namespace counterclaim::syntax
