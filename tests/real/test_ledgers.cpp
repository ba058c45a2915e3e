#include "annotated.hpp"
#include "shared.hpp"

#include "ledger/casualties.hpp"
#include "ledger/ceasefires.hpp"
#include "ledger/commitments.hpp"
#include "ledger/control.hpp"
#include "ledger/summary.hpp"
#include "link/link.hpp"
#include "text/iso_date.hpp"

#include "../support/drawn_book.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <set>

namespace counterclaim {
namespace {

/// The annotated claims on the war of 2020, linked under its two sides.
class AnnotatedWar : public testing::Test {
protected:
    void SetUp() override {
        const auto gold = (test::shared_folder() / "gold" / "dev").string();
        const auto news = (test::shared_folder() / "news").string();
        if (!std::filesystem::is_directory(gold) || !std::filesystem::is_directory(news)) {
            GTEST_SKIP() << "no annotated claims";
        }
        const auto texts = app::load_annotated(gold, {news});
        ASSERT_TRUE(texts);
        for (const auto& annotated : *texts) {
            if (annotated.brief.id.starts_with("d")) { continue; }
            m_articles.push_back(annotated.brief);
            for (const auto& claim : annotated.claims) {
                m_inputs.push_back({claim, std::string(slice(annotated.text, claim.evidence))});
            }
        }
        ConflictProfile war;
        war.sides = {{"Armenian side", {"Armenia", "Nagorno-Karabakh"}},
                     {"Azerbaijan", {"Azerbaijan"}}};
        war.mediators = {"Russia", "France", "United States", "OSCE Minsk Group"};
        m_wars = Wars(std::move(war));
    }

    [[nodiscard]] LinkedClaims linked() const {
        return test::link_room().link(m_inputs, m_articles, m_wars);
    }

    std::vector<link::ClaimInput> m_inputs;
    std::vector<ArticleBrief> m_articles;
    Wars m_wars;
};

TEST_F(AnnotatedWar, HadrutIsContestedInOctober) {
    const auto claims = linked();
    const ledger::Book book(claims, m_wars);
    std::set<std::string> sides;
    bool observer = false;
    int entries = 0;
    for (const auto& entry : ledger::control(book)) {
        if (entry.place.name != "Hadrut" ||
            !entry.days.overlaps({test::day("2020-10-09"), test::day("2020-10-28")})) {
            continue;
        }
        ++entries;
        EXPECT_EQ(to_string(entry.state), "contested");
        for (const auto& statement : entry.statements) {
            sides.insert(statement.speaker_side);
            observer = observer || statement.role == Role::observer;
        }
    }
    EXPECT_GT(entries, 1);
    EXPECT_TRUE(sides.contains("Armenian side"));
    EXPECT_TRUE(sides.contains("Azerbaijan"));
    EXPECT_TRUE(observer);
}

TEST_F(AnnotatedWar, TheTruceOfTheTenthIsSaidToBeBroken) {
    const auto claims = linked();
    const ledger::Book book(claims, m_wars);
    const auto truces = ledger::ceasefires(book);
    const auto tenth = std::find_if(truces.begin(), truces.end(), [](const CeasefireEntry& truce) {
        return truce.in_force == test::day("2020-10-10");
    });
    ASSERT_NE(tenth, truces.end());
    EXPECT_EQ(tenth->parties, (std::vector<std::string>{"Armenian side", "Azerbaijan"}));
    EXPECT_GT(tenth->breaches.size(), 5U);
}

TEST_F(AnnotatedWar, KalbajarWasDueOnTheFifteenthAndEnteredOnTheTwentyFifth) {
    const auto claims = linked();
    const ledger::Book book(claims, m_wars);
    const auto entries = ledger::commitments(book);
    const auto kalbajar =
        std::find_if(entries.begin(), entries.end(), [](const CommitmentEntry& entry) {
            return entry.place && entry.place->name == "Kalbajar";
        });
    ASSERT_NE(kalbajar, entries.end());
    EXPECT_EQ(kalbajar->due.front(), test::day("2020-11-15"));
    EXPECT_EQ(kalbajar->done, test::day("2020-11-25"));
    EXPECT_FALSE(kalbajar->missed.empty());
    EXPECT_EQ(to_string(kalbajar->state), "late");
}

TEST_F(AnnotatedWar, BardaIsDeniedByTheAccusedAndItsTollRevised) {
    const auto claims = linked();
    std::set<EventId> barda;
    for (const auto& event : claims.events) {
        if (event.place && event.place->name == "Barda") { barda.insert(event.id); }
    }
    ASSERT_EQ(barda.size(), 1U);
    std::set<std::string> relations;
    for (const auto& relation : claims.relations) {
        if (barda.contains(relation.event)) { relations.emplace(to_string(relation.kind)); }
    }
    EXPECT_TRUE(relations.contains("denies"));
    EXPECT_TRUE(relations.contains("revises"));
}

TEST_F(AnnotatedWar, TheKarabakhSidesCountOfItsSoldiersRises) {
    const auto claims = linked();
    const ledger::Book book(claims, m_wars);
    const auto casualties = ledger::casualties(book);
    const auto soldiers = std::find_if(
        casualties.series.begin(), casualties.series.end(), [](const TollSeries& series) {
            return series.scope == QuantityScope::cumulative && series.side == "Armenian side" &&
                   series.person_class == PersonClass::military &&
                   series.role == Role::belligerent && series.points.size() > 2;
        });
    ASSERT_NE(soldiers, casualties.series.end());
    EXPECT_EQ(soldiers->points.front().low, 104);
    EXPECT_EQ(soldiers->points.back().low, 601);
    EXPECT_TRUE(
        std::any_of(casualties.checks.begin(), casualties.checks.end(), [](const TollCheck& check) {
            return check.sentence == "104 + 8 + 15 = 127, as the total says";
        }));
}

TEST_F(AnnotatedWar, TheOrderOfArrivalChangesNothing) {
    const auto expected = linked();
    const ledger::Book expected_book(expected, m_wars);
    std::mt19937 random(11);
    for (int round = 0; round < 3; ++round) {
        std::shuffle(m_inputs.begin(), m_inputs.end(), random);
        std::shuffle(m_articles.begin(), m_articles.end(), random);
        const auto shuffled = linked();
        EXPECT_EQ(shuffled, expected);
        const ledger::Book book(shuffled, m_wars);
        EXPECT_EQ(ledger::summarise(book), ledger::summarise(expected_book));
    }
}

}  // namespace
}  // namespace counterclaim
