#include "../../support/drawn_claims.hpp"

#include <counterclaim/wars.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace counterclaim {
namespace {

using test::ClaimMaker;

/// Two wars in which one party stands with others on each side.
std::vector<ConflictProfile> two_wars() {
    ConflictProfile coast;
    coast.id = "coast";
    coast.countries = {"CO", "XX"};
    coast.sides = {{"Brava", {"Brava"}}, {"Coast Front", {"Coast Front", "Empire"}}};
    ConflictProfile hills;
    hills.id = "hills";
    hills.countries = {"HI"};
    hills.time = {test::day("2030-01-01"), std::nullopt};
    hills.sides = {{"Hill government", {"Hill Republic", "Empire"}}, {"Rebels", {"Hill rebels"}}};
    return {coast, hills};
}

Claim in_country(Claim claim, const std::string& country) {
    for (auto& mention : claim.places) { mention.place->country = country; }
    return claim;
}

Claim shelling(const std::string& article, const std::string& actor, const std::string& target) {
    return ClaimMaker(article, "2031-05-04").says(ClaimType::shelling).actor(actor).target(target);
}

Wars wars_of(const std::vector<Claim>& claims) {
    std::vector<const Claim*> pointers;
    for (const auto& claim : claims) { pointers.push_back(&claim); }
    return Wars::among(two_wars(), pointers);
}

TEST(Wars, EachArticleIsOfItsOwn) {
    const std::vector<Claim> claims{shelling("a", "Empire", "Brava"),
                                    shelling("a", "Brava", "Coast Front"),
                                    shelling("b", "Empire", "Hill rebels")};
    const auto wars = wars_of(claims);
    EXPECT_EQ(side_of(wars.of(claims[0]), "Empire"), "Coast Front");
    EXPECT_EQ(side_of(wars.of(claims[2]), "Empire"), "Hill government");
    EXPECT_EQ(wars.main().id, "coast");
    EXPECT_EQ(wars.all().size(), 2U);
}

TEST(Wars, DoNotDependOnTheOrderOfClaims) {
    std::vector<Claim> claims{shelling("a", "Empire", "Brava"),
                              shelling("b", "Empire", "Hill rebels"), shelling("c", "Empire", "")};
    const auto forwards = wars_of(claims);
    const auto first = forwards.of(claims[0]).id;
    const auto last = forwards.of(claims[2]).id;
    std::reverse(claims.begin(), claims.end());
    const auto backwards = wars_of(claims);
    EXPECT_EQ(backwards.of(claims[2]).id, first);
    EXPECT_EQ(backwards.of(claims[0]).id, last);
    EXPECT_EQ(backwards.all(), forwards.all());
}

TEST(Wars, WhatFitsTwoIsOfThatOfTheLedger) {
    const std::vector<Claim> claims{
        shelling("a", "Empire", "Brava"), shelling("b", "Brava", "Coast Front"),
        ClaimMaker("c", "2031-05-04").says(ClaimType::deployment).actor("Empire")};
    EXPECT_EQ(wars_of(claims).of(claims[2]).id, "coast");
}

TEST(Wars, PlacesTellWhereNamesDoNot) {
    const std::vector<Claim> claims{
        shelling("a", "Empire", "Brava"),
        in_country(
            ClaimMaker("b", "2031-05-04").says(ClaimType::air_strike).actor("Empire").at("Alpha"),
            "HI")};
    EXPECT_EQ(wars_of(claims).of(claims[1]).id, "hills");
}

TEST(Wars, NoneIsOlderThanItsFirstDay) {
    const std::vector<Claim> claims{ClaimMaker("a", "2021-05-04")
                                        .says(ClaimType::shelling)
                                        .actor("Empire")
                                        .target("Hill rebels")};
    EXPECT_EQ(wars_of(claims).of(claims[0]).id, "coast");
}

TEST(Wars, AClaimMayBeOfAnotherThanItsArticle) {
    std::vector<Claim> claims{
        shelling("a", "Brava", "Coast Front"), shelling("a", "Brava", "Coast Front"),
        shelling("a", "Hill Republic", "Hill rebels"), shelling("b", "Empire", "Hill rebels")};
    claims[1].evidence = {40, 80};
    claims[2].evidence = {80, 120};
    const auto wars = wars_of(claims);
    EXPECT_EQ(wars.of(claims[1]).id, "coast");
    EXPECT_EQ(wars.of(claims[2]).id, "hills");
}

TEST(Wars, NoneIsKnown) {
    const std::vector<Claim> claims{shelling("a", "Nobody", "Somebody")};
    const auto wars = wars_of(claims);
    EXPECT_TRUE(wars.all().empty());
    EXPECT_EQ(side_of(wars.of(claims[0]), "Nobody"), "Nobody");
}

TEST(Wars, OneGivenByHandIsThatOfAll) {
    const Wars wars(two_wars().back());
    EXPECT_EQ(wars.of(shelling("a", "Brava", "Coast Front")).id, "hills");
}

}  // namespace
}  // namespace counterclaim
