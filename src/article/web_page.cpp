#include "article/web_page.hpp"

#include "article/assemble.hpp"
#include "article/classify.hpp"
#include "article/dateline.hpp"
#include "article/lines.hpp"
#include "article/page.hpp"
#include "article/page_content.hpp"
#include "article/page_dates.hpp"
#include "article/page_metadata.hpp"
#include "article/page_posts.hpp"
#include "article/script_text.hpp"
#include "text/char_class.hpp"
#include "text/charset.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace counterclaim::article {
namespace {

// Linked data holds the whole text where the page shows only its beginning, or nothing before
// scripts run.
constexpr std::size_t k_thin_text_chars = 250;

struct Laid {
    std::string text;
    std::vector<Piece> pieces;
};

void lay(Laid& laid, std::string_view text, Piece piece) {
    if (text.empty()) { return; }
    if (!laid.text.empty()) { laid.text += "\n\n"; }
    piece.span.begin = static_cast<std::uint32_t>(laid.text.size());
    laid.text += text;
    piece.span.end = static_cast<std::uint32_t>(laid.text.size());
    piece.words = static_cast<std::uint32_t>(text::count_words(text));
    piece.sentence = ends_sentence(text);
    piece.gap_before = true;
    laid.pieces.push_back(piece);
}

Piece piece_of(const PageBlock& block, const Knowledge& knowledge) {
    Piece piece;
    piece.source = block.source;
    if (is_heading(block.tag)) {
        piece.marked_heading = true;
        piece.level =
            static_cast<std::uint16_t>(static_cast<int>(block.tag) - static_cast<int>(Tag::h1) + 1);
    }
    if (block.tag == Tag::li || block.tag == Tag::dd || block.tag == Tag::dt) {
        piece.bullet = true;
    }
    if (block.tag == Tag::tr || block.tag == Tag::td || block.tag == Tag::th) {
        piece.kind = BlockKind::table_row;
    }
    if (block.tag == Tag::figcaption || block.tag == Tag::caption ||
        ((block.roles & k_role_caption) != 0 && block.words <= 80) ||
        (block.words <= 60 && knowledge.noise.has_credit(block.text))) {
        piece.kind = BlockKind::caption;
    } else if ((block.roles & (k_role_byline | k_role_date)) != 0 && block.words <= 14 &&
               !ends_sentence(block.text)) {
        piece.kind = BlockKind::dateline;
    } else if (block.quoted) {
        piece.kind = BlockKind::quote;
    } else if ((block.roles & k_role_standfirst) != 0 && !piece.marked_heading &&
               block.words <= 120) {
        piece.kind = BlockKind::standfirst;
    }
    return piece;
}

/// A block of single line breaks is lines, where most look whole, else one paragraph.
void lay_block(Laid& laid, const PageBlock& block, const Knowledge& knowledge) {
    const auto piece = piece_of(block, knowledge);
    std::string_view rest = block.text;
    if (block.tag == Tag::pre || rest.find('\n') == std::string_view::npos) {
        lay(laid, rest, piece);
        return;
    }
    std::string joined;
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        const auto line = text::trim_space(rest.substr(0, end));
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        if (line.empty()) { continue; }
        const bool starts = !text::is_lower(text::decode_at(line, 0).code);
        if (!joined.empty() && starts) {
            lay(laid, joined, piece);
            joined.clear();
        }
        if (!joined.empty()) { joined += ' '; }
        joined += line;
    }
    lay(laid, joined, piece);
}

Laid lay_blocks(const std::vector<PageBlock>& blocks, const std::vector<PagePost>& posts,
                const Knowledge& knowledge) {
    Laid laid;
    std::size_t post = 0;  // posts and blocks both come in the order of the page
    for (const auto& block : blocks) {
        while (post < posts.size() && block.first >= posts[post].end) { ++post; }
        const auto from = laid.pieces.size();
        lay_block(laid, block, knowledge);
        if (post < posts.size() && block.first >= posts[post].begin) {
            for (std::size_t i = from; i < laid.pieces.size(); ++i) {
                laid.pieces[i].post = static_cast<int>(post) + 1;
            }
        }
    }
    return laid;
}

Laid lay_linked_body(std::string_view body) {
    Laid laid;
    const auto lines = split_lines(body, 20000);
    for (const auto& line : lines.lines) { lay(laid, slice(body, line.span), Piece{}); }
    return laid;
}

