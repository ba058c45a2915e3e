// What an English sentence claims, and of whom, where the words that decide it are not in their
// plain place: verbs that share an agent, sides named with "between", pronouns of speakers, denials
// in a relative clause, nouns that look like adjectives.

#include "support/whole_pipeline.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace counterclaim {
namespace {

/// A sentence after a lead about a war holds a claim of this type with these parties ("-": none;
/// empty: not looked at).
struct Case {
    std::string text;
    std::string type;
    std::string actor = {};
    std::string target = {};
    std::string mood = "affirmed actual";
    bool read = true;  ///< false: no claim of this type at all
};

bool names(const std::optional<Participant>& slot, const std::string& party) {
    if (party.empty()) { return true; }
    const bool open = !slot || slot->party.empty();
    if (party == "-") { return open; }
    return !open && std::find(slot->party.begin(), slot->party.end(), party) != slot->party.end();
}

const std::vector<Case> k_cases{
    // what somebody is kept from he does not do
    {"Ukraine said its brigade had kept the Russian army from taking Toretsk.",
     "capture",
     "Russia",
     {},
     "denied actual"},
    {"Ukraine said its brigade had failed to stop the Russian army from taking Toretsk.", "capture",
     "Russia"},
    // a deed behind a comma, and who is said to have done it
    {"Gunmen killed 14 pilgrims near Quetta on Monday, an attack New Delhi blames on militants.",
     "violence-against-civilians"},
    // a list with an ordinal dates nothing, a subject takes the order out of a verb
    {"The defence ministry put the toll of the shelling at four.",
     "casualty-toll",
     {},
     {},
     "affirmed demanded",
     false},
    {"Poland expelled two military attaches on Monday.", "sanction", "Poland"},
    // whoever is said to have lost a place, or is answered last, denies that
    {"Russia said its troops had taken Toretsk on Monday. Ukraine denied the claim.",
     "capture",
     "Russia",
     {},
     "denied actual"},
    {"Russia said its troops had taken Toretsk on Monday. Ukraine dismissed the report, saying "
     "its brigades still held the town.",
     "capture",
     "Russia",
     {},
     "denied actual"},
    {"Russia said its troops had taken Toretsk on Monday, a claim Ukraine rejected.",
     "capture",
     "Russia",
     {},
     "denied actual"},
    {"Russia said its troops had taken Toretsk on Monday, a charge denied by Ukraine.",
     "capture",
     "Russia",
     {},
     "affirmed actual"},
    // all who are accused
    {"Amnesty accused the Russian army and allied militias of executing 30 villagers near Toretsk.",
     "violence-against-civilians", "Russia"},
    // of two deeds told together the one by the same hand
    {"Israeli jets struck Baalbek on Monday, hours after rockets were fired towards Metula. The "
     "Israeli army said it had targeted a depot.",
     "air-strike", "Israel"},
    {"The Russian army said on Monday its jets had killed nine fighters near Toretsk. Amnesty "
     "accused the Russian army of massacring 70 villagers near Izyum in March.",
     "violence-against-civilians", "Russia"},
    // nobody was hurt by what was told before
    {"A Ukrainian patrol came under fire near Toretsk on Monday. No soldiers were hurt.",
     "casualty-toll",
     {},
     {},
     "denied actual",
     false},
    // words of the entry undergo nothing
    {"The truce took effect at dawn on Monday.", "ceasefire", {}, "-"},
    // states on both sides of "between" are parties
    {"Fighting between Israel and Hamas resumed in Rafah on Monday.", "armed-clash", "Hamas",
     "Hamas"},
    {"Egypt hosted peace talks between Russia and Ukraine on Monday.", "talks", "Russia",
     "Ukraine"},
    // verbs and nouns that are joined share who did it
    {"Two protesters were shot and killed by Sudanese soldiers in Khartoum on Monday.",
     "violence-against-civilians", "Sudan"},
    {"At least 40 people were killed in air strikes and shelling by Syrian forces in Idlib.",
     "air-strike", "Syria"},
    // what is seen to be done to something
    {"The footage showed two Russian tanks being hit by a drone near Vuhledar.",
     "air-strike",
     {},
     "Russia"},
    // what stands and is struck does not shell
    {"The bombardment of Ukrainian infrastructure went on all night.", "shelling", {}, "Ukraine"},
    // a denial in a relative clause, and denials of something else
    {"Russia has blamed Ukraine for the explosions in Bryansk, which Kyiv has denied.",
     "explosion",
     "Ukraine",
     {},
     "denied actual"},
    {"Russia shelled Kherson on Monday. Moscow rejected accusations of meddling in the vote.",
     "shelling",
     {},
     {},
     "denied actual",
     false},
    {"Russia shelled Kherson on Monday. Accused of meddling in the vote, Russia denied it.",
     "shelling",
     {},
     {},
     "denied actual",
     false},
    // what was told before is said to be untrue; of other things that are, nothing is denied
    {"Russia shelled Kherson on Monday, Ukraine said. \"This is false,\" the Russian ministry "
     "said.",
     "shelling",
     "Russia",
     {},
     "denied actual"},
    {"Russia shelled Kherson on Monday, Ukraine said. Russia dismissed the claim as a lie.",
     "shelling",
     "Russia",
     {},
     "denied actual"},
    {"Russia shelled Kherson on Monday. The rumours of a new tax are false, the minister said.",
     "shelling",
     {},
     {},
     "denied actual",
     false},
    // nobody claims it, and it took place
    {"The attack, which killed ten people in Kherson, has not been claimed.",
     "violence-against-civilians"},
    {"The attack, which killed ten people in Kherson, has not been claimed.",
     "violence-against-civilians",
     {},
     {},
     "denied actual",
     false},
    // a truce that is proposed, or must be kept, is asked for; its broker is no side of it
    {"Macron said the UN's proposed ceasefire must be applied across Syria.",
     "ceasefire",
     "-",
     {},
     "affirmed demanded"},
    // a noun that looks like an adjective of the time behind it
    {"Turkey launched an offensive last month against Kurdish fighters in Afrin.", "armed-clash",
     "Turkey"},
    // a pronoun of things is whoever says so
    {"Turkey has trained the brigade. Azerbaijan said it had destroyed two tanks in Fuzuli.",
     "equipment-loss", "Azerbaijan"},
    // "our army" and "the enemy" are those of the speaker
    {"\"Our military is destroying the enemy near Robotyne,\" the Russian general said.",
     "armed-clash", "Russia"},
    // the unarmed dead that a side counts are its own
    {"Ukraine said ten civilians had died in Kharkiv since Monday.", "casualty-toll", "-",
     "Ukraine"},
    // nobody attacked where a helicopter crashed
    {"A helicopter crashed in bad weather near Bakhmut, killing six soldiers.", "equipment-loss"},
    {"A helicopter crashed in bad weather near Bakhmut, killing six soldiers.",
     "air-strike",
     {},
     {},
     "affirmed actual",
     false},
    // a state behind a word of place is that state where it is struck, punished or met
    {"The EU imposed new sanctions on Iran on Monday.", "sanction", "European Union", "Iran"},
    {"Israel launched air strikes on Iran early on Friday.", "air-strike", "Israel", "Iran"},
    // a war is fought where it is said to be, and those it killed do not fight it
    {"Syria's civil war erupted in March 2011.", "armed-clash", "-"},
    {"The conflict in Yemen, which has lasted nine years, has killed 377,000 people.",
     "armed-clash", "-"},
    // who holds a town did not strike it
    {"An air strike on a town, controlled by the Houthis, killed ten people.", "air-strike", "-"},
    // a particle that a parser hangs on the number behind it
    {"The US military said it had shot down four Houthi drones over the Red Sea.", "equipment-loss",
     "United States", "Houthis"},
    {"Armenia handed over four villages to Azerbaijan.", "handover", "Azerbaijan", "Armenia"},
    // verbs read as nouns and participles, objects hung on the noun before
    {"Kosovo police shot dead three gunmen after an ambush in Banjska.", "armed-clash", "Kosovo"},
    {"Turkey supplied drones to Ethiopia.", "military-support", "Turkey", "Ethiopia"},
    // those who exchange prisoners and fire
    {"Ukraine and Russia exchanged 150 prisoners of war each on Wednesday.", "release-exchange",
     "Ukraine", "Russia"},
    // who claims responsibility did it; who rejects a truce is asked for it
    {"JNIM claimed responsibility for an attack on an army camp in Djibo.", "armed-clash", "JNIM"},
    {"Sudan's army chief Abdel Fattah al-Burhan rejected a truce with the RSF.", "ceasefire",
     "Sudan", "Rapid Support Forces", "denied actual"},
    // a visit for talks is with whom they are held
    {"Blinken arrived in Tel Aviv on Thursday for talks with Netanyahu.", "talks", "United States",
     "Israel"},
    // a state behind the word that also introduces what is struck does not strike
    {"Officials fear another bombardment of Ukraine this week.",
     "shelling",
     {},
     "Ukraine",
     "affirmed possible"},
    // the end of a fight is asked for, had in mind, or said by the verb itself
    {"The Kremlin has called on the hostilities in Sudan to be immediately ended.",
     "ceasefire",
     {},
     {},
     "affirmed demanded"},
    {"Residents criticised the army's failure to end the fighting in Bunia.",
     "armed-clash",
     {},
     {},
     "denied actual",
     false},
    {"\"Our aim was never to capture the airfield,\" the rebel commander said.",
     "capture",
     {},
     {},
     "denied actual",
     false},
    {"Moldova and Ukraine are set for talks in Kyiv.", "talks", {}, {}, "affirmed future"},
    // fighters sent to help somebody
    {"Turkey sent Syrian fighters to support Azerbaijan.", "military-support", "Turkey"},
    // what an attack did not do, a pause in its course, and a notice are no claims
    {"The attack caused no damage, the mayor said.",
     "property-destruction",
     {},
     {},
     "affirmed actual",
     false},
    {"Moscow has resumed its air strikes on Kyiv after a pause of seven weeks.",
     "ceasefire",
     {},
     {},
     "affirmed actual",
     false},
    {"A death notice was sent to the family of the soldier.",
     "casualty-toll",
     {},
     {},
     "affirmed actual",
     false},
    {"Protesters target Netanyahu at a rally in Tel Aviv.",
     "shelling",
     {},
     {},
     "affirmed actual",
     false},
    {"Gulf states hosted a second round of talks between India and Pakistan on Thursday.", "talks",
     "India", "Pakistan"},
    {"The British navy said it had shot down three Houthi drones over the strait.",
     "equipment-loss", "United Kingdom", "Houthis"},
    {"A terrorist bombing in Istanbul killed ten people on Sunday.", "explosion"},
    {"Two attack planners were named in the letter on Monday.",
     "armed-clash",
     {},
     {},
     "affirmed actual",
     false},
    {"A trade war broke out between the two countries on Monday.",
     "armed-clash",
     {},
     {},
     "affirmed actual",
     false},
    // what somebody else holds is named in passing
    {"A rocket hit a school in the opposition-held part of Aleppo.",
     "hold",
     {},
     {},
     "affirmed actual",
     false},
    {"Two shells hit a displacement camp near Goma.",
     "displacement",
     {},
     {},
     "affirmed actual",
     false},
    // who fires what strikes, who answers for it, who is accused
    {"A drone launched by Houthi rebels struck a tanker in the Gulf of Aden on Monday.",
     "air-strike", "Houthis"},
    {"Al-Shabab, an affiliate of al-Qaeda, has fought the Somali army for years.", "armed-clash",
     "Al-Shabaab"},
    {"Iran denied supplying drones to the rebels.",
     "military-support",
     "Iran",
     {},
     "denied actual"},
    {"The envoy spoke in Geneva. In his report, he accused the Syrian army of using bombs against "
     "schools.",
     "air-strike", "Syria"},
    {"Hamas vowed to keep targeting Israeli ships.", "shelling", "Hamas", {}, "affirmed future"},
    {"The mayor said 2,500 people had been evacuated and that Vovchansk was under heavy shelling.",
     "shelling", "-"},
    // what is asked for, said on a condition, or done instead
    {"The envoy called on the rebels to lay down their arms.",
     "ceasefire",
     {},
     {},
     "affirmed demanded"},
    {"The envoy urged the Taliban to halt the offensive.",
     "ceasefire",
     "Taliban",
     {},
     "affirmed demanded"},
    {"The answer would be severe should Israel attack Iran.",
     "armed-clash",
     "Israel",
     {},
     "affirmed possible"},
    {"Moscow wants a buffer zone rather than seize Kharkiv.",
     "capture",
     {},
     {},
     "affirmed actual",
     false},
    {"The army crossed into Lebanon. Hezbollah said no Israeli soldiers had come near and that it "
     "had shelled Metula.",
     "shelling", "Hezbollah"},
    {"Iran denied violating the truce, which was to begin on Monday.",
     "ceasefire",
     {},
     {},
     "denied future",
     false},
    // two deeds in one sentence, or one told twice
    {"India struck nine sites in Pakistan, two weeks after gunmen killed 26 men in Pahalgam.",
     "violence-against-civilians"},
    {"Gunmen beheaded a teacher and burned houses in the village.", "property-destruction"},
    {"Drones set a depot ablaze near Kursk on Monday, the third such attack this month.",
     "armed-clash",
     {},
     {},
     "affirmed actual",
     false},
    {"A Britain-based monitor counted the dead on Monday.",
     "deployment",
     {},
     {},
     "affirmed actual",
     false},
    {"At least fourteen towns have fallen to the Taliban since Monday.",
     "casualty-toll",
     {},
     {},
     "affirmed actual",
     false},
    // words with another life
    {"The minister dismissed talk of a split among the rebels.",
     "talks",
     {},
     {},
     "denied actual",
     false},
    {"Brussels says that Moscow uses gas as a lever.",
     "shelling",
     {},
     {},
     "affirmed actual",
     false},
    {"The senator said border control had been ignored.", "hold", {}, {}, "affirmed actual", false},
};

class EnglishReadings : public testing::TestWithParam<Case> {};

TEST_P(EnglishReadings, FindsTheClaim) {
    const std::string lead = "Soldiers and rebels have fought on the front line since Monday.\n\n";
    const auto& wanted = GetParam();
    bool read = false;
    std::string found;
    for (const auto& reading : test::read_text(lead + wanted.text + "\n", "en", "2023-11-28")) {
        for (const auto& claim : reading.claims) {
            if (reading.article.offset_bytes + claim.trigger.begin < lead.size()) { continue; }
            const auto mood = std::string(to_string(claim.polarity)) + " " +
                              std::string(to_string(claim.modality));
            found += " " + std::string(to_string(claim.type)) + " (" + mood + ")";
            read = read || (to_string(claim.type) == wanted.type && mood == wanted.mood &&
                            names(claim.actor, wanted.actor) && names(claim.target, wanted.target));
        }
    }
    EXPECT_EQ(read, wanted.read) << wanted.text << "\nfound:" << found;
}

INSTANTIATE_TEST_SUITE_P(Sentences, EnglishReadings, testing::ValuesIn(k_cases));

}  // namespace
}  // namespace counterclaim
