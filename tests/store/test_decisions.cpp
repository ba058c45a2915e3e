#include "store/decisions.hpp"
#include "store/store.hpp"

#include <gtest/gtest.h>

#include <unistd.h>
#include <filesystem>

namespace counterclaim::store {
namespace {

namespace fs = std::filesystem;

class DecisionsTest : public testing::Test {
protected:
    void SetUp() override {
        m_path = fs::temp_directory_path() /
                 ("decisions-" + std::to_string(::getpid()) + "-" +
                  testing::UnitTest::GetInstance()->current_test_info()->name() + ".db");
        LedgerOptions options;
        options.access = Access::create;
        options.identify = [](const Claim&) { return std::uint64_t{1}; };
        ASSERT_TRUE(open_ledger(m_path.string(), options));
    }
    void TearDown() override {
        for (const auto* end : {"", "-wal", "-shm"}) { fs::remove(m_path.string() + end); }
    }
    Decisions open(bool writes = true) {
        auto opened = Decisions::open(m_path.string(), writes, 100);
        EXPECT_TRUE(opened) << to_string(opened.error());
        return std::move(*opened);
    }
    static Decision reject(const std::string& claim, const std::string& author) {
        Decision decision;
        decision.action = "reject";
        decision.claim = claim;
        decision.claims = {claim, "another"};
        decision.value = R"({"a":1})";
        decision.reason = "not about this war";
        decision.author = author;
        decision.at = "2020-11-10T08:00:00Z";
        return decision;
    }
    static Decision undo(std::int64_t of) {
        Decision decision;
        decision.action = "undo";
        decision.undoes = of;
        return decision;
    }
    fs::path m_path;
};

TEST_F(DecisionsTest, WhatGoesInComesOutInOrder) {
    auto decisions = open();
    const auto first = decisions.add(reject("c1", "anna"));
    const auto second = decisions.add(reject("c2", "boris"));
    ASSERT_TRUE(first && second);
    EXPECT_LT(first->id, second->id);
    const auto all = open(false).list({});
    ASSERT_TRUE(all);
    EXPECT_EQ(*all, (std::vector<Decision>{*second, *first}));
    DecisionQuery by_author;
    by_author.author = "anna";
    EXPECT_EQ(decisions.list(by_author)->size(), 1U);
    DecisionQuery page;
    page.before = second->id;
    page.limit = 1;
    EXPECT_EQ(decisions.list(page)->front().id, first->id);
    EXPECT_EQ(*decisions.last_id(), second->id);
}

TEST_F(DecisionsTest, AnUndoMarksAndDoesNotErase) {
    auto decisions = open();
    const auto id = decisions.add(reject("c1", "anna"))->id;
    const auto taken_back = decisions.add(undo(id));
    ASSERT_TRUE(taken_back);
    EXPECT_EQ((*decisions.find(id))->undone_by, taken_back->id);
    EXPECT_EQ((*decisions.find(id))->reason, "not about this war");
    EXPECT_EQ(decisions.add(undo(id)).error().code, ErrorCode::usage) << "only once";
    EXPECT_EQ(decisions.add(undo(taken_back->id)).error().code, ErrorCode::usage);
    EXPECT_EQ(decisions.add(undo(99)).error().code, ErrorCode::usage);
    EXPECT_EQ(decisions.list({})->size(), 2U);
}

TEST_F(DecisionsTest, AReaderAddsNothing) {
    EXPECT_FALSE(open(false).add(reject("c1", "anna")));
    EXPECT_TRUE(open().list({})->empty());
}

TEST_F(DecisionsTest, AFileThatIsNoLedgerIsRefused) {
    EXPECT_EQ(Decisions::open("/nowhere/at/all.db", false, 10).error().code,
              ErrorCode::store_readonly);
}

}  // namespace
}  // namespace counterclaim::store
