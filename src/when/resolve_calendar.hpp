#pragma once

#include "when/resolve.hpp"

namespace counterclaim::when {

/// Resolves phrases of kind `calendar`: any mixture of year, month, day, weekday, season and the
/// like.
[[nodiscard]] Resolved resolve_calendar(const Phrase& phrase, const Frame& frame);

/// Narrows a period to its beginning, middle or end: thirds for months, years and decades, days for
/// weeks. `so_far` and `rest` cut at the reference day.
[[nodiscard]] DateInterval narrowed(DateInterval interval, Mod mod, Unit unit,
                                    std::optional<Date> reference);

[[nodiscard]] TimePrecision precision_of(Unit unit);

}  // namespace counterclaim::when
