// The same reports in the shapes that pages come in: every body by every frame and every language,
// and what scripts, labels and templates do to them. Texts are our own, the places and outlets are
// invented.

#include "article/article_reader.hpp"
#include "support/file_resources.hpp"
#include "text/iso_date.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::article {
namespace {

struct Report {
    std::string language;
    std::string title;
    std::vector<std::string> paragraphs;
};

/// Three paragraphs each, long enough to be an article, with nothing else in them.
const std::vector<Report>& reports() {
    static const std::vector<Report> list{
        {"en",
         "Fighting spreads to the Oruna valley",
         {"The defence ministry said on Tuesday that its units had pushed the attackers back from "
          "three villages in the upper Oruna valley after two days of shelling.",
          "The other side denied the loss of the villages and accused the army of firing rockets "
          "at "
          "the town of Teslin, where four people were wounded in a market.",
          "Observers who reached the valley in the evening said they had heard artillery from both "
          "banks of the river and had seen families leaving on foot."}},
        {"fr",
         "Les combats gagnent la vallée de l'Orouna",
         {"Le ministère de la Défense a affirmé mardi que ses unités avaient repoussé les "
          "assaillants "
          "de trois villages du haut de la vallée, après deux jours de bombardements.",
          "L'autre camp a démenti la perte des villages et accusé l'armée d'avoir tiré des "
          "roquettes "
          "sur la ville de Tesline, où quatre personnes ont été blessées au marché.",
          "Des observateurs arrivés le soir dans la vallée ont dit avoir entendu l'artillerie des "
          "deux "
          "rives et vu des familles partir à pied."}},
        {"ru",
         "Бои дошли до долины Оруны",
         {"Министерство обороны сообщило во вторник, что его части оттеснили нападавших от трёх "
          "сёл в "
          "верхней части долины после двух дней обстрелов.",
          "Противник отверг потерю сёл и обвинил армию в ракетном ударе по городу Теслин, где на "
          "рынке "
          "были ранены четыре человека.",
          "Наблюдатели, прибывшие в долину вечером, рассказали, что слышали артиллерию с обоих "
          "берегов "
          "реки и видели семьи, уходившие пешком."}},
        {"ar",
         "القتال يمتد إلى وادي أورونا",
         {"قالت وزارة الدفاع يوم الثلاثاء إن وحداتها صدت المهاجمين عن ثلاث قرى في أعلى الوادي بعد "
          "يومين "
          "من القصف المتواصل على المنطقة كلها.",
          "ونفى الطرف الآخر خسارة القرى واتهم الجيش بإطلاق صواريخ على بلدة تسلين حيث أصيب أربعة "
          "أشخاص "
          "بجروح في السوق المركزي للبلدة.",
          "وقال مراقبون وصلوا إلى الوادي مساء إنهم سمعوا المدفعية من ضفتي النهر ورأوا عائلات تغادر "
          "سيرا "
          "على الأقدام نحو الجنوب."}},
        {"hy",
         "Մարտերը հասել են Օրունայի հովիտ",
         {"Պաշտպանության նախարարությունը երեքշաբթի հայտնեց, որ իր ստորաբաժանումները երկու օրվա "
          "հրետակոծությունից հետո հետ են մղել հարձակվողներին երեք գյուղերից։",
          "Մյուս կողմը հերքեց գյուղերի կորուստը և բանակին մեղադրեց Տեսլին քաղաքի հրթիռակոծման մեջ, "
          "որտեղ շուկայում վիրավորվել է չորս մարդ։",
          "Երեկոյան հովիտ հասած դիտորդներն ասացին, որ գետի երկու ափերից հրետանու ձայներ են լսել և "
          "տեսել են ոտքով հեռացող ընտանիքներ։"}},
    };
    return list;
}

std::string join(const std::vector<std::string>& parts, std::string_view before,
                 std::string_view after) {
    std::string out;
    for (const auto& part : parts) {
        out += before;
        out += part;
        out += after;
    }
    return out;
}

struct Shape {
    std::string name;
    std::string before;
    std::string after;
};

/// How paragraphs are written.
const std::vector<Shape>& paragraph_shapes() {
    static const std::vector<Shape> list{
        {"p", "<p>", "</p>"},
        {"p never closed", "<p>", "\n"},
        {"two breaks", "", "<br><br>\n"},
        {"two breaks with spaces", "", "<br />&nbsp;\n<br />"},
        {"div", "<div>", "</div>"},
        {"span in p", "<p class='Body-sc-1x2y3z'><span>", "</span></p>"},
        {"div in div", "<div class='block'><div class='text'>", "</div></div>"},
        {"section", "<section data-type='paragraph'>", "</section>"},
        {"font", "<p><font face='Verdana' size='2'>", "</font></p>"},
        {"link in it", "<p><a href='/tag/x'>+</a> ", "</p>"},
        {"advertisement between", "<p>",
         "</p><div class='ad-slot'><span>Advertisement</span></div>"},
        {"lazy picture between", "<p>",
         "</p><figure><img data-src='a.jpg' src='data:image/gif;base64,R0lGOD'></figure>"},
    };
    return list;
}

/// What stands around the body.
const std::vector<Shape>& frames() {
    static const std::vector<Shape> list{
        {"bare", "", ""},
        {"article", "<main><article>", "</article></main>"},
        {"entry-content", "<div id='page'><div class='entry-content'>", "</div></div>"},
        {"microdata",
         "<div itemscope itemtype='https://schema.org/NewsArticle'><div "
         "itemprop='articleBody'>",
         "</div></div>"},
        {"layout table",
         "<table width='100%'><tr><td width='150'><a href='/1'>Politics</a><br><a "
         "href='/2'>World</a></td><td>",
         "</td><td width='150'><a href='/3'>Archive</a></td></tr></table>"},
        {"between menus",
         "<nav><ul><li><a href='/'>Home</a></li><li><a href='/world'>World</a></li></ul></nav><div "
         "class='content'>",
         "</div><footer><p>Example Wire. All rights reserved.</p></footer>"},
        {"beside a list of others", "<div class='wrap'><div class='col-8'>",
         "</div><aside class='col-4'><h3>Most read</h3><ul><li><a href='/a'>A bridge is opened in "
         "the "
         "north</a></li><li><a href='/b'>Rain expected at the weekend</a></li></ul></aside></div>"},
        {"over comments", "<div class='post-body'>",
         "</div><section id='comments'><h3>2 comments</h3><div class='comment'><p>I was there and "
         "it "
         "was nothing like that, believe me, not at all.</p></div><div class='comment'><p>So was "
         "I, and "
         "it was just like that, whatever others may say here.</p></div></section>"},
        {"custom elements", "<app-root><story-page><story-body>",
         "</story-body></story-page></app-root>"},
        {"form", "<form id='aspnetForm' method='post'><div class='article-text'>",
         "<input type='hidden' name='__VIEWSTATE' value='x'></div></form>"},
        {"amp",
         "<amp-sidebar id='s' layout='nodisplay'><ul><li><a "
         "href='/'>Home</a></li></ul></amp-sidebar>"
         "<div class='amp-article-body'>",
         "<amp-ad width='300' height='250' type='x'></amp-ad></div>"},
        {"share buttons and newsletter",
         "<div class='story'><div class='share'><a href='#'>Facebook</a><a href='#'>X</a></div>",
         "<div class='newsletter-signup'><p>Sign up for our newsletter and get the news each "
         "morning.</p></div></div>"},
    };
    return list;
}

std::string page_of(const Report& report, const std::string& body, const std::string& head = {}) {
    return "<!DOCTYPE html><html lang='" + report.language +
           "'><head><meta charset='utf-8'><title>" + report.title + " | Example Wire</title>" +
           "<meta property='article:published_time' content='2021-03-09T18:00:00Z'>" + head +
           "</head><body><h1>" + report.title + "</h1>" + body + "</body></html>";
}

Article read(std::string bytes, const std::string& charset = {}) {
    static const auto reader = ArticleReader::load(test::FileResources());
    EXPECT_TRUE(reader) << to_string(reader.error());
    Document document;
    document.id = "page";
    document.media_type = "text/html";
    document.charset = charset;
    document.bytes = std::move(bytes);
    return reader->read(document).at(0);
}

bool is_body(BlockKind kind) {
    return kind == BlockKind::paragraph || kind == BlockKind::list_item ||
           kind == BlockKind::standfirst || kind == BlockKind::quote ||
           kind == BlockKind::table_row;
}

/// What the article says, a block a line; "" for a good reading.
std::string fault_of(const Article& article, const Report& report) {
    std::string text;
    std::size_t next = 0;
    for (const auto& block : article.blocks) {
        if (!is_body(block.kind)) { continue; }
        const std::string line(slice(article.text, block.span));
        text += line + "\n";
        if (next < report.paragraphs.size() &&
            line.find(report.paragraphs[next]) != std::string::npos) {
            ++next;
        } else {
            return "not of the report: " + line;
        }
    }
    if (next != report.paragraphs.size()) { return "paragraphs missing; read: " + text; }
    if (article.title != report.title) { return "title: " + article.title; }
    if (!article.published.day || text::to_iso(*article.published.day) != "2021-03-09") {
        return "date";
    }
    return {};
}

TEST(PageShapes, EveryBodyInEveryFrameAndLanguage) {
    std::size_t pages = 0;
    for (const auto& report : reports()) {
        for (const auto& frame : frames()) {
            for (const auto& shape : paragraph_shapes()) {
                const auto body = join(report.paragraphs, shape.before, shape.after);
                const auto article = read(page_of(report, frame.before + body + frame.after));
                EXPECT_EQ(fault_of(article, report), "")
                    << report.language << ", " << frame.name << ", " << shape.name;
                ++pages;
            }
        }
    }
    EXPECT_EQ(pages, 720U);
}

std::string json_text(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '"' || c == '\\' || c == '/') { out += '\\'; }
        out += c;
    }
    return out;
}

