#include "support/file_resources.hpp"
#include "text/iso_date.hpp"
#include "who/conflicts.hpp"

#include <counterclaim/claim.hpp>

#include <gtest/gtest.h>

namespace counterclaim::who {
namespace {

constexpr std::string_view k_small = R"(
name = "Brava and the Coast Front"
[[side]]
parties = ["Brava"]
[[side]]
parties = ["Coast Front"]
)";

TEST(Conflict, ReadsAProfileOfAFewLines) {
    const auto profile = parse_conflict(k_small, "conflicts/brava.toml");
    ASSERT_TRUE(profile) << to_string(profile.error());
    EXPECT_EQ(profile->id, "brava");
    ASSERT_EQ(profile->sides.size(), 2U);
    EXPECT_EQ(profile->sides[1].name, "Coast Front");
}

TEST(Conflict, ReadsEveryKey) {
    const auto profile = parse_conflict(R"(
id = "b"
name = "B"
from = 2020-09-27
to = "2020-11-10"
countries = ["AZ", "AM"]
theatre = "cc:ridge"
home = ["Brava"]
keywords = ["Brava"]
mediators = ["M"]
observers = ["O"]
[[side]]
name = "one"
parties = ["P"]
[[word]]
words = ["rebels"]
parties = ["P"]
[[word]]
of = "P"
classes = ["force"]
parties = ["P", "Q"]
)",
                                        "conflicts/x.toml");
    ASSERT_TRUE(profile) << to_string(profile.error());
    EXPECT_EQ(profile->id, "b");
    EXPECT_EQ(text::to_iso(*profile->time.from), "2020-09-27");
    EXPECT_EQ(text::to_iso(*profile->time.to), "2020-11-10");
    EXPECT_EQ(profile->countries, (std::vector<std::string>{"AZ", "AM"}));
    EXPECT_EQ(profile->theatre, "cc:ridge");
    EXPECT_EQ(profile->words[1].of, "P");
    EXPECT_EQ(profile->words[1].parties.size(), 2U);
}

struct Wrong {
    const char* source;
    const char* where;
    const char* says;
};

TEST(Conflict, NamesFileLineAndKeyOfWhatIsWrong) {
    const Wrong rows[] = {
        {"name = \"B\"\n", "conflicts/x.toml", "\"side\" is missing"},
        {"[[side]]\nparties = [\"P\"]\n", "conflicts/x.toml", "\"name\" is missing"},
        {"name = \"B\"\nside = 3\n", "conflicts/x.toml:2", "must be written as [[side]]"},
        {"name = \"B\"\n[[side]]\nname = \"one\"\n", "conflicts/x.toml:2",
         "\"parties\" is missing"},
        {"name = \"B\"\nfrom = \"2020-02-31\"\n[[side]]\nparties = [\"P\"]\n", "conflicts/x.toml:2",
         "\"from\" must be a day"},
        {"name = \"B\"\nkeyword = []\n[[side]]\nparties = [\"P\"]\n", "conflicts/x.toml:2",
         "\"keyword\" is no key"},
        {"name = \"B\"\ncountries = [\"Syria\"]\n[[side]]\nparties = [\"P\"]\n", "conflicts/x.toml",
         "not an ISO 3166 code"},
        {"name = \"B\"\n[[side]]\nparties = [\"P\"]\n[[word]]\nparties = [\"P\"]\n",
         "conflicts/x.toml:4", "needs \"words\""},
        {"name = \"B\"\nfrom = 2021-01-02\nto = 2021-01-01\n[[side]]\nparties = [\"P\"]\n",
         "conflicts/x.toml", "lies before"},
        {"name = \"B\n", "conflicts/x.toml:1", ""},
    };
    for (const auto& row : rows) {
        const auto profile = parse_conflict(row.source, "conflicts/x.toml");
        ASSERT_FALSE(profile) << row.source;
        EXPECT_EQ(profile.error().code, ErrorCode::pack_invalid);
        EXPECT_NE(profile.error().where.find(row.where), std::string::npos)
            << to_string(profile.error());
        EXPECT_NE(profile.error().what.find(row.says), std::string::npos)
            << to_string(profile.error());
    }
}

