#include "syntax/conllu.hpp"

#include <gtest/gtest.h>

namespace counterclaim::syntax {
namespace {

constexpr std::string_view k_two_sentences =
    "# newdoc id = a\n"
    "# text = Le convoi va au pont.\n"
    "1\tLe\tle\tDET\t_\tDefinite=Def\t2\tdet\t_\t_\n"
    "2\tconvoi\tconvoi\tNOUN\t_\t_\t3\tnsubj\t_\t_\n"
    "3\tva\taller\tVERB\t_\t_\t0\troot\t_\t_\n"
    "4-5\tau\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "4\tà\tà\tADP\t_\t_\t6\tcase\t_\t_\n"
    "5\tle\tle\tDET\t_\t_\t6\tdet\t_\t_\n"
    "6\tpont\tpont\tNOUN\t_\t_\t3\tobl:arg\t_\tSpaceAfter=No\n"
    "7\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_\n"
    "\n"
    "1\tFini\tfinir\tVERB\t_\t_\t0\troot\t_\t_\n"
    "1.1\tvide\tvide\tVERB\t_\t_\t_\t_\t_\t_\n";

TEST(Conllu, ReadsWordsContractionsAndParagraphs) {
    const auto read = read_conllu(k_two_sentences, "two");
    ASSERT_TRUE(read.has_value());
    ASSERT_EQ(read->size(), 2U);
    const auto& first = read->front();
    EXPECT_TRUE(first.new_paragraph);
    EXPECT_EQ(first.words.size(), 7U);
    ASSERT_EQ(first.contractions.size(), 1U);
    EXPECT_EQ(first.contractions[0].surface, "au");
    EXPECT_EQ(first.contractions[0].first, 3U);
    EXPECT_EQ(first.text(), "Le convoi va au pont.");
    EXPECT_EQ(first.words[5].relation, "obl:arg");
    EXPECT_FALSE((*read)[1].new_paragraph);
    EXPECT_EQ((*read)[1].words.size(), 1U);
}

TEST(Conllu, WritesWhatItReads) {
    const auto read = read_conllu(k_two_sentences, "two");
    ASSERT_TRUE(read.has_value());
    const auto again = read_conllu(write_conllu(*read), "again");
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(*again, *read);
}

TEST(Conllu, RefusesBrokenFilesAndNamesTheLine) {
    struct Row {
        std::string_view text;
        std::string_view where;
    };
    const Row rows[] = {
        {"1\ta\ta\n", "f:1"},
        {"2\ta\ta\tX\t_\t_\t0\troot\t_\t_\n", "f:1"},
        {"1\ta\ta\tX\t_\t_\tz\troot\t_\t_\n", "f:1"},
        {"1\ta\ta\tX\t_\t_\t5\troot\t_\t_\n\n", "f:2"},
        {"1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\ta\tX\t_\t_\t0\troot\t_\t_\n\n", "f:3"},
        {"2-1\tab\t_\t_\t_\t_\t_\t_\t_\t_\n", "f:1"},
    };
    for (const auto& row : rows) {
        const auto read = read_conllu(row.text, "f");
        ASSERT_FALSE(read.has_value()) << row.text;
        EXPECT_EQ(read.error().where, row.where) << row.text;
    }
}

}  // namespace
}  // namespace counterclaim::syntax
