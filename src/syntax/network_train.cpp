#include "syntax/network_train.hpp"

#include "syntax/network_trainer.hpp"
#include "syntax/random.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace counterclaim::syntax {
namespace {

/// Uniform with the variance Glorot and Bengio (2010) found to keep signals alive.
void initialise(Floats& weights, std::size_t inputs, std::size_t outputs, Random& random) {
    const double bound = std::sqrt(6.0 / static_cast<double>(inputs + outputs));
    for (auto& one : weights) { one = static_cast<float>((random.unit() * 2 - 1) * bound); }
}

void initialise(NetworkWeights& weights, const NetworkShape& shape, Random& random) {
    for (auto* table : {&weights.words, &weights.ngrams, &weights.upos_in, &weights.features_in,
                        &weights.treebanks}) {
        for (auto& one : *table) { one = static_cast<float>((random.unit() * 2 - 1) * 0.1); }
    }
    std::size_t width = shape.input_width();
    for (auto& layer : weights.layers) {
        initialise(layer.input, width, 2 * shape.units, random);
        for (std::size_t i = 0; i < 8 * shape.units; ++i) {
            // Gates begin half open and lean towards remembering.
            layer.recurrent[i] = i % (4 * shape.units) < 2 * shape.units
                                     ? static_cast<float>(random.unit() - 0.5)
                                     : 0.5F;
        }
        width = 2 * shape.units;
    }
    initialise(weights.heads, width, shape.arc_width, random);
    initialise(weights.bilinear, shape.arc_width, shape.arc_width, random);
    for (auto& one : weights.bilinear) { one *= 0.3F; }
    initialise(weights.root, shape.arc_width, 1, random);
    initialise(weights.labels, shape.label_width, shape.relations, random);
    initialise(weights.upos, width, k_upos_count, random);
}

}  // namespace

NetworkWeights train_network(const NetworkShape& shape, const std::vector<NetworkExample>& examples,
                             const std::vector<std::uint32_t>& counts,
                             const NetworkTrainOptions& options) {
    NetworkWeights weights(shape);
    Random random(options.seed);
    initialise(weights, shape, random);
    NetworkTrainer trainer(shape, weights, counts, options);
    std::size_t tokens = 0;
    for (const auto& example : examples) { tokens += example.words.size(); }
    std::vector<std::size_t> order(examples.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    double done = 0;  // tokens seen
    const double all = static_cast<double>(tokens) * options.epochs;
    for (int epoch = 0; epoch < options.epochs; ++epoch) {
        random.shuffle(order);
        double loss = 0;
        trainer.forget_counts();
        std::vector<const NetworkExample*> batch;
        std::size_t filled = 0;
        for (std::size_t i = 0; i < order.size(); ++i) {
            batch.push_back(&examples[order[i]]);
            filled += batch.back()->words.size();
            if (filled < options.batch_tokens && i + 1 < order.size()) { continue; }
            const double share = done / all;
            const double warm = std::min(1.0, (share * options.epochs + 0.02) / 0.5);
            loss += trainer.batch(
                batch,
                static_cast<float>(options.rate * warm *
                                   (0.02 + 0.98 * 0.5 * (1 + std::cos(share * 3.14159265358979)))));
            done += static_cast<double>(filled);
            batch.clear();
            filled = 0;
        }
        if (options.progress) {
            options.progress(
                "epoch " + std::to_string(epoch + 1) + ": loss " +
                std::to_string(loss / static_cast<double>(tokens)) + ", heads right " +
                std::to_string(100.0 * static_cast<double>(trainer.arcs_right()) /
                               static_cast<double>(std::max<std::size_t>(trainer.arcs_seen(), 1))) +
                " %");
        }
    }
    return weights;
}

}  // namespace counterclaim::syntax
