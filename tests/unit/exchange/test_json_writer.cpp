#include "exchange/json_writer.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace counterclaim::exchange {
namespace {

template <typename Value>
std::string json_of(const Value& value) {
    std::string out;
    JsonWriter(out).value(value);
    return out;
}

TEST(JsonWriter, NestsAndSeparates) {
    std::string out;
    JsonWriter json(out);
    json.begin_object().key("a").value(1).key("b").begin_array().value("x").null().value(true);
    json.begin_object().end_object().end_array().key("c").value(2.5).end_object();
    EXPECT_EQ(out, R"({"a":1,"b":["x",null,true,{}],"c":2.5})");
}

TEST(JsonWriter, EscapesWhatMustBe) {
    EXPECT_EQ(json_of(std::string("a\"b\\c\n\t\r\x01 é ə\0z", 17)),
              "\"a\\\"b\\\\c\\n\\t\\r\\u0001 \u00e9 \u0259\\u0000z\"");
}

TEST(JsonWriter, WhatIsNoUtf8IsReplaced) {
    EXPECT_EQ(json_of(std::string_view("a\xff\xc3")), "\"a\ufffd\ufffd\"");
    EXPECT_EQ(json_of(std::string_view("\xed\xa0\x80")).find('\xed'), std::string::npos)
        << "surrogates are none";
}

TEST(JsonWriter, NumbersAreShortAndReadBackEqual) {
    const std::vector<std::pair<double, std::string>> rows{
        {0.1, "0.1"},
        {21, "21"},
        {-0.5, "-0.5"},
        {1e300, "1e+300"},
        {0.7495499873161315, "0.7495499873161315"}};
    for (const auto& [number, text] : rows) {
        EXPECT_EQ(json_of(number), text);
        EXPECT_EQ(std::stod(text), number);
    }
    EXPECT_EQ(json_of(std::numeric_limits<double>::infinity()), "null");
    EXPECT_EQ(json_of(std::numeric_limits<double>::quiet_NaN()), "null");
    EXPECT_EQ(json_of(std::numeric_limits<std::int64_t>::min()), "-9223372036854775808");
    EXPECT_EQ(json_of(std::numeric_limits<std::uint64_t>::max()), "18446744073709551615");
}

TEST(JsonWriter, WhatIsMissingIsNull) {
    EXPECT_EQ(json_of(std::optional<std::int64_t>()), "null");
    EXPECT_EQ(json_of(std::optional<std::int64_t>(7)), "7");
    std::string out;
    JsonWriter(out).text_or_null("");
    EXPECT_EQ(out, "null");
}

TEST(JsonWriter, DegreesAreRoundedToAMetre) {
    EXPECT_EQ(json_of(round_degrees(39.519987654)), "39.51999");
    EXPECT_EQ(json_of(round_degrees(-47.0)), "-47");
}

}  // namespace
}  // namespace counterclaim::exchange
