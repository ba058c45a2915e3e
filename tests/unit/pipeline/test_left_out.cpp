// Of what kind a deed is where its sentence leaves that to the one before, or to the words around:
// what was counted, damaged, struck, talked of, or is only there; on sentences of our own.

#include "support/claims_read.hpp"

#include <gtest/gtest.h>

#include <span>

namespace counterclaim {
namespace {

struct Case {
    std::string text;
    std::string word;      ///< of the sentence that is looked at
    std::string expected;  ///< the types of that sentence
};

const Case k_cases[] = {
    // one more of what was fired, counted or hurt
    {"Two rockets were fired at Baghdad airport. A third fell in a field.", "third", "shelling"},
    {"Two rockets were fired at Baghdad airport. Another landed near the fence.", "Another",
     "shelling"},
    {"Police detained 30 people in Minsk. Another 12 were held in Brest.", "Another 12",
     "detention"},
    {"The villagers lost everything. Another 12 were held up at the bridge.", "Another 12", ""},
    // "they" after weapons: what is done to them tells whether they are those
    {"Drones attacked the camp at night. They were buried on Monday.", "buried", "air-strike"},
    {"Rockets hit the school. They were abducted on Friday by gunmen.", "abducted", "detention"},
    {"Drones attacked the port. They were intercepted on Monday.", "intercepted", "equipment-loss"},
    {"Strikes hit a school in Gaza. They killed 12 children.", "12 children", "air-strike"},
    {"Two rockets hit the base. Six were killed on Monday.", "Six", "shelling"},
    // what was taken is taken back
    {"The army took Bakhmut on Monday. The rebels took it back on Friday.", "took it back",
     "capture"},
    {"The rebels control the bridge. Engineers took it into account.", "Engineers", ""},
    // dead counted two sentences on
    {"Shells fell on the market in Kostal at nine. Traders ran for their lives. Doctors counted 24 "
     "dead.",
     "24 dead", "shelling"},
    {"Shells fell on Omdurman. The hospital was quiet. Three people were killed in a robbery.",
     "Three people", "casualty-toll"},
    {"Gunmen attacked the village of Kostal on Friday. They set fire to the market. At least 130 "
     "people died.",
     "130", "violence-against-civilians"},
    // so many fell in all of the fighting, so many more in one attack
    {"At least 95 people have died in the latest fighting, including 11 civilians.", "95",
     "casualty-toll"},
    {"Nearly 90 soldiers were killed in the attack, the army said.", "90", "armed-clash"},
    {"Seventy soldiers were killed in the fighting on Monday.", "Seventy", "armed-clash"},
    // what a thing was used for only says what was struck
    {"An Israeli strike hit a school sheltering displaced families in Nuseirat.", "school",
     "air-strike"},
    {"A truck carrying medicine was hit by a drone near Kherson.", "truck", "air-strike"},
    {"Villagers who had fled the town were hit by a drone near Kherson.", "Villagers",
     "air-strike displacement"},
    // talks of a truce may fail without a truce
    {"The truce talks in Cairo are faltering.", "talks", "talks"},
    {"Truce negotiations broke down in Jeddah.", "negotiations", "talks"},
    {"Ceasefire negotiators met in Jeddah.", "negotiators", "talks"},
    {"The truce in Hodeidah is faltering.", "truce", "ceasefire-violation"},
    // what was damaged in a deed
    {"Dozens of houses were damaged in the strikes, the mayor of Odesa said.", "houses",
     "air-strike"},
    {"A church in Kostal was badly damaged in the bombardment.", "church", "shelling"},
    // a force that is there
    {"Ukrainian soldiers near the town of Kupiansk on 12 March.", "soldiers", "deployment"},
    {"Some 900 American troops are in Syria.", "troops", "deployment"},
    {"There are 900 American troops in Syria.", "troops", "deployment"},
    {"The soldiers are in talks with the rebels in Kupiansk.", "soldiers", "talks"},
    {"Troops of the Republic of Congo", "Troops", ""},
    // a state they are in is no place where they stand
    {"The soldiers are in hospital in Kharkiv.", "soldiers", ""},
    {"The rebels are in disarray in Idlib.", "rebels", ""},
    // "he" is no truce
    {"The ceasefire began at midnight. He held on, the colonel said.", "held on", ""},
    // but "it" may be
    {"The ceasefire began at midnight. He broke it, the colonel said.", "broke",
     "ceasefire-violation"},
    {"A truce took effect on Monday. Both sides accused each other of violating it.", "violating",
     "ceasefire-violation"},
    {"The soldiers are at the airport of Goma.", "soldiers", "deployment"},
    // a verb with hands of its own is no strike told before; groups without aircraft lay bombs
    {"An air strike killed nine people in Goma. On Tuesday, rebels attacked an army post near "
     "Sake.",
     "army post", "armed-clash"},
    {"Rebels bombed a bridge near Goma on Monday.", "bridge", "explosion"},
    {"Rebels bombed a bridge near Goma on Monday with jets.", "bridge", "air-strike"},
    // what is struggled for is fought for, with one claim
    {"The army is struggling to retake Kostal.", "struggling", "armed-clash"},
    {"Soldiers fought to recapture the hill on Monday.", "hill", "armed-clash"},
    {"Soldiers fought off the rebels on Monday.", "fought off", "repulse"},
    // a norm is no deed
    {"Fighting goes on in Goma. International law prohibits attacks on hospitals.", "law", ""},
    {"Fighting goes on in Goma. Attacking civilians is prohibited under international law.", "law",
     ""},
    {"The army seized the village but lost it hours later.", "lost", "capture capture"},
};

const Case k_french[] = {
    {"Les rebelles ont pris la ville et l'ont perdue lundi.", "perdue", "capture capture"},
    {"L'armée a repris la ville avant de la perdre.", "perdre", "capture capture"},
    {"L'armée a bombardé une école abritant des familles déplacées.", "familles", "shelling"},
    {"Les négociations de trêve ont échoué lundi.", "négociations", "talks"},
    {"Les pourparlers sur une trêve ont repris lundi.", "pourparlers", "ceasefire talks"},
};

void expect_types(const std::string& lead, const std::string& language,
                  std::span<const Case> cases) {
    for (const auto& one : cases) {
        const auto at = lead.size() + one.text.find(one.word);
        EXPECT_EQ(test::types_at(lead + one.text, language, at), one.expected) << one.text;
    }
}

TEST(LeftOut, IsOfTheKindToldBefore) {
    expect_types("Soldiers and rebels have fought on the front line since Monday.\n\n", "en",
                 k_cases);
    expect_types("Les soldats et les rebelles se battent depuis lundi sur la ligne de front.\n\n",
                 "fr", k_french);
}

TEST(LeftOut, AForceThatIsNotThereIsDenied) {
    const std::string text =
        "Soldiers and rebels have fought on the front line since Monday.\n\n"
        "There are no Russian troops in Avdiivka.";
    std::string mood;
    for (const auto& reading : test::read_text(text, "en")) {
        for (const auto& claim : reading.claims) {
            if (claim.type == ClaimType::deployment) { mood += to_string(claim.polarity); }
        }
    }
    EXPECT_EQ(mood, "denied");
}

}  // namespace
}  // namespace counterclaim
