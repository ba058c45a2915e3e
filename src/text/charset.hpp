#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace counterclaim::text {

/// How the encoding of a document became known, in the order they are tried.
enum class CharsetBasis : unsigned char {
    byte_order_mark,
    valid_utf8,
    header,    ///< the label that came with the bytes
    meta,      ///< declared in the first bytes of a page
    detected,  ///< worked out from the bytes
    fallback,  ///< nothing told; read as windows-1252, which gives every byte a letter
};

/// A document as UTF-8.
struct DecodedText {
    std::string text;     ///< always well-formed, without byte order mark
    std::string charset;  ///< WHATWG name, lower case: "utf-8", "windows-1251"
    CharsetBasis basis = CharsetBasis::valid_utf8;
    bool damaged = false;          ///< some bytes were not text of that encoding and became U+FFFD
    std::uint32_t mark_bytes = 0;  ///< length of the byte order mark that was taken off
};

/// Turns bytes of any encoding into UTF-8. A label that the bytes contradict is passed over: pages
/// often say one encoding in the header and are in another. `markup` tells to look for a
/// declaration in the page.
[[nodiscard]] DecodedText decode_text(std::string_view bytes, std::string_view label, bool markup);

/// The encoding a label means on the web (encoding.spec.whatwg.org: "latin1" is windows-1252),
/// empty if there is none of that name.
[[nodiscard]] std::string web_charset(std::string_view label);

/// True if bytes look like UTF-16 without a byte order mark: every second byte mostly zero.
[[nodiscard]] bool looks_like_utf16(std::string_view bytes);

}  // namespace counterclaim::text
