#pragma once

#include "link/score.hpp"

#include <vector>

namespace counterclaim::link {

/// Two claims compared, and whether a reader says they are about one occurrence.
struct LabelledPair {
    Cues cues{};
    bool same = false;
};

struct FitOptions {
    int rounds = 600;
    double penalty = 1e-3;  ///< of squared weights, the bias excepted
    double step = 0.05;
};

/// Weights of the logistic model that make the labels most likely (full-batch Adam; Kingma and Ba,
/// 2015), the same on every run.
[[nodiscard]] std::array<double, k_cue_count> fit_weights(const std::vector<LabelledPair>& pairs,
                                                          const FitOptions& options = {});

}  // namespace counterclaim::link
