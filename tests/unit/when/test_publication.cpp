#include "../../support/file_resources.hpp"
#include "../../support/simple_sentences.hpp"
#include "text/iso_date.hpp"
#include "when/time_reader.hpp"

#include <gtest/gtest.h>

#include <string>

namespace counterclaim::when {
namespace {

struct Case {
    const char* language;
    const char* record;  ///< empty: none
    const char* text;
    const char* expected;  ///< empty: stays open
    DateBasis basis;
};

TEST(Publication, IsReadFromTheTextWhereNoRecordSaysItOrTheTextKnowsBetter) {
    const Case cases[] = {
        {"en", "", "7 November 2016\nFour people were killed on Sunday.", "2016-11-07",
         DateBasis::stated},
        {"en", "", "Soldiers near Hadrut on October 11, 2020.\nThis Monday was quieter.",
         "2020-10-12", DateBasis::inferred},
        {"en", "", "Fighting in Mariupol, Friday, May 9, 2014.\nSeven died Friday.", "2014-05-09",
         DateBasis::stated},
        {"en", "", "They met on Monday and left on Tuesday.", "", DateBasis::none},
        {"en", "", "The truce of 12 May 1994 held for years.\nIn 2016 it broke.", "",
         DateBasis::none},
        {"fr", "", "Après la crise d'octobre 2021, la guerre gagne samedi 15 avril Khartoum.",
         "2023-04-15", DateBasis::inferred},
        {"fr", "",
         "Archive 2020\nL'armée a déclaré ce mercredi 16 décembre que la route est fermée.",
         "2020-12-16", DateBasis::inferred},
        // A record that tells of a day before the text's own date cannot be right.
        {"en", "2016-06-21", "Kostal Gazette Thursday 30 Jun 2016 Some 12 were wounded.",
         "2016-06-30", DateBasis::stated},
        // A copy posted later: the text's head says when it was written.
        {"en", "2015-03-01", "9 May 2014\nFighting went on on Friday.", "2014-05-09",
         DateBasis::stated},
        // A chronology opens with its first day, and goes on to later ones.
        {"en", "2022-11-08",
         "7 November 2020\nThe army shelled Mekele.\n3 March 2022\nThe army shelled Adwa.",
         "2022-11-08", DateBasis::metadata},
        // A date that is told of changes nothing, neither before nor in the future.
        {"en", "2013-08-18", "On Tuesday 6 August 2013 they met.", "2013-08-18",
         DateBasis::metadata},
        {"en", "2020-11-10", "They will leave by 1 December 2020.", "2020-11-10",
         DateBasis::metadata},
    };
    const test::FileResources resources;
    for (const auto& c : cases) {
        SCOPED_TRACE(c.text);
        const auto reader = TimeReader::load(resources, c.language);
        ASSERT_TRUE(reader) << reader.error().what;
        auto reading = test::simple_reading(c.text, c.language);
        reading.article.published.day = text::parse_iso_date(c.record);
        if (reading.article.published.day) {
            reading.article.published.basis = DateBasis::metadata;
        }
        reader->infer_publication(reading);
        const auto& published = reading.article.published;
        EXPECT_EQ(published.day ? text::to_iso(*published.day) : "", c.expected)
            << published.reason;
        EXPECT_EQ(published.basis, c.basis);
        if (published.basis == DateBasis::inferred) { EXPECT_FALSE(published.reason.empty()); }
    }
}

TEST(Publication, DaysWithoutAYearAreOfTheWarsOneYearThatFits) {
    ConflictProfile war;
    war.name = "A war";
    war.fighting = {{text::parse_iso_date("2016-04-01"), text::parse_iso_date("2016-04-05")},
                    {text::parse_iso_date("2020-09-27"), text::parse_iso_date("2020-11-10")}};
    ConflictProfile lasting = war;
    lasting.fighting = {{text::parse_iso_date("2014-04-12"), text::parse_iso_date("2015-02-20")},
                        {text::parse_iso_date("2022-02-24"), std::nullopt}};
    struct WarCase {
        const char* language;
        const ConflictProfile* conflict;
        const char* text;
        const char* expected;
    };
    const WarCase cases[] = {
        {"en", &war, "On Tuesday 27 October rockets hit the town.", "2020-10-27"},
        {"en", nullptr, "On Tuesday 27 October rockets hit the town.", ""},
        // Told on Wednesday, the day after.
        {"fr", &war, "Mardi 27 octobre au soir, la ville a été bombardée. Mercredi, Bakou a nié.",
         "2020-10-28"},
        // After the last shot; the weekday stands alone.
        {"en", &war, "Troops entered on Wednesday. The army entered the district on November 25.",
         "2020-11-25"},
        {"en", &war, "The army entered the district on November 25.", ""},
        // A weekday that fits no year of the war.
        {"en", &war, "On Monday 27 October rockets hit the town.", ""},
        // The text knows of a later year.
        {"en", &war, "By 2021 the war was over. On Tuesday 27 October they met.", ""},
        {"en", &lasting, "On Monday 10 October missiles hit the capital.", "2022-10-10"},
        {"en", &lasting, "On Monday 9 May missiles hit the capital. It rained on 3 May.",
         "2022-05-09"},
        {"en", &lasting, "Troops entered on Tuesday. They took power on October 25.", ""},
        {"en", &lasting, "On Sunday 1 September missiles hit the capital.", "2024-09-01"},
    };
    const test::FileResources resources;
    for (const auto& c : cases) {
        SCOPED_TRACE(c.text);
        const auto reader = TimeReader::load(resources, c.language);
        ASSERT_TRUE(reader) << reader.error().what;
        auto reading = test::simple_reading(c.text, c.language);
        reader->infer_publication(reading, c.conflict);
        const auto& published = reading.article.published;
        EXPECT_EQ(published.day ? text::to_iso(*published.day) : "", c.expected)
            << published.reason;
    }
}

TEST(Publication, ATextIsNotOlderThanTheEventItSpeaksOf) {
    ConflictProfile war;
    war.name = "A war";
    war.events = {{"First truce",
                   {text::parse_iso_date("2020-10-10"), text::parse_iso_date("2020-10-10")},
                   {},
                   {"truce of the coast"}},
                  {"Harbour accord",
                   {text::parse_iso_date("2020-11-09"), text::parse_iso_date("2020-11-10")},
                   {},
                   {"Harbour accord", "accord du Port"}}};
    struct EventCase {
        const char* language;
        const char* text;
        const char* expected;
    };
    const EventCase cases[] = {
        // Nothing else is dated: the event itself, a Tuesday.
        {"en", "Under the Harbour accord troops must leave.", "2020-11-10"},
        // The first such weekday from the event on.
        {"en", "Under the harbour accord troops left the district on Friday.", "2020-11-13"},
        // A day of the month without a year, after the event.
        {"fr", "Selon l'accord du Port, l'armée est entrée dans le district le 25 novembre.",
         "2020-11-25"},
        // Of two events the later one.
        {"en", "The truce of the coast had failed before the Harbour accord.", "2020-11-10"},
        // A text that knows of a later year says more.
        {"en", "In 2023 nobody spoke of the Harbour accord.", ""},
        {"en", "Under the Harbour accords of old, troops left.", ""},
    };
    const test::FileResources resources;
    for (const auto& c : cases) {
        SCOPED_TRACE(c.text);
        const auto reader = TimeReader::load(resources, c.language);
        ASSERT_TRUE(reader) << reader.error().what;
        auto reading = test::simple_reading(c.text, c.language);
        reader->infer_publication(reading, &war);
        const auto& published = reading.article.published;
        EXPECT_EQ(published.day ? text::to_iso(*published.day) : "", c.expected)
            << published.reason;
        if (published.day) { EXPECT_EQ(published.basis, DateBasis::inferred); }
    }
}

}  // namespace
}  // namespace counterclaim::when
