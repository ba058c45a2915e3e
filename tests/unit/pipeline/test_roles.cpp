// Who acts and who is acted on, on short texts of our own in which the tree does not put the two
// beside the word that names the occurrence.

#include "pipeline/pipeline.hpp"
#include "support/whole_pipeline.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace counterclaim {
namespace {

/// Of the claims of this type one has this party in the slot ("-": nobody at all, "?": somebody of
/// no party).
struct Case {
    std::string language;
    std::string text;
    std::string type;
    std::string party;
};

bool fits(const Claim& claim, const std::optional<Participant>& slot, const Case& wanted) {
    if (to_string(claim.type) != wanted.type) { return false; }
    if (wanted.party == "-") { return !slot; }
    if (!slot) { return false; }
    if (wanted.party == "?") { return slot->party.empty() && !slot->text.empty(); }
    const auto& named = slot->party;
    return std::find(named.begin(), named.end(), wanted.party) != named.end();
}

const std::vector<Case> k_cases{
    // a verb with an object is no adjective ("US-sanctioned")
    {"en", "The US sanctioned three Russian generals on Monday.", "sanction", "United States"},
    // whose attack it is may hang on the noun between
    {"en", "A Houthi missile attack sank a ship in the Red Sea on Monday.", "shelling", "Houthis"},
    // those a group is affiliated to, before what a profile knows the bare word for
    {"en",
     "Terrorist groups linked to Jabhat al-Nusra shelled Daraa, Syria's state media "
     "said.",
     "shelling", "Al-Nusra Front"},
    {"fr",
     "Des terroristes affili\u00E9s au Front al-Nosra ont tir\u00E9 des obus sur Deraa, en Syrie.",
     "shelling", "Al-Nusra Front"},
    {"fr",
     "Des combattants li\u00E9s \u00E0 Boko Haram ont attaqu\u00E9 un poste militaire au Niger.",
     "armed-clash", "Boko Haram"},
    // a pronoun right before the verb is its subject, whatever the tree makes of the verb
    {"en", "The RSF said it controlled Khartoum airport and the bridge.", "hold",
     "Rapid Support Forces"},
    // who kills in an attack attacks; who dies in one does not
    {"en", "The Israeli military killed ten Hamas fighters in an air strike on a tunnel.",
     "air-strike", "Israel"},
    {"en", "Two Israeli soldiers died in an air strike near Rafah.", "air-strike", "-"},
    {"en", "Bombing raids have gone on throughout the Gaza Strip.", "air-strike", "Israel"},
    // a deed is not who did it
    {"en", "It was the third attack on the army camp at Gao this month.", "armed-clash", "-"},
    // a capital before a deed says where it was, unless the deed strikes something
    {"en", "The Kabul attack left 12 dead.", "armed-clash", "-"},
    {"en", "Moscow strikes on Odesa killed three people on Monday.", "air-strike", "Russia"},
    // two that a hyphen joins before a war or talks
    {"en", "The Israel-Hamas war has killed more than 30,000 people.", "armed-clash", "Israel"},
    {"en", "A new round of Russia-Ukraine talks took place in Istanbul.", "talks", "Russia"},
    // sides behind the place where they fight
    {"en", "Fighting in Darfur between the army and the RSF has killed thousands.", "armed-clash",
     "Rapid Support Forces"},
    // who claims responsibility did it, by whatever means
    {"en", "The ELN claimed responsibility for a car bombing in Bogota.", "explosion", "ELN"},
    // who brokers a truce is no party to it
    {"en", "Georgia and Russia agreed to a ceasefire brokered by France.", "ceasefire", "Georgia"},
    // who kills in a blast set it off
    {"en", "ELN guerrillas killed four policemen in a landmine blast in Arauca.", "explosion",
     "ELN"},
    // to leave under a deal is not to leave the deal
    {"en", "The M23 withdrew from Rutshuru under a deal on Monday.", "withdrawal", "M23"},
    // who answers a call is asked, not who makes it
    {"en", "Turkey rejected Washington's demand to free the hostages.", "release-exchange",
     "Turkey"},
    // what somebody is held for names nobody who holds him
    {"en", "A journalist was arrested in Mali on Monday for collaborating with JNIM.", "detention",
     "-"},
    // of whom the noun above an infinitive is
    {"fr", "La Russie a averti de l'intention de Kiev de mener des frappes sur Belgorod.",
     "air-strike", "Ukraine"},
    // those who flee since an offensive did not lead it
    {"fr", "Un millier de réfugiés sont arrivés au Tchad depuis l'offensive de l'armée soudanaise.",
     "armed-clash", "Sudan"},
    // behind the verb of a relative clause; a title's subject behind its label
    {"fr",
     "Des chars sont arrivés devant l'hôpital de Nyala, que pillaient des soldats éthiopiens.",
     "property-destruction", "Ethiopia"},
    {"fr", "Yémen : Américains et Britanniques bombardent Sanaa", "air-strike", "United States"},
    // a label before a colon does nothing, nor does nobody
    {"fr", "Somalie : un double attentat a fait cent morts à Mogadiscio", "explosion", "-"},
    {"fr", "Aucun groupe n'a revendiqué l'attaque de Gao.", "armed-clash", "-"},
    // who undergoes a reflexive verb, at whose hands; who blows himself up undergoes nothing
    {"fr", "Trois soldats maliens se sont fait tuer par des combattants du Jnim près de Gao.",
     "armed-clash", "JNIM"},
    {"fr", "La ville de Soumy s'est vu bombarder par l'armée russe lundi.", "shelling", "Russia"},
    {"fr", "Un kamikaze de Boko Haram s'est fait exploser à Maiduguri.", "explosion", "Boko Haram"},
    // whom the verb of a relative clause sets against whom
    {"fr", "Les combats qui opposent le M23 à l'armée congolaise ont fait dix morts à Uvira.",
     "armed-clash", "M23"},
    // on whose part, and who claims what the sentence goes on to tell
    {"fr", "Une attaque de la part des Houthis a fait six morts à Marib.",
     "violence-against-civilians", "Houthis"},
    {"fr", "Revendiqué par les talibans, l'attentat a fait dix morts à Kaboul.", "explosion",
     "Taliban"},
    // who does what an unknown name commits
    {"fr", "Plusieurs attentats ont été commis par le Viet Minh à Saïgon.", "explosion", "?"},
    // who demands that somebody be freed holds nobody
    {"fr", "Le Qatar a appelé à la libération des otages lundi.", "release-exchange", "-"},
    // one vehicle is attacked, and attacks nobody
    {"fr", "L'attaque d'un camion de l'armée tchadienne a fait six morts lundi.", "armed-clash",
     "-"},
    // who hears of it does not do it
    {"fr", "Des témoins avaient entendu de violentes explosions à Khartoum.", "explosion", "-"},
    {"fr", "Une explosion a été entendue à Khartoum, selon des témoins.", "explosion", "-"},
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
    // the army of the state whose president, or whose town, is all the text names
    {"en", "The army removed President Omar al-Bashir from office on Thursday.",
     "leadership-change", "Sudan"},
    // whoever is asked is who should do it
    {"en", "Moscow has called for Ukraine to withdraw its troops from Sumy.", "withdrawal",
     "Ukraine"},
    // by whom, hung on the noun before it
    {"en",
     "Witnesses told of a deployment of armour and men by the Turkish army to the border with "
     "Syria.",
     "deployment", "Turkey"},
    // who announces it does it
    {"en", "The government of Ukraine announced a general mobilisation on Thursday.", "deployment",
     "Ukraine"},
    // what a side says was shot down it shot down
    {"fr", "Le groupe Wagner revendique la prise de Bakhmout.", "capture", "Wagner Group"},
    // a denial of what oneself is said to do
    {"en", "\"There is no blockade of Gaza,\" Israel's defence ministry said on Wednesday.",
     "sanction", "Israel"},
    // the past tense of a verb without an object is no passive
    {"en", "The Houthis attacked in the morning and left the town.", "armed-clash", "Houthis"},
    // capitals amid small letters are a name
    {"en", "IS fighters attacked a base near Palmyra on Monday.", "armed-clash", "Islamic State"},
    // several that the clause is about agree with each other
    {"en",
     "The foreign ministers of Rwanda and Uganda put their names to a peace agreement in "
     "Washington.",
     "agreement", "Rwanda"},
    // whose truce is broken by what the clause tells
    {"en", "Russian troops attacked the town in breach of the ceasefire.", "ceasefire-violation",
     "Russia"},
    // between countries who is struck is told by the place
    {"en", "The Jabalia refugee camp in Gaza has been hit by air strikes for a second day.",
     "air-strike", "Israel"},
    // the verb that only says whom a deed struck
    {"fr", "Des frappes russes visant le port d'Odessa ont fait trois morts.", "air-strike",
     "Russia"},
    // who is blamed for a weapon that names nobody
    {"en",
     "Ten people died when a rocket hit a market in Omdurman, doctors said, blaming the Rapid "
     "Support Forces.",
     "shelling", "Rapid Support Forces"},
    // who sends them, not whose country they go to
    {"fr", "Washington a annonc\xC3\xA9 l'envoi de 500 soldats suppl\xC3\xA9mentaires en Irak.",
     "deployment", "United States"},
    // a title whose verb looks like a noun
    {"en", "Turkey bombs Kurdish positions in Syria", "air-strike", "Turkey"},
    {"en", "Russia targets Odesa port", "shelling", "Russia"},
    {"en", "Sixty Russian drones were shot down overnight, the Ukrainian air force said.",
     "equipment-loss", "Ukraine"},
    // a participle behind a comma is told of the noun before it
    {"fr",
     "Les convois ne peuvent plus entrer à El-Facher, assiégée par les Forces de soutien rapide.",
     "advance", "Rapid Support Forces"},
    // whom a deed is laid to
    {"fr", "Damas a imputé l'attentat de lundi à l'État islamique.", "explosion", "Islamic State"},
    {"en", "Ankara blamed Friday's raid on a police post on Kurdish rebels.", "armed-clash",
     "Kurds"},
    {"en", "The blast at the market was blamed on the Taliban.", "explosion", "Taliban"},
    {"en",
     "Juba attributed the raid on the camp to Kenyan soldiers loyal to the president of Uganda.",
     "armed-clash", "Kenya"},
    {"en", "Berlin attributed the shelling of the hospital to Russia.", "shelling", "Russia"},
    {"en", "Kyiv blamed Russia for the shelling of Kherson.", "shelling", "Russia"},
    {"en", "The UN blamed two rocket attacks on the Syrian army and a third on the Islamic State.",
     "shelling", "Syria"},
    // a deed does nothing, and a pronoun may stand for it
    {"en", "The shelling of Turkish posts came in response to Kurdish gunfire in Afrin.",
     "armed-clash", "Kurds"},
    {"en", "It was the attack on a Taliban post that opened the road to Kunduz.", "armed-clash",
     "-"},
    // nor does the ground that a relative clause is hung on
    {"en", "Nothing is known of the raid on a Turkish army base that killed nine soldiers.",
     "armed-clash", "-"},
    // who holds the ground does not besiege it
    {"en", "The Syrian government's siege on areas held by the rebels has stopped all food.",
     "sanction", "Syria"},
    // whose it is that is struck did not strike it
    {"en", "Jordan's envoy said the raid on the Israeli army post was staged.", "armed-clash", "-"},
    {"en", "Damascus condemned an American strike on a base near which a mine exploded.",
     "explosion", "-"},
    // infinitives that follow one another
    {"en", "Villagers saw Ethiopian soldiers detain and then kill two teachers in Axum.",
     "violence-against-civilians", "Ethiopia"},
    // a name joined to an adjective
    {"en", "The valley was cleared by NATO and Afghan troops in 2010.", "capture", "NATO"},
    // who only counts those held does not hold them
    {"en", "Some 200 men have been held by gunmen since May, the UNHCR said.", "detention", "?"},
    // a people's name is no verb
    {"fr", "Le président turc Ali Demir s'est entretenu lundi avec Vladimir Poutine.", "talks",
     "Turkey"},
    // who joined an accord
    {"fr", "Le gouvernement colombien et les FARC ont signé un accord de paix à Bogota.",
     "agreement", "Colombia"},
    // who only carried the news
    {"fr", "Vingt soldats ont été tués dans une attaque, a dit un témoin à l'agence Reuters.",
     "armed-clash", "-"},
    // who killed in an operation led it
    {"fr", "L'armée malienne affirme avoir tué trente rebelles lors d'opérations dans le nord.",
     "armed-clash", "Mali"},
    // both that a verb sets against each other
    {"fr", "Des combats opposaient lundi l'armée congolaise et le M23 près de Goma.", "armed-clash",
     "M23"},
    // a weapon is somebody's, before its noun and behind it
    {"en", "A Russian missile hit a school in Kharkiv on Monday.", "shelling", "Russia"},
    {"en", "Kherson came under Russian artillery fire on Monday.", "shelling", "Russia"},
    {"fr", "Les avions de la Russie ont bombardé Marinka lundi.", "air-strike", "Russia"},
    {"fr", "Les avions de la coalition menée par l'Arabie saoudite ont bombardé Marib lundi.",
     "air-strike", "Saudi-led coalition"},
    // a verb that a tagger takes for a noun
    {"en", "Soldiers fled. The Houthi militia shells the town of Marib every night.", "shelling",
     "Houthis"},
    {"fr", "Les soldats et les rebelles se battent. La Turquie arme les rebelles syriens.",
     "military-support", "Turkey"},
    // armies attack, towns are bombarded
    {"fr", "Le ministre a parlé d'une crise en raison de l'offensive de l'Azerbaïdjan.",
     "armed-clash", "Azerbaijan"},
};

/// The same for targets.
const std::vector<Case> k_targets{
    // what is joined to a passive undergoes it too
    {"en", "Two Turkish soldiers were wounded and captured near Afrin.", "detention", "Turkey"},
    {"fr", "Des soldats maliens ont été encerclés puis capturés lundi.", "detention", "Mali"},
    {"en", "A new round of Russia-Ukraine talks took place in Istanbul.", "talks", "Ukraine"},
    {"en", "Russian soldiers abducted, tortured and killed a Ukrainian mayor near Kherson.",
     "violence-against-civilians", "Ukraine"},
    {"en", "Japan donated tents, ambulances and medical equipment to Ukraine on Monday.",
     "humanitarian-aid", "Ukraine"},
    // whom a doctor does not speak for is where he comes from
    {"en", "Syrian forces killed a Turkish aid worker near Aleppo.", "violence-against-civilians",
     "Turkey"},
    {"en", "Three Turkish engineers held captive by the rebels were freed on Tuesday.", "detention",
     "Turkey"},
    // an armed group takes what lies in a state from that state
    {"en", "Boko Haram fighters attacked a military base in the Nigerian town of Bama on Monday.",
     "armed-clash", "Nigeria"},
    // nobody attacks himself
    {"en", "Ugandan soldiers fled when Al-Shabaab overran their base at Bulo Marer.", "capture",
     "Uganda"},
    // whoever comes under attack
    {"en", "A Ukrainian command post came under attack by separatists on Monday.", "armed-clash",
     "Ukraine"},
    // not who struck
    {"en", "Kyiv attributed the air strike to Russia.", "air-strike", "-"},
    {"en", "Some 200 men have been held by gunmen since May, the UNHCR said.", "detention", "?"},
    // where they are says nothing of whose they are
    {"en", "Nigerien troops fought jihadists in northern Nigeria on Monday.", "armed-clash", "?"},
    // ours
    {"en", "\"The aggressor shelled our positions,\" the Ukrainian general staff said.", "shelling",
     "Ukraine"},
    {"fr", "Le gouvernement colombien et les FARC ont signé un accord de paix à Bogota.",
     "agreement", "FARC"},
    // people are of the state they are struck in
    {"fr", "Des hommes armés ont tué dix villageois à Djibo, au Burkina Faso.",
     "violence-against-civilians", "Burkina Faso"},
    {"fr", "Des centaines d'habitants ont fui Djibo, dans le nord du Burkina Faso.", "displacement",
     "Burkina Faso"},
    // whose commander is killed, whose attacks are repelled
    {"en", "An Israeli air strike killed a Hamas commander in Gaza on Monday.", "air-strike",
     "Hamas"},
    {"fr", "Un commandant du Hamas a été tué dans une frappe israélienne à Gaza lundi.",
     "air-strike", "Hamas"},
    {"en", "Ukrainian forces repelled twelve Russian attacks near Avdiivka on Monday.", "repulse",
     "Russia"},
    // the second of two that a phrase names
    {"en", "The foreign ministers of Armenia and Azerbaijan met in Geneva on Monday.", "talks",
     "Azerbaijan"},
    {"en", "Talks between Russia and Ukraine opened in Istanbul on Monday.", "talks", "Ukraine"},
    {"fr", "Une trêve entre Israël et le Hamas est entrée en vigueur lundi.", "ceasefire", "Hamas"},
    // who spoke at a meeting met the one it was with
    {"en",
     "Mr Zelensky spoke on Monday at talks in Kyiv with US Secretary of State Antony Blinken.",
     "talks", "United States"},
    // the name of a place that was taken is no party to the war
    {"en",
     "Ukrainian and Russian troops fought near Kupiansk on Monday. Sanctions were imposed after "
     "the "
     "annexation of Crimea in 2014.",
     "capture", "Ukraine"},
    // whom one visits
    {"fr", "La ministre allemande Anna Weber s'est rendue lundi à Kiev.", "talks", "Ukraine"},
};

void expect_slots(const std::vector<Case>& cases, std::optional<Participant> Claim::*slot) {
    for (const auto& wanted : cases) {
        const auto readings = test::read_text(wanted.text + "\n", wanted.language, "2024-03-06");
        const bool found =
            std::any_of(readings.begin(), readings.end(), [&](const Reading& reading) {
                return std::any_of(
                    reading.claims.begin(), reading.claims.end(),
                    [&](const Claim& claim) { return fits(claim, claim.*slot, wanted); });
            });
        EXPECT_TRUE(found) << wanted.type << ", " << wanted.party << ": " << wanted.text;
    }
}

TEST(Roles, ActorAwayFromTheOccurrence) { expect_slots(k_cases, &Claim::actor); }
TEST(Roles, TargetAwayFromTheOccurrence) { expect_slots(k_targets, &Claim::target); }

/// The words of the slot, of the first claim of the type.
TEST(Roles, WordsOfASlotAreWholeNamesWithoutDays) {
    struct Words {
        std::string text;
        ClaimType type;
        std::optional<Participant> Claim::*slot;
        std::string words;
    };
    const std::vector<Words> cases{
        {"The general said Saturday Turkish soldiers shelled a post in Hatay.", ClaimType::shelling,
         &Claim::actor, "Turkish soldiers"},
        {"Saudi-led coalition airstrikes killed ten people in Saada.", ClaimType::air_strike,
         &Claim::actor, "coalition"},
        {"Gunmen armed with rifles shot dead three Japanese tourists in Cairo.",
         ClaimType::violence_against_civilians, &Claim::target, "three Japanese tourists in Cairo"},
        {"The group has accused the army of bombing villages across Darfur.", ClaimType::air_strike,
         &Claim::actor, "the army"},
        {"During the war, the Syrian army used barrel bombs against towns.", ClaimType::air_strike,
         &Claim::actor, "the Syrian army"},
        {"The president's visit to South Sudan ended on Monday.", ClaimType::talks, &Claim::target,
         "South Sudan"},
    };
    for (const auto& wanted : cases) {
        const auto readings = test::read_text(wanted.text + "\n", "en", "2024-03-06");
        ASSERT_EQ(readings.size(), 1U) << wanted.text;
        const auto& claims = readings.front().claims;
        const auto found = std::find_if(claims.begin(), claims.end(), [&](const Claim& claim) {
            return claim.type == wanted.type;
        });
        ASSERT_NE(found, claims.end()) << wanted.text;
        const auto& slot = (*found).*wanted.slot;
        ASSERT_TRUE(slot) << wanted.text;
        EXPECT_EQ(slot->text, wanted.words) << wanted.text;
    }
}

TEST(Roles, ACraftToldOfAgainIsTheSameOnes) {
    const char* const text =
        "A Russian helicopter was shot down by Syrian rebels on Monday. Moscow insisted that the "
        "helicopter was shot down by a missile.\n";
    int losses = 0;
    for (const auto& reading : test::read_text(text, "en", "2016-08-02")) {
        for (const auto& claim : reading.claims) {
            if (claim.type != ClaimType::equipment_loss) { continue; }
            ++losses;
            ASSERT_TRUE(claim.actor && claim.target);
            ASSERT_FALSE(claim.actor->party.empty()) << claim.actor->text;
            EXPECT_EQ(claim.actor->party.front(), "Syrian rebels");
            EXPECT_EQ(claim.target->party, std::vector<std::string>{"Russia"});
        }
    }
    EXPECT_EQ(losses, 2);
}

TEST(Roles, WhoCondemnsADeedDidNotDoIt) {
    const char* const text =
        "American officials voiced outrage at the chemical attack in Syria, and said action was "
        "considered against the Syrian government. At a news conference on Wednesday, the American "
        "president said the attack could not be tolerated.\n";
    int told = 0;
    for (const auto& reading : test::read_text(text, "en", "2017-04-05")) {
        for (const auto& claim : reading.claims) {
            if (claim.type != ClaimType::shelling || claim.claimant.party.empty()) { continue; }
            ++told;
            EXPECT_FALSE(claim.actor) << claim.actor->text;
        }
    }
    EXPECT_EQ(told, 1);
}

/// Whom nothing but what he says of a deed ties to it.
TEST(Roles, WhoJudgesADeedDidNotDoIt) {
    for (const char* const text :
         {"Hezbollah described the strike as a crime.", "Hezbollah called the raid a war crime.",
          "Hezbollah mentioned the strike.", "Hamas condemned the attack on a bus in Jerusalem.",
          "The Taliban strongly condemned Monday's bombing of a mosque in Kabul."}) {
        const auto readings = test::read_text(std::string(text) + "\n", "en", "2024-03-06");
        ASSERT_EQ(readings.size(), 1U) << text;
        ASSERT_FALSE(readings.front().claims.empty()) << text;
        const auto& claim = readings.front().claims.front();
        EXPECT_FALSE(claim.claimant.party.empty()) << text;
        EXPECT_TRUE(!claim.actor || claim.actor->party.empty()) << text;
    }
}

TEST(Roles, WhoKillsInRevengeForADeedDidNotDoIt) {
    const auto readings = test::read_text(
        "Rebels killed ten soldiers in revenge for the shelling of their village.\n", "en",
        "2024-03-06");
    ASSERT_EQ(readings.size(), 1U);
    bool shelled = false;
    for (const auto& claim : readings.front().claims) {
        if (claim.type != ClaimType::shelling) { continue; }
        shelled = true;
        EXPECT_FALSE(claim.actor);
        EXPECT_TRUE(claim.quantities.empty());
    }
    EXPECT_TRUE(shelled);
}

TEST(Roles, TheWordsOfATollAreNobody) {
    const char* const text =
        "Le nombre de combattants morts s'élève désormais à 312, a annoncé lundi le ministère "
        "arménien de la Défense.\n";
    int tolls = 0;
    for (const auto& reading : test::read_text(text, "fr", "2024-03-06")) {
        for (const auto& claim : reading.claims) {
            if (claim.type != ClaimType::casualty_toll) { continue; }
            ++tolls;
            EXPECT_FALSE(claim.actor) << claim.actor->text;
        }
    }
    EXPECT_EQ(tolls, 1);
}

TEST(Roles, ABodyWithoutAnArmyIsNobodysGovernment) {
    const char* const text =
        "United Nations envoys have called the removal of villagers unlawful. In practice the "
        "government has retaken a string of hamlets by shelling them.\n";
    int deeds = 0;
    for (const auto& reading : test::read_text(text, "en", "2024-03-06")) {
        for (const auto& claim : reading.claims) {
            if (claim.type != ClaimType::capture && claim.type != ClaimType::shelling) { continue; }
            ++deeds;
            EXPECT_TRUE(!claim.actor || claim.actor->party.empty()) << claim.actor->party.front();
            EXPECT_TRUE(!claim.target || claim.target->party.empty())
                << claim.target->party.front();
        }
    }
    EXPECT_EQ(deeds, 2);
}

}  // namespace
}  // namespace counterclaim
