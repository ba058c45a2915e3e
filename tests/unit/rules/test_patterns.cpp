#include "../../support/simple_sentences.hpp"
#include "rules/rule_set.hpp"

#include <gtest/gtest.h>

#include <string>

namespace counterclaim::rules {
namespace {

constexpr std::string_view k_words =
    "class\tword\tvalue\tby\tcase\n"
    "day\tmonday\t1\t\t\n"
    "day\ttuesday\t2\t\t\n"
    "month\tdécembre\t12\t\t\n"
    "month\tmay\t5\t\tcapital\n"
    "noon\taprès-midi\tAF\t\t\n"
    "feast\tlabor day\tL\t\t\n"
    "loss\tlose ground\tlost\tlemma\t\n";

Expected<RuleSet> rule_set(const std::string& pattern, const std::string& more = {}) {
    MemoryResources resources;
    resources.add("w.tsv", std::string(k_words));
    resources.add("r.toml", "[parts]\nnumber = '#:n'\n[[rule]]\nid = 'r'\npattern = '''" + pattern +
                                "'''\n" + more);
    return RuleSet::load(resources, {{"r.toml"}, {"w.tsv"}, false});
}

/// The matches of one pattern in one text, joined by " | ".
std::string matches(const std::string& pattern, const std::string& text,
                    const std::string& more = {}) {
    const auto rules = rule_set(pattern, more);
    if (!rules) { return "error: " + rules.error().what; }
    const auto reading = test::simple_reading(text);
    Scratch scratch;
    std::string found;
    for (const auto& sentence : reading.sentences) {
        const auto items = rules->items(sentence, reading.article.text);
        for (const auto& match : rules->find(items, scratch)) {
            if (!found.empty()) { found += " | "; }
            found += slice(reading.article.text, items.span(match.begin, match.end));
            for (const auto& capture : match.captures) {
                found += " " + std::string(capture.name) + "=";
                found += !capture.constant.empty() ? capture.constant
                         : capture.entry != nullptr
                             ? std::string_view(capture.entry->value)
                             : slice(reading.article.text, items.span(capture.begin, capture.end));
            }
        }
    }
    return found;
}

TEST(Patterns, MatchWhatTheySay) {
    struct Case {
        const char* pattern;
        const char* text;
        const char* expected;
    };
    const Case cases[] = {
        {"on @day:d", "He came on Monday.", "on Monday d=1"},
        {"(on|since) @day:d", "On Monday, since Tuesday", "On Monday d=1 | since Tuesday d=2"},
        {"#1-31:d (st|nd|th)? @month:m", "le 1 décembre, 31 DECEMBRE, 32 décembre",
         "1 décembre d=1 m=12 | 31 DECEMBRE d=31 m=12"},
        {"@month:m", "May may come in May", "May m=5 | May m=5"},
        {"#:h + h + #d2:m", "à 23h30, 23 h 30, 7h5", "23h30 h=23 m=30"},
        {"@noon", "lundi après-midi", "après-midi"},
        {"@feast", "on Labor Day and labor", "Labor Day"},
        {"last _{1,2} day", "last one day, last one two day, last day, last a b c day",
         "last one day | last one two day"},
        {"a{2,3}", "a a a a b a", "a a a"},
        {"!(@day|b) c", "Monday c, b c, x c", "x c"},
        {"^may", "May may", "May"},
        {"BOS may", "May may", "May"},
        {"may EOS", "may may", "may"},
        {"\"(\" # \")\"", "text (12) text", "(12)"},
        {"l'été", "l'été et l’été", "l'été | l’été"},
        {"<number> dead", "20 dead", "20 dead n=20"},
        {"#1000-4000:n", "some 3,000 men and 5,000 more, 12,34", "3,000 n=3,000"},
        {"a (b c?)?", "a b c; a b; a", "a b c | a b | a"},
        {"(night:p=NI|@noon:p)", "night, après-midi", "night p=NI | après-midi p=AF"},
        {"@day:d (, @day:e)?", "Monday, Tuesday", "Monday, Tuesday d=1 e=2"},
    };
    for (const auto& c : cases) {
        EXPECT_EQ(matches(c.pattern, c.text), c.expected) << c.pattern << " on " << c.text;
    }
}

TEST(Patterns, ContextMustOrMustNotStandBeside) {
    EXPECT_EQ(matches("@day", "on Monday by Tuesday", "before = 'on|in'"), "Monday");
    EXPECT_EQ(matches("@day", "on Monday by Tuesday", "not_before = ['on', 'in']"), "Tuesday");
    EXPECT_EQ(matches("@day", "Monday night, Tuesday noon", "after = 'night'"), "Monday");
    EXPECT_EQ(matches("@day (night)?", "Monday night club", "not_after = 'club'"), "Monday");
}

TEST(Patterns, LemmasAndTagsNeedATaggedSentence) {
    const auto rules = rule_set("(~strike|VERB[Tense=Past]|@loss)");
    ASSERT_TRUE(rules) << rules.error().what;
    auto reading = test::simple_reading("They struck , fled and lost ground");
    auto& tokens = reading.sentences[0].tokens;
    tokens[1].lemma = "strike";
    tokens[3].upos = Upos::verb;
    tokens[3].features = "Mood=Ind|Tense=Past";
    tokens[5].lemma = "lose";
    Scratch scratch;
    const auto items = rules->items(reading.sentences[0], reading.article.text);
    const auto found = rules->find(items, scratch);
    ASSERT_EQ(found.size(), 2U + 1U);
    EXPECT_EQ(found[2].end - found[2].begin, 2U);
}

TEST(Patterns, HigherPriorityWinsThenLeftThenLonger) {
    MemoryResources resources;
    resources.add("r.toml", R"(
[[rule]]
id = "long"
pattern = "a b c"
[[rule]]
id = "short"
pattern = "b"
priority = 1
[[rule]]
id = "never"
pattern = "x y"
veto = true
[[rule]]
id = "y"
pattern = "y"
)");
    const auto rules = RuleSet::load(resources, {{"r.toml"}, {}, false});
    ASSERT_TRUE(rules) << rules.error().what;
    const auto reading = test::simple_reading("a b c x y y");
    Scratch scratch;
    const auto items = rules->items(reading.sentences[0], reading.article.text);
    const auto best = rules->find(items, scratch);
    ASSERT_EQ(best.size(), 2U);
    EXPECT_EQ(best[0].rule->id, "short");
    EXPECT_EQ(best[1].rule->id, "y");
    EXPECT_EQ(best[1].begin, 5U);
    EXPECT_EQ(rules->find(items, scratch, Selection::all).size(), 5U);
}

TEST(Patterns, WrongOnesAreRefusedWithTheReason) {
    struct Case {
        const char* pattern;
        const char* reason;
    };
    const Case cases[] = {
        {"(a", "\")\" is missing"},
        {"a)", "unexpected"},
        {"@nosuch", "no vocabulary class"},
        {"<nosuch>", "no part"},
        {"a?", "matches nothing at all"},
        {"a{1,1000}", "repetition"},
        {"a{3,2}", "repetition"},
        {"?", "element was expected"},
        {"a:", "needs a name"},
        {"\"a", "quotation mark"},
        {"!(a b)", "single words"},
        {"#5-2", "number range"},
    };
    for (const auto& c : cases) {
        const auto rules = rule_set(c.pattern);
        ASSERT_FALSE(rules) << c.pattern;
        EXPECT_NE(rules.error().what.find(c.reason), std::string::npos) << rules.error().what;
        EXPECT_EQ(rules.error().where.substr(0, 6), "r.toml");
    }
}

TEST(Patterns, ACheckedPackNeedsPurposeAndBothKindsOfExample) {
    const auto load = [](const std::string& body) {
        MemoryResources resources;
        resources.add("r.toml", "[[rule]]\nid = 'r'\npattern = 'a'\n" + body);
        return RuleSet::load(resources, {{"r.toml"}, {}, true});
    };
    EXPECT_TRUE(load("purpose = 'p'\nmatch = ['a', {text = 'a', value = 3}]\nno_match = ['b']"));
    EXPECT_FALSE(load("match = ['a']\nno_match = ['b']"));
    EXPECT_FALSE(load("purpose = 'p'\nno_match = ['b']"));
    EXPECT_FALSE(load("purpose = 'p'\nmatch = ['a']"));
    EXPECT_FALSE(load("purpose = 'p'\nmatch = ['a']\nno_match = ['b']\nsurprise = 1"));
    const auto rules =
        load("purpose = 'p'\nmatch = [{text = 'a', on = 2020-10-01}]\nno_match = ['b']");
    ASSERT_TRUE(rules);
    EXPECT_EQ(rules->rules()[0].examples[0].field("on"), "2020-10-01");
}

TEST(Patterns, PartsThatHoldThemselvesAreRefused) {
    MemoryResources resources;
    resources.add("r.toml", "[parts]\na = '<b>'\nb = '<a>'\n[[rule]]\nid = 'r'\npattern = '<a>'");
    EXPECT_FALSE(RuleSet::load(resources, {{"r.toml"}, {}, false}));
}

TEST(Patterns, NestedRepetitionsStayLinear) {
    // A backtracking matcher needs more than 10^9 steps for this; visited pairs need some
    // thousands.
    const auto rules = rule_set("((a?){20} (a?){20} (a|a){1,20}){1,3} b");
    ASSERT_TRUE(rules) << rules.error().what;
    std::string text;
    for (int i = 0; i < 300; ++i) { text += "a "; }
    const auto reading = test::simple_reading(text);
    Scratch scratch;
    EXPECT_TRUE(
        rules->find(rules->items(reading.sentences[0], reading.article.text), scratch).empty());
}

TEST(Items, AreCutFinerThanTokensAndKeepTheirPlace) {
    const auto rules = rule_set("jusqu'");
    ASSERT_TRUE(rules);
    const auto reading = test::simple_reading("jusqu’à mid-July 12 000 — 3.000");
    const auto items = rules->items(reading.sentences[0], reading.article.text);
    std::string joined;
    for (std::size_t i = 0; i < items.size(); ++i) {
        joined += std::string(items.surface(i)) + (items[i].number >= 0 ? "#" : "") + " ";
    }
    EXPECT_EQ(joined, "jusqu ’ à mid - July 12# 000# — 3.000# ");
    EXPECT_EQ(items[items.size() - 1].number, 3000);
    ItemOptions few;
    few.items_max = 3;
    EXPECT_TRUE(rules->items(reading.sentences[0], reading.article.text, few).cut);
}

}  // namespace
}  // namespace counterclaim::rules
