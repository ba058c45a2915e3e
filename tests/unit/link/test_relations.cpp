#include "link/link.hpp"

#include "../../support/drawn_claims.hpp"
#include "../../support/file_resources.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace counterclaim::link {
namespace {

using test::ClaimMaker;

const Room& room() {
    static const auto loaded = Room::load(test::FileResources());
    return loaded.value();
}

/// The relation between two claims of one event: `first` said before `second`.
std::optional<Relation> relation(const Claim& first, const Claim& second,
                                 const std::vector<std::string_view>& sources = {"a", "b"}) {
    const std::vector<Claim> claims{first, second};
    const auto relations =
        relations_of(claims, {1, 2}, sources, {0, 1}, 7, room().scorer(), test::red_and_blue());
    if (relations.empty()) { return std::nullopt; }
    return relations.front();
}

ClaimMaker shelling(const char* article, const char* said) {
    return ClaimMaker(article, said)
        .says(ClaimType::shelling)
        .actor("Blue")
        .target("Red")
        .at("Alpha")
        .on("2020-10-28");
}

struct Row {
    const char* what;
    Claim first;
    Claim second;
    RelationKind kind;
    Conflict conflict;
};

TEST(Relations, BetweenTwoClaims) {
    const auto killed = QuantityKind::killed;
    const std::vector<Row> rows{
        {"a side says it again", shelling("a", "2020-10-28").by("Red"),
         shelling("b", "2020-10-29").by("Red"), RelationKind::repeats, Conflict::none},
        {"a reporter says so too", shelling("a", "2020-10-28").by("Red"),
         shelling("b", "2020-10-29").witness("our reporter"), RelationKind::corroborates,
         Conflict::none},
        {"the accused denies", shelling("a", "2020-10-28").by("Red"),
         shelling("b", "2020-10-28").by("Blue").denied(), RelationKind::denies, Conflict::polarity},
        {"the accused admits", shelling("a", "2020-10-28").by("Red"),
         shelling("b", "2020-10-29").by("Blue"), RelationKind::concedes, Conflict::none},
        {"each names the other", shelling("a", "2020-10-28").by("Red"),
         ClaimMaker("b", "2020-10-28")
             .says(ClaimType::shelling)
             .actor("Red")
             .at("Alpha")
             .on("2020-10-28")
             .by("Blue"),
         RelationKind::contradicts, Conflict::actor},
        {"two tolls of two speakers on one day",
         shelling("a", "2020-10-28").by("Red").figure(killed, 20, 20, "Red"),
         shelling("b", "2020-10-28").witness("doctors").figure(killed, 8, 8, "Red"),
         RelationKind::contradicts, Conflict::toll},
        {"bounds that meet do not contradict",
         shelling("a", "2020-10-28").by("Red").figure(killed, 20, 20, "Red"),
         shelling("b", "2020-10-28").witness("doctors").figure(killed, 15, -1, "Red"),
         RelationKind::corroborates, Conflict::none},
        {"a later toll of the same speaker revises",
         shelling("a", "2020-10-28").by("Red").figure(killed, 14, 14, "Red"),
         shelling("b", "2020-10-29").by("Red").figure(killed, 20, 20, "Red"), RelationKind::revises,
         Conflict::none},
        {"a toll a week later is no contradiction",
         shelling("a", "2020-10-28").by("Red").figure(killed, 14, 14, "Red"),
         shelling("b", "2020-11-05").witness("doctors").figure(killed, 20, 20, "Red"),
         RelationKind::corroborates, Conflict::none},
        {"two holders of one town",
         ClaimMaker("a", "2020-10-09")
             .says(ClaimType::capture)
             .actor("Red")
             .at("Hotel")
             .on("2020-10-09")
             .by("Red"),
         ClaimMaker("b", "2020-10-12")
             .says(ClaimType::hold)
             .actor("Blue")
             .at("Hotel")
             .on("2020-10-12")
             .by("Blue"),
         RelationKind::contradicts, Conflict::control},
        {"the loser admits a lost town",
         ClaimMaker("a", "2020-10-09")
             .says(ClaimType::capture)
             .actor("Red")
             .target("Blue")
             .at("Hotel")
             .by("Red"),
         ClaimMaker("b", "2020-10-10")
             .says(ClaimType::capture)
             .actor("Red")
             .target("Blue")
             .at("Hotel")
             .by("Blue"),
         RelationKind::concedes, Conflict::none},
        {"another day for the same plan",
         ClaimMaker("a", "2020-11-10")
             .says(ClaimType::handover)
             .actor("Red")
             .at("Kilo")
             .mood(Modality::future)
             .on("2020-11-15")
             .by("Green", Role::third_party),
         ClaimMaker("b", "2020-11-15")
             .says(ClaimType::handover)
             .actor("Red")
             .at("Kilo")
             .mood(Modality::future)
             .on("2020-11-25")
             .by("Green", Role::third_party),
         RelationKind::revises, Conflict::none},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.what);
        const auto found = relation(row.first, row.second);
        ASSERT_TRUE(found);
        EXPECT_EQ(to_string(found->kind), to_string(row.kind));
        EXPECT_EQ(to_string(found->conflict), to_string(row.conflict));
        EXPECT_FALSE(found->reason.empty());
        EXPECT_EQ(found->event, 7U);
    }
}

