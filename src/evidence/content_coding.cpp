#include "evidence/content_coding.hpp"

#include "evidence/ascii.hpp"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <limits>
#include <memory>

namespace counterclaim::evidence {
namespace {

constexpr std::size_t k_step_bytes = 64U << 10;
constexpr int k_gzip_window = 15 + 16;
constexpr int k_zlib_window = 15;
constexpr int k_raw_window = -15;
/// A frame that wants more memory than this to be read is refused (128 MiB, the library's own
/// bound).
constexpr int k_zstd_window_log_max = 27;

const Bytef* bytef(std::string_view bytes) { return reinterpret_cast<const Bytef*>(bytes.data()); }

uInt piece(std::size_t left) {
    return static_cast<uInt>(std::min<std::size_t>(left, std::numeric_limits<uInt>::max()));
}

struct InflateEnd {
    void operator()(z_stream* stream) const { ::inflateEnd(stream); }
};

/// Inflates members one after the other until the input or the room is used up.
Uncoded run_inflate(std::string_view bytes, int window, std::uint64_t bytes_max, bool members) {
    Uncoded out;
    z_stream stream{};
    if (::inflateInit2(&stream, window) != Z_OK) {
        out.damaged = true;
        return out;
    }
    const std::unique_ptr<z_stream, InflateEnd> guard(&stream);
    std::size_t at = 0;
    bool any = false;
    while (true) {
        const auto before = out.bytes.size();
        const auto room = std::min<std::uint64_t>(k_step_bytes, bytes_max + 1 - before);
        out.bytes.resize(before + room);
        stream.next_in = const_cast<Bytef*>(bytef(bytes.substr(at)));
        stream.avail_in = piece(bytes.size() - at);
        const auto given = stream.avail_in;
        stream.next_out = reinterpret_cast<Bytef*>(out.bytes.data() + before);
        stream.avail_out = static_cast<uInt>(room);
        const int result = ::inflate(&stream, Z_NO_FLUSH);
        at += given - stream.avail_in;
        out.bytes.resize(before + room - stream.avail_out);
        if (out.bytes.size() > bytes_max) {
            out.bytes.resize(bytes_max);
            out.too_large = true;
            return out;
        }
        if (result == Z_STREAM_END) {
            any = true;
            if (!members || at >= bytes.size()) { return out; }
            if (::inflateReset(&stream) != Z_OK) { return out; }
            continue;
        }
        if (result == Z_OK && (stream.avail_out == 0 || at < bytes.size())) { continue; }
        // What stands behind a whole member and is none itself is padding.
        if (any && out.bytes.size() == before && result != Z_OK && result != Z_BUF_ERROR) {
            return out;
        }
        out.cut = result == Z_OK || result == Z_BUF_ERROR;
        out.damaged = !out.cut;
        return out;
    }
}

}  // namespace

Uncoded gunzip(std::string_view bytes, std::uint64_t bytes_max) {
    return run_inflate(bytes, k_gzip_window, bytes_max, true);
}

Uncoded inflate_any(std::string_view bytes, std::uint64_t bytes_max) {
    auto out = run_inflate(bytes, k_zlib_window, bytes_max, false);
    if (out.damaged && out.bytes.empty()) {
        return run_inflate(bytes, k_raw_window, bytes_max, false);
    }
    return out;
}

Uncoded unbrotli(std::string_view bytes, std::uint64_t bytes_max) {
    Uncoded out;
    const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> state(
        BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
    std::size_t in_left = bytes.size();
    const auto* in = reinterpret_cast<const std::uint8_t*>(bytes.data());
    while (state) {
        const auto before = out.bytes.size();
        const auto room = std::min<std::uint64_t>(k_step_bytes, bytes_max + 1 - before);
        out.bytes.resize(before + room);
        std::size_t out_left = room;
        auto* next = reinterpret_cast<std::uint8_t*>(out.bytes.data() + before);
        const auto result =
            BrotliDecoderDecompressStream(state.get(), &in_left, &in, &out_left, &next, nullptr);
        out.bytes.resize(before + room - out_left);
        if (out.bytes.size() > bytes_max) {
            out.bytes.resize(bytes_max);
            out.too_large = true;
            return out;
        }
        if (result == BROTLI_DECODER_RESULT_SUCCESS) { return out; }
        if (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) { continue; }
        out.cut = result == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT;
        out.damaged = !out.cut;
        return out;
    }
    out.damaged = true;
    return out;
}

Uncoded unzstd(std::string_view bytes, std::uint64_t bytes_max) {
    Uncoded out;
    const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(),
                                                                       &ZSTD_freeDCtx);
    if (!context) {
        out.damaged = true;
        return out;
    }
    ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, k_zstd_window_log_max);
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    std::size_t left = 1;
    while (true) {
        const auto before = out.bytes.size();
        const auto room = std::min<std::uint64_t>(k_step_bytes, bytes_max + 1 - before);
        out.bytes.resize(before + room);
        ZSTD_outBuffer made{out.bytes.data() + before, room, 0};
        left = ZSTD_decompressStream(context.get(), &made, &in);
        out.bytes.resize(before + made.pos);
        if (ZSTD_isError(left) != 0) {
            out.damaged = true;
            return out;
        }
        if (out.bytes.size() > bytes_max) {
            out.bytes.resize(bytes_max);
            out.too_large = true;
            return out;
        }
        if (in.pos == in.size && made.pos < room) {
            out.cut = left != 0;
            return out;
        }
    }
}

