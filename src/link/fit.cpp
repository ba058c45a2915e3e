#include "link/fit.hpp"

#include <cmath>

namespace counterclaim::link {

std::array<double, k_cue_count> fit_weights(const std::vector<LabelledPair>& pairs,
                                            const FitOptions& options) {
    constexpr double k_mean_decay = 0.9;
    constexpr double k_square_decay = 0.99;
    constexpr double k_tiny = 1e-9;
    using Weights = std::array<double, k_cue_count>;
    Weights weights{};
    if (pairs.empty()) { return weights; }
    Weights mean{};
    Weights square{};
    for (int round = 1; round <= options.rounds; ++round) {
        Weights slope{};
        for (const auto& pair : pairs) {
            double sum = 0;
            for (std::size_t i = 0; i < k_cue_count; ++i) {
                sum += weights[i] * static_cast<double>(pair.cues[i]);
            }
            const double error = 1 / (1 + std::exp(-sum)) - (pair.same ? 1 : 0);
            for (std::size_t i = 0; i < k_cue_count; ++i) {
                slope[i] += error * static_cast<double>(pair.cues[i]);
            }
        }
        for (std::size_t i = 0; i < k_cue_count; ++i) {
            const double penalty = i == 0 ? 0 : options.penalty * weights[i];
            const double gradient = slope[i] / static_cast<double>(pairs.size()) + penalty;
            mean[i] = k_mean_decay * mean[i] + (1 - k_mean_decay) * gradient;
            square[i] = k_square_decay * square[i] + (1 - k_square_decay) * gradient * gradient;
            const double unbiased_mean = mean[i] / (1 - std::pow(k_mean_decay, round));
            const double unbiased_square = square[i] / (1 - std::pow(k_square_decay, round));
            weights[i] -= options.step * unbiased_mean / (std::sqrt(unbiased_square) + k_tiny);
        }
    }
    return weights;
}

}  // namespace counterclaim::link
