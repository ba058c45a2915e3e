// A claim in each of its forms: JSON, columns, GeoJSON, words for a human.

#include "exchange/claim_columns.hpp"
#include "exchange/claim_json.hpp"
#include "exchange/claim_text.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace counterclaim::exchange {
namespace {

Date day(int year, unsigned month, unsigned of_month) {
    return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(of_month);
}

Claim denial() {
    Claim claim;
    claim.evidence = {0, 38};
    claim.trigger = {31, 37};
    claim.type = ClaimType::capture;
    claim.polarity = Polarity::denied;
    claim.claimant = {"Yerevan", {0, 7}, {"Armenia"}, Role::belligerent, {"NPA"}};
    claim.actor = Participant{"", {}, {"Azerbaijan"}, false};
    Place hadrut;
    hadrut.id = "gn:585223";
    hadrut.name = "Hadrut";
    hadrut.kind = "settlement";
    hadrut.country = "AZ";
    hadrut.latitude = 39.52;
    hadrut.longitude = 47.0317;
    hadrut.precision = PlacePrecision::settlement;
    claim.places = {{"the heights", {}, {}, "above"}, {"Hadrut", {20, 26}, hadrut, ""}};
    claim.time.interval = {day(2020, 10, 9), day(2020, 10, 10)};
    claim.time.basis = TimeBasis::explicit_;
    claim.time.time_of_day = std::chrono::minutes(485);
    ClaimQuantity dead;
    dead.kind = QuantityKind::killed;
    dead.person_class = PersonClass::civilian;
    dead.low = 14;
    dead.high = 20;
    ClaimQuantity wounded;
    wounded.kind = QuantityKind::wounded;
    wounded.low = 41;
    claim.quantities = {dead, wounded};
    claim.confidence = 0.75;
    claim.rule = "capture.passive";
    return claim;
}

ClaimRecord sample() {
    Reading reading;
    auto& article = reading.article;
    article.id = "doc-1#2";
    article.document = "doc-1";
    article.text = "Yerevan denied that Hadrut had fallen.";
    article.offset_bytes = 100;
    article.outlet = "Harbour Daily";
    article.language = "en";
    article.published.day = day(2020, 10, 12);
    article.published.basis = DateBasis::stated;
    return record_of(reading, denial(), "folder/doc-1.html");
}

TEST(ClaimJson, SaysEverything) {
    EXPECT_EQ(
        claim_line(sample()),
        R"({"doc":"doc-1","article":"doc-1#2","url":null,"outlet":"Harbour Daily","agency":null,)"
        R"("title":null,"language":"en","published":"2020-10-12","published_basis":"stated",)"
        R"("evidence":{"text":"Yerevan denied that Hadrut had fallen.","start":100,"end":138},)"
        R"("trigger":{"text":"fallen","start":131,"end":137},"type":"capture","subtype":null,)"
        R"("polarity":"denied","modality":"actual",)"
        R"("claimant":{"text":"Yerevan","party":["Armenia"],"role":"belligerent","relays":["NPA"],)"
        R"("start":100,"end":107},"actor":{"text":"","party":["Azerbaijan"]},"target":null,)"
        R"("places":[{"text":"the heights","name":null,"lat":null,"lon":null,"id":null,)"
        R"("precision":"unknown","modifier":"above"},)"
        R"({"text":"Hadrut","name":"Hadrut","lat":39.52,"lon":47.0317,"id":"gn:585223",)"
        R"("kind":"settlement","country":"AZ","precision":"settlement","start":120,"end":126}],)"
        R"("time":{"from":"2020-10-09","to":"2020-10-10","basis":"explicit","time_of_day":"08:05"},)"
        R"("said":"2020-10-12","quantities":[)"
        R"({"kind":"killed","class":"civilian","party":[],"low":14,"high":20,"scope":"event"},)"
        R"({"kind":"wounded","class":null,"party":[],"low":41,"high":null,"scope":"event"}],)"
        R"("confidence":0.75,"rule":"capture.passive","notes":[]})"
        "\n");
}

TEST(ClaimColumns, OneCellAColumn) {
    const auto row = claim_row(sample());
    const auto& columns = claim_columns();
    ASSERT_EQ(row.size(), columns.size());
    const auto cell = [&](std::string_view name) {
        const auto at = std::find(columns.begin(), columns.end(), name) - columns.begin();
        return row.at(static_cast<std::size_t>(at));
    };
    EXPECT_EQ(cell("evidence_start"), Cell(std::int64_t{100}));
    EXPECT_EQ(cell("place_raw"), Cell(std::string("Hadrut"))) << "the first that was resolved";
    EXPECT_EQ(cell("latitude"), Cell(39.52));
    EXPECT_EQ(cell("places"), Cell(std::string("the heights; Hadrut")));
    EXPECT_EQ(cell("date_start"), Cell(std::string("2020-10-09")));
    EXPECT_EQ(cell("killed_high"), Cell(std::int64_t{20}));
    EXPECT_EQ(cell("wounded_high"), Cell());
    EXPECT_EQ(cell("figures"), Cell(std::string("killed civilian 14-20; wounded 41+")));
    EXPECT_EQ(cell("target"), Cell());
    EXPECT_EQ(cell("claim_id"), Cell()) << "a claim that is not kept has none";
}

TEST(ClaimGeojson, OnePointAPlaceWithAPosition) {
    std::string text;
    JsonWriter json(text);
    write_features(json, sample());
    EXPECT_TRUE(text.starts_with(R"({"type":"Feature","geometry":{"type":"Point",)"
                                 R"("coordinates":[47.0317,39.52]},"properties":{"doc":)"));
    EXPECT_EQ(text.find("\"Feature\"", 20), std::string::npos);
    auto nowhere = sample();
    nowhere.claim.places.clear();
    text.clear();
    JsonWriter empty(text);
    write_features(empty, nowhere);
    EXPECT_EQ(text, "");
}

TEST(ClaimText, ReadsAsASentence) {
    EXPECT_EQ(claim_summary(sample()),
              "Yerevan (Armenia) denies: capture by Azerbaijan, above the heights, at Hadrut, "
              "2020-10-09/2020-10-10; killed civilian 14-20; wounded 41+");
    auto own_voice = sample();
    own_voice.claim = {};
    own_voice.claim.type = ClaimType::casualty_toll;
    own_voice.claim.modality = Modality::demanded;
    EXPECT_EQ(claim_summary(own_voice), "Harbour Daily demands: casualty toll");
}

TEST(ClaimText, AParagraphFitsTheTerminal) {
    const auto text = claim_paragraph(sample(), 60, false);
    std::size_t begin = 0;
    while (begin < text.size()) {
        const auto end = text.find('\n', begin);
        EXPECT_LE(display_width(text.substr(begin, end - begin)), 60U);
        begin = end + 1;
    }
    EXPECT_TRUE(text.starts_with("2020-10-12  Yerevan"));
    EXPECT_NE(text.find("\u201cYerevan denied"), std::string::npos);
}

}  // namespace
}  // namespace counterclaim::exchange
