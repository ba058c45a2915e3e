#pragma once

#include <counterclaim/article.hpp>
#include <counterclaim/span.hpp>

#include "article/date_reader.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace counterclaim::article {

/// A run of text on its way to become a `Block`, with what layout tells about it. Plain text and
/// pages both come down to a list of these; from here on they are treated alike.
struct Piece {
    Span span;    ///< in the text all pieces share
    Span source;  ///< in the page's bytes; empty for plain text
    BlockKind kind = BlockKind::paragraph;
    std::uint32_t words = 0;
    std::uint16_t indent = 0;  ///< columns of white space before it; depth of list in a page
    bool bullet = false;
    bool gap_before = false;      ///< an empty line stands before it
    bool marked_heading = false;  ///< by markup, not by its looks
    bool sentence = false;        ///< ends as a sentence ends
    bool dropped = false;         ///< furniture
    std::uint16_t level = 0;      ///< of a heading, 1 … 6
    int post = 0;  ///< number of the post it belongs to; 0 stands for the first, or the page
};

/// What opens a post on a page with several.
struct PostStart {
    std::size_t piece = 0;  ///< index of its first piece
    std::optional<WrittenDate> date;
    std::optional<std::chrono::minutes> time;  ///< of day, where no date is given
    std::string title;
};

}  // namespace counterclaim::article
