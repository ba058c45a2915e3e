#include "geonames_file.hpp"

#include "acquire/file_resources.hpp"

#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace counterclaim::app {
namespace {

constexpr std::size_t k_line_bytes_max = 1U << 20U;
constexpr std::size_t k_header_bytes = 30;  ///< of a local file header, APPNOTE.TXT 4.3.7

/// Cuts a stream of bytes into lines.
class Lines {
public:
    explicit Lines(const std::function<bool(std::string_view)>& visit) : m_visit(visit) {}

    bool add(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto end = bytes.find('\n');
            const auto piece = bytes.substr(0, end);
            if (end == std::string_view::npos) {
                if (m_rest.size() + piece.size() <= k_line_bytes_max) { m_rest += piece; }
                return true;
            }
            bytes.remove_prefix(end + 1);
            if (m_rest.empty()) {
                if (!visit(piece)) { return false; }
            } else {
                m_rest += piece;
                const bool go_on = visit(m_rest);
                m_rest.clear();
                if (!go_on) { return false; }
            }
        }
        return true;
    }
    void finish() {
        if (!m_rest.empty()) { visit(m_rest); }
    }

private:
    bool visit(std::string_view line) {
        if (line.ends_with('\r')) { line.remove_suffix(1); }
        return line.empty() || m_visit(line);
    }
    const std::function<bool(std::string_view)>& m_visit;
    std::string m_rest;
};

std::uint32_t number(std::string_view bytes, std::size_t at, int size) {
    std::uint32_t value = 0;
    for (int i = size; i-- > 0;) {
        value = value << 8U | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
    }
    return value;
}

Expected<void> damaged(const std::string& path) {
    return fail(ErrorCode::bad_encoding, path, "the archive is damaged or of a kind not read here",
                "unpack it and give the .txt file");
}

/// Inflates a raw deflate stream into lines; `left` becomes what follows it.
bool inflate_lines(std::string_view packed, Lines& lines, std::string_view& left, bool keep,
                   bool& go_on) {
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) { return false; }
    std::vector<char> buffer(1U << 18U);
    int state = Z_OK;
    while (state == Z_OK && go_on) {
        if (stream.avail_in == 0) {
            constexpr std::size_t k_piece = std::size_t{1} << 30U;
            const auto taken = std::min(packed.size(), k_piece);
            if (taken == 0) { break; }
            stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
            stream.avail_in = static_cast<uInt>(taken);
            packed.remove_prefix(taken);
        }
        stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
        stream.avail_out = static_cast<uInt>(buffer.size());
        state = inflate(&stream, Z_NO_FLUSH);
        if (keep && (state == Z_OK || state == Z_STREAM_END)) {
            go_on = lines.add({buffer.data(), buffer.size() - stream.avail_out});
        }
    }
    left = {packed.data() - stream.avail_in, packed.size() + stream.avail_in};
    inflateEnd(&stream);
    return state == Z_STREAM_END || !go_on;
}

Expected<void> read_zip(const std::string& path, std::string_view bytes, Lines& lines) {
    while (bytes.size() >= k_header_bytes && bytes.starts_with("PK\x03\x04")) {
        const auto method = number(bytes, 8, 2);
        const auto flags = number(bytes, 6, 2);
        const std::size_t packed_size = number(bytes, 18, 4);
        const std::size_t name_size = number(bytes, 26, 2);
        const std::size_t skip = k_header_bytes + name_size + number(bytes, 28, 2);
        if (skip > bytes.size()) { return damaged(path); }
        const auto name = bytes.substr(k_header_bytes, name_size);
        const bool wanted = name.ends_with(".txt") && name.find("readme") == std::string_view::npos;
        bytes.remove_prefix(skip);
        bool go_on = true;
        if (method == 8) {
            std::string_view left;
            if (!inflate_lines(bytes, lines, left, wanted, go_on)) { return damaged(path); }
            bytes = left;
        } else if (method == 0 && (flags & 8U) == 0 && packed_size <= bytes.size()) {
            if (wanted) { go_on = lines.add(bytes.substr(0, packed_size)); }
            bytes.remove_prefix(packed_size);
        } else {
            return damaged(path);
        }
        if (wanted) {
            if (go_on) { lines.finish(); }
            return {};
        }
        // A data descriptor may follow: the next header is found by its signature.
        const auto next = bytes.substr(0, 64).find("PK\x03\x04");
        if (next == std::string_view::npos) { break; }
        bytes.remove_prefix(next);
    }
    return fail(ErrorCode::missing_field, path, "the archive holds no .txt file",
                "give a dump of GeoNames");
}

}  // namespace

Expected<void> each_geonames_line(const std::string& path,
                                  const std::function<bool(std::string_view)>& visit) {
    auto file = acquire::map_file(path);
    if (!file) { return tl::unexpected<Error>(file.error()); }
    Lines lines(visit);
    if (file->view.starts_with("PK")) { return read_zip(path, file->view, lines); }
    if (lines.add(file->view)) { lines.finish(); }
    return {};
}

}  // namespace counterclaim::app
