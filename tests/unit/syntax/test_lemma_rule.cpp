#include "syntax/lemma_rule.hpp"
#include "syntax/letters.hpp"
#include "syntax/noise.hpp"

#include "small_treebank.hpp"

#include <gtest/gtest.h>

namespace counterclaim::syntax {
namespace {

TEST(LemmaRule, MadeAndApplied) {
    struct Row {
        const char* form;
        const char* lemma;
        const char* rule;
    };
    const Row rows[] = {
        {"Cities", "city", "l3y"}, {"shelled", "shell", "l2"}, {"Baku", "Baku", "k0"},
        {"BAKU", "Baku", "c0"},    {"was", "be", "=be"},       {"alliés", "allié", "l1"},
        {"Été", "été", "l0"},      {"The", "the", "l0"},       {"yeux", "œil", "=œil"},
        {"ՀԱՅԵՐԻ", "հայ", "l3"},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(make_lemma_rule(row.form, row.lemma), row.rule) << row.form;
        std::string lemma;
        EXPECT_TRUE(apply_lemma_rule(row.rule, row.form, lemma));
        EXPECT_EQ(lemma, row.lemma);
    }
}

TEST(LemmaRule, WhatDoesNotFitIsRefused) {
    std::string lemma;
    EXPECT_FALSE(apply_lemma_rule("", "word", lemma));
    EXPECT_FALSE(apply_lemma_rule("l", "word", lemma));
    EXPECT_FALSE(apply_lemma_rule("l9", "word", lemma));
    EXPECT_FALSE(apply_lemma_rule("=", "word", lemma));
    EXPECT_TRUE(is_general("l2"));
    EXPECT_FALSE(is_general("=be"));
}

TEST(Letters, DecodesAnyBytes) {
    EXPECT_EQ(decode("é", 0).code, U'é');
    EXPECT_EQ(decode("\xC3", 0).code, 0xFFFDU);
    EXPECT_EQ(decode("\xC3(", 0).length_bytes, 1);
    EXPECT_EQ(decode("\xFF", 0).length_bytes, 1);
    EXPECT_EQ(decode_before("aé", 3).code, U'é');
    EXPECT_EQ(decode_before("a\xA9", 2).code, 0xFFFDU);
    EXPECT_EQ(lower(std::string_view("ÀÉŒ ŞĞƏ ЁЖ ΑΩ ԱՖ")), "àéœ şğə ёж αω աֆ");
    EXPECT_EQ(capitalised("élan"), "Élan");
    EXPECT_EQ(capitalised("żal"), "Żal");
    EXPECT_EQ(capitalised("жар"), "Жар");
    EXPECT_EQ(capitalised("1st"), "1st");
}

TEST(Noise, CopiesKeepWordsAndTrees) {
    const auto originals = test::small_treebank();
    const auto copies = spoiled_copies(originals, 1.0, 3);
    EXPECT_GT(copies.size(), originals.size() / 2);
    EXPECT_EQ(copies, spoiled_copies(originals, 1.0, 3));
    EXPECT_TRUE(spoiled_copies(originals, 0, 3).empty());
    bool upper = false;
    bool no_stop = false;
    for (const auto& copy : copies) {
        int roots = 0;
        for (const auto& one : copy.words) {
            roots += one.head == 0 ? 1 : 0;
            EXPECT_LE(one.head, static_cast<std::int32_t>(copy.words.size()));
        }
        EXPECT_EQ(roots, 1);
        upper = upper || copy.words[0].form == "THE";
        no_stop = no_stop || copy.words.back().form != ".";
    }
    EXPECT_TRUE(upper);
    EXPECT_TRUE(no_stop);
}

}  // namespace
}  // namespace counterclaim::syntax
