#include "evidence/unpacker.hpp"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <limits>

namespace counterclaim::evidence {
namespace {

using namespace std::literals;

constexpr auto k_gzip_mark = "\x1F\x8B\x08"sv;
constexpr auto k_zstd_mark = "\x28\xB5\x2F\xFD"sv;
constexpr auto k_zstd_skippable = "\x2A\x4D\x18"sv;  // behind a byte from 50 to 5F
constexpr int k_gzip_window = 15 + 16;
constexpr int k_zstd_window_log_max = 27;

class GzipUnpacker final : public Unpacker {
public:
    GzipUnpacker() { m_ready = ::inflateInit2(&m_stream, k_gzip_window) == Z_OK; }
    ~GzipUnpacker() override {
        if (m_ready) { ::inflateEnd(&m_stream); }
    }
    GzipUnpacker(const GzipUnpacker&) = delete;
    GzipUnpacker& operator=(const GzipUnpacker&) = delete;

    void begin() override { ::inflateReset(&m_stream); }

    Step run(std::string_view in, std::string& out, std::size_t bytes_max) override {
        if (!m_ready) { return {0, State::damaged}; }
        const auto given = static_cast<uInt>(
            std::min<std::size_t>(in.size(), std::numeric_limits<uInt>::max() / 2));
        const auto before = out.size();
        out.resize(before + bytes_max);
        m_stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(in.data()));
        m_stream.avail_in = given;
        m_stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
        m_stream.avail_out = static_cast<uInt>(bytes_max);
        const int result = ::inflate(&m_stream, Z_NO_FLUSH);
        out.resize(before + bytes_max - m_stream.avail_out);
        const std::size_t taken = given - m_stream.avail_in;
        if (result == Z_STREAM_END) { return {taken, State::end_of_member}; }
        const bool fine = result == Z_OK || result == Z_BUF_ERROR;
        return {taken, fine ? State::more : State::damaged};
    }
    [[nodiscard]] bool checks() const override { return true; }

private:
    z_stream m_stream{};
    bool m_ready = false;
};

class ZstdUnpacker final : public Unpacker {
public:
    ZstdUnpacker() : m_context(ZSTD_createDCtx(), &ZSTD_freeDCtx) {
        ZSTD_DCtx_setParameter(m_context.get(), ZSTD_d_windowLogMax, k_zstd_window_log_max);
    }
    void begin() override {
        ZSTD_DCtx_reset(m_context.get(), ZSTD_reset_session_only);
        m_head.clear();
        m_checked = false;
    }
    Step run(std::string_view in, std::string& out, std::size_t bytes_max) override {
        const auto before = out.size();
        out.resize(before + bytes_max);
        ZSTD_inBuffer source{in.data(), in.size(), 0};
        ZSTD_outBuffer made{out.data() + before, bytes_max, 0};
        const auto left = ZSTD_decompressStream(m_context.get(), &made, &source);
        out.resize(before + made.pos);
        if (m_head.size() < k_descriptor_at + 1) {
            m_head += in.substr(0, std::min(source.pos, k_descriptor_at + 1 - m_head.size()));
            if (m_head.size() > k_descriptor_at && m_head.starts_with(k_zstd_mark)) {
                m_checked = (static_cast<unsigned char>(m_head[k_descriptor_at]) & 4U) != 0;
            }
        }
        if (ZSTD_isError(left) != 0) { return {source.pos, State::damaged}; }
        return {source.pos, left == 0 ? State::end_of_member : State::more};
    }
    /// Bit 2 of the frame's descriptor tells whether a checksum stands at its end.
    [[nodiscard]] bool checks() const override { return m_checked; }
    bool use_dictionary(std::string_view dictionary) override {
        return ZSTD_isError(ZSTD_DCtx_loadDictionary(m_context.get(), dictionary.data(),
                                                     dictionary.size())) == 0;
    }

private:
    static constexpr std::size_t k_descriptor_at = 4;
    std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> m_context;
    std::string m_head;
    bool m_checked = false;
};

}  // namespace

Packing packing_of(std::string_view head) {
    if (head.starts_with(k_gzip_mark)) { return Packing::gzip; }
    const bool skippable = head.size() > 3 && head.substr(1, 3) == k_zstd_skippable &&
                           (static_cast<unsigned char>(head[0]) & 0xF0U) == 0x50U;
    return head.starts_with(k_zstd_mark) || skippable ? Packing::zstd : Packing::plain;
}

std::unique_ptr<Unpacker> make_unpacker(Packing packing) {
    if (packing == Packing::gzip) { return std::make_unique<GzipUnpacker>(); }
    if (packing == Packing::zstd) { return std::make_unique<ZstdUnpacker>(); }
    return nullptr;
}

std::size_t find_member(Packing packing, std::string_view bytes, std::size_t from) {
    if (packing == Packing::plain) {
        for (auto at = bytes.find("WARC/", from); at != std::string_view::npos;
             at = bytes.find("WARC/", at + 1)) {
            if (at == 0 || bytes[at - 1] == '\n') { return at; }
        }
        return std::string_view::npos;
    }
    return bytes.find(packing == Packing::gzip ? k_gzip_mark : k_zstd_mark, from);
}

}  // namespace counterclaim::evidence
