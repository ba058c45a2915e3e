#include "evidence/content_coding.hpp"
#include "follow/listing.hpp"
#include "text/iso_date.hpp"

#include <gtest/gtest.h>

#include <string>

namespace counterclaim::follow {
namespace {

Listing read(const std::string& text, const ListingLimits& limits = {}) {
    return parse_listing(text, *parse_address("https://news.example.org/feeds/all"), {}, limits);
}

std::string iso(const std::optional<Instant>& moment) {
    return moment ? text::to_iso(*moment) : "";
}

TEST(Listing, ReadsRss) {
    const auto listing = read(R"(<?xml version="1.0"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Example</title><language>en</language><ttl>60</ttl>
<atom:link href="https://news.example.org/self" rel="self"/>
<item><title><![CDATA[Road <b>open</b> again]]></title><link>/a?x=1&amp;y=2</link>
<pubDate>Tue, 06 Oct 2020 12:00:00 +0400</pubDate><content:encoded><![CDATA[<p>Whole.</p>]]>
</content:encoded></item>
<item><title>3 &lt; 5</title><guid isPermaLink="true">https://news.example.org/b</guid></item>
<item><title>no address</title><guid isPermaLink="false">17</guid></item>
<item><atom:link href="https://news.example.org/c"/></item>
</channel></rss>)");
    EXPECT_EQ(listing.kind, ListingKind::rss);
    EXPECT_EQ(listing.title, "Example");
    EXPECT_EQ(listing.language, "en");
    EXPECT_EQ(listing.wait_minutes, 60U);
    ASSERT_EQ(listing.entries.size(), 3U);
    EXPECT_EQ(listing.entries[0].address, "https://news.example.org/a?x=1&y=2");
    EXPECT_EQ(listing.entries[0].title, "Road open again");
    EXPECT_EQ(listing.entries[0].html, "<p>Whole.</p>");
    EXPECT_EQ(iso(listing.entries[0].published), "2020-10-06T08:00:00Z");
    EXPECT_EQ(listing.entries[1].title, "3 < 5");
    EXPECT_EQ(listing.entries[2].address, "https://news.example.org/c");
}

TEST(Listing, ReadsOlderRss) {
    const auto one = read(R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>E</title></channel>
<item rdf:about="https://e.org/a"><title>A</title><link>https://e.org/a</link>
<dc:date>2020-10-06T08:00:00Z</dc:date></item>
</rdf:RDF>)");
    ASSERT_EQ(one.entries.size(), 1U);
    EXPECT_EQ(iso(one.entries[0].published), "2020-10-06T08:00:00Z");
    const auto nine = read(
        "<rss version='0.91'><channel><title>E</title><item><title>A</title>"
        "<link>https://e.org/a</link></item></channel></rss>");
    ASSERT_EQ(nine.entries.size(), 1U);
}

TEST(Listing, ReadsAtom) {
    const auto listing =
        read(R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>E</title>
<entry><title type="html">&lt;i&gt;A&lt;/i&gt;</title><link rel="self" href="/self"/><link href="/a"/>
<updated>2020-10-07T08:00:00Z</updated><published>2020-10-06T08:00:00Z</published></entry>
<entry><id>https://e.org/b</id><updated>2020-10-07T08:00:00Z</updated></entry></feed>)");
    EXPECT_EQ(listing.kind, ListingKind::atom);
    EXPECT_EQ(listing.language, "fr");
    ASSERT_EQ(listing.entries.size(), 2U);
    EXPECT_EQ(listing.entries[0].address, "https://news.example.org/a");
    EXPECT_EQ(listing.entries[0].title, "A");
    EXPECT_EQ(iso(listing.entries[0].updated), "2020-10-07T08:00:00Z");
    EXPECT_EQ(iso(listing.entries[1].published), "2020-10-07T08:00:00Z");
}

TEST(Listing, ReadsJsonFeed) {
    const auto listing = read(R"({"version":"https://jsonfeed.org/version/1.1","title":"E","items":[
{"id":"1","url":"/a","title":"A","date_published":"2020-10-06T12:00:00+04:00"},
{"id":"https://e.org/b"},{"id":3},"x"]})");
    EXPECT_EQ(listing.kind, ListingKind::json_feed);
    ASSERT_EQ(listing.entries.size(), 2U);
    EXPECT_EQ(listing.entries[0].address, "https://news.example.org/a");
    EXPECT_EQ(iso(listing.entries[0].published), "2020-10-06T08:00:00Z");
}

TEST(Listing, ReadsSitemaps) {
    const std::string map =
        R"(<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="i"><url><loc>
 https://e.org/a </loc><lastmod>2020-10-06</lastmod><image:image>
<image:loc>https://e.org/i.jpg</image:loc></image:image>
<news:news><news:publication><news:name>E</news:name><news:language>ru</news:language></news:publication>
<news:publication_date>2020-10-05T10:00:00Z</news:publication_date><news:title>A</news:title>
</news:news></url>
<url><loc>not an address of the web: mailto:x</loc></url></urlset>)";
    for (const auto& bytes : {map, evidence::gzip(map)}) {
        const auto listing = read(bytes);
        EXPECT_EQ(listing.kind, ListingKind::sitemap);
        ASSERT_EQ(listing.entries.size(), 1U);
        EXPECT_EQ(listing.entries[0].address, "https://e.org/a");
        EXPECT_EQ(listing.entries[0].title, "A");
        EXPECT_EQ(listing.entries[0].language, "ru");
        EXPECT_EQ(iso(listing.entries[0].published), "2020-10-05T10:00:00Z");
        EXPECT_EQ(iso(listing.entries[0].updated), "2020-10-06T00:00:00Z");
    }
    const auto index = read(
        "<sitemapindex><sitemap><loc>https://e.org/1.xml.gz</loc><lastmod>2020-10-06"
        "</lastmod></sitemap></sitemapindex>");
    EXPECT_EQ(index.kind, ListingKind::sitemap_index);
    ASSERT_EQ(index.sitemaps.size(), 1U);
    const auto text = read("https://e.org/a\r\nnonsense\r\nhttps://e.org/b\r\n");
    EXPECT_EQ(text.entries.size(), 2U);
}

