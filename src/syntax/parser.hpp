#pragma once

#include "syntax/network.hpp"
#include "syntax/network_train.hpp"
#include "syntax/packed_matrix.hpp"
#include "syntax/tagger.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace counterclaim::syntax {

/// Heads (index of a word, -1 for the root) and relations (ids) of one sentence.
struct Tree {
    std::vector<std::int32_t> heads;
    std::vector<std::uint8_t> relations;
    float margin = 0;  ///< 0 … 1: probability of the heads chosen, mean per word
};

/// Tags once more and parses. Words, their beginnings and ends and the tagger's tags go through a
/// few layers of simple recurrent units (Lei et al. 2018) in both directions; every word then
/// scores every other as its head (Dozat and Manning 2017), the best tree with one root is taken,
/// and each arc gets its relation. Quadratic in the length of the sentence, which the analyser
/// bounds.
class Parser {
public:
    [[nodiscard]] static Expected<Parser> load(const ModelFile& file);
    /// Changes the part of speech of words where it knows better. Keys and tags must be there. One
    /// tree a sentence, the same whatever others come with it: the weights are fetched once for the
    /// words of all of them.
    [[nodiscard]] std::vector<Tree> parse(
        const std::vector<std::vector<TaggedWord>*>& sentences) const;
    [[nodiscard]] std::string_view relation(std::uint8_t id) const { return m_relations[id]; }

private:
    struct Layer {
        PackedMatrix input;
        std::vector<float> recurrent;
    };
    struct Work;
    void embed(const TaggedWord& word, float* row) const;
    void encode(Work& work) const;
    void retag(Work& work) const;
    void attach(Work& work) const;
    void choose_heads(Work& work, std::size_t sentence) const;
    void name_relations(Work& work) const;

    NetworkShape m_shape;
    Lexicon m_words;
    PackedTable m_word_table, m_ngram_table, m_upos_table, m_features_table, m_treebank_table;
    std::vector<Layer> m_layers;
    PackedMatrix m_heads, m_bilinear, m_labels, m_upos;
    std::vector<float> m_root_head;
    std::vector<std::string_view> m_relations;
    std::uint8_t m_root = 0;
};

/// Adds the parser's sections. `tagged` holds the words of each sentence as an unseen text would be
/// tagged, with ids of features below `features`.
void train_parser(const std::vector<TreebankSentence>& sentences,
                  const std::vector<std::vector<TaggedWord>>& tagged, std::uint32_t features,
                  NetworkShape shape, const NetworkTrainOptions& options, ModelWriter& model);

}  // namespace counterclaim::syntax
