#pragma once

#include "article/knowledge.hpp"
#include "article/piece.hpp"

#include <counterclaim/article.hpp>
#include <counterclaim/document.hpp>

#include <string_view>
#include <vector>

namespace counterclaim::article {

/// Makes the article of the pieces [begin, end) out of `text` from byte `from` to `to`: blocks,
/// dateline, agency, byline, and the notes on what was dropped. Title, date and outlet are the
/// caller's.
[[nodiscard]] Article assemble(std::string_view text, const std::vector<Piece>& pieces,
                               std::size_t begin, std::size_t end, Span slice_of_text, bool timed,
                               const Knowledge& knowledge);

/// The date a record or an address states, for text that carries none of its own.
[[nodiscard]] PublicationDate date_of_record(const Document& document, const Knowledge& knowledge);

/// A date as it was read, with its basis.
[[nodiscard]] PublicationDate publication_date(const WrittenDate& date, DateBasis basis,
                                               std::string reason);

}  // namespace counterclaim::article
