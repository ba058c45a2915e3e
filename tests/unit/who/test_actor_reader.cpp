#include "who/actor_reader.hpp"

#include "support/file_resources.hpp"
#include "syntax/analyser.hpp"
#include "text/iso_date.hpp"
#include "text/table.hpp"
#include "who/conflicts.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace counterclaim::who {
namespace {

std::string joined(std::vector<std::string> parties) {
    std::sort(parties.begin(), parties.end());
    std::string out;
    for (const auto& party : parties) { out += (out.empty() ? "" : "|") + party; }
    return out.empty() ? "-" : out;
}

std::string all_mentions(const Reading& reading) {
    std::string out;
    for (const auto& actor : reading.actors) {
        out += "\n  [" + actor.text + "] " + joined(actor.party) + " " +
               std::string(to_string(actor.role)) + " (" + actor.reason + ")";
    }
    return out;
}

/// What one language's examples need, loaded once.
struct Rooms {
    test::FileResources resources;
    Conflicts conflicts;
    syntax::Analyser syntax;
    ActorReader who;

    static Rooms load(std::string_view language) {
        test::FileResources resources;
        return {resources, Conflicts::load(resources).value(),
                syntax::Analyser::load(resources, language).value(),
                ActorReader::load(resources, language).value()};
    }
    [[nodiscard]] Reading read(std::string_view text, std::string_view conflict,
                               std::string_view published) const {
        Reading reading;
        reading.article.text = std::string(text);
        reading.article.published.day = text::parse_iso_date(published);
        syntax.read(reading);
        const auto* profile = conflict.empty()  ? nullptr
                              : conflict == "?" ? conflicts.choose(reading)
                                                : conflicts.find(conflict);
        who.read(reading, profile);
        return reading;
    }
};

void run_examples(const char* language) {
    const auto rooms = Rooms::load(language);
    const auto name = "lang/" + std::string(language) + "/who.examples.tsv";
    const auto table = text::Table::load(rooms.resources, name, {"text", "mention", "party"});
    ASSERT_TRUE(table) << to_string(table.error());
    EXPECT_GE(table->size(), 100U);
    for (std::size_t i = 0; i < table->size(); ++i) {
        const auto row = table->row(i);
        const auto reading = rooms.read(row["text"], row["conflict"], row["published"]);
        const auto where =
            name + ":" + std::to_string(row.line()) + ": " + std::string(row["text"]);
        const auto found =
            std::find_if(reading.actors.begin(), reading.actors.end(),
                         [&](const auto& actor) { return actor.text == row["mention"]; });
        if (row["party"] == "!") {
            EXPECT_EQ(found, reading.actors.end())
                << where << " " << row["mention"] << all_mentions(reading);
            continue;
        }
        if (found == reading.actors.end()) {
            ADD_FAILURE() << where << "\nnot found: " << row["mention"] << all_mentions(reading);
            continue;
        }
        std::vector<std::string> expected;
        for (const auto party : text::split(row["party"], '|')) {
            if (party != "-") { expected.emplace_back(party); }
        }
        EXPECT_EQ(joined(found->party), joined(expected)) << where << all_mentions(reading);
        if (!row["role"].empty()) {
            EXPECT_EQ(to_string(found->role), row["role"]) << where << all_mentions(reading);
        }
    }
}

TEST(ActorReader, ReadsTheEnglishExamples) { run_examples("en"); }
TEST(ActorReader, ReadsTheFrenchExamples) { run_examples("fr"); }

TEST(ActorReader, EveryMentionLiesInItsSentenceAndHoldsItsHead) {
    const auto rooms = Rooms::load("en");
    const auto reading = rooms.read(
        "The spokeswoman of the Armenian defence ministry, Shushan Stepanyan, denied it. She said "
        "both sides had "
        "fired. \"We lost two tanks,\" Azerbaijan's army added.",
        "nagorno-karabakh", "2020-10-12");
    ASSERT_FALSE(reading.actors.empty());
    for (const auto& actor : reading.actors) {
        EXPECT_TRUE(actor.span.contains(actor.head)) << actor.text;
        EXPECT_EQ(actor.text, slice(reading.article.text, actor.span));
        const bool inside =
            std::any_of(reading.sentences.begin(), reading.sentences.end(),
                        [&](const auto& sentence) { return sentence.span.contains(actor.span); });
        EXPECT_TRUE(inside) << actor.text;
    }
    EXPECT_TRUE(std::is_sorted(reading.actors.begin(), reading.actors.end(),
                               [](const auto& a, const auto& b) { return a.span < b.span; }));
}

TEST(ActorReader, ReadsUnparsedSentences) {
    const auto rooms = Rooms::load("en");
    Reading reading;
    reading.article.text = "Azerbaijani forces shell Armenian positions, says Yerevan";
    rooms.syntax.read(reading, [](const Sentence&) { return false; });
    rooms.who.read(reading, rooms.conflicts.find("nagorno-karabakh"));
    ASSERT_FALSE(reading.actors.empty());
    EXPECT_EQ(joined(reading.actors.front().party), "Azerbaijan") << all_mentions(reading);
}

TEST(ActorReader, LeavesANoteWhereALimitIsReached) {
    const auto rooms = Rooms::load("en");
    Reading reading;
    for (int i = 0; i < 50; ++i) { reading.article.text += "Russia and Ukraine traded fire. "; }
    rooms.syntax.read(reading);
    rooms.who.read(reading, nullptr, {.mentions_max = 10, .sentence_words_max = 2000});
    EXPECT_EQ(reading.actors.size(), 10U);
    ASSERT_EQ(reading.notes.size(), 1U);
    EXPECT_EQ(reading.notes.front().code, "who.limit");
}

TEST(ActorReader, SurvivesStrangeText) {
    const auto rooms = Rooms::load("fr");
    for (const auto* text :
         {"", " ", "«»", "\xff\xfe", "l'l'l'l'", "de de de de de", "les les deux deux camps camps",
          "porte-parole de de la du des", "RUSSIE UKRAINE ARMÉNIE", "pro- pro- pro-russe"}) {
        const auto reading = rooms.read(text, "ukraine", "2022-03-01");
        for (const auto& actor : reading.actors) {
            EXPECT_LE(actor.span.end, reading.article.text.size());
        }
    }
}

TEST(ActorReader, SaysWhatIsWrongWithItsData) {
    MemoryResources resources;
    EXPECT_EQ(ActorReader::load(resources, "en").error().code, ErrorCode::pack_missing);
    resources.add("actors/states.tsv", "id\tparty\tkind\tnames\tcapitals\naa\tA\tnation\tA\tB\n");
    const auto reader = ActorReader::load(resources, "en");
    ASSERT_FALSE(reader);
    EXPECT_EQ(reader.error().where, "actors/states.tsv:2");
}

}  // namespace
}  // namespace counterclaim::who
