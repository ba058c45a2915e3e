#include "small_world.hpp"

#include "where/gazetteer.hpp"
#include "where/place_key.hpp"

namespace counterclaim::where {
namespace {

TEST(Gazetteer, FindsNamesInAnySpelling) {
    const auto gazetteer = test::small_gazetteer();
    const std::pair<const char*, const char*> rows[] = {
        {"Kostal", "wof:20"},  {"KOSTAL", "wof:20"},
        {"Костал", "wof:20"},  {"Hadvic", "wof:21"},
        {"Хадвик", "wof:21"},  {"Alandie", "gn:1"},
        {"Bait", "wof:23"},    {"crête Grise", "cc:grey-ridge"},
        {"St. Olav", "gn:32"}, {"Mirova", "wof:11"},
        {"Kustal", "wof:20"},
    };
    for (const auto& [name, id] : rows) {
        const auto found = gazetteer.find(name);
        ASSERT_FALSE(found.empty()) << name;
        EXPECT_EQ(gazetteer.id(found.front()), id) << name;
    }
    EXPECT_TRUE(gazetteer.find("Nowhere at All").empty());
    EXPECT_TRUE(gazetteer.find("").empty());
}

TEST(Gazetteer, GivesHomonymsMostPopulousFirst) {
    const auto gazetteer = test::small_gazetteer();
    const auto found = gazetteer.find("Hadvik");
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(gazetteer.id(found[0]), "gn:31");
    EXPECT_EQ(gazetteer.id(found[2]), "wof:21");
}

TEST(Gazetteer, OverlayCorrectsAndAdds) {
    const auto gazetteer = test::small_gazetteer();
    const auto index = gazetteer.by_id("wof:23");
    ASSERT_TRUE(index);
    EXPECT_EQ(gazetteer.name(*index), "Beyt");
    EXPECT_EQ(gazetteer.place(*gazetteer.by_id("cc:grey-ridge")).kind, "height");
}

TEST(Gazetteer, KnowsIdsNamesAndParents) {
    const auto gazetteer = test::small_gazetteer();
    const auto index = gazetteer.by_id("wof:21");
    ASSERT_TRUE(index);
    EXPECT_EQ(gazetteer.name(*index, "fr"), "Hadvic");
    EXPECT_EQ(gazetteer.name(*index, "de"), "Hadvik") << "no German name: the English one";
    EXPECT_EQ(gazetteer.place(*index).parents, "Tarn Province, Alandia");
    EXPECT_EQ(gazetteer.facts(*gazetteer.by_id("wof:20")).geonames, 77U);
    for (const auto* wrong : {"", "wof:", "wof:x1", "zz:1", "wof:999999", "cc:none", ":"}) {
        EXPECT_FALSE(gazetteer.by_id(wrong)) << wrong;
    }
}

TEST(Gazetteer, SameTablesGiveSameBytes) { EXPECT_EQ(test::small_bytes(), test::small_bytes()); }

TEST(Gazetteer, OrderOfRowsDoesNotMatter) {
    std::string rows(test::k_places);
    const auto first = rows.find('\n') + 1;
    const auto second = rows.find('\n', first) + 1;
    const auto line = rows.substr(first, second - first);
    rows.erase(first, line.size());
    rows += line;
    GazetteerBuilder builder;
    ASSERT_TRUE(builder.add_name_words(test::k_words, "words"));
    ASSERT_TRUE(builder.add_countries(test::k_countries, "countries"));
    ASSERT_TRUE(builder.add_places(rows, "places"));
    ASSERT_TRUE(builder.add_overlay(test::k_overlay, "overlay"));
    auto bytes = builder.finish();
    ASSERT_TRUE(bytes);
    const auto gazetteer = Gazetteer::open(test::kept(*bytes), "moved");
    ASSERT_TRUE(gazetteer);
    const auto usual = test::small_gazetteer();
    for (const auto* name : {"Tarn", "Hadvik", "Mirova", "Kostal", "Borland"}) {
        std::vector<std::string> ids;
        std::vector<std::string> usual_ids;
        for (const auto index : gazetteer->find(name)) { ids.push_back(gazetteer->id(index)); }
        for (const auto index : usual.find(name)) { usual_ids.push_back(usual.id(index)); }
        EXPECT_EQ(ids, usual_ids) << name;
    }
}

TEST(Gazetteer, DamageIsReportedOrHarmless) {
    const auto good = test::small_bytes();
    EXPECT_EQ(Gazetteer::open(test::kept(""), "x").error().code, ErrorCode::gazetteer_damaged);
    EXPECT_EQ(Gazetteer::open(test::kept(good.substr(0, good.size() - 1)), "x").error().code,
              ErrorCode::gazetteer_damaged);
    EXPECT_EQ(Gazetteer::open(test::kept(good + "x"), "x").error().code,
              ErrorCode::gazetteer_damaged);
    auto header = good;
    header[9] = static_cast<char>(header[9] ^ 1);
    EXPECT_EQ(Gazetteer::open(test::kept(header), "x").error().code, ErrorCode::gazetteer_damaged);
    // A damaged body opens, is found by verify, and never reads outside the file.
    for (std::size_t at = sizeof(format::Header); at < good.size(); at += 7) {
        auto bytes = good;
        bytes[at] = static_cast<char>(~bytes[at]);
        const auto gazetteer = Gazetteer::open(test::kept(bytes), "x");
        ASSERT_TRUE(gazetteer);
        for (const auto* name : {"Hadvik", "Tarn", "Kostal", "Kustal", "Alandia"}) {
            for (const auto index : gazetteer->find(name)) {
                static_cast<void>(gazetteer->place(index, "fr"));
            }
        }
        static_cast<void>(gazetteer->by_id("cc:grey-ridge"));
    }
    auto body = good;
    body[good.size() / 2] = static_cast<char>(~body[good.size() / 2]);
    EXPECT_TRUE(Gazetteer::open(test::kept(good), "x")->verify());
    EXPECT_EQ(Gazetteer::open(test::kept(body), "x")->verify().error().code,
              ErrorCode::gazetteer_damaged);
}

TEST(Gazetteer, BadTablesAreRejectedWithTheirLine) {
    GazetteerBuilder builder;
    const auto done = builder.add_overlay(
        "id\tkind\tlat\tlon\tradius_km\tcountry\tregion\tpopulation\tname\tnames\tdate\tsource\n"
        "cc:x\tsettlement\t1\t1\t\t\t\t\tX\t\t\t\n",
        "overlay.tsv");
    ASSERT_FALSE(done);
    EXPECT_NE(done.error().what.find("date"), std::string::npos);
}

TEST(Gazetteer, AUsualNameIsShownAndTheOthersAreStillFound) {
    GazetteerBuilder builder;
    ASSERT_TRUE(builder.add_name_words(test::k_words, "words"));
    ASSERT_TRUE(builder.add_countries(test::k_countries, "countries"));
    ASSERT_TRUE(builder.add_geonames_line(
        "501\tOldby\tOldby\tNewby\t40.9\t40.8\tP\tPPL\tAA\t\t10\t\t\t\t1200\t\t9\t"
        "Europe/Paris\t2020-01-01"));
    EXPECT_FALSE(builder.add_usual_names("id\tname\ngn:502\tNewby\n", "usual_names.tsv"));
    ASSERT_TRUE(builder.add_usual_names("id\tname\ngn:501\tNewby\n", "usual_names.tsv"));
    const auto bytes = builder.finish();
    ASSERT_TRUE(bytes);
    const auto gazetteer = Gazetteer::open(test::kept(*bytes), "x");
    ASSERT_TRUE(gazetteer);
    for (const auto* name : {"Oldby", "Newby"}) {
        const auto found = gazetteer->find(name);
        ASSERT_EQ(found.size(), 1U) << name;
        EXPECT_EQ(gazetteer->place(found.front()).name, "Newby");
    }
}

TEST(Gazetteer, ReadsLinesOfAGeoNamesDump) {
    GazetteerBuilder builder;
    ASSERT_TRUE(builder.add_name_words(test::k_words, "words"));
    ASSERT_TRUE(builder.add_countries(test::k_countries, "countries"));
    EXPECT_TRUE(builder.add_geonames_line(
        "501\tOldby\tOldby\tÅldby,Олдби\t40.9\t40.8\tP\tPPL\tAA\t\t10\t\t\t\t1200\t\t9\t"
        "Europe/Paris\t2020-01-01"));
    EXPECT_FALSE(builder.add_geonames_line(
        "502\tOldby Hotel\tOldby Hotel\t\t40.9\t40.8\tS\tHTL\tAA\t\t10\t\t\t\t0\t\t9\t"
        "Europe/Paris\t2020-01-01"));
    EXPECT_FALSE(builder.add_geonames_line("rubbish"));
    auto bytes = builder.finish();
    ASSERT_TRUE(bytes);
    const auto gazetteer = Gazetteer::open(test::kept(*bytes), "dump");
    ASSERT_TRUE(gazetteer);
    ASSERT_EQ(gazetteer->find("Олдби").size(), 1U);
    EXPECT_EQ(gazetteer->place(gazetteer->find("Oldby").front()).population, 1200U);
    EXPECT_TRUE(gazetteer->find("Oldby Hotel").empty());
}

}  // namespace
}  // namespace counterclaim::where
