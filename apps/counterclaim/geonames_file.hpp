#pragma once

#include <counterclaim/error.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace counterclaim::app {

/// Calls `visit` for each line of a GeoNames dump, plain or in a zip archive (then of its first
/// .txt that is no readme). The file is streamed: memory does not grow with it. `visit` returns
/// false to stop.
[[nodiscard]] Expected<void> each_geonames_line(const std::string& path,
                                                const std::function<bool(std::string_view)>& visit);

}  // namespace counterclaim::app
