// Parameters of requests: any bytes are read or refused; what was read, written out again, reads
// the same.
#include "serve/parameters.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

using namespace counterclaim;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) { return 0; }
    const auto& resources = serve::resource_table();
    const auto& resource = resources[data[0] % resources.size()];
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (const auto decoded = serve::decode_percent(text, true)) {
        if (serve::decode_percent(serve::encode_percent(*decoded), true) != decoded) {
            std::abort();
        }
    }
    std::vector<serve::ParameterError> errors;
    const auto query = serve::Query::parse(text, resource, errors);
    (void)query.box("box");
    (void)query.days("said");
    (void)query.number("limit", 1);
    if (!errors.empty()) { return 0; }
    const auto written = query.canonical();
    const auto again = serve::Query::parse(written, resource, errors);
    if (!errors.empty() || again.canonical() != written) { std::abort(); }
    return 0;
}
