#include "ledger/ceasefires.hpp"
#include "ledger/commitments.hpp"
#include "ledger/sentences.hpp"
#include "ledger/words.hpp"

#include "../../support/drawn_book.hpp"

#include <gtest/gtest.h>

namespace counterclaim::ledger {
namespace {

using std::chrono::minutes;
using test::ClaimMaker;

ClaimMaker truce(const char* article, const char* said, const char* on) {
    return ClaimMaker(article, said)
        .says(ClaimType::ceasefire)
        .actor("Red")
        .target("Blue")
        .at("Alpha")
        .on(on);
}

TEST(Ceasefires, FromNoonAndBrokenFiveMinutesLater) {
    const test::DrawnBook drawn({truce("a", "2020-10-10", "2020-10-10").at_time(12, 0),
                                 ClaimMaker("b", "2020-10-13")
                                     .says(ClaimType::armed_clash)
                                     .actor("Red")
                                     .target("Blue")
                                     .at("Alpha")
                                     .on("2020-10-10")
                                     .at_time(12, 5)
                                     .by("Blue"),
                                 ClaimMaker("c", "2020-10-11")
                                     .says(ClaimType::ceasefire_violation)
                                     .actor("Blue")
                                     .at("Alpha")
                                     .on("2020-10-11")
                                     .by("Red"),
                                 ClaimMaker("d", "2020-10-11")
                                     .says(ClaimType::ceasefire_violation)
                                     .actor("Blue")
                                     .at("Alpha")
                                     .on("2020-10-11")
                                     .by("Blue")
                                     .denied()});
    const auto entries = ceasefires(drawn.book());
    ASSERT_EQ(entries.size(), 1U);
    const auto& entry = entries[0];
    EXPECT_EQ(entry.in_force, test::day("2020-10-10"));
    EXPECT_EQ(entry.in_force_time, minutes(12 * 60));
    EXPECT_EQ(entry.parties, (std::vector<std::string>{"Blue", "Red"}));
    ASSERT_EQ(entry.breaches.size(), 2U);
    EXPECT_EQ(entry.breaches[0].after, minutes(5));
    EXPECT_FALSE(entry.breaches[0].called_violation);
    EXPECT_EQ(entry.breaches[0].accuser, "Blue");
    EXPECT_TRUE(entry.breaches[1].called_violation);
    EXPECT_TRUE(entry.breaches[1].denied);
    EXPECT_EQ(entry.breaches[1].denials.size(), 1U);
}

/// With the words of time at these bytes.
Claim timed(Claim claim, std::uint32_t begin, std::uint32_t end) {
    claim.time.span = {begin, end};
    claim.time.basis = TimeBasis::explicit_;
    return claim;
}

TEST(Ceasefires, TheHourOfASentenceOnBothIsTheTrucesOwn) {
    const Claim noon = truce("a", "2020-10-11", "2020-10-10").at_time(12, 0);
    const Claim attack = ClaimMaker("a", "2020-10-11")
                             .says(ClaimType::shelling)
                             .actor("Red")
                             .target("Blue")
                             .at("Alpha")
                             .on("2020-10-10")
                             .at_time(12, 0);
    const test::DrawnBook drawn({timed(noon, 40, 55), timed(attack, 40, 55)});
    const auto entries = ceasefires(drawn.book());
    ASSERT_EQ(entries.size(), 1U);
    for (const auto& breach : entries[0].breaches) { EXPECT_FALSE(breach.after); }
}

TEST(Ceasefires, AReportThatNamesTheDayKnowsTheStartOthersSpeakOfIt) {
    const test::DrawnBook named({timed(truce("a", "2020-10-11", "2020-10-10"), 40, 50)});
    EXPECT_TRUE(ceasefires(named.book()).at(0).start_known);
    Claim held = truce("a", "2020-10-28", "2020-10-28");
    held.time.basis = TimeBasis::context;
    const test::DrawnBook spoken({held});
    const auto entry = ceasefires(spoken.book()).at(0);
    EXPECT_FALSE(entry.start_known);
    EXPECT_EQ(entry.spoken_of, (DateInterval{test::day("2020-10-28"), test::day("2020-10-28")}));
    // "the truce, broken on the 11th": the day is the breach's.
    const Claim breach = ClaimMaker("a", "2020-12-16")
                             .says(ClaimType::ceasefire_violation)
                             .at("Alpha")
                             .on("2020-12-11");
    const test::DrawnBook broken(
        {timed(truce("a", "2020-12-16", "2020-12-11"), 40, 50), timed(breach, 40, 50)});
    EXPECT_FALSE(ceasefires(broken.book()).at(0).start_known);
}

TEST(Ceasefires, ABelligerentThatSpeaksOfItsTruceIsAParty) {
    const test::DrawnBook drawn({ClaimMaker("a", "2020-10-10")
                                     .says(ClaimType::ceasefire)
                                     .at("Alpha")
                                     .on("2020-10-10")
                                     .by("Blue"),
                                 ClaimMaker("b", "2020-10-10")
                                     .says(ClaimType::ceasefire)
                                     .at("Alpha")
                                     .on("2020-10-10")
                                     .by("Green", Role::third_party)});
    EXPECT_EQ(ceasefires(drawn.book()).at(0).parties, std::vector<std::string>{"Blue"});
}

TEST(Ceasefires, AnAttackBeforeTheHourIsNone) {
    const test::DrawnBook drawn(
        {truce("a", "2020-10-10", "2020-10-10").at_time(12, 0), ClaimMaker("b", "2020-10-10")
                                                                    .says(ClaimType::shelling)
                                                                    .actor("Red")
                                                                    .at("Alpha")
                                                                    .on("2020-10-10")
                                                                    .at_time(9, 0)
                                                                    .by("Blue")});
    EXPECT_TRUE(ceasefires(drawn.book()).at(0).breaches.empty());
}

TEST(Ceasefires, ReportsOfOneTruceAreOneAndTheNextEndsIt) {
    const test::DrawnBook drawn({truce("a", "2020-10-10", "2020-10-10"),
                                 truce("b", "2020-10-11", "2020-10-11"),
                                 truce("c", "2020-10-18", "2020-10-18").actor("Green")});
    const auto entries = ceasefires(drawn.book());
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0].claims.size(), 2U);
    EXPECT_EQ(entries[0].end, test::day("2020-10-18"));
    EXPECT_EQ(entries[1].mediators, std::vector<std::string>{"Green"});
}

