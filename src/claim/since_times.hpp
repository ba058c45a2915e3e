#pragma once

#include "claim/occurrence.hpp"

#include <counterclaim/claim.hpp>
#include <counterclaim/conflict.hpp>

#include <optional>
#include <string_view>
#include <utility>

namespace counterclaim::claim {

/// The phrase or clause behind "since" that holds a time and not the occurrence: "since the attack
/// of 4 October, the army has shelled"; `k_no_token` where there is none.
[[nodiscard]] int since_above(const SentenceView& view, const Occurrence& occurrence, int token);

/// "The worst attack since 2015", "the first since the war began": what stands behind "since" only
/// compares.
[[nodiscard]] bool compares(const SentenceView& view, int since);
/// "More than in 2014 and 2015": what the figures of now are held against.
[[nodiscard]] bool only_compares(const SentenceView& view, int token);

/// Inside a phrase that "since" leads, and not all of it: "since the attack of Saturday".
[[nodiscard]] bool stands_behind_since(const SentenceView& view, int token);

/// "Arrested activists ahead of Monday's vote": the time of what is to come.
[[nodiscard]] bool stands_before_other(const SentenceView& view, const Occurrence& occurrence,
                                       int token);

/// "Marked the anniversary of the attack", "commemorated the massacre": the day is not its own.
[[nodiscard]] bool is_commemorated(const SentenceView& view, const Occurrence& occurrence);

/// "Has sent tanks after soldiers were hurt last month": the time of what came first.
[[nodiscard]] bool stands_behind_after(const SentenceView& view, const Occurrence& occurrence,
                                       int token);

/// "Before the invasion, they held the east": on no day known.
[[nodiscard]] bool is_before_war(const ConflictProfile& profile, const SentenceView& view,
                                 const Occurrence& occurrence);

/// "At the start of the war": the first month of the fighting that goes on.
[[nodiscard]] std::optional<DateInterval> opening_of_war(const ConflictProfile& profile,
                                                         const SentenceView& view,
                                                         const Occurrence& occurrence);

/// "Twelve million have fled since the invasion": from the day on which the war that goes on began;
/// none where the sentence says nothing of the kind.
[[nodiscard]] std::optional<ClaimTime> since_war(const ConflictProfile& profile,
                                                 const SentenceView& view,
                                                 const Occurrence& occurrence);

/// "The first town to fall after the invasion": from the day on which the war that goes on began,
/// of a war some months old; none where the sentence says nothing of the kind.
[[nodiscard]] std::optional<ClaimTime> after_outbreak(const ConflictProfile& profile,
                                                      const SentenceView& view,
                                                      const Occurrence& occurrence);

/// "The worst attack since 2017, when gunmen killed 30": what the clause tells happened then.
[[nodiscard]] bool tells_what_was_then(const SentenceView& view, int predicate);
/// The time right before a clause with "when" that the occurrence stands in, without what "since"
/// adds to it; none where there is none.
[[nodiscard]] std::optional<ClaimTime> time_told_before(const SentenceView& view,
                                                        const Occurrence& occurrence);

/// "Throughout the war", "in the course of the conflict", beside the occurrence, with nothing that
/// says which war: the noun for it; none where there is none.
[[nodiscard]] int war_around(const SentenceView& view, const Occurrence& occurrence);

/// The same as a time: from when that war began until it ended, or until the day of the text; open
/// where no profile knows (`profile` may be null), none where no such phrase stands there.
[[nodiscard]] std::optional<ClaimTime> during_war(const ConflictProfile* profile,
                                                  const SentenceView& view,
                                                  const Occurrence& occurrence);

/// "The war, which broke out in April, has killed thousands": from the day it says to publication.
[[nodiscard]] std::optional<ClaimTime> since_outbreak(const SentenceView& view,
                                                      const Occurrence& occurrence);

/// Whole units of a TIMEX3 duration, their count and letter: "P6W", "P2M"; none for others.
[[nodiscard]] std::optional<std::pair<int, char>> whole_length(std::string_view value);

/// "The war has killed thousands", "two million people have fled": counted from when it began; none
/// where nothing says that the count is of the whole war.
[[nodiscard]] std::optional<DateInterval> war_so_far(const ConflictProfile& profile,
                                                     const SentenceView& view,
                                                     const Occurrence& occurrence,
                                                     const Claim& claim);

/// "After a month of bombardment", "seven weeks of siege": so long up to the day that the sentence
/// names, else to `end`; none where no length measures the occurrence.
[[nodiscard]] std::optional<ClaimTime> measured_time(const SentenceView& view,
                                                     const Occurrence& occurrence,
                                                     std::optional<Date> end);

}  // namespace counterclaim::claim
