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

/// A credit that lost its line break: "Shells fall on a town AFP Thursday 30 Jun 2016 Two people
/// were …".
struct GluedCredit {
    std::uint32_t begin =
        0;  ///< of the agency or the date, whichever is first; the title stands before it
    std::uint32_t end = 0;  ///< where the report begins
};
/// Looks at the head of a long paragraph only. An agency must stand beside a full date,
/// or the text must begin with the date.
[[nodiscard]] std::optional<GluedCredit> find_glued_credit(std::string_view paragraph,
                                                           const Knowledge& knowledge);

/// The agency a short line credits: "(AFP)", "With Reuters", "Source: TASS"; empty if none. A
/// longer line only counts by a credit in brackets at its end.
[[nodiscard]] std::string credited_agency(std::string_view line, const Knowledge& knowledge);

/// A line that holds a date and little else: the date, else nothing.
[[nodiscard]] std::optional<WrittenDate> date_of_line(std::string_view line,
                                                      const Knowledge& knowledge, DayOrder order);

}  // namespace counterclaim::article
