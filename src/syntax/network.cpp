#include "syntax/network.hpp"

#include "syntax/hashing.hpp"

namespace counterclaim::syntax {

bool NetworkShape::sensible() const {
    const auto width = [](std::uint32_t value) {
        return value >= 32 && value <= 1024 && value % 32 == 0;
    };
    return words >= 1 && words <= 65'535 && ngram_bits >= 4 && ngram_bits <= 20 && features >= 1 &&
           features <= 65'535 && treebanks >= 1 && treebanks <= 255 && relations >= 2 &&
           relations <= 250 && width(word_width) && width(ngram_width) && width(tag_width) &&
           width(units) && width(arc_width) && width(label_width) && layers >= 1 && layers <= 8;
}

void ngram_rows(const WordKeys& keys, std::uint32_t bits,
                std::array<std::uint32_t, k_ngrams>& rows) {
    std::size_t at = 0;
    const auto add = [&](std::uint64_t key) {
        rows[at] = row_of(combine(key, 31 + at), bits);
        ++at;
    };
    for (std::size_t i = 0; i < 3; ++i) { add(keys.prefix[i]); }
    for (std::size_t i = 0; i < 5; ++i) { add(keys.suffix[i]); }
    add(keys.shape);
    add(keys.length < 15 ? keys.length : 15);
}

NetworkWeights::NetworkWeights(const NetworkShape& shape) {
    const auto area = [](std::size_t rows, std::size_t columns) { return rows * columns; };
    words.resize(area(shape.words, shape.word_width));
    ngrams.resize(area(std::size_t{1} << shape.ngram_bits, shape.ngram_width));
    upos_in.resize(area(k_upos_count, shape.tag_width));
    features_in.resize(area(shape.features, shape.tag_width));
    treebanks.resize(area(shape.treebanks, shape.tag_width));
    std::size_t width = shape.input_width();
    for (std::uint32_t i = 0; i < shape.layers; ++i) {
        Layer& layer = layers.emplace_back();
        layer.input.resize(area(width, 8 * shape.units));
        layer.recurrent.resize(8 * shape.units);
        width = 2 * shape.units;
    }
    heads.resize(area(width, shape.heads_width()));
    heads_bias.resize(shape.heads_width());
    root.resize(shape.arc_width);
    bilinear.resize(area(shape.arc_width, shape.arc_width));
    arc_bias.resize(shape.arc_width);
    labels.resize(area(shape.label_width, padded(shape.relations)));
    labels_bias.resize(padded(shape.relations));
    upos.resize(area(width, k_upos_columns));
    upos_bias.resize(k_upos_columns);
}

}  // namespace counterclaim::syntax
