#include "syntax/random.hpp"
#include "syntax/tree.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

namespace counterclaim::syntax {
namespace {

bool is_tree(const std::vector<std::int32_t>& heads) {
    if (std::count(heads.begin(), heads.end(), -1) != 1) { return false; }
    for (std::size_t i = 0; i < heads.size(); ++i) {
        std::int32_t at = static_cast<std::int32_t>(i);
        for (std::size_t steps = 0; at >= 0; ++steps) {
            if (steps > heads.size()) { return false; }
            at = heads[static_cast<std::size_t>(at)];
        }
    }
    return true;
}

double score_of(const std::vector<float>& scores, const std::vector<std::int32_t>& heads) {
    const std::size_t columns = heads.size() + 1;
    double sum = 0;
    for (std::size_t i = 0; i < heads.size(); ++i) {
        sum += double{scores[i * columns +
                             (heads[i] < 0 ? heads.size() : static_cast<std::size_t>(heads[i]))]};
    }
    return sum;
}

/// The best score of all trees, by trying every choice of heads.
double best_of_all(const std::vector<float>& scores, std::size_t count) {
    double best = -1e30;
    std::vector<std::int32_t> heads(count, -1);
    const std::function<void(std::size_t)> choose = [&](std::size_t at) {
        if (at == count) {
            if (is_tree(heads)) { best = std::max(best, score_of(scores, heads)); }
            return;
        }
        for (std::int32_t head = -1; head < static_cast<std::int32_t>(count); ++head) {
            if (head == static_cast<std::int32_t>(at)) { continue; }
            heads[at] = head;
            choose(at + 1);
        }
    };
    choose(0);
    return best;
}

std::vector<float> random_scores(std::size_t count, Random& random) {
    std::vector<float> scores(count * (count + 1));
    for (auto& one : scores) { one = static_cast<float>(random.unit() * 20 - 10); }
    return scores;
}

TEST(Tree, IsTheBestOfAllSmallTrees) {
    Random random(7);
    for (int round = 0; round < 400; ++round) {
        const std::size_t count = 1 + random.below(5);
        const auto scores = random_scores(count, random);
        const auto heads = best_tree(scores.data(), count);
        ASSERT_TRUE(is_tree(heads));
        EXPECT_NEAR(score_of(scores, heads), best_of_all(scores, count), 1e-3) << "round " << round;
    }
}

TEST(Tree, LargeOnesAreTreesWithOneRoot) {
    Random random(8);
    for (int round = 0; round < 40; ++round) {
        const std::size_t count = 20 + random.below(150);
        const auto scores = random_scores(count, random);
        EXPECT_TRUE(is_tree(best_tree(scores.data(), count))) << "round " << round;
    }
}

TEST(Tree, EqualAndExtremeScores) {
    for (const float value : {0.0F, 1e30F, -1e30F}) {
        const std::vector<float> scores(6 * 7, value);
        EXPECT_TRUE(is_tree(best_tree(scores.data(), 6))) << value;
    }
    EXPECT_TRUE(best_tree(nullptr, 0).empty());
}

}  // namespace
}  // namespace counterclaim::syntax
