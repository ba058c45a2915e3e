#pragma once

#include "exchange/tabular.hpp"

#include <counterclaim/claim_record.hpp>

#include <string>
#include <vector>

namespace counterclaim::exchange {

/// Columns of a claim in CSV and TSV. The list is frozen: a column may be added at the end, none is
/// renamed, moved or dropped. docs/reference/export.md describes each.
[[nodiscard]] const std::vector<std::string>& claim_columns();

/// A claim as one row under `claim_columns`. Lists are joined by "; ".
[[nodiscard]] std::vector<Cell> claim_row(const ClaimRecord& record);

/// "killed civilian 14-20; wounded 41+; destroyed tank about 3": the figures of a claim, for a
/// human.
[[nodiscard]] std::string figures_text(const Claim& claim);

/// "2020-10-09", "2020-10-09/2020-10-12", "/2020-10-12"; empty where open.
[[nodiscard]] std::string interval_text(const DateInterval& interval);

}  // namespace counterclaim::exchange
