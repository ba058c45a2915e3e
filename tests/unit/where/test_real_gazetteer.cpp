// The compiled gazetteer itself: names of one place in the languages and spellings news uses.

#include "where/gazetteer.hpp"

#include "../../support/file_resources.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace counterclaim::where {
namespace {

const Gazetteer& real() {
    static const Gazetteer k_gazetteer = [] {
        auto opened = Gazetteer::open(test::FileResources());
        EXPECT_TRUE(opened);
        return std::move(*opened);
    }();
    return k_gazetteer;
}

TEST(RealGazetteer, PlacesBearTheirUsualName) {
    const std::pair<const char*, const char*> rows[] = {
        {"wof:101752789", "Simferopol"},
        {"wof:421175859", "Ashdod"},
        {"wof:421178303", "Kismayo"},
        {"wof:421189751", "El Obeid"},
        {"wof:85688859", "Poltava Oblast"},
        {"wof:101752881", "Kremenchuk"},
        {"wof:421172833", "Raqqa"},
        {"cc:belbek", "Belbek air base"},
        {"wof:102088941", "Kharkiv District"},
    };
    for (const auto& [id, name] : rows) {
        const auto index = real().by_id(id);
        ASSERT_TRUE(index) << id;
        EXPECT_EQ(real().place(*index).name, name);
    }
}

TEST(RealGazetteer, EverySpellingFindsThePlace) {
    const std::pair<const char*, std::vector<const char*>> rows[] = {
        {"wof:421193975", {"Stepanakert", "Khankendi", "Xankəndi", "Степанакерт", "Ստեփանակերտ"}},
        {"wof:1125938249", {"Hadrut", "Hadrout", "Гадрут", "Հադրութ"}},
        {"wof:421174129", {"Shusha", "Shushi", "Chouchi", "Choucha", "Şuşa", "Шуша", "Շուշի"}},
        {"wof:1125861049", {"Martuni", "Martouni", "Khojavend", "Xocavənd", "Мартуни"}},
        {"wof:1209142461", {"Suqovuşan", "Sugovushan", "Madagiz", "Mataghis", "Madaghis"}},
        {"wof:1293920475", {"Khin Takher", "Khin Taghlar", "Hin Tagher", "Köhnə Tağlar"}},
        {"wof:85668621", {"Lachin District", "Laçın rayonu", "Лачинский район"}},
        {"cc:nagorno-karabakh",
         {"Nagorno-Karabakh", "Haut-Karabakh", "Artsakh", "Dağlıq Qarabağ", "Нагорный Карабах"}},
        {"cc:lachin-corridor", {"Lachin corridor", "corridor de Latchin", "Лачинский коридор"}},
        {"wof:85681213", {"Gaza Strip", "bande de Gaza", "قطاع غزة"}},
        {"cc:donbas", {"Donbas", "Donbass", "Донбасс", "Донбас"}},
        {"gn:6252001", {"United States", "U.S.", "USA", "États-Unis", "США"}},
        {"gn:203312", {"DR Congo", "DRC", "RDC", "République démocratique du Congo"}},
    };
    for (const auto& [id, names] : rows) {
        for (const auto* name : names) {
            const auto found = real().find(name);
            EXPECT_TRUE(std::any_of(
                found.begin(), found.end(),
                [&, wanted = std::string(id)](auto index) { return real().id(index) == wanted; }))
                << name << " does not find " << id;
        }
    }
}

TEST(RealGazetteer, NamesComeInTheLanguageAskedFor) {
    const auto index = real().by_id("wof:1125938249");
    ASSERT_TRUE(index);
    EXPECT_EQ(real().name(*index, "en"), "Hadrut");
    EXPECT_EQ(real().name(*index, "fr"), "Hadrout");
    EXPECT_EQ(real().name(*index, "ru"), "Гадрут");
    EXPECT_EQ(real().name(*index, "hy"), "Հադրութ");
}

TEST(RealGazetteer, HostileNamesFindNothingAndHarmNothing) {
    EXPECT_TRUE(real().find(std::string(100000, 'a')).empty());
    EXPECT_TRUE(real().find(std::string(100000, ' ')).empty());
    EXPECT_NO_FATAL_FAILURE(static_cast<void>(real().find("Гadrüt\xE2\x80\xAE\xFF")));
    EXPECT_LE(real().find("San José").size(), Gazetteer::k_matches_max);
}

TEST(RealGazetteer, AreasAndUnitsHoldTheirTowns) {
    const auto holds = [](const char* outer, const char* inner) {
        const auto whole = real().by_id(outer);
        const auto part = real().by_id(inner);
        if (!whole || !part) { return false; }
        const auto inside = real().inside(*whole, 20000);
        return std::find(inside.begin(), inside.end(), *part) != inside.end();
    };
    EXPECT_TRUE(holds("cc:nagorno-karabakh", "wof:421193975"));   // Stepanakert
    EXPECT_TRUE(holds("cc:nagorno-karabakh", "wof:421174129"));   // Shusha
    EXPECT_TRUE(holds("cc:nagorno-karabakh", "wof:1125938249"));  // Hadrut
    EXPECT_FALSE(holds("cc:nagorno-karabakh", "gn:587084"));      // Baku
    EXPECT_FALSE(holds("wof:421193975", "wof:421174129"));        // a town holds nothing
    const auto area = real().by_id("cc:nagorno-karabakh");
    ASSERT_TRUE(area);
    EXPECT_EQ(real().inside(*area, 10).size(), 10U);
}

TEST(RealGazetteer, IsSmallEnoughAndWhole) {
    EXPECT_GT(real().size(), 500000U);
    EXPECT_TRUE(real().verify());
}

}  // namespace
}  // namespace counterclaim::where
