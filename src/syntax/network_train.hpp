#pragma once

#include "syntax/network.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace counterclaim::syntax {

struct NetworkTrainOptions {
    std::uint64_t seed = 1;
    int epochs = 30;
    std::uint32_t batch_tokens = 250;
    float rate = 0.003F;       ///< of Adam at its highest
    float drop_input = 0.15F;  ///< share of words, of their n-grams and of their tags left out
    float drop_layer = 0.25F;  ///< share of units left out, the same ones through a sentence
    float unknown = 0.25F;     ///< a word seen n times is made unknown with probability a / (a + n)
    std::function<void(std::string)> progress;
};

/// One sentence to learn from: its words as an unseen text would be tagged, and what is right.
struct NetworkExample {
    std::uint8_t treebank = 0;
    std::vector<std::uint32_t> words;  ///< rows; 0 unknown
    std::vector<std::array<std::uint32_t, k_ngrams>> ngrams;
    std::vector<std::uint8_t> upos_in;
    std::vector<std::uint16_t> features_in;
    std::vector<std::int32_t> heads;  ///< index of the word, -1 for the root
    std::vector<std::uint8_t> relations;
    std::vector<std::uint8_t> upos;
};

/// Trains by Adam on the summed cross-entropy of heads, relations and parts of speech.
/// `counts` says how often each word row was seen.
[[nodiscard]] NetworkWeights train_network(const NetworkShape& shape,
                                           const std::vector<NetworkExample>& examples,
                                           const std::vector<std::uint32_t>& counts,
                                           const NetworkTrainOptions& options);

}  // namespace counterclaim::syntax
