#include "article/plain_text.hpp"

#include "article/assemble.hpp"
#include "article/classify.hpp"
#include "article/dateline.hpp"
#include "article/lines.hpp"
#include "article/posts.hpp"
#include "text/char_class.hpp"
#include "text/charset.hpp"
#include "text/fold.hpp"
#include "text/iso_date.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace counterclaim::article {
namespace {

// Where a text states its own day: among its first lines, or in a closing credit.
constexpr std::size_t k_head_pieces = 10;
constexpr std::uint32_t k_glued_words_min = 40;
constexpr std::size_t k_foot_pieces = 3;

struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
    Span text;
    const PostStart* post = nullptr;
};

/// The pieces and the bytes of each article. What stands before the first post is its own article
/// if it holds text.
std::vector<Range> ranges_of(const std::vector<Piece>& pieces, const std::vector<PostStart>& posts,
                             std::uint32_t text_end) {
    std::vector<Range> ranges;
    if (posts.empty()) { return {{0, pieces.size(), {0, text_end}, nullptr}}; }
    std::size_t lead = 0;
    for (std::size_t i = 0; i < posts.front().piece; ++i) {
        lead += is_paragraph_like(pieces[i]) ? 1U : 0U;
    }
    const bool own_lead = lead > 0;
    if (own_lead) { ranges.push_back({0, posts.front().piece, {0, 0}, nullptr}); }
    for (std::size_t k = 0; k < posts.size(); ++k) {
        const auto begin = k == 0 && !own_lead ? 0 : posts[k].piece;
        ranges.push_back(
            {begin, k + 1 < posts.size() ? posts[k + 1].piece : pieces.size(), {0, 0}, &posts[k]});
    }
    for (std::size_t k = 0; k < ranges.size(); ++k) {
        ranges[k].text.begin = k == 0 ? 0 : pieces[ranges[k].begin].span.begin;
        ranges[k].text.end =
            k + 1 < ranges.size() ? pieces[ranges[k + 1].begin].span.begin : text_end;
    }
    return ranges;
}

/// Where all line breaks are lost, title, credit and report stand in one line: they become pieces
/// of their own.
void split_glued_credit(std::string_view text, std::vector<Piece>& pieces,
                        const Knowledge& knowledge) {
    if (pieces.empty() || pieces.front().words < k_glued_words_min) { return; }
    const auto whole = pieces.front();
    const auto credit = find_glued_credit(slice(text, whole.span), knowledge);
    if (!credit) { return; }
    const auto part = [&](std::uint32_t begin, std::uint32_t end) {
        Piece piece = whole;
        const auto content =
            text::trim_space(slice(text, {whole.span.begin + begin, whole.span.begin + end}));
        piece.span.begin = static_cast<std::uint32_t>(content.data() - text.data());
        piece.span.end = piece.span.begin + static_cast<std::uint32_t>(content.size());
        piece.words = static_cast<std::uint32_t>(text::count_words(content));
        piece.sentence = ends_sentence(content);
        return piece;
    };
    std::vector<Piece> parts;
    if (credit->begin > 0) { parts.push_back(part(0, credit->begin)); }
    parts.push_back(part(credit->begin, credit->end));
    parts.push_back(part(credit->end, whole.span.length_bytes()));
    pieces.erase(pieces.begin());
    pieces.insert(pieces.begin(), parts.begin(), parts.end());
}

/// The day the text states for itself, in the lines around it.
struct Stated {
    std::optional<WrittenDate> date;
    bool wire = false;  ///< beside an agency's credit: the day the report itself was written
};
Stated stated_date(std::string_view text, const std::vector<Piece>& pieces, const Range& range,
                   const std::vector<NoiseRole>& roles, const Knowledge& knowledge,
                   DayOrder order) {
    Stated stated;
    std::optional<WrittenDate> updated;
    const auto look = [&](std::size_t i) -> std::optional<WrittenDate> {
        if (pieces[i].words > 16) { return std::nullopt; }
        const auto date = date_of_line(slice(text, pieces[i].span), knowledge, order);
        if (date && roles[i] == NoiseRole::updated) {
            updated = updated ? updated : date;
            return std::nullopt;
        }
        if (date) {
            stated.wire = !credited_agency(slice(text, pieces[i].span), knowledge).empty();
        }
        return date;
    };
    const auto head_end = std::min(range.end, range.begin + k_head_pieces);
    for (std::size_t i = range.begin; i < head_end; ++i) {
        stated.date = look(i);
        if (stated.date) { return stated; }
    }
    const auto foot = range.end > k_foot_pieces ? range.end - k_foot_pieces : 0;
    for (std::size_t i = std::max(foot, head_end); i < range.end; ++i) {
        stated.date = look(i);
        if (stated.date) { return stated; }
    }
    stated.date = updated;
    return stated;
}

