// When states, charges and counts up to now are said to be: what lasts is dated by the day it is
// told, whatever day the story has come to, and what nobody dates stays open. Texts of our own.

#include "support/claims_read.hpp"

#include <gtest/gtest.h>

#include <string>

namespace counterclaim {
namespace {

struct Case {
    const char* rule;
    const char* language;
    const char* text;     ///< published on Thursday 14 March 2024
    const char* trigger;  ///< the word that names the occurrence; its last claim counts
    const char* day;      ///< empty: stays open
};

void PrintTo(const Case& one, std::ostream* out) { *out << one.rule << ": " << one.text; }

class StandingDay : public testing::TestWithParam<Case> {};

TEST_P(StandingDay, IsThatOfTelling) {
    const auto& wanted = GetParam();
    const auto read = test::days_of(wanted.text, wanted.language, "2024-03-14", wanted.trigger);
    ASSERT_TRUE(read.found) << "claims read: " << read.seen;
    EXPECT_EQ(read.from, wanted.day);
    EXPECT_EQ(read.to, wanted.day);
}

INSTANTIATE_TEST_SUITE_P(
    Rules, StandingDay,
    testing::Values(
        Case{"still", "en",
             "Drones struck a depot near Atbara on Monday. Soldiers are still deployed in the "
             "city.",
             "deployed", "2024-03-14"},
        Case{"what is being done lasts", "en",
             "Drones struck a depot near Atbara on Monday. More than 60 people are being detained "
             "in Nyala.",
             "detained", "2024-03-14"},
        Case{"what was being done is told on", "en",
             "Drones struck a depot near Atbara on Monday. The town was being shelled.", "shelled",
             "2024-03-11"},
        Case{"what remains lasts", "en",
             "Drones struck a depot near Atbara on Monday. About 200 soldiers remain stationed in "
             "the north.",
             "stationed", "2024-03-14"},
        Case{"still, in French", "fr",
             "Des drones ont frappé un dépôt près d'Atbara lundi. Le maire est toujours détenu par "
             "les rebelles.",
             "détenu", "2024-03-14"},
        Case{"what remains lasts, in French", "fr",
             "Des drones ont frappé un dépôt près d'Atbara lundi. Environ 200 soldats restent "
             "stationnés dans le nord.",
             "stationnés", "2024-03-14"},
        Case{"a perfect reaches to the day it is told", "en",
             "Drones struck a depot near Atbara on Monday. Mohammed Hamdan's fighters have shelled "
             "the camp at Zamzam.",
             "shelled", "2024-03-14"},
        Case{"a past does not", "en",
             "Drones struck a depot near Atbara on Monday. The fighters shelled the camp at "
             "Zamzam.",
             "shelled", "2024-03-11"},
        Case{"a French perfect is a past", "fr",
             "Des drones ont frappé un dépôt près d'Atbara lundi. Les combattants ont bombardé le "
             "camp de Zamzam.",
             "bombardé", "2024-03-11"},
        Case{"a charge that stands has no day", "en",
             "Drones struck a depot near Atbara on Monday. Soldiers accused of killing civilians "
             "are rarely tried.",
             "killing", ""},
        Case{"a charge that stands has no day, in French", "fr",
             "Des drones ont frappé un dépôt près d'Atbara lundi. Le groupe est accusé d'avoir tué "
             "des civils.",
             "tué", ""},
        Case{"what only compares opens no history", "en",
             "Gunmen abducted 60 women in Ngala on Friday. The attack was the largest since 2014, "
             "when Boko Haram abducted 276 girls in Chibok. Troops pursued the gunmen into the "
             "forest.",
             "pursued", "2024-03-08"},
        Case{"from time to time", "en",
             "Drones struck a depot near Atbara on Monday. From time to time, shells hit the camp.",
             "hit", ""},
        Case{"again and again, in French", "fr",
             "Des drones ont frappé un dépôt près d'Atbara lundi. Les rebelles ont bombardé la "
             "ville à maintes reprises.",
             "bombardé", ""}));

}  // namespace
}  // namespace counterclaim
