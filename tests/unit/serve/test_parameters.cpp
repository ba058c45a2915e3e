#include "serve/parameters.hpp"

#include "text/iso_date.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace counterclaim::serve {
namespace {

const ResourceSpec& resource(std::string_view path) {
    for (const auto& spec : resource_table()) {
        if (spec.path == path) { return spec; }
    }
    throw std::out_of_range("no such resource");
}

struct Row {
    const char* text;
    const char* canonical;  ///< what is read; empty where it is refused
    const char* refused;    ///< the parameter that is wrong; empty where none is
};

TEST(Parameters, AreReadOrRefused) {
    const std::vector<Row> rows{
        {"", "", ""},
        {"&&", "", ""},
        {"type=shelling,capture&type=hold", "type=shelling&type=capture&type=hold", ""},
        {"q=a+b%20c", "q=a%20b%20c", ""},
        {"place=H%C3%A4drut&limit=7", "limit=7&place=H%C3%A4drut", ""},
        {"outlet=The%20Sun,%20Inc.", "outlet=The%20Sun,%20Inc.", ""},
        {"said=2020-10..2020-11", "said=2020-10..2020-11", ""},
        {"box=-10,170,10,-170", "box=-10,170,10,-170", ""},
        {"limit=0", "", "limit"},
        {"limit=1001", "", "limit"},
        {"limit=1e3", "", "limit"},
        {"limit=99999999999999999999", "", "limit"},
        {"on=2020-02-30", "", "on"},
        {"said=2020-11..2020-10", "", "said"},
        {"said=..", "", "said"},
        {"box=10,0,-10,0", "", "box"},
        {"box=nan,0,1,1", "", "box"},
        {"polarity=affirmed&polarity=denied", "", "polarity"},
        {"type=shelling,,", "", "type"},
        {"min_confidence=-0.1", "", "min_confidence"},
        {"q=%", "", ""},
        {"q=%f", "", ""},
        {"q=%ff", "", ""},
        {"q=+", "", "q"},
        {"zoom=3", "", "zoom"},
        {"typo=shelling", "", "typo"},
    };
    for (const auto& row : rows) {
        std::vector<ParameterError> errors;
        const auto query = Query::parse(row.text, resource("/claims"), errors);
        const bool coded_wrong = std::string_view(row.text).starts_with("q=%");
        const bool wrong = *row.refused != '\0' || coded_wrong;
        EXPECT_EQ(!errors.empty(), wrong) << row.text;
        if (wrong && !errors.empty()) {
            EXPECT_EQ(errors.front().parameter, row.refused) << row.text;
        } else {
            EXPECT_EQ(query.canonical(), row.canonical) << row.text;
        }
    }
}

TEST(Parameters, ASlipIsRecognised) {
    std::vector<ParameterError> errors;
    (void)Query::parse("plcae=x", resource("/claims"), errors);
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_NE(errors.front().message.find("did you mean place?"), std::string::npos);
}

TEST(Parameters, TablesAreWhole) {
    const auto& table = parameter_table();
    EXPECT_TRUE(std::is_sorted(table.begin(), table.end(),
                               [](const auto& a, const auto& b) { return a.name < b.name; }));
    for (const auto& spec : resource_table()) {
        for (const auto name : parameters_of(spec)) {
            EXPECT_NE(find_parameter(name), nullptr) << spec.path << ' ' << name;
        }
    }
    for (const auto& spec : table) {
        EXPECT_TRUE(std::any_of(resource_table().begin(), resource_table().end(),
                                [&](const auto& one) {
                                    const auto names = parameters_of(one);
                                    return std::find(names.begin(), names.end(), spec.name) !=
                                           names.end();
                                }))
            << spec.name << " is used nowhere";
    }
}

TEST(Parameters, BoundsHold) {
    std::string many;
    for (std::size_t i = 0; i <= Query::k_pairs_max; ++i) { many += "party=a&"; }
    std::vector<ParameterError> errors;
    (void)Query::parse(many, resource("/claims"), errors);
    EXPECT_EQ(errors.size(), 1U);
    errors.clear();
    (void)Query::parse("party=" + std::string(Query::k_value_bytes_max + 1, 'a'),
                       resource("/claims"), errors);
    EXPECT_EQ(errors.size(), 1U);
}

TEST(Parameters, DaysOfARange) {
    const auto month = parse_days("2020-02");
    ASSERT_TRUE(month);
    EXPECT_EQ(text::to_iso(*month->to), "2020-02-29");
    EXPECT_FALSE(parse_days("2020-02..")->to);
    EXPECT_FALSE(parse_days("..2020")->from);
    EXPECT_FALSE(parse_days("yesterday"));
}

TEST(PercentCoding, ThereAndBack) {
    for (const auto* text : {"", "a b", "Հադրութ", "100 %", "a/b?c=d&e#f", "\n"}) {
        EXPECT_EQ(decode_percent(encode_percent(text), true), text);
    }
    for (const auto* text : {"%", "%1", "%zz", "%00", "%c3%28"}) {
        EXPECT_FALSE(decode_percent(text, true)) << text;
    }
}

}  // namespace
}  // namespace counterclaim::serve