TEST(Relations, ADenialPointsAtWhatItDeniesEvenIfItCameFirst) {
    const auto found = relation(shelling("a", "2020-10-28").by("Blue").denied(),
                                shelling("b", "2020-10-29").by("Red"));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->from, 1U);
    EXPECT_EQ(found->to, 2U);
}

TEST(Relations, ACopyRepeats) {
    const auto found =
        relation(shelling("a", "2020-10-28"), shelling("b", "2020-10-28"), {"a", "a"});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->kind, RelationKind::repeats);
}

TEST(Relations, UnrelatedTypesHaveNone) {
    EXPECT_FALSE(relation(shelling("a", "2020-10-28").by("Red"),
                          ClaimMaker("b", "2020-10-28").says(ClaimType::talks).by("Blue")));
    EXPECT_FALSE(relation(shelling("a", "2020-10-28").by("Red"),
                          shelling("b", "2020-10-28").by("Red").mood(Modality::demanded)));
}

TEST(Link, TheResultIsAFunctionOfTheSet) {
    std::vector<ClaimInput> inputs;
    for (std::uint32_t i = 0; i < 40; ++i) {
        const auto said = text::to_iso(test::day("2020-10-28") + std::chrono::days(i % 4));
        auto claim =
            shelling(("article" + std::to_string(i % 9)).c_str(), said.c_str()).position(i * 100);
        claim.by(i % 2 == 0 ? "Red" : "Blue");
        if (i % 5 == 0) { claim.denied(); }
        inputs.push_back({claim, "rockets hit the market of Alpha"});
    }
    const auto profile = test::red_and_blue();
    const auto expected = room().link(inputs, {}, profile);
    EXPECT_EQ(expected.claims.size(), inputs.size());
    std::mt19937 random(4);
    for (int round = 0; round < 5; ++round) {
        std::shuffle(inputs.begin(), inputs.end(), random);
        auto twice = inputs;
        twice.push_back(inputs.front());
        EXPECT_EQ(room().link(twice, {}, profile), expected);
    }
}

TEST(Link, WhatWasSaidLaterIsNotKnownOnTheDay) {
    Options options;
    options.as_of = test::day("2020-10-28");
    const auto linked = room().link({{shelling("a", "2020-10-28").by("Red"), ""},
                                     {shelling("b", "2020-10-29").by("Blue").denied(), ""}},
                                    {}, test::red_and_blue(), options);
    ASSERT_EQ(linked.claims.size(), 1U);
    EXPECT_EQ(linked.claims[0].article, "a");
    EXPECT_TRUE(linked.relations.empty());
    EXPECT_FALSE(linked.events.at(0).denied);
}

}  // namespace
}  // namespace counterclaim::link
