// Whose word a claim is, and in what mood it is put, on short texts of our own: quotations, labels,
// sources named before and after, words in an order the tree does not show.

#include "support/speaker_cases.hpp"

#include <gtest/gtest.h>

namespace counterclaim {
namespace {

using Case = test::SpeakerCase;
using test::expect_speakers;

const std::vector<Case> k_cases{
    // whose a bare ministry is: of the state reported from, of the state whose forces are told of
    {"en",
     "MOSCOW, October 26 - Ukrainian forces shelled Donetsk on Monday, the Foreign Ministry said.",
     "shelling", "the Foreign Ministry", "actual", "affirmed", "Russia"},
    {"en",
     "British troops have trained in Lviv since Monday. The MoD said Russian troops had captured "
     "Kupiansk.",
     "capture", "The MoD", "actual", "affirmed", "United Kingdom"},
    // a finite verb without an auxiliary is no passive, whatever its subject is called
    {"en", "The minister, who was in Geneva on Monday, called for a ceasefire in Aleppo.",
     "ceasefire", "minister", "demanded"},
    // what the outlet adds beside what is said
    {"en",
     "Russian forces captured Kupiansk, Moscow said on Sunday, as shelling forced thousands of "
     "people from Vovchansk.",
     "shelling", "-", "actual"},
    {"en",
     "The army said it had repelled an attack on El Fasher, the last city in Darfur under its "
     "control.",
     "hold", "-", "actual"},
    {"en",
     "Israel, which has a minority there and says it will not let harm come to it, carried out "
     "strikes on Damascus.",
     "air-strike", "-", "actual"},
    // a clause of its own behind what is asked is not
    {"en", "The leader asked the residents to leave, and tanks moved into Rafah.", "advance", "-",
     "actual"},
    // said inside the clause that dates
    {"en", "The warning comes after Islamic State claimed twelve attacks near Kirkuk in August.",
     "armed-clash", "Islamic State", "actual", "affirmed", "Islamic State"},
    {"en", "The governor put the number of bombs dropped on Sumy in air strikes at fifty.",
     "air-strike", "governor", "actual"},
    // who is put in the dock, and who answers with a word
    {"fr",
     "Une frappe a tu\xC3\xA9 dix soldats \xC3\xA0 Goma lundi. Kinshasa met en cause "
     "l'arm\xC3\xA9"
     "e rwandaise.",
     "air-strike", "Kinshasa", "actual"},
    {"en",
     "A strike killed ten soldiers in Goma on Monday. Kinshasa blames the Rwandan army. \"This is "
     "a "
     "lie,\" Kigali said.",
     "air-strike", "Kigali", "actual", "denied"},
    // a live page is issued by nobody that its heading tells of
    {"en", "Live updates: Russia's war in Ukraine, day 750.\n\nTwo people were killed in Kherson.",
     "violence-against-civilians", "-", "actual"},
    // nobody claims it
    {"en", "No group has claimed the attack that killed ten people in Gao on Monday.",
     "violence-against-civilians", "-", "actual"},
    // "il s'est plaint", and what goes on by itself
    {"fr",
     "Le gouverneur est \xC3\xA0 Gao. Il s'est plaint que les rebelles avaient "
     "bombard\xC3\xA9 le village.",
     "shelling", "gouverneur", "actual"},
    {"fr",
     "L'arm\xC3\xA9"
     "e a bombard\xC3\xA9 Gao, selon la t\xC3\xA9l\xC3\xA9vision d'\xC3\x89tat malienne.",
     "shelling", "vision", "actual", "affirmed", "Mali"},
    {"fr",
     "Les deux camps, qui se rejettent la responsabilit\xC3\xA9 des combats, ont "
     "accept\xC3\xA9 une tr\xC3\xAAve.",
     "armed-clash", "Les deux camps", "actual"},
    // a ministry that the article names with its state further on; an office told elsewhere
    {"en",
     "Russia shelled Kharkiv on Monday. The MoD said Russian troops had captured Kupiansk. "
     "Britain's Ministry of Defence (MoD) published the map.",
     "capture", "The MoD", "actual", "affirmed", "United Kingdom"},
    {"en",
     "Russia shelled Kharkiv on Monday. Defence Minister Boris Pistorius said Russian troops had "
     "captured Kupiansk. German Defence Minister Boris Pistorius is in Kyiv.",
     "capture", "Pistorius", "actual", "affirmed", "Germany"},
    // who is told speaks not, and an office between commas parts a speaker from his verb
    {"en",
     "\"The army shelled Kharkiv all night,\" Serhiy Haidai, the governor of Luhansk, told "
     "reporters.",
     "shelling", "Serhiy Haidai", "actual"},
    {"en", "\"Rebels shelled Barda at dawn,\" a trader told AFP by telephone.", "shelling",
     "trader", "actual"},
    // anybody who is the subject of a plain word of saying
    {"en", "One beekeeper claimed that Armenian forces had shelled Barda.", "shelling", "beekeeper",
     "actual"},
    {"en", "The captain has praised his men but has said Armenian forces shelled Barda.",
     "shelling", "captain", "actual"},
    // who is quoted speaks, not who quotes him
    {"en", "Interfax, quoting the governor, reported that Russian forces had captured Kupiansk.",
     "capture", "governor", "actual"},
    {"en", "Russian forces have captured Kupiansk, Interfax reported, citing the governor.",
     "capture", "governor", "actual"},
    {"en", "Russian forces have captured Kupiansk, the agency quoted the governor as saying.",
     "capture", "governor", "actual"},
    {"fr", "Les Russes ont pris Koupiansk, rapporte Interfax en citant le gouverneur.", "capture",
     "gouverneur", "actual"},
    // to name a thing is to say what it was
    {"en", "The Russian foreign ministry called the blast in Luhansk an air strike by Ukraine.",
     "air-strike", "ministry", "actual"},
    {"en", "Russia considers the shelling of Donetsk a crime.", "shelling", "Russia", "actual"},
    // moves and reports suggest, and nobody speaks
    {"en", "The NATO chief said the Russian troop movements suggest a withdrawal from Donetsk.",
     "withdrawal", "NATO chief", "actual"},
    {"fr",
     "Les forces maliennes se sont montr\xC3\xA9"
     "es incapables d'emp\xC3\xAA"
     "cher une attaque contre Gao.",
     "armed-clash", "-", "actual", "denied"},
    // a present tense that the tagger never saw
    {"en", "Russia denies shelling the town of Sumy.", "shelling", "Russia", "actual", "denied"},
    {"en", "The Kremlin denies that its troops are fighting in Ukraine.", "armed-clash",
     "The Kremlin", "actual", "denied"},
    // who added something is who spoke, not the agency that carried it
    {"en",
     "Defence minister Sergei Shoigu said a truce would begin, according to a transcript of "
     "remarks published by the Russian "
     "news agency Interfax. Rebels shelled eastern Ghouta on Monday, he added.",
     "shelling", "Shoigu", "actual", "affirmed", "Russia"},
    // what a title is about does not speak
    {"en", "Ukraine war: Russia pounds Kharkiv", "shelling", "-", "actual"},
    // a count has a maker, known or not
    {"en",
     "According to a count by the Hamas health ministry, air strikes have killed more than 700 "
     "people in Gaza.",
     "air-strike", "health ministry", "actual", "affirmed", "Hamas"},
    {"en",
     "According to an analysis by Jane Roe of the University of Oslo, shelling destroyed a third "
     "of Avdiivka.",
     "shelling", "Jane", "actual"},
    {"fr",
     "Selon le d\xC3\xA9"
     "compte du minist\xC3\xA8re de la D\xC3\xA9"
     "fense arm\xC3\xA9nien, Chouchi a \xC3\xA9t\xC3\xA9 bombard\xC3\xA9"
     "e.",
     "shelling", "minist\xC3\xA8re", "actual", "affirmed", "Armenia"},
    // a quotation set off in lines of its own is his who introduced it
    {"en",
     "The mission sent the council a letter on behalf of the Syrian government.\n\n> Armed groups "
     "shelled the town of Mhardeh again.\n\n> They shelled a school in Hama as well.",
     "shelling", "Syrian government", "actual", "affirmed", "Syria"},
    // the last name of one who spoke before, known from what was said of him there
    {"en",
     "Jane Roe of Human Rights Watch said gunmen had attacked a car in Sloviansk. Rebels fired "
     "rockets at "
     "the town, Roe said.",
     "shelling", "Roe", "actual", "affirmed", "Human Rights Watch"},
    // what nobody vouches for is open
    {"en", "The rebels are believed to control the centre of Goma.", "hold", "-", "possible"},
    {"en", "Thirty civilians were reportedly killed in air strikes on Raqqa.", "air-strike", "-",
     "possible"},
    // going on with something is no saying
    {"en", "Russia continues to target towns in Ukraine.", "shelling", "-", "actual"},
    // a fear asserts nothing
    {"fr", "L'ONU craint une nouvelle offensive sur Gao.", "armed-clash", "L'ONU", "possible"},
    // the verb of an aside, and the speaker after it
    {"fr", "Les deux camps s'affrontent pr\xC3\xA8s de Khartoum, rapportent des t\xC3\xA9moins.",
     "armed-clash", "t\xC3\xA9moins", "actual"},
    {"en", "The army shelled Barda, said a blacksmith of the town.", "shelling", "blacksmith",
     "actual"},
    {"fr",
     "La ville de Hadrout reste sous le contr\xC3\xB4le des forces du Karabakh, a assur\xC3\xA9 "
     "samedi la porte-parole du minist\xC3\xA8re arm\xC3\xA9nien de la D\xC3\xA9"
     "fense.",
     "hold", "porte-parole", "actual"},
    {"en",
     "Armenia had earlier accused Turkey, which supports Baku, of sending fighters to Karabakh.",
     "military-support", "Armenia", "actual"},
    // several speakers, and phrases in between
    {"en", "The group in a message on its channel said its men had shelled Barda.", "shelling",
     "group", "actual"},
    {"fr",
     "D\xE2\x80\x99"
     "apr\xC3\xA8s Bakou, l'Arm\xC3\xA9nie a bombard\xC3\xA9 Barda.",
     "shelling", "Bakou", "actual"},
    // text that lost its commas and apostrophes
    {"en", "Armenian forces shelled Barda on Friday the governor said.", "shelling", "governor",
     "actual"},
    {"en", "SANAs correspondent said that rebels had shelled Aleppo.", "shelling", "correspondent",
     "actual", "affirmed", "SANA"},
    // who is blamed, and who blames
    {"en", "Three people died in a rocket attack blamed on Armenia by the governor.", "shelling",
     "governor", "actual"},
    // a source that the next sentence names
    {"en",
     "Armenian forces shelled Barda on Friday. This was reported by the ministry of defence in "
     "Baku.",
     "shelling", "ministry of defence", "actual"},
    {"fr",
     "Les forces arm\xC3\xA9niennes ont bombard\xC3\xA9 Barda. Cela a \xC3\xA9t\xC3\xA9 "
     "rapport\xC3\xA9 par le minist\xC3\xA8re de la D\xC3\xA9"
     "fense \xC3\xA0 Bakou.",
     "shelling", "minist\xC3\xA8re", "actual"},
    {"en",
     "At least 40 soldiers were killed in clashes near Aleppo, a monitor said. The Syrian "
     "Observatory for Human Rights said the clashes went on.",
     "armed-clash", "monitor", "actual", "affirmed", "Syrian Observatory for Human Rights"},
    {"en",
     "The Syrian Observatory for Human Rights keeps count. Fighters of the Al-Nusra Front were "
     "there. The Observatory said rebels had shelled Aleppo.",
     "shelling", "Observatory", "actual", "affirmed", "Syrian Observatory for Human Rights"},
    // one addresses the other
    {"fr", "Ankara \xC3\xA0 Moscou : les Arm\xC3\xA9niens doivent se retirer du Haut-Karabakh",
     "withdrawal", "Ankara", "demanded"},
    // quotations that run on
    {"en", "\"They came at dawn. They shelled Barda for an hour\", said Anar Mammadov.", "shelling",
     "Anar Mammadov", "actual"},
    // whoever alone stands between a comma and the verb, wherever the tree has put him
    {"en",
     "At least 12 civilians were killed when a drone struck a bus station in El Obeid, the Sudan "
     "Doctors Union said.",
     "air-strike", "Sudan Doctors Union", "actual"},
    {"en",
     "Rebels shelled a government convoy near Aleppo, the Syrian Observatory for Human Rights "
     "reported.",
     "shelling", "Observatory", "actual"},
    {"en",
     "A few dozen fighters still held the town of Barda, officers said; gunfire could be heard "
     "from there.",
     "hold", "officers", "actual"},
    {"en", "Yevgeny Prigozhin said on Saturday that his men had taken Bakhmut after 224 days.",
     "capture", "Prigozhin", "actual"},
    {"fr",
     "\xC3\x80 en croire le gouverneur, les forces arm\xC3\xA9niennes ont bombard\xC3\xA9 Barda.",
     "shelling", "gouverneur", "actual"},
    // what is not said: the outlet explains
    {"en",
     "Azerbaijan said it had shelled the enclave, which has been held by separatists since 1994.",
     "hold", "-", "actual"},
    // mood
    {"en", "Russia called for a truce in Karabakh during talks in Moscow with the minister.",
     "talks", "", "actual"},
    {"en", "Lachin is to be handed over to Azerbaijan on 1 December.", "handover", "-", "future"},
    {"en", "Calls have mounted for sanctions against Iran.", "sanction", "-", "demanded"},
    {"en", "A Turkish offensive in Karabakh would change the whole region.", "armed-clash", "-",
     "possible"},
    {"en", "The shelling of Barda by Armenian forces has not been confirmed.", "shelling", "-",
     "possible"},
    {"fr", "Un journaliste pouvait entendre les tirs d'artillerie \xC3\xA0 Stepanakert.",
     "shelling", "journaliste", "actual"},
    {"fr",
     "La tr\xC3\xAAve doit permettre l'\xC3\xA9"
     "change de prisonniers.",
     "release-exchange", "-", "future"},
    {"en", "Reporters asked why Armenian forces had shelled Barda.", "shelling", "Reporters",
     "actual"},
    // the clause right before, whatever the tree joins the verb to
    {"en",
     "On the Armenian side, 90 soldiers have been announced killed, while Baku "
     "refuses to give any figures, but announced the death of 12 civilians in the war.",
     "casualty-toll", "Baku", "actual"},
    // a pronoun behind its verb; a pronoun is named by whom it stands for
    {"fr",
     "Le général Ali Kone a visité Gao lundi. Les rebelles ont attaqué la base de Gao, "
     "raconte-t-il.",
     "armed-clash", "Ali Kone", "actual"},
    {"fr",
     "Les deux armées, qui s'accusent d'avoir bombardé le village, ont repris les négociations.",
     "shelling", "deux armées", "actual"},
    {"fr",
     "M. Ali Kone a reçu des ambassadeurs et leur a expliqué que les rebelles avaient bombardé "
     "Gao.",
     "shelling", "Ali Kone", "actual"},
    // nobody in particular, but somebody with whom it is said
    {"fr", "Deux soldats ont été tués dans une embuscade, a-t-on appris auprès de sources locales.",
     "armed-clash", "sources locales", "actual"},
    {"fr", "Les rebelles ont pris la ville de Gao, indique-t-on à l'état-major.", "capture",
     "état-major", "actual"},
    {"fr", "Les rebelles ont bombardé Gao, dit-on.", "shelling", "-", "actual"},
    {"fr", "Le bataillon a dû se replier de Bakhmout lundi.", "withdrawal", "-", "actual"},
    {"fr", "Les réfugiés rentrent peu à peu chez eux au Soudan.", "displacement", "-", "actual"},
    {"fr", "Quinze soldats ont fait défection et franchi la frontière.", "advance", "-", "actual"},
    {"fr", "Le pape prône un cessez-le-feu immédiat à Gaza.", "ceasefire", "pape", "demanded"},
    // whoever stands in what is said does not say it
    {"fr",
     "Considérant que l'armée arménienne a bombardé Barda lundi, la question doit être posée.",
     "shelling", "-", "actual"},
};

const std::vector<Case> k_more_cases{
    // whoever is of a body no list knows speaks for it, under the last name as well
    {"en",
     "\"Raids have doubled,\" said Ann Lodge of the Red Sea Conflict Observatory. Rebels shelled "
     "the port of Aden on Monday, Lodge said.",
     "shelling", "Lodge", "actual", "affirmed", "Red Sea Conflict Observatory"},
    {"fr",
     "Anne Loge, chercheuse \xC3\xA0 l'Institut nordique de s\xC3\xA9"
     "curit\xC3\xA9, suit la guerre au Mali. Les rebelles ont bombard\xC3\xA9 Gao lundi, explique "
     "Mme Loge.",
     "shelling", "Loge", "actual", "affirmed",
     "Institut nordique de s\xC3\xA9"
     "curit\xC3\xA9"},
    {"en",
     "World Food Programme (WFP) spokesman Karl Marsh said rebels had shelled a warehouse in Goma "
     "on Monday.",
     "shelling", "World Food Programme", "actual", "affirmed", "World Food Programme"},
    // two apostrophes quote
    {"fr",
     "'' Les rebelles ont bombard\xC3\xA9 la ville de Gao lundi '', a d\xC3\xA9"
     "clar\xC3\xA9 le gouverneur de la r\xC3\xA9gion.",
     "shelling", "gouverneur", "actual"},
    // a single mark that opens behind a colon, not an apostrophe
    {"en",
     "The governor of Luhansk said: 'It was a hard night. Rebels shelled Kharkiv until dawn.' The "
     "mayor was not there.",
     "shelling", "governor", "actual"},
    // the subject between commas that the parser hangs elsewhere
    {"fr",
     "Dans une lettre dont la radio a re\xC3\xA7u copie, le ministre des Affaires "
     "\xC3\xA9trang\xC3\xA8"
     "res du Mali, Abdou Diarra, affirme que la France a bombard\xC3\xA9 Gao.",
     "shelling", "ministre", "actual", "affirmed", "Mali"},
    // quoted by somebody
    {"en",
     "Rebels had shelled Kharkiv at dawn, the Ukrainian governor was quoted by Interfax as saying.",
     "shelling", "the Ukrainian governor", "actual", "affirmed", "Ukraine"},
    // an act that is begun, not told
    {"fr", "Les troupes russes ont lanc\xC3\xA9 des attaques au mortier pr\xC3\xA8s de Kharkiv.",
     "shelling", "-", "actual"},
    // what only dates, well before the report, and what describes those of whom something is asked
    {"en",
     "The minister declined to comment on reports that a citizen may be among the captives held "
     "in Gaza since Hamas killed 1,100 people in Israel in June 2015.",
     "violence-against-civilians", "-", "actual"},
    {"en", "France threatened to withdraw the soldiers who are fighting rebels in Mali.",
     "armed-clash", "-", "actual"},
    // an aside that ends a sentence, whatever the parser makes of its verb
    {"fr",
     "Les soldats congolais tiennent Sake, a certifi\xC3\xA9 leur porte-parole, le colonel Paul "
     "Gar.",
     "hold", "porte-parole", "actual", "affirmed", "DR Congo"},
    {"fr", "Les rebelles se sont repli\xC3\xA9s de Goma, d\xC3\xA9plore un pr\xC3\xAAtre.",
     "withdrawal", "pr\xC3\xAAtre", "actual"},
    {"en",
     "The shelling of Kharkiv killed 38 people and drove others from their homes, the health "
     "ministry counts.",
     "shelling", "ministry", "actual"},
    {"en", "Fighting in Khartoum has eased since Thursday, residents of two towns said by phone.",
     "ceasefire", "residents", "actual"},
    // a speaker behind the day, or behind whoever is told
    {"fr", "Les rebelles ont bombard\xC3\xA9 Goma, a indiqu\xC3\xA9 samedi le HCR.", "shelling",
     "HCR", "actual"},
    {"fr",
     "Les rebelles ont bombard\xC3\xA9 Goma, ont indiqu\xC3\xA9 mercredi \xC3\xA0 la presse deux "
     "\xC3\xA9lus.",
     "shelling", "lus", "actual"},
    {"fr", "Les rebelles ont bombard\xC3\xA9 Goma, a fait savoir l'Unicef.", "shelling", "Unicef",
     "actual"},
    // a statement is not the agency's that carried something else
    {"en",
     "The Ukrainian army said it was ready. Rebels had left the town, Reuters reported. They "
     "shelled Kharkiv on Monday, the statement said.",
     "shelling", "statement", "actual", "affirmed", "Ukraine"},
    // what follows what is confirmed belongs to it
    {"fr",
     "Erevan et Bakou ont confirm\xC3\xA9 leur participation aux discussions \xC3\xA0 Moscou.",
     "talks", "Erevan", "actual"},
    // who is quoted speaks, and each denies the deeds of his own
    {"en",
     "The Observer quoted a rebel commander as saying that government forces had shelled Kostal.",
     "shelling", "rebel commander", "actual"},
    {"en",
     "Fighting goes on in Ukraine. The defence ministry denied that Russian forces had shelled "
     "Kharkiv.",
     "shelling", "ministry", "actual", "denied", "Russia"},
    // a charge and its denial are two claims
    {"en", "The Sudanese army is accused of shelling Nyala, a charge it denies.", "shelling",
     "army", "actual", "denied", "Sudan"},
    {"en", "The Sudanese army is accused of shelling Nyala, a charge it denies.", "shelling", "-",
     "actual"},
    {"en", "Rights groups accuse the Sudanese army of shelling Nyala, an accusation it rejects.",
     "shelling", "army", "actual", "denied", "Sudan"},
    {"en", "The UN says Rwanda has sent troops to Goma, something Rwanda has denied.", "deployment",
     "UN", "actual"},
    {"fr",
     "L'armée soudanaise est accusée d'avoir bombardé Nyala, des accusations qu'elle rejette.",
     "shelling", "elle", "actual", "denied", "Sudan"},
    // a quotation left open goes on in the paragraph that closes it
    {"en",
     "The Sudanese army's spokesman said: \"The enemy fled.\n\nRebels killed three people in "
     "Kosti.\"\n\nShells also fell on Nyala.",
     "violence-against-civilians", "spokesman", "actual"},
    {"en",
     "The Sudanese army's spokesman said: \"The enemy fled.\n\nRebels killed three people in "
     "Kosti.\"\n\nShells also fell on Nyala.",
     "shelling", "-", "actual"},
    // who gives pictures out shows what is in them
    {"en", "Footage released by the Sudanese army showed tanks entering the town of Nyala.",
     "advance", "army", "actual", "affirmed", "Sudan"},
    // what is seen is told of the object
    {"en", "Witnesses in Sudan saw tanks entering the town of Nyala.", "advance", "Witnesses",
     "actual"},
    // a clause of saying that opens the sentence without a mark
    {"en", "A lawmaker from the ruling party said rebels had taken Nyala.", "capture", "lawmaker",
     "actual"},
};

TEST(Voices, GiveEveryClaimItsSpeakerAndMood) { expect_speakers(k_cases); }

TEST(Voices, SpeakForTheirBodies) { expect_speakers(k_more_cases); }

/// Pictures and short lines under a side's name are that side's, up to the next heading.
TEST(Voices, KeepToTheirSection) {
    std::vector<std::string> who;
    for (const auto& reading : test::read_text(
             "Videos - Armenian side\n\nA drone shot down near Hadrut by Armenian forces\n\n"
             "Videos - Azerbaijani side\n\nArmenian tank destroyed near Barda\n",
             "en")) {
        for (const auto& claim : reading.claims) {
            who.push_back(claim.claimant.party.empty() ? "-" : claim.claimant.party.front());
        }
    }
    EXPECT_EQ(who, (std::vector<std::string>{"Armenia", "Azerbaijan"}));
}

std::vector<std::string> speakers_of(const std::string& text, const std::string& language) {
    std::vector<std::string> who;
    for (const auto& reading : test::read_text(text, language)) {
        for (const auto& claim : reading.claims) { who.push_back(claim.claimant.text); }
    }
    return who;
}

/// Who answers speaks in the answers; an outlet that asks and answers itself stays an outlet.
TEST(Voices, AnswerQuestions) {
    EXPECT_EQ(speakers_of("Interview with Mary Kostal, a nurse in Goma\n\n"
                          "What did you see?\n\nThe rebels shelled the camp on Monday.\n\n"
                          "And the army?\n\nThe soldiers withdrew from Goma on Tuesday.\n",
                          "en"),
              (std::vector<std::string>{"Mary Kostal", "Mary Kostal"}));
    EXPECT_EQ(speakers_of("Goma : ce que l'on sait\n\n"
                          "Que s'est-il passé ?\n\nLes rebelles ont bombardé le camp lundi.\n\n"
                          "Et l'armée ?\n\nLes soldats ont quitté Goma mardi.\n",
                          "fr"),
              (std::vector<std::string>{"", ""}));
}

/// Nobody relays himself: the ministry speaks by the lists it published.
TEST(Voices, DoNotRelayThemselves) {
    std::size_t relayed = 0;
    std::size_t spoken = 0;
    for (const auto& reading :
         test::read_text("Selon les listes publi\u00E9es par le minist\u00E8re de la D\u00E9"
                         "fense arm\u00E9nien, 40 soldats ont \u00E9t\u00E9 tu\u00E9s lundi.\n",
                         "fr")) {
        for (const auto& claim : reading.claims) {
            spoken += claim.claimant.text.empty() ? 0 : 1;
            relayed += claim.claimant.relays.size();
        }
    }
    EXPECT_GT(spoken, 0U);
    EXPECT_EQ(relayed, 0U);
}

}  // namespace
}  // namespace counterclaim
