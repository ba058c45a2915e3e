#pragma once

#include "ledger/book.hpp"

#include <counterclaim/entry.hpp>

#include <vector>

namespace counterclaim::ledger {

struct CeasefireOptions {
    /// Reports of a truce whose days are at most this far apart, in one area and between the same
    /// sides, are of one truce.
    int same_truce_days = 2;
    /// Acts are held against a truce for at most this long after the last day it was spoken of.
    int breach_days_max = 30;
    /// Attacks that nobody called a violation are listed only this long after the truce took
    /// effect.
    int attack_days_max = 7;
    /// Acts listed for one truce.
    std::size_t breaches_max = 1000;
};

/// Truces: since when (day and hour), between whom, through whom; acts said to break them with
/// accuser, accused and the time since the truce took effect; who denies; when it ended. Calls for
/// a truce are none. Sorted by the day in force. docs/reference/ledgers.md, "Ceasefires".
[[nodiscard]] std::vector<CeasefireEntry> ceasefires(const Book& book,
                                                     const CeasefireOptions& options = {});

}  // namespace counterclaim::ledger
