#pragma once

#include "context.hpp"

#include "exchange/tabular.hpp"

namespace counterclaim::app {

/// Writes a table to standard output in the form the user asked for; a table for eyes where none
/// was named. GeoJSON is refused (E0001): such tables have no places.
void print(const exchange::Tabular& table, Context& context);

/// A figure of an evaluation with as many decimals as it deserves: `steps` of 10000 keeps four.
[[nodiscard]] exchange::Cell rounded(double figure, int steps);

}  // namespace counterclaim::app
