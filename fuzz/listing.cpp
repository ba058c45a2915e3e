// Any bytes as a feed or sitemap: entries have addresses of the web that read back equal, within
// limits.
#include "follow/listing.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace counterclaim::follow;
    static const auto base = *parse_address("https://news.example.org/feed");
    ListingLimits limits;
    limits.bytes_max = 1U << 20;
    limits.entries_max = 100;
    const auto listing =
        parse_listing({reinterpret_cast<const char*>(data), size}, base, {}, limits);
    if (listing.entries.size() > limits.entries_max) { std::abort(); }
    if (listing.kind == ListingKind::none && listing.trouble.empty()) { std::abort(); }
    for (const auto& entry : listing.entries) {
        const auto address = parse_address(entry.address);
        if (!address || address->text() != entry.address) { std::abort(); }
        const auto known = known_as(*address);
        const auto again = parse_address(known);
        if (!again || known_as(*again) != known) { std::abort(); }
    }
    return 0;
}
