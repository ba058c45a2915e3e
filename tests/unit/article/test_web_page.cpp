#include "article/article_reader.hpp"
#include "article/linked_data.hpp"
#include "article/page.hpp"
#include "article/page_roles.hpp"
#include "support/file_resources.hpp"
#include "text/iso_date.hpp"
#include "text/utf8.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace counterclaim::article {
namespace {

std::vector<Article> read(std::string html, const std::string& url = {}) {
    static const auto reader = ArticleReader::load(test::FileResources());
    EXPECT_TRUE(reader) << to_string(reader.error());
    Document document;
    document.id = "page";
    document.media_type = "text/html";
    document.bytes = std::move(html);
    document.stated.url = url;
    return reader->read(document);
}

std::string repeat(std::string_view part, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) { out += part; }
    return out;
}

const std::string k_body =
    "<p>The army said on Monday that its troops had taken the pass and the two villages below "
    "it.</p>"
    "<p>The other side denied this and said that the fighting around the pass was still going "
    "on.</p>";

TEST(Page, KeepsSubtreesAsRangesAndTextWithItsBytes) {
    const std::string html =
        "<html><body><div class='a b'><p>One &amp; two</p>three</div></body></html>";
    const auto page = Page::parse(html, {});
    ASSERT_FALSE(page.nodes().empty());
    for (std::uint32_t i = 0; i < page.nodes().size(); ++i) {
        EXPECT_GT(page[i].end, i);
        EXPECT_LE(page[i].end, page[page[i].parent].end);
        if (page[i].tag == Tag::div) {
            EXPECT_EQ(page.attribute(i, "class"), "a b");
            EXPECT_EQ(page.inner_text(i, 100), "One & two three");
        }
        if (page[i].tag == Tag::text && page.text_of(page[i]) == "three") {
            EXPECT_EQ(slice(html, page[i].source), "three");
        }
    }
}

TEST(WebPage, BlocksLeadBackToThePage) {
    const std::string html =
        "<html><head><title>A pass is taken</title></head><body><h1>A pass is taken</h1>" + k_body +
        "</body></html>";
    const auto article = read(html).at(0);
    EXPECT_EQ(article.title, "A pass is taken");
    ASSERT_EQ(article.blocks.size(), 3U);
    for (const auto& block : article.blocks) {
        const auto text = slice(article.text, block.span);
        EXPECT_NE(slice(html, block.source).find(text), std::string_view::npos) << text;
    }
}

TEST(WebPage, SurvivesHostilePages) {
    const std::vector<std::string> pages{
        "",
        "<",
        "<html",
        "<!--",
        "<p",
        std::string("a\0b", 3),
        "\xFF\xFE<\0p\0>\0",
        "</p></p></p>",
        repeat("<div>", 200000) + "text",
        repeat("<table><tr><td>", 20000) + "text",
        repeat("<a><font><i>", 20000) + "text",
        repeat("<time>", 50000) + "18:40",
        "<p " + repeat("a='1' ", 20000) + ">text</p>",
        "<p " + repeat("b=\"", 20000),
        "<div class='" + repeat("tag ", 100000) + "'>text</div>",
        "<script type='application/ld+json'>" + repeat("[", 100000) + "</script>",
        repeat("<h1>", 50000) + "text"};
    for (const auto& page : pages) {
        const auto articles = read(page);
        ASSERT_FALSE(articles.empty());
        EXPECT_TRUE(text::is_utf8(articles[0].text));
    }
}

TEST(WebPage, DatesComeFromWhatThePageSaysOfItself) {
    struct Row {
        std::string head;
        std::string body;
        std::string url;
        std::string day;
        DateBasis basis;
    };
    const std::vector<Row> rows{
        {"<meta property='article:published_time' content='2020-10-05T08:00:00+04:00'>", "", "",
         "2020-10-05", DateBasis::metadata},
        {"<meta name='date' content='20201005'>", "", "", "2020-10-05", DateBasis::metadata},
        {"", "", "https://example.org/2020/10/05/a", "2020-10-05", DateBasis::address},
        {"", "<time datetime='2020-10-05T08:00'>Monday</time>", "", "2020-10-05",
         DateBasis::metadata},
        {"", "<span class='post-date'>5 octobre 2020</span>", "", "2020-10-05", DateBasis::stated},
        {"", "<div>Published on October 5, 2020</div>", "", "2020-10-05", DateBasis::stated},
        {"", "<script>window.x={\"id\":7,\"datePublished\":\"2020-10-05T08:00:00Z\"}</script>", "",
         "2020-10-05", DateBasis::metadata},
        // late in the evening where the outlet is, the next day in UTC
        {"<meta property='article:published_time' content='2020-10-06T02:00:00Z'>", "",
         "https://example.org/2020/10/05/a", "2020-10-05", DateBasis::metadata},
        // what happened on a day is no day of publication
        {"",
         "<p>The war began on 27 September 2020, when both armies said the other had attacked "
         "first.</p>",
         "", "", DateBasis::none},
    };
    for (const auto& row : rows) {
        const auto article =
            read("<html lang='en'><head>" + row.head + "</head><body><h1>A pass is taken</h1>" +
                     row.body + k_body + "</body></html>",
                 row.url)
                .at(0);
        EXPECT_EQ(article.published.day ? text::to_iso(*article.published.day) : "", row.day)
            << row.head << row.body << row.url;
        EXPECT_EQ(article.published.basis, row.basis) << row.head << row.body << row.url;
    }
}

