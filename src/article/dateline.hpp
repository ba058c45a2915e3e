#pragma once

#include "article/knowledge.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace counterclaim::article {

/// What stands before the first sentence of a wire report: "STEPANAKERT, Oct. 28 (AFP) —".
struct Dateline {
    std::uint32_t length_bytes = 0;  ///< with the sign and the space that close it
    std::string place;               ///< as written: "STEPANAKERT", "BAKU, Azerbaijan"
    std::string agency;
    std::optional<WrittenDate> date;  ///< only where the year is given
};
[[nodiscard]] std::optional<Dateline> read_dateline(std::string_view paragraph,
                                                    const Knowledge& knowledge);

/// The agency a short line credits: "(AFP)", "With Reuters", "Source: TASS"; empty if none. A
/// longer line only counts by a credit in brackets at its end.
[[nodiscard]] std::string credited_agency(std::string_view line, const Knowledge& knowledge);

/// A line that holds a date and little else: the date, else nothing.
[[nodiscard]] std::optional<WrittenDate> date_of_line(std::string_view line,
                                                      const Knowledge& knowledge, DayOrder order);

}  // namespace counterclaim::article
