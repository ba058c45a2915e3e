#include "ledger/casualties.hpp"
#include "ledger/ceasefires.hpp"
#include "ledger/commitments.hpp"
#include "ledger/control.hpp"
#include "ledger/summary.hpp"

#include "../../support/drawn_book.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace counterclaim::ledger {
namespace {

using test::ClaimMaker;

std::vector<Claim> drawn_war() {
    return {
        ClaimMaker("a", "2020-10-09")
            .says(ClaimType::capture)
            .actor("Red")
            .at("Hotel")
            .on("2020-10-09")
            .by("Red"),
        ClaimMaker("b", "2020-10-10")
            .says(ClaimType::hold)
            .actor("Blue")
            .at("Hotel")
            .on("2020-10-10")
            .by("Blue"),
        ClaimMaker("c", "2020-10-10")
            .says(ClaimType::ceasefire)
            .actor("Red")
            .target("Blue")
            .on("2020-10-10")
            .at("Hotel")
            .at_time(12, 0),
        ClaimMaker("d", "2020-10-11")
            .says(ClaimType::ceasefire_violation)
            .actor("Red")
            .on("2020-10-11")
            .at("Hotel")
            .by("Blue"),
        ClaimMaker("e", "2020-10-28")
            .says(ClaimType::shelling)
            .actor("Blue")
            .target("Red")
            .at("Bravo")
            .on("2020-10-28")
            .by("Red")
            .figure(QuantityKind::killed, 14, 14, "Red"),
        ClaimMaker("f", "2020-10-28")
            .says(ClaimType::shelling)
            .actor("Blue")
            .target("Red")
            .at("Bravo")
            .on("2020-10-28")
            .by("Blue")
            .denied(),
        ClaimMaker("g", "2020-10-29")
            .says(ClaimType::shelling)
            .actor("Blue")
            .target("Red")
            .at("Bravo")
            .on("2020-10-28")
            .by("Red")
            .figure(QuantityKind::killed, 20, 20, "Red"),
        ClaimMaker("h", "2020-10-15")
            .says(ClaimType::casualty_toll)
            .on("2020-09-27", "2020-10-15")
            .by("Blue")
            .figure(QuantityKind::killed, 600, 600, "Blue", PersonClass::military,
                    QuantityScope::cumulative),
        ClaimMaker("i", "2020-11-10")
            .says(ClaimType::handover)
            .actor("Red")
            .target("Blue")
            .at("Kilo")
            .on("2020-11-15")
            .mood(Modality::future),
    };
}

TEST(Summary, TellsWhatAReaderWants) {
    const test::DrawnBook drawn(drawn_war());
    const auto summary = summarise(drawn.book());
    ASSERT_EQ(summary.contradictions.size(), 2U);
    EXPECT_EQ(summary.contradictions[0].sentence,
              "Shelling, Bravo, 28 October 2020: Blue denies what Red says.");
    EXPECT_EQ(summary.contradictions[1].claims.size(), 2U);
    ASSERT_EQ(summary.control.size(), 1U);
    EXPECT_EQ(
        summary.control[0].sentence,
        "Hotel, from 10 October 2020: contested (Blue against Red), by the words of Blue and Red.");
    ASSERT_EQ(summary.tolls.size(), 1U);
    EXPECT_EQ(summary.tolls[0].sentence,
              "Blue: 600 soldiers killed, in all, said Blue on 15 October 2020.");
    ASSERT_EQ(summary.truces.size(), 1U);
    EXPECT_EQ(summary.truces[0].sentence,
              "Truce between Blue and Red, Hotel, in force since 10 October 2020 at 12:00; said to "
              "be broken 1 time.");
    ASSERT_EQ(summary.deadlines.size(), 1U);
    EXPECT_EQ(summary.deadlines[0].sentence,
              "Handover of Kilo by Blue to Red, due 15 November 2020.");
}

TEST(Summary, EverySentenceRestsOnClaims) {
    const test::DrawnBook drawn(drawn_war());
    const auto summary = summarise(drawn.book());
    for (const auto* list : {&summary.contradictions, &summary.control, &summary.tolls,
                             &summary.truces, &summary.deadlines}) {
        for (const auto& highlight : *list) {
            ASSERT_FALSE(highlight.claims.empty());
            for (const auto claim : highlight.claims) { EXPECT_TRUE(drawn.book().find(claim)); }
        }
    }
}

TEST(Ledgers, DoNotDependOnTheOrderOfArrival) {
    auto claims = drawn_war();
    const test::DrawnBook first(claims);
    const auto expected = summarise(first.book());
    std::mt19937 random(9);
    for (int round = 0; round < 10; ++round) {
        std::shuffle(claims.begin(), claims.end(), random);
        const test::DrawnBook drawn(claims);
        EXPECT_EQ(summarise(drawn.book()), expected);
        EXPECT_EQ(control(drawn.book()), control(first.book()));
        EXPECT_EQ(casualties(drawn.book()), casualties(first.book()));
        EXPECT_EQ(ceasefires(drawn.book()), ceasefires(first.book()));
        EXPECT_EQ(commitments(drawn.book()), commitments(first.book()));
    }
}

TEST(Ledgers, OfNothingAreEmpty) {
    const test::DrawnBook drawn({});
    EXPECT_EQ(summarise(drawn.book()), Summary{});
    EXPECT_EQ(casualties(drawn.book()), CasualtyLedger{});
}

}  // namespace
}  // namespace counterclaim::ledger
