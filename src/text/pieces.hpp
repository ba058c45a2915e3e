#pragma once

#include <counterclaim/span.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::text {

/// What a piece is made of.
enum class PieceKind : unsigned char {
    letters,  ///< letters of any script, with the marks on them
    digits,   ///< decimal digits, ASCII or of another script
    other,    ///< one character that is neither and no white space: "-", "'", "%"
};

/// A run of characters of one kind. Smaller than a token on purpose: tokenisers differ on
/// "mid-October", "l'été", "23h30" and "28/10/2020", their pieces do not.
struct Piece {
    Span span;  ///< in the text given
    PieceKind kind = PieceKind::letters;
    friend bool operator==(const Piece&, const Piece&) = default;
};

/// Cuts `text` into pieces and appends them to `out`; white space, control characters and
/// zero-width characters separate and are no piece. Bytes that are not UTF-8 are single pieces of
/// kind `other`.
void append_pieces(std::string_view text, std::vector<Piece>& out);

/// How the letters of a word are cased.
struct Casing {
    bool first_upper = false;  ///< begins with an upper-case or title-case letter
    bool all_upper = false;    ///< two letters or more and none of them lower case
};
[[nodiscard]] Casing casing_of(std::string_view word);

/// Lower case, normal form C; typographic apostrophes and dashes become "'" and "-", digits of any
/// script ASCII. Appends to `out`. This is the form in which words of packs and of texts are
/// compared.
void append_plain(std::string_view word, std::string& out);
[[nodiscard]] std::string plain(std::string_view word);

}  // namespace counterclaim::text
