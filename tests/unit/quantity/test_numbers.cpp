#include "quantity/numbers.hpp"

#include "support/file_resources.hpp"
#include "support/simple_sentences.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace counterclaim::quantity {
namespace {

/// Runs every example of a pack: a matching one must give its value by that rule, the others
/// nothing by it.
void run_pack(const std::string& language) {
    const test::FileResources resources;
    const std::string folder = "lang/" + language + "/";
    const auto rules = rules::RuleSet::load(
        resources, {.rules = {folder + "quantity.rules.toml"},
                    .vocabularies = {folder + "quantity.words.tsv", folder + "quantity.counts.tsv"},
                    .check = true});
    ASSERT_TRUE(rules) << to_string(rules.error());
    rules::ItemOptions options;
    options.join_spaced_groups = rules->vocabulary().find_class("join_spaced").has_value();
    rules::Scratch scratch;
    std::size_t count = 0;
    for (const auto& rule : rules->rules()) {
        for (const auto& example : rule.examples) {
            ++count;
            const auto reading = test::simple_reading(example.text, language);
            std::vector<std::string> found;
            std::vector<std::string> vetoes;
            for (const auto& sentence : reading.sentences) {
                const auto items = rules->items(sentence, reading.article.text, options);
                for (const auto& phrase : number_phrases(*rules, items, scratch)) {
                    if (phrase.rule == rule.id) { found.push_back(to_string(phrase)); }
                }
                for (const auto& match : rules->find(items, scratch, rules::Selection::all)) {
                    if (match.rule == &rule) { vetoes.push_back(rule.id); }
                }
            }
            if (rule.veto) {
                EXPECT_EQ(!vetoes.empty(), example.matches) << rule.id << ": " << example.text;
            } else if (example.matches) {
                ASSERT_FALSE(found.empty()) << rule.id << ": " << example.text;
                EXPECT_EQ(found.front(), example.field("value")) << rule.id << ": " << example.text;
            } else {
                EXPECT_TRUE(found.empty())
                    << rule.id << ": " << example.text << " gave " << found.front();
            }
        }
    }
    EXPECT_GT(count, 60U);
}

TEST(NumberRules, RunAllEnglishExamples) { run_pack("en"); }
TEST(NumberRules, RunAllFrenchExamples) { run_pack("fr"); }

}  // namespace
}  // namespace counterclaim::quantity
