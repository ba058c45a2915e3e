// Places a text describes and does not name, and lines between places.

#include "reader_world.hpp"

namespace counterclaim::where {
namespace {

using test::read;
using test::reader;
using test::reading_of;
using Lines = std::vector<std::string>;

/// Name and precision of the last mention of a text.
Place last_place(const std::string& text) {
    auto reading = reading_of(text);
    reader().read(reading);
    return reading.places.empty() || reading.places.back().candidates.empty()
               ? Place{}
               : reading.places.back().candidates.front().place;
}

TEST(Descriptions, BordersArePlacesOfTheirOwn) {
    const std::pair<const char*, Lines> rows[] = {
        {"Shells fell on the border between Alandia and Borland.",
         {"border between Alandia and Borland = cc:border-aa-bb"}},
        {"Shells fell on the border with Borland, in Alandia.",
         {"border with Borland = cc:border-aa-bb", "Alandia = gn:1"}},
        {"Shells fell on the Alandian-Borlandish border.",
         {"Alandian-Borlandish border = cc:border-aa-bb"}},
        // the neighbour is the country the text is about
        {"Kostal is in Alandia.\nShells fell on the Borlandish border.",
         {"Kostal = wof:20", "Alandia = gn:1", "Borlandish border = cc:border-aa-bb"}},
        // a border with nobody named, and none before
        {"The border guards of Kostal saw nothing.", {"Kostal = wof:20"}},
        {"Shells fell on the border.", {}},
    };
    for (const auto& [text, expected] : rows) { EXPECT_EQ(read(text), expected) << text; }
    const auto place = last_place("Shells fell on the Alandian-Borlandish border.");
    EXPECT_EQ(place.precision, PlacePrecision::area);
    EXPECT_EQ(place.radius_km, 60);
}

TEST(Descriptions, FrontsAndCorridorsAreAreas) {
    const auto town = last_place("Troops fought on the Kostal front.");
    EXPECT_EQ(town.name, "Kostal front line");
    EXPECT_EQ(town.id, "wof:20#front");
    EXPECT_EQ(town.precision, PlacePrecision::area);
    EXPECT_GE(town.radius_km, 10);
    const auto before = last_place("Shells fell in Mirova Province.\nIt was calm on the front.");
    EXPECT_EQ(before.id, "wof:11#front");
    const auto way = last_place("They closed the Kostal corridor.\nShells fell in the corridor.");
    EXPECT_EQ(way.id, "wof:20#way");
    EXPECT_EQ(way.name, "Kostal corridor");
    // no corridor was named, and a town is none
    EXPECT_EQ(read("Shells hit Kostal.\nThey closed the corridor.").size(), 1U);
}

TEST(Descriptions, CountryAndCapitalAreThoseOfTheArticle) {
    EXPECT_EQ(read("Shells hit Kostal, in Alandia.\nIt was calm in the country.").back(),
              "country = gn:1");
    EXPECT_EQ(read("Shells hit Mirova Province, in Alandia.\nIt was calm in the capital.").back(),
              "capital = wof:20");
    // the adjective beside it decides
    EXPECT_EQ(read("Shells hit Kostal, in Alandia.\nIt was calm in the Borlandish capital.").back(),
              "capital = gn:30");
}

TEST(Descriptions, GroundWithAnAdjectiveIsTheCountry) {
    const std::string before = "Shells hit Kostal, in Alandia.\n";
    EXPECT_EQ(read(before + "Planes crossed Borlandish soil.").back(), "soil = gn:2");
    EXPECT_EQ(read(before + "Planes crossed the soil.").size(), 2U);  // nobody's
}

TEST(Descriptions, TheTwoCountriesAreThoseOfTheArticle) {
    EXPECT_EQ(read("Alandia and Borland are near.\nShells fell on the border between the two "
                   "countries.")
                  .back(),
              "border between the two countries = cc:border-aa-bb");
}

TEST(Descriptions, TheCountryIsOneOfTheWar) {
    const std::string text = "Shells fell in Alandia and Borland.\nIt was hot in the country.";
    EXPECT_EQ(read(text).back(), "country = gn:2");
    ConflictProfile conflict;
    conflict.countries = {"AA"};
    EXPECT_EQ(read(text, &conflict).back(), "country = gn:1");
    // whose police it is does not tell where it goes
    conflict.countries = {"AA", "BB"};
    EXPECT_EQ(read("They left Borland and Alandia's police entered the country.", &conflict).back(),
              "country = gn:2");
}

TEST(Descriptions, TheRegionMayBearTheNameOfATown) {
    EXPECT_EQ(read("Shells fell in the town of Tarn.\nIt was calm in the region.").back(),
              "region = wof:10");
    // a region that is named is meant rather
    EXPECT_EQ(read("Shells fell in Mirova Province and in the town of Tarn.\n"
                   "It was calm in the region.")
                  .back(),
              "region = wof:11");
    // … unless the town was told of later
    EXPECT_EQ(read("Shells fell in Mirova Province.\nShells fell in the town of Tarn.\n"
                   "It was calm in the region.")
                  .back(),
              "region = wof:10");
    EXPECT_EQ(read("Shells fell in Hadvik.\nIt was calm in the region.").size(), 1U);
}

TEST(Descriptions, PartsOfACountryMayFollowIt) {
    EXPECT_EQ(last_place("Shells fell in Alandia's northern region.").id, "gn:1#n");
    EXPECT_EQ(
        last_place("Shells fell in Alandia.\nIt was hot in the country's northern region.").id,
        "gn:1#n");
    EXPECT_EQ(last_place("They met Alandia's northern envoy.").id, "gn:1");
}

TEST(Descriptions, BareDirectionsLieInTheCountry) {
    const std::string before = "Shells hit Kostal, in Alandia.\n";
    const auto place = last_place(before + "It was calm in the north.");
    EXPECT_EQ(place.id, "gn:1#n");
    EXPECT_EQ(place.name, "northern Alandia");
    // a region just named is nearer than the country
    EXPECT_EQ(last_place("It was hot in Mirova Province and calm in the north.").id, "wof:11#n");
    // of something: the direction belongs to the name
    EXPECT_EQ(read(before + "It was calm in the north of Kostal.").size(), 3U);
    // no place: nothing says in what
    EXPECT_EQ(read("It was calm in the north.").size(), 0U);
}

TEST(Descriptions, ANounBeforeANameIsNoDescription) {
    // "the town" of a name we do not know is not the town named before
    const auto found = read("Shells hit Kostal.\nThe town of Zerdal was calm.");
    for (const auto& line : found) { EXPECT_NE(line, "town = wof:20"); }
}

TEST(Descriptions, NamesKeepTheirNoun) {
    const auto place = last_place(
        "Rebels hid in the forest of Zerdal, Tarn Province.\n"
        "Fighting went on in the forest of Zerdal.");
    EXPECT_EQ(place.name, "Zerdal forest");
    EXPECT_EQ(place.precision, PlacePrecision::region);
}

TEST(Descriptions, AdjectivesAreNoNames) {
    EXPECT_TRUE(read("The Alandian town was calm.").empty());
    EXPECT_TRUE(read("An Alandian village was calm.").empty());
}

}  // namespace
}  // namespace counterclaim::where
