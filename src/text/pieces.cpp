#include "text/pieces.hpp"

#include "text/char_class.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <optional>

namespace counterclaim::text {
namespace {

bool is_ascii(std::string_view text) {
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= 0x80) { return false; }
    }
    return true;
}

/// The kind a character belongs to; nothing for what separates.
std::optional<PieceKind> kind_of(CharClass char_class) {
    switch (char_class) {
        case CharClass::letter:
        case CharClass::lower:
        case CharClass::upper:
        case CharClass::mark:
            return PieceKind::letters;
        case CharClass::digit:
            return PieceKind::digits;
        case CharClass::space:
        case CharClass::line_break:
        case CharClass::invisible:
            return std::nullopt;
        default:
            return PieceKind::other;
    }
}

/// The ASCII digit for a decimal digit of any script.
char32_t fold_digit(char32_t c) {
    return static_cast<char32_t>('0' + u_charDigitValue(static_cast<UChar32>(c)));
}

/// Typographic variants of one sign are one sign in packs.
char32_t plain_sign(char32_t c) {
    switch (c) {
        case 0x2018:
        case 0x2019:
        case 0x02BC:
        case 0x00B4:
        case 0xFF07:
            return '\'';
        case 0x2010:
        case 0x2011:
        case 0x2012:
        case 0x2013:
        case 0x2014:
        case 0x2212:
            return '-';
        default:
            return c;
    }
}

char32_t plain_character(char32_t c) {
    if (c >= 0x80 && is_digit(c)) { return fold_digit(c); }
    return to_lower(plain_sign(c));
}

}  // namespace

void append_pieces(std::string_view text, std::vector<Piece>& out) {
    bool open = false;
    for (const auto point : code_points(text)) {
        const auto char_kind = char_class(point.code);
        const auto kind = kind_of(char_kind);
        if (!kind) {
            open = false;
            continue;
        }
        const bool run = open && out.back().kind != PieceKind::other;
        if (run && (out.back().kind == *kind || char_kind == CharClass::mark)) {
            out.back().span.end = point.end();
        } else {
            out.push_back({{point.at, point.end()}, *kind});
        }
        open = true;
    }
}

Casing casing_of(std::string_view word) {
    Casing casing;
    std::size_t letters = 0;
    bool any_lower = false;
    for (const auto point : code_points(word)) {
        const auto found = char_class(point.code);
        if (found == CharClass::mark) { continue; }
        if (point.at == 0) { casing.first_upper = found == CharClass::upper; }
        letters += 1;
        any_lower = any_lower || found != CharClass::upper;
    }
    casing.all_upper = letters >= 2 && !any_lower;
    return casing;
}

void append_plain(std::string_view word, std::string& out) {
    if (is_ascii(word)) {
        for (const char c : word) {
            out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
        }
        return;
    }
    auto wide = icu::UnicodeString::fromUTF8(
        icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())));
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_SUCCESS(status) && !nfc->isNormalized(wide, status)) {
        wide = nfc->normalize(wide, status);
    }
    std::string composed;
    wide.toUTF8String(composed);
    for (const auto point : code_points(composed)) {
        append_utf8(out, plain_character(point.code));
    }
}

std::string plain(std::string_view word) {
    std::string out;
    out.reserve(word.size());
    append_plain(word, out);
    return out;
}

}  // namespace counterclaim::text
