// Where a claim is said to have happened, on short texts of our own: nested places, clauses that
// describe a place, arguments before other mentions, what is inherited and what is not.

#include "pipeline/pipeline.hpp"
#include "support/whole_pipeline.hpp"
#include "where/gazetteer.hpp"
#include "who/conflicts.hpp"

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
    // a state that sees fighting is where it is fought
    {"en", "Sudan has seen heavy fighting since April 2023.", "armed-clash", "Sudan"},
    {"en", "Libya has seen clashes between rival militias this week.", "armed-clash", "Libya"},
    // what a war has cost was not lost in the town told of last, what an attack did was
    {"en", "The Houthis seized Sanaa in 2014. The war has killed tens of thousands of people.",
     "casualty-toll", "-"},
    {"fr",
     "Au Soudan, l'armée a bombardé Nyala vendredi. La guerre a fait des dizaines de milliers de "
     "morts depuis avril 2023.",
     "casualty-toll", "Sudan"},
    {"en",
     "Air strikes hit Mekelle on Wednesday. The war in Tigray has displaced two million people.",
     "displacement", "Tigray"},
    {"en", "Rebels attacked Goma on Monday. The attack displaced thousands of people.",
     "displacement", "Goma"},
    // a place from which a distance is measured, or a capital that helps, is not the town
    {"fr",
     "L'armée a repris Tikrit. Située à 140 km au nord de Bagdad, la ville était tombée en juin.",
     "capture", "Tikrit"},
    {"fr",
     "Les combats continuent à Manbij. Soutenus par l'aviation d'Ankara, des rebelles bombardent "
     "la "
     "ville.",
     "air-strike", "Manbij"},
    // nor where people flee to, nor a direction that a distance measures
    {"fr",
     "Neuf mille personnes ont fui Nyala vers Kas, à 80 km au nord. L'armée bombarde la ville.",
     "shelling", "Nyala"},
    {"fr", "L'Inde a bombardé une base à Islamabad.", "shelling", "Islamabad"},
    // the village that was called one, not the capital that is invited
    {"en",
     "Troops fired at posts near the village of Chinarli, and Yerevan invited Baku to look into "
     "it. The minister said a house in the village had been burnt.",
     "property-destruction", "\u00C7inarl\u0131"},
    // who bears the name is no village
    {"en",
     "Ahmad al-Abdullah, a nurse, has pulled dozens of people from the rubble. Air strikes killed "
     "ten people in Idlib, said Al-Abdullah. They all fled.",
     "displacement", "Idlib"},
    // who is called upon or accused is no place
    {"en", "Fighting broke out along the Karabakh line of contact.", "armed-clash",
     "Nagorno-Karabakh line of contact"},
    // the strip, whatever the town is called
    {"en", "Ten people were killed in Gaza on Monday.", "violence-against-civilians", "Gaza Strip"},
    {"en", "Ten people were killed in Gaza City on Monday.", "violence-against-civilians",
     "Gaza City"},
    // a region, not the hamlet of its name
    {"fr", "Des combats ont éclaté lundi au Syunik, en Arménie.", "armed-clash", "Syunik Province"},
    // names that open or end with a common word
    {"fr", "Dix civils ont été tués dans la bande de Gaza lundi.", "violence-against-civilians",
     "Gaza Strip"},
    {"fr", "Un obus a touché le camp de réfugiés de Jabaliya lundi.", "shelling",
     "Jabalia refugee camp"},
    {"fr", "Un obus est tombé dans le corridor de Latchin lundi.", "shelling", "Lachin corridor"},
    {"fr", "Des combats ont éclaté lundi dans la Ghouta orientale.", "armed-clash",
     "Eastern Ghouta"},
    {"fr", "Sumy, au nord-est de l'Ukraine, a été bombardée lundi.", "shelling", "Sumy"},
    {"en", "A rocket hit a car near the White House on Monday.", "shelling", "White House"},
    {"en", "The premier called on Egypt and Qatar to press Israel to halt its attacks.",
     "ceasefire", "-"},
    {"en", "The minister accused Rwanda of arming the rebels.", "military-support", "-"},
    // countries whose names end in a small letter
    {"fr", "Un drone a frapp\u00E9 une raffinerie en Arabie saoudite.", "air-strike",
     "Saudi Arabia"},
    {"fr", "Des combats ont \u00E9clat\u00E9 lundi en R\u00E9publique centrafricaine.",
     "armed-clash", "Central African Republic"},
    // the north of what the title is about
    {"en",
     "Darfur villages burn as militia advances\n\nThe Sudanese army said on Monday that it had "
     "shelled militia posts in the north.",
     "shelling", "northern Darfur"},
    // a river that bears the name of a town, and what belongs to a town
    {"en", "Ukrainian marines hold a position across the Dnipro.", "hold", "Dnipro River"},
    {"en", "Russian guns shelled marines who hold the left bank of the Dnipro.", "shelling",
     "Dnipro River"},
    {"en", "Russian rockets hit Dnipro on Monday, the Ukrainian army said.", "shelling", "Dnipro"},
    {"fr", "L'artillerie ukrainienne a bombardé les ponts sur le fleuve Dnipro.", "shelling",
     "Dnipro River"},
    {"en", "A drone of the rebels hit Khartoum's main airport.", "air-strike", "Khartoum airport"},
    {"en", "A drone of the rebels hit Jordan's main airport.", "air-strike", "Jordan"},
    {"en", "Fighters shelled villages on the river's east bank on Monday.", "shelling", "-"},
    // where an office sits
    {"en",
     "The defence ministry in Yerevan named the pilot of a jet that was shot down over Vardenis.",
     "equipment-loss", "Vardenis"},
    {"en", "The government in Kyiv accused Moscow of shelling a hospital.", "shelling", "-"},
    {"en", "Shells hit a school, officials in Kharkiv said.", "shelling", "Kharkiv"},
    // the region that is named, not the country in which it lies
    {"en", "Idlib is a province of Syria that rebels seized in 2015.", "capture", "Idlib"},
    // two regions that share a name
    {"en", "Gunmen killed forty people in North and South Kivu.", "violence-against-civilians",
     "North Kivu"},
    {"fr", "Des combats ont éclaté lundi au Nord et au Sud-Kivu.", "armed-clash", "North Kivu"},
    // a country before a base says whose it is; "backed" is no part of "fire back"
    {"en", "Iran-backed militias fired rockets at a US base in Iraq.", "shelling", "Iraq"},
    // the most precise of nested places, in whatever order
    {"en", "The army fired rockets at Barda, in central Azerbaijan, on Monday.", "shelling",
     "Barda"},
    {"fr",
     "Une attaque de missiles a fait sept morts \u00E0 Gandja, la deuxi\u00E8me ville "
     "d'Azerba\u00EF"
     "djan.",
     "shelling", "Ganja"},
    // where it was told is not where it happened
    {"en",
     "The Azerbaijani army shelled Barda on Monday. Thousands have fled since Monday, a spokesman "
     "said in Tbilisi.",
     "displacement", "Barda"},
    // the seat of the source is behind what the clause itself says
    {"fr", "À Tchernihiv, dix civils ont été tués par des tirs, selon une ambassade à Kiev.",
     "violence-against-civilians", "Chernihiv"},
    {"fr",
     "Des combats ont éclaté à Homs.\n\nSelon une ONG basée à Londres, douze combattants ont "
     "péri.",
     "armed-clash", "Homs"},
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

