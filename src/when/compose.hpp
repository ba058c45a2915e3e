#pragma once

#include "rules/rule_set.hpp"
#include "when/resolve.hpp"

#include <optional>
#include <vector>

namespace counterclaim::when {

/// One expression of a sentence on its way to a `TimeMention`.
struct Found {
    Phrase phrase;
    Resolved resolved;
    Tense tense = Tense::unknown;
    bool since = false;    ///< right behind "since": what lasts began then
    bool caption = false;  ///< see `is_day_of_caption`
};

/// Vocabulary classes of the words between expressions.
struct LinkWords {
    std::optional<rules::ClassId> since;    ///< "since", "depuis": open towards publication
    std::optional<rules::ClassId> until;    ///< "until", "jusqu'au": open towards the past
    std::optional<rules::ClassId> before;   ///< "before", "avant": a bound within a day named
    std::optional<rules::ClassId> from;     ///< "from", "between", "du", "entre"
    std::optional<rules::ClassId> to;       ///< "to", "and", "au", "et": second end of a range
    std::optional<rules::ClassId> strong;   ///< "through", "-": makes a range without a word before
    std::optional<rules::ClassId> join;     ///< "and", "et", ",": days named together
    std::optional<rules::ClassId> lasting;  ///< "for", "depuis": before a length that ends now
    std::optional<rules::ClassId> within;   ///< "in", "en": before a length in which it happened
    std::optional<rules::ClassId> bridge;   ///< words that may stand between: "the", "le", "on"
    [[nodiscard]] static LinkWords of(const rules::Vocabulary& vocabulary);
};

/// Widens intervals to what expressions mean together: since, until, from … to, days joined by
/// "and", lengths that end at publication. Values and spans stay.
void compose(std::vector<Found>& found, const rules::Items& items,
             const rules::Vocabulary& vocabulary, const LinkWords& words,
             std::optional<Date> reference);

}  // namespace counterclaim::when