/// Pages whose text only scripts bring to light.
TEST(PageShapes, TextThatScriptsWouldShow) {
    for (const auto& report : reports()) {
        const auto html = join(report.paragraphs, "<p>", "</p>");
        const auto strings =
            join(report.paragraphs, ",{\"type\":\"text\",\"model\":{\"text\":\"", "\"}}");
        const std::vector<Shape> shapes{
            {"articleBody of linked data",
             "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"" +
                 report.title + "\",\"articleBody\":\"" + join(report.paragraphs, "", "\\n\\n") +
                 "\"}</script>",
             ""},
            {"articleBody with markup",
             "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"" +
                 report.title + "\",\"articleBody\":\"" + json_text(html) + "\"}</script>",
             ""},
            {"noscript", "<div id='root'></div><noscript><div>" + html + "</div></noscript>", ""},
            {"template element",
             "<div id='root'></div><template id='t'><div>" + html + "</div></template>", ""},
            {"template script",
             "<div id='root'></div><script type='text/template' id='t'><div class='body'>" + html +
                 "</div></script>",
             ""},
            {"state with markup",
             "<div id='__next'></div><script id='__NEXT_DATA__' "
             "type='application/json'>{\"props\":{\"id\":17,\"menu\":[\"Home\",\"World\"],"
             "\"story\":{\"kind\":\"news\",\"body\":\"" +
                 json_text(html) + "\"}}}</script>",
             ""},
            {"state with a list of paragraphs",
             "<div id='app'></div><script>window.__STATE__ = {\"story\":{\"blocks\":[{\"type\":"
             "\"image\",\"model\":{\"alt\":\"A valley\"}}" +
                 strings + "]},\"terms\":\"By using this page you agree to the terms.\"};</script>",
             ""},
        };
        for (const auto& shape : shapes) {
            const auto article = read(page_of(report, shape.before));
            EXPECT_EQ(fault_of(article, report), "") << report.language << ", " << shape.name;
        }
    }
}