const std::vector<Case> k_country_cases{
    // a country that a clause with "where" describes is a place
    {"fr",
     "Le Mali, o\u00F9 quatre cents soldats danois sont d\u00E9ploy\u00E9s, a chang\u00E9 de "
     "gouvernement.",
     "deployment", "Mali"},
    // what is taken is where it happens
    {"en", "The annexation of Crimea in 2014 changed much in Ukraine.", "capture", "Crimea"},
    // a town that only tells whereabouts
    {"en", "Russian shells fell on Zerdovka, 30 km north of Kharkiv, on Monday.", "shelling",
     "Zerdovka"},
    // part of a country as a theatre
    {"en", "The ceasefire agreement in southeastern Ukraine has held since Monday.", "ceasefire",
     "southeastern Ukraine"},
    // nouns with the adjective of a country
    {"fr", "Les bombardements de la capitale ukrainienne ont repris lundi.", "shelling", "Kyiv"},
    {"fr", "Les forces danoises ont quitt\u00E9 le territoire malien lundi.", "withdrawal", "Mali"},
    // the country of the war, though it is only named as a party
    {"en",
     "Malian officials are angry. Mali has accused Denmark of lying.\n\nForty soldiers were killed "
     "in an attack on "
     "Monday.\n\n"
     "Denmark rejects what Mali says. Mali recalled its envoy.",
     "armed-clash", "Mali"},
};

