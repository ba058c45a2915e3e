// Who acts and who is acted on, on short texts of our own in which the tree does not put the two
// beside the word that names the occurrence.

#include "pipeline/pipeline.hpp"
#include "support/whole_pipeline.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace counterclaim {
namespace {

/// Of the claims of this type one has this party as its actor ("-": no actor at all).
struct Case {
    std::string language;
    std::string text;
    std::string type;
    std::string actor;
};

bool fits(const Claim& claim, const Case& wanted) {
    if (to_string(claim.type) != wanted.type) { return false; }
    if (wanted.actor == "-") { return !claim.actor; }
    if (!claim.actor) { return false; }
    const auto& party = claim.actor->party;
    return std::find(party.begin(), party.end(), wanted.actor) != party.end();
}

const std::vector<Case> k_cases{
    // a pronoun right before the verb is its subject, whatever the tree makes of the verb
    {"en", "The RSF said it controlled Khartoum airport and the bridge.", "hold",
     "Rapid Support Forces"},
    // who kills in an attack attacks; who dies in one does not
    {"en", "The Israeli military killed ten Hamas fighters in an air strike on a tunnel.",
     "air-strike", "Israel"},
    {"en", "Two Israeli soldiers died in an air strike near Rafah.", "air-strike", "-"},
    // the parties of an accord from the verb that makes it
    {"en",
     "Houthi officials and the government of Yemen agreed to swap 900 prisoners, the UN said.",
     "release-exchange", "Houthis"},
    // the actor of the noun that is the verb's subject
    {"fr", "Une attaque des ADF a tu\xC3\xA9 huit villageois \xC3\xA0 Mangina.",
     "violence-against-civilians", "Allied Democratic Forces"},
    // below the noun of a phrase that words have parted
    {"fr",
     "La ville de Nyala est tomb\xC3\xA9"
     "e jeudi aux mains des Forces de soutien rapide.",
     "capture", "Rapid Support Forces"},
    {"en", "The town of Nyala fell on Thursday into the hands of the Rapid Support Forces.",
     "capture", "Rapid Support Forces"},
};

TEST(Roles, ActorAwayFromTheOccurrence) {
    for (const auto& wanted : k_cases) {
        const auto readings = test::read_text(wanted.text + "\n", wanted.language, "2024-03-06");
        const bool found =
            std::any_of(readings.begin(), readings.end(), [&](const Reading& reading) {
                return std::any_of(reading.claims.begin(), reading.claims.end(),
                                   [&](const Claim& claim) { return fits(claim, wanted); });
            });
        EXPECT_TRUE(found) << wanted.type << " by " << wanted.actor << ": " << wanted.text;
    }
}

}  // namespace
}  // namespace counterclaim
