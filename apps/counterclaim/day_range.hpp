#pragma once

#include <counterclaim/date.hpp>

#include <optional>
#include <string_view>

namespace counterclaim::app {

/// Days as a user writes them: "2020-10-12", "2020-10" (the month), "2020" (the year), and two of
/// these with ".." between, either of which may be missing: "2020-10-09..2020-10-12", "..2020-10",
/// "2020-10-09..".
[[nodiscard]] std::optional<DateInterval> parse_day_range(std::string_view text);

}  // namespace counterclaim::app
