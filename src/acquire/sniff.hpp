#pragma once

#include <string_view>

namespace counterclaim::acquire {

/// Kinds of input that are read, and what they can be mistaken for.
enum class Format : unsigned char {
    text,
    html,
    json,
    json_lines,
    warc,  ///< plain or packed
    binary,
    compressed,
    empty,
    unknown
};

/// From the end of a name: ".txt", ".htm", …; `unknown` for any other.
[[nodiscard]] Format format_of_name(std::string_view path);

/// From the first bytes (64 KB are plenty; `whole` tells whether that is all there is).
[[nodiscard]] Format format_of_bytes(std::string_view head, bool whole);

}  // namespace counterclaim::acquire
