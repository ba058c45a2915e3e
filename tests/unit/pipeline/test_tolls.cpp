// Of what kind the deed was that a toll is told of, on sentences of our own.

#include "support/claims_read.hpp"

#include <gtest/gtest.h>


namespace counterclaim {
namespace {

struct Case {
    std::string language;
    std::string text;
    std::string counted;   ///< a word of the sentence that counts
    std::string expected;  ///< the types of that sentence
};

const Case k_cases[] = {
    // the sentence names the means
    {"en", "The capital was quiet on Monday after bombs killed 40 people.", "killed 40",
     "explosion"},
    {"en", "Rockets reached the harbour on Tuesday: six dead, among them a sailor.", "six dead",
     "shelling"},
    // the sentence before names it
    {"en", "Shells are returning to the harbour. Five residents died there on Thursday.",
     "Five residents", "shelling"},
    // "a bombing" is of the kind told before, and a bomber with a belt is no aircraft
    {"en",
     "A car bomb killed 11 people in Kostal on Tuesday. The blast struck at rush hour. A similar "
     "bombing killed four people in the same square.",
     "killed four", "explosion"},
    {"en",
     "A suicide bomber killed 12 people in Mogadishu on Tuesday, police said. Another bombing in "
     "the capital on Friday killed six people.",
     "killed six", "explosion"},
    {"fr",
     "Une voiture pi\xC3\xA9g\xC3\xA9"
     "e a tu\xC3\xA9 neuf soldats mardi \xC3\xA0 Kostal, selon l'arm\xC3\xA9"
     "e.",
     "neuf", "explosion"},
    // a toll of that size is of no single deed
    {"en",
     "Artillery shelled the town of Kostal again on Monday. More than 12,000 people have died in "
     "the country, the ministry said.",
     "12,000", "casualty-toll"},
    {"en",
     "Artillery shelled the town of Kostal again on Monday. Ninety people have been killed since "
     "1 October, a doctor said.",
     "Ninety", "casualty-toll"},
    {"en", "Fighting resumed in the province in May, killing more than 3,000 people.", "3,000",
     "armed-clash casualty-toll"},
    // civilians who were killed at a place, and nothing says how
    {"fr",
     "Les rebelles et l'arm\xC3\xA9"
     "e se disputent la ville. Une trentaine de villageois ont \xC3\xA9t\xC3\xA9 tu\xC3\xA9s "
     "samedi \xC3\xA0 Gao.",
     "trentaine", "violence-against-civilians"},
};

TEST(Tolls, AreOfTheDeedThatIsTold) {
    for (const auto& one : k_cases) {
        const auto at = one.text.find(one.counted);
        ASSERT_NE(at, std::string::npos) << one.text;
        EXPECT_EQ(test::types_at(one.text, one.language, at), one.expected) << one.text;
    }
}

}  // namespace
}  // namespace counterclaim
