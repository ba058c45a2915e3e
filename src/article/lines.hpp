#pragma once

#include "article/piece.hpp"

#include <counterclaim/span.hpp>

#include <string_view>
#include <vector>

namespace counterclaim::article {

/// One line of a plain text, as it looks.
struct Line {
    Span span;  ///< without white space around it and without its bullet
    std::uint16_t indent = 0;
    std::uint16_t columns = 0;  ///< width with indent, in code points
    bool bullet = false;
    bool quoted = false;  ///< written with '>' before it, as letters quote
    bool gap_before = false;
    bool markup =
        false;  ///< leftover of another format: a comment, a short code, a ruler, an image
    std::uint16_t level = 0;  ///< of a heading written with '#'
};

/// The lines that hold something, at most `count_max`; `cut` tells that there were more.
struct Lines {
    std::vector<Line> lines;
    bool cut = false;
};
[[nodiscard]] Lines split_lines(std::string_view text, std::size_t count_max);

/// Joins lines that were broken to fit a column into paragraphs. Texts of one line a paragraph stay
/// as they are.
[[nodiscard]] std::vector<Piece> pieces_of_lines(std::string_view text,
                                                 const std::vector<Line>& lines);

/// True if the text ends as sentences do: a full stop of any script, a question, perhaps a closing
/// quotation mark.
[[nodiscard]] bool ends_sentence(std::string_view text);

}  // namespace counterclaim::article
