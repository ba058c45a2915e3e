#include "claim/choice.hpp"
#include "support/file_resources.hpp"

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>

namespace counterclaim::claim {
namespace {

class OneFile final : public Resources {
public:
    explicit OneFile(std::string rows)
        : m_text(std::make_shared<const std::string>("slot\tcue\tweight\n" + std::move(rows))) {}
    [[nodiscard]] Expected<Bytes> open(std::string_view name) const override {
        if (name == "claim/choices.tsv") { return Bytes{*m_text, m_text}; }
        return fail(ErrorCode::pack_missing, std::string(name), "no resource of this name");
    }
    [[nodiscard]] std::vector<std::string> list(std::string_view) const override { return {}; }

private:
    std::shared_ptr<const std::string> m_text;
};

ChoiceWeights weights_of(std::string rows) {
    auto weights = ChoiceWeights::load(OneFile(std::move(rows)));
    EXPECT_TRUE(weights) << to_string(weights.error());
    return std::move(*weights);
}

Choice two_options() {
    Choice choice;
    choice.options.resize(2);
    choice.options[0].add("none");
    choice.options[1].add("before");
    choice.options[1].add("count", 0.5);
    return choice;
}

TEST(Choice, SumsTheWeightsOfCues) {
    const auto weights = weights_of("place\tbefore\t1.5\nplace\tcount\t-2\n");
    const auto choice = two_options();
    EXPECT_DOUBLE_EQ(weights.score(choice, choice.options[0]), 0) << "a cue without a weight";
    EXPECT_DOUBLE_EQ(weights.score(choice, choice.options[1]), 0.5);
    EXPECT_EQ(weights.sure(choice), 1U);
}

TEST(Choice, ACueWeighsMoreForClaimsWithATrait) {
    const auto weights = weights_of("place\tbefore\t1\nplace\tbefore@talks\t-3\n");
    auto choice = two_options();
    EXPECT_EQ(weights.sure(choice), 1U);
    choice.traits = {"noun", "talks"};
    EXPECT_DOUBLE_EQ(weights.score(choice, choice.options[1]), -2);
    EXPECT_EQ(weights.sure(choice), 0U);
}

TEST(Choice, TraitsBearOnlyOnTheCuesThatAreCrossed) {
    const auto weights = weights_of("time\tbefore@talks\t-3\ntime\tcount@talks\t2\n");
    auto choice = two_options();
    choice.slot = ChoiceSlot::time;
    choice.traits = {"talks"};
    EXPECT_DOUBLE_EQ(weights.score(choice, choice.options[1]), -2);
    choice.crossed = {"none", "before"};
    EXPECT_DOUBLE_EQ(weights.score(choice, choice.options[1]), -3);
}

TEST(Choice, SlotsDoNotShareWeights) {
    const auto weights = weights_of("place\tbefore\t1\n");
    auto choice = two_options();
    choice.slot = ChoiceSlot::time;
    EXPECT_DOUBLE_EQ(weights.score(choice, choice.options[1]), 0);
    EXPECT_FALSE(weights.empty(ChoiceSlot::place));
    EXPECT_TRUE(weights.empty(ChoiceSlot::time));
}

TEST(Choice, NothingIsChosenThatIsNotLikelyEnough) {
    EXPECT_EQ(weights_of("").sure(Choice{}), std::nullopt) << "no options";
    EXPECT_EQ(weights_of("").sure(two_options()), 0U) << "the first of equals, at 0.5";
    auto choice = two_options();
    choice.options.resize(3);
    choice.options[2].add("after");
    EXPECT_EQ(weights_of("").sure(choice), std::nullopt) << "three equals, at 0.33";
    EXPECT_EQ(weights_of("place\tbefore\t0.5\n").sure(choice), 1U) << "at 0.45";
    choice.slot = ChoiceSlot::time;
    EXPECT_EQ(weights_of("time\tbefore\t0.5\n").sure(choice), std::nullopt) << "days at 0.5";
    EXPECT_EQ(weights_of("time\tbefore\t1\n").sure(choice), 1U) << "at 0.58";
}

TEST(Choice, BrokenRowsAreRefusedByName) {
    const std::map<std::string, std::string> rows{
        {"somewhere\tbefore\t1\n", "no such slot"},
        {"place\tbefore\tmuch\n", "no number"},
        {"place\tbefore\t1\nplace\tbefore\t2\n", "twice"},
    };
    for (const auto& [row, said] : rows) {
        const auto weights = ChoiceWeights::load(OneFile(row));
        ASSERT_FALSE(weights) << row;
        EXPECT_NE(to_string(weights.error()).find(said), std::string::npos)
            << to_string(weights.error());
    }
}

TEST(Choice, ShippedWeightsCoverEverySlotAndTrustTheRules) {
    const auto weights = ChoiceWeights::load(test::FileResources());
    ASSERT_TRUE(weights) << to_string(weights.error());
    for (int slot = 0; slot < k_choice_slot_count; ++slot) {
        Choice choice;
        choice.slot = static_cast<ChoiceSlot>(slot);
        EXPECT_FALSE(weights->empty(choice.slot)) << to_string(choice.slot);
        ChoiceOption rule;
        rule.add("rule");
        EXPECT_GT(weights->score(choice, rule), 0) << to_string(choice.slot);
    }
}

}  // namespace
}  // namespace counterclaim::claim
