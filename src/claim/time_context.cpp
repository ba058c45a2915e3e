// What a sentence leaves open about when, the text around it settles as far as a careful reader
// would let it: news is dated by the scene the last sentences have set, or by the day of
// publication; habits, conditions, captions and asides stay open.

#include "claim/circumstances.hpp"
#include "claim/claim_places.hpp"
#include "claim/claim_times.hpp"
#include "claim/completion.hpp"
#include "claim/since_times.hpp"
#include "claim/telling.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// How many sentences a time is carried on without being named again.
constexpr std::size_t k_time_carried_max = 4;
/// … where the same kind of thing is told on.
constexpr std::size_t k_type_carried_max = 6;
/// What news of a day tells as new happened at most so many days before.
constexpr std::chrono::days k_news_span{10};

/// News of these is news of the day however they are told; the others may be old or standing, and
/// need a verb that tells them as news.
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

/// People flee over days, forces are sent and kept supplied over months, and all of it is told as a
/// whole: no day of the story is theirs.
bool takes_days(ClaimType type) {
    return type == ClaimType::displacement || type == ClaimType::deployment ||
           type == ClaimType::military_support;
}

/// What the present tense tells as going on while it is reported; of other types it is the tense
/// of headlines ("the president resigns") and says no day.
bool goes_on(ClaimType type) {
    return is_violent(type) || type == ClaimType::hold || type == ClaimType::advance ||
           type == ClaimType::displacement;
}

/// Words of its own tell the occurrence: a verb, a light verb, or the subject of one.
bool has_own_verb(const SentenceView& view, const Occurrence& occurrence) {
    return !occurrence.nominal || occurrence.support.kind != Support::Kind::none ||
           view.tree[outermost(view, occurrence.token)].deprel == Deprel::nsubj;
}

bool is_told_as_news(const Occurrence& occurrence, const Telling& telling, const Claim& claim) {
    const bool plain_noun = occurrence.nominal && occurrence.support.kind == Support::Kind::none;
    return !plain_noun && !telling.describes && telling.tense != TellingTense::none &&
           claim.polarity == Polarity::affirmed;
}

/// "The attack comes two days after …": one deed told of before, whatever the tense.
bool is_told_on(const SentenceView& view, const Occurrence& occurrence) {
    const auto& tree = view.tree;
    const auto& word = tree[occurrence.token];
    return occurrence.nominal && word.deprel == Deprel::nsubj && !word.is_plural() &&
           tree.definite(occurrence.token) && has_cue(view, occurrence.token, CueKind::generic) &&
           !view.times.empty();
}

/// It lasts while the article is published: "the town held by the rebels", "fighting continues".
bool is_current(const SentenceView& view, const Occurrence& occurrence, const Telling& telling,
                const Claim& claim) {
    const bool present =
        telling.tense == TellingTense::present && !telling.describes && goes_on(claim.type);
    if (present && has_own_verb(view, occurrence) && !is_told_on(view, occurrence)) { return true; }
    return claim.type == ClaimType::hold &&
           (telling.describes || telling.tense == TellingTense::none);
}

/// "Video of the village taken by the army", "A tank destroyed by a drone": a line of its own
/// about a picture, with no verb that says when.
bool is_caption_line(const SentenceView& view) {
    const auto kind = view.block().kind;
    if (kind == BlockKind::caption) { return true; }
    const bool heading = kind == BlockKind::heading;
    if (kind != BlockKind::paragraph && kind != BlockKind::list_item && !heading) { return false; }
    constexpr int k_opening_tokens = 3;
    const auto& tree = view.tree;
    bool picture = false;
    for (int i = 0; i < tree.size(); ++i) {
        picture = picture || (i < k_opening_tokens && tree[i].upos != Upos::verb &&
                              has_cue(view, i, CueKind::caption));
        const bool aside = tree[tree.clause_of(i)].deprel == Deprel::acl;
        const bool verbal = tree[i].upos == Upos::verb || tree[i].has_feature("VerbForm=Fin");
        if (verbal && !aside && tense_of(view, i) != TellingTense::none) { return false; }
    }
    constexpr std::uint32_t k_marks_bytes = 8;  // a dash before, a colon after
    const auto alone = view.sentence().span.length_bytes() + k_marks_bytes;
    return picture || (!heading && view.block().span.length_bytes() < alone);
}

