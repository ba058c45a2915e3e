#include "claim/confidence.hpp"
#include "support/file_resources.hpp"

#include <gtest/gtest.h>

namespace counterclaim::claim {
namespace {

TEST(Confidence, IsTheLogisticOfWeightedCues) {
    const Confidence confidence({{"bias", -1}, {"strength", 2}, {"noun", -0.5}});
    EXPECT_NEAR(confidence.of({}), 0.2689, 1e-4);
    EXPECT_NEAR(confidence.of({{"strength", 0.5}}), 0.5, 1e-9);
    EXPECT_NEAR(confidence.of({{"strength", 1}, {"noun", 1}}), 0.6225, 1e-4);
    EXPECT_NEAR(confidence.of({{"unheard-of", 1}}), 0.2689, 1e-4) << "no weight counts nothing";
}

TEST(Confidence, SaysWhatEachCueAdds) {
    const Confidence confidence({{"strength", 2}, {"noun", -0.5}});
    const ConfidenceCues cues{{"strength", 0.85}, {"noun", 1}, {"shelling", 1}};
    EXPECT_EQ(confidence.describe(cues), "strength 0.85 +1.7; noun 1 -0.5; shelling 1 +0");
    EXPECT_EQ(parse_cues(confidence.describe(cues)), cues);
}

TEST(Confidence, WhatIsNoCueIsLeftOut) {
    EXPECT_TRUE(parse_cues("").empty());
    EXPECT_TRUE(parse_cues("lexicon en shell/VERB").empty());
    EXPECT_EQ(parse_cues("war x +1; noun 1 +0"), (ConfidenceCues{{"noun", 1}}));
}

TEST(Confidence, ShippedWeightsLoadAndTrustStrongWordsMore) {
    const test::FileResources resources;
    const auto confidence = Confidence::load(resources);
    ASSERT_TRUE(confidence) << to_string(confidence.error());
    const ConfidenceCues weak{{"strength", 0.55}, {"score", 0.55}};
    const ConfidenceCues strong{{"strength", 0.95}, {"score", 1}};
    EXPECT_LT(confidence->of(weak), confidence->of(strong));
    EXPECT_GT(confidence->of(weak), 0);
    EXPECT_LT(confidence->of(strong), 1);
}

}  // namespace
}  // namespace counterclaim::claim
