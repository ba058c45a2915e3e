// Who speaks: counts and estimates, asides, nouns no list holds, verbs that tell by themselves, and
// words of saying that say nothing.

#include "support/speaker_cases.hpp"

#include <gtest/gtest.h>

namespace counterclaim {
namespace {

/// Cases give language, text, type, claimant and, where it is looked at, its party.
struct Case {
    std::string language, text, type, claimant, party = {};
};

void expect_speakers(const std::vector<Case>& cases) {
    for (const auto& one : cases) {
        test::expect_speakers(
            {{one.language, one.text, one.type, one.claimant, {}, {}, one.party}});
    }
}

TEST(Speakers, CountAndEstimate) {
    expect_speakers({
        {"en", "By Ukraine's count, Russia lost 582 tanks near Vuhledar.", "equipment-loss",
         "Ukraine", "Ukraine"},
        {"en", "Some 3,000 people fled Sennar on Monday, by the UN's estimate.", "displacement",
         "UN", "United Nations"},
        {"en", "The director of the clinic puts the toll at 40 dead since the start of the war.",
         "casualty-toll", "director"},
        {"en", "The United Nations knows of some 70 civilians killed in Sennar.", "casualty-toll",
         "United Nations"},
        {"fr",
         "Le gouverneur de Goma a porté dimanche le bilan du bombardement à quatre-vingts "
         "tués.",
         "shelling", "gouverneur"},
        {"fr", "L'état-major tchadien a fait état lundi de plus de 300 rebelles tués.",
         "casualty-toll", "état-major", "Chad"},
        {"fr", "Mille personnes ont fui Goma, calcule le bureau humanitaire de l'ONU.",
         "displacement", "bureau", "United Nations"},
    });
}

TEST(Speakers, AreNamedInTheTurnOfTheirOwnWords) {
    expect_speakers({
        {"en", "In the words of the Sudanese army, rebels shelled Nyala.", "shelling", "army",
         "Sudan"},
        {"en", "As the Sudanese army put it, rebels shelled Nyala.", "shelling", "army", "Sudan"},
        {"en", "Rebels attacked the base in Nyala, residents reported.", "armed-clash",
         "residents"},
        {"en", "The White House said it had received reports that rebels attacked Nyala.",
         "armed-clash", "White House", "United States"},
        {"en", "A report by residents says soldiers attacked the base in Nyala.", "armed-clash",
         "residents"},
        {"fr", "Comme l'a déclaré l'armée soudanaise, les rebelles ont bombardé Nyala.", "shelling",
         "armée", "Sudan"},
        {"fr", "Les rebelles ont bombardé Nyala, selon un communiqué de l'armée soudanaise.",
         "shelling", "communiqué", "Sudan"},
        {"fr", "L'armée soudanaise a laissé entendre que les rebelles ont bombardé Nyala.",
         "shelling", "armée", "Sudan"},
    });
}

TEST(Speakers, NeedNoList) {
    expect_speakers({
        {"fr", "Les rebelles ont pris Gao dimanche, selon un transfuge.", "capture", "transfuge"},
        {"fr", "Un couturier de Goma dit avoir vu des soldats bombarder le marché.", "shelling",
         "couturier"},
        {"fr", "L'attentat de samedi à Gwoza porte la marque de Boko Haram, estiment les secours.",
         "explosion", "secours"},
    });
}

TEST(Speakers, StandBesideTheirVerb) {
    expect_speakers({
        {"en",
         "The UN human rights office is in Geneva. It added that the RSF had shelled El Fasher.",
         "shelling", "UN human rights office", "United Nations"},
        {"en",
         "\"There will be a civil war in Haiti,\" the gang leader Jean Petit, known as Doc, told "
         "reporters.",
         "armed-clash", "leader"},
        {"en",
         "Moscow, which sells arms to both countries, called on Azerbaijan and Armenia to agree "
         "on a ceasefire.",
         "ceasefire", "Moscow", "Russia"},
        {"en", "The bombs, they reported, fell on Homs and killed 36 people. Residents fled.",
         "air-strike", "they"},
        {"fr",
         "Faux, a répondu une heure plus tard la ministre ukrainienne : des combats se déroulent "
         "à Bakhmout.",
         "armed-clash", "ministre", "Ukraine"},
        {"en", "\"They shelled us all night,\" Olena, a nurse from Kharkiv, said.", "shelling",
         "Olena"},
        {"fr", "« Ils ont bombardé le village », témoigne Awa, réfugiée à Bamako.", "shelling",
         "Awa"},
        {"fr", "Vingt blessés à Kharkiv dans un bombardement, communique le maire.", "shelling",
         "maire"},
    });
}

TEST(Speakers, AreWhoTheTextNamed) {
    expect_speakers({
        {"en",
         "The Southern Transitional Council holds Aden. Fighting went on. The council said that "
         "it had accepted the truce.",
         "ceasefire", "council", "Southern Transitional Council"},
        {"fr", "date 2019-03 La Défense turque a annoncé que ses soldats avaient pilonné Afrine.",
         "shelling", "Défense turque", "Turkey"},
        {"en", "Russian troops captured Kupiansk, the Nile Centre for Peace said, citing footage.",
         "capture", "Nile Centre for Peace", "Nile Centre for Peace"},
    });
}

TEST(Speakers, AnswerForThePlaceToldOf) {
    expect_speakers({
        {"en",
         "Ukraine struck Russian airfields on Monday. Three people were killed in Belgorod by "
         "shelling, the governor said.",
         "shelling", "governor", "Russia"},
        {"en",
         "Israel shelled Lebanon on Monday. Eight people were killed in Tyre by shelling, the "
         "health ministry said.",
         "shelling", "health ministry", "Lebanon"},
        {"fr",
         "L'armée russe bombarde Kharkiv. Un drone a frappé un immeuble à Belgorod, selon le "
         "gouverneur.",
         "air-strike", "gouverneur", "Russia"},
    });
}

TEST(Speakers, IssueTheWholeText) {
    expect_speakers({
        {"en",
         "Communiqué of the Syrian army\n\nThe terrorists shelled Homs at dawn on Monday and "
         "hurt two women.",
         "shelling", "Syrian army", "Syria"},
        {"en",
         "Press statement No. 5\n\nMinistry of National Defence, Ankara\n\nTerrorists shelled "
         "Akcakale on Monday.",
         "shelling", "Ministry", "Turkey"},
        {"fr", "MINUSCA - Communiqué de presse\n\nDes rebelles ont bombardé Bangassou lundi matin.",
         "shelling", "MINUSCA", "MINUSCA"},
        // a title that tells something is the outlet's
        {"en",
         "Army statement denies defeat at Homs\n\nRebels shelled Homs on Monday, and residents "
         "fled.",
         "shelling", "-"},
    });
}

TEST(Speakers, SpeakInWhatDescribesThem) {
    expect_speakers({
        {"fr",
         "Une erreur, a plaidé le ministre russe, qui avait promis que les troupes quitteraient "
         "Kherson.",
         "withdrawal", "ministre", "Russia"},
        {"fr", "Le Mali a convoqué l'ambassadeur du Niger, qui dément tout soutien aux rebelles.",
         "military-support", "ambassadeur", "Niger"},
        {"fr",
         "Le Conseil de sécurité a voté jeudi la résolution 1860, qui réclame un cessez-le-feu "
         "à Gaza.",
         "ceasefire", "Conseil", "UN Security Council"},
        {"en", "The minister, who was in Goma, called for a monthlong ceasefire in Homs.",
         "ceasefire", "minister"},
        {"fr", "Une commission de l'ONU accuse la Russie de crimes de guerre en Ukraine.",
         "violence-against-civilians", "commission", "United Nations"},
    });
}

TEST(Speakers, SayAllOfIt) {
    expect_speakers({
        // a pronoun of saying is whoever says it further out
        {"en",
         "The envoy met the rebels in Tripoli. The National Oil Corporation said it hoped that the "
         "blockade "
         "of the port of Tripoli would end.",
         "sanction", "National Oil Corporation"},
        {"en", "Police in Mogadishu said twelve people lost their lives and thirty were wounded.",
         "violence-against-civilians", "Police"},
        // right behind what it says, whatever the tree hangs it on
        {"en", "In a raid on Monday, the rebels detained nine nurses of UN agencies, the UN said.",
         "detention", "UN", "United Nations"},
        // what shows something to him who says so
        {"en", "The senator said intelligence showed the RSF had shelled El Fasher on Monday.",
         "shelling", "senator"},
        // a quotation's own "we"
        {"en",
         "The rebels shelled Goma. \"We call on the rebels to release the hostages,\" spokeswoman "
         "Jane Roe told a briefing "
         "in Goma.",
         "release-exchange", "Jane Roe"},
        // a resolution is the word of the body that passed it
        {"en",
         "The rebels shelled Homs. Resolution 3101, adopted by the UN Security Council on Monday, "
         "demands that all parties cease hostilities.",
         "ceasefire", "UN Security Council", "United Nations"},
        {"en",
         "The rebels shelled Homs. The security council passed a resolution calling for a truce "
         "in Syria.",
         "ceasefire", "security council", "United Nations"},
        // whose the military is that stands before the verb
        {"en",
         "A spokesman for the M23 met a reporter. A spokesman for the group said its fighters "
         "had withdrawn from Goma.",
         "withdrawal", "spokesman for the group", "M23"},
    });
}

TEST(Speakers, AreNotDeedsOrThoseWhoKeepSilent) {
    expect_speakers({
        {"en", "Two explosions were heard in Kursk on Monday; Kyiv has not commented.", "explosion",
         "-"},
        {"en",
         "Turkey sent drones to Tripoli on Monday. The president of Egypt welcomed the statement.",
         "military-support", "-"},
    });
}

TEST(Speakers, SayNothingWithWordsOfOtherDeeds) {
    expect_speakers({
        {"en",
         "The envoy has called on the rebels to release two nurses who were captured "
         "in Goma.",
         "detention", "-"},
        {"fr", "Des pourparlers soutenus lundi par la Norvège ont eu lieu à Gao.", "talks", "-"},
        {"en", "State television did not mention the shelling of Kharkiv on Monday.", "shelling",
         "-"},
    });
}

TEST(Speakers, StandBesideADay) {
    expect_speakers({
        {"en", "Deputy governor Musa Garba warned Monday his troops will shell Goma.", "shelling",
         "Deputy governor Musa Garba"},
        {"en", "Erdogan on Thursday said the shelling of Idlib had killed nine people.", "shelling",
         "Erdogan", "Turkey"},
    });
}

TEST(Speakers, IssueStatements) {
    expect_speakers({
        {"en", "The African Union issued a statement saying gunmen had killed 11 nurses in Bor.",
         "violence-against-civilians", "African Union", "African Union"},
        {"en", "The presidency of Chad released a report accusing rebels of shelling Faya.",
         "shelling", "presidency of Chad", "Chad"},
    });
}

TEST(Speakers, AreWhomTheSentenceBeforeIsAbout) {
    expect_speakers({
        {"en",
         "Analyst Jane Roe said the rebels had taken Gao. In addition, President Ruto turned to "
         "his generals. He said the army would retake the town of Bunia.",
         "capture", "President Ruto"},
        {"en",
         "Rebels shelled Goma. A resident, Ali Omar, spoke to a reporter. \"I hid when the wife of "
         "the imam asked me to come,\" he said. \"Soldiers burned three houses in Goma.\"",
         "property-destruction", "resident"},
    });
}

TEST(Speakers, AreNamedWithAnAgeOrAnOffice) {
    expect_speakers({
        {"en",
         "\"The shelling never stopped all night,\" Olena Moroz, 43, said by telephone from "
         "Nikopol.",
         "shelling", "Olena Moroz"},
        {"en",
         "\"But rebels burned the market in Goma,\" Musa Sule, a 40-year-old former clerk, told "
         "the radio in another part of town.",
         "property-destruction", "Musa Sule"},
        {"en", "President Tinubu Wednesday announced that troops had retaken the town of Baga.",
         "capture", "President Tinubu"},
        {"en", "Rebels killed 12 people in Ituri, according to the monitoring group Acled.",
         "violence-against-civilians", "the monitoring group Acled"},
        {"en",
         "Rebels shelled Goma. Colonel John Doe came on Monday. Residents said soldiers had burned "
         "houses in Goma. He said the army had retaken the town of Sake.",
         "capture", "John Doe"},
    });
}

TEST(Speakers, GoOnBetweenTwoSentencesOfTheirs) {
    expect_speakers({
        {"en",
         "A Houthi official said Saudi forces shelled Saada. Two houses were burned. The official "
         "also said five farmers had fled.",
         "property-destruction", "Houthi official", "Houthis"},
        // with a place of its own it is the outlet's
        {"en",
         "A Houthi official said Saudi forces shelled Saada. Rebels seized Marib last week. The "
         "official also said five farmers had fled.",
         "capture", "-"},
        {"en",
         "\"To bomb the tunnels would kill them all,\" said Jane Roe, a former sapper. To save "
         "the hostages of the army in the town, \"one would have to send commandos\".",
         "deployment", "Jane Roe"},
        {"fr",
         "Selon plusieurs témoins, le M23 a pris la cité de Nyabibwe. Les soldats congolais se "
         "sont retirés vers Bukavu, racontent-ils.",
         "withdrawal", "témoins"},
        {"en",
         "The UN Security Council adopted a resolution on Syria. The resolution called for a "
         "ceasefire in Douma.",
         "ceasefire", "The resolution", "United Nations"},
    });
}

TEST(Speakers, AreNotHiddenByTheTree) {
    expect_speakers({
        {"en",
         "In a video posted online, an RSF commander said his men captured Wad Madani from the "
         "Sudanese army.",
         "capture", "RSF commander", "Rapid Support Forces"},
        {"en", "ACLED data show that 300 people were killed in fighting in Amhara.", "armed-clash",
         "ACLED", "ACLED"},
        {"en",
         "\"The regime shelled Douma all night,\" Abu Omar, a local activist, said on Monday.",
         "shelling", "Abu Omar"},
    });
}

TEST(Speakers, DoNotSpeakByTelephoneOrShowUp) {
    expect_speakers({
        {"en",
         "Oslo and Cairo are mediating the talks on a truce, agreed last week after President Ruto "
         "and the emir spoke by telephone.",
         "talks", "-"},
        {"en", "The governor continued his policy of attacks on Gao.", "armed-clash", "-"},
    });
}

}  // namespace
}  // namespace counterclaim
