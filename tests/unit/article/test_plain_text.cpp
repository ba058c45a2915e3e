#include "article/article_reader.hpp"
#include "article/date_reader.hpp"
#include "article/dateline.hpp"
#include "article/knowledge.hpp"
#include "article/noise.hpp"
#include "support/file_resources.hpp"
#include "text/iso_date.hpp"
#include "text/utf8.hpp"

#include <gtest/gtest.h>

namespace counterclaim::article {
namespace {

const ArticleReader& reader() {
    static const auto loaded = ArticleReader::load(test::FileResources());
    EXPECT_TRUE(loaded) << to_string(loaded.error());
    return *loaded;
}

const Knowledge& knowledge() {
    static const auto loaded = Knowledge::load(test::FileResources());
    EXPECT_TRUE(loaded) << to_string(loaded.error());
    return *loaded;
}

Document document_of(std::string text) {
    Document document;
    document.id = "a";
    document.address = "a.txt";
    document.media_type = "text/plain";
    document.bytes = std::move(text);
    return document;
}

/// "kind: text" of every block.
std::vector<std::string> blocks_of(const Article& article) {
    std::vector<std::string> blocks;
    std::uint32_t last = 0;
    for (const auto& block : article.blocks) {
        EXPECT_LE(last, block.span.begin);
        EXPECT_LT(block.span.begin, block.span.end);
        last = block.span.end;
        blocks.push_back(std::string(to_string(block.kind)) + ": " +
                         std::string(slice(article.text, block.span)));
    }
    EXPECT_LE(last, article.text.size());
    return blocks;
}

using Lines = std::vector<std::string>;

/// Pointers to other articles inside a paragraph go, with the title where one is run in.
TEST(PlainText, LeavesOutReferencesInsideParagraphs) {
    struct Row {
        const char* text;
        Lines blocks;
    };
    const Row rows[] = {
        {"Les rebelles ont pris le port lundi. Lire aussi : La guerre gagne la côte Le pont a été "
         "détruit par une bombe.",
         {"paragraph: Les rebelles ont pris le port lundi.",
          "furniture: Lire aussi : La guerre gagne la côte",
          "paragraph: Le pont a été détruit par une bombe."}},
        {"Les rebelles ont pris le port. A lire aussi sur Radio Kalvan : Plusieurs écoles ont "
         "fermé "
         "dans la ville.",
         {"paragraph: Les rebelles ont pris le port.", "furniture: A lire aussi sur Radio Kalvan :",
          "paragraph: Plusieurs écoles ont fermé dans la ville."}},
        {"Rebels took the port on Monday. Read also: War reaches the coast of Kalvan The bridge "
         "was "
         "hit at noon.",
         {"paragraph: Rebels took the port on Monday.",
          "furniture: Read also: War reaches the coast of Kalvan",
          "paragraph: The bridge was hit at noon."}},
        // a colon that points to nothing
        {"Le général a été clair : La guerre continue et le port sera repris dans la semaine.",
         {"paragraph: Le général a été clair : La guerre continue et le port sera repris dans la "
          "semaine."}},
    };
    for (const auto& row : rows) {
        const auto articles = reader().read(document_of(std::string(row.text) + "\n"));
        ASSERT_EQ(articles.size(), 1U);
        EXPECT_EQ(blocks_of(articles.front()), row.blocks);
    }
}

TEST(PlainText, KeepsTheTextAndMarksFurniture) {
    const std::string text =
        "Shelling goes on near the river\n\nBy Anna Rivas\n\n2 min read\n\n"
        "KALVAN, March 3 (AFP) — Shells hit the bridge on Tuesday, officials said, and two people "
        "were hurt.\n\n"
        "• Read also: The bridge and the war\n\nThe other side\n\n"
        "The defence ministry denied that its forces had opened fire on the bridge or the town.\n\n"
        "Related articles\n\nWhat we know about the bridge\n\nLeave a comment\n\nI do not believe "
        "a word of it.\n";
    const auto articles = reader().read(document_of(text));
    ASSERT_EQ(articles.size(), 1U);
    const auto& article = articles[0];
    EXPECT_EQ(article.text, text);
    EXPECT_EQ(article.title, "Shelling goes on near the river");
    EXPECT_EQ(article.byline, "By Anna Rivas");
    EXPECT_EQ(article.agency, "AFP");
    EXPECT_EQ(article.dateline_place, "KALVAN");
    EXPECT_EQ(blocks_of(article),
              (Lines{"title: Shelling goes on near the river", "dateline: By Anna Rivas",
                     "furniture: 2 min read", "dateline: KALVAN, March 3 (AFP) —",
                     "paragraph: Shells hit the bridge on Tuesday, officials said, and two people "
                     "were hurt.",
                     "furniture: Read also: The bridge and the war", "heading: The other side",
                     "paragraph: The defence ministry denied that its forces had opened fire on "
                     "the bridge or the town.",
                     "furniture: Related articles", "furniture: What we know about the bridge",
                     "furniture: Leave a comment", "furniture: I do not believe a word of it."}));
    ASSERT_FALSE(article.notes.empty());
    EXPECT_EQ(article.notes[0].code, "article.furniture");
}

TEST(PlainText, OneLongLineIsOneParagraph) {
    std::string text;
    for (int i = 0; i < 40; ++i) { text += "Soldiers moved along the road to the village. "; }
    const auto article = reader().read(document_of(text)).at(0);
    ASSERT_EQ(article.blocks.size(), 1U);
    EXPECT_EQ(article.blocks[0].kind, BlockKind::paragraph);
}

TEST(PlainText, JoinsLinesBrokenAtAColumnButNotShortOnes) {
    const std::string text =
        "A convoy reaches the northern valley\n\n"
        "The convoy of twenty lorries reached the valley on Monday evening after two\n"
        "days of talks between the commanders of both sides, the mission said in a\n"
        "statement that was read out in the capital.\n\n"
        "Nobody was hurt when shots were fired at the last lorry near the old mill,\n"
        "a driver said. The mission did not say who had fired, and neither side has\n"
        "spoken about it.\n";
    const auto blocks = blocks_of(reader().read(document_of(text)).at(0));
    ASSERT_EQ(blocks.size(), 3U);
    EXPECT_TRUE(blocks[1].ends_with("in the capital."));
    EXPECT_TRUE(blocks[2].starts_with("paragraph: Nobody"));
}

TEST(PlainText, ASignBeforeALineQuotesIt) {
    const auto articles = reader().read(
        document_of("The mission sent the council a letter about the shelling of the valley.\n\n"
                    "> Armed groups shelled the villages of the valley again on Tuesday.\n\n"
                    "The council did not answer the letter, and the shelling went on for days.\n"));
    ASSERT_EQ(articles.size(), 1U);
    EXPECT_EQ(blocks_of(articles[0]),
              (Lines{"paragraph: The mission sent the council a letter about the shelling of the "
                     "valley.",
                     "quote: Armed groups shelled the villages of the valley again on Tuesday.",
                     "paragraph: The council did not answer the letter, and the shelling went on "
                     "for days."}));
}

TEST(PlainText, JoinsWhatQuotationMarksTookApart) {
    const auto blocks = blocks_of(
        reader()
            .read(document_of("The minister spoke on Sunday of a great and “\n\nhistoric day\n\n"
                              "” for the whole of the country.\n"))
            .at(0));
    EXPECT_EQ(blocks.size(), 1U);
}

TEST(PlainText, SplitsPostsByDateLines) {
    const std::string text =
        "Bombardement du village de Taral\nPublié le 28/10/2020 à 21:03\n\n"
        "Des obus sont tombés dans la nuit sur le village de Taral, selon la mairie et les "
        "secours.\n\n"
        "La route du sud est coupée\nPublié le 27/10/2020 à 09:15\n\n"
        "La route qui mène au sud est coupée depuis ce matin par des tirs, dit le gouverneur de la "
        "région.\n";
    const auto articles = reader().read(document_of(text));
    ASSERT_EQ(articles.size(), 2U);
    EXPECT_EQ(articles[0].id, "a");
    EXPECT_EQ(articles[1].id, "a#2");
    EXPECT_EQ(articles[1].title, "La route du sud est coupée");
    EXPECT_EQ(text::to_iso(*articles[0].published.day), "2020-10-28");
    EXPECT_EQ(text::to_iso(*articles[1].published.day), "2020-10-27");
    EXPECT_EQ(articles[1].published.basis, DateBasis::stated);
    EXPECT_EQ(text.substr(articles[1].offset_bytes, articles[1].text.size()), articles[1].text);
}

TEST(PlainText, SplitsLivePagesByTheTimeAndOutlinesByTheirBullets) {
    const std::string live =
        "Live: the battle for the pass\n"
        "18:40 - The defence ministry says its troops hold the pass and the two villages below "
        "it.\n"
        "17:15 - Explosions were heard in the town for a second hour, people there told "
        "reporters.\n"
        "16:02 - The governor asks people in the valley to stay at home until further notice.\n";
    auto document = document_of(live);
    document.stated.published = "2020-10-05";
    const auto posts = reader().read(document);
    ASSERT_EQ(posts.size(), 3U);
    EXPECT_EQ(text::to_iso(*posts[2].published.day), "2020-10-05");
    EXPECT_EQ(blocks_of(posts[1]).at(0), "dateline: 17:15 -");
    const std::string outline =
        "Taral\n\n  • Les combats reprennent autour de Taral\n\n    Imprimer\n\n"
        "    Les combats ont repris mardi matin autour du village de Taral, ont dit les deux "
        "armées.\n\n"
        "  • La trêve n'a pas tenu\n\n"
        "    La trêve annoncée samedi n'a pas tenu plus de deux heures, selon un témoin sur "
        "place.\n";
    const auto outlined = reader().read(document_of(outline));
    ASSERT_EQ(outlined.size(), 2U);
    EXPECT_EQ(outlined[0].title, "Les combats reprennent autour de Taral");
    EXPECT_EQ(outlined[1].title, "La trêve n'a pas tenu");
}

TEST(PlainText, NotesWhereTheTextContradictsTheRecord) {
    auto document = document_of(
        "A town is taken\nPosted on 12 May 2019\n\nThe army took the town on Sunday, it said in a "
        "statement on its website.\n");
    document.stated.published = "2019-06-30";
    const auto article = reader().read(document).at(0);
    EXPECT_EQ(text::to_iso(*article.published.day), "2019-06-30");
    ASSERT_EQ(article.notes.size(), 1U);
    EXPECT_EQ(article.notes[0].code, "article.date_differs");
}

TEST(PlainText, TakesLostLineBreaksApartAtTheCredit) {
    std::string text =
        "Two killed on the bridge of Kalvan AFP Thursday 30 Jun 2016 Two people were killed when "
        "shells hit the bridge "
        "of Kalvan on Thursday the governor said adding that seven others were wounded and that "
        "the road to the south "
        "was closed until further notice. Nobody has said who fired.";
    auto document = document_of(text);
    document.stated.published = "2016-06-21";
    const auto article = reader().read(document).at(0);
    EXPECT_EQ(article.title, "Two killed on the bridge of Kalvan");
    EXPECT_EQ(article.agency, "AFP");
    EXPECT_EQ(text::to_iso(*article.published.day), "2016-06-30");
    EXPECT_EQ(article.notes.at(0).code, "article.date_differs");
    ASSERT_EQ(article.blocks.size(), 3U);
    EXPECT_EQ(slice(article.text, article.blocks[1].span), "AFP Thursday 30 Jun 2016");
    EXPECT_EQ(article.blocks[2].kind, BlockKind::paragraph);
}

TEST(PlainText, SurvivesStrangeInput) {
    for (const auto* bytes : {"", "\n\n\n", "\xFF\xFE", "•", "•\n•\n•\n", "\xEF\xBB\xBF", "a\rb\rc",
                              "((((((", "- - - - -"}) {
        const auto articles = reader().read(document_of(bytes));
        ASSERT_EQ(articles.size(), 1U) << bytes;
        EXPECT_TRUE(text::is_utf8(articles[0].text));
    }
}

TEST(Noise, EveryExampleOfThePacksHasItsRole) {
    ASSERT_GT(knowledge().noise.examples().size(), 500U);
    for (const auto& example : knowledge().noise.examples()) {
        EXPECT_NE(knowledge().noise.role_of(example.text), NoiseRole::none)
            << example.where << ": " << example.text;
    }
}

TEST(Noise, LeavesSentencesAlone) {
    for (
        const auto* line :
        {"The print shop in the town was destroyed by shells on Sunday.",
         "Comments by the minister on the talks were denied by the spokesman of the other side "
         "later that day.",
         "Related groups of fighters crossed the border last week, the mission said on Friday in "
         "its report on the north.",
         "Menus were printed.",
         "Les commentaires du ministre ont été démentis par le porte-parole de l'armée mardi soir.",
         "Kommentare zu dem Angriff gab es von der Regierung in der Hauptstadt am Montag nicht."}) {
        EXPECT_EQ(knowledge().noise.role_of(line), NoiseRole::none) << line;
    }
}

TEST(Dates, AreReadAsPagesPrintThem) {
    struct Row {
        std::string_view text;
        DayOrder order;
        std::string_view day;
        int minutes;  // of the time of day, -1 for none
    };
    const std::vector<Row> rows{
        {"Publié le 28/10/2020 à 21:03", DayOrder::unknown, "2020-10-28", 21 * 60 + 3},
        {"October 28, 2020, 9:03 pm", DayOrder::unknown, "2020-10-28", 21 * 60 + 3},
        {"28 octobre 2020", DayOrder::unknown, "2020-10-28", -1},
        {"1er novembre 2020 à 8h05", DayOrder::unknown, "2020-11-01", 8 * 60 + 5},
        {"28. Oktober 2020, 7.30 Uhr", DayOrder::unknown, "2020-10-28", 7 * 60 + 30},
        {"28.10.2020", DayOrder::unknown, "2020-10-28", -1},
        {"10/11/2020", DayOrder::month_first, "2020-10-11", -1},
        {"10/11/2020", DayOrder::day_first, "2020-11-10", -1},
        {"10/28/2020", DayOrder::day_first, "2020-10-28", -1},
        {"28 октября 2020 г., 14:20", DayOrder::unknown, "2020-10-28", 14 * 60 + 20},
        {"28 жовтня 2020, 14:20", DayOrder::unknown, "2020-10-28", 14 * 60 + 20},
        {"28 أكتوبر 2020", DayOrder::unknown, "2020-10-28", -1},
        {"٢٨ أكتوبر ٢٠٢٠", DayOrder::unknown, "2020-10-28", -1},
        {"28 de octubre de 2020", DayOrder::unknown, "2020-10-28", -1},
        {"28 Oct 2020 12:00 AM", DayOrder::unknown, "2020-10-28", 0},
        {"28 Oct 202021.03 GMT", DayOrder::unknown, "2020-10-28", 21 * 60 + 3},
        {"2020年10月28日", DayOrder::unknown, "2020-10-28", -1},
        {"Ekim 28, 2020", DayOrder::unknown, "2020-10-28", -1},
        {"2020-10-28T08:00:00+04:00", DayOrder::unknown, "2020-10-28", 8 * 60},
    };
    for (const auto& row : rows) {
        const auto date = knowledge().dates.find_first(row.text, row.order);
        ASSERT_TRUE(date) << row.text;
        EXPECT_EQ(text::to_iso(date->day), row.day) << row.text;
        EXPECT_EQ(date->time ? date->time->count() : -1, row.minutes) << row.text;
    }
    for (const auto* text :
         {"31/02/2020", "version 1.2.10.4", "28 October", "12345", "May 2020", "1999 people", ""}) {
        EXPECT_FALSE(knowledge().dates.find_first(text, DayOrder::unknown)) << text;
    }
    EXPECT_EQ(text::to_iso(*knowledge()
                                .dates.find_first("2020-10-28T02:00:00+04:00", DayOrder::unknown)
                                ->instant()),
              "2020-10-27T22:00:00Z");
}

TEST(Dates, AreReadFromAddressesAndMetadata) {
    const auto& dates = knowledge().dates;
    EXPECT_EQ(text::to_iso(dates.read_address("https://example.org/2020/10/28/a-town")->day),
              "2020-10-28");
    EXPECT_EQ(text::to_iso(dates.read_address("https://example.org/news/20201028-a-town")->day),
              "2020-10-28");
    EXPECT_EQ(text::to_iso(dates.read_address("https://example.org/2020/oct/28/a-town")->day),
              "2020-10-28");
    EXPECT_FALSE(dates.read_address("https://example.org/a-town-123456789"));
    EXPECT_FALSE(dates.read_address("https://2020-10-28.example.org/a"));
    EXPECT_EQ(text::to_iso(dates.read_metadata("1603872000", DayOrder::unknown)->day),
              "2020-10-28");
    EXPECT_EQ(text::to_iso(dates.read_metadata("20201028", DayOrder::unknown)->day), "2020-10-28");
    EXPECT_EQ(
        text::to_iso(dates.read_metadata("Wed, 28 Oct 2020 08:00:00 GMT", DayOrder::unknown)->day),
        "2020-10-28");
}

TEST(Datelines, AreFoundWhereWireReportsHaveThem) {
    struct Row {
        std::string_view text;
        std::string_view place;
        std::string_view agency;
        std::string_view rest;
    };
    const std::vector<Row> rows{
        {"STEPANAKERT, Oct. 28 (AFP) — Shells fell.", "STEPANAKERT", "AFP", "Shells fell."},
        {"Erevan, 18 sept 2022 (AFP) - Des obus.", "Erevan", "AFP", "Des obus."},
        {"BAKU, Azerbaijan — Shells fell.", "BAKU, Azerbaijan", "", "Shells fell."},
        {"TRIPOLI - Shells fell on the port before dawn, and two ships burned for hours.",
         "TRIPOLI", "", "Shells fell on the port before dawn, and two ships burned for hours."},
        {"PEMBA, Mozambique - Shells fell on the port before dawn, and two ships burned for hours.",
         "PEMBA, Mozambique", "",
         "Shells fell on the port before dawn, and two ships burned for hours."},
        {"SRINAGAR: Shells fell on the road before dawn, and two lorries burned for hours.",
         "SRINAGAR", "", "Shells fell on the road before dawn, and two lorries burned for hours."},
        {"MINUSCA - Press statement", "", "", ""},
        {"GENEVA (Reuters) - Talks began.", "GENEVA", "Reuters", "Talks began."},
        {"МОСКВА, 28 окт — РИА Новости. Обстрел.", "МОСКВА", "RIA Novosti", "Обстрел."},
        {"KYIV, October 3. /TASS/. Shells fell.", "KYIV", "TASS", "Shells fell."},
        {"The town — held since May — fell.", "", "", ""},
        {"Armenia and Azerbaijan - talks went on.", "", "", ""},
        {"He said (on Sunday) that it fell.", "", "", ""},
    };
    for (const auto& row : rows) {
        const auto dateline = read_dateline(row.text, knowledge());
        if (row.rest.empty()) {
            if (row.agency.empty() && dateline) {
                EXPECT_FALSE(dateline->agency.empty()) << row.text;
            }
            continue;
        }
        ASSERT_TRUE(dateline) << row.text;
        EXPECT_EQ(dateline->place, row.place);
        EXPECT_EQ(dateline->agency, row.agency);
        EXPECT_EQ(row.text.substr(dateline->length_bytes), row.rest);
    }
    EXPECT_EQ(credited_agency("With AFP and Reuters", knowledge()), "AFP");
    EXPECT_EQ(
        credited_agency("The fighting went on in the north, the ministry said on Monday. (TASS)",
                        knowledge()),
        "TASS");
    EXPECT_EQ(credited_agency("The village of Tass lies in the north of the country, on a river.",
                              knowledge()),
              "");
}

TEST(PlainText, AShortSentenceThatOpensWithADayIsNoDateline) {
    const std::string lead = "Fighting between the army and the rebels has gone on for a year.\n\n";
    for (const std::string line :
         {"On 24 February 2022, rebels shelled the town of Goma.",
          "Le bombardement de Goma le 24 février 2022 a tué six civils."}) {
        const auto articles = reader().read(document_of(lead + line + "\n"));
        ASSERT_EQ(articles.size(), 1U);
        EXPECT_EQ(blocks_of(articles.front()).at(1), "paragraph: " + line);
    }
    const auto dated = reader().read(document_of(lead + "On 28.10.2020\n"));
    EXPECT_EQ(blocks_of(dated.front()).at(1), "dateline: On 28.10.2020");
}

TEST(Outlets, AreKnownByTheirDomain) {
    EXPECT_EQ(knowledge().outlets.outlet_of("https://www.bbc.co.uk/news/1"), "BBC");
    EXPECT_EQ(knowledge().outlets.outlet_of("https://notbbc.com/"), "");
    EXPECT_EQ(knowledge().outlets.outlet_of("bbc.com"), "");
}

}  // namespace
}  // namespace counterclaim::article
