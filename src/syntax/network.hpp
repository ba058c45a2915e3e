#pragma once

#include "syntax/lexicon.hpp"
#include "syntax/model_file.hpp"
#include "syntax/tagger.hpp"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace counterclaim::syntax {

/// Sizes of a network. Widths are multiples of 32.
struct NetworkShape {
    std::uint32_t words = 1;        ///< rows of the table of words; row 0 is every other word
    std::uint32_t ngram_bits = 14;  ///< 2^bits rows for beginnings, ends and shapes of words
    std::uint32_t features = 1;     ///< rows for strings of features
    std::uint32_t treebanks = 1;    ///< rows for the files trained on; texts are read as the first
    std::uint32_t relations = 1;
    std::uint32_t word_width = 96;
    std::uint32_t ngram_width = 64;
    std::uint32_t tag_width = 32;
    std::uint32_t units = 128;  ///< of each direction of a layer
    std::uint32_t layers = 3;
    std::uint32_t arc_width = 128;
    std::uint32_t label_width = 64;

    [[nodiscard]] std::uint32_t input_width() const { return word_width + ngram_width + tag_width; }
    [[nodiscard]] std::uint32_t heads_width() const { return 2 * arc_width + 2 * label_width; }
    [[nodiscard]] bool sensible() const;
};

inline constexpr std::uint32_t k_ngrams = 10;
inline constexpr std::uint32_t k_upos_columns = 32;

/// `count` rounded up to whole vectors.
[[nodiscard]] constexpr std::uint32_t padded(std::uint32_t count) { return (count + 31) / 32 * 32; }

/// Rows of the table of n-grams that one word adds up.
void ngram_rows(const WordKeys& keys, std::uint32_t bits,
                std::array<std::uint32_t, k_ngrams>& rows);

/// All weights as numbers, as training makes them; `parser.cpp` keeps them in fewer bits. Matrices
/// are [inputs × outputs], row by row.
struct NetworkWeights {
    std::vector<float> words, ngrams, upos_in, features_in, treebanks;
    struct Layer {
        std::vector<float> input;      ///< [width × 8 units]: both directions, each u, uf, ur, x
        std::vector<float> recurrent;  ///< [2 × 4 units]: see `recur`
    };
    std::vector<Layer> layers;
    std::vector<float> heads,
        heads_bias;  ///< [2 units × heads_width]: arc head, arc child, label head, label child
    std::vector<float> root;                 ///< [arc_width] the root as a head
    std::vector<float> bilinear, arc_bias;   ///< [arc_width × arc_width], [arc_width]
    std::vector<float> labels, labels_bias;  ///< [label_width × padded(relations)]
    std::vector<float> upos, upos_bias;      ///< [2 units × k_upos_columns]

    explicit NetworkWeights(const NetworkShape& shape);
    NetworkWeights() = default;
    /// Calls `visit` for every matrix, in the order of the file.
    template <typename Visit>
    void each(Visit visit) {
        visit(words);
        visit(ngrams);
        visit(upos_in);
        visit(features_in);
        visit(treebanks);
        for (auto& layer : layers) {
            visit(layer.input);
            visit(layer.recurrent);
        }
        for (auto* one : {&heads, &heads_bias, &root, &bilinear, &arc_bias, &labels, &labels_bias,
                          &upos, &upos_bias}) {
            visit(*one);
        }
    }
};

}  // namespace counterclaim::syntax
