#include "pipeline/post_day.hpp"
#include "text/iso_date.hpp"

#include <gtest/gtest.h>

namespace counterclaim::pipeline {
namespace {

struct Named {
    std::string words;
    std::string value;
    std::string from;
    std::string to;
};

/// A reading whose text is the words one after the other, published on 28 October 2020 by its
/// page's record.
Reading reading_of(const std::vector<Named>& named) {
    Reading reading;
    reading.article.published.day = text::parse_iso_date("2020-10-28");
    for (const auto& one : named) {
        const auto begin = static_cast<std::uint32_t>(reading.article.text.size());
        reading.article.text += one.words + " ";
        TimeMention mention;
        mention.span = {begin, begin + static_cast<std::uint32_t>(one.words.size())};
        mention.value = one.value;
        mention.interval = {text::parse_iso_date(one.from), text::parse_iso_date(one.to)};
        reading.times.push_back(mention);
    }
    return reading;
}

TEST(PostDay, TakesTheFirstDateNamed) {
    const auto day =
        post_day(reading_of({{"Tuesday 13 October", "2020-10-13", "2020-10-13", "2020-10-13"},
                             {"10 October", "2020-10-10", "2020-10-10", "2020-10-10"}}));
    ASSERT_TRUE(day);
    EXPECT_EQ(text::to_iso(*day), "2020-10-13");
}

TEST(PostDay, AWeekdayBeforeTheDateMovesItOn) {
    const auto day = post_day(
        reading_of({{"Monday", "2020-10-26", "2020-10-26", "2020-10-26"},
                    {"since Saturday 10 October", "2020-10-10", "2020-10-10", "2020-10-28"}}));
    ASSERT_TRUE(day);
    EXPECT_EQ(text::to_iso(*day), "2020-10-12");
}

/// One sentence: the last date of the reading, and a verb of this form that governs it.
void govern_last(Reading& reading, const char* features) {
    const auto span = reading.times.back().span;
    Sentence sentence;
    sentence.span = {span.begin, span.end + 1};
    sentence.parsed = true;
    Token day;
    day.span = span;
    day.head = 1;
    Token verb;
    verb.span = {span.end, span.end + 1};
    verb.upos = Upos::verb;
    verb.features = features;
    sentence.tokens = {day, verb};
    reading.sentences.push_back(sentence);
}

TEST(PostDay, TellsOfNoDayAfterItsOwn) {
    const std::vector<Named> named{{"8 October", "2020-10-08", "2020-10-08", "2020-10-08"},
                                   {"9 October", "2020-10-09", "2020-10-09", "2020-10-09"}};
    auto told = reading_of(named);
    govern_last(told, "Tense=Past|VerbForm=Fin");
    EXPECT_EQ(post_day(told), text::parse_iso_date("2020-10-09"));
    auto planned = reading_of(named);
    govern_last(planned, "Tense=Fut|VerbForm=Fin");
    EXPECT_EQ(post_day(planned), text::parse_iso_date("2020-10-08"));
}

TEST(PostDay, LeavesHistoryAndHoursAside) {
    EXPECT_FALSE(post_day(reading_of({{"12 May 1994", "1994-05-12", "1994-05-12", "1994-05-12"}})));
    EXPECT_FALSE(post_day(reading_of({{"23:30", "2020-10-28T23:30", "2020-10-28", "2020-10-28"}})));
    EXPECT_FALSE(post_day(reading_of({})));
}

}  // namespace
}  // namespace counterclaim::pipeline
