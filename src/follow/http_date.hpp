#pragma once

#include <counterclaim/date.hpp>

#include <optional>
#include <string_view>

namespace counterclaim::follow {

/// A moment as mail and HTTP write it: "Tue, 06 Oct 2020 08:00:00 GMT", "6 Oct 20 12:00 +0400",
/// "Tuesday, 06-Oct-20 08:00:00 GMT", "Tue Oct  6 08:00:00 2020"; or as ISO 8601 does, with a zone
/// or without (then UTC). Nothing for anything else.
[[nodiscard]] std::optional<Instant> parse_moment(std::string_view text);

/// Seconds to wait as Retry-After states them: a number, or a moment after `now`. At least 0.
[[nodiscard]] std::optional<std::chrono::seconds> parse_retry_after(std::string_view field,
                                                                    Instant now);

}  // namespace counterclaim::follow
