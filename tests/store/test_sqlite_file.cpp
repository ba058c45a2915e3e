// What is true of the SQLite file only: damage, versions, locks, and bytes.

#include "samples.hpp"

#include "store/store.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

namespace counterclaim {
namespace {

namespace fs = std::filesystem;
using store::Access;

class SqliteFile : public testing::Test {
protected:
    void SetUp() override {
        m_folder = fs::path(testing::TempDir()) /
                   (std::string("SqliteFile.") +
                    testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::remove_all(m_folder);
        fs::create_directories(m_folder);
        m_path = (m_folder / "ledger.db").string();
    }
    void TearDown() override { fs::remove_all(m_folder); }

    static Expected<std::unique_ptr<store::Store>> open(const std::string& path, Access access) {
        store::LedgerOptions options;
        options.access = access;
        options.identify = test::identify;
        options.lock_wait_ms = 20;
        return store::open_ledger(path, options);
    }

    static void make(const std::string& path) {
        auto store = open(path, Access::create);
        ASSERT_TRUE(store) << to_string(store.error());
        const auto sample = test::full_sample();
        ASSERT_TRUE((*store)->add(sample.document, sample.readings));
        const auto other = test::sample_of({"b",
                                            test::day(2020, 10, 12),
                                            "Armenia",
                                            ClaimType::hold,
                                            test::hadrut(),
                                            {},
                                            "The town holds.",
                                            "en"});
        ASSERT_TRUE((*store)->add(other.document, other.readings));
    }

    static std::string bytes_of(const std::string& path) {
        std::ifstream file(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    static void write(const std::string& path, const std::string& bytes) {
        std::ofstream(path, std::ios::binary) << bytes;
    }

    struct Close {
        void operator()(sqlite3* handle) const { sqlite3_close(handle); }
    };
    static std::unique_ptr<sqlite3, Close> raw(const std::string& path) {
        sqlite3* handle = nullptr;
        EXPECT_EQ(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
        return std::unique_ptr<sqlite3, Close>(handle);
    }

    fs::path m_folder;
    std::string m_path;
};

TEST_F(SqliteFile, TheSameInputGivesTheSameBytes) {
    const std::string other = (m_folder / "other.db").string();
    make(m_path);
    make(other);
    const auto first = bytes_of(m_path);
    EXPECT_TRUE(first == bytes_of(other));
    make(m_path);  // again into the same file
    EXPECT_TRUE(first == bytes_of(m_path));
    EXPECT_FALSE(fs::exists(m_path + "-wal")) << "one file is left behind";
}

TEST_F(SqliteFile, NoLedgerIsTold) {
    write(m_path, std::string(5000, 'x'));
    for (const auto access : {Access::read, Access::create}) {
        const auto opened = open(m_path, access);
        ASSERT_FALSE(opened);
        EXPECT_EQ(opened.error().code, ErrorCode::store_damaged);
        EXPECT_EQ(opened.error().where, m_path);
    }
    EXPECT_EQ(bytes_of(m_path), std::string(5000, 'x')) << "and left alone";
}

TEST_F(SqliteFile, AnotherProgramsDatabaseIsLeftAlone) {
    ASSERT_EQ(sqlite3_exec(raw(m_path).get(), "CREATE TABLE mine (x)", nullptr, nullptr, nullptr),
              SQLITE_OK);
    const auto opened = open(m_path, Access::create);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::store_damaged);
}

TEST_F(SqliteFile, ANewerSchemaIsTold) {
    make(m_path);
    ASSERT_EQ(
        sqlite3_exec(raw(m_path).get(), "PRAGMA user_version = 999", nullptr, nullptr, nullptr),
        SQLITE_OK);
    for (const auto access : {Access::read, Access::create}) {
        const auto opened = open(m_path, access);
        ASSERT_FALSE(opened);
        EXPECT_EQ(opened.error().code, ErrorCode::store_newer);
    }
}

TEST_F(SqliteFile, ALockIsTold) {
    make(m_path);
    const auto other = raw(m_path);
    ASSERT_EQ(sqlite3_exec(other.get(), "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
    auto opened = open(m_path, Access::write);
    ASSERT_TRUE(opened);
    const auto sample = test::sample_of({"c",
                                         test::day(2020, 10, 12),
                                         "Armenia",
                                         ClaimType::hold,
                                         test::hadrut(),
                                         {},
                                         "Another.",
                                         "en"});
    const auto added = (*opened)->add(sample.document, sample.readings);
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().code, ErrorCode::store_locked);
    ASSERT_TRUE(open(m_path, Access::read)) << "readers go on";
    ASSERT_EQ(sqlite3_exec(other.get(), "ROLLBACK", nullptr, nullptr, nullptr), SQLITE_OK);
    EXPECT_TRUE((*opened)->add(sample.document, sample.readings))
        << "and so does the writer, afterwards";
}

TEST_F(SqliteFile, DamageIsFound) {
    make(m_path);
    auto bytes = bytes_of(m_path);
    for (std::size_t at = 8192; at < bytes.size(); at += 4096) {
        bytes.replace(at, 64, std::string(64, '\x5a'));
    }
    write(m_path, bytes);
    auto opened = open(m_path, Access::read);
    if (!opened) {
        EXPECT_EQ(opened.error().code, ErrorCode::store_damaged);
        return;
    }
    const auto found = (*opened)->check();
    EXPECT_TRUE(!found || !found->empty());
    const auto asked = (*opened)->each_claim({}, [](ClaimRecord&&) { return true; });
    ASSERT_FALSE(asked);
    EXPECT_EQ(asked.error().code, ErrorCode::store_damaged);
}

TEST_F(SqliteFile, ATornFileIsFound) {
    make(m_path);
    write(m_path, bytes_of(m_path).substr(0, 9000));
    auto opened = open(m_path, Access::read);
    const auto asked = opened ? (*opened)->each_claim({}, [](ClaimRecord&&) { return true; })
                              : Expected<void>(tl::unexpected<Error>(opened.error()));
    ASSERT_FALSE(asked);
    EXPECT_EQ(asked.error().code, ErrorCode::store_damaged);
}

TEST_F(SqliteFile, AFolderIsNoLedger) {
    const auto opened = open(m_folder.string(), Access::create);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::store_damaged);
}

TEST_F(SqliteFile, AnEmptyFileBecomesALedger) {
    write(m_path, "");
    EXPECT_TRUE(open(m_path, Access::create));
    EXPECT_TRUE(open(m_path, Access::read));
}

TEST_F(SqliteFile, WordsOfAClaimAreCheckedAgainstTheirArticle) {
    make(m_path);
    ASSERT_EQ(
        sqlite3_exec(raw(m_path).get(), "UPDATE claim SET evidence = 'other words' WHERE id = 1",
                     nullptr, nullptr, nullptr),
        SQLITE_OK);
    const auto found = (*open(m_path, Access::read))->check();
    ASSERT_TRUE(found);
    ASSERT_EQ(found->size(), 1U);
    EXPECT_NE(found->front().find("claims whose words"), std::string::npos);
}

}  // namespace
}  // namespace counterclaim
