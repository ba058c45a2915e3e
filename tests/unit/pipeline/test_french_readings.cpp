// What kind of claim a French sentence holds where the words that decide it are not in their plain
// place: unknown names, pronouns, adverbs that count, contractions, reflexive verbs.

#include "support/whole_pipeline.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace counterclaim {
namespace {

struct Case {
    std::string text;
    std::string type;
    bool read = true;  ///< false: no claim of this type
};

const std::vector<Case> k_cases{
    // a hamlet that no source holds
    {"Les rebelles ont pris Zarkal lundi.", "capture"},
    {"Les soldats ont quitté Zarkal lundi.", "withdrawal"},
    {"Les rebelles ont pris le thé lundi.", "capture", false},
    // a headquarters is no lodging, and who storms it no crowd
    {"Les rebelles ont pris le quartier général de l'armée à Loikaw.", "capture"},
    {"Plusieurs centaines d'assaillants ont pris d'assaut le camp militaire de Gao.",
     "armed-clash"},
    // fighting that only dates the deed
    {"Les rebelles ont repris Bria après des combats meurtriers.", "capture"},
    // who only rides in what was struck is driven nowhere
    {"Un bus transportant des fonctionnaires a sauté sur une mine près de Gao.", "displacement",
     false},
    // people who move away, armies that fight each other
    {"Des milliers de civils se sont déplacés vers Goma après les combats.", "displacement"},
    {"Les talibans et la résistance se sont livré de violents combats lundi à Kaboul.", "detention",
     false},
    // a pronoun stands for somebody, its own reflexive for nobody
    {"On se bat dans la ville depuis lundi.", "armed-clash"},
    {"Les soldats se sont retranchés dans l'usine.", "hold"},
    // a present tense that looks like an adjective
    {"La milice évacue trois villages près de Gao.", "withdrawal"},
    {"L'armée libère dix otages à Gao.", "release-exchange"},
    {"La rébellion brûle deux villages près de Gao.", "property-destruction"},
    // what had to be done was done
    {"Le bataillon a dû se replier de Bakhmout lundi.", "withdrawal"},
    // a state falls otherwise than a town
    {"La chute de l'URSS a changé la région.", "capture", false},
    {"La chute d'Alep a été annoncée lundi.", "capture"},
    // fighters are moved, people driven out
    {"Ankara déplace des mercenaires vers la ligne de front.", "deployment"},
    {"Ankara déplace des mercenaires vers la ligne de front.", "displacement", false},
    // troops that are there
    {"La France dispose de 4.000 soldats au Mali.", "deployment"},
    {"La France est présente avec 200 soldats à Gao, au Mali.", "deployment"},
    // an ambush on people who bear no arms
    {"Cinq autobus ont été pris en embuscade lundi près de Gao.", "violence-against-civilians"},
    // an attack on an army is a clash, whoever died in it
    {"Soixante terroristes et vingt personnes ont été tués lundi dans l'attaque du camp militaire "
     "de Gao.",
     "armed-clash"},
    // asked to stop fighting
    {"L'ONU appelle les deux armées à cesser de se battre.", "ceasefire"},
    // a coup that is known, and condemned
    {"L'Union africaine condamne le coup d'État.", "leadership-change", false},
    {"Des soldats ont mené lundi un coup d'État à Niamey.", "leadership-change"},
    // a law that is only spoken of
    {"La loi martiale pourrait peser sur le commerce, selon un expert.", "leadership-change",
     false},
    {"Le général a proclamé la loi martiale dans le pays lundi.", "leadership-change"},
    // an adverb that counts, with what it counts
    {"Plus de 34 000 personnes ont été déplacées depuis lundi.", "displacement"},
    {"La défense aérienne a intercepté près de 90 % des roquettes.", "equipment-loss"},
    // "du" is two words of one length with itself
    {"Les rebelles ont gagné du terrain dans le nord.", "advance"},
    // verbs whose perfect takes "être"
    {"La ville est passée aux mains des rebelles.", "capture"},
    // a present form that is read as an adjective
    {"La guérilla libère trois soldats dans le nord.", "release-exchange"},
    // forms whose lemma the model gets wrong
    {"L'Union européenne déploiera deux cents observateurs.", "deployment"},
    {"Les assaillants lançaient des roquettes sur la ville.", "shelling"},
    // soldiers counted once, at one place, fell in a fight; since the war began they are a toll
    {"Vingt-trois soldats ont été tués lundi à Goma.", "armed-clash"},
    {"Depuis le début de la guerre, 900 soldats ont été tués.", "armed-clash", false},
    // what falls
    {"La chute de la ville a été annoncée lundi.", "capture"},
    {"La chute d'un obus a blessé trois personnes.", "capture", false},
    {"Huit soldats ont péri dans la chute d'un hélicoptère.", "equipment-loss"},
    // who claims an attack made it
    // what carries a deed out says by what means
    {"Le raid, mené par des drones, a visé un dépôt à Gao.", "air-strike"},
    {"L'aviation mène des opérations contre les rebelles près de Gao.", "air-strike"},
    // a convoy is what it is a convoy of
    {"L'attaque d'un convoi de commerçants a fait six morts lundi.", "violence-against-civilians"},
    // an adverb between a participle and its auxiliary
    {"Le village a été en grande partie rasé lundi.", "property-destruction"},
    // what a halt ends is no fighting, what was repelled no assault besides
    {"Les rebelles ont annoncé l'arrêt unilatéral des combats.", "armed-clash", false},
    {"L'armée a fait état de 62 assauts repoussés lundi.", "repulse"},
    {"L'armée a fait état de 62 assauts repoussés lundi.", "armed-clash", false},
    // people who were displaced to a town, and who are only called so
    {"Trente mille personnes ont été déplacées à Goma.", "displacement"},
    {"Le ministre a parlé lundi aux personnes déplacées.", "displacement", false},
    // an accusation without a word of what is of the deed told last
    {"Des habitants accusent le M23.", "armed-clash"},
    {"Des habitants accusent le M23 de mensonge.", "armed-clash", false},
    {"Le M23 a revendiqué l'embuscade lundi.", "armed-clash"},
};

class FrenchReadings : public testing::TestWithParam<Case> {};

TEST_P(FrenchReadings, FindsTheKindOfClaim) {
    const std::string lead =
        "Les soldats et les rebelles se battent depuis lundi sur la ligne de front.\n\n";
    bool read = false;
    for (const auto& reading : test::read_text(lead + GetParam().text + "\n", "fr")) {
        for (const auto& claim : reading.claims) {
            const bool here = reading.article.offset_bytes + claim.trigger.begin >= lead.size();
            read = read || (here && to_string(claim.type) == GetParam().type);
        }
    }
    EXPECT_EQ(read, GetParam().read) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Sentences, FrenchReadings, testing::ValuesIn(k_cases));

}  // namespace
}  // namespace counterclaim