/// The title as the page shows it: the heading of the first rank, or one that says what the
/// metadata says.
std::string shown_title(const Page& page, const std::string& stated) {
    const auto wanted = text::fold(stated);
    std::string first;
    for (std::uint32_t i = 0; i < page.nodes().size(); ++i) {
        if (page[i].tag != Tag::h1 && page[i].tag != Tag::h2) { continue; }
        auto text = page.inner_text(i, 600);
        if (text.empty()) { continue; }
        const auto folded = text::fold(text);
        if (!wanted.empty() && folded == wanted) { return text; }
        // "A town is taken | Example News" holds the heading.
        if (folded.size() >= 15 && wanted.starts_with(folded)) { return text; }
        if (first.empty() && page[i].tag == Tag::h1) { first = std::move(text); }
    }
    return stated.empty() ? first : stated;
}

void note_date(Article& article) {
    if (!article.published.day) {
        article.notes.push_back({"article.no_date", {}, "no day of publication was found"});
    }
}

/// Everything that was found out about a page before it is cut into articles.
struct PageReading {
    const Document& document;
    const Knowledge& knowledge;
    PageMetadata metadata;
    PublicationDate published;
    PublicationDate updated;
    std::string title;
    Laid laid;
    std::vector<NoiseRole> line_roles;
};

/// One article of the page: its pieces from `begin` to `end`.
Article make_article(PageReading& reading, std::size_t begin, std::size_t end,
                     const std::string& title) {
    auto& [document, knowledge, metadata, published, updated, page_title, laid, line_roles] =
        reading;
    auto& pieces = laid.pieces;
    mark_furniture(laid.text, pieces, line_roles, begin, end, false, knowledge);
    const auto title_at = mark_headings(laid.text, pieces, begin, end, title, false);
    Span text{0, static_cast<std::uint32_t>(laid.text.size())};
    if (begin < end) { text.begin = begin == 0 ? 0 : pieces[begin].span.begin; }
    if (end < pieces.size()) { text.end = pieces[end].span.begin; }
    auto article = assemble(laid.text, pieces, begin, end, text, false, knowledge);
    article.title = title;
    if (article.title.empty() && title_at < end) {
        article.title = std::string(slice(laid.text, pieces[title_at].span));
    }
    article.url = document.stated.url.empty() ? metadata.url : document.stated.url;
    article.outlet = document.stated.outlet.empty() ? knowledge.outlets.outlet_of(article.url)
                                                    : document.stated.outlet;
    if (article.outlet.empty()) { article.outlet = metadata.outlet; }
    if (!metadata.author.empty()) { article.byline = metadata.author; }
    if (article.agency.empty()) { article.agency = credited_agency(metadata.author, knowledge); }
    article.language = metadata.language;
    if (published.basis != DateBasis::none) { article.published = published; }
    article.updated = updated;
    return article;
}

/// The title of a post: its first heading.
std::string title_of_post(const Laid& laid, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
        if (laid.pieces[i].marked_heading) {
            return std::string(slice(laid.text, laid.pieces[i].span));
        }
        if (is_paragraph_like(laid.pieces[i])) { break; }
    }
    return {};
}

/// Cuts the pieces by post; `piece_post` is the number of the post of each, from 1; 0 stands before
/// or between them.
std::vector<Article> make_posts(PageReading& reading, const std::vector<PagePost>& posts) {
    auto& pieces = reading.laid.pieces;
    std::vector<Article> articles;
    for (std::size_t begin = 0; begin < pieces.size();) {
        std::size_t end = begin + 1;
        while (end < pieces.size() &&
               (pieces[end].post == pieces[begin].post || pieces[end].post == 0)) {
            ++end;
        }
        const int number = pieces[begin].post;
        const bool lead = number == 0;
        const bool holds_text = std::any_of(pieces.begin() + static_cast<std::ptrdiff_t>(begin),
                                            pieces.begin() + static_cast<std::ptrdiff_t>(end),
                                            [](const Piece& piece) { return piece.words >= 6; });
        if (!holds_text) {
            begin = end;
            continue;
        }
        auto article = make_article(reading, begin, end,
                                    lead ? reading.title : title_of_post(reading.laid, begin, end));
        if (!lead) {
            const auto& post = posts[static_cast<std::size_t>(number) - 1];
            if (post.date) {
                article.published =
                    publication_date(*post.date, DateBasis::metadata, "the post's time element");
            }
            if (post.date || post.time) { article.updated = {}; }
            if (!post.date && post.time) { article.published.instant.reset(); }
        }
        articles.push_back(std::move(article));
        begin = end;
    }
    return articles;
}

