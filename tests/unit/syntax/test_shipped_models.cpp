#include "support/file_resources.hpp"
#include "syntax/analyser.hpp"

#include <gtest/gtest.h>

namespace counterclaim::syntax {
namespace {

std::vector<Sentence> read(std::string_view language, const std::string& text,
                           const Analyser::Choose& choose = {}) {
    auto analyser = Analyser::load(test::FileResources{}, language);
    EXPECT_TRUE(analyser.has_value());
    Reading reading;
    reading.article.text = text;
    analyser->read(reading, choose);
    return reading.sentences;
}

TEST(ShippedModels, EnglishPassive) {
    const auto sentences =
        read("en", "The village was shelled by rebels on Monday. They denied it.");
    ASSERT_EQ(sentences.size(), 2U);
    const auto& tokens = sentences[0].tokens;
    ASSERT_EQ(tokens.size(), 9U);
    EXPECT_EQ(tokens[3].lemma, "shell");
    EXPECT_EQ(tokens[3].head, -1);
    EXPECT_EQ(tokens[1].relation, "nsubj:pass");
    EXPECT_EQ(tokens[5].subtype, DeprelSubtype::agent);
    EXPECT_EQ(slice("The village was shelled", tokens[1].span), "village");
}

TEST(ShippedModels, FrenchContraction) {
    const auto sentences = read("fr", "Les forces du pays ont attaqué la ville.");
    ASSERT_EQ(sentences.size(), 1U);
    const auto& tokens = sentences[0].tokens;
    ASSERT_EQ(tokens.size(), 10U);
    EXPECT_EQ(tokens[2].form, "de");
    EXPECT_EQ(tokens[3].form, "le");
    EXPECT_EQ(tokens[2].span, tokens[3].span);
    EXPECT_EQ(tokens[6].lemma, "attaquer");
    EXPECT_EQ(tokens[6].head, -1);
}

TEST(ShippedModels, UnchosenSentencesAreTaggedOnly) {
    const auto sentences = read("en", "It rained all day.", [](const Sentence&) { return false; });
    ASSERT_EQ(sentences.size(), 1U);
    EXPECT_FALSE(sentences[0].parsed);
    EXPECT_EQ(sentences[0].tokens[1].lemma, "rain");
    EXPECT_EQ(sentences[0].tokens[1].head, -1);
}

}  // namespace
}  // namespace counterclaim::syntax
