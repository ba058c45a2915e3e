// When claims are said to have happened: which words, and which sentences before, a careful reader
// would date an occurrence by, and where he would leave it open. Texts of our own.

#include "support/claims_read.hpp"

#include <gtest/gtest.h>

#include <string>

namespace counterclaim {
namespace {

struct Case {
    const char* rule;
    const char* language;
    const char* published;
    const char* text;
    const char* trigger;  ///< the word that names the occurrence; its last claim counts
    const char* from;     ///< empty: stays open
    const char* to;
};

/// A retrospect: nothing in it happened on the day it was printed.
const char* const k_long_look_back =
    "The villages along the line of contact have known little else for a generation. Azerbaijani "
    "forces shelled the town of Martuni. Its schools were rebuilt with money from abroad, its "
    "vineyards were planted anew, and the young went to the capital to study and did not come "
    "back.\n\nMediators have come and gone. Each brought a map, a plan and a list of principles, "
    "and each found that the two governments agreed on the principles and on nothing else. The "
    "maps lie in the archive of the foreign ministry, where a clerk keeps them in a steel "
    "cupboard and shows them to visitors who ask. Some of the visitors are students who write "
    "about the failure of diplomacy; others are surveyors who want to know where the old roads "
    "ran.\n\nThe roads themselves are a reason why peace is hard. They were built for one country "
    "and run through three. A lorry that carries apricots from the valley to the market has to "
    "go round by the north, which takes a day longer and costs the driver what he would have "
    "earned. Traders speak of it more often than of flags. The mayor of the valley's largest "
    "village, who has held his post through four governments, says that he would sign any paper "
    "that opened the road.\n\nHistorians differ about where it began. Some name the drawing of the "
    "borders, others the deportations, others the years in which the empire fell apart and every "
    "village looked for arms. What they agree on is that nobody who lived through the beginning "
    "thought that it would last. The old people in the villages say the same. They kept the keys "
    "of the houses they had left, and some of them keep them still, on a nail beside the door, "
    "for the day on which somebody will ask for them. Both armies "
    "dug trenches, laid mines and buried their soldiers; the artillery, the tanks and the drones "
    "came later, and with them the prisoners and the ceasefires that the rebels and the army broke "
    "in turn.";

void PrintTo(const Case& one, std::ostream* out) { *out << one.rule << ": " << one.text; }

class ClaimDay : public testing::TestWithParam<Case> {};

TEST_P(ClaimDay, IsWhatACarefulReaderWouldSay) {
    const auto& wanted = GetParam();
    const auto read = test::days_of(wanted.text, wanted.language, wanted.published, wanted.trigger);
    ASSERT_TRUE(read.found) << "claims read: " << read.seen;
    EXPECT_EQ(read.from, wanted.from);
    EXPECT_EQ(read.to, wanted.to);
}

INSTANTIATE_TEST_SUITE_P(
    Rules, ClaimDay,
    testing::Values(
        Case{"all through a war is as long as it has lasted", "en", "2024-03-14",
             "Fighting resumed in Omdurman on Monday. The RSF has looted homes throughout the "
             "conflict in Sudan.",
             "looted", "2023-04-15", "2024-03-14"},
        Case{
            "in the course of a war", "fr", "2024-03-14",
            "Les combats ont repris lundi à Omdourman, au Soudan. Au cours du conflit, les FSR ont "
            "pillé des maisons.",
            "pillé", "2023-04-15", "2024-03-14"},
        Case{"since the time told before", "en", "2024-10-03",
             "The government declared a state of emergency in Amhara on Aug. 4. Since then, more "
             "than 180 people have been killed there.",
             "killed", "2024-08-04", "2024-10-03"},
        Case{"news takes the day of publication", "en", "2020-10-28",
             "Azerbaijani forces shelled the town of Shusha. A house was hit.", "shelled",
             "2020-10-28", "2020-10-28"},
        Case{"how long a truce has stood is not when it was broken", "fr", "2025-05-14",
             "Les rebelles ont rompu lundi la trêve en vigueur depuis mars au Soudan.", "rompu",
             "2025-05-12", "2025-05-12"},
        Case{"a war that broke out on some day is counted from it", "fr", "2025-05-14",
             "La guerre, déclenchée en mars 2021, a fait 9.000 morts au Soudan.", "morts",
             "2021-03-01", "2025-05-14"},
        Case{"a month told on from a year long past is of that year", "fr", "2024-11-22",
             "Le 5 avril 1992, les Serbes assiègent Sarajevo. L'armée serbe prend Zvornik en "
             "juillet.",
             "prend", "1992-07-01", "1992-07-31"},
        Case{"a year long past dates the months told next", "fr", "2024-11-22",
             "En 2014, la Russie a annexé la Crimée. En août, ses soldats ont pris Novoazovsk.",
             "pris", "2014-08-01", "2014-08-31"},
        Case{"what was done again and again was done on no day", "fr", "2024-11-22",
             "L'armée turque a bombardé Kobané à plusieurs reprises.", "bombardé", "", ""},
        Case{"a day told in the present lies ahead where it is near", "fr", "2024-05-13",
             "Les deux ministres se retrouvent mardi à Nairobi pour parler du Soudan.",
             "retrouvent", "2024-05-14", "2024-05-14"},
        Case{"a conditional that tells what is over looks back", "fr", "2024-05-14",
             "Des soldats tchadiens seraient entrés samedi à Kidal.", "entrés", "2024-05-11",
             "2024-05-11"},
        Case{"an attack that only dates another is a deed of its own", "en", "2020-10-28",
             "Since the attack of 4 October, which killed ten people in Ganja, the army has bombed "
             "Hadrut.",
             "attack", "2020-10-04", "2020-10-04"},
        Case{"a long report that names no day near its own leaves its deeds undated", "en",
             "2020-10-28", k_long_look_back, "shelled", "", ""},
        Case{"the month a war began in dates nothing else", "en", "2022-12-20",
             "The war in Ukraine began in February 2022. Five people were killed in a blast in "
             "Luhansk, officials said.",
             "killed", "2022-12-20", "2022-12-20"},
        Case{"this weekend is ahead of a Friday in the present", "en", "2019-12-20",
             "The French president travels to Niger this weekend for talks with his counterpart.",
             "travels", "2019-12-21", "2019-12-22"},
        Case{"a sentence goes on with the day told before", "en", "2020-10-28",
             "Azerbaijani forces shelled the town of Shusha on Monday. Artillery also shelled "
             "Martuni.",
             "shelled", "2020-10-26", "2020-10-26"},
        Case{"the day of saying is not that of the deed", "en", "2020-10-28",
             "The ministry said on Tuesday that Azerbaijani forces had shelled Shusha on Monday.",
             "shelled", "2020-10-26", "2020-10-26"},
        Case{"habits have no day", "en", "2020-10-28",
             "On Monday, Azerbaijani forces shelled the town of Shusha. Armenian forces regularly "
             "shell the town of Terter.",
             "shell", "", ""},
        Case{"vague times give no day", "en", "2020-10-28",
             "Armenian and Azerbaijani forces have clashed in recent weeks near Shusha.", "clashed",
             "", ""},
        Case{"hours without a number lie within the day", "en", "2020-10-28",
             "Armenian and Azerbaijani forces clashed for several hours near Shusha.", "clashed",
             "2020-10-28", "2020-10-28"},
        Case{"what goes on is dated by publication", "en", "2020-10-28",
             "On Monday, Armenian and Azerbaijani forces clashed near Shusha. Heavy fighting "
             "continues in Martuni.",
             "fighting", "2020-10-28", "2020-10-28"},
        Case{"a noun's war dates what the clause says of it", "en", "2020-10-28",
             "A rebellion in the early 1990s, which left 4,000 people dead, shaped the region.",
             "dead", "1990-01-01", "1994-12-31"},
        Case{"a truce's age does not date the deed", "en", "2020-10-28",
             "Azerbaijani forces shelled Shusha, a town that had enjoyed peace since 1994.",
             "shelled", "2020-10-28", "2020-10-28"},
        Case{"a war's length finds its stretch", "en", "2020-11-25",
             "The accord ended six weeks of fighting in Nagorno-Karabakh.", "fighting",
             "2020-09-27", "2020-11-10"},
        Case{"habits have no day, in French", "fr", "2020-10-28",
             "Lundi, l'armée azerbaïdjanaise a bombardé Chouchi. Les forces arméniennes bombardent "
             "régulièrement la ville de Terter.",
             "bombardent", "", ""},
        Case{"the present dates by publication, in French", "fr", "2020-10-28",
             "Lundi, l'armée azerbaïdjanaise a bombardé Chouchi. Les forces arméniennes bombardent "
             "la ville de Terter.",
             "bombardent", "2020-10-28", "2020-10-28"},
        Case{"the compound past goes on with the day before", "fr", "2020-10-28",
             "Lundi, l'armée azerbaïdjanaise a bombardé Chouchi. Des combats ont éclaté près de "
             "Martouni.",
             "combats", "2020-10-26", "2020-10-26"},
        Case{"a day set off behind a phrase with since opens it", "fr", "2020-10-28",
             "Depuis le début de l'opération, le 5 octobre, 300 civils ont été tués à Martouni.",
             "tués", "2020-10-05", "2020-10-28"},
        Case{"since a weekday of publication, a week before", "fr", "2020-10-28",
             "Trente civils ont été tués à Martouni depuis l'attaque lancée mercredi par les "
             "forces azerbaïdjanaises.",
             "attaque", "2020-10-21", "2020-10-21"},
        Case{"a passive infinitive looks ahead", "fr", "2020-10-28",
             "Trois otages doivent être relâchés samedi à Martouni.", "relâchés", "2020-10-31",
             "2020-10-31"},
        Case{"an event's day has its own year", "fr", "2025-01-16",
             "À Gaza, Israël bombarde Rafah. L'attaque du 7-Octobre avait fait 1.210 morts en "
             "Israël.",
             "attaque", "2023-10-07", "2023-10-07"},
        Case{"the pluperfect goes behind the scene", "fr", "2020-10-28",
             "Lundi, des combats ont éclaté près de Martouni. L'armée azerbaïdjanaise avait "
             "bombardé la ville de Chouchi.",
             "bombardé", "", ""},
        Case{"a condition has no day", "fr", "2020-10-28",
             "Si les forces arméniennes repoussent l'attaque près de Latchine, la route restera "
             "ouverte.",
             "repoussent", "", ""},
        Case{"a line about a picture has no day", "fr", "2020-10-28",
             "Les forces azerbaïdjanaises ont bombardé Chouchi.\n\nVidéo du village de Talich pris "
             "par les forces azerbaïdjanaises\n\nLa route est fermée.",
             "pris", "", ""},
        Case{"the day beside the verb of saying is not that of the deed", "fr", "2020-10-28",
             "L'armée azerbaïdjanaise a bombardé Chouchi dimanche. Les forces arméniennes ont "
             "repris toute la région, a assuré mardi le porte-parole de la défense.",
             "repris", "2020-10-25", "2020-10-25"},
        Case{"what is said on a day is no news of a later one", "en", "2020-10-28",
             "The ministry said on Monday that Azerbaijani forces had shelled Shusha.", "shelled",
             "2020-10-26", "2020-10-26"},
        Case{"a deed beside a noun that a clause describes", "fr", "2020-10-28",
             "Douze soldats arméniens ont été tués lundi dans une embuscade tendue par l'armée "
             "azerbaïdjanaise près de Martouni.",
             "embuscade", "2020-10-26", "2020-10-26"},
        Case{"history opens without a claim", "en", "2020-10-28",
             "The quarrel grew into an open conflict in 1991. Thousands of people were killed.",
             "killed", "1991-01-01", "1991-12-31"},
        Case{"a past told in passing is not gone on with", "en", "2020-10-28",
             "The army, which seized power in 2016, held talks. Azerbaijani forces shelled "
             "Shusha.",
             "shelled", "2020-10-28", "2020-10-28"},
        Case{"a perfect with the verb to be is no present", "fr", "2020-10-28",
             "L'armée azerbaïdjanaise a attaqué Martouni lundi. Des obus sont tombés sur Chouchi.",
             "tombés", "2020-10-26", "2020-10-26"},
        Case{"an aim is no deed", "en", "2020-10-28",
             "Azerbaijani forces moved north to encircle the town of Shusha. The operation to "
             "liberate the town of Shusha goes on.",
             "liberate", "", ""},
        Case{"in case of", "fr", "2020-10-28",
             "L'Azerbaïdjan a prévenu que les combats ne cesseront qu'en cas de retrait arménien "
             "de la région.",
             "retrait", "", ""},
        Case{"what would happen has no day", "fr", "2020-10-28",
             "Les forces arméniennes menacent Terter. L'ennemi occuperait deux collines.",
             "occuperait", "", ""},
        Case{"already is some day up to now", "fr", "2020-10-28",
             "Les forces azerbaïdjanaises ont déjà bombardé la route de Latchine.", "bombardé", "",
             "2020-10-28"},
        Case{"since they invaded is when this war began", "en", "2022-10-17",
             "Kharkiv in Ukraine has been shelled often since Russia invaded Ukraine.", "invaded",
             "2022-02-24", "2022-02-24"},
        Case{"a truce since Saturday leaves the story on Monday", "fr", "2020-10-12",
             "Des combats opposaient lundi matin les deux armées à Martouni, malgré une trêve en "
             "vigueur depuis samedi 10 octobre. Dans la matinée, l'artillerie a bombardé Chouchi.",
             "bombardé", "2020-10-12", "2020-10-12"},
        Case{"so long after what it names", "en", "2020-10-28",
             "The president walked through Hadrut on Monday, three days after Azerbaijani forces "
             "attacked the town.",
             "attacked", "2020-10-23", "2020-10-23"},
        Case{"the story stays where it was", "en", "2020-10-28",
             "Azerbaijani forces captured Hadrut on Monday, three days after they had attacked the "
             "town. Artillery shelled Shusha.",
             "shelled", "2020-10-26", "2020-10-26"},
        Case{"people flee over days", "en", "2020-10-28",
             "Azerbaijani forces shelled Shusha on Monday. Thousands of residents fled the town.",
             "fled", "", ""},
        Case{"within a week", "fr", "2020-10-28",
             "L'armée azerbaïdjanaise bombarde Chouchi. En une semaine, trente mille habitants ont "
             "fui la ville.",
             "fui", "2020-10-21", "2020-10-28"},
        Case{"the day of a call is not that of the truce", "fr", "2020-10-28",
             "Les deux présidents se sont rencontrés mardi et ont appelé à un cessez-le-feu "
             "immédiat à Chouchi.",
             "cessez-le-feu", "", ""},
        Case{"the day after what is named", "fr", "2020-10-28",
             "Les deux armées ont ouvert la route lundi, au lendemain du bombardement de Chouchi.",
             "bombardement", "2020-10-25", "2020-10-25"},
        Case{"a future shows by its ending", "fr", "2020-10-26",
             "Les combats continuent à Chouchi. Le Conseil de sécurité se réunira mardi.",
             "réunira", "2020-10-27", "2020-10-27"},
        Case{"support goes on for months", "fr", "2020-10-28",
             "Des combats ont éclaté lundi à Chouchi. La Turquie a fourni des drones à "
             "l'Azerbaïdjan.",
             "fourni", "", ""},
        Case{"so long after a noun", "fr", "2020-10-28",
             "Deux jours après le bombardement de Chouchi, trente personnes étaient toujours "
             "portées disparues.",
             "bombardement", "2020-10-26", "2020-10-26"},
        Case{"before dawn on Friday is of Friday", "en", "2020-10-24",
             "Azerbaijani forces shelled Shusha before dawn on Friday.", "shelled", "2020-10-23",
             "2020-10-23"},
        Case{"a heading about a picture has no day", "fr", "2020-10-28",
             "Les forces azerbaïdjanaises ont bombardé Chouchi.\n\nPhoto du village de Talich "
             "bombardé par les forces azerbaïdjanaises\n\nLa route est fermée.",
             "bombardé", "", ""},
        Case{"a title has the day of the same count below it", "fr", "2020-10-30",
             "Azerbaïdjan : au moins 31 morts à Gandja\n\nLe Courrier du Rivage, vendredi 30 "
             "octobre "
             "2020\n\nAu moins 31 civils ont été tués mercredi dans le bombardement de la ville de "
             "Gandja, selon le parquet général d'Azerbaïdjan.",
             "morts", "2020-10-28", "2020-10-28"},
        Case{"since the war began", "en", "2022-08-24",
             "Russian forces shelled Kharkiv on Tuesday. Thousands of civilians have been killed "
             "in Ukraine since the start of the war.",
             "killed", "2022-02-24", "2022-08-24"},
        Case{"since the war began", "fr", "2022-08-24",
             "L'armée russe a bombardé Kharkiv mardi. Des milliers de civils ont été tués depuis "
             "le début de la guerre en Ukraine.",
             "tués", "2022-02-24", "2022-08-24"},
        Case{"an infinitive has the tense of the verb above it", "fr", "2022-08-24",
             "L'armée russe vient de prendre la ville de Lyman.", "prendre", "2022-08-24",
             "2022-08-24"}));

INSTANTIATE_TEST_SUITE_P(
    Wars, ClaimDay,
    testing::Values(
        Case{"since the invasion", "fr", "2022-08-24",
             "L'armée russe a bombardé Kharkiv mardi. Trois millions d'habitants ont fui "
             "depuis l'invasion de l'Ukraine.",
             "fui", "2022-02-24", "2022-08-24"},
        Case{"before the invasion is no known day", "en", "2022-08-24",
             "Russian forces shelled Kharkiv on Tuesday. Before the invasion, the separatists held "
             "the east of Ukraine.",
             "held", "", ""},
        Case{"at the start of the war", "en", "2023-08-24",
             "Ukraine says that Russian forces captured Kherson at the start of the war.",
             "captured", "2022-02-24", "2022-03-26"},
        Case{"the war began with it", "en", "2023-12-03",
             "Israeli jets bombed Gaza. The war started with an attack by Hamas on Israel.",
             "attack", "2023-10-07", "2023-10-07"},
        Case{"a war counts its dead from its first day", "en", "2024-05-10",
             "The army shelled Omdurman in Sudan. The war has killed more than 15,000 people.",
             "killed", "2023-04-15", "2024-05-10"},
        Case{"those driven out are counted over the war", "en", "2024-05-10",
             "The army shelled Omdurman in Sudan. Eight million people have been displaced.",
             "displaced", "2023-04-15", "2024-05-10"},
        Case{"those still held are held since it began", "en", "2023-11-20",
             "Israeli jets bombed Gaza. More than 200 hostages are held in the enclave by Hamas.",
             "held", "2023-10-07", "2023-11-20"},
        Case{"a clause behind since a month tells what happened in it", "en", "2024-05-14",
             "El Fasher has been under siege since February, when RSF fighters attacked its "
             "airport.",
             "attacked", "2024-02-01", "2024-02-29"},
        Case{"what since compares with is another deed", "en", "2024-05-14",
             "It was the deadliest raid since 2017, when gunmen killed 30 people in Barsalogho.",
             "killed", "2017-01-01", "2017-12-31"},
        Case{"what since compares with is another deed, in French", "fr", "2024-05-14",
             "C'est le raid le plus meurtrier depuis mars 2019, quand des hommes armés avaient tué "
             "30 "
             "personnes à Barsalogho.",
             "tué", "2019-03-01", "2019-03-31"},
        Case{"a weekday of what is to come lies ahead", "en", "2024-05-14",
             "The envoy is due in Khartoum on Sunday to press the generals to stop fighting.",
             "due", "2024-05-19", "2024-05-19"},
        Case{"a weekday of what is to come lies ahead, in French", "fr", "2024-05-14",
             "L'\u00E9missaire est attendu dimanche \u00E0 Khartoum, o\u00F9 l'on se bat.",
             "attendu", "2024-05-19", "2024-05-19"},
        Case{"what stands behind since compares", "en", "2020-10-28",
             "Azerbaijani forces shelled Shusha in the deadliest attack since the war of 1994.",
             "shelled", "2020-10-28", "2020-10-28"},
        Case{"what stands behind since compares, in French", "fr", "2020-10-28",
             "L'armée azerbaïdjanaise a bombardé Chouchi, la plus grave attaque depuis 2016.",
             "bombardé", "2020-10-28", "2020-10-28"},
        Case{"since an event with its day", "en", "2020-10-28",
             "Since the attack of 4 October on Ganja, the army has shelled the town of Hadrut.",
             "shelled", "2020-10-04", "2020-10-28"},
        Case{"a month of it", "en", "2023-11-20",
             "After a month of bombardment, much of Gaza City lies in ruins.", "bombardment",
             "2023-10-20", "2023-11-20"},
        Case{"since a day without its year", "fr", "2023-01-16",
             "Plus de deux cents missiles russes ont été tirés sur l'Ukraine depuis le 24 février.",
             "tirés", "2022-02-24", "2023-01-16"},
        Case{"a day that the war is known for", "en", "2024-07-31",
             "Israel has bombed Gaza since the attack of 7 October, in which 1,200 people were "
             "killed by Hamas.",
             "attack", "2023-10-07", "2023-10-07"}));

INSTANTIATE_TEST_SUITE_P(
    Stories, ClaimDay,
    testing::Values(
        Case{"a chronology dates its entries", "fr", "2022-11-08",
             "Les deux années d'une guerre.\n\nLe conflit a commencé au Tigré.\n\n"
             "7 novembre 2020. L'armée éthiopienne bombarde Mekele.\n\n"
             "21 novembre. L'armée éthiopienne prend la ville d'Adigrat.\n\n"
             "3 mars 2022. L'aviation éthiopienne bombarde Mekele.",
             "prend", "2020-11-21", "2020-11-21"},
        Case{"a paragraph under its date", "en", "2021-08-13",
             "A week in Afghanistan.\n\nFriday 6 August – The Taliban capture Zaranj. Rockets hit "
             "the airport of Kandahar.\n\nThe council meets.",
             "hit", "2021-08-06", "2021-08-06"},
        Case{"the one day its sentence names", "en", "2025-06-30",
             "On Friday, in a room hung with flags, the foreign ministers of Congo and Rwanda "
             "signed an agreement that both have called historic.",
             "signed", "2025-06-27", "2025-06-27"},
        Case{"history goes on in its year", "en", "2022-11-03",
             "On 3 November 2020 rebels attacked the base of Mekele. On 27 November the army "
             "captured the town of Mekele.",
             "captured", "2020-11-27", "2020-11-27"},
        Case{"a year in an aside is not that of the sentence", "en", "2025-04-18",
             "The general, who took office in February 2021, met the rebels in Mandalay on 3 "
             "April.",
             "met", "2025-04-03", "2025-04-03"},
        Case{"the 30th goes on from the day told", "fr", "2023-12-22",
             "Le 26 juillet 2023, des soldats ont pris le palais à Niamey. Le 30, des manifestants "
             "ont incendié l'ambassade de France.",
             "incendié", "2023-07-30", "2023-07-30"},
        Case{"called for Wednesday", "fr", "2025-01-28",
             "Le président kényan a convoqué pour mercredi un sommet sur le Congo.", "convoqué",
             "2025-01-29", "2025-01-29"},
        Case{"now, in what was said on Sunday, is Sunday", "fr", "2022-08-18",
             "Dimanche, Berlin a annoncé que ses derniers soldats ont désormais quitté Gao.",
             "quitté", "2022-08-14", "2022-08-14"},
        Case{"the day of an order is not that of what it orders", "en", "2023-11-09",
             "On 13 October the army ordered the families in Gaza City to evacuate.", "ordered", "",
             ""},
        Case{"the day of a promise is not that of what it promises", "fr", "2023-03-16",
             "Le Kenya et Djibouti se sont engagés en février à déployer des troupes en Somalie.",
             "déployer", "", ""},
        Case{
            "of that year", "en", "2020-10-12",
            "The council imposed an embargo on Libya in 2011. The rebels captured Sirte in October "
            "of that year.",
            "captured", "2011-10-01", "2011-10-31"},
        Case{"a year, a comma and a noun that could be counted", "en", "2020-10-12",
             "In 2009, militants attacked the town of Swat.", "attacked", "2009-01-01",
             "2009-12-31"},
        Case{"Jan is a man, and no day stands beside him", "en", "2020-10-12",
             "Colonel Jan Mohammad led an attack on a Taliban post in Kunar in 2009.", "attack",
             "2009-01-01", "2009-12-31"},
        Case{"Jan is a man", "en", "2020-10-12",
             "The governor of Kunar visited a checkpoint on Friday with Colonel Jan Mohammad.",
             "visited", "2020-10-09", "2020-10-09"},
        Case{"the year before the second noun is its own", "en", "2020-10-12",
             "The book tells of the invasion of Iraq and the 1979 Soviet invasion of Afghanistan.",
             "invasion", "1979-01-01", "1979-12-31"},
        Case{"weekdays of a caption count from its day", "en", "2024-05-14",
             "Women carry a coffin at a funeral after Sunday's attack on an army base in Kano, "
             "Nigeria, Wednesday, April 24, 2024.",
             "attack", "2024-04-21", "2024-04-21"},
        Case{"the day of a picture is not that of the article", "en", "2024-05-14",
             "People walk past a destroyed house in Kano, Nigeria, July 10, 2022. The army shelled "
             "the town of Kano on Monday.",
             "shelled", "2024-05-13", "2024-05-13"},
        Case{"the day of a picture is its own", "en", "2024-05-14",
             "People walk past a destroyed house in Kano, Nigeria, July 10, 2022. The army shelled "
             "the town of Kano on Monday.",
             "destroyed", "2022-07-10", "2022-07-10"},
        Case{"months after the deed", "en", "2024-05-14",
             "A month after rebels attacked the base in Kano, the market is closed.", "attacked",
             "2024-04-01", "2024-04-30"},
        Case{"years after the deed", "fr", "2024-05-14",
             "Deux ans après la prise de Gao par l'armée, ses habitants ne sont pas revenus.",
             "prise", "2022-01-01", "2022-12-31"},
        Case{"weeks after a deed that has a day", "en", "2024-05-14",
             "The offensive began weeks after rebels captured Goma on 3 January.", "captured",
             "2024-01-03", "2024-01-03"},
        Case{"weeks after the deed say no day", "en", "2024-05-14",
             "The offensive began weeks after rebels captured Goma.", "captured", "", ""},
        Case{"days before what has been", "en", "2024-05-14",
             "The army shelled the camp at Homs a week before the rebels took the town.", "took",
             "2024-05-14", "2024-05-14"}));

}  // namespace
}  // namespace counterclaim
