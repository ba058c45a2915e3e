#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace counterclaim::app {

/// One choice: the cues of each option, and which options are right; what it counts for against
/// another. Cases of one group are never parted.
struct ChoiceCase {
    std::vector<std::vector<std::pair<std::string, double>>> options;
    std::vector<char> right;
    std::size_t group = 0;
    double weight = 1;
};
using ChoiceCaseWeights = std::map<std::string, double>;

/// What keeps weights small: of a cue by itself, and of a cue with one trait.
struct ChoicePenalty {
    double cue;
    double crossed;
};

/// Weights of a conditional logit that make the right options likely, with a quadratic penalty, by
/// full-batch Adam. Choices without a right option teach nothing and are left out. The same cases
/// give the same weights.
[[nodiscard]] ChoiceCaseWeights fit_choices(const std::vector<const ChoiceCase*>& cases,
                                            ChoicePenalty penalty);

/// The option with the largest sum of weights.
[[nodiscard]] std::size_t chosen(const ChoiceCaseWeights& weights, const ChoiceCase& one);

/// The option chosen in every case by weights fitted on the other parts: groups are dealt in turn
/// into `folds` parts.
[[nodiscard]] std::vector<std::size_t> cross_choose(const std::vector<ChoiceCase>& cases,
                                                    unsigned folds, ChoicePenalty penalty);

}  // namespace counterclaim::app