/// The story so far may be history ("since the war of 1994"), and the next sentence go on with it;
/// not what somebody says today, or what no verb tells.
bool stays_in_the_past(const SentenceView& view, const Attribution& attribution,
                       const Telling& telling) {
    if (telling.tense == TellingTense::none) { return false; }
    return !attribution.speech ||
           tense_of(view, attribution.speech->token) != TellingTense::present;
}

/// "They have already shelled the road": some day up to publication.
void date_up_to_now(const SentenceView& view, Claim& claim) {
    const auto& day = view.reading->article.published.day;
    if (!day) { return; }
    claim.time.interval = {std::nullopt, day};
    claim.time.basis = TimeBasis::context;
    claim.reasons.push_back({"time", {}, "already, by the day of publication"});
}

/// "Said on Monday that they had fired": no news of a later day.
std::optional<Date> day_of_saying(const SentenceView& view, const Attribution& attribution,
                                  const Occurrence& occurrence) {
    for (const int index : view.times) {
        const auto& mention = view.reading->times[static_cast<std::size_t>(index)];
        const int token = view.head_of(mention.span);
        const auto& day = mention.interval.to;
        if (token == k_no_token || !day || mention.interval.from != day ||
            !is_recent(mention.interval, view.reading->article.published.day) ||
            !dates_the_saying(view, attribution, token, occurrence.token)) {
            continue;
        }
        return day;
    }
    return std::nullopt;
}

/// "Accuses the army of occupying the town": the infinitive is what is said.
bool is_said(const SentenceView& view, const Occurrence& occurrence,
             const Attribution& attribution) {
    if (!attribution.speech) { return false; }
    const auto& tree = view.tree;
    const int above = tree.head(tree.clause_of(occurrence.predicate()));
    return above != k_no_token &&
           (above == attribution.speech->token || tree.head(above) == attribution.speech->token);
}

/// "Since they invaded": the first day of the stretch of war that goes on.
void date_beginning(const TimeContext& context, const SentenceView& view, Claim& claim) {
    const auto& day = view.reading->article.published.day;
    if (!day || context.profile == nullptr || !is_violent(claim.type)) { return; }
    const auto* open = open_fighting(*context.profile, *day);
    if (open == nullptr) { return; }
    claim.time.interval = {open->from, open->from};
    claim.time.basis = TimeBasis::context;
    claim.reasons.push_back({"time", {}, "when this war began"});
}

/// The one recent day that a sentence names, whatever but a saying it dates.
std::optional<DateInterval> day_of_sentence(const SentenceView& view,
                                            const Attribution& attribution,
                                            const Occurrence& occurrence) {
    const auto& published = view.reading->article.published.day;
    std::optional<DateInterval> found;
    if (occurrence.type == ClaimType::hold) { return found; }
    for (const int index : view.times) {
        const auto& mention = view.reading->times[static_cast<std::size_t>(index)];
        const bool day = mention.type == TimexType::date || mention.type == TimexType::time;
        const int token = view.head_of(mention.span);
        if (!day || mention.interval.open() || token == k_no_token ||
            mention.value == "PRESENT_REF" ||
            dates_the_saying(view, attribution, token, occurrence.token)) {
            continue;
        }
        const bool ahead =
            published && mention.interval.from && *mention.interval.from > *published;
        if (ahead || !is_recent(mention.interval, published)) { return std::nullopt; }
        if (found && *found != mention.interval) { return std::nullopt; }
        found = mention.interval;
    }
    return found;
}

/// "On 14 February he drove a van loaded with explosives into the gate": the one day or month of
/// the past that a sentence plays on, in no aside of its own.
std::optional<DateInterval> past_day_of_sentence(const SentenceView& view,
                                                 const Attribution& attribution,
                                                 const Occurrence& occurrence) {
    const auto& tree = view.tree;
    const auto& published = view.reading->article.published.day;
    std::optional<DateInterval> found;
    for (const int index : view.times) {
        const auto& mention = view.reading->times[static_cast<std::size_t>(index)];
        const int token = view.head_of(mention.span);
        const bool exact =
            mention.precision >= TimePrecision::day && mention.precision <= TimePrecision::month;
        if (mention.interval.open() || token == k_no_token || !exact) { continue; }
        const int clause = tree.clause_of(token);
        const bool aside = tree[clause].deprel == Deprel::acl || tree[token].deprel == Deprel::nmod;
        const bool past = published && mention.interval.to && *mention.interval.to < *published;
        if (found || aside || !past || tense_of(view, clause) != TellingTense::past ||
            dates_the_saying(view, attribution, token, occurrence.token)) {
            return std::nullopt;
        }
        found = mention.interval;
    }
    return found;
}

