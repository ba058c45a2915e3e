#include "shared.hpp"

#include "link/copies.hpp"
#include "text/iso_date.hpp"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <algorithm>
#include <filesystem>
#include <list>
#include <map>
#include <string>

namespace counterclaim {
namespace {

/// The texts of a folder, with what is known of them.
class Texts {
public:
    explicit Texts(const std::string& folder) {
        simdjson::dom::parser parser;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            simdjson::dom::element record;
            std::string_view text;
            if (entry.path().extension() != ".json" ||
                parser.load(entry.path().string()).get(record) != simdjson::SUCCESS ||
                record["text"].get(text) != simdjson::SUCCESS) {
                continue;
            }
            m_texts.emplace_back(text);
            link::CopyText article;
            article.brief.id = word(record, "id");
            article.brief.outlet = word(record, "source");
            auto published = word(record, "published");
            if (published.find('T') != std::string::npos) { published += 'Z'; }
            if (const auto moment = text::parse_iso_moment(published)) {
                article.brief.published = moment->day;
                article.brief.moment = moment->instant;
            }
            article.text = m_texts.back();
            m_articles.push_back(std::move(article));
        }
    }
    [[nodiscard]] const std::vector<link::CopyText>& articles() const { return m_articles; }

private:
    static std::string word(const simdjson::dom::element& record, const char* key) {
        std::string_view value;
        return record[key].get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
    }
    std::list<std::string> m_texts;
    std::vector<link::CopyText> m_articles;
};

TEST(RealCopies, KnownPairsAreFoundAndToldApart) {
    const auto folder = (test::shared_folder() / "news").string();
    if (!std::filesystem::is_directory(folder)) { GTEST_SKIP() << "no news texts"; }
    struct Row {
        const char* article;
        const char* original;
        CopyKind kind;
        double share;
    };
    // Pairs and shares as a reader counted them (share of 5-word sequences of the shorter text).
    const std::vector<Row> rows{
        {"d0068", "d0067", CopyKind::copy, 0.83},
        {"d0072", "d0071", CopyKind::copy, 0.80},
        {"d0066", "d0058", CopyKind::copy, 0.78},
        {"d0070", "d0069", CopyKind::copy, 0.86},
        {"d0061", "d0062", CopyKind::revision, 0.91},
        {"d0060", "d0061", CopyKind::revision, 0.92},
        {"d0059", "d0060", CopyKind::revision, 0.91},
        {"d0062", "d0063", CopyKind::revision, 0.73},
        {"d0063", "d0064", CopyKind::revision, 0.50},
        {"d0123", "d0122", CopyKind::template_text, 0.25},
    };
    const Texts texts(folder);
    std::map<std::string, const Copy*> found;
    const auto copies = link::find_copies(texts.articles());
    for (const auto& copy : copies) { found.emplace(copy.article, &copy); }
    for (const auto& row : rows) {
        SCOPED_TRACE(row.article);
        const auto copy = found.find(row.article);
        ASSERT_NE(copy, found.end());
        EXPECT_EQ(copy->second->original, row.original);
        EXPECT_EQ(to_string(copy->second->kind), to_string(row.kind));
        EXPECT_NEAR(copy->second->share, row.share, 0.03);
    }
    // The same wire with other figures is known as such once its claims are read: here, by their
    // tolls.
    std::vector<Copy> altered{*found.at("d0070")};
    Claim four;
    four.article = "d0069";
    four.quantities.resize(1);
    four.quantities[0].low = four.quantities[0].high = 4;
    Claim one = four;
    one.article = "d0070";
    one.quantities[0].low = one.quantities[0].high = 1;
    link::mark_altered(altered, {four, one});
    EXPECT_EQ(altered[0].kind, CopyKind::altered);
}

TEST(RealCopies, NothingElseIsACopy) {
    const auto folder = (test::shared_folder() / "news").string();
    if (!std::filesystem::is_directory(folder)) { GTEST_SKIP() << "no news texts"; }
    const Texts texts(folder);
    const auto copies = link::find_copies(texts.articles());
    const auto close = std::count_if(copies.begin(), copies.end(), [](const Copy& copy) {
        return copy.kind != CopyKind::template_text;
    });
    EXPECT_LE(close, 11) << "the pairs above, and at most two that a reader did not list";
}

}  // namespace
}  // namespace counterclaim
