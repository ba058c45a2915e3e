#include "serve/assets.hpp"

#include "serve/parameters.hpp"

#include <zlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

namespace counterclaim::serve {
namespace fs = std::filesystem;
namespace {

constexpr int k_not_found = 404;
constexpr int k_not_modified = 304;

std::string_view mime_of(std::string_view path) {
    static constexpr std::pair<std::string_view, std::string_view> k_types[] = {
        {".html", "text/html; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".json", "application/json; charset=utf-8"},
        {".geojson", "application/geo+json; charset=utf-8"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".webp", "image/webp"},
        {".ico", "image/x-icon"},
        {".woff2", "font/woff2"},
        {".webmanifest", "application/manifest+json"},
        {".txt", "text/plain; charset=utf-8"},
    };
    for (const auto& [ending, type] : k_types) {
        if (path.ends_with(ending)) { return type; }
    }
    return "application/octet-stream";
}

bool has_ending(std::string_view path) {
    return path.substr(path.rfind('/') + 1).find('.') != std::string_view::npos;
}

/// Names that the page's build made of their content: they never change.
bool is_hashed(std::string_view path) { return path.starts_with("/assets/"); }

void set_caching(Answer& answer, std::string_view path) {
    answer.with("Cache-Control",
                is_hashed(path) ? "public, max-age=31536000, immutable" : "no-cache");
}

}  // namespace

bool takes_gzip(const Request& request) {
    const auto accepted = request.header("accept-encoding");
    const auto at = accepted.find("gzip");
    return at != std::string_view::npos && accepted.substr(at, 8) != "gzip;q=0";
}

std::string gzip(std::string_view bytes) {
    constexpr int k_level = 4;
    constexpr int k_gzip_window = 15 + 16;
    z_stream stream{};
    if (deflateInit2(&stream, k_level, Z_DEFLATED, k_gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        return {};
    }
    std::string packed(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const int result = deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return result == Z_STREAM_END ? packed : std::string();
}

Answer Assets::get(const Request& request) const {
    const auto decoded = decode_percent(request.path(), false);
    if (!decoded || !decoded->starts_with('/')) {
        return error_answer(k_not_found, "not_found", "there is no such page");
    }
    const std::string path = *decoded == "/" ? "/index.html" : *decoded;
    auto answer = m_folder.empty() ? from_program(path, request) : from_folder(path);
    if (!answer && !has_ending(path)) {
        answer =
            m_folder.empty() ? from_program("/index.html", request) : from_folder("/index.html");
    }
    if (answer) { return *std::move(answer); }
    if (path == "/index.html") {
        return error_answer(k_not_found, "not_found",
                            "this program was built without the page; the API is under /api/v1");
    }
    return error_answer(k_not_found, "not_found", "there is no such page");
}

std::optional<Answer> Assets::from_program(std::string_view path, const Request& request) const {
    const auto& assets = embedded_assets();
    const auto found = std::lower_bound(
        assets.begin(), assets.end(), path,
        [](const Asset& asset, std::string_view wanted) { return asset.path < wanted; });
    if (found == assets.end() || found->path != path) { return std::nullopt; }
    Answer answer;
    answer.type = found->mime;
    set_caching(answer, path);
    answer.with("ETag", std::string(found->etag));
    if (request.header("if-none-match") == found->etag) {
        answer.status = k_not_modified;
        return answer;
    }
    answer.packed = !found->gzip.empty() && takes_gzip(request);
    answer.fixed = answer.packed ? found->gzip : found->raw;
    answer.with("Vary", "Accept-Encoding");
    return answer;
}

std::optional<Answer> Assets::from_folder(std::string_view path) const {
    std::error_code error;
    const auto root = fs::weakly_canonical(m_folder, error);
    const auto file = fs::weakly_canonical(root / fs::path(path.substr(1)), error);
    // What "..", or a link, leads out of the folder is not there.
    const auto inside = file.lexically_relative(root).string();
    if (error || inside.empty() || inside.starts_with("..") || !fs::is_regular_file(file, error)) {
        return std::nullopt;
    }
    std::ifstream stream(file, std::ios::binary);
    Answer answer;
    answer.type = mime_of(file.string());
    answer.body.assign(std::istreambuf_iterator<char>(stream), {});
    answer.with("Cache-Control", "no-cache");
    return answer;
}

}  // namespace counterclaim::serve