std::string to_utf16(std::string_view utf8, bool little) {
    std::string out = little ? "\xFF\xFE" : "\xFE\xFF";
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        unsigned code = length == 1 ? lead : lead & (0xFFU >> (length + 1));
        for (std::size_t k = 1; k < length; ++k) {
            code = code << 6U | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
        }
        const auto high = static_cast<char>(code >> 8U);
        const auto low = static_cast<char>(code & 0xFFU);
        out += little ? low : high;
        out += little ? high : low;
        i += length;
    }
    return out;
}

/// Labels that lie: the bytes decide.
TEST(PageShapes, WrongLabelsOfTheCharset) {
    for (const auto& report : reports()) {
        const auto body = join(report.paragraphs, "<p>", "</p>");
        auto page = page_of(report, body);
        const std::vector<std::string> labels{"", "iso-8859-1", "windows-1252", "utf-8",
                                              "x-unknown"};
        for (const auto& label : labels) {
            EXPECT_EQ(fault_of(read(page, label), report), "") << report.language << ", " << label;
        }
        for (const auto* wrong : {"iso-8859-1", "windows-1251", "ascii", "utf8mb4", "UTF-16"}) {
            auto mislabelled = page;
            mislabelled.replace(mislabelled.find("utf-8"), 5, wrong);
            EXPECT_EQ(fault_of(read(mislabelled), report), "") << report.language << ", " << wrong;
        }
        EXPECT_EQ(fault_of(read("\xEF\xBB\xBF" + page), report), "") << "mark of UTF-8";
        EXPECT_EQ(fault_of(read(to_utf16(page, true)), report), "") << "UTF-16LE";
        EXPECT_EQ(fault_of(read(to_utf16(page, false)), report), "") << "UTF-16BE";
    }
}

}  // namespace
}  // namespace counterclaim::article
