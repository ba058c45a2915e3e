#include "acquire/byte_reader.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace counterclaim::acquire {
namespace {

constexpr std::size_t k_piece_bytes = 1U << 18;

tl::unexpected<Error> cannot_read(const std::string& path, int error) {
    const bool missing = error == ENOENT || error == ENOTDIR;
    return fail(missing ? ErrorCode::not_found : ErrorCode::unreadable, path,
                missing ? "there is no such file or folder"
                        : "cannot be read: " + std::string(std::strerror(error)));
}

}  // namespace

Expected<ByteReader> ByteReader::open(const std::string& path) {
    if (path == "-") { return ByteReader(path, stdin); }
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (file == nullptr) { return cannot_read(path, errno); }
    return ByteReader(path, file);
}

Expected<bool> ByteReader::fill(std::size_t bytes) {
    if (m_ended) { return false; }
    if (m_at > 0 && m_at == m_buffer.size()) {
        m_buffer.clear();
        m_at = 0;
    }
    const std::size_t before = m_buffer.size();
    m_buffer.resize(before + bytes);
    errno = 0;
    const auto got = std::fread(m_buffer.data() + before, 1, bytes, m_file.get());
    m_buffer.resize(before + got);
    if (got < bytes) {
        m_ended = true;
        if (std::ferror(m_file.get()) != 0) { return cannot_read(m_path, errno); }
    }
    return got > 0;
}

Expected<std::string_view> ByteReader::peek(std::size_t bytes) {
    while (m_buffer.size() - m_at < bytes) {
        const auto more = fill(bytes);
        if (!more) { return tl::unexpected<Error>(more.error()); }
        if (!*more) { break; }
    }
    return std::string_view(m_buffer).substr(m_at, bytes);
}

Expected<std::size_t> ByteReader::take(char* to, std::size_t size) {
    if (m_at == m_buffer.size()) {
        const auto more = fill(k_piece_bytes);
        if (!more) { return tl::unexpected<Error>(more.error()); }
    }
    const auto piece = std::min(size, m_buffer.size() - m_at);
    m_buffer.copy(to, piece, m_at);
    m_at += piece;
    m_taken += piece;
    return piece;
}

Expected<std::string> ByteReader::read_all(std::uint64_t bytes_max) {
    while (m_buffer.size() - m_at <= bytes_max) {
        const auto more = fill(k_piece_bytes);
        if (!more) { return tl::unexpected<Error>(more.error()); }
        if (!*more) {
            std::string all = m_at == 0 ? std::move(m_buffer) : m_buffer.substr(m_at);
            m_buffer.clear();
            m_at = 0;
            m_taken += all.size();
            return all;
        }
    }
    return fail(ErrorCode::too_large, m_path,
                "larger than the limit of " + std::to_string(bytes_max >> 20) + " MiB");
}

Expected<std::optional<ByteReader::Line>> ByteReader::read_line(std::uint64_t bytes_max) {
    Line line{{}, m_line + 1, false};
    bool any = false;
    while (true) {
        if (m_at == m_buffer.size()) {
            const auto more = fill(k_piece_bytes);
            if (!more) { return tl::unexpected<Error>(more.error()); }
            if (!*more) { break; }
        }
        any = true;
        const auto end = m_buffer.find('\n', m_at);
        const auto stop = end == std::string::npos ? m_buffer.size() : end;
        if (line.text.size() + (stop - m_at) > bytes_max) {
            line.too_long = true;
            line.text = std::string();
        }
        if (!line.too_long) { line.text.append(m_buffer, m_at, stop - m_at); }
        m_taken += stop - m_at + (end == std::string::npos ? 0U : 1U);
        m_at = end == std::string::npos ? stop : stop + 1;
        if (end != std::string::npos) { break; }
    }
    if (!any) { return std::optional<Line>{}; }
    ++m_line;
    if (!line.text.empty() && line.text.back() == '\r') { line.text.pop_back(); }
    return std::optional<Line>(std::move(line));
}

}  // namespace counterclaim::acquire