void settle(Claim& claim, ClaimTime time, std::string_view because) {
    claim.time = std::move(time);
    claim.reasons.push_back({"time", claim.time.span, std::string(because)});
}

ClaimTime told_elsewhere(const DateInterval& days) {
    return ClaimTime{days, TimeBasis::context, {}, {}};
}

/// What the sentence counts from the war or measures in weeks; true where that settles when it was,
/// or that it stays open.
bool settle_by_count(const TimeContext& context, const SentenceView& view,
                     const Occurrence& occurrence, const Telling& telling, bool known,
                     Claim& claim) {
    if (auto time = since_outbreak(view, occurrence)) {
        settle(claim, std::move(*time), "since this war broke out");
        return true;
    }
    if (context.profile != nullptr) {
        if (auto time = since_war(*context.profile, view, occurrence)) {
            settle(claim, std::move(*time), "since this war began");
            return true;
        }
        if (is_before_war(*context.profile, view, occurrence)) { return true; }
    }
    if (known || telling.conditional) { return false; }
    if (auto time = during_war(context.profile, view, occurrence)) {
        settle(claim, std::move(*time), "as long as this war lasted");
        return true;
    }
    if (telling.habitual) { return false; }
    if (context.profile != nullptr) {
        if (auto time = after_outbreak(*context.profile, view, occurrence)) {
            settle(claim, std::move(*time), "after this war began");
            return true;
        }
    }
    const auto& published = view.reading->article.published.day;
    const auto end = context.label ? context.label->interval.to : published;
    auto time = measured_time(view, occurrence, end);
    if (!time) { return false; }
    settle(claim, std::move(*time), "so long up to the day told");
    return true;
}

bool settle_by_war(const TimeContext& context, const SentenceView& view,
                   const Occurrence& occurrence, Claim& claim) {
    if (context.profile == nullptr) { return false; }
    auto days = opening_of_war(*context.profile, view, occurrence);
    if (!days) { days = war_so_far(*context.profile, view, occurrence, claim); }
    if (!days) { return false; }
    settle(claim, told_elsewhere(*days), "counted from when this war began");
    return true;
}

/// The day that the story has come to, or that of publication.
void settle_by_story(TimeContext& context, const SentenceView& view, const Occurrence& occurrence,
                     const Attribution& attribution, const Telling& telling, Claim& claim) {
    const auto same = context.by_type.find(claim.type);
    const bool again = same != context.by_type.end() && same->second.time &&
                       same->second.time_sentence + k_type_carried_max >= view.index;
    // "had attacked" goes back behind the scene; under a verb of saying it is the plain past
    if (telling.tense == TellingTense::pluperfect && !attribution.speech && !again) { return; }
    const auto& day = view.reading->article.published.day;
    const bool in_history = context.past && context.past_sentence + 1 >= view.index &&
                            stays_in_the_past(view, attribution, telling);
    std::string_view because;
    const auto here = context.by_town.find(std::string(town_of(claim)));
    const bool told_here = here != context.by_town.end() && here->second.time &&
                           here->second.time_sentence + k_type_carried_max >= view.index &&
                           here->second.time_sentence < context.time_sentence;
    if (day && is_current(view, occurrence, telling, claim)) {
        claim.time.interval = {day, day};
        if (is_telegraphic(view.block().kind)) { context.undated.push_back(claim.trigger); }
        because = "goes on while it is told";
    } else if (takes_days(claim.type) && !in_history) {
        return;
    } else if (day && context.of_the_day && telling.up_to_now) {
        claim.time.interval = {day, day};
        because = "so far, up to the day it is told";
    } else if (told_here && !in_history) {
        claim.time = *here->second.time;
        because = "the day last told of its town";
    } else if (again) {
        claim.time = *same->second.time;
        because = "the day of the last of its kind";
    } else if (in_history) {
        claim.time = *context.past;
        because = "history told on";
    } else if (const auto named = day_of_sentence(view, attribution, occurrence); named) {
        claim.time.interval = *named;
        because = "the day its sentence names";
    } else if (context.time && context.time_sentence + k_time_carried_max >= view.index) {
        claim.time = *context.time;
        because = "the day the sentences before speak of";
    } else if (const auto said = day_of_saying(view, attribution, occurrence); said) {
        claim.time.interval = {said, said};
        context.undated.push_back(claim.trigger);
        because = "news of the day it was said";
    } else if (const auto then = past_day_of_sentence(view, attribution, occurrence); then) {
        claim.time.interval = *then;
        because = "the past day its sentence names";
    } else if (day && context.of_the_day) {
        claim.time.interval = {day, day};
        context.undated.push_back(claim.trigger);
        because = "news of the day of publication";
    } else {
        return;
    }
    claim.time.span = {};
    claim.time.basis = TimeBasis::context;
    claim.reasons.push_back({"time", {}, std::string(because)});
}

}  // namespace