void expect_places(const std::vector<Case>& cases) {
    for (const auto& wanted : cases) {
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

/// Names that no gazetteer holds, or that several places bear.
const std::vector<Case> k_unlisted_cases{
    {"fr", "Trois civils ont \u00E9t\u00E9 tu\u00E9s lundi \u00E0 Dorvalou, dans le nord du Mali.",
     "violence-against-civilians", "Dorvalou"},
    {"en", "Gunmen killed five farmers at Tarvosk in northern Nigeria on Monday.",
     "violence-against-civilians", "Tarvosk"},
    {"fr", "Un missile a tu\u00E9 deux fermiers lundi dans le village polonais de Dombrozka.",
     "shelling", "Dombrozka"},
    // a place of a shorter name lies elsewhere
    {"fr", "Une attaque a fait sept morts lundi \u00E0 Sidi Torvan, au Mali.", "armed-clash",
     "Sidi Torvan"},
    // one of many villages of that name
    {"en", "Two women died when shells hit Novoselivka in Ukraine on Monday.", "shelling",
     "Novoselivka"},
    // "the city" is rather not the capital that speaks
    {"en",
     "Shells hit Bakhmut on Monday.\n\nMoscow says that its troops fought in the west of the city "
     "on Tuesday.",
     "armed-clash", "Bakhmut"},
};

/// What a country undergoes, leaves and lends its name to; streets, goals and twins of a list.
const std::vector<Case> k_beside_cases{
    {"en",
     "Mali has seen a rise in attacks this year. Gunmen killed ten people in Djenne on Monday.",
     "armed-clash", "Mali"},
    {"fr",
     "Le Mali a connu une hausse des attaques cette ann\u00E9e. Dix civils ont \u00E9t\u00E9 "
     "tu\u00E9s lundi \u00E0 Djenn\u00E9.",
     "armed-clash", "Mali"},
    {"en", "French troops left Niger last week, the general staff in Paris said.", "withdrawal",
     "Niger"},
    // a country whose name is an adjective too
    {"fr", "Le ministre russe a rencontr\u00E9 son homologue turc lundi en Suisse.", "talks",
     "Switzerland"},
    // no Tiran, though it lies near Isfahan
    // what befalls a state happens there
    {"en", "Protests have gripped neighbouring Belarus as the war goes on in eastern Ukraine.",
     "protest", "Belarus"},
    // a quarter of the city told of, not its namesake elsewhere
    {"en",
     "Jets struck Sanaa on Monday. Six people were killed in the al-Thawra district by a bomb.",
     "air-strike", "Sanaa"},
    {"en",
     "Rockets fell on Aleppo on Monday. A child was killed in the neighbourhoods of al-Midan and "
     "al-Sabil by a shell.",
     "shelling", "Aleppo"},
    {"en", "Demonstrators marched in Tehran and Isfahan on Monday.", "protest", "Tehran"},
    {"fr", "Un drone a frapp\u00E9 une maison lundi rue Pouchkine, \u00E0 Soumy.", "air-strike",
     "Sumy"},
    {"fr",
     "Des combats ont \u00E9"
     "clat\u00E9 lundi \u00E0 Soumy. Trois mille habitants ont fui vers Poltava.",
     "displacement", "Sumy"},
    // no part of the country of those who strike
    {"fr",
     "Des avions turcs ont frapp\u00E9 lundi une colonne de rebelles pr\u00E8s d'Alep pour "
     "arr\u00EAter leur marche vers le sud.",
     "air-strike", "Aleppo"},
    {"en", "Mortar bombs fell on Chaman, on the Afghan border, on Monday, Pakistani police said.",
     "shelling", "Chaman"},
    {"en",
     "Soldiers fought in Palmyra on Monday. The defence ministry in Ankara said that the rebels "
     "were retreating towards Aleppo.",
     "withdrawal", "Palmyra"},
    {"en", "The US has sent troops to its allies in Eastern Europe amid threats towards Kyiv.",
     "military-support", "Eastern Europe"},
    {"en", "Shells fell on Sloviansk on Monday, though both sides signed the Geneva peace deal.",
     "agreement", "-"},
    {"en", "The minister spoke after meeting with chairman Paul Dumas in Switzerland on Monday.",
     "talks", "Switzerland"},
    {"fr", "Les troupes ukrainiennes ont pris la ville de Soudja lundi.", "capture", "Sudzha"},
    // a named region is finer than the part of its country that it lies in
    {"en",
     "Militants attacked a mine on Monday in Cabo Delgado province in the north of Mozambique.",
     "armed-clash", "Cabo Delgado"},
    {"en", "Russian forces advanced on Monday near Pokrovsk, the general staff said.", "advance",
     "Pokrovsk"},
    // whole peoples, and more people than a town has
    {"en",
     "Iraq's army took Falluja on Monday. More than three million Iraqis have been displaced since "
     "2014.",
     "displacement", "Iraq"},
    {"en",
     "Fighting raged in Merowe on Monday. About four million people have been driven from their "
     "homes in Sudan's war. Sudan has never seen the like.",
     "displacement", "Sudan"},
    {"en", "The foreign minister will visit Yerevan on Monday.", "talks", "Yerevan"},
    {"en", "El Fasher has been under siege by the rebels since May.", "sanction", "El Fasher"},
    {"en", "Hundreds of detainees were freed from Sednaya prison, in Syria, on Monday.",
     "release-exchange", "Saydnaya prison"},
    // right behind the noun, wherever the tree hangs it
    {"en", "The minister spoke in London of a massacre in Sudan.", "violence-against-civilians",
     "Sudan"},
    // a name behind a title is a person's, whatever towns bear it
    {"en",
     "Captain Ana Moreno led the patrol in Colombia's Cauca department. Gunmen killed Moreno on "
     "Monday.",
     "violence-against-civilians", "Cauca Department"},
    // of the two countries of this name the greater, unless the text speaks of the other
    {"en", "Rebels killed twelve people in Congo on Monday.", "violence-against-civilians",
     "DR Congo"},
    // "U.S.-backed" is no place
    {"en", "A U.S.-backed rebel commander was killed in Hama on Monday.", "armed-clash", "Hama"},
};

TEST(ClaimPlaces, AreToldFromWhatStandsBeside) { expect_places(k_beside_cases); }

TEST(ClaimPlaces, AreNamesWithoutARecordToo) { expect_places(k_unlisted_cases); }

TEST(ClaimPlaces, AreThoseOfTheOccurrence) { expect_places(k_cases); }

TEST(ClaimPlaces, CountriesAndTheirPartsArePlaces) { expect_places(k_country_cases); }

TEST(ClaimPlaces, WarsOfLongAgoLieInTheirTheatre) {
    const auto* text =
        "Fighting broke out near Jermuk, in Armenia, on Monday, the army said. Azerbaijan denies "
        "it. "
        "Both want Nagorno-Karabakh. A first war killed 30,000 people in the early 1990s.\n";
    const auto readings = test::read_text(text, "en");
    ASSERT_EQ(readings.size(), 1U);
    std::size_t old = 0;
    for (const auto& claim : readings.front().claims) {
        const auto& last = claim.time.interval.to;
        if (!last || *last >= Date{std::chrono::year{2000} / 1 / 1}) { continue; }
        EXPECT_EQ(place_of(claim), "Nagorno-Karabakh") << to_string(claim.type);
        ++old;
    }
    EXPECT_GE(old, 1U);
}

TEST(ClaimPlaces, TheCountryBehindACommaIsNoPlaceOfItsOwn) {
    const auto* text =
        "Soldiers shell a camp on the outskirts of Maiduguri, Nigeria, Feb. 3, 2016.\n";
    const auto readings = test::read_text(text, "en");
    ASSERT_EQ(readings.size(), 1U);
    ASSERT_FALSE(readings.front().claims.empty());
    for (const auto& claim : readings.front().claims) { EXPECT_EQ(claim.places.size(), 1U); }
}

/// Each theatre a profile names is a place of the gazetteer.
TEST(ClaimPlaces, TheatresAreKnownPlaces) {
    const test::FileResources resources;
    const auto gazetteer = where::Gazetteer::open(resources);
    ASSERT_TRUE(gazetteer);
    std::size_t theatres = 0;
    for (const auto& name : resources.list("conflicts/")) {
        if (!name.ends_with(".toml")) { continue; }
        const auto bytes = resources.open(name);
        ASSERT_TRUE(bytes);
        const auto profile = who::parse_conflict(bytes->view, name);
        ASSERT_TRUE(profile);
        if (profile->theatre.empty()) { continue; }
        EXPECT_TRUE(gazetteer->by_id(profile->theatre)) << name;
        ++theatres;
    }
    EXPECT_GE(theatres, 3U);
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
