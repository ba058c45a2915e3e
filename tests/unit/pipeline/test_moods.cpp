// Whether what a sentence tells is so, to come, asked for or open, on sentences of our own.

#include "support/whole_pipeline.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace counterclaim {
namespace {

struct Case {
    std::string language;
    std::string text;
    std::string expected;  ///< type, polarity and modality of a claim it must give
};

const Case k_cases[] = {
    // who commands his own, and who asks others
    {"en", "The president ordered his troops to withdraw from Kostal.",
     "withdrawal affirmed future"},
    {"en", "The president ordered the rebels to withdraw from Kostal.",
     "withdrawal affirmed demanded"},
    {"fr", "Les rebelles se disent déterminés à marcher sur la capitale du Tchad.",
     "advance affirmed future"},
    {"fr", "Le président a convoqué une réunion des ministres sur la guerre au Mali.",
     "talks affirmed future"},
    {"fr",
     "Le g\xC3\xA9n\xC3\xA9ral a ordonn\xC3\xA9 \xC3\xA0 ses troupes de se retirer de Kostal.",
     "withdrawal affirmed future"},
    {"fr", "L'organisation a ordonn\xC3\xA9 le d\xC3\xA9ploiement de sa force au Mali.",
     "deployment affirmed future"},
    {"en", "The army wants the rebels to withdraw from Kostal.", "withdrawal affirmed demanded"},
    // a gerund that completes the word before it
    {"en", "The army is on the verge of taking Kostal.", "capture affirmed future"},
    {"en", "The army is close to taking Kostal.", "capture affirmed future"},
    {"en", "The army came close to taking Kostal.", "capture denied actual"},
    {"en", "The army stopped short of taking Kostal.", "capture denied actual"},
    {"en", "The army ruled out shelling the town of Kostal.", "shelling denied future"},
    {"en", "The army has no intention of withdrawing from Kostal.", "withdrawal denied future"},
    {"en", "The army is suspected of shelling the town of Kostal.", "shelling affirmed possible"},
    {"en", "The army failed after shelling the town of Kostal.", "shelling affirmed actual"},
    {"en", "The rebels refused by attacking the base in Kostal.", "armed-clash affirmed actual"},
    // who is ordered or told is asked; who is said to have done it may have
    {"en", "The army was ordered to shell Kostal.", "shelling affirmed demanded"},
    {"en", "The rebels were told to withdraw from Kostal.", "withdrawal affirmed demanded"},
    {"en", "The army is said to have shelled Kostal.", "shelling affirmed possible"},
    {"en", "There is no evidence that the army shelled Kostal.", "shelling affirmed possible"},
    {"en", "It was not immediately clear whether the army had shelled Kostal.",
     "shelling affirmed possible"},
    {"en", "The army has no plans to shell Kostal.", "shelling denied future"},
    // what there is no evidence of is open, what there is no sign of is denied
    {"en", "The mission found no evidence of an air strike on Goma.",
     "air-strike affirmed possible"},
    {"en", "There were no signs of fighting in Goma on Monday.", "armed-clash denied actual"},
    {"en", "There were no reports of fighting in Goma on Monday.", "armed-clash denied actual"},
    {"fr", "Les enqu\u00EAteurs n'ont trouv\u00E9 aucune trace de bombardements \u00E0 Goma.",
     "shelling denied actual"},
    {"fr", "Rien n'indique que les rebelles ont bombard\u00E9 Goma.", "shelling affirmed possible"},
    // who refuses to rule it out denies nothing; what waits has not come
    {"en", "The president refused to rule out an attack on Goma.", "armed-clash affirmed possible"},
    {"en", "Once Goma is liberated, aid will flow, the general said.", "capture affirmed future"},
    {"en", "The goal is the defeat of the rebels in Goma.", "armed-clash affirmed future"},
    {"en", "The rebels violated the cease-fire in Goma on Monday.",
     "ceasefire-violation affirmed actual"},
    {"en", "The army has to withdraw from Kostal.", "withdrawal affirmed demanded"},
    {"fr", "L'armée a failli prendre la ville de Kostal.", "capture denied actual"},
    {"fr", "L'armée a été contrainte d'attaquer la base de Kostal.", "armed-clash affirmed actual"},
    {"fr", "Au lieu d'attaquer la base, l'armée a quitté Kostal.", "armed-clash denied actual"},
    // who completes it does not end it
    {"fr", "Les milices veulent achever l'\u00E9puration ethnique au Darfour.",
     "violence-against-civilians affirmed future"},
    // who does not hesitate does it
    {"en", "The army did not hesitate to shell the town of Kostal.", "shelling affirmed actual"},
    {"fr", "L'arm\u00E9e n'a pas h\u00E9sit\u00E9 \u00E0 bombarder la ville de Kostal.",
     "shelling affirmed actual"},
    {"en", "The army wants to withdraw from Kostal.", "withdrawal affirmed future"},
    {"fr", "Le gouvernement souhaite que les hostilit\xC3\xA9s cessent.",
     "ceasefire affirmed demanded"},
    // asked for by one who is to do nothing himself; planned, meant, studied
    {"fr", "La communauté internationale doit imposer un embargo, plaide l'ONU.",
     "sanction affirmed demanded"},
    {"fr", "Le gouvernement projette d'envoyer 500 soldats à Goma.", "deployment affirmed future"},
    {"fr", "La Pologne s'est dite prête jeudi à livrer des chars à l'Ukraine.",
     "military-support affirmed future"},
    {"fr", "Dix mille hommes doivent prendre part à l'offensive contre Raqqa.",
     "armed-clash affirmed future"},
    // what was given up or shrunk from
    {"fr", "Washington a renoncé à bombarder la Syrie.", "shelling denied actual"},
    {"fr", "Le Tchad hésite à attaquer les rebelles à Kostal.", "armed-clash affirmed possible"},
    // what is fought for is not taken
    {"fr", "La bataille pour reprendre Manbij à l'EI a fait dix morts lundi.",
     "armed-clash affirmed actual"},
    {"fr", "Berlin autorise Kiev à bombarder Belgorod.", "shelling affirmed future"},
    {"fr", "Des négociations sont censées se tenir à Doha.", "talks affirmed future"},
    {"fr", "Des sanctions sont à l'étude contre le Rwanda.", "sanction affirmed possible"},
    // what is feared or studied did not happen for it
    {"en", "Dozens of villagers are feared to have been killed in the shelling of Kostal.",
     "shelling affirmed possible"},
    {"fr", "La Russie a \u00E9tudi\u00E9 un retrait de ses troupes.",
     "withdrawal affirmed possible"},
    // nobody says whose word it is
    {"fr",
     "Quatre soldats auraient \xC3\xA9t\xC3\xA9 tu\xC3\xA9s dans une embuscade pr\xC3\xA8s de Gao.",
     "armed-clash affirmed possible"},
    {"en", "A family was reportedly killed when airstrikes hit a suburb of Aleppo.",
     "air-strike affirmed possible"},
    {"en", "There were reports last year that the commander had been killed.",
     "casualty-toll affirmed possible"},
    {"en", "Marches were held amid allegations that two protesters were shot by police.",
     "violence-against-civilians affirmed possible"},
    {"fr", "Les rebelles tiendraient encore la ville.", "hold affirmed possible"},
    // what is asked is open, what is taken for granted is not
    {"en", "Did the army shell the market?", "shelling affirmed possible"},
    {"fr",
     "L'arm\xC3\xA9"
     "e a-t-elle bombard\xC3\xA9 le march\xC3\xA9 ?",
     "shelling affirmed possible"},
    {"en", "Why did the army shell the market?", "shelling affirmed actual"},
    // done next, in French in the infinitive; what a span of time is left to do
    {"fr", "Les soldats ont bombard\xC3\xA9 le port de Kostal avant de se replier vers la colline.",
     "withdrawal affirmed actual"},
    {"fr",
     "L'arm\xC3\xA9"
     "e a donn\xC3\xA9 une semaine aux rebelles pour quitter la ville.",
     "withdrawal affirmed demanded"},
    {"en", "The army gave the rebels a week to leave the town.", "withdrawal affirmed demanded"},
    {"en", "The militia has two days to withdraw from Bakhmut.", "withdrawal affirmed demanded"},
    // how long it has gone on is a time of its own
    {"en", "After a month of war, the army holds Goma.", "armed-clash affirmed actual"},
    // who gives relief says what was done
    {"en",
     "M\xC3\xA9"
     "decins Sans Fronti\xC3\xA8res suspended its visits to Kostal after the fighting.",
     "humanitarian-aid affirmed actual"},
    {"en", "Medics reached the village two days after the attack, with blankets.",
     "humanitarian-aid affirmed actual"},
    {"fr",
     "Les chirurgiens ont soign\xC3\xA9 quarante personnes apr\xC3\xA8s le bombardement de Kostal.",
     "humanitarian-aid affirmed actual"},
    // ruled out, and not ruled out
    {"en", "The rebels ruled out any truce.", "ceasefire denied future"},
    {"fr", "Il a exclu le d\xC3\xA9ploiement de soldats au Mali.", "deployment denied future"},
    {"fr", "Une intervention militaire au Mali n'est pas exclue.",
     "military-support affirmed possible"},
    // had to, could be heard, would have
    {"en", "Government troops had to withdraw from Hadrut after the attack.",
     "withdrawal affirmed actual"},
    {"en", "Shelling could still be heard in Aleppo on Monday.", "shelling affirmed actual"},
    {"en", "The army would have taken the town.", "capture affirmed possible"},
    {"en", "Troops have yet to withdraw from Kostal.", "withdrawal denied actual"},
    {"en", "Families have sought refuge at the airbase.", "displacement affirmed actual"},
    // what is to begin, by its words or by its date
    {"fr",
     "Le minist\xC3\xA8re a confirm\xC3\xA9 son intention de lancer une offensive contre Kostal.",
     "armed-clash affirmed future"},
    {"en", "The rebels and the government agreed on a truce that is due to take effect on Monday.",
     "ceasefire affirmed future"},
    {"en", "A ceasefire in Karabakh starts on 30 October, Russia said.",
     "ceasefire affirmed future"},
    {"en", "The foreign ministers of Armenia and Azerbaijan met in Geneva on Friday.",
     "talks affirmed actual"},
    // an inquiry is asked for into what did happen
    {"en", "The monitors called for an inquiry into the air strikes on Goma.",
     "air-strike affirmed actual"},
    {"fr",
     "L'ONU r\xC3\xA9"
     "clame une enqu\xC3\xAAte sur le bombardement du march\xC3\xA9 de Goma.",
     "shelling affirmed actual"},
    // who did it may be unknown; that it was done is not
    {"en", "It is not clear who fired the missile that hit the market in Aleppo.",
     "shelling affirmed actual"},
    {"fr", "On ne sait pas qui a bombard\xC3\xA9 le march\xC3\xA9 de Goma.",
     "shelling affirmed actual"},
    // what does not end goes on
    {"en", "The army has not stopped shelling the town.", "shelling affirmed actual"},
    {"en", "The envoy failed to stop the attacks on Goma.", "armed-clash affirmed actual"},
    {"fr", "L'armée n'arrête pas de bombarder la ville.", "shelling affirmed actual"},
    // whose word asks, promises or tells by itself
    {"en", "The minister told Rwanda to withdraw its troops from Goma.",
     "withdrawal affirmed demanded"},
    {"en", "Norway promised tanks to Ukraine.", "military-support affirmed future"},
    {"en", "The hostages are due to be released on Sunday.", "release-exchange affirmed future"},
    // nothing and nobody
    {"en", "The soldiers have destroyed nothing in Goma.", "property-destruction denied actual"},
    {"en", "Nobody was abducted in Goma.", "violence-against-civilians denied actual"},
    {"en", "The army launched no offensive near Goma.", "armed-clash denied actual"},
    {"en", "Neither side respected the truce in Goma.", "ceasefire-violation affirmed actual"},
    {"fr", "L'armée n'a pris aucun village près de Goma.", "capture denied actual"},
    {"fr", "Les rebelles n'ont enlevé personne à Goma.",
     "violence-against-civilians denied actual"},
    {"fr", "Les soldats ne vont rien détruire à Goma.", "property-destruction denied future"},
    // what hurt nobody was done
    {"fr", "La frappe sur Goma n'a pas fait de victime.", "air-strike affirmed actual"},
    // what is said of a report falls on what it reports
    {"en", "Claims that Goma has been captured are not true, the governor said.",
     "capture denied actual"},
    {"en", "The capture of Goma is a lie, the governor said.", "capture denied actual"},
    {"fr", "La prise de Goma par les rebelles est une fausse information, a dit le gouverneur.",
     "capture denied actual"},
    {"en", "Rumours spread that the rebels had captured the town.", "capture affirmed possible"},
    {"en", "There were allegations that soldiers shot two protesters.",
     "violence-against-civilians affirmed possible"},
    {"en", "According to unconfirmed reports, the rebels have captured the town.",
     "capture affirmed possible"},
    {"fr", "Selon des informations non confirmées, les rebelles ont pris la ville.",
     "capture affirmed possible"},
    {"fr",
     "Les rebelles rejettent les accusations selon lesquelles ils auraient bombardé le marché.",
     "shelling denied actual"},
    {"en", "If it is proven that the police killed the demonstrators, the minister must go.",
     "violence-against-civilians affirmed possible"},
    // who is answerable for a deed did it
    {"en", "The army said it was not responsible for the shelling of the market.",
     "shelling denied actual"},
    // what a side announces that it will do
    {"en", "France announced the withdrawal of its soldiers from Mali.",
     "withdrawal affirmed future"},
    {"fr", "Le gouvernement a annoncé l'envoi de renforts à Gao.", "deployment affirmed future"},
    {"en", "The ministry announced the capture of Goma.", "capture affirmed actual"},
    // words that say it is to come, or asked for
    {"en",
     "Soldiers and rebels fought on. A summit of the two foreign ministers is planned in Geneva.",
     "talks affirmed future"},
    {"en", "\"Withdraw your troops from Goma,\" the minister told Rwanda.",
     "withdrawal affirmed demanded"},
    {"en", "Germany wants a ceasefire in Sudan.", "ceasefire affirmed demanded"},
    {"fr",
     "Les rebelles ont pris Goma. Les soldats étrangers doivent quitter le pays, a martelé le "
     "ministre.",
     "withdrawal affirmed demanded"},
    {"fr", "Le président Emmanuel Macron a convoqué un sommet sur le Sahel.",
     "talks affirmed future"},
    {"en", "The army told residents of Goma to evacuate.", "displacement affirmed demanded"},
    // words that say that there is none
    {"en", "The government lifted sanctions against the junta.", "sanction denied actual"},
    {"fr", "Le parlement a rejeté les sanctions contre la junte.", "sanction denied actual"},
    // what only dates is asked for by nobody
    {"fr",
     "Le pr\xC3\xA9sident a demand\xC3\xA9 une enqu\xC3\xAAte suite \xC3\xA0 l'attaque des "
     "rebelles contre Gao.",
     "armed-clash affirmed actual"},
    // who was able to, did; and who swears never to have done it speaks of what has been
    {"fr", "Deux cents civils ont pu \xC3\xAAtre \xC3\xA9vacu\xC3\xA9s d'Alep mardi.",
     "displacement affirmed actual"},
    {"fr", "Deux cents civils auraient pu \xC3\xAAtre \xC3\xA9vacu\xC3\xA9s d'Alep mardi.",
     "displacement affirmed possible"},
    // agreed on, allowed, counted on: still to come
    {"en", "The two sides agreed on an exchange of prisoners.", "release-exchange affirmed future"},
    {"fr", "Les deux camps ont convenu d'un retrait des troupes.", "withdrawal affirmed future"},
    {"en", "The rebels and the army agreed on a truce in Kostal.", "ceasefire affirmed actual"},
    {"en", "Parliament gave the president permission to send troops to Ukraine.",
     "military-support affirmed future"},
    {"fr",
     "L'arm\xC3\xA9"
     "e ne compte pas avancer sur Goma.",
     "advance affirmed future"},
    {"en", "The president has ordered a daily truce in Aleppo to begin on Tuesday.",
     "ceasefire affirmed future"},
    {"en", "The envoy encouraged Armenia and Azerbaijan to resume peace talks.",
     "talks affirmed demanded"},
    {"en", "The minister confirmed that Kenya would be sending troops to Haiti.",
     "military-support affirmed future"},
    {"en", "The army should continue its attacks on the rebels in Gao, the governor said.",
     "armed-clash affirmed demanded"},
    {"en", "The sides signed a deal to evacuate the wounded from Kidal.",
     "humanitarian-aid affirmed future"},
    {"en", "The rebels are expected to withdraw from Goma.", "withdrawal affirmed future"},
    {"en", "Air strikes missed the rebels and killed 12 civilians in Tikrit.",
     "air-strike affirmed actual"},
    {"en", "It was not immediately clear who was behind Sunday's attack on Beni.",
     "armed-clash affirmed actual"},
    {"en", "Kyiv has neither confirmed nor denied that it shelled the refinery in Ryazan.",
     "shelling affirmed possible"},
    {"en", "The mayor sought to calm fears as the army contended with roadside bombs in Gao.",
     "explosion affirmed actual"},
    {"en", "The president plans to visit Kigali on Monday.", "talks affirmed future"},
    // more than that, and not to be forgotten: it was done
    {"en", "The army not only shelled Kostal but burned the market.", "shelling affirmed actual"},
    {"en", "The army did not just shell Kostal, it burned the market.", "shelling affirmed actual"},
    {"fr", "L'armée n'a pas seulement bombardé Goma, elle a brûlé le marché.",
     "shelling affirmed actual"},
    {"en", "We must not forget that the army shelled Kostal.", "shelling affirmed actual"},
    {"fr", "N'oublions pas que l'armée a bombardé Goma.", "shelling affirmed actual"},
    {"fr", "Il ne fait aucun doute que l'armée a bombardé Goma.", "shelling affirmed actual"},
    {"en", "The army did not shell Kostal.", "shelling denied actual"},
    // who has no part in a deed denies it
    {"en", "Washington said it had played no role in the raid on Damascus.",
     "air-strike denied actual"},
    {"en", "Rwanda said it had nothing to do with the attack on Goma.",
     "armed-clash denied actual"},
    {"en", "Washington said it was not involved in the raid on Damascus.",
     "air-strike denied actual"},
    {"fr", "Washington a assuré n'avoir joué aucun rôle dans cette frappe à Damas.",
     "air-strike denied actual"},
    {"fr", "L'armée affirme n'avoir rien à voir avec l'attaque de Goma.",
     "armed-clash denied actual"},
    {"en", "Israel has not confirmed or denied the strike on Damascus.",
     "air-strike affirmed possible"},
    // what is to be answered was done
    {"en", "Iran vowed to respond to the strike on its consulate in Damascus.",
     "air-strike affirmed actual"},
    {"en", "Iran has vowed revenge for the strike that killed seven officers in Damascus.",
     "air-strike affirmed actual"},
    // what did not come of it is no deed of its own
    {"fr", "Des drones ont visé une base américaine en Syrie, sans faire de victime.",
     "air-strike affirmed actual"},
    // who does not do a thing at all
    {"en", "Addis Ababa says it does not target civilians.",
     "violence-against-civilians denied actual"},
    {"fr", "Moscou a toujours démenti viser des civils.",
     "violence-against-civilians denied actual"},
    // a clause of time whose verb promises or threatens has its own matter
    {"en", "Rebels captured Goma as the president vowed to retake it.", "capture affirmed actual"},
    {"fr", "L'armée a bombardé Goma alors que le président menaçait de quitter les pourparlers.",
     "shelling affirmed actual"},
};

TEST(Moods, AreReadFromTheWordsAroundTheDeed) {
    for (const auto& one : k_cases) {
        std::string read;
        bool found = false;
        for (const auto& reading : test::read_text(one.text, one.language)) {
            for (const auto& claim : reading.claims) {
                const auto told = std::string(to_string(claim.type)) + " " +
                                  std::string(to_string(claim.polarity)) + " " +
                                  std::string(to_string(claim.modality));
                found = found || told == one.expected;
                read += "\n  " + told;
            }
        }
        EXPECT_TRUE(found) << one.text << "\nwanted " << one.expected << ", read" << read;
    }
}

}  // namespace
}  // namespace counterclaim
