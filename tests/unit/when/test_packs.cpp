#include "../../support/file_resources.hpp"
#include "../../support/simple_sentences.hpp"
#include "rules/rule_set.hpp"
#include "text/iso_date.hpp"
#include "when/time_reader.hpp"

#include <gtest/gtest.h>

#include <string>

namespace counterclaim::when {
namespace {

std::string show(const DateInterval& interval) {
    if (interval.open()) { return {}; }
    return (interval.from ? text::to_iso(*interval.from) : ".") + " " +
           (interval.to ? text::to_iso(*interval.to) : ".");
}

/// One example: is there a mention by this rule, and of the value, days and extent expected?
void run_example(const TimeReader& reader, const std::string& language, const rules::Rule& rule,
                 const rules::Example& example) {
    SCOPED_TRACE(rule.id + ": " + example.text);
    auto reading = test::simple_reading(example.text, language);
    const auto on = example.field("on");
    reading.article.published.day = text::parse_iso_date(on);
    if (reading.article.published.day) { reading.article.published.basis = DateBasis::stated; }
    reader.read(reading);
    if (!on.empty()) { ASSERT_TRUE(reading.article.published.day) << "bad reference date"; }
    const TimeMention* found = nullptr;
    for (const auto& mention : reading.times) {
        if (mention.rule != rule.id) { continue; }
        if (found == nullptr || slice(reading.article.text, mention.span) == example.field("at")) {
            found = &mention;
        }
    }
    if (!example.matches) {
        EXPECT_EQ(found, nullptr) << "matched \"" << slice(reading.article.text, found->span)
                                  << "\"";
        return;
    }
    std::string all;
    for (const auto& mention : reading.times) {
        all += mention.rule + " \"" + std::string(slice(reading.article.text, mention.span)) +
               "\" " + mention.value + "; ";
    }
    ASSERT_NE(found, nullptr) << "no match by this rule; found: " << all;
    if (const auto value = example.field("value"); !value.empty()) {
        EXPECT_EQ(found->value, value) << all;
    }
    if (const auto at = example.field("at"); !at.empty()) {
        EXPECT_EQ(slice(reading.article.text, found->span), at);
    }
    for (const auto& [key, interval] : example.fields) {
        if (key == "interval") { EXPECT_EQ(show(found->interval), interval) << found->basis; }
    }
}

class Pack : public testing::TestWithParam<const char*> {};

TEST_P(Pack, EveryExampleOfEveryRuleHolds) {
    const std::string language = GetParam();
    const test::FileResources resources;
    const auto reader = TimeReader::load(resources, language, true);
    ASSERT_TRUE(reader) << reader.error().where << ": " << reader.error().what;
    const auto rules = rules::RuleSet::load(resources, {{"lang/" + language + "/time.rules.toml"},
                                                        {"lang/" + language + "/time.words.tsv"},
                                                        true});
    ASSERT_TRUE(rules);
    std::size_t examples = 0;
    for (const auto& rule : rules->rules()) {
        for (const auto& example : rule.examples) {
            if (!example.field("unsupported").empty()) { continue; }
            run_example(*reader, language, rule, example);
            ++examples;
        }
    }
    EXPECT_GT(examples, 100U);
}

INSTANTIATE_TEST_SUITE_P(When, Pack, testing::Values("en", "fr"),
                         [](const auto& language) { return std::string(language.param); });

}  // namespace
}  // namespace counterclaim::when
