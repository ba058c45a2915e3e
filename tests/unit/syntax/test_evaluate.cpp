#include "syntax/evaluate.hpp"

#include <gtest/gtest.h>

namespace counterclaim::syntax {
namespace {

std::vector<TreebankSentence> treebank(std::string_view text) {
    std::string lines;
    for (const char c : text) { lines += c == ' ' ? '\t' : c; }
    return read_conllu(lines, "test").value();
}

// "il va au pont ." with its contraction, as the gold side.
const std::vector<TreebankSentence>& gold() {
    static const auto sentences = treebank(
        "1 il il PRON _ _ 2 nsubj _ _\n2 va aller VERB _ _ 0 root _ _\n3-4 au _ _ _ _ _ _ _ _\n"
        "3 a a ADP _ _ 5 case _ _\n4 le le DET _ _ 5 det _ _\n5 pont pont NOUN _ _ 2 obl:arg _ "
        "SpaceAfter=No\n"
        "6 . . PUNCT _ _ 2 punct _ _\n\n");
    return sentences;
}

TEST(Evaluate, ItselfIsPerfect) {
    const auto scores = compare(gold(), gold());
    ASSERT_TRUE(scores.has_value());
    for (const auto& score : {scores->tokens, scores->sentences, scores->words, scores->upos,
                              scores->lemma, scores->uas, scores->las}) {
        EXPECT_DOUBLE_EQ(score.f1(), 100);
    }
    EXPECT_EQ(scores->tokens.gold, 5U);
    EXPECT_EQ(scores->words.gold, 6U);
}

TEST(Evaluate, UnsplitContractionLosesTwoWordsAndTheArcsToThem) {
    const auto system = treebank(
        "1 il il PRON _ _ 2 nsubj _ _\n2 va aller VERB _ _ 0 root _ _\n3 au a ADP _ _ 4 case _ _\n"
        "4 pont pont NOUN _ _ 2 obl:mod _ SpaceAfter=No\n5 . . PUNCT _ _ 2 punct _ _\n\n");
    const auto scores = compare(gold(), system);
    ASSERT_TRUE(scores.has_value());
    EXPECT_EQ(scores->tokens.correct, 5U) << "on the surface they agree";
    EXPECT_EQ(scores->words.correct, 4U);
    EXPECT_EQ(scores->las.correct, 4U) << "subtypes do not count";
    EXPECT_NEAR(scores->las.f1(), 200.0 * 4 / 11, 1e-9);
}

TEST(Evaluate, WordsOfAContractionAlignByForm) {
    const auto system = treebank(
        "1 il il PRON _ _ 2 nsubj _ _\n2 va aller VERB _ _ 0 root _ _\n3-5 au _ _ _ _ _ _ _ _\n"
        "3 x x ADP _ _ 6 case _ _\n4 A a ADP _ _ 6 case _ _\n5 le le DET _ _ 6 det _ _\n"
        "6 pont pont NOUN _ _ 2 nmod _ SpaceAfter=No\n7 . . PUNCT _ _ 6 punct _ _\n\n");
    const auto scores = compare(gold(), system);
    ASSERT_TRUE(scores.has_value());
    EXPECT_EQ(scores->words.correct, 6U) << "case does not count";
    EXPECT_EQ(scores->uas.correct, 5U);
    EXPECT_EQ(scores->las.correct, 4U);
    EXPECT_EQ(scores->relations.at("obl").correct, 0U);
}

TEST(Evaluate, SplitSentencesKeepWordsButNotTheArcAcross) {
    const auto system = treebank(
        "1 il il PRON _ _ 2 nsubj _ _\n2 va aller VERB _ _ 0 root _ _\n\n1-2 au _ _ _ _ _ _ _ _\n"
        "1 a a ADP _ _ 3 case _ _\n2 le le DET _ _ 3 det _ _\n3 pont pont NOUN _ _ 0 root _ "
        "SpaceAfter=No\n"
        "4 . . PUNCT _ _ 3 punct _ _\n\n");
    const auto scores = compare(gold(), system);
    ASSERT_TRUE(scores.has_value());
    EXPECT_EQ(scores->sentences.correct, 0U);
    EXPECT_EQ(scores->words.correct, 6U);
    EXPECT_EQ(scores->uas.correct, 4U);
}

TEST(Evaluate, DifferentTextsCannotBeCompared) {
    const auto other = treebank("1 il il PRON _ _ 0 root _ _\n\n");
    EXPECT_FALSE(compare(gold(), other).has_value());
}

}  // namespace
}  // namespace counterclaim::syntax
