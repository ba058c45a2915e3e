#include "choice_fit.hpp"

#include <algorithm>
#include <cmath>

namespace counterclaim::app {
namespace {

// Kingma and Ba, "Adam: a method for stochastic optimization", 2015.
constexpr int k_rounds = 400;
constexpr double k_step = 0.05;
constexpr double k_decay_slope = 0.9;
constexpr double k_decay_square = 0.999;

struct Dense {
    std::vector<std::vector<std::pair<std::size_t, double>>> options;
    const std::vector<char>* right = nullptr;
    double weight = 1;
};

std::vector<double> chances(const std::vector<double>& weights, const Dense& one) {
    std::vector<double> odds;
    double most = -1e300;
    for (const auto& option : one.options) {
        double sum = 0;
        for (const auto& [column, value] : option) { sum += weights[column] * value; }
        odds.push_back(sum);
        most = std::max(most, sum);
    }
    double all = 0;
    for (auto& sum : odds) { all += sum = std::exp(sum - most); }
    for (auto& sum : odds) { sum /= all; }
    return odds;
}

/// Adds to `slope` how the log-likelihood of the right options rises with each weight.
void add_slope(const std::vector<double>& weights, const Dense& one, std::vector<double>& slope) {
    const auto chance = chances(weights, one);
    double right = 0;
    for (std::size_t i = 0; i < chance.size(); ++i) { right += (*one.right)[i] ? chance[i] : 0; }
    if (right <= 0) { return; }
    for (std::size_t i = 0; i < chance.size(); ++i) {
        const double wanted = (*one.right)[i] ? chance[i] / right : 0;
        for (const auto& [column, value] : one.options[i]) {
            slope[column] += one.weight * (wanted - chance[i]) * value;
        }
    }
}

}  // namespace

ChoiceCaseWeights fit_choices(const std::vector<const ChoiceCase*>& cases, ChoicePenalty penalty) {
    std::map<std::string, std::size_t> columns;
    for (const auto* one : cases) {
        for (const auto& option : one->options) {
            for (const auto& cue : option) { columns.try_emplace(cue.first, 0); }
        }
    }
    std::vector<double> penalties;
    for (auto& [cue, column] : columns) {
        column = penalties.size();
        penalties.push_back(cue.find('@') == std::string::npos ? penalty.cue : penalty.crossed);
    }
    std::vector<Dense> rows;
    for (const auto* one : cases) {
        if (std::find(one->right.begin(), one->right.end(), 1) == one->right.end()) { continue; }
        auto& row = rows.emplace_back();
        row.right = &one->right;
        row.weight = one->weight;
        for (const auto& option : one->options) {
            auto& values = row.options.emplace_back();
            for (const auto& [name, value] : option) {
                values.emplace_back(columns.at(name), value);
            }
        }
    }
    std::vector<double> weights(columns.size(), 0);
    std::vector<double> mean(columns.size(), 0);
    std::vector<double> square(columns.size(), 0);
    const double count = rows.empty() ? 1 : static_cast<double>(rows.size());
    for (int round = 1; round <= k_rounds; ++round) {
        std::vector<double> slope(weights.size(), 0);
        for (const auto& row : rows) { add_slope(weights, row, slope); }
        for (std::size_t i = 0; i < weights.size(); ++i) {
            const double rise = (slope[i] - penalties[i] * weights[i]) / count;
            mean[i] = k_decay_slope * mean[i] + (1 - k_decay_slope) * rise;
            square[i] = k_decay_square * square[i] + (1 - k_decay_square) * rise * rise;
            const double up = mean[i] / (1 - std::pow(k_decay_slope, round));
            const double spread = square[i] / (1 - std::pow(k_decay_square, round));
            weights[i] += k_step * up / (std::sqrt(spread) + 1e-8);
        }
    }
    ChoiceCaseWeights named;
    for (const auto& [name, column] : columns) { named[name] = weights[column]; }
    return named;
}

std::size_t chosen(const ChoiceCaseWeights& weights, const ChoiceCase& one) {
    std::size_t best = 0;
    double best_sum = 0;
    for (std::size_t i = 0; i < one.options.size(); ++i) {
        double sum = 0;
        for (const auto& [name, value] : one.options[i]) {
            const auto found = weights.find(name);
            if (found != weights.end()) { sum += found->second * value; }
        }
        if (i > 0 && sum <= best_sum) { continue; }
        best = i;
        best_sum = sum;
    }
    return best;
}

std::vector<std::size_t> cross_choose(const std::vector<ChoiceCase>& cases, unsigned folds,
                                      ChoicePenalty penalty) {
    std::vector<std::size_t> found(cases.size(), 0);
    for (unsigned fold = 0; fold < folds; ++fold) {
        std::vector<const ChoiceCase*> others;
        for (const auto& one : cases) {
            if (one.group % folds != fold) { others.push_back(&one); }
        }
        const auto weights = fit_choices(others, penalty);
        for (std::size_t i = 0; i < cases.size(); ++i) {
            if (cases[i].group % folds == fold) { found[i] = chosen(weights, cases[i]); }
        }
    }
    return found;
}

}  // namespace counterclaim::app
