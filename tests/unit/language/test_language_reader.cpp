#include "language/language_reader.hpp"
#include "support/file_resources.hpp"

#include <gtest/gtest.h>

namespace counterclaim::language {
namespace {

const LanguageReader& reader() {
    static const auto loaded = LanguageReader::load(test::FileResources());
    EXPECT_TRUE(loaded) << to_string(loaded.error());
    return *loaded;
}

TEST(Language, IsToldFromASentence) {
    const std::vector<std::pair<std::string_view, std::string_view>> rows{
        {"en", "Shells hit the bridge on Tuesday, officials said."},
        {"fr", "Des obus sont tombés sur le pont mardi, selon la mairie."},
        {"ru", "Снаряды попали в мост во вторник, сообщили власти."},
        {"uk", "Снаряди влучили в міст у вівторок, повідомила влада."},
        {"hy", "Երեքշաբթի օրը արկերը դիպել են կամրջին։"},
        {"az", "Çərşənbə axşamı mərmilər körpüyə dəyib, rəsmilər bildirib."},
        {"tr", "Yetkililer, salı günü köprüye mermi isabet ettiğini söyledi."},
        {"ka", "სამშაბათს ჭურვები ხიდს მოხვდა, განაცხადეს ოფიციალურმა პირებმა."},
        {"ar", "سقطت قذائف على الجسر يوم الثلاثاء، بحسب مسؤولين."},
        {"fa",
         "مقام‌ها گفتند روز سه‌شنبه گلوله‌هایی به پل اصابت "
         "کرد."},
        {"de", "Am Dienstag trafen Granaten die Brücke, sagten die Behörden."},
        {"es", "Los proyectiles alcanzaron el puente el martes, según las autoridades."},
    };
    for (const auto& [language, text] : rows) {
        EXPECT_EQ(reader().guess(text).language, language) << text;
    }
}

TEST(Language, ShortTextsFollowAlphabetAndHint) {
    EXPECT_EQ(reader().guess("Київщина").language, "uk");
    EXPECT_EQ(reader().guess("ճանապարհ").language, "hy");
    EXPECT_EQ(reader().guess("").language, "");
    EXPECT_EQ(reader().guess("12:45 …").language, "");
    EXPECT_LT(reader().guess("Baku").confidence, 1.0);
}

TEST(Language, MarksParagraphsInAnotherLanguage) {
    Article article;
    const std::vector<std::string> paragraphs{
        "Le porte-parole du ministère a dit mardi que des obus étaient tombés sur le pont et sur "
        "la ville.",
        "The spokesman of the ministry said on Tuesday that shells had fallen on the bridge and on "
        "the town.",
        "Personne n'a été blessé, selon la mairie, et la route du sud est ouverte depuis ce "
        "matin."};
    for (const auto& paragraph : paragraphs) {
        Block block;
        block.span.begin = static_cast<std::uint32_t>(article.text.size());
        article.text += paragraph;
        block.span.end = static_cast<std::uint32_t>(article.text.size());
        article.text += "\n\n";
        article.blocks.push_back(block);
    }
    article.language = "de";
    reader().read(article);
    EXPECT_EQ(article.language, "fr");
    EXPECT_EQ(article.blocks[0].language, "");
    EXPECT_EQ(article.blocks[1].language, "en");
    ASSERT_EQ(article.notes.size(), 1U);
    EXPECT_EQ(article.notes[0].code, "language.differs");
}

}  // namespace
}  // namespace counterclaim::language