TEST(Ceasefires, ATruceToldByTheTownItWasSignedInIsTheSame) {
    auto signed_far_away =
        ClaimMaker("b", "2020-10-10").says(ClaimType::ceasefire).at("Zulu").on("2020-10-10");
    const test::DrawnBook drawn({truce("a", "2020-10-10", "2020-10-10"), signed_far_away});
    EXPECT_EQ(ceasefires(drawn.book()).size(), 1U);
}

TEST(Ceasefires, CallsForATruceAreNone) {
    const test::DrawnBook drawn({truce("a", "2020-10-10", "2020-10-10")
                                     .mood(Modality::demanded)
                                     .by("Green", Role::third_party)});
    EXPECT_TRUE(ceasefires(drawn.book()).empty());
}

TEST(Ceasefires, APartyMaySayThatItIsOver) {
    const test::DrawnBook drawn({truce("a", "2020-10-10", "2020-10-10"),
                                 truce("b", "2020-10-14", "2020-10-14").by("Red").denied()});
    const auto entries = ceasefires(drawn.book());
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].end, test::day("2020-10-14"));
    EXPECT_EQ(entries[0].end_reason, "Red says that there is no truce");
}

ClaimMaker handover(const char* article, const char* said, const char* on) {
    return ClaimMaker(article, said)
        .says(ClaimType::handover)
        .actor("Red")
        .target("Blue")
        .at("Kilo")
        .on(on);
}

