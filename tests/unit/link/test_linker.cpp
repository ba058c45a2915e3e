#include "link/blocks.hpp"
#include "link/fit.hpp"
#include "link/linker.hpp"

#include "../../support/drawn_claims.hpp"
#include "../../support/file_resources.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

namespace counterclaim::link {
namespace {

using test::ClaimMaker;

const Scorer& scorer() {
    static const auto loaded = Scorer::load(test::FileResources());
    return loaded.value();
}

/// Reports of two sides about shelling in a few towns over some days, each by several articles.
std::vector<ClaimFeatures> drawn_world(unsigned seed, std::size_t count) {
    std::mt19937 random(seed);
    const auto pick = [&random](unsigned n) { return random() % n; };
    const std::array<std::string, 4> towns{"Alpha", "Bravo", "Charlie", "Delta"};
    const std::array<ClaimType, 4> types{ClaimType::shelling, ClaimType::capture, ClaimType::hold,
                                         ClaimType::casualty_toll};
    const auto wars = test::red_and_blue();
    const FeatureMaker maker(wars);
    std::vector<ClaimFeatures> features;
    for (std::size_t i = 0; i < count; ++i) {
        const auto happened = test::day("2020-10-01") + std::chrono::days(pick(12));
        ClaimMaker claim("article" + std::to_string(pick(20)),
                         text::to_iso(happened + std::chrono::days(pick(3))));
        claim.says(types[pick(4)]).by(pick(2) == 0 ? "Red" : "Blue").position(pick(5000));
        if (pick(4) != 0) { claim.at(towns[pick(4)]); }
        if (pick(3) != 0) { claim.on(text::to_iso(happened)); }
        if (pick(2) != 0) { claim.actor(pick(2) == 0 ? "Red" : "Blue"); }
        if (pick(5) == 0) { claim.denied(); }
        features.push_back(maker.make(claim, towns[pick(4)] + " was shelled from the hills"));
    }
    return features;
}

TEST(Linker, OneShellingToldTwiceIsOneEventAndTheNextTownAnother) {
    const auto wars = test::red_and_blue();
    const FeatureMaker maker(wars);
    const auto make = [&](const char* article, const char* town, const char* on) {
        return maker.make(ClaimMaker(article, on)
                              .says(ClaimType::shelling)
                              .by("Red")
                              .actor("Blue")
                              .target("Red")
                              .at(town)
                              .on(on),
                          "rockets hit the market");
    };
    Linker linker(scorer());
    linker.add(make("a", "Alpha", "2020-10-28"));
    linker.add(make("b", "Alpha", "2020-10-28"));
    linker.add(make("c", "Delta", "2020-10-28"));
    linker.add(make("d", "Alpha", "2020-11-20"));
    linker.settle();
    const auto events = linker.events();
    ASSERT_EQ(events.size(), 3U);
    const auto largest =
        std::max_element(events.begin(), events.end(),
                         [](const auto& a, const auto& b) { return a.size() < b.size(); });
    EXPECT_EQ(largest->size(), 2U);
}

TEST(Linker, TheSameClaimCountsOnce) {
    const auto features = drawn_world(1, 1).front();
    Linker linker(scorer());
    EXPECT_TRUE(linker.add(features));
    EXPECT_FALSE(linker.add(features));
    EXPECT_EQ(linker.size(), 1U);
}

TEST(Linker, OrderAndBatchesDoNotChangeEvents) {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        auto features = drawn_world(seed, 160);
        Linker whole(scorer());
        for (const auto& claim : features) { whole.add(claim); }
        whole.settle();
        std::mt19937 random(seed);
        std::shuffle(features.begin(), features.end(), random);
        Linker parts(scorer());
        for (std::size_t i = 0; i < features.size(); ++i) {
            parts.add(features[i]);
            if (random() % 7 == 0) { parts.settle(); }
        }
        parts.settle();
        EXPECT_EQ(parts.events(), whole.events());
        for (const auto& claim : features) {
            EXPECT_EQ(parts.event_of(claim.key.id), whole.event_of(claim.key.id));
        }
    }
}

TEST(Linker, FullBlocksAreLeftOutWhateverTheOrder) {
    for (unsigned seed = 1; seed <= 8; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        LinkerOptions options;
        options.block_claims_max = {25, 25, 25, 25};
        auto features = drawn_world(seed, 150);
        Linker whole(scorer(), options);
        for (const auto& claim : features) { whole.add(claim); }
        whole.settle();
        EXPECT_GT(whole.full_blocks(), 0U);
        std::mt19937 random(seed + 100);
        std::shuffle(features.begin(), features.end(), random);
        Linker parts(scorer(), options);
        for (const auto& claim : features) {
            parts.add(claim);
            parts.settle();
        }
        EXPECT_EQ(parts.events(), whole.events());
    }
}

TEST(Linker, SaysWhichEventsWereMergedOrRenamed) {
    // Two reports a long way apart in what they tell, and one that ties them together.
    const auto features = drawn_world(3, 120);
    Linker linker(scorer());
    std::size_t changes = 0;
    for (const auto& claim : features) {
        linker.add(claim);
        for (const auto& change : linker.settle()) {
            ++changes;
            EXPECT_FALSE(change.before.empty());
            EXPECT_FALSE(change.after.empty());
            if (change.kind == EventChange::Kind::merged) { EXPECT_GT(change.before.size(), 1U); }
            if (change.kind == EventChange::Kind::split) { EXPECT_GT(change.after.size(), 1U); }
        }
    }
    EXPECT_GT(changes, 0U);
}

TEST(Score, IsTheSameBothWays) {
    const auto features = drawn_world(5, 60);
    for (const auto& a : features) {
        for (const auto& b : features) {
            EXPECT_EQ(scorer().score(a, b), scorer().score(b, a));
            EXPECT_EQ(scorer().compatible(a.type, b.type), scorer().compatible(b.type, a.type));
        }
    }
}

TEST(Score, DataThatCannotBeUsedIsNamed) {
    MemoryResources resources;
    resources.add("link/types.tsv", "a\tb\tcompatible\nshelling\tsinging\t0.5\n");
    EXPECT_EQ(Scorer::load(resources).error().where, "link/types.tsv:2");
    resources.add("link/types.tsv", "a\tb\tcompatible\nshelling\tcapture\t1.5\n");
    EXPECT_EQ(Scorer::load(resources).error().where, "link/types.tsv:2");
    resources.add("link/types.tsv", "a\tb\tcompatible\nshelling\tcapture\t0.5\n");
    resources.add("link/weights.tsv", "cue\tweight\nmoon\t1\n");
    EXPECT_EQ(Scorer::load(resources).error().where, "link/weights.tsv:2");
}

TEST(Blocks, PlacesWithin28KilometresMeetAcrossCells) {
    const auto wars = test::red_and_blue();
    const FeatureMaker maker(wars);
    const auto near = [&](double latitude, double longitude, const char* on) {
        Claim claim = ClaimMaker(on + std::to_string(latitude + longitude), on).at("Alpha").on(on);
        claim.places[0].place->latitude = latitude;
        claim.places[0].place->longitude = longitude;
        return block_keys(maker.make(claim, {}));
    };
    const auto meet = [](const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
        return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
    };
    EXPECT_TRUE(meet(near(39.99, 46.99, "2020-10-01"), near(40.01, 47.01, "2020-10-01")));
    EXPECT_TRUE(meet(near(-0.05, -0.05, "1969-12-31"), near(0.05, 0.05, "1970-01-01")));
    EXPECT_TRUE(meet(near(40.5, 46.5, "2020-10-08"), near(40.5, 46.5, "2020-10-09")));
    EXPECT_FALSE(meet(near(40.5, 46.5, "2020-10-01"), near(42.5, 46.5, "2020-10-01")));
    EXPECT_FALSE(meet(near(40.5, 46.5, "2020-10-01"), near(40.5, 46.5, "2021-10-01")));
}

TEST(Blocks, AClaimWithNeitherDayNorPlaceStaysInItsArticle) {
    const auto wars = test::red_and_blue();
    Claim claim = ClaimMaker("a", "").says(ClaimType::talks);
    claim.said.reset();
    EXPECT_EQ(block_keys(FeatureMaker(wars).make(claim, {})).size(), 1U);
}

TEST(Cluster, JoinsByMeanScoreAndBreaksTiesByOrder) {
    ClusterOptions options;
    options.join_min = 5000;
    options.absent = 0;
    options.best_share = 0;
    // 0-1 strong, 1-2 good, 0-2 never compared: (0 + 6000) / 2 is not enough.
    EXPECT_EQ(cluster(3, {{0, 1, 9000}, {1, 2, 6000}}, options),
              (std::vector<std::uint32_t>{0, 0, 2}));
    EXPECT_EQ(cluster(3, {{0, 1, 9000}, {1, 2, 6000}, {0, 2, 5000}}, options),
              (std::vector<std::uint32_t>{0, 0, 0}));
    // A tie: the pair with the lowest items goes first.
    EXPECT_EQ(cluster(3, {{1, 2, 7000}, {0, 1, 7000}}, options),
              (std::vector<std::uint32_t>{0, 0, 2}));
    // With a share of the highest score the one good pair is enough: 0.5 · 3000 + 0.5 · 8000.
    options.best_share = 500;
    EXPECT_EQ(cluster(3, {{0, 1, 9000}, {1, 2, 8000}}, options),
              (std::vector<std::uint32_t>{0, 0, 0}));
    EXPECT_TRUE(cluster(0, {}, options).empty());
}

TEST(Fit, LearnsWhichCueDecides) {
    std::vector<LabelledPair> pairs(40);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        pairs[i].same = i % 2 == 0;
        pairs[i].cues[static_cast<std::size_t>(Cue::bias)] = 1;
        pairs[i].cues[static_cast<std::size_t>(Cue::place_same)] = pairs[i].same ? 1.0F : 0.0F;
    }
    const auto weights = fit_weights(pairs);
    EXPECT_GT(weights[static_cast<std::size_t>(Cue::place_same)], 2);
    EXPECT_LT(weights[static_cast<std::size_t>(Cue::bias)], -1);
    EXPECT_EQ(fit_weights(pairs), weights);
}

}  // namespace
}  // namespace counterclaim::link
