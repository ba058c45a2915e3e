// The grammar of claims on sentences of our own: who does what to whom, whose word it is, and
// whether it is so.

#include "pipeline/pipeline.hpp"
#include "support/whole_pipeline.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace counterclaim {
namespace {

/// One claim a sentence must give; an empty cell is not looked at, "-" asks for an open slot.
struct Case {
    std::string language;
    std::string text;
    std::string type;
    std::string polarity;
    std::string modality;
    std::string claimant;  ///< party
    std::string actor;     ///< party
    std::string place;     ///< name
};

bool names(const std::vector<std::string>& party, const std::string& wanted) {
    if (wanted.empty()) { return true; }
    if (wanted == "-") { return party.empty(); }
    return std::find(party.begin(), party.end(), wanted) != party.end();
}

bool fits(const Claim& claim, const Case& wanted) {
    if (to_string(claim.type) != wanted.type) { return false; }
    if (!wanted.polarity.empty() && to_string(claim.polarity) != wanted.polarity) { return false; }
    if (!wanted.modality.empty() && to_string(claim.modality) != wanted.modality) { return false; }
    if (!names(claim.claimant.party, wanted.claimant)) { return false; }
    if (!wanted.actor.empty() &&
        !names(claim.actor ? claim.actor->party : std::vector<std::string>{}, wanted.actor)) {
        return false;
    }
    if (wanted.place.empty()) { return true; }
    return std::any_of(claim.places.begin(), claim.places.end(), [&](const ClaimPlace& place) {
        return place.place && place.place->name == wanted.place;
    });
}

std::string show(const Claim& claim) {
    std::string line(to_string(claim.type));
    line.append(" ")
        .append(to_string(claim.polarity))
        .append(" ")
        .append(to_string(claim.modality));
    line += " claimant [" + claim.claimant.text;
    for (const auto& party : claim.claimant.party) { line += "; " + party; }
    line += "] actor [" + (claim.actor ? claim.actor->text : std::string());
    for (const auto& party : claim.actor ? claim.actor->party : std::vector<std::string>{}) {
        line += "; " + party;
    }
    line += "]";
    for (const auto& place : claim.places) {
        line += " @" + (place.place ? place.place->name : place.text);
    }
    return line + "\n";
}

const std::vector<Case> k_cases{
    // voice and nominalisation
    // headlines
    {"en", "Rebels free ten hostages in Goma.", "release-exchange", "affirmed", "actual", "", "",
     "Goma"},
    {"en", "Mass grave of civilians found in Goma.", "violence-against-civilians", "affirmed",
     "actual", "", "", "Goma"},
    {"fr", "Raid aérien sur Goma.", "air-strike", "affirmed", "actual", "", "", "Goma"},
    {"fr", "Les rebelles aux portes de Goma.", "advance", "affirmed", "actual", "", "", "Goma"},
    {"en", "The town of Barda was shelled by Armenian forces on Wednesday.", "shelling", "affirmed",
     "actual", "-", "Armenia", "Barda"},
    {"en", "The shelling of Barda by Armenian forces killed three people on Wednesday.", "shelling",
     "affirmed", "actual", "-", "Armenia", "Barda"},
    {"fr",
     "La ville de Barda a \xC3\xA9t\xC3\xA9 bombard\xC3\xA9"
     "e mercredi par les forces arm\xC3\xA9niennes.",
     "shelling", "affirmed", "actual", "-", "Armenia", "Barda"},
    // attribution
    {"en", "Azerbaijan said that Armenian forces had shelled Barda.", "shelling", "affirmed",
     "actual", "Azerbaijan", "Armenia", "Barda"},
    {"en", "According to Azerbaijan, Armenian forces shelled Barda.", "shelling", "affirmed",
     "actual", "Azerbaijan", "Armenia", "Barda"},
    {"en", "Armenian forces shelled Barda, Azerbaijan's defence ministry said.", "shelling",
     "affirmed", "actual", "Azerbaijan", "Armenia", "Barda"},
    {"fr", "Selon Bakou, les forces arm\xC3\xA9niennes ont bombard\xC3\xA9 Barda.", "shelling",
     "affirmed", "actual", "Azerbaijan", "Armenia", "Barda"},
    {"fr", "Selon Bakou, l'Arm\xC3\xA9nie aurait bombard\xC3\xA9 Barda.", "shelling", "affirmed",
     "actual", "Azerbaijan", "Armenia", "Barda"},
    {"en", "Armenian forces shelled Barda, Azerbaijan's defence ministry said on Friday.",
     "shelling", "affirmed", "actual", "Azerbaijan", "Armenia", "Barda"},
    {"en", "Armenian forces shelled Barda, the defence ministry in Baku said, citing the governor.",
     "shelling", "affirmed", "actual", "Azerbaijan", "Armenia", "Barda"},
    {"en", "On the Armenian side, ten soldiers and two civilians have been announced killed.",
     "casualty-toll", "affirmed", "actual", "Armenia", "", ""},
    // accusation and denial
    {"en", "Azerbaijan accused Armenia of shelling Barda.", "shelling", "affirmed", "actual",
     "Azerbaijan", "Armenia", "Barda"},
    {"en", "Azerbaijan accused Armenia of shelling Barda, but Armenia denied it.", "shelling",
     "denied", "actual", "Armenia", "Armenia", "Barda"},
    {"en", "Armenia denied that its forces had shelled Barda.", "shelling", "denied", "actual",
     "Armenia", "Armenia", "Barda"},
    // negation, failure, mood
    {"en", "Azerbaijani forces did not capture Hadrut.", "capture", "denied", "actual", "-",
     "Azerbaijan", "Hadrut"},
    {"en", "Azerbaijani forces failed to capture Hadrut.", "capture", "denied", "actual", "-",
     "Azerbaijan", "Hadrut"},
    {"en", "Armenian forces will withdraw from Hadrut.", "withdrawal", "affirmed", "future", "-",
     "Armenia", "Hadrut"},
    {"en", "Armenian forces must withdraw from Hadrut, Azerbaijan said.", "withdrawal", "affirmed",
     "demanded", "Azerbaijan", "Armenia", "Hadrut"},
    {"en", "Russia called for a ceasefire in Nagorno-Karabakh.", "ceasefire", "affirmed",
     "demanded", "Russia", "", "Nagorno-Karabakh"},
    {"en", "Russia called for an end to the fighting in Nagorno-Karabakh.", "ceasefire", "affirmed",
     "demanded", "Russia", "", "Nagorno-Karabakh"},
    {"en", "Azerbaijani forces tried to capture Hadrut on Friday.", "armed-clash", "affirmed",
     "actual", "-", "Azerbaijan", "Hadrut"},
    // what is ordered, and what an accord is about
    {"en", "Azerbaijan ordered Armenian forces to leave Hadrut.", "withdrawal", "affirmed",
     "demanded", "Azerbaijan", "Armenia", "Hadrut"},
    {"en", "Armenia and Azerbaijan signed a deal to stop the fighting.", "ceasefire", "affirmed",
     "actual", "-", "", ""},
    // what acts says by what means
    {"en", "A suicide bomber blew himself up outside a mosque in Kabul.", "explosion", "affirmed",
     "actual", "-", "", "Kabul"},
    {"en", "Azerbaijani jets destroyed a depot in Hadrut.", "air-strike", "affirmed", "actual", "-",
     "Azerbaijan", "Hadrut"},
    // a past tense that looks like a participle
    {"en", "Azerbaijani troops advanced to the edge of Hadrut, Armenia said.", "advance",
     "affirmed", "actual", "Armenia", "Azerbaijan", "Hadrut"},
    // who acts, where it stands elsewhere in the tree
    {"en", "Armenian troops were driven out of Hadrut by Azerbaijani forces.", "capture",
     "affirmed", "actual", "-", "Azerbaijan", "Hadrut"},
    {"en", "Azerbaijani forces fired rockets at Stepanakert on Friday.", "shelling", "affirmed",
     "actual", "-", "Azerbaijan", "Stepanakert"},
    {"en", "Azerbaijan began shelling Stepanakert and captured the village of Hadrut.", "shelling",
     "affirmed", "actual", "-", "Azerbaijan", "Stepanakert"},
    {"fr",
     "L'Arm\xC3\xA9nie et l'Azerba\xC3\xAF"
     "djan se sont affront\xC3\xA9s pr\xC3\xA8s de Hadrut.",
     "armed-clash", "affirmed", "actual", "-", "Armenia", "Hadrut"},
    // who speaks, and who does not
    {"en", "Ukraine crisis: Seventeen soldiers killed in clashes near Donetsk.", "armed-clash",
     "affirmed", "actual", "-", "", "Donetsk"},
    {"fr",
     "Malgr\xC3\xA9 les affirmations de l'Azerba\xC3\xAF"
     "djan selon lesquelles il respecte la tr\xC3\xAAve, l'Arm\xC3\xA9nie a bombard\xC3\xA9 "
     "Barda.",
     "shelling", "affirmed", "actual", "-", "Armenia", "Barda"},
    {"fr",
     "Le pr\xC3\xA9sident arm\xC3\xA9nien a d\xC3\xA9nonc\xC3\xA9 les attaques de "
     "l'Azerba\xC3\xAF"
     "djan. \xC2\xAB L'ennemi a bombard\xC3\xA9 Hadrut \xC2\xBB, a-t-il ajout\xC3\xA9.",
     "shelling", "affirmed", "actual", "Armenia", "", "Hadrut"},
    // two parties of one act
    {"en", "Armenia and Azerbaijan exchanged prisoners on Monday.", "release-exchange", "affirmed",
     "actual", "-", "Armenia", ""},
    {"en", "The ceasefire in Nagorno-Karabakh did not hold.", "ceasefire-violation", "affirmed",
     "actual", "-", "", "Nagorno-Karabakh"},
};

TEST(Grammar, ReadsEverySentence) {
    for (const auto& wanted : k_cases) {
        const auto readings = test::read_text(wanted.text + "\n", wanted.language);
        ASSERT_EQ(readings.size(), 1u) << wanted.text;
        const auto& claims = readings.front().claims;
        std::string got;
        for (const auto& claim : claims) { got += show(claim); }
        EXPECT_TRUE(std::any_of(claims.begin(), claims.end(),
                                [&](const Claim& one) { return fits(one, wanted); }))
            << wanted.text << "\n  wanted " << wanted.type << " " << wanted.polarity << " "
            << wanted.modality << " claimant " << wanted.claimant << " actor " << wanted.actor
            << " place " << wanted.place << "\n  got " << got;
    }
}

/// A text, and the types of all its claims in the order of the text.
struct Told {
    std::string language;
    std::string text;
    std::vector<std::string> types;
};

const std::vector<Told> k_told{
    // a toll belongs to the act of its sentence, or to that of the sentence before
    {"en", "Two soldiers were killed in clashes near Hadrut on Monday.", {"armed-clash"}},
    {"en",
     "Azerbaijani forces fired rockets at Stepanakert, killing five civilians.",
     {"shelling"}},
    {"en",
     "Azerbaijani drones struck Stepanakert on Monday. Eight people were killed.",
     {"air-strike", "air-strike"}},
    // an attack is what was told before it
    {"en",
     "Armenian forces shelled Barda on Wednesday. The attack killed three people.",
     {"shelling", "shelling"}},
    // to kill fighters is fighting
    {"en", "Azerbaijan said its forces had killed 20 soldiers near Hadrut.", {"armed-clash"}},
    // what only describes, and what one man does, tells nothing
    {"en", "Armenian forces shelled the self-proclaimed republic.", {"shelling"}},
    {"en", "Armenian forces shelled Barda. He fled to Russia.", {"shelling"}},
};

TEST(Grammar, CountsEveryActOnce) {
    for (const auto& told : k_told) {
        const auto readings = test::read_text(told.text + "\n", told.language);
        ASSERT_EQ(readings.size(), 1u) << told.text;
        std::vector<std::string> types;
        for (const auto& claim : readings.front().claims) {
            types.emplace_back(to_string(claim.type));
        }
        EXPECT_EQ(types, told.types) << told.text;
    }
}

/// Every span of a claim lies in its article, and every slot that is taken from words says which.
TEST(Grammar, SpansLieInTheArticle) {
    for (const auto& one : k_cases) {
        for (const auto& reading : test::read_text(one.text + "\n", one.language)) {
            const Span whole{0, static_cast<std::uint32_t>(reading.article.text.size())};
            for (const auto& claim : reading.claims) {
                EXPECT_TRUE(whole.contains(claim.evidence));
                EXPECT_TRUE(claim.evidence.contains(claim.trigger));
                EXPECT_TRUE(whole.contains(claim.claimant.span));
                for (const auto& place : claim.places) { EXPECT_TRUE(whole.contains(place.span)); }
                EXPECT_FALSE(claim.rule.empty());
                EXPECT_FALSE(claim.reasons.empty());
                EXPECT_GE(claim.confidence, 0);
                EXPECT_LE(claim.confidence, 1);
            }
        }
    }
}

}  // namespace
}  // namespace counterclaim
