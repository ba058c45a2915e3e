#include "claim/claim_times.hpp"

#include "claim/circumstances.hpp"
#include "claim/completion.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// A time further off than a clause above or below belongs to something else.
constexpr double k_time_rank_min = 1.3;

/// How many sentences a time is carried on without being named again.
constexpr std::size_t k_time_carried_max = 4;
/// … where the same kind of thing is told on.
constexpr std::size_t k_type_carried_max = 6;
/// What news of a day tells as new happened at most so many days before.
constexpr std::chrono::days k_news_span{10};
/// News of these is news of the day; the others may be old or standing, and stay undated where
/// nothing dates them.
bool is_of_the_day(ClaimType type) {
    switch (type) {
        case ClaimType::deployment:
        case ClaimType::displacement:
        case ClaimType::military_support:
        case ClaimType::agreement:
        case ClaimType::leadership_change:
        case ClaimType::sanction:
        case ClaimType::humanitarian_aid:
        case ClaimType::detention:
        case ClaimType::property_destruction:
            return false;
        default:
            return true;
    }
}

/// True for times that lie shortly before the day of publication; also where that is not known.
bool is_recent(const DateInterval& interval, const std::optional<Date>& published) {
    if (!published || !interval.to) { return true; }
    return *published - *interval.to <= k_news_span &&
           (!interval.from || *interval.to - *interval.from <= k_news_span);
}

/// What was dated by the day of publication for want of another takes the day that the article
/// gives for the same kind of thing elsewhere: a report tells one occurrence many times.
void date_undated(const TimeContext& context, const Reading& reading, std::vector<Claim>& claims) {
    for (auto& claim : claims) {
        if (claim.time.basis != TimeBasis::context || claim.modality != Modality::actual ||
            !std::binary_search(context.undated.begin(), context.undated.end(), claim.trigger)) {
            continue;
        }
        for (const auto& other : claims) {
            if (other.type != claim.type || other.time.basis != TimeBasis::explicit_ ||
                other.modality != Modality::actual || other.polarity != claim.polarity ||
                !is_recent(other.time.interval, reading.article.published.day) ||
                names_different(claim.actor, other.actor)) {
                continue;
            }
            claim.time.interval = other.time.interval;
            break;
        }
    }
}

/// A title tells what the body tells below it, with its day.
void date_titles(const Reading& reading, std::vector<Claim>& claims) {
    const auto& blocks = reading.article.blocks;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        auto& claim = claims[i];
        const auto block = std::find_if(blocks.begin(), blocks.end(), [&](const Block& one) {
            return one.span.contains(claim.trigger.begin);
        });
        if (block == blocks.end() || !is_telegraphic(block->kind)) { continue; }
        for (std::size_t k = i + 1; k < claims.size(); ++k) {
            const auto& body = claims[k];
            if (body.type != claim.type || block->span.contains(body.trigger.begin)) { continue; }
            if (claim.time.basis != TimeBasis::explicit_ &&
                body.time.basis == TimeBasis::explicit_ && claim.modality == body.modality) {
                claim.time = body.time;
                claim.time.span = {};
                claim.time.basis = TimeBasis::context;
            }
            break;
        }
    }
}

}  // namespace

std::optional<ClaimTime> own_time(const SentenceView& view, const Occurrence& occurrence,
                                  const Attribution& attribution) {
    const TimeMention* best = nullptr;
    double best_rank = 0;
    for (const int index : view.times) {
        const auto& mention = view.reading->times[static_cast<std::size_t>(index)];
        if (mention.interval.open() || mention.type == TimexType::set) { continue; }
        const int token = view.head_of(mention.span);
        if (token == k_no_token || dates_the_saying(view, attribution, token, occurrence.token)) {
            continue;
        }
        const double rank = closeness(view, occurrence, token);
        if (rank < k_time_rank_min) { continue; }
        if (best == nullptr || rank > best_rank) {
            best = &mention;
            best_rank = rank;
        }
    }
    if (best == nullptr) { return std::nullopt; }
    ClaimTime time;
    time.interval = best->interval;
    time.basis = TimeBasis::explicit_;
    time.time_of_day = best->time_of_day;
    time.span = best->span;
    return time;
}

void inherit_time(TimeContext& context, const Reading& reading, std::size_t sentence,
                  Claim& claim) {
    if (claim.modality == Modality::future || claim.modality == Modality::demanded) { return; }
    const auto same = context.by_type.find(claim.type);
    const bool again = same != context.by_type.end() && same->second.time &&
                       same->second.time_sentence + k_type_carried_max >= sentence;
    if (!is_of_the_day(claim.type)) { return; }
    const auto& day = reading.article.published.day;
    if (again) {
        claim.time = *same->second.time;
    } else if (context.past && context.past_sentence + 1 >= sentence) {
        claim.time = *context.past;
    } else if (context.time && context.time_sentence + k_time_carried_max >= sentence) {
        claim.time = *context.time;
    } else if (day) {
        claim.time.interval = {day, day};
        context.undated.push_back(claim.trigger);
    } else {
        return;
    }
    claim.time.span = {};
    claim.time.basis = TimeBasis::context;
}

void remember_time(TimeContext& context, const Reading& reading, std::size_t sentence,
                   const Claim& claim) {
    if (claim.time.basis == TimeBasis::explicit_ && claim.modality == Modality::actual) {
        if (is_recent(claim.time.interval, reading.article.published.day)) {
            context.time = claim.time;
            context.time_sentence = sentence;
            if (claim.polarity == Polarity::affirmed) {
                auto& last = context.by_type[claim.type];
                last.time = claim.time;
                last.time_sentence = sentence;
            }
        } else {
            context.past = claim.time;
            context.past_sentence = sentence;
        }
    }
}

void complete_times(const TimeContext& context, const Reading& reading,
                    std::vector<Claim>& claims) {
    date_undated(context, reading, claims);
    date_titles(reading, claims);
}

}  // namespace counterclaim::claim