TEST(Commitments, DuePutOffAndDoneLate) {
    const test::DrawnBook drawn(
        {handover("a", "2020-11-10", "2020-11-15").mood(Modality::future).position(100),
         ClaimMaker("a", "2020-11-10")
             .says(ClaimType::agreement)
             .actor("Red")
             .target("Blue")
             .on("2020-11-09")
             .position(0),
         handover("b", "2020-11-16", "2020-11-15").denied(),
         handover("c", "2020-11-25", "2020-11-25").by("Red")});
    const auto entries = commitments(drawn.book());
    ASSERT_EQ(entries.size(), 1U);
    const auto& entry = entries[0];
    EXPECT_EQ(entry.due, std::vector<Date>{test::day("2020-11-15")});
    EXPECT_EQ(entry.done, test::day("2020-11-25"));
    EXPECT_EQ(entry.state, CommitmentState::late);
    EXPECT_EQ(entry.by, std::vector<std::string>{"Blue"});
    EXPECT_EQ(entry.to, std::vector<std::string>{"Red"});
    EXPECT_EQ(entry.missed.size(), 1U);
    EXPECT_EQ(entry.agreement, "words of a");
}

TEST(Commitments, ForcesThatEnterFromTheDayDueOnTakeItOver) {
    const auto entering = [](const char* party, const char* on) {
        return ClaimMaker("c", "2020-11-25")
            .says(ClaimType::advance)
            .actor(party)
            .at("Kilo District")
            .on(on)
            .by("Red");
    };
    const auto promise = handover("a", "2020-11-10", "2020-11-15").mood(Modality::future);
    const auto state = [&](ClaimMaker arrival) {
        const test::DrawnBook drawn({promise, std::move(arrival)});
        return commitments(drawn.book()).at(0);
    };
    const auto late = state(entering("Red", "2020-11-25"));
    EXPECT_EQ(late.done, test::day("2020-11-25"));
    EXPECT_EQ(late.state, CommitmentState::late);
    EXPECT_EQ(late.claims.size(), 2U);
    EXPECT_FALSE(state(entering("Blue", "2020-11-25")).done) << "it gives the place up";
    EXPECT_FALSE(state(entering("Red", "2020-11-14")).done) << "before the day due: fighting";
}

TEST(Commitments, ATownAndTheDistrictNamedAfterItAreOneMatter) {
    const test::DrawnBook drawn({handover("a", "2020-11-10", "2020-11-15").mood(Modality::future),
                                 ClaimMaker("b", "2020-11-16")
                                     .says(ClaimType::handover)
                                     .actor("Red")
                                     .target("Blue")
                                     .at("Kilo District")
                                     .on("2020-11-15")
                                     .denied()});
    const auto entries = commitments(drawn.book());
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].place->name, "Kilo");
    EXPECT_EQ(entries[0].missed.size(), 1U);
    EXPECT_EQ(entries[0].state, CommitmentState::postponed);
}

TEST(Commitments, ADayLongPastIsNoDayDue) {
    const test::DrawnBook drawn({handover("a", "2020-11-25", "1999-12-31").mood(Modality::future)});
    const auto entries = commitments(drawn.book());
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_TRUE(entries[0].due.empty());
}

TEST(Commitments, EachState) {
    const Claim promise = handover("a", "2020-11-10", "2020-11-15").mood(Modality::future);
    struct Row {
        const char* state;
        std::vector<Claim> claims;
        const char* as_of;
    };
    const std::vector<Row> rows{
        {"due", {promise}, ""},
        {"due", {promise}, "2020-11-15"},
        {"late", {promise}, "2020-11-16"},
        {"done", {promise, handover("b", "2020-11-15", "2020-11-15")}, ""},
        {"late", {promise, handover("b", "2020-11-18", "2020-11-17")}, ""},
        {"postponed",
         {promise, handover("b", "2020-11-14", "2020-11-25").mood(Modality::future)},
         ""},
        {"postponed", {promise, handover("b", "2020-11-16", "2020-11-15").denied()}, "2020-11-20"},
        {"disputed",
         {promise, handover("b", "2020-11-15", "2020-11-15").by("Red"),
          handover("c", "2020-11-15", "2020-11-15").by("Blue").denied()},
         ""},
        {"due", {promise, handover("b", "2020-06-01", "2020-06-01")}, ""},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.state);
        const test::DrawnBook drawn(row.claims);
        CommitmentOptions options;
        options.as_of = text::parse_iso_date(row.as_of);
        const auto entries = commitments(drawn.book(), options);
        ASSERT_EQ(entries.size(), 1U);
        EXPECT_EQ(to_string(entries[0].state), row.state);
    }
}

