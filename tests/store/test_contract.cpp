// What every store promises (src/store/store.hpp). A second implementation is one more maker at the
// end.

#include "samples.hpp"

#include "store/store.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <memory>
#include <random>

namespace counterclaim {
namespace {

namespace fs = std::filesystem;
using store::Access;
using store::ClaimQuery;
using store::Store;
using test::day;
using test::fizuli;
using test::hadrut;
using test::Said;

/// Opens the store of one test; the same one each time.
using Open = std::function<Expected<std::unique_ptr<Store>>(Access)>;

struct Maker {
    const char* name;
    std::function<Open(const fs::path& folder)> make;
};

class Contract : public testing::TestWithParam<Maker> {
protected:
    void SetUp() override {
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        std::string name = std::string(test->test_suite_name()) + "." + test->name();
        std::replace(name.begin(), name.end(), '/', '-');
        m_folder = fs::path(testing::TempDir()) / name;
        fs::remove_all(m_folder);
        fs::create_directories(m_folder);
        m_open = GetParam().make(m_folder);
    }
    void TearDown() override { fs::remove_all(m_folder); }

    std::unique_ptr<Store> open(Access access = Access::create) {
        auto opened = m_open(access);
        EXPECT_TRUE(opened) << to_string(opened.error());
        return opened ? std::move(*opened) : nullptr;
    }

    static void add(Store& store, const test::Sample& sample) {
        const auto added = store.add(sample.document, sample.readings);
        ASSERT_TRUE(added) << to_string(added.error());
    }

    /// Ids of the documents of the claims that a query gives, in its order.
    static std::vector<std::string> ask(Store& store, const ClaimQuery& query) {
        std::vector<std::string> ids;
        const auto done = store.each_claim(query, [&](ClaimRecord&& record) {
            ids.push_back(record.article.document);
            return true;
        });
        EXPECT_TRUE(done);
        return ids;
    }

    static std::vector<ClaimRecord> all(Store& store) {
        std::vector<ClaimRecord> records;
        EXPECT_TRUE(store.each_claim({}, [&](ClaimRecord&& record) {
            records.push_back(std::move(record));
            return true;
        }));
        return records;
    }

