#pragma once

#include <counterclaim/entry.hpp>

#include <string>

namespace counterclaim::ledger {

/// "Shelling, Barda, 28 October 2020"
[[nodiscard]] std::string title_of(const Event& event);

/// Each entry as one neutral English sentence.
[[nodiscard]] std::string sentence_of(const ControlEntry& entry);
[[nodiscard]] std::string sentence_of(const TollSeries& series);
[[nodiscard]] std::string sentence_of(const TollSummary& summary, const Event& event);
[[nodiscard]] std::string sentence_of(const CeasefireEntry& entry);
[[nodiscard]] std::string sentence_of(const CommitmentEntry& entry);

}  // namespace counterclaim::ledger
