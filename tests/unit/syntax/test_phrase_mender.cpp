// Subjects parted from their verbs by an aside, and objects hung on the noun before them.

#include "syntax/links.hpp"
#include "syntax/phrase_mender.hpp"

#include <gtest/gtest.h>

namespace counterclaim::syntax {
namespace {

struct Word {
    std::string form;
    Upos upos;
    int head;
    Deprel deprel;
    std::string features = {};
};

Sentence sentence_of(const std::vector<Word>& words) {
    Sentence sentence;
    for (const auto& word : words) {
        Token token;
        token.form = word.form;
        token.upos = word.upos;
        token.features = word.features;
        relate(token, word.head, word.deprel);
        sentence.tokens.push_back(token);
    }
    return sentence;
}

TEST(PhraseMender, GivesTheObjectOfANounToItsVerb) {
    auto sentence = sentence_of({{"Rebels", Upos::noun, 1, Deprel::nsubj},
                                 {"targeted", Upos::verb, -1, Deprel::root},
                                 {"with", Upos::adp, 3, Deprel::case_},
                                 {"shells", Upos::noun, 1, Deprel::obl},
                                 {"the", Upos::det, 5, Deprel::det},
                                 {"village", Upos::noun, 3, Deprel::obj}});
    mend_objects(sentence);
    EXPECT_EQ(sentence.tokens[5].head, 1);
    EXPECT_EQ(sentence.tokens[5].deprel, Deprel::obj);
}

TEST(PhraseMender, MakesANounOfWhatIsCounted) {
    auto sentence = sentence_of({{"navy", Upos::noun, 1, Deprel::nsubj},
                                 {"shot", Upos::verb, -1, Deprel::root},
                                 {"down", Upos::adp, 5, Deprel::advmod},
                                 {"three", Upos::num, 5, Deprel::nummod},
                                 {"Houthi", Upos::propn, 5, Deprel::nsubj},
                                 {"drones", Upos::verb, 1, Deprel::conj}});
    mend_counted_verbs(sentence);
    EXPECT_EQ(sentence.tokens[5].upos, Upos::noun);
    EXPECT_EQ(sentence.tokens[5].deprel, Deprel::obj);
    EXPECT_EQ(sentence.tokens[4].deprel, Deprel::compound);
    EXPECT_EQ(sentence.tokens[2].head, 1);
}

TEST(PhraseMender, FindsTheSubjectBeforeAnAsideThatPointsBack) {
    auto sentence = sentence_of({{"Twelve", Upos::num, 9, Deprel::discourse},
                                 {"people", Upos::noun, 9, Deprel::obj},
                                 {",", Upos::punct, 1, Deprel::punct},
                                 {"among", Upos::adp, 4, Deprel::case_},
                                 {"them", Upos::pron, 6, Deprel::nmod, "Number=Plur|Person=3"},
                                 {"three", Upos::num, 6, Deprel::nummod},
                                 {"children", Upos::noun, 9, Deprel::nsubj},
                                 {",", Upos::punct, 1, Deprel::punct},
                                 {"were", Upos::aux, 9, Deprel::aux},
                                 {"killed", Upos::verb, -1, Deprel::root}});
    mend_set_off_subject(sentence);
    EXPECT_EQ(sentence.tokens[1].deprel, Deprel::nsubj);
    EXPECT_EQ(sentence.tokens[1].head, 9);
    EXPECT_EQ(sentence.tokens[0].head, 1);
    EXPECT_EQ(sentence.tokens[0].deprel, Deprel::nummod);
    EXPECT_EQ(sentence.tokens[6].head, 1);
}

TEST(PhraseMender, LeavesAnAsideThatPointsNowhere) {
    auto sentence = sentence_of({{"Monday", Upos::propn, 6, Deprel::obl},
                                 {",", Upos::punct, 0, Deprel::punct},
                                 {"the", Upos::det, 3, Deprel::det},
                                 {"army", Upos::noun, 6, Deprel::nsubj},
                                 {",", Upos::punct, 3, Deprel::punct},
                                 {"then", Upos::adv, 6, Deprel::advmod},
                                 {"withdrew", Upos::verb, -1, Deprel::root}});
    const auto before = sentence;
    mend_set_off_subject(sentence);
    EXPECT_EQ(sentence, before);
}

TEST(PhraseMender, MakesNoCircleWhereTheVerbHangsOnThePhrase) {
    auto sentence = sentence_of({{"Men", Upos::noun, 6, Deprel::appos},
                                 {",", Upos::punct, 0, Deprel::punct},
                                 {"all", Upos::det, 3, Deprel::det},
                                 {"of", Upos::adp, 0, Deprel::nmod},
                                 {"them", Upos::pron, 0, Deprel::nmod, "Number=Plur|Person=3"},
                                 {",", Upos::punct, 0, Deprel::punct},
                                 {"x", Upos::adv, -1, Deprel::root},
                                 {"fled", Upos::verb, 0, Deprel::acl}});
    const auto before = sentence;
    mend_set_off_subject(sentence);
    EXPECT_EQ(sentence, before);
}

}  // namespace
}  // namespace counterclaim::syntax
