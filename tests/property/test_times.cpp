// Laws of time expressions and of the days of claims, tried on sentences drawn from the packs'
// own examples and from a few frames of news.

#include "pipeline/pipeline.hpp"
#include "rules/rule_set.hpp"
#include "support/file_resources.hpp"
#include "support/simple_sentences.hpp"
#include "support/whole_pipeline.hpp"
#include "text/iso_date.hpp"
#include "text/utf8.hpp"
#include "when/time_reader.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace counterclaim {
namespace {

using std::chrono::days;

struct Pack {
    when::TimeReader reader;
    rules::RuleSet rules;
    std::vector<std::string> phrases;
};

Pack load_pack(const std::string& language) {
    const test::FileResources resources;
    const std::string folder = "lang/" + language + "/";
    auto reader = when::TimeReader::load(resources, language);
    auto rules = rules::RuleSet::load(
        resources, {{folder + "time.rules.toml"}, {folder + "time.words.tsv"}, false});
    Pack pack{std::move(*reader), std::move(*rules), {}};
    for (const auto& rule : pack.rules.rules()) {
        for (const auto& example : rule.examples) { pack.phrases.push_back(example.text); }
    }
    return pack;
}

const Pack& pack_of(int which) {
    static const std::array<Pack, 2> packs{load_pack("en"), load_pack("fr")};
    return packs.at(static_cast<std::size_t>(which));
}
std::string language_of(int which) { return which == 0 ? "en" : "fr"; }

int below(int end) { return *rc::gen::inRange(0, end); }
Date drawn_day() { return *text::parse_iso_date("2000-01-01") + days(below(9000)); }

Reading read_times(int which, const std::string& text, std::optional<Date> published) {
    auto reading = test::simple_reading(text, language_of(which));
    reading.article.published.day = published;
    if (published) { reading.article.published.basis = DateBasis::stated; }
    pack_of(which).reader.read(reading);
    return reading;
}

bool on_boundary(std::string_view text, std::uint32_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

void expect_sound(const Reading& reading) {
    const std::string_view text = reading.article.text;
    std::uint32_t end = 0;
    for (const auto& mention : reading.times) {
        RC_ASSERT(end <= mention.span.begin);
        RC_ASSERT(mention.span.begin < mention.span.end);
        RC_ASSERT(mention.span.end <= text.size());
        RC_ASSERT(on_boundary(text, mention.span.begin));
        RC_ASSERT(on_boundary(text, mention.span.end));
        RC_ASSERT(!mention.value.empty());
        const auto& interval = mention.interval;
        RC_ASSERT(!interval.from || !interval.to || *interval.from <= *interval.to);
        end = mention.span.end;
    }
}

/// What the rule that found an expression allows, seen from publication. Rules of both packs share
/// the names behind their language.
void expect_allowed(const TimeMention& mention, std::string_view words, Date published) {
    const auto& interval = mention.interval;
    if (!interval.from || !interval.to || mention.anaphoric) { return; }
    const std::string_view rule = std::string_view(mention.rule).substr(3);
    // a day of the month beside the weekday decides, not its direction
    const bool day = mention.precision == TimePrecision::day &&
                     words.find_first_of("0123456789,") == std::string_view::npos;
    if (rule == "day.weekday-back" && day) { RC_ASSERT(*interval.to < published); }
    if (rule == "day.weekday-ahead" && day) { RC_ASSERT(*interval.from > published); }
    if (rule == "span.back") {
        RC_ASSERT(*interval.from <= published);
        RC_ASSERT(*interval.to <= published);
    }
    if (rule == "span.ahead" || rule == "span.within") { RC_ASSERT(*interval.from >= published); }
    if (rule == "ago") { RC_ASSERT(*interval.from <= published); }
}

RC_GTEST_PROP(Times, EveryReadingIsSoundWhateverStandsTogether, ()) {
    const int which = below(2);
    const auto& phrases = pack_of(which).phrases;
    std::string text;
    for (int i = below(10) + 1; i > 0; --i) {
        text += phrases[static_cast<std::size_t>(below(static_cast<int>(phrases.size())))];
        text += std::array{".\n", ", ", " "}.at(static_cast<std::size_t>(below(3)));
    }
    expect_sound(read_times(which, text, drawn_day()));
    expect_sound(read_times(which, text, std::nullopt));
}

RC_GTEST_PROP(Times, NoDayLiesWhereItsOwnRuleForbids, ()) {
    const int which = below(2);
    const auto& phrases = pack_of(which).phrases;
    const auto& phrase = phrases[static_cast<std::size_t>(below(static_cast<int>(phrases.size())))];
    const Date published = drawn_day();
    for (const auto& mention : read_times(which, phrase, published).times) {
        expect_allowed(mention, slice(phrase, mention.span), published);
    }
}

/// Pieces of texts made to harm: digits without end, weekdays in rows, mixed scripts, marks of
/// direction, broken UTF-8.
std::string hostile_text(std::size_t bytes) {
    static const std::vector<std::string> k_pieces{
        "99999999999 ", "12/12/12/", "Monday ",        "mardi ",  "\u202E",       "\u200F",
        "Понедельник ", "الاثنين ",  "12:12:12",       "2020-",   "\u0661\u0662", "\xFF\xFE",
        ", ",           "octobre ",  "on the 3rd of ", "depuis ", "\u2066"};
    std::string text;
    const int kinds = below(3) + 1;
    std::vector<std::string> chosen;
    for (int i = 0; i < kinds; ++i) {
        chosen.push_back(
            k_pieces[static_cast<std::size_t>(below(static_cast<int>(k_pieces.size())))]);
    }
    for (std::size_t i = 0; text.size() < bytes; ++i) { text += chosen[i % chosen.size()]; }
    return text;
}

/// How often a pattern was tried on the text as one sentence; the work of one try is bounded by the
/// pattern.
std::uint32_t tries_on(const rules::RuleSet& rules, const std::string& text) {
    rules::Scratch scratch;
    const auto sentence =
        test::simple_sentence(text, Span{0, static_cast<std::uint32_t>(text.size())});
    (void)rules.find(rules.items(sentence, text), scratch, rules::Selection::longest);
    return scratch.tries;
}

RC_GTEST_PROP(Times, HostileTextIsReadInStepsThatGrowWithItsLength, ()) {
    const int which = below(2);
    const std::string text = hostile_text(6'000);
    const auto once = tries_on(pack_of(which).rules, text);
    const auto twice = tries_on(pack_of(which).rules, text + text);
    RC_ASSERT(twice <= 2 * once + 2'000);
}

TEST(Times, AHundredThousandHostileBytesAreHarmless) {
    for (const int which : {0, 1}) {
        for (const auto* piece :
             {"9", "1 2 ", "Monday mardi ", "\u202E12/10/", "Пн \u0661 ", "\xFF"}) {
            std::string text;
            while (text.size() < 100'000) { text += piece; }
            const auto reading = read_times(which, text, text::parse_iso_date("2020-10-28"));
            EXPECT_LE(reading.times.size(), 4000U);
            for (const auto& mention : reading.times) {
                ASSERT_LE(mention.span.end, reading.article.text.size());
            }
        }
    }
}

struct Frame {
    const char* language;
    bool ahead;
    const char* before;
    const char* after;
};

/// News of one deed, with a hole for the day.
constexpr std::array k_frames{
    Frame{"en", false, "The army shelled the town of Kostal on ", ", killing two civilians."},
    Frame{"en", false, "Three soldiers were killed in clashes on ", " near Kostal."},
    Frame{"en", false, "Rebels captured the village of Verin on ", "."},
    Frame{"en", true, "The army will withdraw from the town of Kostal on ", "."},
    Frame{"fr", false, "L'armée a bombardé la ville de Kostal ", ", tuant deux civils."},
    Frame{"fr", false, "Trois soldats ont été tués dans des combats ", " près de Kostal."},
    Frame{"fr", true, "L'armée se retirera de la ville de Kostal ", "."},
};

std::string drawn_words(const std::string& language) {
    static const std::vector<std::string> k_en{
        "Monday", "Wednesday evening", "Sunday", "12 October", "3 March", "the night of Friday"};
    static const std::vector<std::string> k_fr{"lundi",     "mercredi soir",
                                               "dimanche",  "le 12 octobre",
                                               "le 3 mars", "dans la nuit de jeudi à vendredi"};
    const auto& words = language == "en" ? k_en : k_fr;
    return words[static_cast<std::size_t>(below(static_cast<int>(words.size())))];
}

Document drawn_article(int number, std::vector<bool>& ahead, Date& published) {
    const std::string language = below(2) == 0 ? "en" : "fr";
    published = drawn_day();
    std::string body;
    for (int i = below(3) + 1; i > 0; --i) {
        const auto& frame = k_frames.at(static_cast<std::size_t>(below(k_frames.size())));
        if (frame.language != language) { continue; }
        ahead.push_back(frame.ahead);
        body += frame.before + drawn_words(language) + frame.after + " ";
    }
    Document document;
    document.id = "drawn-" + std::to_string(number);
    document.bytes = body;
    document.media_type = "text/plain";
    document.stated.language = language;
    document.stated.published = text::to_iso(published);
    return document;
}

RC_GTEST_PROP(ClaimDays, WhatIsToldLiesBehindAndWhatWillBeAhead, ()) {
    std::vector<bool> ahead;
    Date published;
    const auto document = drawn_article(0, ahead, published);
    // Publication may be off by a time zone or an embargo. A plan may have come to nothing by then,
    // told in the words it was made in: a day of the month without a year lies at most so long
    // behind; further off it is of the year to come.
    constexpr days k_zone{2};
    constexpr days k_lapsed{33};
    for (const auto& reading : test::whole_pipeline().read(document)) {
        for (const auto& claim : reading.claims) {
            RC_ASSERT(claim.time.span.end <= reading.article.text.size());
            RC_ASSERT(on_boundary(reading.article.text, claim.time.span.begin));
            const auto& interval = claim.time.interval;
            if (!interval.from || claim.time.basis != TimeBasis::explicit_) { continue; }
            const auto words = slice(reading.article.text, claim.time.span);
            const bool of_year = words.find_first_of("123") != std::string_view::npos;
            if (claim.modality == Modality::actual) {
                RC_ASSERT(*interval.from <= published + (of_year ? k_zone : days(0)));
            } else if (claim.modality == Modality::future) {
                RC_ASSERT(*interval.from + (of_year ? k_lapsed : days(1)) >= published);
            }
        }
    }
}

RC_GTEST_PROP(ClaimDays, AreTheSameInWhateverOrderArticlesAreRead, ()) {
    std::vector<Document> documents;
    for (int i = 0; i < 4; ++i) {
        std::vector<bool> ahead;
        Date published;
        documents.push_back(drawn_article(i, ahead, published));
    }
    std::vector<std::vector<Reading>> forward;
    for (const auto& document : documents) {
        forward.push_back(test::whole_pipeline().read(document));
    }
    for (std::size_t i = documents.size(); i-- > 0;) {
        const auto again = test::whole_pipeline().read(documents[i]);
        RC_ASSERT(again.size() == forward[i].size());
        for (std::size_t r = 0; r < again.size(); ++r) {
            RC_ASSERT(again[r].claims == forward[i][r].claims);
        }
    }
}

}  // namespace
}  // namespace counterclaim
