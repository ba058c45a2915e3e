#include "quantity/quantity_reader.hpp"

#include "support/file_resources.hpp"
#include "syntax/analyser.hpp"
#include "text/iso_date.hpp"
#include "text/table.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace counterclaim::quantity {
namespace {

/// "killed ~30..30", as the examples write it; what a quantity counts follows in `details`.
std::string bounds(const QuantityMention& mention) {
    std::string out = std::string(to_string(mention.kind)) + (mention.approximate ? " ~" : " ");
    if (mention.low) { out += std::to_string(*mention.low); }
    out += "..";
    if (mention.high) { out += std::to_string(*mention.high); }
    return out;
}

std::string details(const QuantityMention& mention) {
    if (!mention.item.empty()) { return mention.item; }
    return mention.person_class == PersonClass::unknown
               ? ""
               : std::string(to_string(mention.person_class));
}

std::string all(const Reading& reading) {
    std::string out;
    for (const auto& mention : reading.quantities) {
        out += "\n  " + bounds(mention) + " " + details(mention) + " [" +
               std::string(slice(reading.article.text, mention.span)) + "] " + mention.rule;
    }
    return out;
}

struct Rooms {
    test::FileResources resources;
    syntax::Analyser syntax;
    QuantityReader quantity;

    static Rooms load(std::string_view language) {
        test::FileResources resources;
        return {resources, syntax::Analyser::load(resources, language).value(),
                QuantityReader::load(resources, language).value()};
    }
    [[nodiscard]] Reading read(std::string_view text) const {
        Reading reading;
        reading.article.text = std::string(text);
        syntax.read(reading);
        quantity.read(reading);
        return reading;
    }
};

/// Each expected quantity is found once, with its class or item where the example names one, and no
/// other.
void run_examples(const char* language) {
    const auto rooms = Rooms::load(language);
    const auto name = "lang/" + std::string(language) + "/quantity.examples.tsv";
    const auto table = text::Table::load(rooms.resources, name, {"text", "quantities"});
    ASSERT_TRUE(table) << to_string(table.error());
    EXPECT_GE(table->size(), 100U);
    for (std::size_t i = 0; i < table->size(); ++i) {
        const auto row = table->row(i);
        const auto reading = rooms.read(row["text"]);
        const auto where =
            name + ":" + std::to_string(row.line()) + ": " + std::string(row["text"]);
        auto left = reading.quantities;
        std::erase_if(left, [](const auto& one) { return one.kind == QuantityKind::other; });
        for (const auto expected : text::split(row["quantities"], ';')) {
            if (expected == "-") { continue; }
            const auto found = std::find_if(left.begin(), left.end(), [&](const auto& mention) {
                return expected == bounds(mention) ||
                       expected == bounds(mention) + " " + details(mention);
            });
            if (found == left.end()) {
                ADD_FAILURE() << where << "\nmissing: " << expected << all(reading);
            } else {
                left.erase(found);
            }
        }
        EXPECT_TRUE(left.empty()) << where << "\ntoo many:" << all(reading);
    }
}

TEST(QuantityReader, ReadsTheEnglishExamples) { run_examples("en"); }
TEST(QuantityReader, ReadsTheFrenchExamples) { run_examples("fr"); }

TEST(QuantityReader, TakesTheDayAfterSince) {
    const auto rooms = Rooms::load("en");
    Reading reading;
    reading.article.text = "The war has killed 480 soldiers since 27 September.";
    rooms.syntax.read(reading);
    TimeMention time;
    const auto at = static_cast<std::uint32_t>(reading.article.text.find("27 September"));
    time.span = {at, at + 12};
    time.interval = {text::parse_iso_date("2020-09-27"), text::parse_iso_date("2020-10-12")};
    reading.times.push_back(time);
    rooms.quantity.read(reading);
    ASSERT_EQ(reading.quantities.size(), 1U) << all(reading);
    EXPECT_EQ(reading.quantities[0].scope, QuantityScope::cumulative);
    EXPECT_EQ(reading.quantities[0].since, text::parse_iso_date("2020-09-27"));
    EXPECT_EQ(slice(reading.article.text, reading.quantities[0].number), "480");
    EXPECT_EQ(slice(reading.article.text, reading.quantities[0].counted), "soldiers");
}

TEST(QuantityReader, TakesWhosePeopleFromTheActorBesideTheNumber) {
    const auto rooms = Rooms::load("en");
    Reading reading;
    reading.article.text = "Twelve Armenian soldiers were killed.";
    rooms.syntax.read(reading);
    ActorMention actor;
    actor.span = {0, 24};
    actor.head = {16, 24};
    actor.party = {"Armenia"};
    actor.score = 0.9;
    reading.actors.push_back(actor);
    rooms.quantity.read(reading);
    ASSERT_EQ(reading.quantities.size(), 1U);
    EXPECT_EQ(reading.quantities[0].party, (std::vector<std::string>{"Armenia"}));
}

TEST(QuantityReader, ReadsADayAndATotal) {
    const auto rooms = Rooms::load("en");
    const auto day = rooms.read("The army killed 20 fighters in the past 24 hours.");
    ASSERT_EQ(day.quantities.size(), 1U) << all(day);
    EXPECT_EQ(day.quantities[0].scope, QuantityScope::day);
    const auto total = rooms.read("So far 20 fighters have been killed.");
    ASSERT_EQ(total.quantities.size(), 1U) << all(total);
    EXPECT_EQ(total.quantities[0].scope, QuantityScope::cumulative);
}

TEST(QuantityReader, ARateADayIsADaysToll) {
    const auto english = Rooms::load("en").read("The army loses 300 soldiers a day.");
    ASSERT_EQ(english.quantities.size(), 1U) << all(english);
    EXPECT_EQ(english.quantities[0].scope, QuantityScope::day);
    const auto french = Rooms::load("fr").read("L'armée perd 300 hommes par jour.");
    ASSERT_EQ(french.quantities.size(), 1U) << all(french);
    EXPECT_EQ(french.quantities[0].scope, QuantityScope::day);
}

TEST(QuantityReader, TellsADaysTollFromTheTotalInOneSentence) {
    const auto rooms = Rooms::load("en");
    const auto both = rooms.read(
        "Some 51 soldiers were killed in the past 24 hours, which brings to 480 the soldiers "
        "killed "
        "so far.");
    ASSERT_EQ(both.quantities.size(), 2U) << all(both);
    EXPECT_EQ(both.quantities[0].scope, QuantityScope::day);
    EXPECT_EQ(both.quantities[1].scope, QuantityScope::cumulative);
}

TEST(QuantityReader, ABareTotalCountsWhatTheNumberBeforeItCounts) {
    const struct {
        const char* language;
        const char* text;
    } cases[] = {
        {"en", "Forty-five more soldiers were killed, bringing the total to 525 since September."},
        {"en",
         "The ministry said that 45 soldiers had been killed, which brings the total to 525."},
        {"fr",
         "Quarante-cinq soldats ont \xC3\xA9t\xC3\xA9 tu\xC3\xA9s, portant le total \xC3\xA0 525."},
    };
    for (const auto& c : cases) {
        SCOPED_TRACE(c.text);
        const auto reading = Rooms::load(c.language).read(c.text);
        ASSERT_EQ(reading.quantities.size(), 2U) << all(reading);
        EXPECT_EQ(reading.quantities[0].low, 45);
        EXPECT_EQ(reading.quantities[0].scope, QuantityScope::event);
        EXPECT_EQ(reading.quantities[1].low, 525);
        EXPECT_EQ(reading.quantities[1].kind, QuantityKind::killed);
        EXPECT_EQ(reading.quantities[1].person_class, PersonClass::military);
        EXPECT_EQ(reading.quantities[1].scope, QuantityScope::cumulative);
    }
    const auto other =
        Rooms::load("en").read("In the war 45 soldiers were killed 300 km from here.");
    EXPECT_EQ(other.quantities.size(), 1U) << all(other);
}

TEST(QuantityReader, ReadsSentencesNobodyParsed) {
    const auto rooms = Rooms::load("fr");
    Reading reading;
    reading.article.text = "Cinq civils tués, 12 blessés";
    rooms.syntax.read(reading, [](const Sentence&) { return false; });
    rooms.quantity.read(reading);
    ASSERT_EQ(reading.quantities.size(), 2U) << all(reading);
    EXPECT_EQ(bounds(reading.quantities[0]), "killed 5..5");
    EXPECT_EQ(bounds(reading.quantities[1]), "wounded 12..12");
}

TEST(QuantityReader, SurvivesStrangeText) {
    const auto rooms = Rooms::load("en");
    for (const auto* text :
         {"", "20", "20 20 20 20", "killed killed killed",
          "99999999999999999999999 people were killed",
          "million million million million people were killed", "\xff 20 dead \xfe",
          "( ( ( 20 ( later )", "no no no dead", "a a a a"}) {
        const auto reading = rooms.read(text);
        for (const auto& mention : reading.quantities) {
            EXPECT_LE(mention.span.end, reading.article.text.size());
        }
    }
}

TEST(QuantityReader, LeavesANoteWhereALimitIsReached) {
    const auto rooms = Rooms::load("en");
    Reading reading;
    for (int i = 0; i < 30; ++i) { reading.article.text += "Twenty people were killed. "; }
    rooms.syntax.read(reading);
    rooms.quantity.read(reading, {.mentions_max = 10, .sentence_items_max = 2000});
    ASSERT_EQ(reading.notes.size(), 1U);
    EXPECT_EQ(reading.notes.front().code, "quantity.limit");
}

TEST(QuantityReader, SaysWhatIsMissing) {
    const MemoryResources resources;
    EXPECT_EQ(QuantityReader::load(resources, "en").error().code, ErrorCode::pack_missing);
}

}  // namespace
}  // namespace counterclaim::quantity
