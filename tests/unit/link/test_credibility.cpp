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

ClaimMaker shelling(const char* article) {
    return ClaimMaker(article, "2020-10-28")
        .says(ClaimType::shelling)
        .actor("Blue")
        .target("Red")
        .at("Alpha")
        .on("2020-10-28");
}

/// The event all these claims make.
Event event_of(const std::vector<Claim>& claims, const std::vector<ArticleBrief>& articles = {}) {
    std::vector<ClaimId> ids;
    std::vector<std::string_view> sources;
    std::vector<std::size_t> members;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        ids.push_back(i + 1);
        members.push_back(i);
        sources.emplace_back(i < articles.size() ? articles[i].source : claims[i].article);
    }
    const auto wars = test::red_and_blue();
    const auto relations = relations_of(claims, ids, sources, members, 7, room().scorer(), wars);
    Event event;
    judge_event(event, claims, ids, sources, members, relations, wars, room().credibility());
    return event;
}

struct Row {
    const char* rule;
    int digit;
    std::vector<Claim> claims;
};

TEST(Credibility, EveryRuleOfTheTable) {
    const Claim red = shelling("a").by("Red");
    const Claim blue_admits = shelling("b").by("Blue");
    const Claim blue_denies = shelling("b").by("Blue").denied();
    const Claim reporter = shelling("c").witness("a reporter");
    const Claim monitor = shelling("d").by("Monitors", Role::observer);
    const Claim monitor_denies = shelling("d").by("Monitors", Role::observer).denied();
    const Claim green = shelling("e").by("Green", Role::third_party);
    const Claim violet = shelling("f").by("Violet", Role::third_party);
    const std::vector<Row> rows{
        {"conceded-and-borne-out", 1, {red, blue_admits}},
        {"observers-agree", 1, {reporter, monitor}},
        {"observer-and-others", 1, {red, green, reporter}},
        {"conceded", 2, {blue_admits}},
        {"observer", 2, {reporter}},
        {"three-sources", 2, {red, green, violet}},
        {"observer-disputed", 3, {red, reporter, blue_denies}},
        {"two-sources", 3, {red, green}},
        {"observers-disagree", 4, {red, reporter, monitor_denies}},
        {"disputed", 4, {red, blue_denies}},
        {"refuted-by-observer", 5, {red, monitor_denies}},
        {"single", 6, {red}},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.rule);
        const auto event = event_of(row.claims);
        EXPECT_EQ(event.affirmed.rule, row.rule);
        EXPECT_EQ(event.affirmed.digit, row.digit);
        EXPECT_FALSE(room().credibility().says(row.rule).empty());
    }
}

TEST(Credibility, CopiesAndOneSidesOfficialsCountOnce) {
    ArticleBrief brief;
    brief.source = "a";
    // Three outlets print one text in their own voice.
    const auto copies =
        event_of({shelling("a"), shelling("b"), shelling("c")}, {brief, brief, brief});
    EXPECT_EQ(copies.affirmed.independent, 1);
    EXPECT_EQ(copies.affirmed.rule, "single");
    const auto side =
        event_of({shelling("a").by("Blue").denied(), shelling("b").by("Blue Highlands").denied()});
    ASSERT_TRUE(side.denied);
    EXPECT_EQ(side.denied->independent, 1);
}

TEST(Credibility, AnOutletThatQuotesIsNoSecondSource) {
    const auto event = event_of({shelling("a").by("Red"), shelling("a")});
    EXPECT_EQ(event.affirmed.independent, 1);
}

TEST(Credibility, PlansAndDemandsCountForNothing) {
    const auto event = event_of({shelling("a").by("Red").mood(Modality::future)});
    EXPECT_EQ(event.affirmed.independent, 0);
}

TEST(Credibility, TheDenialIsJudgedToo) {
    const auto event =
        event_of({shelling("a").by("Red"), shelling("b").by("Monitors", Role::observer).denied()});
    ASSERT_TRUE(event.denied);
    EXPECT_EQ(event.denied->rule, "observer-disputed");
}

}  // namespace
}  // namespace counterclaim::link
