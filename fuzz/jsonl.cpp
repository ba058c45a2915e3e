// Any bytes as lines of JSON: each line gives a document with text, or an error that names it.
#include "acquire/json_record.hpp"
#include "text/utf8.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static counterclaim::acquire::JsonRecords records;
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        const auto document = records.read_one(rest.substr(0, end), "fuzz:1");
        if (document) {
            const bool whole = !document->bytes.empty() &&
                               counterclaim::text::is_utf8(document->bytes) &&
                               !document->id.empty() && document->sha256.size() == 64;
            if (!whole) { std::abort(); }
        } else if (document.error().where != "fuzz:1") {
            std::abort();
        }
        if (end == std::string_view::npos) { break; }
        rest.remove_prefix(end + 1);
    }
    for (const auto& document :
         records.read_all({reinterpret_cast<const char*>(data), size}, "fuzz")) {
        if (!document && document.error().what.empty()) { std::abort(); }
    }
    return 0;
}
