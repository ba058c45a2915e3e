// What a sentence tells whose subject only points back: "it was broken", "a second hit the market".

#include "support/whole_pipeline.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace counterclaim {
namespace {

struct Case {
    std::string text;
    std::string type;  ///< of a claim of the second sentence
    bool read = true;  ///< false: no claim of this type there
};

const std::vector<Case> k_cases{
    {"La trêve est entrée en vigueur à minuit. Elle a été rompue dans la matinée.",
     "ceasefire-violation"},
    {"Le cessez-le-feu est entré en vigueur à minuit. Il était respecté mardi matin.", "ceasefire"},
    {"Une manifestation a eu lieu lundi. Elle a été dispersée par la police.", "protest"},
    {"Le général Saleh dirigeait l'armée. Il sera remplacé par le général Diallo.",
     "leadership-change"},
    // one more of the kind told before
    {"Un obus a touché le marché. Un deuxième a explosé devant l'hôpital.", "shelling"},
    {"Un premier missile a visé la gare. Le second s'est abattu sur un parking.", "shelling"},
    {"Une frappe a visé Khan Younès. Une autre, à Rafah, a tué six personnes.", "air-strike"},
    {"Une frappe a visé Khan Younès. Une autre, à Rafah, a tué six personnes.",
     "violence-against-civilians", false},
    // nothing that agrees with the pronoun stands before it
    {"Le marché est fermé. Elle a été violée lundi.", "ceasefire-violation", false},
    // a person is named who may be meant as well
    {"Une bombe a explosé près d'Awa Keïta. Elle a été violée par des miliciens.",
     "violence-against-civilians"},
    {"Une bombe a explosé près d'Awa Keïta. Elle a été violée par des miliciens.",
     "ceasefire-violation", false},
    // or one by a word of an office, or nobody
    {"Une attaque a eu lieu lundi contre la maire. Elle a été enlevée par des hommes armés.",
     "violence-against-civilians"},
    {"La trêve a été annoncée lundi par la ministre. Elle a été rompue mardi.",
     "ceasefire-violation"},
    {"L'attaque a fait dix morts.\n\nElle a été arrêtée lundi à Bamako, selon son avocat.",
     "repulse", false},
    // who introduces a deed has no subject
    {"Des hommes armés ont attaqué une base. Il s'agit de la troisième attaque du mois à Gao.",
     "armed-clash"},
};

class Antecedents : public testing::TestWithParam<Case> {};

TEST_P(Antecedents, SayWhatTheNextSentenceTells) {
    const std::string lead =
        "Les soldats et les rebelles se battent depuis lundi sur la ligne de front.\n\n";
    const auto second = lead.size() + GetParam().text.find('.') + 1;
    bool read = false;
    for (const auto& reading : test::read_text(lead + GetParam().text + "\n", "fr")) {
        for (const auto& claim : reading.claims) {
            const bool here = reading.article.offset_bytes + claim.trigger.begin >= second;
            read = read || (here && to_string(claim.type) == GetParam().type);
        }
    }
    EXPECT_EQ(read, GetParam().read) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Sentences, Antecedents, testing::ValuesIn(k_cases));

}  // namespace
}  // namespace counterclaim