TEST(Listing, ReadsDamagedMarkupAsFarAsItGoes) {
    struct Row {
        const char* what;
        std::string text;
        std::size_t entries;
    };
    const std::string item = "<item><title>A</title><link>https://e.org/a</link></item>";
    for (const auto& row : {
             Row{"a bare ampersand",
                 "<rss><channel><title>A & B</title>" + item + "</channel></rss>", 1},
             Row{"cut", "<rss><channel>" + item + "<item><title>B", 1},
             Row{"an entity of HTML",
                 "<rss><channel><title>A&nbsp;B</title>" + item + "</channel></rss>", 1},
             Row{"blank lines first",
                 "\n\n<?xml version='1.0'?><rss><channel>" + item + "</channel></rss>", 1},
         }) {
        EXPECT_EQ(read(row.text).entries.size(), row.entries) << row.what;
    }
    for (const auto* text :
         {"", "   ", "<html><body>Gone</body></html>", "{}", "{\"items\":3}", "plain", "<a>"}) {
        const auto listing = read(text);
        EXPECT_TRUE(listing.entries.empty()) << text;
        EXPECT_FALSE(listing.trouble.empty()) << text;
    }
}

TEST(Listing, ExpandsNoEntitiesAndLoadsNothing) {
    std::string bomb = "<!DOCTYPE r [<!ENTITY a0 \"lollollollol\">";
    for (int i = 1; i < 12; ++i) {
        bomb += "<!ENTITY a" + std::to_string(i) + " \"";
        for (int k = 0; k < 10; ++k) { bomb += "&a" + std::to_string(i - 1) + ";"; }
        bomb += "\">";
    }
    bomb +=
        "<!ENTITY file SYSTEM \"file:///etc/hostname\">]><rss><channel><title>&a11;&file;</title>"
        "<item><link>https://e.org/a</link><title>&a11;x</title></item></channel></rss>";
    const auto listing = read(bomb);  // refused by the parser, or its entities left out
    EXPECT_LT(listing.title.size(), 100U);
    for (const auto& entry : listing.entries) { EXPECT_LT(entry.title.size(), 100U); }
    const auto small = read(
        "<!DOCTYPE r [<!ENTITY word \"secret\"><!ENTITY file SYSTEM \"file:///etc/passwd\">]>"
        "<rss><channel><title>A</title><item><link>https://e.org/a</link><title>x&word;&file;y</"
        "title>"
        "</item></channel></rss>");
    ASSERT_EQ(small.entries.size(), 1U);
    EXPECT_EQ(small.entries[0].title, "xy");
}

TEST(Listing, KeepsItsLimits) {
    std::string map = "<urlset>";
    for (int i = 0; i < 50; ++i) {
        map += "<url><loc>https://e.org/" + std::to_string(i) + "</loc></url>";
    }
    ListingLimits limits;
    limits.entries_max = 10;
    const auto listing = read(map + "</urlset>", limits);
    EXPECT_EQ(listing.entries.size(), 10U);
    EXPECT_TRUE(listing.cut);
    limits.bytes_max = 100;
    EXPECT_TRUE(read(map, limits).entries.empty());
    EXPECT_TRUE(read(evidence::gzip(std::string(10'000'000, ' ')), limits).cut);
    std::string deep;
    for (int i = 0; i < 5000; ++i) { deep += "<a>"; }
    EXPECT_TRUE(read("<rss><channel>" + deep).entries.empty());
}

}  // namespace
}  // namespace counterclaim::follow
