#include "article/assemble.hpp"

#include "article/dateline.hpp"
#include "article/references.hpp"
#include "text/char_class.hpp"
#include "text/fold.hpp"
#include "text/iso_date.hpp"

#include <algorithm>

namespace counterclaim::article {
namespace {

constexpr std::size_t k_byline_bytes_max = 120;

void add_block(Article& article, Span span, BlockKind kind, Span source) {
    if (span.empty()) { return; }
    Block block;
    block.span = span;
    block.kind = kind;
    block.source = source;
    article.blocks.push_back(std::move(block));
}

/// A paragraph as a block, or as several where pointers to other articles stand inside it.
void add_paragraph(Article& article, Span span, const Piece& piece, const Knowledge& knowledge) {
    const auto add_text = [&](std::uint32_t begin, std::uint32_t end) {
        while (begin < end && article.text[begin] == ' ') { ++begin; }
        while (begin < end && article.text[end - 1] == ' ') { --end; }
        add_block(article, {begin, end}, piece.kind, piece.source);
    };
    const auto references = references_in(slice(article.text, span), knowledge.noise);
    if (references.empty()) {
        add_block(article, span, piece.kind, piece.source);
        return;
    }
    std::uint32_t from = span.begin;
    for (const auto& reference : references) {
        add_text(from, span.begin + reference.begin);
        auto end = span.begin + reference.end;
        while (end > span.begin + reference.begin && article.text[end - 1] == ' ') { --end; }
        add_block(article, {span.begin + reference.begin, end}, BlockKind::furniture, {});
        from = span.begin + reference.end;
    }
    add_text(from, span.end);
}

/// Datelines are sought at the head of the report only.
constexpr int k_dateline_tries = 3;

struct Credits {
    int tries = 0;
    bool found = false;
};

/// Splits "STEPANAKERT, Oct. 28 (AFP) — " off a paragraph; returns where the report begins.
std::uint32_t take_dateline(Article& article, Credits& credits, Span span,
                            const Knowledge& knowledge) {
    if (credits.found || credits.tries >= k_dateline_tries) { return span.begin; }
    ++credits.tries;
    const auto dateline = read_dateline(slice(article.text, span), knowledge);
    if (!dateline) { return span.begin; }
    credits.found = true;
    article.dateline_place = dateline->place;
    if (article.agency.empty()) { article.agency = dateline->agency; }
    if (dateline->date && article.published.basis == DateBasis::none) {
        article.published = publication_date(*dateline->date, DateBasis::stated, "dateline");
    }
    return span.begin + dateline->length_bytes;
}

/// A byline names its author after a label that the pack knows.
void read_byline(Article& article, std::string_view line, const Knowledge& knowledge) {
    if (knowledge.noise.role_of(line) == NoiseRole::byline && article.byline.empty() &&
        line.size() <= k_byline_bytes_max) {
        article.byline = std::string(line);
    }
    if (article.agency.empty()) { article.agency = credited_agency(line, knowledge); }
}

}  // namespace

PublicationDate publication_date(const WrittenDate& date, DateBasis basis, std::string reason) {
    PublicationDate published;
    published.day = date.day;
    published.instant = date.instant();
    published.basis = basis;
    published.reason = std::move(reason);
    return published;
}

PublicationDate date_of_record(const Document& document, const Knowledge& knowledge) {
    if (!document.stated.published.empty()) {
        if (const auto date =
                knowledge.dates.read_metadata(document.stated.published, DayOrder::day_first)) {
            return publication_date(*date, DateBasis::metadata,
                                    "the record's published: " + document.stated.published);
        }
    }
    const auto& url = document.stated.url.empty() ? document.address : document.stated.url;
    if (url.find("://") != std::string::npos) {
        if (const auto date = knowledge.dates.read_address(url)) {
            return publication_date(*date, DateBasis::address, "the address");
        }
    }
    return {};
}

Article assemble(std::string_view text, const std::vector<Piece>& pieces, std::size_t begin,
                 std::size_t end, Span slice_of_text, bool timed, const Knowledge& knowledge) {
    Article article;
    article.text = std::string(slice(text, slice_of_text));
    article.offset_bytes = slice_of_text.begin;
    Credits credits;
    std::size_t dropped = 0;
    Span first_dropped;
    for (std::size_t i = begin; i < end; ++i) {
        const auto& piece = pieces[i];
        Span span{piece.span.begin - slice_of_text.begin, piece.span.end - slice_of_text.begin};
        const auto kind = piece.dropped ? BlockKind::furniture : piece.kind;
        if (piece.dropped) {
            ++dropped;
            if (first_dropped.empty()) { first_dropped = span; }
        }
        if (timed && i == begin && kind != BlockKind::furniture) {
            if (const auto time = knowledge.dates.leading_time(slice(article.text, span));
                time && time->length_bytes < span.length_bytes()) {
                const auto head = text::trim_space(
                    slice(article.text, {span.begin, span.begin + time->length_bytes}));
                add_block(article,
                          {span.begin, span.begin + static_cast<std::uint32_t>(head.size())},
                          BlockKind::dateline, {});
                span.begin += time->length_bytes;
            }
        }
        if (kind == BlockKind::paragraph || kind == BlockKind::standfirst) {
            const auto body = take_dateline(article, credits, span, knowledge);
            if (body > span.begin) {
                const auto head = text::trim_space(slice(article.text, {span.begin, body}));
                add_block(article,
                          {span.begin, span.begin + static_cast<std::uint32_t>(head.size())},
                          BlockKind::dateline, {});
                span.begin = body;
            }
        } else if (kind == BlockKind::dateline) {
            read_byline(article, slice(article.text, span), knowledge);
        }
        if (kind == BlockKind::paragraph) {
            add_paragraph(article, span, piece, knowledge);
        } else {
            add_block(article, span, kind, piece.source);
        }
    }
    if (article.agency.empty()) {
        // Wire reports end with their credit: "… (AFP)" or a line of its own.
        for (std::size_t i = article.blocks.size(); i-- > 0 && article.agency.empty();) {
            const auto& block = article.blocks[i];
            if (block.kind == BlockKind::furniture) { continue; }
            article.agency = credited_agency(slice(article.text, block.span), knowledge);
            break;
        }
    }
    if (dropped > 0) {
        article.notes.push_back({"article.furniture", first_dropped,
                                 std::to_string(dropped) + (dropped == 1 ? " line" : " lines") +
                                     " of page furniture left out"});
    }
    return article;
}

}  // namespace counterclaim::article
