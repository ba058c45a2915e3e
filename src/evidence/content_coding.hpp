#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace counterclaim::evidence {

/// Bytes with one coding taken off.
struct Uncoded {
    std::string bytes;
    bool cut = false;        ///< the input ended before the coding did
    bool too_large = false;  ///< more than `bytes_max` would have come out
    bool damaged = false;    ///< not of this coding, or broken
};

/// Each reads all members or frames that follow one another, and ignores what stands behind them.
/// No more than `bytes_max` bytes are ever made, however large the input claims to be.
[[nodiscard]] Uncoded gunzip(std::string_view bytes, std::uint64_t bytes_max);
/// zlib's wrapping or none: servers send both as "deflate".
[[nodiscard]] Uncoded inflate_any(std::string_view bytes, std::uint64_t bytes_max);
[[nodiscard]] Uncoded unbrotli(std::string_view bytes, std::uint64_t bytes_max);
[[nodiscard]] Uncoded unzstd(std::string_view bytes, std::uint64_t bytes_max);
/// RFC 9112, section 7.1; trailers are dropped.
[[nodiscard]] Uncoded unchunk(std::string_view bytes, std::uint64_t bytes_max);

/// One gzip member of the bytes, always with the same settings.
[[nodiscard]] std::string gzip(std::string_view bytes);

}  // namespace counterclaim::evidence