/// For a page that shows hardly any text: takes it from linked data, else from what its scripts
/// would show. False if there is not much more there than on the page.
bool lay_hidden_text(PageReading& reading, const Page& page, const Page::Limits& limits,
                     Notes& notes) {
    const auto enough = 2 * reading.laid.text.size();
    const auto& patterns = reading.knowledge.patterns;
    const auto& body = reading.metadata.body;
    if (body.size() > enough) {
        reading.laid =
            holds_markup(body)
                ? lay_blocks(text_of_markup(body, patterns, limits).blocks, {}, reading.knowledge)
                : lay_linked_body(body);
        notes.push_back(
            {"article.linked_data", {}, "the text was taken from the page's linked data"});
        return true;
    }
    const auto found = find_script_text(page, patterns, limits);
    if (found.text_chars < k_thin_text_chars || found.text_chars < enough) { return false; }
    reading.laid = lay_blocks(found.blocks, {}, reading.knowledge);
    notes.push_back(
        {"article.script_text", {}, "the text was taken from what the page's scripts would show"});
    return true;
}

}  // namespace

std::vector<Article> read_web_page(const Document& document, const Knowledge& knowledge,
                                   const ArticleLimits& limits) {
    Notes notes;
    auto bytes = std::string_view(document.bytes);
    if (bytes.size() > limits.page_bytes_max) {
        bytes = bytes.substr(0, limits.page_bytes_max);
        notes.push_back({"article.limit", {}, "the page is longer than the limit and was cut"});
    }
    auto decoded = text::decode_text(bytes, document.charset, true);
    if (decoded.damaged) {
        notes.push_back({"article.encoding",
                         {},
                         "some bytes are not " + decoded.charset + " and were replaced"});
    }
    // The parser takes a zero byte for the end.
    std::replace(decoded.text.begin(), decoded.text.end(), '\0', ' ');
    const auto page = Page::parse(decoded.text, {limits.page_nodes_max, limits.tag_attributes_max});
    if (page.cut()) {
        notes.push_back({"article.limit",
                         {},
                         "the page has more elements than the limit; the rest was left out"});
    }
    PageReading reading{document, knowledge, read_metadata(page, knowledge), {}, {}, {}, {}, {}};
    const auto& metadata = reading.metadata;
    const auto roles = knowledge.patterns.roles_of(page);
    const auto content = find_content(page, roles);
    const auto order = metadata.month_first ? DayOrder::month_first : DayOrder::day_first;
    auto posts = find_page_posts(page, roles, content, order, knowledge, limits.posts_max);
    reading.laid = lay_blocks(content.blocks, posts, knowledge);
    if (content.text_chars < k_thin_text_chars &&
        lay_hidden_text(reading, page, {limits.page_nodes_max, limits.tag_attributes_max}, notes)) {
        posts.clear();
    }
    reading.title =
        document.stated.title.empty() ? shown_title(page, metadata.title) : document.stated.title;
    reading.line_roles = roles_of(reading.laid.text, reading.laid.pieces, knowledge.noise);
    reading.published = date_of_record(document, knowledge);
    if (reading.published.basis != DateBasis::metadata) {
        const auto url = document.stated.url.empty() ? std::string_view(metadata.url)
                                                     : std::string_view(document.stated.url);
        const auto found =
            find_page_date(page, roles, metadata, url.empty() ? document.address : url,
                           content.root, decoded.text, knowledge);
        if (found.basis != DateBasis::none) { reading.published = found; }
    }
    reading.updated = find_page_update(metadata, reading.published);
    std::vector<Article> articles;
    if (!posts.empty()) { articles = make_posts(reading, posts); }
    if (articles.empty()) {
        articles.push_back(make_article(reading, 0, reading.laid.pieces.size(), reading.title));
    }
    for (auto& article : articles) {
        note_date(article);
        article.notes.insert(article.notes.begin(), notes.begin(), notes.end());
    }
    auto& first = articles.front();
    if (content.dropped > 0) {
        first.notes.push_back(
            {"article.furniture",
             {},
             std::to_string(content.dropped) + " blocks of page furniture left out"});
    }
    if (first.blocks.empty()) { first.notes.push_back({"article.empty", {}, "no text was found"}); }
    return articles;
}

}  // namespace counterclaim::article
