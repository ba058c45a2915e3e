// Whose word a French claim is, and in what mood, where the clause of saying stands in one of the
// turns of French news: behind a medium, around a relative clause, in a count, in a promise.

#include "support/speaker_cases.hpp"

namespace counterclaim {
namespace {

TEST(FrenchSpeakers, AreFoundWhereTheWordsOfSayingHideThem) {
    test::expect_speakers({
        // a noun that the parser hangs on its participle
        {"fr", "Selon un humanitaire joint sur place, des milliers de civils ont fui Bukavu.",
         "displacement", "humanitaire"},
        // behind the medium he wrote on
        {"fr",
         "« Les bombardements continuent à Marioupol », a écrit sur Telegram Serhiy Danylenko, "
         "ancien gouverneur de la région de Donetsk.",
         "shelling", "Serhiy Danylenko", "actual", "affirmed", "Ukraine"},
        // who is asked to do something does not ask
        {"fr",
         "Le chef historique des rebelles, Ali Koné, emprisonné depuis 2009, a appelé jeudi son "
         "mouvement à déposer les armes.",
         "ceasefire", "Le chef", "demanded"},
        {"fr", "L'armée se réserve le droit de riposter à Goma.", "armed-clash", "L'armée",
         "future"},
        {"fr",
         "Les Forces armées congolaises portent à la connaissance de tous que les rebelles ont "
         "attaqué lundi leurs positions à Mweso.",
         "armed-clash", "Forces armées"},
        // who spoke before
        {"fr",
         "L'Observatoire syrien des droits de l'homme a fait état de bombardements à Homs.\n\n"
         "Trois civils ont été tués à Homs, selon la même source.",
         "shelling", "la même source", "actual", "affirmed", "Syrian Observatory for Human Rights"},
        {"fr", "Paris a réitéré son appel à une trêve au Liban.", "ceasefire", "Paris", "demanded"},
        // behind the occasion he spoke on
        {"fr",
         "« Nos forces contrôlent le palais de Khartoum », s'est réjoui vendredi dans une "
         "allocution télévisée le porte-parole de l'armée.",
         "hold", "porte-parole"},
        {"fr", "L'ambassadeur iranien à l'ONU, Amir Karimi, a fait état de 78 morts à Natanz.",
         "casualty-toll", "ambassadeur"},
        // whose view a sentence opens with; who heard it
        {"fr", "Pour Kiev, la Russie a bombardé délibérément un hôpital à Kherson.", "shelling",
         "Kiev"},
        {"fr", "Des témoins ont entendu de violentes explosions près de Khartoum.", "explosion",
         "témoins"},
        // a group's name said as an adjective; a pronoun beside the subject; who spoke just before
        {"fr", "Un porte-parole houthi a annoncé des combats à Sanaa.", "armed-clash",
         "porte-parole houthi", "actual", "affirmed", "Houthis"},
        {"fr", "Le Rwanda, lui, a annoncé l'envoi de 2.000 hommes au Mozambique.", "deployment", "",
         "future", "affirmed", "Rwanda"},
        {"fr",
         "La Russie a fait état de combats à Kherson.\n\nL'Ukraine a démenti les faits, alors "
         "qu'elle avait affirmé plus tôt que des combats avaient éclaté à Melitopol.",
         "armed-clash", "Ukraine", "actual", "affirmed", "Ukraine"},
        {"fr",
         "Le secrétaire d'État américain a reçu Ilham Aliev à Bakou, l'exhortant à cesser les "
         "hostilités.",
         "ceasefire", "secrétaire", "demanded"},
        // an indefinite plural behind its verb; those whom an agency has reached
        {"fr", "Des drones ont frappé Nyala mercredi, ont rapporté jeudi des sources locales.",
         "air-strike", "sources locales"},
        {"fr",
         "Selon des sources locales jointes par Radio Okapi, des hommes armés ont tué six civils à "
         "Beni.",
         "violence-against-civilians", "sources locales"},
        // the first of three
        {"fr",
         "Le gouvernement rwandais, le M23 et l'ONU ont affirmé que des obus avaient touché Goma.",
         "shelling", "gouvernement rwandais", "actual", "affirmed", "Rwanda"},
        // of whose office it was told
        {"fr",
         "Neuf soldats ont été tués à Djibo, au Burkina Faso, selon un communiqué de l'armée.",
         "armed-clash", "communiqué de l'armée", "actual", "affirmed", "Burkina Faso"},
        {"en",
         "Nine soldiers were killed in Djibo, Burkina Faso, according to a statement from the "
         "army.",
         "armed-clash", "statement from the army", "actual", "affirmed", "Burkina Faso"},
        {"fr", "La branche afghane de l'État islamique a revendiqué un attentat à Kaboul.",
         "explosion", "branche", "actual", "affirmed", "Islamic State"},
        {"fr", "L'ONU juge indispensable l'ouverture d'un couloir humanitaire vers El-Facher.",
         "humanitarian-aid", "L'ONU", "demanded"},
    });
}

TEST(FrenchSpeakers, DenyWhatWasToldBefore) {
    const std::string told = "Kinshasa accuse Kigali d'avoir bombardé un marché à Sake. ";
    const auto denied = [&](const std::string& answer, const std::string& speaker) {
        return test::SpeakerCase{"fr",     told + answer, "shelling", speaker,
                                 "actual", "denied",      "Rwanda"};
    };
    test::expect_speakers({
        denied("Ces affirmations sont infondées, a répliqué le ministère rwandais de la Défense.",
               "ministère"),
        denied("Ces allégations sont sans fondement, a réagi l'armée rwandaise.", "armée"),
        denied("Cette version ne correspond pas à la réalité, a répondu l'armée rwandaise.",
               "armée"),
        denied("Les autorités rwandaises nient toute ingérence.", "autorités"),
        denied("L'armée rwandaise affirme le contraire.", "armée"),
        denied("Kigali assure le contraire.", "Kigali"),
        denied("Kigali rejette toute responsabilité.", "Kigali"),
        denied("Le gouvernement rwandais a qualifié cette accusation de « grotesque ».",
               "gouvernement"),
        // of a deed that nobody was named for
        {"fr",
         "Un attentat à la voiture piégée a fait neuf morts mardi à Quetta. L'Inde a nié toute "
         "implication.",
         "explosion", "L'Inde", "actual", "denied", "India"},
        {"en", "A car bomb killed nine people in Quetta on Tuesday. India denied any involvement.",
         "explosion", "India", "actual", "denied", "India"},
    });
}

TEST(FrenchSpeakers, TellWhatTheyHaveSeenThemselves) {
    test::expect_speakers({
        {"fr", "Notre correspondante a vu des chars israéliens entrer dans Gaza.", "advance",
         "correspondante"},
        {"fr", "J'ai vu des soldats russes tirer sur des civils à Boutcha.",
         "violence-against-civilians", "J'"},
    });
}

TEST(FrenchSpeakers, AreToldOfRightBeforeTheyAreQuoted) {
    test::expect_speakers({
        {"fr", "Olena n'en revient pas : « Les Russes ont bombardé l'école de Kherson lundi. »",
         "shelling", "Olena"},
        {"fr", "Le gouverneur de Kherson est formel : « Les Russes ont bombardé l'école lundi. »",
         "shelling", "gouverneur", "actual", "affirmed", "Ukraine"},
        {"fr", "Mariam secoue la tête. « Les soldats ont brûlé notre village près de Goma. »",
         "property-destruction", "Mariam"},
    });
}

TEST(FrenchSpeakers, AreNotTakenFromBesideWhatIsTold) {
    test::expect_speakers({
        // who goes on with a thing says nothing
        {"fr", "L'armée éthiopienne poursuit depuis mars une offensive dans la région Amhara.",
         "armed-clash", "-"},
        {"fr", "Les négociateurs ont poursuivi jeudi leurs pourparlers à Djeddah.", "talks", "-"},
        // what opens the sentence only dates what is said
        {"fr", "Après la prise de Kutum, l'ONU craint des représailles au Soudan.", "capture", "-"},
        // with no comma before it, the phrase speaks for its clause alone
        {"fr",
         "Les rebelles ont repris Bria après des combats qui ont fait vingt morts selon l'armée.",
         "capture", "-"},
        // a count is nobody's word
        {"fr", "Un premier bilan fait état de six soldats tués dans une embuscade près de Gao.",
         "armed-clash", "-"},
        // a phrase inside a participle speaks for the participle alone
        {"fr", "Le M23, soutenu selon l'ONU par des soldats rwandais, s'est emparé lundi de Goma.",
         "capture", "-"},
        // what one side does, and what the other says it will do
        {"fr", "L'Inde frappe le Pakistan, Islamabad promet de riposter.", "shelling", "-",
         "actual"},
        {"fr", "Si Kramatorsk tombait, tout le Donbass serait menacé.", "capture", "-"},
        // what is agreed is no promise
        {"fr", "Le gouvernement et l'ELN sont convenus mardi de prolonger leur cessez-le-feu.",
         "ceasefire", "-", "actual"},
    });
}

}  // namespace
}  // namespace counterclaim
