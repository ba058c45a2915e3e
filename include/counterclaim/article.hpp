#pragma once

#include <counterclaim/date.hpp>
#include <counterclaim/note.hpp>
#include <counterclaim/span.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim {

/// What a piece of an article is. Rooms read claims in every kind but `furniture`.
enum class BlockKind : unsigned char {
    title,
    standfirst,
    heading,
    paragraph,
    quote,
    list_item,
    table_row,
    caption,
    dateline,   ///< a line that holds nothing but a place, a date, an agency or a byline
    furniture,  ///< "Read also", share buttons, newsletter, comments: kept in the text, read by
                ///< nobody
};

/// One run of text that belongs together; sentences never cross its ends.
struct Block {
    Span span;  ///< in `Article::text`
    BlockKind kind = BlockKind::paragraph;
    std::string language;  ///< ISO 639-1 where it differs from the article's, else empty
    Span source;  ///< in the document's bytes (after decoding to UTF-8); empty if not known
    friend bool operator==(const Block&, const Block&) = default;
};

/// How the day of publication is known, from strongest to weakest. What a record or a page says
/// about itself may still be overruled by the text; then a note says so.
enum class DateBasis : unsigned char {
    none,
    stated,    ///< in the text or the visible page: a dateline, a post's own date
    metadata,  ///< JSON-LD, OpenGraph, meta, time element, JSON record
    address,   ///< in the URL
    inferred,  ///< worked out from dates and weekdays in the text
};

/// The day (and, where given, the moment) of publication.
struct PublicationDate {
    std::optional<Date> day;
    std::optional<Instant> instant;
    DateBasis basis = DateBasis::none;
    std::string reason;  ///< what it was read from, for a human: "meta article:published_time"
    friend bool operator==(const PublicationDate&, const PublicationDate&) = default;
};

/// One text by one author at one time. A page with six dated posts is six articles of one document.
///
/// `text` is UTF-8 and for plain text and JSON records a byte-exact slice of what was given:
/// a position in it plus `offset_bytes` is a position in the document's text. For a page it is a
/// slice of the text taken out of the page; each block's `source` leads back to the page's bytes.
struct Article {
    std::string id;        ///< the document's id; later posts of a page append "#2", "#3", …
    std::string document;  ///< `Document::id`
    std::string text;
    std::uint32_t offset_bytes = 0;
    std::vector<Block> blocks;  ///< ordered, disjoint; text outside all blocks is furniture too

    std::string title;
    std::string outlet;
    std::string byline;
    std::string agency;    ///< wire credit as named in `data/outlets/`: "AFP", "Reuters"
    std::string url;       ///< canonical address
    std::string language;  ///< ISO 639-1; empty where not recognised
    PublicationDate published;
    PublicationDate updated;     ///< the last change the page states, where it is a later one
    std::string dateline_place;  ///< where the reporter writes from; not where things happened
    Notes notes;

    friend bool operator==(const Article&, const Article&) = default;
};

[[nodiscard]] std::string_view to_string(BlockKind kind);
[[nodiscard]] std::string_view to_string(DateBasis basis);

}  // namespace counterclaim
