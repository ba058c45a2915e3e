#pragma once

#include "evidence/header_fields.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace counterclaim::evidence {

/// The head of an HTTP/1 response as it came over the wire, and where its body begins.
struct HttpHead {
    int status = 0;
    HeaderFields fields;
    std::size_t body_begin = 0;  ///< in the bytes that were parsed
};

/// Bounds on what one message may make of itself.
struct HttpLimits {
    std::size_t head_bytes_max = 256U << 10;
    std::uint64_t body_bytes_max = 64ULL << 20;  ///< after all decoding
    int codings_max = 4;                         ///< gzip of gzip of …
};

/// Reads "HTTP/1.1 200 OK" and the fields behind it. Nothing where the bytes do not begin so. A
/// head that never ends is all head: the body is empty then.
[[nodiscard]] std::optional<HttpHead> parse_http_head(std::string_view message,
                                                      const HttpLimits& limits = {});

/// What a body says once the codings of its way are taken off.
struct HttpBody {
    std::string bytes;
    bool cut = false;        ///< ended before its coding did: the beginning is here
    bool too_large = false;  ///< stopped at the limit; `bytes` holds what came before
    bool damaged = false;    ///< a coding was broken or unknown; `bytes` holds what came before
    std::string trouble;     ///< what, in a few words, where one of the three is set
};

/// Takes off Transfer-Encoding (chunked) and Content-Encoding (gzip, deflate, br, zstd) in their
/// order. A body that is labelled but already plain, as many archives keep it, is taken as it is.
[[nodiscard]] HttpBody decode_http_body(const HttpHead& head, std::string_view body,
                                        const HttpLimits& limits = {});

/// "text/html" of "Text/HTML; charset=utf-8", and "utf-8".
struct MediaType {
    std::string type;
    std::string charset;
};
[[nodiscard]] MediaType parse_media_type(std::string_view field);

}  // namespace counterclaim::evidence
