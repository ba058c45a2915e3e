#pragma once

#include "claim/word_status.hpp"

namespace counterclaim::claim {

/// "It should be noted that …", "it must be said": the text's own word.
[[nodiscard]] bool is_remark(const SentenceView& view, int verb);

/// What reports, rumours and sources that nobody vouches for make of an occurrence, and what is
/// said of the reports themselves.
class ReportStatus : protected WordStatus {
protected:
    using WordStatus::WordStatus;

    /// "Thirty were reportedly killed in air strikes": hearsay about what an act of force did is
    /// hearsay about the act.
    void hear_of(int verb);
    /// "Reports that he was killed", nobody says whose; and what is said of the report.
    void tell_of(int noun, int clause);
    /// "Is false", "could not be verified".
    void weigh(int noun);
    /// "Rumours spread that the town had fallen", "des rumeurs circulent sur sa chute".
    void hear_from_subject(int verb);
    /// "According to unconfirmed reports"; "allegations that …", which nobody is named for.
    void doubt_source();
    /// "The group is believed to hold half of the city", nobody says by whom.
    [[nodiscard]] bool said_by_nobody(int verb) const;
};

}  // namespace counterclaim::claim
