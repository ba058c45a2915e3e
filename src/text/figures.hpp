#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace counterclaim::text {

/// Figures in the plain English of answers; texts of the news are read in `quantity`.

[[nodiscard]] std::string number_text(std::int64_t number);  ///< "9,061"

/// "12", "14 to 20", "at least 12", "more than 500" (501 and up), "up to 12", "dozens", "hundreds"
/// (100 to 999), "an unknown number".
[[nodiscard]] std::string bounds_text(const std::optional<std::int64_t>& low,
                                      const std::optional<std::int64_t>& high);

/// The bounds of a word that gives no number: "hundreds", of which there is an "of" before a noun.
[[nodiscard]] bool is_vague(const std::optional<std::int64_t>& low,
                            const std::optional<std::int64_t>& high);

[[nodiscard]] std::string plural_of(std::string_view noun);  ///< "tanks", "churches", "aircraft"

}  // namespace counterclaim::text
