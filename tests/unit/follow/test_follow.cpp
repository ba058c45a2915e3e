#include "follow/address.hpp"
#include "follow/http_date.hpp"
#include "follow/outlets.hpp"
#include "follow/page_class.hpp"
#include "follow/robots.hpp"
#include "follow/zone.hpp"
#include "support/file_resources.hpp"
#include "text/iso_date.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace counterclaim::follow {
namespace {

using namespace std::literals;

std::string read(std::string_view text) {
    const auto address = parse_address(text);
    return address ? address->text() : "none";
}

TEST(Address, ReadsAndEvensOut) {
    struct Row {
        std::string_view text;
        std::string_view read;
    };
    for (const auto& row :
         {Row{"https://News.Example.org", "https://news.example.org/"},
          Row{" HTTP://example.org:80/a/../b/./c?x=1#top ", "http://example.org/b/c?x=1"},
          Row{"https://example.org:8443/%7Euser/%d0%b0", "https://example.org:8443/~user/%D0%B0"},
          Row{"https://example.org/новости",
              "https://example.org/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8"},
          Row{"http://[2001:DB8::1]:8080/x", "http://[2001:db8::1]:8080/x"},
          Row{"https://example.org?q", "https://example.org/?q"},
          Row{"https://example.org/a?", "https://example.org/a?"},
          Row{"https://example.org/../../a", "https://example.org/a"},
          Row{"https://example.org/100%/%%33", "https://example.org/100%25/%253"},
          Row{"ftp://example.org/", "none"},
          Row{"https://", "none"},
          Row{"https:///a", "none"},
          Row{"https://user@example.org/", "none"},
          Row{"https://example.org:0/", "none"},
          Row{"https://example.org:99999/", "none"},
          Row{"https://exa mple.org/", "none"},
          Row{"javascript:alert(1)", "none"},
          Row{"/path", "none"},
          Row{"", "none"},
          Row{"http://[1234]/", "none"}}) {
        EXPECT_EQ(read(row.text), row.read) << row.text;
        if (row.read != "none") { EXPECT_EQ(read(row.read), row.read); }
    }
    EXPECT_EQ(read("https://example.org/" + std::string(5000, 'a')), "none");
}

TEST(Address, ResolvesLinks) {
    const auto base = parse_address("https://example.org/news/list?page=2");
    struct Row {
        std::string_view link;
        std::string_view found;
    };
    for (const auto& row :
         {Row{"a.html", "https://example.org/news/a.html"}, Row{"/b", "https://example.org/b"},
          Row{"../c", "https://example.org/c"},
          Row{"?page=3", "https://example.org/news/list?page=3"},
          Row{"//other.example.org/d", "https://other.example.org/d"},
          Row{"http://example.org/e#f", "http://example.org/e"},
          Row{"#top", "https://example.org/news/list?page=2"}, Row{"a:b/c", "none"},
          Row{"mailto:desk@example.org", "none"}}) {
        const auto found = resolve(*base, row.link);
        EXPECT_EQ(found ? found->text() : "none", row.found) << row.link;
    }
}

TEST(Address, KnowsAnArticleUnderOneName) {
    const auto known = [](std::string_view text) { return known_as(*parse_address(text)); };
    EXPECT_EQ(known("https://example.org/a?utm_source=x&id=7&fbclid=y#z"),
              "https://example.org/a?id=7");
    EXPECT_EQ(known("https://example.org/a?UTM_Medium=rss"), "https://example.org/a");
    EXPECT_EQ(known("https://example.org/a?"), "https://example.org/a");
    EXPECT_NE(known("https://example.org/a?id=1"), known("https://example.org/a?id=2"));
}

TEST(Moment, ReadsWhatFeedsWrite) {
    struct Row {
        std::string_view text;
        std::string_view moment;
    };
    for (const auto& row :
         {Row{"Tue, 06 Oct 2020 08:00:00 GMT", "2020-10-06T08:00:00Z"},
          Row{"Tue, 6 Oct 20 12:00 +0400", "2020-10-06T08:00:00Z"},
          Row{"Tuesday, 06-Oct-20 08:00:00 GMT", "2020-10-06T08:00:00Z"},
          Row{"Tue Oct  6 08:00:00 2020", "2020-10-06T08:00:00Z"},
          Row{"6 October 2020 23:30:00 EST", "2020-10-07T04:30:00Z"},
          Row{"2020-10-06T12:00:00+04:00", "2020-10-06T08:00:00Z"},
          Row{"2020-10-06", "2020-10-06T00:00:00Z"}, Row{"Tue, 31 Feb 2020 08:00:00 GMT", ""},
          Row{"yesterday", ""}, Row{"", ""}, Row{"99999999999999999999", ""}}) {
        const auto moment = parse_moment(row.text);
        EXPECT_EQ(moment ? text::to_iso(*moment) : "", row.moment) << row.text;
    }
    const auto now = *parse_moment("2020-10-06T08:00:00Z");
    EXPECT_EQ(parse_retry_after("120", now)->count(), 120);
    EXPECT_EQ(parse_retry_after("Tue, 06 Oct 2020 08:01:00 GMT", now)->count(), 60);
    EXPECT_EQ(parse_retry_after("Tue, 06 Oct 2020 07:00:00 GMT", now)->count(), 0);
    EXPECT_FALSE(parse_retry_after("soon", now));
    EXPECT_FALSE(parse_retry_after("-5", now));
}

TEST(Zone, SaysTheLocalTime) {
    const auto moment = *parse_moment("2020-10-27T22:30:00Z");
    EXPECT_EQ(local_time(moment, "Asia/Baku"), "2020-10-28T02:30:00+04:00");
    EXPECT_EQ(local_time(moment, "America/New_York"), "2020-10-27T18:30:00-04:00");
    EXPECT_EQ(local_time(moment, ""), "2020-10-27T22:30:00Z");
    EXPECT_EQ(local_time(moment, "No/Where"), "2020-10-27T22:30:00Z");
    EXPECT_TRUE(is_zone("Europe/Kyiv") || is_zone("Europe/Kiev"));
    EXPECT_FALSE(is_zone("No/Where"));
}

TEST(Robots, DecidesByTheLongestRule) {
    struct Row {
        const char* rules;
        const char* path;
        bool allowed;
    };
    for (const auto& row : {
             Row{"", "/a", true},
             Row{"User-agent: *\nDisallow: /", "/a", false},
             Row{"User-agent: *\nDisallow:", "/a", true},
             Row{"User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true},
             Row{"User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/c", false},
             Row{"User-agent: *\nAllow: /a\nDisallow: /a", "/a", true},
             Row{"User-agent: other\nDisallow: /", "/a", true},
             Row{"User-agent: COUNTERCLAIM/2\nDisallow: /x\n\nUser-agent: *\nDisallow: /", "/a",
                 true},
             Row{"User-agent: counterclaim\nUser-agent: other\nDisallow: /x", "/x", false},
             Row{"User-agent: counterclaim\nDisallow: /x\nUser-agent: other\nDisallow: /y", "/y",
                 true},
             Row{"User-agent: counterclaim\nDisallow: /x\n\nUser-agent: counterclaim\nDisallow: /y",
                 "/y", false},
             Row{"User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", false},
             Row{"User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", true},
             Row{"User-agent: *\nDisallow: /*/print", "/a/b/print/c", false},
             Row{"User-agent: *\nDisallow: /a*b*c$", "/a-b-b-c", false},
             Row{"User-agent: *\nDisallow: /a*b*c$", "/a-b-c-b", true},
             Row{"User-agent: *\nDisallow: /$", "/", false},
             Row{"User-agent: *\nDisallow: /$", "/a", true},
             Row{"User-agent: *\nDisallow: /caf\xC3\xA9", "/caf%C3%A9", false},
             Row{"User-agent: *\nDisallow: /%7Eme", "/~me", false},
             Row{"User-agent: *\nDisallow: /a%2Fb", "/a/b", true},
             Row{"User-agent: *\r\nDisallow: /a # all of it\r\n", "/abc", false},
             Row{"\xEF\xBB\xBFUser-agent: *\nDisallow: /a", "/a", false},
             Row{"Disallow: /\nUser-agent: *\nAllow: /", "/a", true},
             Row{"User-agent: *\nDisallow: /", "/robots.txt", true},
             Row{"User-agent: *\nSitemap: https://example.org/s.xml\nDisallow: /a", "/a", false},
         }) {
        EXPECT_EQ(Robots::parse(row.rules, "counterclaim").allows(row.path), row.allowed)
            << row.rules << " | " << row.path;
    }
    EXPECT_FALSE(Robots::allow_nothing().allows("/a"));
    EXPECT_TRUE(Robots::allow_all().allows("/a"));
}

TEST(Robots, ReadsDelayAndSitemaps) {
    const auto robots = Robots::parse(
        "Sitemap: https://example.org/one.xml\nUser-agent: *\nCrawl-delay: 2.5\n"
        "Sitemap: https://example.org/two.xml\nUser-agent: other\nCrawl-delay: 9",
        "counterclaim");
    EXPECT_EQ(robots.crawl_delay(), 2.5);
    EXPECT_EQ(robots.sitemaps().size(), 2U);
    EXPECT_FALSE(Robots::parse("User-agent: *\nCrawl-delay: soon", "x").crawl_delay());
}

TEST(Robots, TakesNoLongOnHostileRules) {
    std::string rules = "User-agent: *\n";
    for (int i = 0; i < 2000; ++i) {
        rules += "Disallow: /" + std::string(100, '*') + "a*b*c*d*e$\n";
    }
    EXPECT_TRUE(Robots::parse(rules, "x").allows("/" + std::string(3000, 'a')));
}

TEST(Outlets, ReadsAList) {
    const auto outlets = parse_outlets(R"(
[[outlet]]
name = "Example Times"
side = "north"
country = "AM"
language = "en"
time_zone = "Asia/Yerevan"
feeds = ["https://times.example.org/rss", "https://times.example.org/atom"]
sitemaps = "https://times.example.org/news.xml"
folder = "saved"
every = "15 min"
delay = 0.5
only = "https://times.example.org/en/"
[[outlet]]
name = "Other"
feeds = "http://other.example.org/feed"
)",
                                       "list.toml");
    ASSERT_TRUE(outlets) << outlets.error().what;
    ASSERT_EQ(outlets->size(), 2U);
    EXPECT_EQ((*outlets)[0].feeds.size(), 2U);
    EXPECT_EQ((*outlets)[0].every_s, 900);
    EXPECT_EQ((*outlets)[0].delay_s, 0.5);
    EXPECT_EQ((*outlets)[0].folders, std::vector<std::string>{"saved"});
    EXPECT_EQ((*outlets)[1].delay_s, 2);
}

TEST(Outlets, SaysWhatIsWrong) {
    struct Row {
        const char* text;
        const char* where;
        const char* what;
    };
    for (const auto& row :
         {Row{"x = 1", "l.toml", "no [[outlet]]"},
          Row{"[[outlet]]\nname = 1", "l.toml:2", "a text"},
          Row{"[[outlet]]\nname = \"a\"", "l.toml:1", "no feed"},
          Row{"[[outlet]]\nfeeds = \"https://a.org/\"", "l.toml:1", "a name"},
          Row{"[[outlet]]\nname = \"a\"\nfeeds = \"a.org\"", "l.toml:3", "no address"},
          Row{"[[outlet]]\nname = \"a\"\nfeed = \"https://a.org\"", "l.toml:3", "has no \"feed\""},
          Row{"[[outlet]]\nname = \"a\"\nevery = \"soon\"", "l.toml:3", "a duration"},
          Row{"[[outlet]\n", "l.toml:1", ""},
          Row{"[[outlet]]\nname=\"a\"\nfolder=\"f\"\n[[outlet]]\nname=\"a\"\nfolder=\"f\"",
              "l.toml:4", "two outlets"}}) {
        const auto outlets = parse_outlets(row.text, "l.toml");
        ASSERT_FALSE(outlets) << row.text;
        EXPECT_EQ(outlets.error().where, row.where) << row.text;
        EXPECT_NE(outlets.error().what.find(row.what), std::string::npos) << outlets.error().what;
    }
    EXPECT_EQ(parse_duration("90"), 90);
    EXPECT_EQ(parse_duration("1.5 h"), 5400);
    EXPECT_EQ(parse_duration("2d"), 172800);
    EXPECT_LT(parse_duration("-1 s"), 0);
    EXPECT_LT(parse_duration("1 week"), 0);
}

TEST(PageClass, TellsPagesApart) {
    const counterclaim::test::FileResources resources;
    const auto classifier = PageClassifier::load(resources);
    ASSERT_TRUE(classifier) << classifier.error().what;
    const std::string words(3000, 'w');
    struct Row {
        const char* what;
        PageFacts facts;
        PageClass kind;
    };
    const auto page = [&](std::string_view title, std::string_view text,
                          std::string_view markup = {}) {
        return PageFacts{200, "https://e.org/a", "https://e.org/a", "text/html", markup, title,
                         text};
    };
    auto moved = page("Home", words);
    moved.final = "https://e.org/";
    auto consent = page("Before you go on", "Pick.");
    consent.final = "https://consent.e.org/c?return=a";
    auto gone = page("", "");
    gone.status = 410;
    auto picture = page("", "");
    picture.media_type = "image/png";
    auto forbidden = page("", "");
    forbidden.status = 403;
    auto broken = page("", "");
    broken.status = 502;
    for (const auto& row :
         {Row{"an article", page("Talks go on", words), PageClass::article},
          Row{"an article about robots", page("404 days of war", words), PageClass::article},
          Row{"soft 404", page("Page not found", "Sorry."), PageClass::soft_404},
          Row{"soft 404, in Russian", page("Страница не найдена", "Извините."),
              PageClass::soft_404},
          Row{"front page", moved, PageClass::soft_404},
          Row{"consent", consent, PageClass::consent_wall},
          Row{"consent in words", page("Example", "We value your privacy. Accept or leave."),
              PageClass::consent_wall},
          Row{"paywall", page("Talks", "A teaser.", "<p>Subscribe to continue reading.</p>"),
              PageClass::paywall},
          Row{"paywall in markup",
              page("Talks", "A teaser.", "<script>{\"isAccessibleForFree\": false}</script>"),
              PageClass::paywall},
          Row{"open in markup", page("Talks", words, "{\"isAccessibleForFree\": false}"),
              PageClass::article},
          Row{"challenge", page("Just a moment", "", "<script src=/cdn-cgi/challenge-platform/x>"),
              PageClass::challenge},
          Row{"nothing", page("Photos", ""), PageClass::no_article},
          Row{"gone", gone, PageClass::gone}, Row{"a picture", picture, PageClass::other},
          Row{"forbidden", forbidden, PageClass::refused},
          Row{"broken", broken, PageClass::failed}}) {
        const auto verdict = classifier->classify(row.facts);
        EXPECT_EQ(to_string(verdict.kind), to_string(row.kind))
            << row.what << ": " << verdict.reason;
    }
}

}  // namespace
}  // namespace counterclaim::follow
