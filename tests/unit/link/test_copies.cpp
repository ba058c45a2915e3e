#include "link/align.hpp"
#include "link/copies.hpp"

#include "../../support/drawn_claims.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace counterclaim::link {
namespace {

const std::string k_wire =
    "Rockets hit the market of the border town of Alpha on Tuesday morning, killing 14 people and "
    "wounding 40, the "
    "prosecutor said. The authorities of Blue rejected the accusation and said that none of their "
    "batteries had fired. "
    "Ambulances carried the wounded to the regional hospital while smoke rose above the old bus "
    "station. A truce agreed "
    "three weeks ago has not held for a single day along that part of the river.";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    text.replace(text.find(from), from.size(), to);
    return text;
}

CopyText article(std::string id, std::string outlet, std::string_view day, std::string_view text,
                 std::string agency = {}) {
    CopyText made;
    made.brief.id = std::move(id);
    made.brief.outlet = std::move(outlet);
    made.brief.agency = std::move(agency);
    made.brief.published = test::day(day);
    made.text = text;
    return made;
}

TEST(Copies, AgencyTextUnderTwoOutletsIsOneCopyOfTheFirst) {
    const auto copies = find_copies({article("b", "Evening Post", "2020-05-06", k_wire, "Wire"),
                                     article("a", "Morning News", "2020-05-05", k_wire, "Wire")});
    ASSERT_EQ(copies.size(), 1U);
    EXPECT_EQ(copies[0].article, "b");
    EXPECT_EQ(copies[0].original, "a");
    EXPECT_EQ(copies[0].agency, "Wire");
    EXPECT_EQ(copies[0].kind, CopyKind::copy);
    EXPECT_DOUBLE_EQ(copies[0].share, 1);
    EXPECT_TRUE(copies[0].differences.empty());
}

TEST(Copies, TheAgencysOwnTextIsTheOriginalHoweverLateItIsSeen) {
    const auto copies = find_copies({article("a", "Morning News", "2020-05-05", k_wire, "Wire"),
                                     article("z", "Wire", "2020-05-06", k_wire, "Wire")});
    ASSERT_EQ(copies.size(), 1U);
    EXPECT_EQ(copies[0].original, "z");
}

TEST(Copies, ACopyWithAnotherTollIsAlteredAndShowsBothFigures) {
    const auto other = replaced(k_wire, "killing 14 people", "killing 20 people");
    const auto copies = find_copies({article("a", "Morning News", "2020-05-05", k_wire),
                                     article("b", "Evening Post", "2020-05-05", other)});
    ASSERT_EQ(copies.size(), 1U);
    EXPECT_EQ(copies[0].kind, CopyKind::altered);
    ASSERT_EQ(copies[0].differences.size(), 1U);
    EXPECT_TRUE(copies[0].differences[0].figures);
    EXPECT_EQ(slice(other, copies[0].differences[0].mine), "20");
    EXPECT_EQ(slice(k_wire, copies[0].differences[0].theirs), "14");
}

TEST(Copies, FiguresInWordsAreComparedThroughClaims) {
    std::vector<Copy> copies{{"b", "a", "", CopyKind::copy, 0.9, {}}};
    const std::vector<Claim> claims{
        test::ClaimMaker("a", "2020-05-05").figure(QuantityKind::killed, 2, 2),
        test::ClaimMaker("b", "2020-05-05").figure(QuantityKind::killed, 6, 6)};
    mark_altered(copies, claims);
    EXPECT_EQ(copies[0].kind, CopyKind::altered);
    copies[0].kind = CopyKind::copy;
    mark_altered(copies, {claims[0]});  // the copy left the figure out: nothing was changed
    EXPECT_EQ(copies[0].kind, CopyKind::copy);
}

