#pragma once

#include <counterclaim/error.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::syntax {

/// One syntactic word of a treebank. `head` counts from 1, 0 is the root, as in the file; -1 where
/// it is "_".
struct TreebankWord {
    std::string form;
    std::string lemma;
    std::string upos;
    std::string features;
    std::int32_t head = -1;
    std::string relation;
    bool space_after = true;
    friend bool operator==(const TreebankWord&, const TreebankWord&) = default;
};

/// A multiword token: one surface for the words [first, first + count).
struct TreebankContraction {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    std::string surface;
    bool space_after = true;
    friend bool operator==(const TreebankContraction&, const TreebankContraction&) = default;
};

/// One sentence. Empty nodes, XPOS, DEPS and comments other than below are left out.
struct TreebankSentence {
    std::vector<TreebankWord> words;
    std::vector<TreebankContraction> contractions;  ///< ordered by `first`
    bool new_paragraph = false;                     ///< "# newpar" or "# newdoc" stands before it
    std::uint8_t treebank =
        0;  ///< which of several files it comes from; for training, set by the caller
    friend bool operator==(const TreebankSentence&, const TreebankSentence&) = default;

    /// The surface text: words and contractions with the spaces between them, none at the end.
    [[nodiscard]] std::string text() const;
};

/// Reads CoNLL-U (universaldependencies.org/format.html). `name` is used in errors, which name the
/// line. Refused: lines without 10 filled columns, ids out of order, heads outside the sentence,
/// ranges that do not fit.
[[nodiscard]] Expected<std::vector<TreebankSentence>> read_conllu(std::string_view bytes,
                                                                  std::string_view name);

[[nodiscard]] std::string write_conllu(const std::vector<TreebankSentence>& sentences);

}  // namespace counterclaim::syntax