/// The article's day: its post's own, what the record says, what its lines say; with a note where
/// two differ.
void set_date(Article& article, const Range& range, const PublicationDate& recorded,
              const Stated& stated) {
    const auto dateline = article.published;
    if (range.post != nullptr && range.post->date) {
        article.published =
            publication_date(*range.post->date, DateBasis::stated, "the post's date");
        return;
    }
    if (recorded.basis != DateBasis::none) {
        article.published = recorded;
    } else if (stated.date) {
        article.published =
            publication_date(*stated.date, DateBasis::stated, "a date line of the text");
    }
    const auto written = stated.date ? std::optional<Date>(stated.date->day) : dateline.day;
    if (written && article.published.day && article.published.basis != DateBasis::stated) {
        const auto recorded_day = *article.published.day;
        const auto apart =
            *written > recorded_day ? *written - recorded_day : recorded_day - *written;
        const auto reason = article.published.reason;
        // An agency's own date is the one its "Thursday" is to be read by, whenever the report was
        // taken over.
        const bool own = stated.wire || (!stated.date && dateline.day);
        if (apart > std::chrono::days{1}) {
            if (own) {
                article.published = stated.date ? publication_date(*stated.date, DateBasis::stated,
                                                                   "the agency's credit line")
                                                : dateline;
            }
            article.notes.push_back({"article.date_differs",
                                     {},
                                     "published " + text::to_iso(recorded_day) + " by " + reason +
                                         ", but the text is dated " + text::to_iso(*written)});
        }
    }
    if (range.post != nullptr && range.post->time && article.published.day) {
        const auto minutes = range.post->time->count();
        std::string two = std::to_string(minutes % 60);
        if (two.size() < 2) { two.insert(0, "0"); }
        article.published.reason += ", post of " + std::to_string(minutes / 60) + ":" + two;
        article.published.instant.reset();
    }
    if (!article.published.day) {
        article.notes.push_back({"article.no_date", {}, "no day of publication was found"});
    }
}

void add_title(Article& article, std::string_view text, const std::vector<Piece>& pieces,
               std::size_t title, std::size_t end, const Document& document, bool one) {
    if (one && !document.stated.title.empty()) { article.title = document.stated.title; }
    if (article.title.empty() && title < end) {
        article.title = std::string(slice(text, pieces[title].span));
    }
}

}  // namespace

std::vector<Article> read_plain_text(const Document& document, const Knowledge& knowledge,
                                     const ArticleLimits& limits) {
    auto decoded = text::decode_text(document.bytes, document.charset, false);
    Notes notes;
    if (decoded.damaged) {
        notes.push_back({"article.encoding",
                         {},
                         "some bytes are not " + decoded.charset + " and were replaced"});
    }
    if (decoded.text.size() > limits.text_bytes_max) {
        decoded.text.resize(text::floor_boundary(decoded.text, limits.text_bytes_max));
        notes.push_back({"article.limit", {}, "the text is longer than the limit and was cut"});
    }
    const std::string_view text = decoded.text;
    const auto lines = split_lines(text, limits.lines_max);
    if (lines.cut) { notes.push_back({"article.limit", {}, "lines past the limit were left out"}); }
    auto pieces = pieces_of_lines(text, lines.lines);
    split_glued_credit(text, pieces, knowledge);
    const auto roles = roles_of(text, pieces, knowledge.noise);
    const auto posts =
        find_posts(text, pieces, roles, knowledge, DayOrder::unknown, limits.posts_max);
    const auto recorded = date_of_record(document, knowledge);
    const auto ranges = ranges_of(pieces, posts, static_cast<std::uint32_t>(text.size()));
    std::vector<Article> articles;
    for (const auto& range : ranges) {
        const bool one = ranges.size() == 1;
        mark_furniture(text, pieces, roles, range.begin, range.end, true, knowledge);
        if (range.post != nullptr) { pieces[range.post->piece].dropped = false; }
        const auto title =
            mark_headings(text, pieces, range.post != nullptr ? range.post->piece : range.begin,
                          range.end, one ? document.stated.title : std::string_view{}, true);
        auto article = assemble(text, pieces, range.begin, range.end, range.text,
                                range.post != nullptr && range.post->time.has_value(), knowledge);
        article.offset_bytes += decoded.mark_bytes;
        add_title(article, text, pieces, title, range.end, document, one);
        set_date(article, range, recorded,
                 stated_date(text, pieces, range, roles, knowledge, DayOrder::unknown));
        article.notes.insert(article.notes.begin(), notes.begin(), notes.end());
        if (article.blocks.empty()) {
            article.notes.push_back({"article.empty", {}, "no text was found"});
        }
        articles.push_back(std::move(article));
    }
    return articles;
}

}  // namespace counterclaim::article