bool is_recent(const DateInterval& interval, const std::optional<Date>& published) {
    if (!published || !interval.to) { return true; }
    return *published - *interval.to <= k_news_span &&
           (!interval.from || *interval.to - *interval.from <= k_news_span);
}

bool is_news_of_the_day(const Reading& reading) {
    constexpr std::size_t k_short_bytes = 1800;
    constexpr std::chrono::days k_near{3};
    const auto& published = reading.article.published.day;
    if (!published || reading.article.text.size() <= k_short_bytes) { return true; }
    return std::any_of(reading.times.begin(), reading.times.end(), [&](const TimeMention& mention) {
        const auto& to = mention.interval.to;
        const bool day = (mention.type == TimexType::date || mention.type == TimexType::time) &&
                         mention.interval.from && to && *to - *mention.interval.from <= k_near;
        return day && *published - *to <= k_near && *to - *published <= k_near;
    });
}

std::optional<Date> day_of_story(const TimeContext& context, std::size_t sentence) {
    const bool near = context.time && context.time_sentence + k_time_carried_max >= sentence;
    return near ? context.time->interval.to : std::nullopt;
}

void inherit_time(TimeContext& context, const SentenceView& view, const Occurrence& occurrence,
                  const Attribution& attribution, Claim& claim) {
    if (claim.modality == Modality::future || claim.modality == Modality::demanded) { return; }
    // "fears of an invasion": it has no day yet
    const bool feared = occurrence.nominal && !view.tree.definite(occurrence.token) &&
                        claim.modality == Modality::possible && claim.claimant.text.empty();
    if (feared || is_commemorated(view, occurrence)) { return; }
    std::optional<DateInterval> known;
    if (context.profile != nullptr) {
        known = known_days(*context.profile, view, occurrence, claim);
    }
    const auto telling = telling_of(view, occurrence);
    if (settle_by_count(context, view, occurrence, telling, known.has_value(), claim)) { return; }
    if (telling.conditional || telling.habitual || telling.vague || is_caption_line(view) ||
        (telling.purpose && !is_said(view, occurrence, attribution))) {
        return;
    }
    if (is_standing_charge(view, occurrence, attribution)) { return; }
    if (telling.since) { return date_beginning(context, view, claim); }
    if (telling.already && is_past(telling)) { return date_up_to_now(view, claim); }
    if (settle_by_war(context, view, occurrence, claim)) { return; }
    const auto& published = view.reading->article.published.day;
    if (telling.lasting && !context.label && published) {
        return settle(claim, told_elsewhere({published, published}), "still goes on");
    }
    if (!is_of_the_day(claim.type) && !is_told_as_news(occurrence, telling, claim)) { return; }
    if (context.label && telling.tense != TellingTense::pluperfect) {
        return settle(claim, *context.label, "the date its paragraph opens with");
    }
    if (known) { return settle(claim, told_elsewhere(*known), "known of this war"); }
    settle_by_story(context, view, occurrence, attribution, telling, claim);
}

}  // namespace counterclaim::claim
