#pragma once

#include <counterclaim/reading.hpp>

#include <optional>

namespace counterclaim::pipeline {

/// The day a later post of a page was written, from the dates its text names: a record dates the
/// page, and so the newest post at most. `reading.times` were read against the record's day, which
/// gives dates without a year theirs. The first day and month the text names is taken; where a bare
/// weekday stands before it, that weekday's next occurrence ("On Monday …, the truce in force since
/// Saturday 10 October"). Nothing where no date is named.
[[nodiscard]] std::optional<Date> post_day(const Reading& reading);

}  // namespace counterclaim::pipeline
