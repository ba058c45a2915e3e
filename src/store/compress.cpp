#include "store/compress.hpp"

#include <zstd.h>

namespace counterclaim::store {
namespace {

constexpr int k_level = 3;
constexpr unsigned long long k_size_bytes_max = 4ULL << 30;

}  // namespace

std::string compress(std::string_view bytes) {
    std::string frame(ZSTD_compressBound(bytes.size()), '\0');
    const std::size_t size =
        ZSTD_compress(frame.data(), frame.size(), bytes.data(), bytes.size(), k_level);
    frame.resize(ZSTD_isError(size) != 0U ? 0 : size);
    return frame;
}

Expected<std::string> decompress(std::string_view frame) {
    const auto size = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN ||
        size > k_size_bytes_max) {
        return fail(ErrorCode::store_damaged, {}, "the bytes of a document are damaged");
    }
    std::string bytes(size, '\0');
    const std::size_t got = ZSTD_decompress(bytes.data(), bytes.size(), frame.data(), frame.size());
    if (ZSTD_isError(got) != 0U || got != size) {
        return fail(ErrorCode::store_damaged, {}, "the bytes of a document are damaged");
    }
    return bytes;
}

}  // namespace counterclaim::store
