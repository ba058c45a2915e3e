#pragma once

#include <counterclaim/date.hpp>

#include <string>

namespace counterclaim::follow {

/// Whether there is a time zone of this name ("Asia/Baku").
[[nodiscard]] bool is_zone(const std::string& name);

/// The moment as ISO 8601 with the offset of a time zone: "2020-10-28T02:30:00+04:00". In UTC where
/// the zone is empty or not known.
[[nodiscard]] std::string local_time(Instant moment, const std::string& zone);

}  // namespace counterclaim::follow
