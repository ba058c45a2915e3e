#include "store/following.hpp"
#include "store/store.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <memory>
#include <string>

namespace counterclaim::store {
namespace {

namespace fs = std::filesystem;

/// A ledger in a folder that goes away with the test.
class FollowingTest : public ::testing::Test {
protected:
    void SetUp() override {
        auto name = (fs::temp_directory_path() / "counterclaim-following-XXXXXX").string();
        m_folder = ::mkdtemp(name.data());
        open();
    }
    void TearDown() override {
        m_store.reset();
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }
    void open() {
        m_store.reset();
        LedgerOptions options;
        options.access = Access::create;
        options.identify = [](const Claim& claim) { return std::uint64_t{claim.evidence.begin}; };
        auto opened = open_ledger(m_folder + "/a.db", options);
        ASSERT_TRUE(opened) << opened.error().what;
        m_store = std::move(*opened);
    }
    Following& following() { return store::following(*m_store); }

    static ListingState listing(const std::string& address) {
        ListingState state;
        state.address = address;
        state.outlet = "Example";
        return state;
    }
    static PageState page(const std::string& address, const std::string& stamp = "1") {
        PageState state;
        state.address = state.fetch = address;
        state.outlet = "Example";
        state.found_in = "https://e.org/rss";
        state.stamp = stamp;
        state.due = 5;
        return state;
    }
    static Capture capture(const std::string& address, std::uint64_t offset) {
        Capture line;
        line.address = address;
        line.archive = "000001.warc.gz";
        line.offset = offset;
        line.length = 10;
        line.status = 200;
        return line;
    }

    std::string m_folder;
    std::unique_ptr<Store> m_store;
};

TEST_F(FollowingTest, KeepsTheListOfTheUser) {
    ASSERT_TRUE(
        following().set_listings({listing("https://e.org/rss"), listing("https://e.org/map")}));
    auto state = listing("https://e.org/rss");
    state.due = 1000;
    state.failures = 2;
    auto further = listing("https://e.org/map/1");
    further.found_in = "https://e.org/map";
    ASSERT_TRUE(following().save_listing(state, {}, {further}, {}));
    open();
    EXPECT_EQ(following().due_listings(0)->size(), 2U);
    EXPECT_EQ(following().due_listings(1000)->size(), 3U);
    ASSERT_TRUE(following().set_listings({listing("https://e.org/rss")}));
    const auto left = *following().due_listings(1000);
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left[0].failures, 2);
    EXPECT_EQ(following().listings()->size(), 3U);
    EXPECT_EQ(*following().next_due(), 1000);
}

TEST_F(FollowingTest, AddsAPageOnceAndAgainWhenItChanges) {
    const auto rss = listing("https://e.org/rss");
    EXPECT_EQ(
        *following().save_listing(rss, {page("https://e.org/a"), page("https://e.org/b")}, {}, {}),
        2U);
    auto read = page("https://e.org/a");
    read.state = "read";
    read.due.reset();
    ASSERT_TRUE(following().save_page(read, {}, std::nullopt));
    EXPECT_EQ(
        *following().save_listing(rss, {page("https://e.org/a"), page("https://e.org/b")}, {}, {}),
        0U);
    EXPECT_EQ(following().due_pages(100, 10)->size(), 1U);
    auto elsewhere = page("https://e.org/a", "2");
    elsewhere.found_in = "https://e.org/other";
    EXPECT_EQ(*following().save_listing(rss, {elsewhere}, {}, {}), 0U);
    EXPECT_EQ(following().due_pages(100, 10)->size(), 1U);
    EXPECT_EQ(*following().save_listing(rss, {page("https://e.org/a", "2")}, {}, {}), 0U);
    EXPECT_EQ(following().due_pages(100, 10)->size(), 2U);
    EXPECT_EQ((*following().page("https://e.org/a"))->state, "read");
    EXPECT_EQ(following().due_pages(100, 1)->size(), 1U);
}

TEST_F(FollowingTest, ChainsWhatItVouchesFor) {
    Host host;
    host.origin = "https://e.org";
    host.due = 77;
    ASSERT_TRUE(following().save_host(host, {capture("https://e.org/robots.txt", 0)}));
    Document document;
    document.bytes = "The road was open again.";
    document.address = document.id = "https://e.org/a";
    Reading reading;
    reading.article.text = document.bytes;
    const std::vector<Reading> readings{reading};
    ASSERT_TRUE(following().save_page(page("https://e.org/a"), {capture("https://e.org/a", 10)},
                                      NewDocument{&document, &readings}));
    document.bytes += " It rained.";
    ASSERT_TRUE(following().save_page(page("https://e.org/a"), {capture("https://e.org/a", 20)},
                                      NewDocument{&document, &readings}));
    open();
    EXPECT_EQ(following().host("https://e.org")->due, 77);
    EXPECT_EQ(*following().archive_bytes("000001.warc.gz"), 30U);
    EXPECT_EQ(*following().archives(), std::vector<std::string>{"000001.warc.gz"});
    std::string before;
    int lines = 0;
    ASSERT_TRUE(following().each_capture([&](const Capture& line) {
        EXPECT_EQ(chain_hash(before, line), line.chain);
        before = line.chain;
        ++lines;
        return true;
    }));
    EXPECT_EQ(lines, 3);
    const auto revisions = *following().revisions("https://e.org/a");
    ASSERT_EQ(revisions.size(), 2U);
    EXPECT_EQ(revisions[1].rank, 2);
    EXPECT_EQ(revisions[1].document, document_key(document));
    EXPECT_EQ((*following().capture(revisions[1].capture))->document, document_key(document));
    EXPECT_EQ(following().revisions("")->size(), 2U);
    EXPECT_TRUE(*m_store->has(document_key(document)));
}

}  // namespace
}  // namespace counterclaim::store
