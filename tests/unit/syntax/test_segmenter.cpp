#include "support/file_resources.hpp"
#include "syntax/segmenter.hpp"
#include "syntax/segmenter_features.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace counterclaim::syntax {
namespace {

/// Tokens with '|' between them and " || " between sentences; contractions as "du(de le)".
std::string shown(const Segmenter& segmenter, const std::string& text) {
    std::vector<SurfaceToken> tokens;
    segmenter.segment(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
    std::string out;
    std::vector<std::string> words;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (i > 0) { out += tokens[i].starts_sentence ? " || " : "|"; }
        out += slice(text, tokens[i].span);
        segmenter.expand(text, tokens, i, words);
        for (std::size_t w = 0; w < words.size(); ++w) { out += (w == 0 ? "(" : " ") + words[w]; }
        if (!words.empty()) { out += ")"; }
    }
    return out;
}

/// The file is kept because the segmenter reads its weights in place.
struct Shipped {
    ModelFile file;
    Segmenter segmenter;
};

Shipped shipped(std::string_view language) {
    const std::string name = "lang/" + std::string(language) + "/syntax.model";
    ModelFile file =
        ModelFile::open(counterclaim::test::FileResources{}.open(name).value(), name).value();
    Segmenter segmenter = Segmenter::load(file).value();
    return {std::move(file), std::move(segmenter)};
}

struct Row {
    const char* text;
    const char* expected;
};

TEST(Segmenter, English) {
    const auto [file, segmenter] = shipped("en");
    const Row rows[] = {
        {"They didn't stop.", "They|didn't(did n't)|stop|."},
        {"They didn’t stop.", "They|didn’t(did n’t)|stop|."},
        {"The president's spokesman won't comment.",
         "The|president's(president 's)|spokesman|won't(wo n't)|comment|."},
        {"It cannot hold.", "It|cannot(can not)|hold|."},
        {"The troops left the region.The ministry agreed.",
         "The|troops|left|the|region|. || The|ministry|agreed|."},
        {"He said: “We held.” They left.", "He|said|:|“|We|held|.|” || They|left|."},
        {"\"They fired,\" he said. \"We answered.\"",
         "\"|They|fired|,|\"|he|said|. || \"|We|answered|.|\""},
        {"Gen. Ivan Petrov (the U.S. envoy) denied it.",
         "Gen.|Ivan|Petrov|(|the|U.S.|envoy|)|denied|it|."},
        {"At 08:30 some 4,000 men crossed.", "At|08:30|some|4,000|men|crossed|."},
        {"See https://news.example.org/a?b=1, or mail desk@example.org.",
         "See|https://news.example.org/a?b=1|,|or|mail|desk@example.org|."},
        {"A page [here](https://example.org/a-b.html) says so.",
         "A|page|[|here|]|(|https://example.org/a-b.html|)|says|so|."},
        {"Prices rose by 2.5%.", "Prices|rose|by|2.5|%|."},
        {"The advance...stopped.", "The|advance|...|stopped|."},
    };
    for (const auto& row : rows) { EXPECT_EQ(shown(segmenter, row.text), row.expected); }
}

TEST(Segmenter, French) {
    const auto [file, segmenter] = shipped("fr");
    const Row rows[] = {
        {"L'armée a tiré.", "L'|armée|a|tiré|."},
        {"L’OTAN s’inquiète.", "L’|OTAN|s’|inquiète|."},
        {"Le chef du parti va au pont.", "Le|chef|du(de le)|parti|va|au(à le)|pont|."},
        {"« Nous n’avons pas attaqué », a dit le ministre.",
         "«|Nous|n’|avons|pas|attaqué|»|,|a|dit|le|ministre|."},
        {"M. Aliev en parle aujourd'hui.", "M.|Aliev|en|parle|aujourd'hui|."},
        {"Quelque 4 000 soldats et 12.500 civils.", "Quelque|4 000|soldats|et|12.500|civils|."},
        {"Celui-ci dit qu'il l'a vu.", "Celui-ci|dit|qu'|il|l'|a|vu|."},
        {"Qu'est-ce que c'est ?", "Qu'|est|-ce|que|c'|est|?"},
        {"Le ministère a démenti.Les forces restent.",
         "Le|ministère|a|démenti|. || Les|forces|restent|."},
        {"Le porte-parole parle du cessez-le-feu.",
         "Le|porte-parole|parle|du(de le)|cessez-le-feu|."},
        {"Il n'y en a pas. Voir www.example.org.", "Il|n'|y|en|a|pas|. || Voir|www.example.org|."},
    };
    for (const auto& row : rows) { EXPECT_EQ(shown(segmenter, row.text), row.expected); }
}

/// Behind any verb, but not behind a name.
TEST(Segmenter, CliticsAreWordsOfTheirOwn) {
    auto [file, segmenter] = shipped("fr");
    for (const auto* form : {"-il", "-t-elle", "-t-il"}) { segmenter.know_clitic(form); }
    const Row rows[] = {
        {"« Ils ont fui », raconte-t-elle.", "«|Ils|ont|fui|»|,|raconte|-t-elle|."},
        {"Tout brûle, témoigne-t-il encore.", "Tout|brûle|,|témoigne|-t-il|encore|."},
        {"Kim Jong-il a parlé.", "Kim|Jong-il|a|parlé|."},
        {"Le cessez-le-feu tient, poursuit-il.", "Le|cessez-le-feu|tient|,|poursuit|-il|."},
    };
    for (const auto& row : rows) { EXPECT_EQ(shown(segmenter, row.text), row.expected); }
}

/// Words with a hyphen that a list keeps whole, and short forms before a name.
TEST(Segmenter, ListedWordsStayWhole) {
    auto [file, segmenter] = shipped("en");
    segmenter.know_whole("cease-fire");
    for (const auto* form : {"brig.", "gen."}) { segmenter.know_abbreviation(form); }
    const Row rows[] = {
        {"The Cease-fire held.", "The|Cease-fire|held|."},
        {"Spokesman Brig. Gen. Ali Hassan said so.", "Spokesman|Brig.|Gen.|Ali|Hassan|said|so|."},
    };
    for (const auto& row : rows) { EXPECT_EQ(shown(segmenter, row.text), row.expected); }
}

TEST(Segmenter, GenericRulesForAnyScript) {
    const Segmenter segmenter = Segmenter::generic();
    const Row rows[] = {
        {"Войска ушли. Город взят.", "Войска|ушли|. || Город|взят|."},
        {"Он сказал: «Нет». Конец.", "Он|сказал|:|«|Нет|»|. || Конец|."},
        {"Զորքերը հեռացան։ Քաղաքը գրավված է։", "Զորքերը|հեռացան|։ || Քաղաքը|գրավված|է|։"},
        {"غادرت القوات. المدينة خالية.", "غادرت|القوات|. || المدينة|خالية|."},
        {"It fell on 12.10.2020 at 08:30, U.S. time.",
         "It|fell|on|12.10.2020|at|08:30|,|U.S.|time|."},
        {"one\n\ntwo", "one || two"},
    };
    for (const auto& row : rows) { EXPECT_EQ(shown(segmenter, row.text), row.expected); }
}

TEST(Segmenter, NumbersWithSpacesAreNotDates) {
    const auto atoms = [](std::string_view text) {
        return atoms_of(text, {0, static_cast<std::uint32_t>(text.size())});
    };
    EXPECT_TRUE(number_goes_on(atoms("4 000"), 1));
    EXPECT_TRUE(number_goes_on(atoms("1 850 000"), 2));
    EXPECT_FALSE(number_goes_on(atoms("2020 300"), 1));
    EXPECT_FALSE(number_goes_on(atoms("12 2020"), 1));
    EXPECT_FALSE(number_goes_on(atoms("5 100m"), 1));
}

}  // namespace
}  // namespace counterclaim::syntax
