// What a deed counts where no word beside the number says it, on sentences of our own.

#include "support/whole_pipeline.hpp"

#include <gtest/gtest.h>

namespace counterclaim {
namespace {

struct Case {
    std::string language;
    std::string text;
    std::string type;
    std::string expected;  ///< the quantities of the claim
};

const Case k_cases[] = {
    // what there was is not what it happened to
    {"en", "Air defences shot down 27 of 41 drones and six of the nine missiles.", "equipment-loss",
     "destroyed 27..27, destroyed 6..6"},
    {"en", "The army shot down 52 drones, while another 17 were lost over the sea.",
     "equipment-loss", "destroyed 52..52, destroyed 17..17"},
    {"en", "The group took more than 140 hostages, officials said.", "detention", "captured 141.."},
    // those of a year, not so many
    {"en", "Police arrested the 2011 anti-government protesters again on Monday.", "detention", ""},
    {"en", "The 2000 peacekeepers were deployed to Mali.", "deployment", "sent 2000..2000"},
    {"en", "Police arrested eight Serbs.", "detention", "captured 8..8"},
    {"en", "The rebels freed some 100 police officers they had been holding.", "release-exchange",
     "captured 100..100"},
    {"en", "Nearly 900 prisoners went home in three days of flights.", "release-exchange",
     "captured 900..900"},
    {"en", "Israel ordered about 100,000 Palestinians to evacuate Rafah.", "displacement",
     "displaced 100000..100000"},
    {"en", "More than 200 Turkish paratroopers jumped into Azerbaijan.", "deployment",
     "sent 201.."},
    {"en", "The army sent relief to two villages and trained 200 gunners.", "humanitarian-aid", ""},
    {"fr", "Il y a plus de 2 500 soldats turcs bas\xC3\xA9s dans la r\xC3\xA9gion.", "deployment",
     "sent 2501.."},
    {"fr", "Plus de 300 Casques bleus sont retenus par les rebelles.", "detention",
     "captured 301.."},
    {"fr", "Cinq h\xC3\xA9licopt\xC3\xA8res ont \xC3\xA9t\xC3\xA9 remis au Mali par la Russie.",
     "military-support", "sent 5..5"},
    {"fr",
     "Selon l'ONU, 2,8 millions de personnes ont \xC3\xA9t\xC3\xA9 contraintes de quitter leur "
     "foyer.",
     "displacement", "displaced 2800000..2800000"},
    // the toll told of an attack that only dates is still its own
    {"fr",
     "Depuis l'attaque du 3 avril, qui a fait quelque 400 morts, l'arm\xC3\xA9"
     "e bombarde la ville.",
     "armed-clash", "killed 400..400"},
    // who is arrested with others is one more than they are
    {"fr", "Le colonel Diallo a \xC3\xA9t\xC3\xA9 arr\xC3\xAAt\xC3\xA9 avec sept autres officiers.",
     "detention", "captured 8..8"},
    {"fr", "La France dispose de 3 000 soldats au Tchad.", "deployment", "sent 3000..3000"},
    {"fr", "Dix otages ont \xC3\xA9t\xC3\xA9 lib\xC3\xA9r\xC3\xA9s contre trente d\xC3\xA9tenus.",
     "release-exchange", "captured 10..10, captured 30..30"},
    {"en",
     "At least 70 people, including ten women and three infants, were killed when rebels shelled "
     "Goma.",
     "shelling", "killed 70.."},
    {"en", "India shelled nine posts in Pakistan, two weeks after gunmen killed 26 men in Kashmir.",
     "shelling", ""},
    {"en", "The rebels were repelled in a fight that killed nine policemen.", "repulse",
     "killed 9..9"},
    {"en", "Forty people were killed in air strikes and shelling by the army.", "shelling",
     "killed 40..40"},
    // a comma lost between two counts, and arms that tell an attack by rebels
    {"en", "2 killed others injured in rebel attacks with shells on Kafraya.", "shelling",
     "killed 2..2, wounded .."},
    // those who kill are not the killed
    {"en", "He praised the 200 fighters who killed three officers.", "armed-clash", "killed 3..3"},
    {"en", "Ten soldiers who were wounded on Monday have died.", "casualty-toll", "wounded 10..10"},
    // dead and wounded in one number
    {"en", "The shelling left dozens dead and wounded in Kostal.", "shelling",
     "killed 24..99, wounded 24..99"},
    {"fr", "Les combats ont fait des dizaines de morts et de blessés à Goma.", "armed-clash",
     "killed 24..99, wounded 24..99"},
    {"en", "The shelling killed three people and injured scores of others in Kostal.", "shelling",
     "killed 3..3, wounded 24..99"},
    {"en", "The shelling left 12 dead and 40 wounded in Kostal.", "shelling",
     "killed 12..12, wounded 40..40"},
};

std::string told(const Claim& claim) {
    std::string out;
    for (const auto& quantity : claim.quantities) {
        out += out.empty() ? "" : ", ";
        out += std::string(to_string(quantity.kind)) + " ";
        if (quantity.low) { out += std::to_string(*quantity.low); }
        out += "..";
        if (quantity.high) { out += std::to_string(*quantity.high); }
    }
    return out;
}

TEST(Counts, AreToldByTheDeed) {
    for (const auto& one : k_cases) {
        bool found = false;
        std::string read;
        for (const auto& reading : test::read_text(one.text, one.language)) {
            for (const auto& claim : reading.claims) {
                if (to_string(claim.type) != one.type) { continue; }
                found = found || told(claim) == one.expected;
                read += "\n  " + told(claim);
            }
        }
        EXPECT_TRUE(found) << one.text << "\nwanted " << one.expected << ", read" << read;
    }
}

}  // namespace
}  // namespace counterclaim
