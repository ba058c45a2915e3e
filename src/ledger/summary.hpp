#pragma once

#include "ledger/book.hpp"

#include <counterclaim/entry.hpp>

#include <optional>
#include <string>
#include <vector>

namespace counterclaim::ledger {

/// One thing a reader wants to know: a sentence, and the claims it rests on, the weightiest first.
struct Highlight {
    std::string topic;  ///< "contradiction", "control", "toll", "truce", "deadline"
    std::optional<Date> day;
    std::string sentence;
    std::vector<ClaimId> claims;
    friend bool operator==(const Highlight&, const Highlight&) = default;
};

/// What a reader wants, contradictions first. Each list newest first.
struct Summary {
    std::vector<Highlight>
        contradictions;              ///< places, tolls, deeds and truces on which sources disagree
    std::vector<Highlight> control;  ///< who is said to hold what now
    std::vector<Highlight> tolls;    ///< latest running totals by claimant and side
    std::vector<Highlight> truces;   ///< with the acts said to break them
    std::vector<Highlight> deadlines;  ///< what is owed, late or put off
    friend bool operator==(const Summary&, const Summary&) = default;
};

struct SummaryOptions {
    std::size_t each_max = 10;   ///< highlights of a list
    std::size_t claims_max = 6;  ///< claims of a highlight
    std::optional<Date> as_of;
};

[[nodiscard]] Summary summarise(const Book& book, const SummaryOptions& options = {});

/// All contradictions and denials, one per event and reason, newest first: what `counterclaim ask
/// contradictions` lists.
[[nodiscard]] std::vector<Highlight> contradictions(const Book& book, std::size_t claims_max = 6);

}  // namespace counterclaim::ledger
