// Misspelt names: letter by letter only inside the units that the text names nearby.

#include "reader_world.hpp"

namespace counterclaim::where {
namespace {

using test::read;
using Lines = std::vector<std::string>;

/// The record the text's word finds; empty where it finds none (the word may still be kept as a
/// name without a record, in the unit it is said to lie in).
std::string place_of(const std::string& text, const std::string& word) {
    for (const auto& line : read(text)) {
        const auto at = line.find(word);
        if (at == std::string::npos) { continue; }
        const auto record = line.substr(line.find("= ") + 2);
        return record.find('#') == std::string::npos ? record : std::string{};
    }
    return {};
}

TEST(Alike, OneLetterOffInsideTheUnitNamed) {
    // the skeletons differ, so only the edit distance can tell: Padvik and Hadvik
    EXPECT_EQ(place_of("Shells fell in Padvik, Tarn Province.", "Padvik"), "wof:21");
    EXPECT_EQ(place_of("Shells fell in Padvik, Mirova Province.", "Padvik"), "wof:22");
    EXPECT_EQ(place_of("Fighting in Tarn Province.\nShells fell in Padvik.", "Padvik"), "wof:21");
}

TEST(Alike, NeverAcrossUnits) {
    // Kostal lies in Tarn, not in Mirova; a country is no unit; none is named
    EXPECT_EQ(place_of("Shells fell in Mostal, Mirova Province.", "Mostal"), "");
    EXPECT_EQ(place_of("Shells fell in Mostal, in Alandia.", "Mostal"), "");
    EXPECT_EQ(place_of("Shells fell in Mostal.", "Mostal"), "");
    // named too far away in the text
    EXPECT_EQ(place_of("Fighting in Tarn Province.\nIt rained.\nIt rained.\nIt rained.\n"
                       "Shells fell in Mostal.",
                       "Mostal"),
              "");
}

TEST(Alike, TwoLettersOffIsTooFarForAShortName) {
    EXPECT_EQ(place_of("Shells fell in Padvok, Tarn Province.", "Padvok"), "");
    // and nothing is taken for a name of five letters
    EXPECT_EQ(place_of("Shells fell in Merd, Tarn Province.", "Merd"), "");
}

TEST(Alike, OnlyWhereSomethingSaysItIsAPlace) {
    EXPECT_EQ(place_of("Mr Padvik spoke of Tarn Province.", "Padvik"), "");
}

TEST(UnitNames, AreMadeOnceInLatinLettersWithoutTheirArticle) {
    const auto gazetteer = test::small_gazetteer();
    UnitNames names(gazetteer, 100);
    const auto tarn = *gazetteer.by_id("wof:10");
    const auto list = names.of(tarn);
    std::vector<std::string> found;
    for (const auto& name : *list) { found.push_back(name.latin); }
    std::sort(found.begin(), found.end());
    // once from Russian; Tarn and Beyt are too short
    const std::vector<std::string> expected = {"hadvic", "hadvik", "hadvik", "khadvik",
                                               "kostal", "kostal", "kostal"};
    EXPECT_EQ(found, expected);
    EXPECT_EQ(names.of(tarn), list);
    EXPECT_NE(names.of(*gazetteer.by_id("wof:11")), list);
    EXPECT_TRUE(UnitNames(gazetteer, 1).of(tarn)->empty()) << "too many places";
}

TEST(UnitNames, OneThatWasPushedOutIsMadeAgain) {
    const auto gazetteer = test::small_gazetteer();
    UnitNames names(gazetteer, 100);
    const auto tarn = *gazetteer.by_id("wof:10");
    const auto first = names.of(tarn);
    for (PlaceIndex unit = 0; unit < 30; ++unit) { (void)names.of(unit); }
    const auto again = names.of(tarn);
    ASSERT_EQ(again->size(), first->size());
    EXPECT_EQ(again->front().latin, first->front().latin);
}

TEST(UnitNames, LettersTellNamesApart) {
    const auto differs = [](std::string_view name, std::string_view wanted, int edits) {
        return differ(letters_of(name), letters_of(wanted), edits);
    };
    EXPECT_FALSE(differs("Hadvik", "hadvek", 1));
    EXPECT_TRUE(differs("Hadvik", "borgrad", 2));
    EXPECT_TRUE(differs("Kostal", "mostol", 0)) << "one letter is missing";
    EXPECT_FALSE(differs("Хадвик", "hadvik", 1)) << "other scripts are told by their keys";
}

TEST(Alike, AUnitTooWideIsNoHelp) {
    PlaceLimits limits;
    limits.unit_places_max = 1;
    const auto limited = PlaceReader::load(test::small_resources(), limits);
    ASSERT_TRUE(limited);
    auto reading = test::reading_of("Shells fell in Padvik, Tarn Province.");
    limited->read(reading);
    for (const auto& mention : reading.places) {
        ASSERT_FALSE(mention.candidates.empty());
        EXPECT_NE(mention.candidates.front().place.id, "wof:21") << mention.text;
    }
}

}  // namespace
}  // namespace counterclaim::where
