#pragma once

#include "claim/attribution.hpp"
#include "claim/occurrence.hpp"

#include <counterclaim/claim.hpp>
#include <counterclaim/conflict.hpp>
#include <counterclaim/reading.hpp>

#include <map>
#include <optional>
#include <vector>

namespace counterclaim::claim {

/// What a sentence may take from those before it: when the last occurrence was.
struct TimeContext {
    /// What was said of one type of occurrence last.
    struct Last {
        std::optional<ClaimTime> time;
        std::size_t time_sentence = 0;
    };
    std::map<ClaimType, Last> by_type;
    const ConflictProfile* profile = nullptr;  ///< of the article's war, if known
    std::optional<ClaimTime> time;             ///< of the days before publication
    std::size_t time_sentence = 0;
    /// What was told last of a town, by its record: "In Kostal, ten were killed" is of the day on
    /// which Kostal was attacked, and not of what was told of another town since.
    std::map<std::string, Last> by_town;
    std::optional<ClaimTime> past;  ///< longer ago: history told in passing
    std::size_t past_sentence = 0;
    std::optional<ClaimTime> label;  ///< the date that the paragraph opens with, set off
    std::size_t label_until = 0;     ///< the last block that stands under it
    bool of_the_day = true;          ///< the article is news of the day it was published on
    std::vector<Span> undated;  ///< triggers of what was given the day of publication for want of
                                ///< another, in order
};

/// The time expression that dates the occurrence itself, not the saying; none if the sentence has
/// none. What is told as past is never set after publication for want of a year. `story`: the day
/// that the sentences before have come to.
[[nodiscard]] std::optional<ClaimTime> own_time(const SentenceView& view,
                                                const Occurrence& occurrence,
                                                const Attribution& attribution, Modality modality,
                                                const std::optional<Date>& story);

/// The one recent day that the sentences before this one have come to; none where they named none.
[[nodiscard]] std::optional<Date> day_of_story(const TimeContext& context, std::size_t sentence);

/// The time expression at `token` is the day of a call or promise and not of what is to come, or
/// only compares: "called for a truce on Monday", "the worst attack since May".
[[nodiscard]] bool dates_something_else(const SentenceView& view, const Occurrence& occurrence,
                                        const Attribution& attribution, Modality modality,
                                        const TimeMention& mention, int token);

/// How surely the time expression at `token` is that of the occurrence itself; below 1.3 it belongs
/// to something else.
[[nodiscard]] double time_rank(const SentenceView& view, const Occurrence& occurrence, int token);

/// "Two days after the strike": so long before what the sentence tells; none where no length says
/// so.
[[nodiscard]] std::optional<ClaimTime> offset_time(const SentenceView& view,
                                                   const Occurrence& occurrence,
                                                   const Attribution& attribution,
                                                   const std::optional<Date>& story);

/// True for times that lie shortly before the day of publication; also where that is not known.
[[nodiscard]] bool is_recent(const DateInterval& interval, const std::optional<Date>& published);

/// True for an article that is news of the day it was published on: a short one, or one that names
/// a day shortly before. A long one that names none looks back on weeks or years, and what it
/// leaves undated stays so.
[[nodiscard]] bool is_news_of_the_day(const Reading& reading);

/// Notes the date that a paragraph opens with: "9 November: …"; what it tells is of that day. To be
/// called for every sentence before its claims are read.
void note_label(TimeContext& context, const SentenceView& view);

/// Takes the time from the sentences before, where the text makes it clear; `claim` has the places
/// that its own sentence gives it, or else those its speaker speaks for.
void inherit_time(TimeContext& context, const SentenceView& view, const Occurrence& occurrence,
                  const Attribution& attribution, Claim& claim);
/// Keeps the days of the claims from `first` on, all of this sentence, for the sentences after it.
void remember_times(TimeContext& context, const SentenceView& view,
                    const std::vector<Claim>& claims, std::size_t first);

/// The days of what the war's profile knows: an event the sentence names, the truce or accord last
/// agreed where the text only mentions it, the stretch of fighting that "six weeks of war" were.
[[nodiscard]] std::optional<DateInterval> known_days(const ConflictProfile& profile,
                                                     const SentenceView& view,
                                                     const Occurrence& occurrence,
                                                     const Claim& claim);

/// "The attack of 7 October", a year and more after it: the day of the event that the sentence
/// names has the event's own year, where the text gives none.
void take_year_of_event(const ConflictProfile& profile, const SentenceView& view, ClaimTime& time);

/// What was dated by the day of publication for want of another takes the day that the article
/// gives for the same kind of thing elsewhere: a report tells one occurrence many times.
void date_undated(const TimeContext& context, const Reading& reading, std::vector<Claim>& claims);

/// A title tells what the body tells below it, with its day.
void date_titles(const Reading& reading, std::vector<Claim>& claims);

}  // namespace counterclaim::claim
