#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace counterclaim::syntax {

/// What a code point is to a tokeniser. Every script's letters are `letter`, combining marks
/// included.
enum class CharKind : std::uint8_t {
    space,
    letter,
    digit,
    apostrophe,  ///< ' ’ ʼ ` and the like
    quote,       ///< " “ ” « » „ ‹ ›
    hyphen,      ///< - ‐ ‑
    dash,        ///< – — ―
    stop,        ///< . ! ? … ։ 。 ؟ ।: may end a sentence
    comma,       ///< , ; :
    open,        ///< ( [ {
    close,       ///< ) ] }
    symbol,      ///< everything else
};

/// One code point; an ill-formed byte is U+FFFD of length 1, so any bytes can be walked.
struct Decoded {
    char32_t code;
    std::uint8_t length_bytes;
};
[[nodiscard]] Decoded decode_long(std::string_view text, std::size_t at);  ///< beyond ASCII
[[nodiscard]] inline Decoded decode(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    return lead < 0x80U ? Decoded{lead, 1} : decode_long(text, at);
}

/// The code point that ends just before `at` (at > 0); ill-formed bytes as in `decode`.
[[nodiscard]] Decoded decode_before(std::string_view text, std::size_t at);

[[nodiscard]] CharKind kind_of(char32_t code);
[[nodiscard]] char32_t lower(char32_t code);  ///< simple mapping: Latin, Greek, Cyrillic, Armenian
[[nodiscard]] inline bool is_upper(char32_t code) { return lower(code) != code; }

void append_utf8(std::string& out, char32_t code);
[[nodiscard]] std::string lower(std::string_view text);
/// `text` with its first code point in upper case (the inverse of `lower` where it has one).
[[nodiscard]] std::string capitalised(std::string_view text);

}  // namespace counterclaim::syntax
