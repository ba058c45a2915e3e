#pragma once

#include "syntax/conllu.hpp"
#include "syntax/linear.hpp"
#include "syntax/model_file.hpp"
#include "syntax/tagger.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace counterclaim::syntax {

/// Heads (index of a word, -1 for the root) and relations (ids) of one sentence.
struct Tree {
    std::vector<std::int32_t> heads;
    std::vector<std::uint8_t> relations;
    float margin = 0;  ///< 0 … 1: how far the chosen steps stood above the next best, mean per step
};

/// A greedy arc-hybrid parser (Kuhlmann, Gómez-Rodríguez, Satta 2011) with linear scoring of hashed
/// features: 2n steps for n words. Always gives a tree with one root.
class Parser {
public:
    [[nodiscard]] static Expected<Parser> load(const ModelFile& file);
    void parse(const std::vector<TaggedWord>& words, Tree& tree) const;
    [[nodiscard]] std::string_view relation(std::uint8_t id) const { return m_relations[id]; }

private:
    LinearModel m_steps;
    LinearModel m_labels;
    std::vector<std::string_view> m_relations;
    std::uint8_t m_root = 0;
};

/// Adds the parser's sections. `tagged` holds the words of each sentence with predicted tags; the
/// trainer's oracle is dynamic (Goldberg, Nivre 2013): it learns to go on from its own mistakes.
void train_parser(const std::vector<TreebankSentence>& sentences,
                  const std::vector<std::vector<TaggedWord>>& tagged, int epochs,
                  std::uint64_t seed, ModelWriter& model);

}  // namespace counterclaim::syntax
