// Names of places in Latin letters, by the table that ships.

#include "where/romanisation.hpp"

#include "../../support/file_resources.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace counterclaim::where {
namespace {

TEST(Romanisation, WritesUkrainianNamesAsTheStateDoes) {
    const auto rules = Romanisation::load(test::FileResources());
    ASSERT_TRUE(rules);
    EXPECT_EQ(rules->language_of("UA"), "uk");
    const std::pair<const char*, const char*> names[] = {
        {"Київ", "Kyiv"},
        {"Запоріжжя", "Zaporizhzhia"},
        {"Гуляйполе", "Huliaipole"},
        {"Куп'янськ-Вузловий", "Kupiansk-Vuzlovyi"},
        {"Згурівка", "Zghurivka"},
        {"Ялта", "Yalta"},
        {"Щасливе", "Shchaslyve"},
        {"Велика Писарівка", "Velyka Pysarivka"},
    };
    for (const auto& [native, latin] : names) { EXPECT_EQ(rules->romanise("UA", native), latin); }
}

TEST(Romanisation, RewritesOlderSpellings) {
    const auto rules = Romanisation::load(test::FileResources());
    ASSERT_TRUE(rules);
    const std::pair<const char*, const char*> names[] = {
        {"Klyshchiyivka", "Klyshchiivka"},  {"Maksymil'yanivka", "Maksymilianivka"},
        {"Hulyaypole", "Huliaipole"},       {"Novyy Burluk", "Novyi Burluk"},
        {"Yasynuvatskyi", "Yasynuvatskyi"},
    };
    for (const auto& [old, latin] : names) { EXPECT_EQ(rules->romanise("UA", old), latin); }
}

TEST(Romanisation, LeavesWhatItHasNoRuleFor) {
    const auto rules = Romanisation::load(test::FileResources());
    ASSERT_TRUE(rules);
    EXPECT_EQ(rules->romanise("UA", "Съезжее"), "");  // a letter Ukrainian does not have
    EXPECT_EQ(rules->romanise("SY", "حلب"), "");
    EXPECT_EQ(rules->language_of("SY"), "");
}

}  // namespace
}  // namespace counterclaim::where