TEST(WebPage, ChangesAreToldFromPublication) {
    struct Row {
        std::string head;
        std::string published;
        std::string updated;
    };
    const std::vector<Row> rows{
        {"<meta property='article:published_time' content='2020-10-05T08:00:00Z'>"
         "<meta property='article:modified_time' content='2020-10-05T11:30:00Z'>",
         "2020-10-05", "2020-10-05"},
        {"<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":"
         "\"2020-10-05T08:00:00Z\",\"dateModified\":\"2020-10-07T08:00:00Z\"}</script>",
         "2020-10-05", "2020-10-07"},
        // written by many pages that never changed, or changed by the system before they came out
        {"<meta property='article:published_time' content='2020-10-05T08:00:00Z'>"
         "<meta property='article:modified_time' content='2020-10-05T08:00:00Z'>",
         "2020-10-05", ""},
        {"<meta property='article:published_time' content='2020-10-05T08:00:00Z'>"
         "<meta property='article:modified_time' content='2020-10-04T23:00:00Z'>",
         "2020-10-05", ""},
        // the only date there is stands for the day it came out, not for a change of it
        {"<meta property='article:modified_time' content='2020-10-05T11:30:00Z'>", "2020-10-05",
         ""},
    };
    for (const auto& row : rows) {
        const auto article =
            read("<html lang='en'><head>" + row.head + "</head><body><h1>A pass is taken</h1>" +
                 k_body + "</body></html>")
                .at(0);
        EXPECT_EQ(article.published.day ? text::to_iso(*article.published.day) : "", row.published)
            << row.head;
        EXPECT_EQ(article.updated.day ? text::to_iso(*article.updated.day) : "", row.updated)
            << row.head;
    }
}

TEST(WebPage, FurnitureByNameTagAndWordsStaysOut) {
    const auto article =
        read(
            "<html><body><nav><a href='/'>Home</a></nav><div class='sidebar'><p>An offer that "
            "nobody should read as news, and "
            "that is long enough.</p></div><div class='entry-content'>" +
            k_body +
            "<p>Read also: What is known about the pass</p></div><div id='comments'><p>I do not "
            "believe a word of this, and I was "
            "there myself.</p></div><footer>All rights reserved.</footer></body></html>")
            .at(0);
    std::string kept;
    for (const auto& block : article.blocks) {
        if (block.kind != BlockKind::furniture) {
            kept += std::string(slice(article.text, block.span)) + "|";
        }
    }
    EXPECT_TRUE(kept.starts_with("The army said")) << kept;
    EXPECT_TRUE(kept.ends_with("still going on.|")) << kept;
}

TEST(PagePatterns, ReadNamesAsWords) {
    const auto patterns = PagePatterns::load(test::FileResources());
    ASSERT_TRUE(patterns) << to_string(patterns.error());
    const std::vector<std::pair<std::string_view, int>> rows{{"articleBody", k_role_body},
                                                             {"article-body__text", k_role_body},
                                                             {"c-article_Body", k_role_body},
                                                             {"commentlist", k_role_comments},
                                                             {"no-comments", 0},
                                                             {"tag-war category-world", 0},
                                                             {"tags", k_role_drop},
                                                             {"sidebar-left", k_role_drop},
                                                             {"wp-caption-text", k_role_caption},
                                                             {"", 0},
                                                             {"xyz", 0}};
    for (const auto& [names, roles] : rows) {
        EXPECT_EQ(patterns->roles_of_names(names), roles) << names;
    }
}

TEST(LinkedData, FindsTheArticleInAGraphAndForgivesLineBreaks) {
    LinkedData data;
    read_linked_data(
        "<![CDATA[{\"@graph\":[{\"@type\":\"WebPage\",\"datePublished\":\"2001-01-01\"},{\"@type\":"
        "[\"Thing\",\"NewsArticle\"],"
        "\"headline\":\"A pass\nis "
        "taken\",\"datePublished\":\"2020-10-05\",\"author\":{\"name\":\"Anna Rivas\"}}]}]]>",
        data);
    EXPECT_TRUE(data.found);
    EXPECT_EQ(data.published, "2020-10-05");
    EXPECT_EQ(data.headline, "A pass is taken");
    EXPECT_EQ(data.author, "Anna Rivas");
    LinkedData damaged;
    read_linked_data("{\"@type\":\"NewsArticle\",", damaged);
    EXPECT_FALSE(damaged.found);
}

}  // namespace
}  // namespace counterclaim::article