    fs::path m_folder;
    Open m_open;
};

using Ids = std::vector<std::string>;

TEST_P(Contract, WhatGoesInComesOutEqual) {
    const auto sample = test::full_sample();
    const auto key = store::document_key(sample.document);
    {
        auto store = open();
        const auto added = store->add(sample.document, sample.readings);
        ASSERT_TRUE(added) << to_string(added.error());
        EXPECT_FALSE(added->known);
        EXPECT_EQ(added->articles, 1U);
        EXPECT_EQ(added->claims, 2U);
    }
    auto store = open(Access::read);
    const auto reading = store->reading(key);
    ASSERT_TRUE(reading && *reading);
    Reading expected = sample.readings.front();
    for (auto& claim : expected.claims) { claim.article = key; }
    EXPECT_EQ((*reading)->article, expected.article);
    EXPECT_EQ((*reading)->sentences, expected.sentences);
    EXPECT_EQ((*reading)->times, expected.times);
    EXPECT_EQ((*reading)->places, expected.places);
    EXPECT_EQ((*reading)->actors, expected.actors);
    EXPECT_EQ((*reading)->quantities, expected.quantities);
    EXPECT_EQ((*reading)->notes, expected.notes);
    ASSERT_EQ((*reading)->claims.size(), 2U);
    EXPECT_EQ((*reading)->claims[0], expected.claims[0]);
    EXPECT_EQ((*reading)->claims[1], expected.claims[1]);
    const auto document = store->document_of(key);
    ASSERT_TRUE(document && *document);
    EXPECT_EQ(**document, sample.document);
}

TEST_P(Contract, ClaimsComeWithTheirWordsAndTheirArticle) {
    auto store = open();
    add(*store, test::full_sample());
    const auto records = all(*store);
    ASSERT_EQ(records.size(), 2U);
    EXPECT_EQ(records[0].evidence, "Yerevan denied that Hadrut had fallen on 9 October.");
    EXPECT_EQ(records[0].trigger, "fallen");
    EXPECT_EQ(records[0].article.outlet, "Harbour Daily");
    EXPECT_EQ(records[0].article.address, "folder/record.json");
    EXPECT_EQ(records[0].article.offset_bytes, 12U);
    EXPECT_EQ(records[0].said(), day(2020, 10, 11));
    EXPECT_EQ(records[1].said(), day(2020, 10, 12)) << "the day of publication stands in";
    const auto found = store->claim(records[0].id);
    ASSERT_TRUE(found && *found);
    EXPECT_EQ(**found, records[0]);
    const auto begun = store->claim(records[0].id.substr(0, 8));
    ASSERT_TRUE(begun && *begun);
    EXPECT_EQ((*begun)->id, records[0].id);
    EXPECT_FALSE(*store->claim("0"));
    EXPECT_FALSE(*store->claim("' OR 1"));
}

TEST_P(Contract, AddingAgainChangesNothing) {
    auto sample = test::full_sample();
    auto store = open();
    EXPECT_FALSE(*store->has(store::document_key(sample.document)));
    add(*store, sample);
    EXPECT_TRUE(*store->has(store::document_key(sample.document)));
    const auto before = all(*store);
    sample.document.address = "elsewhere/record.json";
    const auto again = store->add(sample.document, sample.readings);
    ASSERT_TRUE(again);
    EXPECT_TRUE(again->known);
    EXPECT_EQ(all(*store), before);
    EXPECT_EQ(store->counts()->documents, 1U);
}

TEST_P(Contract, TheSameTextFromAnotherOutletIsAnotherDocument) {
    auto sample = test::full_sample();
    auto store = open();
    add(*store, sample);
    sample.document.stated.outlet = "Evening Post";
    add(*store, sample);
    EXPECT_EQ(store->counts()->documents, 2U);
    EXPECT_EQ(store->counts()->claims, 4U);
}

TEST_P(Contract, APageWithTwoPostsHasTwoArticles) {
    auto sample = test::full_sample();
    sample.readings.push_back(sample.readings.front());
    sample.readings.back().article.id = "post-7#2";
    auto store = open();
    add(*store, sample);
    Ids keys;
    ASSERT_TRUE(store->each_article([&](const ArticleInfo& info, const Article& article) {
        keys.push_back(info.key);
        EXPECT_EQ(info.id, article.id);
        return true;
    }));
    const auto key = store::document_key(sample.document);
    EXPECT_EQ(keys, (Ids{key, key + "#2"}));
    EXPECT_EQ(store->counts()->claims, 4U);
}

TEST_P(Contract, EqualClaimsOfOneArticleAreKeptOnce) {
    auto sample = test::full_sample();
    sample.readings.front().claims.push_back(sample.readings.front().claims.front());
    auto store = open();
    add(*store, sample);
    EXPECT_EQ(store->counts()->claims, 2U);
}

TEST_P(Contract, ADocumentWithoutArticlesIsRemembered) {
    auto sample = test::full_sample();
    sample.readings.clear();
    auto store = open();
    add(*store, sample);
    EXPECT_TRUE(*store->has(store::document_key(sample.document)));
}

std::vector<Said> three() {
    return {
        {"a.txt",
         day(2020, 10, 10),
         "Azerbaijan",
         ClaimType::capture,
         hadrut(),
         {day(2020, 10, 9), day(2020, 10, 9)},
         "Troops took the town of Hadrut.",
         "en"},
        {"b.txt",
         day(2020, 10, 12),
         "Armenia",
         ClaimType::hold,
         hadrut(),
         {day(2020, 10, 12), day(2020, 10, 12)},
         "La ville tient, dit le ministère.",
         "fr"},
        {"c.txt",
         day(2020, 10, 12),
         "Armenia",
         ClaimType::shelling,
         fizuli(),
         {},
         "Xankəndi came under fire.",
         "en"},
    };
}

TEST_P(Contract, QueriesNarrow) {
    auto store = open();
    for (const auto& said : three()) { add(*store, test::sample_of(said)); }
    ClaimQuery query;
    EXPECT_EQ(ask(*store, query).size(), 3U);
    query.place_ids = {"gn:585223"};
    EXPECT_EQ(ask(*store, query), (Ids{"a.txt", "b.txt"}));
    query = {};
    query.place_names = {"HADRUT"};
    EXPECT_EQ(ask(*store, query), (Ids{"a.txt", "b.txt"}));
    query.parties = {"armenia"};
    EXPECT_EQ(ask(*store, query), (Ids{"b.txt"}));
    query = {};
    query.actors = {"Armenia"};
    EXPECT_EQ(ask(*store, query), (Ids{}));
    query = {};
    query.types = {ClaimType::shelling, ClaimType::capture};
    EXPECT_EQ(ask(*store, query), (Ids{"a.txt", "c.txt"}));
    query = {};
    query.languages = {"fr"};
    EXPECT_EQ(ask(*store, query), (Ids{"b.txt"}));
    query = {};
    query.said = {day(2020, 10, 11), {}};
    EXPECT_EQ(ask(*store, query).size(), 2U);
    query = {};
    query.happened = {day(2020, 10, 9), day(2020, 10, 11)};
    EXPECT_EQ(ask(*store, query), (Ids{"a.txt"}));
    query = {};
    query.on = day(2020, 10, 12);
    EXPECT_EQ(ask(*store, query).size(), 2U)
        << "what is about the day, and what has no time and was said on it";
    query = {};
    query.box = store::Box{39.55, 47, 40, 48};
    EXPECT_EQ(ask(*store, query), (Ids{"c.txt"}));
    query = {};
    query.confidence_min = 0.6;
    EXPECT_EQ(ask(*store, query), (Ids{}));
    query = {};
    query.limit = 1;
    EXPECT_EQ(ask(*store, query), (Ids{"a.txt"}));
}

TEST_P(Contract, WordsAreFoundInAnySpelling) {
    auto store = open();
    for (const auto& said : three()) { add(*store, test::sample_of(said)); }
    const auto found = [&](const char* words) {
        ClaimQuery query;
        query.text = words;
        return ask(*store, query);
    };
    EXPECT_EQ(found("MINISTERE ville"), (Ids{"b.txt"}));
    EXPECT_EQ(found("xankendi"), (Ids{"c.txt"}));
    EXPECT_EQ(found("\"the town\""), (Ids{"a.txt"}));
    EXPECT_EQ(found("\"town the\""), (Ids{}));
    EXPECT_EQ(found("had*"), (Ids{"a.txt"}));
    EXPECT_EQ(found("had"), (Ids{}));
    EXPECT_EQ(found("town OR ville"), (Ids{})) << "OR is a word like any other";
    for (const char* strange : {"\"", "(", "*", "NEAR(", "a\"b\"c", "-", "'", "{", "^town:"}) {
        (void)found(strange);
    }
}

TEST_P(Contract, OrderDoesNotDependOnArrival) {
    auto said = three();
    std::vector<std::vector<ClaimRecord>> seen;
    std::sort(said.begin(), said.end(), [](const Said& a, const Said& b) { return a.id < b.id; });
    do {
        auto store = open();
        const auto before = all(*store).size();
        ASSERT_EQ(before, 0U);
        for (const auto& one : said) { add(*store, test::sample_of(one)); }
        seen.push_back(all(*store));
        store.reset();
        fs::remove_all(m_folder);
        fs::create_directories(m_folder);
    } while (std::next_permutation(said.begin(), said.end(),
                                   [](const Said& a, const Said& b) { return a.id < b.id; }));
    ASSERT_EQ(seen.size(), 6U);
    for (const auto& one : seen) { EXPECT_EQ(one, seen.front()); }
}

TEST_P(Contract, VisitingCanStop) {
    auto store = open();
    for (const auto& said : three()) { add(*store, test::sample_of(said)); }
    int visited = 0;
    ASSERT_TRUE(store->each_claim({}, [&](ClaimRecord&&) { return ++visited < 2; }));
    EXPECT_EQ(visited, 2);
    EXPECT_EQ(ask(*store, {}).size(), 3U) << "and the next question starts anew";
}

TEST_P(Contract, CountsTell) {
    auto store = open();
    for (const auto& said : three()) { add(*store, test::sample_of(said)); }
    const auto counts = store->counts();
    ASSERT_TRUE(counts);
    EXPECT_EQ(counts->documents, 3U);
    EXPECT_EQ(counts->claims, 3U);
    EXPECT_EQ(counts->places, 2U);
    ASSERT_EQ(counts->claims_by_party.size(), 2U);
    EXPECT_EQ(counts->claims_by_party.front(),
              (std::pair<std::string, std::uint64_t>{"Armenia", 2}));
    EXPECT_EQ(counts->said.from, day(2020, 10, 10));
    EXPECT_EQ(counts->said.to, day(2020, 10, 12));
}

TEST_P(Contract, ASoundLedgerHasNoDamage) {
    auto store = open();
    add(*store, test::full_sample());
    const auto damage = store->check();
    ASSERT_TRUE(damage);
    EXPECT_EQ(*damage, Ids{});
}

TEST_P(Contract, ReadingDoesNotWrite) {
    { auto store = open(); }
    auto store = open(Access::read);
    const auto sample = test::full_sample();
    const auto added = store->add(sample.document, sample.readings);
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().code, ErrorCode::store_readonly);
}

TEST_P(Contract, WhatIsMissingIsSaid) {
    for (const auto access : {Access::read, Access::write}) {
        const auto opened = m_open(access);
        ASSERT_FALSE(opened);
        EXPECT_EQ(opened.error().code, ErrorCode::store_missing);
    }
}

TEST_P(Contract, TextsOfAnyKindSurvive) {
    auto sample = test::sample_of({"odd",
                                   day(2020, 1, 1),
                                   std::string("a\0b", 3),
                                   ClaimType::talks,
                                   {},
                                   {},
                                   std::string("zero \0 byte, \xff no UTF-8, \u0531\u0580", 29),
                                   "hy"});
    auto store = open();
    add(*store, sample);
    const auto records = all(*store);
    ASSERT_EQ(records.size(), 1U);
    EXPECT_EQ(records[0].evidence.size(), sample.readings[0].claims[0].evidence.length_bytes());
    EXPECT_EQ((*store->document_of(records[0].article.key))->bytes, sample.document.bytes);
}

TEST_P(Contract, ManyDocumentsInAnyOrder) {
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937 random(seed);
    std::vector<int> numbers;
    for (int i = 0; i < 60; ++i) { numbers.push_back(i); }
    auto store = open();
    for (int round = 0; round < 2; ++round) {
        std::shuffle(numbers.begin(), numbers.end(), random);
        for (const int number : numbers) {
            Said said = three()[static_cast<std::size_t>(number % 3)];
            said.id = std::to_string(number);
            add(*store, test::sample_of(said));
        }
    }
    EXPECT_EQ(store->counts()->claims, 60U);
    EXPECT_EQ(*store->check(), Ids{});
}

Open open_sqlite(const fs::path& folder) {
    return [path = (folder / "ledger.db").string()](Access access) {
        store::LedgerOptions options;
        options.access = access;
        options.identify = test::identify;
        options.lock_wait_ms = 50;
        return store::open_ledger(path, options);
    };
}

INSTANTIATE_TEST_SUITE_P(Stores, Contract, testing::Values(Maker{"sqlite", open_sqlite}),
                         [](const auto& instance) { return instance.param.name; });

}  // namespace
}  // namespace counterclaim
