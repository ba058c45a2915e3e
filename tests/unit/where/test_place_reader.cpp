#include "reader_world.hpp"

#include "where/place_reader.hpp"

#include <string>
#include <vector>

namespace counterclaim::where {
namespace {

using test::read;
using test::reader;
using test::reading_of;
using test::small_resources;
using Lines = std::vector<std::string>;

TEST(PlaceReader, ResolvesByWhatStandsBeside) {
    const std::pair<const char*, Lines> rows[] = {
        // the parent named beside it beats population
        {"Shells hit Hadvik in Mirova Province.", {"Hadvik = wof:22", "Mirova Province = wof:11"}},
        {"Shells hit Hadvik, Alandia.", {"Hadvik = wof:22", "Alandia = gn:1"}},
        // country of the article
        {"Fighting in Kostal.\nShells hit Hadvik.", {"Kostal = wof:20", "Hadvik = wof:21"}},
        // nothing beside it: the most populous
        {"Shells hit Hadvik.", {"Hadvik = gn:31"}},
        // the head asks for a region, or for a settlement
        {"They left Tarn Province.", {"Tarn Province = wof:10"}},
        {"They left the village of Tarn.", {"village of Tarn = wof:24"}},
        // its own kinds
        {"They hold the airport of Kostal.", {"airport of Kostal = wof:20#airport"}},
        {"Tanks stood 12 km from Kostal.", {"12 km from Kostal = wof:20"}},
    };
    for (const auto& [text, expected] : rows) { EXPECT_EQ(read(text), expected) << text; }
}

TEST(PlaceReader, ParentHandsDownThroughAList) {
    EXPECT_EQ(read("They took Hadvik, Beyt and Tarn in Tarn Province of Alandia.").front(),
              "Hadvik = wof:21");
}

TEST(PlaceReader, OneSenseInAnArticle) {
    const auto found = read("Shells hit Hadvik in Mirova Province.\nIn Hadvik ten people died.");
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[2], "Hadvik = wof:22");
}

TEST(PlaceReader, ConflictProfileBiases) {
    ConflictProfile conflict;
    conflict.countries = {"AA"};
    EXPECT_EQ(read("Shells hit Hadvik.", &conflict).front(), "Hadvik = wof:22");
}

TEST(PlaceReader, LeavesOutWhatIsNoPlace) {
    EXPECT_EQ(read("General Hadvik spoke."), Lines{});
    EXPECT_EQ(read("They met Maria Hadvik."), Lines{});
    EXPECT_EQ(read("The Kostal Group met."), (Lines{"Kostal = wof:20 part"}));
    EXPECT_EQ(read("Alandian troops moved."), Lines{});
    EXPECT_EQ(read("we cross the tarn now."), Lines{});
}

TEST(PlaceReader, TellsSpeakersAndReporters) {
    auto reading = reading_of("Kostal denied it.");
    auto& sentence = reading.sentences.front();
    sentence.parsed = true;
    sentence.tokens[0].head = 1;
    sentence.tokens[0].deprel = Deprel::nsubj;
    sentence.tokens[1].deprel = Deprel::root;
    sentence.tokens[1].upos = Upos::verb;
    reader().read(reading);
    ASSERT_EQ(reading.places.size(), 1U);
    EXPECT_EQ(reading.places.front().use, PlaceUse::speaker);
    EXPECT_EQ(read("Our correspondent in Kostal heard blasts.").front(),
              "Kostal = wof:20 reporter");
}

TEST(PlaceReader, DescriptionsStandForNamesBefore) {
    const auto found = read("Shells hit Kostal.\nThe town was quiet.");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[1], "town = wof:20");
}

TEST(PlaceReader, NamesWithoutRecordStandWhereTheTextPutsThem) {
    const std::pair<const char*, Lines> rows[] = {
        {"Shells hit Zerdal neighbourhood in Kostal.",
         {"Zerdal neighbourhood = wof:20#zerdal", "Kostal = wof:20"}},
        {"They left the village of Zerdal in Tarn Province.",
         {"village of Zerdal = wof:10#zerdal", "Tarn Province = wof:10"}},
        {"They left the village of Zerdal, Tarn Province.\nFighting went on in Zerdal.",
         {"village of Zerdal = wof:10#zerdal", "Tarn Province = wof:10", "Zerdal = wof:10#zerdal"}},
        // nothing says where it lies
        {"They left the village of Zerdal.", {}},
        // a quarter whose only namesakes lie elsewhere
        {"Shells hit Olav neighbourhood in Kostal.",
         {"Olav neighbourhood = wof:20#olav", "Kostal = wof:20"}},
        // half of a joined name
        {"They met in Mirova-Zerdal today.", {}},
        {"They met in Mirova al-Zerdal today.", {}},
    };
    for (const auto& [text, expected] : rows) { EXPECT_EQ(read(text), expected) << text; }
    auto reading = reading_of("They left the village of Zerdal in Tarn Province.");
    reader().read(reading);
    const auto& place = reading.places.front().candidates.front().place;
    EXPECT_EQ(place.name, "Zerdal");
    EXPECT_EQ(place.precision, PlacePrecision::region);
    EXPECT_GE(place.radius_km, 30);
}

TEST(PlaceReader, DirectionsMovePointsInsideWidePlaces) {
    auto reading = reading_of("Fighting in northern Alandia.");
    reader().read(reading);
    ASSERT_EQ(reading.places.size(), 1U);
    const auto& place = reading.places.front().candidates.front().place;
    EXPECT_EQ(place.id, "gn:1#n");
    EXPECT_EQ(place.name, "northern Alandia");
    EXPECT_GT(place.latitude, 40.5);
    EXPECT_EQ(place.precision, PlacePrecision::area);
}

