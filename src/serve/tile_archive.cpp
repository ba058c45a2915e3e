#include "serve/tile_archive.hpp"

#include "serve/parameters.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <optional>
#include <utility>

namespace counterclaim::serve {
namespace {

constexpr int k_partial = 206;
constexpr int k_bad_request = 400;
constexpr int k_bad_range = 416;
constexpr int k_unavailable = 503;

constexpr std::size_t k_header_bytes = 127;
constexpr std::string_view k_magic = "PMTiles";
constexpr std::size_t k_version_at = 7;
constexpr std::size_t k_kind_at = 99;
constexpr unsigned char k_version = 3;
constexpr unsigned char k_kind_vector = 1;
constexpr unsigned char k_kind_last = 5;  // png, jpeg, webp and avif lie between

struct Piece {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
};

std::optional<std::uint64_t> number_of(std::string_view text) {
    std::uint64_t value = 0;
    const auto end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (text.empty() || error != std::errc() || stop != end) { return std::nullopt; }
    return value;
}

/// "bytes=0-16383"; several ranges, and those that count from the end, are not needed here.
std::optional<Piece> piece_of(std::string_view range) {
    constexpr std::string_view k_unit = "bytes=";
    if (!range.starts_with(k_unit)) { return std::nullopt; }
    range.remove_prefix(k_unit.size());
    const auto dash = range.find('-');
    if (dash == std::string_view::npos) { return std::nullopt; }
    const auto first = number_of(range.substr(0, dash));
    const auto last = number_of(range.substr(dash + 1));
    if (!first || !last || *first > *last) { return std::nullopt; }
    return Piece{*first, *last};
}

/// Reads until all is there or the file ends; false where reading fails.
bool read_at(int file, std::uint64_t at, std::string& into) {
    std::size_t done = 0;
    while (done < into.size()) {
        const auto got =
            ::pread(file, into.data() + done, into.size() - done, static_cast<off_t>(at + done));
        if (got < 0 && errno == EINTR) { continue; }
        if (got <= 0) { return false; }
        done += static_cast<std::size_t>(got);
    }
    return true;
}

}  // namespace

struct TileArchive::File {
    int descriptor = -1;
    std::uint64_t bytes = 0;
    std::string etag;

    explicit File(int opened) : descriptor(opened) {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() { ::close(descriptor); }
};

TileArchive::TileArchive(std::unique_ptr<File> file, bool vector)
    : m_file(std::move(file)), m_vector(vector) {}
TileArchive::TileArchive(TileArchive&&) noexcept = default;
TileArchive& TileArchive::operator=(TileArchive&&) noexcept = default;
TileArchive::~TileArchive() = default;

Expected<TileArchive> TileArchive::open(const std::string& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return fail(ErrorCode::not_found, file, std::strerror(errno), "check the path of --tiles");
    }
    auto opened = std::make_unique<File>(descriptor);
    struct stat about {};
    std::string header(k_header_bytes, '\0');
    if (::fstat(descriptor, &about) != 0 || !S_ISREG(about.st_mode) ||
        !read_at(descriptor, 0, header) || !header.starts_with(k_magic)) {
        return fail(ErrorCode::usage, file, "this is no PMTiles archive",
                    "--tiles takes a file of map tiles in the format PMTiles, or an address");
    }
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(header[at]); };
    if (byte(k_version_at) != k_version || byte(k_kind_at) < k_kind_vector ||
        byte(k_kind_at) > k_kind_last) {
        return fail(ErrorCode::usage, file,
                    "the archive is of another version than 3, or of an unknown kind of tile",
                    "pmtiles convert makes an archive of version 3");
    }
    opened->bytes = static_cast<std::uint64_t>(about.st_size);
    opened->etag =
        "\"" + std::to_string(about.st_mtime) + "-" + std::to_string(opened->bytes) + "\"";
    return TileArchive(std::move(opened), byte(k_kind_at) == k_kind_vector);
}

Answer TileArchive::get(const Request& request) const {
    const auto range = request.header("range");
    if (range.empty()) {
        return error_answer(
            k_bad_request, "bad_parameter",
            "the archive of tiles is only read in pieces: ask for a range of bytes");
    }
    const auto piece = piece_of(range);
    const auto all = std::to_string(m_file->bytes);
    if (!piece || piece->first >= m_file->bytes) {
        return error_answer(k_bad_range, "bad_range", "the range lies outside the archive")
            .with("Content-Range", "bytes */" + all);
    }
    const auto last =
        std::min({piece->last, m_file->bytes - 1, piece->first + k_piece_bytes_max - 1});
    Answer answer;
    answer.status = k_partial;
    answer.type = "application/octet-stream";
    answer.body.resize(last - piece->first + 1);
    if (!read_at(m_file->descriptor, piece->first, answer.body)) {
        return error_answer(k_unavailable, "unavailable", "the archive of tiles cannot be read");
    }
    answer.with("Accept-Ranges", "bytes").with("ETag", m_file->etag);
    answer.with("Content-Range",
                "bytes " + std::to_string(piece->first) + "-" + std::to_string(last) + "/" + all);
    answer.with("Cache-Control", "no-cache");
    return answer;
}

}  // namespace counterclaim::serve
