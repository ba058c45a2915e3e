#pragma once

#include <counterclaim/date.hpp>
#include <counterclaim/entry.hpp>

#include <optional>
#include <string>
#include <vector>

namespace counterclaim::ledger {

/// Plain English of the ledgers' values, for sentences and tables.
[[nodiscard]] std::string day_text(Date day);  ///< "12 October 2020"
[[nodiscard]] std::string day_text(
    const std::optional<Date>& day);  ///< "on an unknown day" where missing
[[nodiscard]] std::string days_text(
    const DateInterval& days);  ///< "9 to 12 October 2020", "from 9 October 2020"
[[nodiscard]] std::string list_text(const std::vector<std::string>& names);  ///< "A, B and C"
[[nodiscard]] std::string time_text(std::chrono::minutes time_of_day);       ///< "12:05"
[[nodiscard]] std::string duration_text(
    std::chrono::minutes minutes);  ///< "5 minutes", "2 days 3 hours"
/// "soldiers killed", "wounded", "tanks destroyed".
[[nodiscard]] std::string loss_text(QuantityKind kind, PersonClass person_class,
                                    const std::string& item);
/// So many of them: "1 soldier killed", "2 tanks destroyed", "hundreds wounded", "nobody killed".
[[nodiscard]] std::string toll_text(const TollPoint& point, const TollSeries& series);

}  // namespace counterclaim::ledger
