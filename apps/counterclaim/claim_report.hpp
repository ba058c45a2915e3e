#pragma once

#include "claim_scores.hpp"
#include "conflict_gap.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace counterclaim::app {

/// Figures of all texts, and of each language and conflict that is named.
struct ClaimReport {
    ClaimScores all;
    std::map<std::string, ClaimScores> by_language;
    std::map<std::string, ClaimScores> by_conflict;
    std::optional<ConflictGap> gap;
};
[[nodiscard]] ClaimReport report_of(const std::vector<ScoredText>& texts);

/// The figures for eyes: of all texts at length, then a line a language and a conflict.
[[nodiscard]] std::string report_text(const ClaimReport& report);
/// The same as one JSON object: "documents", "detect", "typed", "strict", "slots", "by_type", and
/// the same again for each of "by_language" and "by_conflict"; "conflict_gap" with "typed" and
/// "by_chance", or null.
[[nodiscard]] std::string report_json(const ClaimReport& report);

/// At most `count` lines on what went wrong, in the order of the texts: claims missed and claims
/// read that nobody annotated; or, with a slot, matched claims whose slot is wrong.
[[nodiscard]] std::string error_lines(const std::vector<ScoredText>& texts, std::size_t count,
                                      std::optional<Slot> slot);

}  // namespace counterclaim::app
