#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace counterclaim::app {

/// One case: named values, and whether it is so. Cases of one group are never parted.
struct LogisticCase {
    std::vector<std::pair<std::string, double>> cues;
    bool label = false;
    std::size_t group = 0;
};
using LogisticWeights = std::map<std::string, double>;

/// Weights of a logistic function by full-batch gradient descent with a quadratic penalty; "bias"
/// is unpenalised. The same cases give the same weights.
[[nodiscard]] LogisticWeights fit_logistic(const std::vector<const LogisticCase*>& cases);

/// The chance that a case is so.
[[nodiscard]] double logistic_of(const LogisticWeights& weights, const LogisticCase& one);

/// The chance of every case by weights fitted on the other parts: groups are dealt in turn into
/// `folds` parts.
[[nodiscard]] std::vector<double> cross_validate(const std::vector<LogisticCase>& cases,
                                                 unsigned folds);

}  // namespace counterclaim::app
