#include "ledger/control.hpp"

#include "../../support/drawn_book.hpp"

#include "ledger/words.hpp"

#include <gtest/gtest.h>

namespace counterclaim::ledger {
namespace {

using test::ClaimMaker;

/// "Hotel 9 to 11 October 2020 contested Blue and Red", one line an entry.
std::string drawn(const std::vector<Claim>& claims, const std::optional<Date>& as_of = {}) {
    const test::DrawnBook drawn(claims, as_of);
    std::string text;
    for (const auto& entry : control(drawn.book())) {
        text += (entry.part.empty() ? "" : entry.part + ' ') + entry.place.name + ' ' +
                days_text(entry.days) + ' ' + std::string(to_string(entry.state)) + ' ' +
                list_text(entry.holders) + '\n';
    }
    return text;
}

ClaimMaker capture(const char* article, const char* said, const char* on) {
    return ClaimMaker(article, said)
        .says(ClaimType::capture)
        .actor("Red")
        .target("Blue")
        .at("Hotel")
        .on(on);
}
ClaimMaker hold(const char* article, const char* said, const char* on) {
    return ClaimMaker(article, said).says(ClaimType::hold).actor("Blue").at("Hotel").on(on);
}

TEST(Control, TheWorldOfFiveClaims) {
    // Blue holds Hotel, Red says that it took it, a reporter finds Blue there, Blue admits the loss
    // a month later.
    EXPECT_EQ(drawn({hold("a", "2020-10-01", "2020-10-01").by("Blue"),
                     capture("b", "2020-10-09", "2020-10-09").by("Red"),
                     hold("c", "2020-10-12", "2020-10-12").witness("our reporter"),
                     capture("d", "2020-11-09", "2020-11-08").by("Blue"),
                     capture("e", "2020-11-10", "2020-11-08").by("Green", Role::third_party)}),
              "Hotel 1 to 8 October 2020 claimed Blue\n"
              "Hotel 9 to 11 October 2020 contested Blue and Red\n"
              "Hotel 12 October 2020 contested Blue and Red\n"
              "Hotel 13 October to 7 November 2020 contested Blue and Red\n"
              "Hotel from 8 November 2020 conceded Red\n");
}

TEST(Control, EachStateByItsRule) {
    const Claim red = capture("a", "2020-10-09", "2020-10-09").by("Red");
    const std::vector<std::pair<std::string, std::vector<Claim>>> rows{
        {"claimed Red", {red}},
        {"uncontested Red", {red, capture("b", "2020-10-09", "2020-10-09")}},
        {"uncontested Red",
         {capture("b", "2020-10-09", "2020-10-09").by("Green", Role::third_party)}},
        {"observed Red", {red, capture("b", "2020-10-09", "2020-10-09").witness("a reporter")}},
        {"conceded Red", {red, capture("b", "2020-10-09", "2020-10-09").by("Blue")}},
        {"contested Red", {red, capture("b", "2020-10-09", "2020-10-09").by("Blue").denied()}},
        {"contested Blue and Red",
         {red, hold("b", "2020-10-09", "2020-10-09").by("Blue Highlands")}},
        {"unknown ",
         {ClaimMaker("a", "2020-10-09")
              .says(ClaimType::withdrawal)
              .actor("Blue")
              .at("Hotel")
              .on("2020-10-09")
              .by("Blue")}},
        {"claimed Blue",
         {ClaimMaker("a", "2020-10-09")
              .says(ClaimType::withdrawal)
              .actor("Blue")
              .at("Hotel")
              .on("2020-10-09")
              .by("Blue")
              .denied()}},
        {"conceded Red",
         {red, ClaimMaker("b", "2020-10-09")
                   .says(ClaimType::withdrawal)
                   .actor("Blue")
                   .at("Hotel")
                   .on("2020-10-09")
                   .by("Blue")}},
        {"uncontested Red",
         {ClaimMaker("a", "2020-10-09")
              .says(ClaimType::handover)
              .actor("Red")
              .target("Blue")
              .at("Hotel")
              .on("2020-10-09")}},
    };
    for (const auto& [expected, claims] : rows) {
        EXPECT_EQ(drawn(claims), "Hotel from 9 October 2020 " + expected + '\n');
    }
}

TEST(Control, PlansDemandsAndPossibilitiesHoldNothing) {
    for (const auto mood : {Modality::future, Modality::demanded, Modality::possible}) {
        EXPECT_EQ(drawn({capture("a", "2020-10-09", "2020-10-09").by("Red").mood(mood)}), "");
    }
}

TEST(Control, PartsAndNeighboursStayApart) {
    auto airport = ClaimMaker("b", "2020-10-09")
                       .says(ClaimType::hold)
                       .actor("Blue")
                       .at("Hotel", "airport of")
                       .on("2020-10-09")
                       .by("Blue");
    EXPECT_EQ(drawn({capture("a", "2020-10-09", "2020-10-09").by("Red"), airport}),
              "Hotel from 9 October 2020 claimed Red\n"
              "airport of Hotel from 9 October 2020 claimed Blue\n");
}

TEST(Control, VillagesTakenInARegionAreNotTheRegion) {
    EXPECT_EQ(drawn({capture("a", "2020-10-09", "2020-10-09")
                         .by("Red")
                         .figure(QuantityKind::places_taken, 14, 14)}),
              "");
    Claim region = capture("a", "2020-10-09", "2020-10-09").by("Red");
    region.places[0].place->precision = PlacePrecision::region;
    EXPECT_EQ(drawn({region}), "");
}

TEST(Control, TheEnemyHasLeftTakesNothingBack) {
    const Claim left = ClaimMaker("b", "2020-10-12")
                           .says(ClaimType::withdrawal)
                           .actor("Blue")
                           .at("Hotel")
                           .on("2020-10-12")
                           .by("Red");
    EXPECT_EQ(drawn({capture("a", "2020-10-09", "2020-10-09").by("Red"), left}),
              "Hotel 9 to 11 October 2020 claimed Red\nHotel from 12 October 2020 claimed Red\n");
}

TEST(Control, AsKnownOnADay) {
    const std::vector<Claim> claims{capture("a", "2020-10-09", "2020-10-09").by("Red"),
                                    hold("b", "2020-10-13", "2020-10-12").by("Blue")};
    EXPECT_EQ(drawn(claims, test::day("2020-10-12")), "Hotel from 9 October 2020 claimed Red\n");
    EXPECT_EQ(drawn(claims, test::day("2020-10-13")),
              "Hotel 9 to 11 October 2020 claimed Red\nHotel from 12 October 2020 contested Blue "
              "and Red\n");
    EXPECT_EQ(drawn(claims, test::day("2020-10-08")), "");
}

TEST(Control, WhatNoDayIsKnownOfStandsApart) {
    Claim red = capture("a", "2020-10-09", "2020-10-09").by("Red");
    Claim blue = hold("b", "2020-10-09", "2020-10-09").by("Blue");
    for (auto* claim : {&red, &blue}) {
        claim->said.reset();
        claim->time.interval = {};
    }
    EXPECT_EQ(drawn({red, blue, hold("c", "2020-10-12", "2020-10-12").by("Blue")}),
              "Hotel from 12 October 2020 claimed Blue\n"
              "Hotel an unknown time contested Blue and Red\n");
}

TEST(Control, StatementsLeadBackToTheirClaims) {
    const test::DrawnBook drawn({capture("a", "2020-10-09", "2020-10-09").by("Red")});
    const auto entries = control(drawn.book());
    ASSERT_EQ(entries.size(), 1U);
    ASSERT_EQ(entries[0].statements.size(), 1U);
    EXPECT_EQ(entries[0].statements[0].claim, drawn.claims().ids[0]);
    EXPECT_EQ(entries[0].statements[0].speaker_side, "Red");
}

}  // namespace
}  // namespace counterclaim::ledger