TEST(Commitments, OnePromiseAboutThreeDistrictsIsThree) {
    const test::DrawnBook drawn(
        {handover("a", "2020-11-10", "2020-12-01").mood(Modality::future).at("Lima").at("Mike")});
    EXPECT_EQ(commitments(drawn.book()).size(), 3U);
}

TEST(Commitments, AreSaidWithTheirPlace) {
    const auto sentence = [](ClaimType type) {
        CommitmentEntry entry;
        entry.type = type;
        entry.by = {"Red"};
        entry.place.emplace();
        entry.place->name = "Kilo";
        return sentence_of(entry);
    };
    EXPECT_EQ(sentence(ClaimType::withdrawal), "Withdrawal from Kilo by Red.");
    EXPECT_EQ(sentence(ClaimType::handover), "Handover of Kilo by Red.");
    EXPECT_EQ(sentence(ClaimType::deployment), "Deployment in Kilo by Red.");
    EXPECT_EQ(sentence(ClaimType::release_exchange),
              "Release or exchange of prisoners in Kilo by Red.");
}

TEST(Commitments, DemandsAreNone) {
    const test::DrawnBook drawn(
        {handover("a", "2020-11-10", "2020-11-15").mood(Modality::demanded)});
    EXPECT_TRUE(commitments(drawn.book()).empty());
}

TEST(Words, TollsAreCountedInWords) {
    const auto said = [](std::int64_t low, std::int64_t high, PersonClass person_class,
                         const std::string& item) {
        TollSeries series;
        series.kind = item.empty() ? QuantityKind::killed : QuantityKind::destroyed;
        series.person_class = person_class;
        series.item = item;
        TollPoint point;
        point.low = low;
        if (high >= 0) { point.high = high; }
        return toll_text(point, series);
    };
    EXPECT_EQ(said(1, 1, PersonClass::military, {}), "1 soldier killed");
    EXPECT_EQ(said(2, 2, PersonClass::unknown, "tank"), "2 tanks destroyed");
    EXPECT_EQ(said(9061, -1, PersonClass::unknown, {}), "at least 9,061 killed");
    EXPECT_EQ(said(100, 999, PersonClass::civilian, {}), "hundreds of civilians killed");
    EXPECT_EQ(said(24, 99, PersonClass::unknown, {}), "dozens killed");
    EXPECT_EQ(said(0, 0, PersonClass::unknown, {}), "nobody killed");
    EXPECT_EQ(said(0, 0, PersonClass::civilian, {}), "no civilians killed");
}

TEST(Words, AreSaidPlainly) {
    EXPECT_EQ(days_text({test::day("2020-10-09"), test::day("2020-10-11")}),
              "9 to 11 October 2020");
    EXPECT_EQ(days_text({test::day("2020-10-30"), test::day("2020-11-02")}),
              "30 October to 2 November 2020");
    EXPECT_EQ(days_text({test::day("2020-12-30"), test::day("2021-01-02")}),
              "30 December 2020 to 2 January 2021");
    EXPECT_EQ(days_text({test::day("2020-10-09"), {}}), "from 9 October 2020");
    EXPECT_EQ(duration_text(minutes(5)), "5 minutes");
    EXPECT_EQ(duration_text(minutes(61)), "1 hour 1 minute");
    EXPECT_EQ(duration_text(minutes(24 * 60 * 2 + 180)), "2 days 3 hours");
    EXPECT_EQ(time_text(minutes(725)), "12:05");
    EXPECT_EQ(list_text({"A", "B", "C"}), "A, B and C");
}

}  // namespace
}  // namespace counterclaim::ledger
