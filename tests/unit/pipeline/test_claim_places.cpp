// Where a claim is said to have happened, on short texts of our own: nested places, clauses that
// describe a place, arguments before other mentions, what is inherited and what is not.

#include "pipeline/pipeline.hpp"
#include "support/whole_pipeline.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace counterclaim {
namespace {

/// Of the claims of this type one has this place first ("-" for none).
struct Case {
    std::string language;
    std::string text;
    std::string type;
    std::string place;
};

std::string place_of(const Claim& claim) {
    if (claim.places.empty()) { return "-"; }
    const auto& first = claim.places.front();
    return first.place ? first.place->name : first.text;
}

const std::vector<Case> k_cases{
    // the most precise of nested places, in whatever order
    {"en", "The army fired rockets at Barda, in central Azerbaijan, on Monday.", "shelling",
     "Barda"},
    {"fr",
     "Une attaque de missiles a fait sept morts \u00E0 Gandja, la deuxi\u00E8me ville "
     "d'Azerba\u00EF"
     "djan.",
     "shelling", "Ganja"},
    // the clause describes its place
    {"en", "Aid reached Barda, which was shelled on Monday by the Armenian army.", "shelling",
     "Barda"},
    // what a state undergoes happens there, unless the sentence says where
    {"en", "Tens of thousands have died since Russia invaded Ukraine.", "armed-clash", "Ukraine"},
    // where people had to leave, though "from" tells an origin
    {"en", "Thousands of civilians were evacuated from Hadrut on Monday.", "displacement",
     "Hadrut"},
    // borders, fronts and directions
    {"en", "Clashes broke out on the border between Chad and Sudan on Monday.", "armed-clash",
     "Chad\u2013Sudan border"},
    {"fr",
     "Des affrontements ont \u00E9"
     "clat\u00E9 lundi \u00E0 la fronti\u00E8re libano-isra\u00E9lienne.",
     "armed-clash", "Israel\u2013Lebanon border"},
    {"en", "Ukrainian soldiers repelled an assault on the Bakhmut front on Monday.", "repulse",
     "Bakhmut front line"},
    {"en",
     "The Malian government held a meeting.\n\nForty soldiers were killed in an attack in the "
     "north of the country.",
     "armed-clash", "northern Mali"},
};

TEST(ClaimPlaces, AreThoseOfTheOccurrence) {
    for (const auto& wanted : k_cases) {
        const auto readings = test::read_text(wanted.text + "\n", wanted.language);
        ASSERT_EQ(readings.size(), 1U) << wanted.text;
        std::string seen;
        bool found = false;
        for (const auto& claim : readings.front().claims) {
            seen += std::string(to_string(claim.type)) + " at " + place_of(claim) + "; ";
            found =
                found || (to_string(claim.type) == wanted.type && place_of(claim) == wanted.place);
        }
        EXPECT_TRUE(found) << wanted.text << "\n  read: " << seen;
    }
}

/// "MASS" is Massachusetts behind a town and a comma, and nothing in a line of capitals.
TEST(ClaimPlaces, AbbreviationsNeedATownBefore) {
    for (const auto* text : {"MASS GRAVES FOUND NEAR IZIUM", "SYRIA, MASS GRAVES FOUND"}) {
        for (const auto& reading : test::read_text(std::string(text) + "\n", "en", "")) {
            for (const auto& mention : reading.places) {
                ASSERT_FALSE(mention.candidates.empty());
                EXPECT_NE(mention.candidates.front().place.name, "Massachusetts") << text;
            }
        }
    }
    for (const auto& reading : test::read_text("STRIKES HIT GAZA OVERNIGHT\n", "en", "")) {
        EXPECT_FALSE(reading.places.empty());
    }
}

}  // namespace
}  // namespace counterclaim
