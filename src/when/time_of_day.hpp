#pragma once

#include "when/resolve.hpp"

namespace counterclaim::when {

/// Adds what a phrase says of the hour or part of the day to the day it was resolved to: value,
/// type, precision, and for nights the second day.
void add_time_of_day(const Phrase& phrase, Resolved& result);

}  // namespace counterclaim::when
