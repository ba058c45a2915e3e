#pragma once

#include <string_view>

namespace counterclaim {

/// `QuantityMention::rule` of people known from before whom a verb counts among the dead or wounded
/// ("they were killed"): no toll of its own, and nobody is counted where no deed is told.
inline constexpr std::string_view k_rule_undergone = "undergone";

}  // namespace counterclaim
