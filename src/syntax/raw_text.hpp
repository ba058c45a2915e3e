#pragma once

#include "syntax/conllu.hpp"

#include <counterclaim/span.hpp>

#include <string>
#include <vector>

namespace counterclaim::syntax {

/// A paragraph of a treebank as plain text, with the surfaces (words, and contractions as one) that
/// stand in it.
struct RawParagraph {
    struct Surface {
        Span span;  ///< in `text`
        bool starts_sentence = false;
        std::uint32_t sentence = 0;  ///< index into the treebank
        std::uint32_t word = 0;      ///< first word within the sentence
        std::uint32_t count = 1;     ///< words it holds; more than one for a contraction
        bool contracted = false;
    };
    std::string text;
    std::vector<Surface> surfaces;
};

/// Joins sentences with a space (none where the treebank says so) into the paragraphs the treebank
/// marks.
[[nodiscard]] std::vector<RawParagraph> raw_paragraphs(
    const std::vector<TreebankSentence>& sentences);

}  // namespace counterclaim::syntax
