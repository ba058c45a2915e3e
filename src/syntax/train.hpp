#pragma once

#include "syntax/conllu.hpp"
#include "syntax/network.hpp"
#include "syntax/network_train.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::syntax {

struct TrainOptions {
    std::uint64_t seed = 1;
    int tagger_epochs = 10;
    NetworkShape shape;
    NetworkTrainOptions network;
    double spoiled = 0.1;  ///< share of sentences also trained on as `spoiled_copies`
    int folds = 5;  ///< the parser learns from tags given by taggers that had not seen the sentence
    /// Told what is being trained; may be empty.
    std::function<void(std::string_view)> progress;
};

/// Trains a model on a treebank and returns its bytes. The same sentences and options give the same
/// bytes. The result is what `Analyser::load` reads as `lang/<code>/syntax.model`.
[[nodiscard]] Expected<std::string> train(const std::vector<TreebankSentence>& sentences,
                                          const TrainOptions& options = {});

}  // namespace counterclaim::syntax
