// What the menders leave is a tree, of parsed sentences and of sentences whose tree is disturbed.

#include "support/file_resources.hpp"
#include "syntax/analyser.hpp"
#include "syntax/clause_mender.hpp"
#include "syntax/links.hpp"
#include "syntax/mender.hpp"
#include "syntax/phrase_mender.hpp"

#include <gtest/gtest.h>

#include <iterator>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace counterclaim::syntax {
namespace {

constexpr std::uint32_t k_seed = 20'240'314;
constexpr int k_rounds = 8;
constexpr int k_words_moved = 10;

/// One root, and every word hangs below it.
bool is_tree(const Sentence& sentence) {
    int roots = 0;
    for (int i = 0; i < size(sentence); ++i) {
        if (at(sentence, i).head < 0) { ++roots; }
        int word = i;
        for (int step = 0; word >= 0; ++step) {
            if (word >= size(sentence) || step >= size(sentence)) { return false; }
            word = at(sentence, word).head;
        }
    }
    return roots == 1;
}

std::string written(const Sentence& sentence) {
    std::string text;
    for (const auto& token : sentence.tokens) {
        text += token.form + " " + std::string(to_string(token.deprel)) + "←" +
                std::to_string(token.head) + "  ";
    }
    return text;
}

/// Every sentence of data/training, parsed and mended.
std::vector<Sentence> training_sentences(std::string_view language) {
    const auto table = test::FileResources{}.open("training/" + std::string(language) + ".tsv");
    const auto analyser = Analyser::load(test::FileResources{}, language);
    EXPECT_TRUE(table.has_value() && analyser.has_value());
    if (!table || !analyser) { return {}; }
    std::istringstream lines{std::string(table->view)};
    std::vector<Sentence> sentences;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream columns(line);
        Reading reading;
        for (int column = 0; column < 4; ++column) {
            std::getline(columns, reading.article.text, '\t');
        }
        analyser->read(reading);
        std::move(reading.sentences.begin(), reading.sentences.end(),
                  std::back_inserter(sentences));
    }
    return sentences;
}

/// Hangs some words elsewhere, and gives some the relation or the tag of another.
Sentence disturbed(Sentence sentence, std::mt19937& random) {
    std::uniform_int_distribution<int> any(0, size(sentence) - 1);
    for (int i = 0; i < k_words_moved; ++i) {
        const int word = any(random);
        const int head = any(random);
        if (at(sentence, word).head >= 0 && !hangs_below(sentence, head, word)) {
            at(sentence, word).head = head;
        }
        auto& one = at(sentence, any(random));
        const auto& other = at(sentence, any(random));
        if (one.head >= 0 && other.head >= 0) {
            one.deprel = other.deprel;
            one.subtype = other.subtype;
            if (random() % 3 == 0) {
                one.upos = other.upos;
                one.features = other.features;
            }
        }
    }
    return sentence;
}

class MendedTreesOf : public testing::TestWithParam<const char*> {};

TEST_P(MendedTreesOf, StayTrees) {
    const auto mender = Mender::load(test::FileResources{}, GetParam());
    std::mt19937 random(k_seed);
    const auto sentences = training_sentences(GetParam());
    ASSERT_FALSE(sentences.empty());
    for (const auto& sentence : sentences) {
        ASSERT_TRUE(is_tree(sentence)) << written(sentence);
        for (int round = 0; round < k_rounds; ++round) {
            const auto before = disturbed(sentence, random);
            ASSERT_TRUE(is_tree(before));
            auto after = before;
            mender.mend(after);
            EXPECT_TRUE(is_tree(after)) << "seed " << k_seed << "\nbefore " << written(before)
                                        << "\nafter " << written(after);
        }
    }
}

Token word(std::string form, Upos upos, int head, Deprel deprel, std::string features = {}) {
    Token token;
    token.form = std::move(form);
    token.upos = upos;
    token.features = std::move(features);
    relate(token, head, deprel);
    return token;
}

TEST(MendedTrees, NounAboveItsVerbIsNoSubjectOfIt) {
    Sentence sentence;
    sentence.tokens = {word("Fled", Upos::verb, -1, Deprel::root, "VerbForm=Fin"),
                       word("as", Upos::adp, 2, Deprel::case_),
                       word("troops", Upos::noun, 0, Deprel::obl),
                       word("advanced", Upos::verb, 4, Deprel::advcl, "VerbForm=Fin"),
                       word("here", Upos::adv, 2, Deprel::nmod)};
    mend_clause_markers(sentence);
    EXPECT_TRUE(is_tree(sentence)) << written(sentence);
}

TEST(MendedTrees, ClauseOfOneWordOpensWithNothing) {
    Sentence sentence;
    sentence.tokens = {word("Rebels", Upos::noun, 1, Deprel::nsubj),
                       word("said", Upos::verb, -1, Deprel::root),
                       word("advancing", Upos::verb, 1, Deprel::advcl)};
    mend_completives(sentence, {"that"});
    EXPECT_EQ(sentence.tokens[2].deprel, Deprel::advcl);
}

INSTANTIATE_TEST_SUITE_P(Languages, MendedTreesOf, testing::Values("en", "fr"));

}  // namespace
}  // namespace counterclaim::syntax