Uncoded unchunk(std::string_view bytes, std::uint64_t bytes_max) {
    constexpr std::size_t k_size_line_max = 4096;
    Uncoded out;
    while (true) {
        const auto end = bytes.substr(0, k_size_line_max).find('\n');
        if (end == std::string_view::npos) {
            const auto line = trim_blank(bytes.substr(0, bytes.find(';')));
            out.cut = bytes.empty() || whole_number(line, 16).has_value();
            out.damaged = !out.cut;
            return out;
        }
        const auto line = trim_blank(bytes.substr(0, end));
        const auto size = whole_number(trim_blank(line.substr(0, line.find(';'))), 16);
        if (!size) {
            out.damaged = true;
            return out;
        }
        bytes.remove_prefix(end + 1);
        if (*size == 0) { return out; }
        const auto data = bytes.substr(0, *size);
        if (out.bytes.size() + data.size() > bytes_max) {
            out.bytes += data.substr(0, bytes_max - out.bytes.size());
            out.too_large = true;
            return out;
        }
        out.bytes += data;
        if (data.size() < *size) {
            out.cut = true;
            return out;
        }
        bytes.remove_prefix(data.size());
        if (bytes.starts_with("\r\n")) {
            bytes.remove_prefix(2);
        } else if (bytes.starts_with('\n')) {
            bytes.remove_prefix(1);
        }
    }
}

std::string gzip(std::string_view bytes) {
    z_stream stream{};
    if (::deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, k_gzip_window, 8,
                       Z_DEFAULT_STRATEGY) != Z_OK) {
        return {};
    }
    std::string member;
    std::size_t at = 0;
    int result = Z_OK;
    while (result == Z_OK) {
        if (stream.avail_in == 0 && at < bytes.size()) {
            stream.next_in = const_cast<Bytef*>(bytef(bytes.substr(at)));
            stream.avail_in = piece(bytes.size() - at);
            at += stream.avail_in;
        }
        const auto before = member.size();
        member.resize(before + k_step_bytes);
        stream.next_out = reinterpret_cast<Bytef*>(member.data() + before);
        stream.avail_out = static_cast<uInt>(k_step_bytes);
        result = ::deflate(&stream, at == bytes.size() ? Z_FINISH : Z_NO_FLUSH);
        member.resize(member.size() - stream.avail_out);
    }
    ::deflateEnd(&stream);
    return member;
}

}  // namespace counterclaim::evidence
