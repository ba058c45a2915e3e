#include "text/iso_date.hpp"
#include "text/table.hpp"

#include <gtest/gtest.h>

namespace counterclaim::text {
namespace {

TEST(Table, ReadsCellsByColumnName) {
    MemoryResources resources;
    resources.add("a.tsv", "# a comment\nlemma\ttype\n\nshell\tshelling\nfall\n");
    const auto table = Table::load(resources, "a.tsv", {"lemma", "type"});
    ASSERT_TRUE(table);
    ASSERT_EQ(table->size(), 2U);
    EXPECT_EQ(table->row(0)["type"], "shelling");
    EXPECT_EQ(table->row(1)["lemma"], "fall");
    EXPECT_EQ(table->row(1)["type"], "");
    EXPECT_EQ(table->row(1).line(), 5U);
}

TEST(Table, NamesFileAndLineOfABadRow) {
    MemoryResources resources;
    resources.add("a.tsv", "lemma\nshell\textra\n");
    const auto table = Table::load(resources, "a.tsv", {"lemma"});
    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().where, "a.tsv:2");
    EXPECT_EQ(Table::load(resources, "b.tsv", {}).error().code, ErrorCode::pack_missing);
    resources.add("c.tsv", "word\n");
    EXPECT_EQ(Table::load(resources, "c.tsv", {"lemma"}).error().code, ErrorCode::pack_invalid);
}

TEST(IsoDate, ReadsDaysThatExist) {
    EXPECT_EQ(to_iso(*parse_iso_date("2020-02-29")), "2020-02-29");
    EXPECT_FALSE(parse_iso_date("2021-02-29"));
    EXPECT_FALSE(parse_iso_date("2020-2-9"));
    EXPECT_FALSE(parse_iso_date("2020-02-29x"));
}

TEST(IsoDate, TurnsZonedTimesIntoUtc) {
    const auto moment = parse_iso_moment("2020-10-28T02:30:00+04:00");
    ASSERT_TRUE(moment && moment->instant);
    EXPECT_EQ(to_iso(moment->day), "2020-10-28");
    EXPECT_EQ(to_iso(*moment->instant), "2020-10-27T22:30:00Z");
    EXPECT_FALSE(parse_iso_moment("2020-10-28 08:00")->instant);
    EXPECT_TRUE(parse_iso_moment("2020-10-28T08:00:00.123Z")->instant);
}

}  // namespace
}  // namespace counterclaim::text