TEST(PlaceReader, SpellingsAlikeAreFoundInTheCountriesOfTheArticle) {
    EXPECT_EQ(read("Fighting in Kostal, in Alandia.\nShells fell in Hadvyk."),
              (Lines{"Kostal = wof:20", "Alandia = gn:1", "Hadvyk = wof:21"}));
}

TEST(PlaceReader, NoSmallTownOfACountryTheTextDoesNotNameIsMeant) {
    ConflictProfile conflict;
    conflict.countries = {"AA"};
    const std::string text = "Shells hit Kostal.\nThey came to Saint Olav.";
    EXPECT_EQ(read(text), (Lines{"Kostal = wof:20", "Saint Olav = gn:32"}));
    EXPECT_EQ(read(text, &conflict), Lines{"Kostal = wof:20"});
    EXPECT_EQ(read("Borland was calm.\nThey came to Saint Olav.", &conflict),
              (Lines{"Borland = gn:2", "Saint Olav = gn:32"}));
}

TEST(PlaceReader, SpellingsAlikeStayInTheCountriesOfTheWar) {
    ConflictProfile conflict;
    conflict.countries = {"BB"};
    EXPECT_EQ(read("Fighting in Kostal, in Alandia.\nShells fell in Hadvyk.", &conflict).back(),
              "Hadvyk = gn:31");
}

TEST(PlaceReader, ADistanceSaysThatANameIsAPlace) {
    const std::string text =
        "Shells hit Kostal, in Alandia.\nShells fell at Zerdal, 30 km north of Kostal.";
    const Lines found{"Kostal = wof:20", "Alandia = gn:1", "Zerdal = wof:20#zerdal",
                      "30 km north of Kostal = wof:20"};
    EXPECT_EQ(read(text), found);
    EXPECT_EQ(read(text + "\nThe attack of Zerdal was short.").back(), "Zerdal = wof:20#zerdal");
}

TEST(PlaceReader, APlaceInAnotherRegionIsAnotherOne) {
    EXPECT_EQ(read("Shells hit the village of Tarn, Mirova Province.").front(),
              "village of Tarn = wof:11#tarn");
    EXPECT_EQ(read("Shells hit the village of Tarn, Tarn Province.").front(),
              "village of Tarn = wof:24");
}

TEST(PlaceReader, APieceOfAWordIsNoName) {
    EXPECT_EQ(read("They saw it on MirovaTube today."), Lines{});
}

TEST(PlaceReader, ResolvesGivenSpans) {
    const auto reading = reading_of("Shells hit Hadvik in Mirova Province.");
    const auto found = reader().resolve_at(reading, {{21, 36}, {11, 17}, {0, 6}});
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].candidates.front().place.id, "wof:11");
    EXPECT_EQ(found[1].candidates.front().place.id, "wof:22");
    EXPECT_TRUE(found[2].candidates.empty());
}

TEST(PlaceReader, SpansLieInTheTextAndCandidatesAreOrdered) {
    const char* texts[] = {"Kostal",
                           "in Kostal",
                           "Kostal Kostal Kostal, Hadvik (Tarn)",
                           "12 km from 12 km from Kostal",
                           "the the town of of Tarn",
                           "Al-Beyt-Kostal",
                           "\xFF\xFEKostal\xC0",
                           "K\xCC\x81ostal",
                           "\xE2\x80\xAEKostal\xE2\x80\xAC in Alandia",
                           "Kostal\xE2\x80\x8B.",
                           ""};
    for (const auto* text : texts) {
        auto reading = reading_of(text);
        reader().read(reading);
        for (const auto& mention : reading.places) {
            EXPECT_LE(mention.span.begin, mention.name.begin) << text;
            EXPECT_LE(mention.name.end, mention.span.end) << text;
            EXPECT_LE(mention.span.end, reading.article.text.size()) << text;
            EXPECT_EQ(mention.text, slice(reading.article.text, mention.span)) << text;
            for (std::size_t i = 1; i < mention.candidates.size(); ++i) {
                EXPECT_GE(mention.candidates[i - 1].score, mention.candidates[i].score) << text;
            }
        }
    }
}

TEST(PlaceReader, HostileTextIsBoundedAndNoted) {
    std::string text;
    for (int i = 0; i < 60000; ++i) { text += "Kostal, "; }
    auto reading = reading_of(text + std::string(100000, 'A') + " in Hadvik");
    PlaceLimits limits;
    limits.mentions_max = 500;
    const auto limited = PlaceReader::load(small_resources(), limits);
    ASSERT_TRUE(limited);
    limited->read(reading);
    EXPECT_LE(reading.places.size(), 500U);
    ASSERT_EQ(reading.notes.size(), 1U);
    EXPECT_EQ(reading.notes.front().code, "where.limit");
}

TEST(PlaceReader, MissingPartsAreReported) {
    EXPECT_EQ(PlaceReader::load(MemoryResources{}).error().code, ErrorCode::pack_missing);
    auto resources = small_resources();
    resources.add("places/gazetteer.bin", "rubbish");
    EXPECT_EQ(PlaceReader::load(resources).error().code, ErrorCode::gazetteer_damaged);
    resources = small_resources();
    resources.add("lang/en/where.tsv", "kind\twords\tvalue\nnonsense\tx\t\n");
    EXPECT_EQ(PlaceReader::load(resources).error().code, ErrorCode::pack_invalid);
}

}  // namespace
}  // namespace counterclaim::where
