#pragma once

#include "text/table.hpp"

#include <string_view>
#include <vector>

namespace counterclaim::where {

/// A table in memory, read as every data file is; `where` names it in errors. The bytes must
/// outlive the table.
[[nodiscard]] Expected<text::Table> load_table(std::string_view tsv, std::string_view where,
                                               const std::vector<std::string_view>& columns);

}  // namespace counterclaim::where
