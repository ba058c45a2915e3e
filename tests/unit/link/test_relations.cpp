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
    const auto wars = test::red_and_blue();
    const auto expected = room().link(inputs, {}, wars);
    EXPECT_EQ(expected.claims.size(), inputs.size());
    std::mt19937 random(4);
    for (int round = 0; round < 5; ++round) {
        std::shuffle(inputs.begin(), inputs.end(), random);
        auto twice = inputs;
        twice.push_back(inputs.front());
        EXPECT_EQ(room().link(twice, {}, wars), expected);
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

TEST(Link, TellsWhatBecameOfEventsWhateverTheOrderOfArrival) {
    // Two short reports that say little in common, and a later one that ties them together.
    std::vector<ClaimInput> inputs;
    std::mt19937 random(9);
    for (int i = 0; i < 60; ++i) {
        const std::string town(1, static_cast<char>('A' + random() % 2));
        const auto day = "2020-10-" + std::to_string(10 + i / 4);
        auto claim = ClaimMaker("a" + std::to_string(i), day)
                         .says(random() % 2 == 0 ? ClaimType::shelling : ClaimType::casualty_toll);
        if (random() % 2 == 0) { claim.at(town); }
        claim.on("2020-10-" + std::to_string(10 + random() % 3));
        claim.by(random() % 2 == 0 ? "Red" : "Blue");
        inputs.push_back({claim, i % 3 == 0 ? "rockets hit the market" : "rockets"});
    }
    const auto wars = test::red_and_blue();
    const auto linked = room().link(inputs, {}, wars);
    ASSERT_FALSE(linked.changes.empty());
    const auto now = events_by_name(linked);
    for (std::size_t i = 0; i < linked.changes.size(); ++i) {
        const auto& change = linked.changes[i];
        EXPECT_TRUE(change.day);
        if (i > 0) { EXPECT_LE(linked.changes[i - 1].day, change.day); }
        for (const auto id : change.before) { EXPECT_TRUE(now.contains(id)) << id_text(id); }
    }
    for (const auto& event : linked.events) { EXPECT_EQ(now.at(event.id), event.id); }
    std::reverse(inputs.begin(), inputs.end());
    EXPECT_EQ(room().link(inputs, {}, wars).changes, linked.changes);
    // What was known on a day is the beginning of it.
    Options early;
    early.as_of = test::day("2020-10-15");
    const auto then = room().link(inputs, {}, wars, early);
    ASSERT_LE(then.changes.size(), linked.changes.size());
    for (std::size_t i = 0; i < then.changes.size(); ++i) {
        EXPECT_EQ(then.changes[i], linked.changes[i]);
    }
    for (const auto& event : then.events) { EXPECT_TRUE(now.contains(event.id)); }
}

}  // namespace
}  // namespace counterclaim::link
