// Places of texts drawn by chance from a small world: names, heads, directions, foreign scripts,
// marks that turn the direction of writing, broken bytes.

#include "../unit/where/reader_world.hpp"

#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

namespace counterclaim {
namespace {

const std::vector<std::string>& pieces() {
    static const std::vector<std::string> k_pieces{"Kostal",
                                                   "Hadvik",
                                                   "Padvik",
                                                   "Tarn",
                                                   "Alandia",
                                                   "Borgrad",
                                                   "Saint Olav",
                                                   "al-Beyt",
                                                   "Grey Ridge",
                                                   "Хадвик",
                                                   "Костал",
                                                   "\u0531\u0580\u0581\u0561\u056D",
                                                   "\u063A\u0632\u0629",
                                                   "\u202E",
                                                   "\u202C",
                                                   "\u200B",
                                                   "e\u0301",
                                                   "\xFF",
                                                   "\xC3",
                                                   "Zerdal",
                                                   "the",
                                                   "town",
                                                   "country",
                                                   "capital",
                                                   "front",
                                                   "corridor",
                                                   "border",
                                                   "between",
                                                   "with",
                                                   "and",
                                                   "in",
                                                   "of",
                                                   "north",
                                                   "northern",
                                                   "near",
                                                   "12",
                                                   "km",
                                                   "from",
                                                   "village",
                                                   "forest",
                                                   "province",
                                                   "Province",
                                                   "region",
                                                   "Alandian",
                                                   "Borlandish",
                                                   "group",
                                                   "general",
                                                   "Maria",
                                                   "said",
                                                   ",",
                                                   ".",
                                                   "(",
                                                   ")",
                                                   "-",
                                                   "\n",
                                                   "\n"};
    return k_pieces;
}

rc::Gen<std::string> drawn_text() {
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces())),
                        [](const std::vector<std::string>& words) {
                            std::string text;
                            for (const auto& word : words) {
                                if (!text.empty() && word != "," && word != "\n") { text += ' '; }
                                text += word;
                            }
                            return text;
                        });
}

Reading read_places(const std::string& text) {
    auto reading = test::reading_of(text);
    test::reader().read(reading);
    return reading;
}

/// Inside a character of well-formed UTF-8; broken bytes have no inside.
bool splits_character(const std::string& text, std::uint32_t at) {
    if (at >= text.size()) { return false; }
    const auto byte = [&](std::uint32_t i) { return static_cast<unsigned char>(text[i]); };
    return (byte(at) & 0xC0U) == 0x80U && at > 0 && byte(at - 1) >= 0xC2U && byte(at - 1) < 0xFEU;
}

RC_GTEST_PROP(Places, SpansLieInTheTextOnCharacters, ()) {
    const auto text = *drawn_text();
    const auto reading = read_places(text);
    for (std::size_t i = 0; i < reading.places.size(); ++i) {
        const auto& mention = reading.places[i];
        RC_ASSERT(mention.span.begin <= mention.name.begin);
        RC_ASSERT(mention.name.begin < mention.name.end);
        RC_ASSERT(mention.name.end <= mention.span.end);
        RC_ASSERT(mention.span.end <= text.size());
        RC_ASSERT(mention.text == slice(text, mention.span));
        for (const auto at : {mention.span.begin, mention.span.end, mention.name.begin}) {
            RC_ASSERT(!splits_character(text, at));
        }
        RC_ASSERT(i == 0 || !(mention.span < reading.places[i - 1].span));
    }
}

RC_GTEST_PROP(Places, AnAnswerHasAPointAndTheUnresolvedHaveNone, ()) {
    const auto reading = read_places(*drawn_text());
    for (const auto& mention : reading.places) {
        RC_ASSERT(!mention.resolved || !mention.candidates.empty());
        for (const auto& candidate : mention.candidates) {
            const auto& place = candidate.place;
            RC_ASSERT(!place.id.empty());
            RC_ASSERT(place.latitude >= -90 && place.latitude <= 90);
            RC_ASSERT(place.longitude >= -180 && place.longitude <= 180);
            RC_ASSERT(place.radius_km >= 0);
            RC_ASSERT(candidate.score >= 0 && candidate.score <= 1 + 1e-9);
        }
        // a name without a record never comes out as a point
        const auto& id = mention.candidates.empty() ? "" : mention.candidates.front().place.id;
        if (id.find('#') == std::string::npos) { continue; }
        const auto& place = mention.candidates.front().place;
        RC_ASSERT(place.precision != PlacePrecision::point || place.radius_km > 0);
    }
}

RC_GTEST_PROP(Places, TheOrderOfArticlesDoesNotMatter, ()) {
    const auto texts = *rc::gen::container<std::vector<std::string>>(drawn_text());
    std::vector<std::vector<PlaceMention>> forwards;
    for (const auto& text : texts) { forwards.push_back(read_places(text).places); }
    for (std::size_t i = texts.size(); i-- > 0;) {
        RC_ASSERT(read_places(texts[i]).places == forwards[i]);
    }
}

RC_GTEST_PROP(Places, ABlockBeforeOrBehindAddsNothingOfItsOwn, ()) {
    // a text of signs and numbers names no place, wherever it stands
    const auto text = *drawn_text();
    const auto plain = read_places(text);
    const auto framed = read_places(text + "\n12 , . ( )");
    RC_ASSERT(plain.places.size() == framed.places.size());
    for (std::size_t i = 0; i < plain.places.size(); ++i) {
        RC_ASSERT(plain.places[i].span == framed.places[i].span);
    }
}

/// Seconds to read a text, the least of three runs.
double seconds(const std::string& text) {
    double least = 1e9;
    for (int i = 0; i < 3; ++i) {
        auto reading = test::reading_of(text);
        const auto start = std::chrono::steady_clock::now();
        test::reader().read(reading);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        least = std::min(least, took.count());
    }
    return least;
}

std::string repeated(const std::string& unit, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) { text += unit; }
    return text;
}

TEST(Places, HostileNamesAreHarmlessAndCostLinearTime) {
    constexpr std::size_t k_bytes = 100000;
    const char* units[] = {"A",
                           "Kostal",
                           "Kostal-",
                           "al-",
                           "K\u202Eo\u202C",
                           "Ко",
                           "\u0531\u0580",
                           "\u063A\u0632",
                           "é",
                           "\u0301",
                           "\xFF",
                           "the border between ",
                           "of the north of ",
                           "12 km from ",
                           "village of Z",
                           "Kostal, ",
                           "in the north and ",
                           "the capital ",
                           "(Kostal "};
    for (const auto* unit : units) {
        const double small = seconds(repeated(unit, k_bytes / 4));
        const double large = seconds(repeated(unit, k_bytes));
        // four times the text: the bound is generous for noise, and far from sixteen times
        EXPECT_LT(large, 10 * small + 0.05) << unit;
        EXPECT_LT(large, 2.0) << unit;
    }
}

}  // namespace
}  // namespace counterclaim
