#pragma once

#include <counterclaim/date.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace counterclaim::text {

/// "2020-10-28".
[[nodiscard]] std::string to_iso(Date day);
/// "2020-10-28T08:00:00Z".
[[nodiscard]] std::string to_iso(Instant moment);

/// Reads "2020-10-28" exactly; anything else, and a day that does not exist, is nothing.
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view text);

/// A day, and the moment where a time with a zone is given, as ISO 8601 writes them.
struct IsoMoment {
    Date day;                        ///< as written, in the zone written
    std::optional<Instant> instant;  ///< in UTC
};

/// Reads a date, or a date and time ("2020-10-28T08:00:00+04:00", "2020-10-28 08:00"); the day is
/// required.
[[nodiscard]] std::optional<IsoMoment> parse_iso_moment(std::string_view text);

}  // namespace counterclaim::text
