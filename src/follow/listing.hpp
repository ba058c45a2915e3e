#pragma once

#include "follow/address.hpp"

#include <counterclaim/date.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::follow {

/// One article that a feed or sitemap names.
struct Listed {
    std::string address;  ///< absolute
    std::string title;    ///< plain text, may be empty
    std::string language;
    std::optional<Instant> published;
    std::optional<Instant> updated;
    std::string
        html;  ///< the article itself where a feed carries it whole (content:encoded), else empty
};

enum class ListingKind : std::uint8_t { none, rss, atom, json_feed, sitemap, sitemap_index };
[[nodiscard]] std::string_view to_string(ListingKind kind);

/// What a feed or sitemap says.
struct Listing {
    ListingKind kind = ListingKind::none;
    std::string title;
    std::string language;
    std::vector<Listed> entries;   ///< in the order of the file
    std::vector<Listed> sitemaps;  ///< of an index: further sitemaps, `updated` as stated
    std::optional<std::uint32_t> wait_minutes;  ///< RSS `ttl`: ask no sooner
    bool cut = false;                           ///< there were more entries than the limit
    std::string trouble;  ///< why nothing or not all could be read, in a few words
};

struct ListingLimits {
    std::size_t bytes_max = 52U << 20;  ///< the sitemap protocol's own bound is 50 MiB
    std::size_t entries_max = 50'000;   ///< and 50,000 addresses
};

/// Reads a feed (RSS 0.90 to 2.0 and 1.0, Atom 0.3 and 1.0, JSON Feed) or a sitemap (with the news
/// extension, an index, or a plain list of addresses) found at `at`, told apart by what is in it.
/// Damaged markup is read as far as it goes. No entity but XML's own five is ever expanded, nothing
/// is loaded. `bytes` come with the codings of their way taken off; gzip (.xml.gz) is undone here.
[[nodiscard]] Listing parse_listing(std::string_view bytes, const Address& at,
                                    std::string_view charset = {},
                                    const ListingLimits& limits = {});

}  // namespace counterclaim::follow
