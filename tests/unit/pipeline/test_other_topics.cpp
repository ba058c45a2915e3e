// Articles of other walks of life whose words look like war: none of them makes a claim. And short
// reports of war, which must: what keeps the first out must not cost the second.

#include "pipeline/pipeline.hpp"
#include "support/file_resources.hpp"

#include <gtest/gtest.h>

namespace counterclaim {
namespace {

struct Sample {
    const char* about;
    const char* language;
    const char* text;
};

const pipeline::Pipeline& whole_pipeline(bool parse_all) {
    static const test::FileResources resources;
    static const auto plain = pipeline::Pipeline::load(resources).value();
    static const auto thorough = [] {
        pipeline::Options options;
        options.parse_all = true;
        return pipeline::Pipeline::load(resources, options).value();
    }();
    return parse_all ? thorough : plain;
}

std::vector<Reading> read(const Sample& sample, bool parse_all = false) {
    Document document;
    document.id = document.address = sample.about;
    document.media_type = "text/plain";
    document.bytes = sample.text;
    document.stated.language = sample.language;
    document.stated.published = "2031-05-14";
    return whole_pipeline(parse_all).read(document);
}

std::vector<Claim> claims_of(const Sample& sample, bool parse_all = false) {
    std::vector<Claim> claims;
    for (auto& reading : read(sample, parse_all)) {
        claims.insert(claims.end(), reading.claims.begin(), reading.claims.end());
    }
    return claims;
}

constexpr Sample k_other_topics[] = {
    {"an earthquake in a land at war", "en",
     "An earthquake killed 40 people in Aleppo on Monday, rescuers said.\n\n"
     "Twelve people died when floods hit the town of Goma, and the storm left three dead in Gaza. "
     "Cholera has killed 200 people in Khartoum."},
    {"a storm in a land at war", "fr",
     "Deux personnes ont \u00E9t\u00E9 tu\u00E9es lundi par la temp\u00EAte \u00E0 Kharkiv.\n\n"
     "Un s\u00E9isme a fait 40 morts \u00E0 Alep, et le chol\u00E9ra a tu\u00E9 200 personnes "
     "\u00E0 Khartoum."},
    {"football, a club named after a region", "en",
     "Qarabag came under heavy fire in the second half of the match but held on for a draw.\n\n"
     "The striker fired a rocket into the top corner after twelve minutes, and the hosts attacked "
     "from the first whistle. Qarabag's defenders repelled wave after wave before the visitors "
     "captured a point that keeps them top of the league. The coach said his players had fought "
     "for every ball."},
    {"a takeover", "en",
     "The retailer launched a hostile bid for its rival on Monday, opening a new front in the "
     "price war between the two companies.\n\nShareholders had withdrawn their support for the "
     "chief executive, and investors fled the stock, which was hit hard in early trading. The "
     "board rejected the offer and both sides agreed to resume talks on the merger next week."},
    {"a museum of an old castle", "en",
     "The castle, which guards the river crossing, opens its gates to tourists on Saturday.\n\n"
     "Visitors can try the kitchen and a menu of old recipes in the restaurant. Children will "
     "storm the walls with foam swords, and a student of the university defends the tower in a "
     "cardboard helmet."},
    {"a storm", "en",
     "The hurricane struck the coast on Tuesday, killing two people and destroying forty houses, "
     "forecasters and officials said.\n\nThousands of residents fled before the typhoon's sister "
     "storm hit the islands. Schools remain closed and the highway is under water after the "
     "thunderstorm."},
    {"a burglary", "en",
     "A man was arrested on Friday after a robbery at a supermarket, the sheriff said.\n\nThe "
     "suspect fled on foot and was captured by a deputy near the highway. He was charged with "
     "theft and assault, and a judge set bail at 5,000 dollars. Detectives seized cocaine."},
    {"a road accident", "en",
     "Two people were killed and five injured when a bus struck a lorry on the coastal highway, "
     "police said.\n\nThe driver lost control of the vehicle after a tyre exploded. Firefighters "
     "freed the passengers, and the motorway stayed closed until noon because of the crash."},
    {"a game", "en",
     "In the first quest the wizard attacks the village and kills the blacksmith.\n\nYou choose "
     "which faction to join, and your character can destroy the dungeon with a single spell. The "
     "gameplay is slow, but players who capture all nine towers unlock a new level of magic."},
    {"a kitchen", "en",
     "Bombard the dough with flour, then let it rest.\n\nThe recipe conquered half of Europe, and "
     "the chef who invaded our breakfast tables with it now runs a restaurant where the dish is "
     "fired in a wood oven."},
    {"handball", "fr",
     "Les visiteurs ont bombardé le but adverse dès la première mi-temps du match.\n\nLe gardien a "
     "repoussé sept tirs et l'attaquant a frappé le poteau avant d'offrir la victoire à son "
     "équipe. L'entraîneur a salué la défense de ses joueurs, qui ont conquis la tête du "
     "championnat."},
    {"une entreprise", "fr",
     "Le détaillant a lancé une offensive sur les prix, et la guerre des tarifs reprend entre les "
     "deux enseignes.\n\nLes actionnaires ont fui la start-up, dont le bénéfice a explosé en vol. "
     "Les deux groupes ont signé un accord et poursuivent les négociations sur la fusion."},
    {"une tempête", "fr",
     "L'ouragan a frappé la côte mardi, faisant deux morts et détruisant quarante maisons, selon "
     "les météorologues.\n\nDes milliers d'habitants ont été évacués avant le passage du cyclone, "
     "et le lycée reste fermé après l'orage."},
    {"un cambriolage", "fr",
     "Un homme a été arrêté vendredi après un braquage dans un magasin.\n\nLe suspect avait pris "
     "la "
     "fuite avec de la cocaïne avant d'être capturé par un automobiliste. Le voleur a été mis en "
     "examen pour escroquerie."},
    {"an arrest by a town's police", "en",
     "A man wanted for a larceny was picked up in Middletown on Saturday, court records show.\n\n"
     "Police said they found him in his girlfriend's apartment, where they arrested him without "
     "incident. They also recovered a stolen purse. The burglary had been reported by the owner "
     "of a store in the same street, who told the detective that two men had run away with her "
     "jewels and a laptop. The Middletown police asked anybody who saw them to come forward. "
     "Both had been kidnapped by a debtor once, their lawyer told the courtroom."},
    {"an outbreak", "en",
     "H5N1 has already killed about 100 people, and two more have died in Turkey.\n\nThe "
     "influenza reached the country with wild birds, said a researcher. The poultry of twelve "
     "farms was destroyed, and the villages are closed to visitors. Patients were treated at a "
     "hospital in Ankara, where doctors hope for a vaccine. The pandemic has spread over three "
     "continents since the autumn."},
    {"des inondations", "fr",
     "Les inondations ont encore gagn\u00E9 du terrain au Pakistan, o\u00F9 la mousson bat tous "
     "les records.\n\nDes milliers de familles ont quitt\u00E9 leur village, et l'eau a "
     "d\u00E9truit des ponts. Les pr\u00E9cipitations ont fait au moins 16 morts dans la "
     "vall\u00E9e, "
     "selon la m\u00E9t\u00E9o, qui annonce de nouvelles averses, des orages et des glissements de "
     "terrain. Le typhon a ensuite frapp\u00E9 la c\u00F4te, o\u00F9 le vent et la gr\u00EAle ont "
     "arrach\u00E9 des toits, et la temp\u00E9rature a baiss\u00E9 de dix degr\u00E9s."},
};

constexpr Sample k_war[] = {
    {"a line of an agency", "en",
     "Rebels shelled the market of Kostal on Monday, killing six people."},
    {"a post", "en", "Army helicopters struck two villages near the border overnight."},
    {"a fall", "en", "The town of Bakhmut has fallen to Russian troops, a Ukrainian officer said."},
    {"a toll", "en",
     "Twelve soldiers were killed in an ambush by jihadists on Sunday, the army said."},
    {"une dépêche", "fr", "Les rebelles ont bombardé le marché de Goma lundi, tuant six civils."},
    {"un démenti", "fr", "L'armée soudanaise a démenti avoir bombardé un hôpital de Nyala."},
};

class OtherTopics : public testing::TestWithParam<Sample> {};
TEST_P(OtherTopics, MakeNoClaim) {
    for (const auto& claim : claims_of(GetParam())) {
        ADD_FAILURE() << GetParam().about << ": " << to_string(claim.type) << " by " << claim.rule;
    }
}
/// Nothing is lost by not parsing: with every tree there is no claim either.
TEST_P(OtherTopics, MakeNoClaimWithEveryTreeEither) {
    EXPECT_TRUE(claims_of(GetParam(), true).empty()) << GetParam().about;
}
INSTANTIATE_TEST_SUITE_P(Articles, OtherTopics, testing::ValuesIn(k_other_topics));

TEST(OtherTopics, AreHardlyParsed) {
    std::size_t sentences = 0;
    std::size_t parsed = 0;
    std::size_t noted = 0;
    for (const auto& sample : k_other_topics) {
        for (const auto& reading : read(sample)) {
            sentences += reading.sentences.size();
            for (const auto& sentence : reading.sentences) { parsed += sentence.parsed ? 1 : 0; }
            for (const auto& note : reading.notes) {
                noted += note.code == "pipeline.other_subject" ? 1 : 0;
            }
        }
    }
    EXPECT_LT(parsed * 2, sentences) << parsed << " of " << sentences;
    EXPECT_GT(noted, 0U);
}

/// A long article in which no word speaks of war is not even tagged; one of war always is.
TEST(OtherTopics, LongOnesAreOnlyCutIntoSentences) {
    std::string kitchen;
    std::string war;
    for (int i = 0; i < 20; ++i) {
        kitchen += "Let the dough rest for an hour, then add the flour and the butter.\n\n";
        war += "Let the dough rest, she said. Rebels shelled the market at noon.\n\n";
    }
    const auto tagged = [](const std::string& text) {
        std::size_t words = 0;
        for (const auto& reading : read({"a long article", "en", text.c_str()})) {
            EXPECT_GE(reading.sentences.size(), 20U);
            for (const auto& sentence : reading.sentences) {
                for (const auto& token : sentence.tokens) { words += token.upos != Upos::x; }
            }
        }
        return words;
    };
    EXPECT_EQ(tagged(kitchen), 0U);
    EXPECT_GT(tagged(war), 100U);
    EXPECT_FALSE(claims_of({"a long article", "en", war.c_str()}).empty());
}

class War : public testing::TestWithParam<Sample> {};
TEST_P(War, MakesAClaim) { EXPECT_FALSE(claims_of(GetParam()).empty()) << GetParam().about; }
TEST_P(War, MakesTheSameClaimsAsWithEveryTree) {
    EXPECT_EQ(claims_of(GetParam()), claims_of(GetParam(), true)) << GetParam().about;
}
INSTANTIATE_TEST_SUITE_P(Articles, War, testing::ValuesIn(k_war));

}  // namespace
}  // namespace counterclaim
