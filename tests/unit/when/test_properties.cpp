#include "../../support/file_resources.hpp"
#include "../../support/simple_sentences.hpp"
#include "rules/rule_set.hpp"
#include "text/iso_date.hpp"
#include "when/time_reader.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace counterclaim::when {
namespace {

struct Pack {
    std::string language;
    TimeReader reader;
    std::vector<std::string> phrases;  ///< the texts of all examples
};

Pack load_pack(const std::string& language) {
    const test::FileResources resources;
    auto reader = TimeReader::load(resources, language);
    const auto rules = rules::RuleSet::load(resources, {{"lang/" + language + "/time.rules.toml"},
                                                        {"lang/" + language + "/time.words.tsv"},
                                                        false});
    Pack pack{language, std::move(*reader), {}};
    for (const auto& rule : rules->rules()) {
        for (const auto& example : rule.examples) { pack.phrases.push_back(example.text); }
    }
    return pack;
}

std::string drawn_text(const Pack& pack, std::mt19937& random) {
    std::string text;
    const auto count = random() % 12 + 1;
    for (std::size_t i = 0; i < count; ++i) {
        text += pack.phrases[random() % pack.phrases.size()];
        text += random() % 3 == 0 ? ".\n" : random() % 2 == 0 ? ", " : " ";
    }
    return text;
}

Reading read(const Pack& pack, const std::string& text, std::optional<Date> published) {
    auto reading = test::simple_reading(text, pack.language);
    reading.article.published.day = published;
    if (published) { reading.article.published.basis = DateBasis::stated; }
    pack.reader.read(reading);
    return reading;
}

/// What a rule allows, seen from publication; the rules are named by the end of their id.
void expect_allowed(const TimeMention& mention, std::string_view words, Date published) {
    if (!mention.interval.from || !mention.interval.to || mention.anaphoric) { return; }
    const auto from = (*mention.interval.from - published).count();
    const auto to = (*mention.interval.to - published).count();
    const std::string_view rule = std::string_view(mention.rule).substr(3);
    // The day that a caption ends with decides over that of publication.
    const bool from_publication = mention.basis.find(text::to_iso(published)) != std::string::npos;
    if (rule == "day.weekday-back" && from_publication) { EXPECT_LT(from, 0); }
    // A day and month behind the weekday decide, not its direction.
    if (rule == "day.weekday-ahead" && words.find(',') == std::string_view::npos) {
        EXPECT_GT(to, 0);
    }
    if (rule == "ago") { EXPECT_LE(from, 0); }
    if (rule == "day.relative") { EXPECT_LE(std::abs(from), 366); }
    if (rule == "span") { EXPECT_TRUE(from == 0 || to == 0); }
    if (rule == "day.night-between" && from > -7 && to < 7) { EXPECT_GE(to - from, 1); }
}

TEST(TimeProperties, SpansLieInTheTextInOrderAndIntervalsRunForward) {
    for (const auto* language : {"en", "fr"}) {
        const auto pack = load_pack(language);
        std::mt19937 random(20201012);
        for (int round = 0; round < 400; ++round) {
            const auto text = drawn_text(pack, random);
            SCOPED_TRACE(text);
            const Date published = *text::parse_iso_date("2000-01-01") +
                                   std::chrono::days(static_cast<int>(random() % 9000));
            const auto reading = read(pack, text, published);
            std::uint32_t end = 0;
            for (const auto& mention : reading.times) {
                ASSERT_LE(end, mention.span.begin);
                ASSERT_LT(mention.span.begin, mention.span.end);
                ASSERT_LE(mention.span.end, text.size());
                end = mention.span.end;
                EXPECT_FALSE(mention.value.empty());
                EXPECT_FALSE(mention.rule.empty());
                if (mention.interval.from && mention.interval.to) {
                    EXPECT_LE(*mention.interval.from, *mention.interval.to) << mention.rule;
                }
                expect_allowed(mention, slice(text, mention.span), published);
            }
        }
    }
}

TEST(TimeProperties, AnArticleIsReadTheSameWhateverWasReadBefore) {
    for (const auto* language : {"en", "fr"}) {
        const auto pack = load_pack(language);
        std::mt19937 random(7);
        std::vector<std::string> texts;
        for (int i = 0; i < 60; ++i) { texts.push_back(drawn_text(pack, random)); }
        std::vector<Reading> first;
        for (const auto& text : texts) { first.push_back(read(pack, text, std::nullopt)); }
        std::vector<std::size_t> order(texts.size());
        for (std::size_t i = 0; i < order.size(); ++i) { order[i] = i; }
        std::shuffle(order.begin(), order.end(), random);
        for (const auto i : order) { EXPECT_EQ(read(pack, texts[i], std::nullopt), first[i]); }
    }
}

TEST(TimeProperties, HostileTextsAreReadInBoundedTime) {
    const auto pack = load_pack("en");
    std::string text;
    for (int i = 0; i < 20'000; ++i) { text += "on Monday 12 May 2014 at "; }
    const auto reading = read(pack, text, std::nullopt);
    EXPECT_LE(reading.times.size(), 4000U);
    for (const auto* odd :
         {"99999999999999999999 days ago", "31 February 2020", "in 0000", "the 0th of May",
          "on 12/12/12/12/12", "25:61 pm", "\xFF\xFE May 12", "999999999 millennia ago"}) {
        (void)read(pack, odd, *text::parse_iso_date("2020-10-12"));
    }
}

}  // namespace
}  // namespace counterclaim::when
