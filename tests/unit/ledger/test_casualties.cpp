#include "ledger/casualties.hpp"

#include "../../support/drawn_book.hpp"

#include "ledger/words.hpp"

#include <gtest/gtest.h>

namespace counterclaim::ledger {
namespace {

using test::ClaimMaker;
constexpr auto k_killed = QuantityKind::killed;
constexpr auto k_soldiers = PersonClass::military;
constexpr auto k_total = QuantityScope::cumulative;

ClaimMaker toll(const char* article, const char* said) {
    return ClaimMaker(article, said).says(ClaimType::casualty_toll).on("2020-09-27", said);
}
ClaimMaker shelling(const char* article, const char* said) {
    return ClaimMaker(article, said)
        .says(ClaimType::shelling)
        .actor("Blue")
        .target("Red")
        .at("Alpha")
        .on("2020-10-28");
}

CasualtyLedger ledger_of(const std::vector<Claim>& claims) {
    const test::DrawnBook drawn(claims);
    return casualties(drawn.book());
}

TEST(Casualties, OneClaimantsTotalRisesAndIsRevised) {
    const auto ledger = ledger_of(
        {toll("a", "2020-10-01").by("Blue").figure(k_killed, 104, 104, "Blue", k_soldiers, k_total),
         toll("b", "2020-10-13")
             .by("Blue Highlands")
             .figure(k_killed, 480, 480, "Blue Highlands", k_soldiers, k_total),
         toll("c", "2020-10-15")
             .by("Blue")
             .figure(k_killed, 601, -1, "Blue", k_soldiers, k_total)});
    ASSERT_EQ(ledger.series.size(), 1U);
    const auto& points = ledger.series[0].points;
    ASSERT_EQ(points.size(), 3U);
    EXPECT_EQ(points[0].low, 104);
    EXPECT_FALSE(points[0].revises);
    EXPECT_TRUE(points[2].revises);
    EXPECT_FALSE(points[2].high);
    EXPECT_EQ(ledger.series[0].side, "Blue");
    EXPECT_TRUE(ledger.checks.empty());
}

TEST(Casualties, ATotalThatFallsIsFlagged) {
    const auto ledger = ledger_of(
        {toll("a", "2020-10-13").by("Blue").figure(k_killed, 480, 480, "Blue", k_soldiers, k_total),
         toll("b", "2020-10-14")
             .by("Blue")
             .figure(k_killed, 450, 450, "Blue", k_soldiers, k_total)});
    ASSERT_EQ(ledger.checks.size(), 1U);
    EXPECT_EQ(ledger.checks[0].kind, TollCheck::Kind::falls);
    EXPECT_EQ(ledger.checks[0].sentence, "Blue gave 480 before and gives 450 now");
}

TEST(Casualties, ATotalCountedFromALaterDayIsASeriesOfItsOwn) {
    const auto total = [](const char* article, const char* said, std::int64_t dead) {
        return toll(article, said)
            .by("Blue")
            .figure(k_killed, dead, dead, "Blue", k_soldiers, k_total);
    };
    const auto ledger = ledger_of({total("a", "2020-12-03", 2783), total("b", "2020-12-15", 4),
                                   total("c", "2020-12-20", 2790), total("d", "2020-12-21", 6)});
    ASSERT_EQ(ledger.series.size(), 2U);
    const auto figures = [](const TollSeries& series) {
        std::vector<std::int64_t> lows;
        for (const auto& point : series.points) { lows.push_back(point.low.value_or(-1)); }
        return lows;
    };
    EXPECT_EQ(figures(ledger.series[0]), (std::vector<std::int64_t>{2783, 2790}));
    EXPECT_EQ(figures(ledger.series[1]), (std::vector<std::int64_t>{4, 6}));
    EXPECT_TRUE(ledger.checks.empty());
}

TEST(Casualties, ADaysTollIsNoRevisionOfAnothers) {
    const auto ledger =
        ledger_of({ClaimMaker("a", "2020-10-13")
                       .says(ClaimType::casualty_toll)
                       .on("2020-10-13")
                       .by("Blue")
                       .figure(k_killed, 51, 51, "Blue", k_soldiers, QuantityScope::day),
                   ClaimMaker("b", "2020-10-16")
                       .says(ClaimType::casualty_toll)
                       .on("2020-10-16")
                       .by("Blue")
                       .figure(k_killed, 29, 29, "Blue", k_soldiers, QuantityScope::day)});
    ASSERT_EQ(ledger.series.size(), 1U);
    EXPECT_FALSE(ledger.series[0].points[1].revises);
    EXPECT_FALSE(ledger.series[0].points[1].falls);
}

TEST(Casualties, DifferentClaimantsAreNeverAdded) {
    const auto ledger =
        ledger_of({toll("a", "2020-10-01")
                       .by("Red")
                       .figure(k_killed, 15, 15, "Red", PersonClass::civilian, k_total),
                   toll("b", "2020-10-01")
                       .by("Blue")
                       .figure(k_killed, 9, 9, "Red", PersonClass::civilian, k_total)});
    EXPECT_EQ(ledger.series.size(), 2U);
}

TEST(Casualties, TheFigureToQuoteFollowsTheRule) {
    const Claim other = shelling("a", "2020-10-28").by("Blue").figure(k_killed, 2, 2, "Red");
    const Claim outlet = shelling("b", "2020-10-28").figure(k_killed, 10, 10, "Red");
    const Claim third =
        shelling("c", "2020-10-28").by("Green", Role::third_party).figure(k_killed, 12, 12, "Red");
    const Claim doctors =
        shelling("d", "2020-10-28").witness("doctors").figure(k_killed, 18, -1, "Red");
    const Claim own = shelling("e", "2020-10-28").by("Red").figure(k_killed, 14, 20, "Red");
    struct Row {
        const char* rule;
        std::int64_t best;
        std::vector<Claim> claims;
    };
    const std::vector<Row> rows{{"other side", 2, {other}},
                                {"outlet", 10, {other, outlet}},
                                {"third party", 12, {other, outlet, third}},
                                {"observer", 18, {other, outlet, third, doctors}},
                                {"own side", 20, {other, outlet, third, doctors, own}}};
    for (const auto& row : rows) {
        SCOPED_TRACE(row.rule);
        const auto ledger = ledger_of(row.claims);
        ASSERT_EQ(ledger.summaries.size(), 1U);
        const auto& summary = ledger.summaries[0];
        EXPECT_EQ(summary.rule, row.rule);
        EXPECT_EQ(summary.best, row.best);
        EXPECT_EQ(summary.low, 2);
        EXPECT_EQ(summary.claimants, static_cast<int>(row.claims.size()));
    }
    const auto all = ledger_of({other, doctors, own}).summaries.at(0);
    EXPECT_FALSE(all.high) << "doctors leave the upper bound open";
    EXPECT_EQ(ledger_of({other, own}).summaries.at(0).high, 20);
}

TEST(Casualties, TheLatestFigureOfAClaimantCounts) {
    const auto ledger =
        ledger_of({shelling("a", "2020-10-28").by("Red").figure(k_killed, 14, 14, "Red"),
                   shelling("b", "2020-10-29").by("Red").figure(k_killed, 20, 20, "Red")});
    ASSERT_EQ(ledger.summaries.size(), 1U);
    EXPECT_EQ(ledger.summaries[0].best, 20);
    EXPECT_EQ(ledger.summaries[0].low, 20);
}

TEST(Casualties, PartsOfATextAreAddedUp) {
    const auto parts = [](std::int64_t total) {
        return std::vector<Claim>{
            toll("a", "2020-10-01")
                .position(0)
                .figure(k_killed, total, total, "", PersonClass::mixed, k_total),
            toll("a", "2020-10-01")
                .position(100)
                .by("Blue")
                .figure(k_killed, 104, 104, "Blue", k_soldiers, k_total)
                .figure(k_killed, 8, 8, "Blue", PersonClass::civilian, k_total),
            toll("a", "2020-10-01")
                .position(200)
                .by("Red")
                .figure(k_killed, 15, 15, "Red", PersonClass::civilian, k_total)};
    };
    auto checks = ledger_of(parts(127)).checks;
    ASSERT_EQ(checks.size(), 1U);
    EXPECT_EQ(checks[0].kind, TollCheck::Kind::parts_match);
    EXPECT_EQ(checks[0].sentence, "104 + 8 + 15 = 127, as the total says");
    checks = ledger_of(parts(120)).checks;
    ASSERT_EQ(checks.size(), 1U);
    EXPECT_EQ(checks[0].kind, TollCheck::Kind::parts_exceed);
    EXPECT_TRUE(ledger_of(parts(200)).checks.empty()) << "the text need not name every part";
}

TEST(Casualties, PartsOfNobodyKnownBearTheTotalOutOnlyWhereTheyMeetIt) {
    const auto parts = [](std::int64_t total) {
        return std::vector<Claim>{
            toll("a", "2020-10-01")
                .position(0)
                .figure(k_killed, total, total, "", PersonClass::mixed, k_total),
            toll("a", "2020-10-01")
                .position(100)
                .figure(k_killed, 104, 104, "", k_soldiers)
                .figure(k_killed, 8, 8, "", PersonClass::civilian)
                .figure(k_killed, 15, 15, "", PersonClass::civilian),
            toll("a", "2020-10-01").position(200).figure(k_killed, 24, 99, "")};
    };
    const auto checks = ledger_of(parts(127)).checks;
    ASSERT_EQ(checks.size(), 1U);
    EXPECT_EQ(checks[0].sentence, "104 + 8 + 15 = 127, as the total says");
    EXPECT_TRUE(ledger_of(parts(120)).checks.empty());
}

TEST(Casualties, ABelligerentsDeadSoldiersAreItsOwnUnlessItSaysWhose) {
    const auto side = [](std::vector<Claim> claims) {
        return ledger_of(std::move(claims)).series.at(0).side;
    };
    EXPECT_EQ(side({toll("a", "2020-10-15").by("Blue").figure(k_killed, 600, 600, "", k_soldiers)}),
              "Blue");
    EXPECT_EQ(
        side({toll("a", "2020-10-15").by("Blue").figure(k_killed, 600, 600, "Red", k_soldiers)}),
        "Red");
    EXPECT_EQ(
        side(
            {toll("a", "2020-10-15").by("Blue").figure(k_killed, 9, 9, "", PersonClass::civilian)}),
        "");
    EXPECT_EQ(side({toll("a", "2020-10-15")
                        .by("Green", Role::third_party)
                        .figure(k_killed, 600, 600, "", k_soldiers)}),
              "");
}

TEST(Casualties, PeopleOfACountryAreNotItsGovernments) {
    auto profile = test::red_against_blue();
    const auto whose = [&](PersonClass people) {
        const std::vector<Claim> claims{toll("a", "2020-10-15")
                                            .by("Green", Role::third_party)
                                            .figure(k_killed, 9, 9, "Blue Highlands", people)};
        const test::DrawnBook drawn(claims, {}, Wars(profile));
        const auto ledger = casualties(drawn.book());
        EXPECT_EQ(ledger.series.at(0).side, "Blue");
        return ledger.series.at(0).whose;
    };
    const auto expect_its_own = [&] {
        EXPECT_EQ(whose(PersonClass::civilian), "Blue Highlands");
        EXPECT_EQ(whose(PersonClass::unknown), "Blue Highlands");
        EXPECT_EQ(whose(k_soldiers), "Blue");
    };
    EXPECT_EQ(whose(PersonClass::civilian), "Blue");
    profile.home = {"Blue Highlands"};
    expect_its_own();
    // in a war without a home, a nation whose people the profile tells from its armed groups
    profile.home = {};
    profile.words = {{{}, "Blue Highlands", {"people"}, {"Blue Highlands"}}};
    expect_its_own();
}

TEST(Casualties, DenialsPlansAndNamelessNumbersAreNoFigures) {
    EXPECT_TRUE(
        ledger_of({shelling("a", "2020-10-28").by("Blue").denied().figure(k_killed, 20, 20, "Red")})
            .series.empty());
    EXPECT_TRUE(ledger_of({shelling("a", "2020-10-28")
                               .by("Red")
                               .mood(Modality::future)
                               .figure(k_killed, 20, 20, "Red")})
                    .series.empty());
    Claim unknown = shelling("a", "2020-10-28").by("Red").figure(k_killed, 20, 20, "Red");
    unknown.quantities[0].low.reset();
    unknown.quantities[0].high.reset();
    EXPECT_TRUE(ledger_of({unknown}).series.empty());
}

}  // namespace
}  // namespace counterclaim::ledger