struct Choice {
    const char* text;
    const char* published;
    const char* id;  ///< empty: none
};

TEST(Conflict, KnowsDatedEvents) {
    const std::string source = std::string(k_small) + R"(
[[event]]
name = "Harbour accord"
from = "2020-11-09"
to = "2020-11-10"
types = ["ceasefire", "agreement"]
words = ["Harbour accord", "accord du Port"]
[[event]]
name = "First truce"
from = "2020-10-10"
types = ["ceasefire"]
)";
    const auto profile = parse_conflict(source, "conflicts/brava.toml");
    ASSERT_TRUE(profile) << to_string(profile.error());
    ASSERT_EQ(profile->events.size(), 2U);
    EXPECT_EQ(profile->events[0].name, "First truce");  // by their days
    EXPECT_EQ(profile->events[0].days.to, profile->events[0].days.from);
    const auto* named = event_named(*profile, "Depuis l'accord du Port, rien.");
    ASSERT_NE(named, nullptr);
    EXPECT_EQ(named->name, "Harbour accord");
    EXPECT_EQ(event_named(*profile, "Harbour accords"), nullptr);
    const auto day = *text::parse_iso_date("2020-11-01");
    const auto* last = last_event(*profile, ClaimType::ceasefire, day, std::chrono::days(60));
    ASSERT_NE(last, nullptr);
    EXPECT_EQ(last->name, "First truce");
    EXPECT_EQ(last_event(*profile, ClaimType::ceasefire, day, std::chrono::days(5)), nullptr);
    EXPECT_EQ(last_event(*profile, ClaimType::agreement, day, std::chrono::days(60)), nullptr);
    for (const auto* wrong :
         {"[[event]]\nname = \"x\"\n", "[[event]]\nname = \"x\"\nfrom = \"2020-11-31\"\n",
          "[[event]]\nname = \"x\"\nfrom = \"2020-11-10\"\nto = "
          "\"2020-11-09\"\n",
          "[[event]]\nname = \"x\"\nfrom = \"2020-11-10\"\ntypes = "
          "[\"party\"]\n"}) {
        EXPECT_FALSE(parse_conflict(std::string(k_small) + wrong, "conflicts/brava.toml")) << wrong;
    }
}

TEST(Conflicts, ChoosesTheWarOfAnArticle) {
    const test::FileResources resources;
    const auto conflicts = Conflicts::load(resources);
    ASSERT_TRUE(conflicts) << to_string(conflicts.error());
    EXPECT_GE(conflicts->profiles().size(), 20U);
    const Choice rows[] = {
        {"Artillery fire was heard in Stepanakert, the main city of Nagorno-Karabakh.",
         "2020-10-12", "nagorno-karabakh"},
        {"L'armée malienne a annoncé une opération près de Ménaka, dans le nord du Mali.",
         "2022-05-01", "sahel"},
        {"À Khartoum, les FSR ont bombardé un quartier d'Omdurman.", "2023-05-01", "sudan"},
        {"Israeli tanks entered Khan Younis in the south of the Gaza Strip.", "2023-12-05",
         "israel-palestine"},
        {"The M23 captured a hill near Goma, the FARDC said.", "2024-01-20", "drc-east"},
        {"The Houthis said they had fired a missile from Hodeidah.", "2024-02-02", "yemen"},
        {"Kharkiv and Kherson were shelled overnight, Kyiv said.", "2023-02-02", "ukraine"},
        {"The FMLN attacked a garrison in San Miguel.", "1989-11-12", "el-salvador"},
        {"The FMLN opened a museum in San Miguel.", "2015-11-12", ""},
        {"The town council approved a new bus line on Tuesday.", "2020-10-12", ""},
        {"She made a Damascus steel knife.", "2020-10-12", ""},
    };
    for (const auto& row : rows) {
        Reading reading;
        reading.article.text = row.text;
        reading.article.published.day = text::parse_iso_date(row.published);
        const auto* profile = choose_conflict(reading, *conflicts);
        EXPECT_EQ(profile == nullptr ? "" : profile->id, row.id) << row.text;
    }
}

}  // namespace
}  // namespace counterclaim::who
