#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::app {

/// The name nearest to `word` by letters added, dropped, changed or swapped; empty where none is
/// near enough (a third of the word's length).
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& names);

}  // namespace counterclaim::app
