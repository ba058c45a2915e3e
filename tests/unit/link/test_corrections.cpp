#include "link/link.hpp"

#include "../../support/drawn_claims.hpp"
#include "../../support/file_resources.hpp"

#include <gtest/gtest.h>

#include <set>

namespace counterclaim::link {
namespace {

using test::ClaimMaker;

const Room& room() {
    static const auto loaded = Room::load(test::FileResources());
    return loaded.value();
}

/// Two shellings of Alpha on one day, told by two, and one of Delta a week later.
std::vector<ClaimInput> inputs() {
    const auto shelling = [](const char* article, const char* said) {
        return ClaimMaker(article, said).says(ClaimType::shelling).actor("Blue").target("Red");
    };
    return {{shelling("a", "2020-10-28").by("Red").at("Alpha").on("2020-10-28"), "shelled"},
            {shelling("b", "2020-10-29").witness("people").at("Alpha").on("2020-10-28"), "shelled"},
            {shelling("c", "2020-11-05").by("Red").at("Delta").on("2020-11-05"), "shelled"}};
}

LinkedClaims linked(std::vector<Correction> corrections,
                    std::vector<ClaimInput> claims = inputs()) {
    Options options;
    options.corrections = std::move(corrections);
    return room().link(std::move(claims), {}, test::red_and_blue(), options);
}

TEST(Corrections, WithoutAnyTwoEvents) {
    const auto found = linked({});
    ASSERT_EQ(found.events.size(), 2U);
    EXPECT_EQ(found.events_of[0], found.events_of[1]);
}

TEST(Corrections, JoinAndPart) {
    const auto ids = linked({}).ids;
    const auto joined = linked({{true, {ids[0], ids[2]}}});
    ASSERT_EQ(joined.events.size(), 1U);
    EXPECT_EQ(joined.events[0].claims, ids);
    EXPECT_EQ(joined.events[0].id, event_id(ids[0]));

    const auto parted = linked({{false, {ids[1]}}});
    EXPECT_EQ(parted.events.size(), 3U);
    EXPECT_EQ(parted.events_of[1], event_id(ids[1]));
    EXPECT_TRUE(parted.relations.empty()) << "claims of different events have none";

    const auto both = linked({{true, {ids[0], ids[2]}}, {false, {ids[0]}}});
    EXPECT_EQ(std::set<EventId>(both.events_of.begin(), both.events_of.end()).size(), 2U);
    EXPECT_EQ(both.events_of[1], both.events_of[2]);
}

TEST(Corrections, ClaimsThatAreNotThereArePassedOver) {
    EXPECT_EQ(linked({{true, {1, 2}}, {false, {3}}}), linked({}));
}

TEST(Corrections, AClaimKeepsItsNameWhateverItSays) {
    auto claims = inputs();
    const auto name = linked({}).ids[2];
    claims[2].claim.type = ClaimType::explosion;
    claims[2].id = name;
    EXPECT_TRUE(linked({}, claims).find(name));
}

}  // namespace
}  // namespace counterclaim::link
