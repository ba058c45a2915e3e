#pragma once

#include "follow/listing.hpp"

#include <string_view>

namespace counterclaim::follow {

/// Fills a listing from JSON Feed 1.0 or 1.1; addresses are left as written.
void read_json_feed(Listing& listing, std::string_view json);

}  // namespace counterclaim::follow