TEST(Copies, ARewriteByTheSameOutletIsARevision) {
    const auto later = "New shelling was reported overnight. " +
                       replaced(k_wire, "on Tuesday morning", "this week");
    const auto copies = find_copies({article("a", "Morning News", "2020-05-05", k_wire),
                                     article("b", "Morning News", "2020-05-06", later)});
    ASSERT_EQ(copies.size(), 1U);
    EXPECT_EQ(copies[0].kind, CopyKind::revision);
    EXPECT_EQ(copies[0].original, "a");
}

TEST(Copies, ASharedMouldIsNoCopy) {
    const std::string mould =
        "Read the daily summary of the monitoring mission, which is published every evening at "
        "seven o'clock local time. ";
    const std::string one =
        mould +
        "Observers counted nine explosions east of the station and none near the bridge on the "
        "northern road, where both camps keep their distance.";
    const std::string two =
        mould +
        "A patrol was turned back at a checkpoint by armed men who gave no reason, and a drone "
        "was lost above the forest after its signal had been jammed.";
    const auto copies = find_copies(
        {article("a", "Mission", "2020-05-05", one), article("b", "Mission", "2020-05-06", two)});
    ASSERT_EQ(copies.size(), 1U);
    EXPECT_EQ(copies[0].kind, CopyKind::template_text);
    EXPECT_LT(copies[0].share, 0.45);
}

TEST(Copies, AShortTextInsideALongOneIsFound) {
    std::string long_text = k_wire;
    for (int i = 0; i < 300; ++i) { long_text += " word" + std::to_string(i * 7919 % 1000); }
    const auto copies =
        find_copies({article("a", "Morning News", "2020-05-05", k_wire + k_wire.substr(0, 90)),
                     article("b", "Evening Post", "2020-05-06", long_text)});
    ASSERT_EQ(copies.size(), 1U);
    EXPECT_GT(copies[0].share, 0.7);
}

TEST(Copies, DoNotDependOnTheOrderOfArticles) {
    const auto other = replaced(k_wire, "killing 14 people", "killing 20 people");
    std::vector<CopyText> articles{article("a", "Morning News", "2020-05-05", k_wire),
                                   article("b", "Evening Post", "2020-05-05", other),
                                   article("c", "Noon", "2020-05-07", k_wire),
                                   article("d", "Noon", "2020-05-08", other)};
    const auto expected = find_copies(articles);
    EXPECT_EQ(expected.size(), 3U);
    std::vector<std::size_t> order{0, 1, 2, 3};
    do {
        std::vector<CopyText> shuffled;
        for (const auto at : order) { shuffled.push_back(articles[at]); }
        EXPECT_EQ(find_copies(shuffled), expected);
    } while (std::next_permutation(order.begin(), order.end()));
}

TEST(Copies, CopiesOfCopiesHaveOneSource) {
    std::vector<ArticleBrief> briefs(3);
    briefs[0].id = "a";
    briefs[1].id = "b";
    briefs[2].id = "c";
    fold_copies(briefs, {{"b", "a", "", CopyKind::copy, 0.9, {}},
                         {"c", "b", "", CopyKind::altered, 0.8, {}}});
    EXPECT_EQ(briefs[2].source, "a");
    EXPECT_EQ(briefs[0].source, "a");
    fold_copies(briefs, {{"b", "a", "", CopyKind::template_text, 0.3, {}}});
    EXPECT_EQ(briefs[1].source, "b");
}

TEST(Align, EmptyAndForeignTextsAreFine) {
    EXPECT_TRUE(gaps_between({}, {}, 5).empty());
    EXPECT_EQ(sketch_of("").shingles, 0U);
    EXPECT_EQ(sketch_of("\xff\xfe four words").shingles, 0U);
    const auto words = words_of("один два", 10);
    ASSERT_EQ(words.size(), 2U);
    const auto gaps = gaps_between(words, {}, 5);
    ASSERT_EQ(gaps.size(), 1U);
    EXPECT_EQ(gaps[0], (Gap{0, 2, 0, 0}));
}

}  // namespace
}  // namespace counterclaim::link
