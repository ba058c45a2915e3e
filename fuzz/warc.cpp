// Any bytes as an archive: every item is a record within the limits or an error that names a place,
// and there is an end. The first byte says in how large pieces the archive comes.
#include "evidence/warc_document.hpp"
#include "evidence/warc_reader.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace counterclaim;
    if (size == 0) { return 0; }
    const std::size_t piece = data[0] + 1U;
    std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
    evidence::WarcLimits limits;
    limits.block_bytes_max = 1U << 16;
    limits.window_bytes_max = 1U << 16;
    evidence::WarcReader reader(
        [&](char* to, std::size_t wanted) {
            const auto got = std::min({wanted, piece, rest.size()});
            rest.copy(to, got);
            rest.remove_prefix(got);
            return Expected<std::size_t>(got);
        },
        "fuzz", limits);
    std::size_t items = 0;
    while (auto item = reader.next()) {
        if (++items > size + 8) { std::abort(); }  // every item uses up at least a byte
        if (!*item) {
            if (item->error().what.empty() || !item->error().where.starts_with("fuzz@")) {
                std::abort();
            }
            continue;
        }
        const auto& record = **item;
        if (record.block.size() > limits.block_bytes_max || record.type().empty()) { std::abort(); }
        if (record.offset > size) { std::abort(); }
        evidence::HttpLimits http;
        http.body_bytes_max = 1U << 16;
        const auto document = evidence::document_of(record, "fuzz", http);
        if (document && *document && (*document)->bytes.empty()) { std::abort(); }
    }
    return 0;
}
