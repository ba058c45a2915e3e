#include "exchange/tabular.hpp"

#include <gtest/gtest.h>

namespace counterclaim::exchange {
namespace {

Tabular sample() {
    return {{"place", "killed", "share", "sure", "note"},
            {{std::string("Barda"), std::int64_t{21}, 0.5, true, std::monostate()},
             {std::string("a, \"b\"\nc\td"), std::int64_t{-3}, 2.0, false, std::string("x")}}};
}

TEST(Tabular, Csv) {
    EXPECT_EQ(as_csv(sample()),
              "place,killed,share,sure,note\n"
              "Barda,21,0.5,true,\n"
              "\"a, \"\"b\"\"\nc\td\",-3,2,false,x\n");
}

TEST(Tabular, Tsv) {
    EXPECT_EQ(as_tsv(sample()),
              "place\tkilled\tshare\tsure\tnote\n"
              "Barda\t21\t0.5\ttrue\t\n"
              "a, \"b\" c d\t-3\t2\tfalse\tx\n");
}

TEST(Tabular, Json) {
    EXPECT_EQ(as_jsonl(sample()),
              "{\"place\":\"Barda\",\"killed\":21,\"share\":0.5,\"sure\":true,\"note\":null}\n"
              "{\"place\":\"a, \\\"b\\\"\\nc\\td\",\"killed\":-3,\"share\":2,\"sure\":false,"
              "\"note\":\"x\"}\n");
    EXPECT_EQ(as_json({{"a"}, {}}), "[\n]\n");
    EXPECT_EQ(as_json({{"a"}, {{std::int64_t{1}}, {std::int64_t{2}}}}),
              "[\n{\"a\":1},\n{\"a\":2}\n]\n");
}

TEST(Tabular, TablesLineUpAndFit) {
    const Tabular table{
        {"name", "count", "text"},
        {{std::string("Şuşa"), std::int64_t{5}, std::string("a short text")},
         {std::string("Xankəndi"), std::int64_t{120}, std::string("a text that is far too long")}}};
    EXPECT_EQ(as_table(table, 0),
              "name      count  text\n"
              "Şuşa          5  a short text\n"
              "Xankəndi    120  a text that is far too long\n");
    EXPECT_EQ(as_table(table, 30),
              "name      count  text\n"
              "Şuşa          5  a short text\n"
              "Xankəndi    120  a text that …\n");
}

TEST(Tabular, WidthCountsWhatIsSeen) {
    EXPECT_EQ(display_width("Şuşa"), 4U);
    EXPECT_EQ(display_width("e\u0301"), 1U) << "a mark stands on its letter";
    EXPECT_EQ(display_width("a\u200d"
                            "b"),
              2U);
    EXPECT_EQ(cut_to("Nagorno-Karabakh", 8), "Nagorno…");
    EXPECT_EQ(cut_to("Barda", 5), "Barda");
    EXPECT_EQ(cut_to("a\nb", 5), "a b");
}

TEST(Tabular, WrapsAtSpaces) {
    EXPECT_EQ(wrap("one two three four", 9, 2), "one two\n  three\n  four");
    EXPECT_EQ(wrap("  spaces\n and lines  ", 40, 0), "spaces and lines");
    EXPECT_EQ(wrap("unbreakable", 4, 0), "unbreakable");
    EXPECT_EQ(wrap("", 10, 0), "");
}

}  // namespace
}  // namespace counterclaim::exchange
