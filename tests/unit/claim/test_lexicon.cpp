#include "claim/lexicon.hpp"
#include "support/file_resources.hpp"
#include "text/table.hpp"

#include <gtest/gtest.h>

#include <set>

namespace counterclaim::claim {
namespace {

constexpr std::string_view k_lexicon_header =
    "lemma\tupos\ttype\tsubtype\tframe\twhen\tstrength\texample\tcounter\n";

/// A pack in memory with one lexicon line.
Expected<Lexicon> load_line(std::string_view line) {
    MemoryResources resources;
    resources.add("lang/xx/frames.tsv", "name\tframe\nverb\tactor=subj target=obj\n");
    resources.add("lang/xx/lexicon.tsv", std::string(k_lexicon_header) + std::string(line) + "\n");
    resources.add("lang/xx/classes.tsv", "lemma\tclass\ntank\tvehicle\n");
    resources.add("lang/xx/saying.tsv",
                  "lemma\tupos\tforce\tframe\texample\nsay\tVERB\tsay\tspeaker=subj "
                  "content=comp\tHe says so.\n");
    resources.add("lang/xx/cues.tsv", "lemma\tupos\tcue\nnot\t\tnegation\n");
    return Lexicon::load(resources, "xx");
}

TEST(Lexicon, ReadsAnEntry) {
    const auto lexicon = load_line(
        "shoot down\tVERB\tequipment-loss\t\t\tobj:aircraft|vehicle subj:!person\t0.9\tThey shot "
        "it down.");
    ASSERT_TRUE(lexicon) << to_string(lexicon.error());
    ASSERT_EQ(lexicon->frames_of("shoot").size(), 1u);
    const auto& frame = *lexicon->frames_of("shoot").front();
    EXPECT_EQ(frame.type, ClaimType::equipment_loss);
    EXPECT_EQ(frame.phrase.others, std::vector<std::string>{"down"});
    ASSERT_EQ(frame.slots.size(), 2u);
    EXPECT_EQ(frame.slots[1].name, FrameSlot::Name::target);
    EXPECT_EQ(frame.slots[1].sources.front().path, ArgumentPath::object);
    ASSERT_EQ(frame.conditions.size(), 2u);
    EXPECT_TRUE(frame.conditions[0].classes.has(WordClass::aircraft));
    EXPECT_TRUE(frame.conditions[0].classes.has(WordClass::vehicle));
    EXPECT_TRUE(frame.conditions[1].negated);
    EXPECT_TRUE(lexicon->frames_of("down").empty());
    EXPECT_TRUE(lexicon->classes_of("tank").has(WordClass::vehicle));
    EXPECT_TRUE(lexicon->classes_of("teapot").empty());
}

TEST(Lexicon, SplitsPhrasesAtSpacesAndApostrophes) {
    const auto lexicon =
        load_line("prendre d'assaut\tVERB\tarmed-clash\t\t\t\t0.9\tIls prirent la ville d'assaut.");
    ASSERT_TRUE(lexicon) << to_string(lexicon.error());
    EXPECT_EQ(lexicon->frames_of("prendre").front()->phrase.others,
              (std::vector<std::string>{"d'", "assaut"}));
    const auto marked =
        load_line("air *strike\tNOUN\tair-strike\t\tactor=by\t\t0.9\tAn air strike hit it.");
    ASSERT_TRUE(marked) << to_string(marked.error());
    EXPECT_EQ(marked->frames_of("strike").front()->phrase.head_at, 1u);
}

TEST(Lexicon, NamesTheLineItRejects) {
    for (const auto* line : {
             "shell\tVERB\tshellings\t\t\t\t0.9\tThey shelled it.",           // no such type
             "shell\tVERB\tshelling\t\tactor:subj\t\t0.9\tThey shelled it.",  // not slot=source
             "shell\tVERB\tshelling\t\t@none\t\t0.9\tThey shelled it.",       // no such frame
             "shell\tVERB\tshelling\t\t\tobj:toy\t0.9\tThey shelled it.",     // no such class
             "shell\tVERB\tshelling\t\t\t\t1.5\tThey shelled it.",  // strength out of range
             "shell\tVERB\tshelling\t\t\t\t0.9\t",                  // no example
             "shell\tVRB\tshelling\t\t\t\t0.9\tThey shelled it.",   // no such part of speech
         }) {
        const auto lexicon = load_line(line);
        ASSERT_FALSE(lexicon) << line;
        EXPECT_EQ(lexicon.error().code, ErrorCode::pack_invalid) << line;
        EXPECT_EQ(lexicon.error().where, "lang/xx/lexicon.tsv:2") << line;
    }
}

/// Every language has words for every type, by verb or by noun.
TEST(Lexicon, PacksCoverAllTypes) {
    const test::FileResources resources;
    int languages = 0;
    for (const auto& name : resources.list("lang/")) {
        const auto parts = text::split(name, '/');
        if (parts.size() != 3 || parts[2] != "lexicon.tsv") { continue; }
        ++languages;
        const auto lexicon = Lexicon::load(resources, parts[1]);
        ASSERT_TRUE(lexicon) << to_string(lexicon.error());
        std::set<ClaimType> types;
        for (const auto& frame : lexicon->frames()) { types.insert(frame.type); }
        EXPECT_EQ(types.size(), static_cast<std::size_t>(k_claim_type_count)) << parts[1];
    }
    EXPECT_GE(languages, 1);
}

TEST(Types, TableHoldsTheClosedListAndReachesAllOfAcled) {
    const test::FileResources resources;
    const auto table = text::Table::load(resources, "types.tsv",
                                         {"type", "subtype", "acled_event", "acled_sub_event",
                                          "plover_type", "cameo", "definition"});
    ASSERT_TRUE(table) << to_string(table.error());
    std::set<std::string> types;
    std::set<std::string> sub_events;
    std::set<std::pair<std::string, std::string>> subtypes;
    const auto read = table->each([&](const text::Table::Row& row) -> Expected<void> {
        EXPECT_TRUE(parse_claim_type(row["type"])) << row["type"];
        if (row["subtype"].empty()) { types.emplace(row["type"]); }
        EXPECT_TRUE(subtypes.emplace(row["type"], row["subtype"]).second)
            << row["type"] << row["subtype"];
        sub_events.emplace(row["acled_sub_event"]);
        return {};
    });
    ASSERT_TRUE(read);
    EXPECT_EQ(types.size(), static_cast<std::size_t>(k_claim_type_count));
    EXPECT_EQ(sub_events.size(), 25u);
    for (const auto* language : {"en", "fr"}) {
        const auto lexicon = Lexicon::load(resources, language);
        ASSERT_TRUE(lexicon) << to_string(lexicon.error());
        for (const auto& frame : lexicon->frames()) {
            EXPECT_TRUE(subtypes.contains({std::string(to_string(frame.type)), frame.subtype}))
                << frame.id;
        }
    }
}

/// What a word as written is taken for is never lighter than its lemma, so that asking before
/// tagging loses nothing that tagging would find.
TEST(Topics, AWordIsNeverTakenTooLightly) {
    const test::FileResources resources;
    struct Inflected {
        const char* language;
        const char* lemma;
        const char* form;
    };
    for (const auto& [language, lemma, form] :
         {Inflected{"en", "bombardment", "bombardments"},
          Inflected{"en", "airstrike", "airstrikes"}, Inflected{"en", "artillery", "artillery"},
          Inflected{"en", "abduct", "abducting"}, Inflected{"fr", "bombarder", "bombardaient"},
          Inflected{"fr", "soldat", "soldats"}, Inflected{"fr", "roquette", "roquettes"}}) {
        const auto lexicon = Lexicon::load(resources, language).value();
        ASSERT_GT(lexicon.topic_weight_of(lemma), 0) << lemma;
        EXPECT_GE(lexicon.topic_weight_at_most(form), lexicon.topic_weight_of(lemma)) << form;
    }
    const auto english = Lexicon::load(resources, "en").value();
    EXPECT_EQ(english.topic_weight_at_most("butter"), 0);
    EXPECT_EQ(english.topic_weight_at_most(""), 0);
}

}  // namespace
}  // namespace counterclaim::claim
