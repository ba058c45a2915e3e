// Whose the people, the places and the deeds of a claim are where what stands around it says so:
// the place it is told of, the words joined to the one that names somebody, the war.

#include "pipeline/pipeline.hpp"
#include "support/whole_pipeline.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace counterclaim {
namespace {

/// The last claim of this type has these parties in the slot, and no others; empty: nobody.
struct Told {
    std::string language;
    std::string text;
    std::string type;
    std::optional<Participant> Claim::*slot;
    std::vector<std::string> party;
};

const std::string k_sudan =
    "Fighting between the Sudanese army and the Rapid Support Forces has entered its eleventh "
    "month.\n\n";
const std::string k_soudan =
    "Les combats entre l'arm\u00E9e soudanaise et les Forces de soutien rapide durent depuis onze "
    "mois.\n\n";
const std::string k_syria =
    "Syria's war, which began with protests against President Bashar al-Assad, goes on; government "
    "forces are fighting rebels around Aleppo.\n\n";
const std::vector<Told> k_told{
    // people of a place in another country are not of the state of the article's war
    {"en",
     k_sudan + "President Putin said his forces had evacuated 140,000 civilians from Mariupol.",
     "displacement",
     &Claim::target,
     {}},
    {"en",
     k_sudan + "The army evacuated 300 civilians from Omdurman.",
     "displacement",
     &Claim::target,
     {"Sudan", "Sudanese Armed Forces"}},
    {"fr",
     k_soudan + "Des obus russes ont tu\u00E9 trois habitants de Kherson.",
     "shelling",
     &Claim::target,
     {"Ukraine"}},
    // the dead of a whole war are of all its sides
    {"en",
     k_syria + "The conflict has killed more than 280,000 people.",
     "casualty-toll",
     &Claim::target,
     {}},
    {"en",
     k_syria + "More than 80,000 soldiers have been killed since 2011.",
     "casualty-toll",
     &Claim::target,
     {"Syria"}},
    // two that are joined before the noun of a deed
    {"en",
     "American and British strikes hit Sanaa on Friday.",
     "air-strike",
     &Claim::actor,
     {"United States", "United Kingdom"}},
    {"en",
     "Israeli and US strikes killed 40 soldiers in Isfahan.",
     "air-strike",
     &Claim::actor,
     {"United States", "Israel"}},
    {"fr",
     "Des frappes am\u00E9ricaines et britanniques ont vis\u00E9 Sanaa vendredi.",
     "air-strike",
     &Claim::actor,
     {"United States", "United Kingdom"}},
    // a state by its name in whatever language
    {"fr",
     "L'Iran a tir\u00E9 plus de 180 missiles sur le Liban.",
     "shelling",
     &Claim::target,
     {"Lebanon"}},
    // whoever is fired at fires back at whoever fired
    {"en",
     "Hezbollah fired about 40 rockets at Kiryat Shmona in Israel. The Israeli army responded with "
     "artillery.",
     "shelling",
     &Claim::target,
     {"Hezbollah"}},
    {"fr",
     "Le Hezbollah a tir\u00E9 des roquettes sur Isra\u00EBl. L'arm\u00E9e isra\u00E9lienne a "
     "ripost\u00E9 par des tirs d'artillerie.",
     "shelling",
     &Claim::target,
     {"Hezbollah"}},
    // an attack of others' that police respond to is no answer to the rockets
    {"en",
     "Hamas fired rockets at Israel. Police responded to an attack in Jenin by settlers.",
     "violence-against-civilians",
     &Claim::target,
     {}},
    // the side at home takes ground from the only other side that is told of
    {"en",
     k_syria + "The army and allied militias recaptured Maaloula on Monday.",
     "capture",
     &Claim::target,
     {"Syrian rebels", "Syrian opposition"}},
    // what is theirs who are told of first
    {"en",
     "Yemen's government and the Houthi rebels are at war.\n\nTwo Russian sailors were wounded "
     "when "
     "a missile hit their ship in the Red Sea.",
     "shelling",
     &Claim::target,
     {"Russia"}},
    // blue helmets are of the United Nations, whatever the war
    {"fr",
     "Les combats entre l'arm\u00E9e congolaise et le M23 s'\u00E9tendent.\n\nLes casques bleus "
     "ont "
     "perdu deux hommes dans l'attaque.",
     "armed-clash",
     &Claim::target,
     {"United Nations"}},
    // those who are counted first are whom it struck
    {"en",
     k_sudan + "At least 12 civilians, including two women, were killed in air strikes.",
     "air-strike",
     &Claim::target,
     {"Sudan", "Sudanese Armed Forces"}},
    // nobody of the article's war acts in another country
    {"en",
     k_sudan + "Rockets hit a market in Kherson, killing four.",
     "shelling",
     &Claim::actor,
     {}},
    // a phrase that stands for "by"
    {"en",
     k_sudan + "Civilians have died at the hands of Eritrean soldiers.",
     "violence-against-civilians",
     &Claim::actor,
     {"Eritrea"}},
};

TEST(SidesTold, ByWhatStandsAround) {
    for (const auto& wanted : k_told) {
        const auto readings = test::read_text(wanted.text + "\n", wanted.language, "2024-03-14");
        ASSERT_EQ(readings.size(), 1U) << wanted.text;
        const Claim* last = nullptr;
        for (const auto& claim : readings.front().claims) {
            if (to_string(claim.type) == wanted.type) { last = &claim; }
        }
        ASSERT_NE(last, nullptr) << wanted.text;
        const auto& slot = last->*wanted.slot;
        EXPECT_EQ(slot ? slot->party : std::vector<std::string>{}, wanted.party) << wanted.text;
    }
}

}  // namespace
}  // namespace counterclaim
