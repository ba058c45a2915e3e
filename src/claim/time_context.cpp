// What a sentence leaves open about when, the text around it settles as far as a careful reader
// would let it: news is dated by the scene the last sentences have set, or by the day of
// publication; habits, conditions, captions and asides stay open.

#include "claim/circumstances.hpp"
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

/// It lasts while the article is published: "the town held by the rebels", "fighting continues".
bool is_current(const SentenceView& view, const Occurrence& occurrence, const Telling& telling,
                const Claim& claim) {
    const bool present =
        telling.tense == TellingTense::present && !telling.describes && goes_on(claim.type);
    if (present && has_own_verb(view, occurrence)) { return true; }
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

/// A noun inside a phrase: what the sentence only mentions.
bool is_inside(const Tree& tree, int node) {
    switch (tree[node].deprel) {
        case Deprel::nmod:
        case Deprel::obl:
        case Deprel::obj:
        case Deprel::conj:
        case Deprel::acl:
        case Deprel::amod:
            return true;
        default:
            return false;
    }
}

/// "The attacks of 7 October": a date inside a noun that the sentence only mentions does not move
/// the story to that day.
bool sets_scene(const SentenceView& view, const Claim& claim) {
    const int trigger = view.head_of(claim.trigger);
    int node = view.head_of(claim.time.span);
    if (trigger == k_no_token || node == k_no_token || node == trigger) { return true; }
    const auto& tree = view.tree;
    if (tree[node].deprel != Deprel::nmod) {
        return !tree.below(node, trigger) || !is_inside(tree, trigger) ||
               tree[trigger].upos == Upos::verb;
    }
    for (int step = 0;
         step < tree.size() && tree[node].deprel == Deprel::nmod && tree.head(node) != k_no_token;
         ++step) {
        node = tree.head(node);
    }
    // "Since the start of the fighting on Sunday, …": what opens a sentence sets its scene
    const bool opens = tree[node].deprel == Deprel::obl && node < tree.head(node);
    return opens || !is_inside(tree, node);
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
    for (const auto& stretch : context.profile->fighting) {
        if (!stretch.from || *stretch.from > *day || (stretch.to && *stretch.to < *day)) {
            continue;
        }
        claim.time.interval = {stretch.from, stretch.from};
        claim.time.basis = TimeBasis::context;
        claim.reasons.push_back({"time", {}, "when this war began"});
    }
}

/// The one recent day that a sentence names, whatever but a saying it dates.
std::optional<DateInterval> day_of_sentence(const SentenceView& view,
                                            const Attribution& attribution,
                                            const Occurrence& occurrence) {
    const auto& published = view.reading->article.published.day;
    std::optional<DateInterval> found;
    for (const int index : view.times) {
        const auto& mention = view.reading->times[static_cast<std::size_t>(index)];
        const bool day = mention.type == TimexType::date || mention.type == TimexType::time;
        const int token = view.head_of(mention.span);
        if (!day || mention.interval.open() || token == k_no_token ||
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

/// The clause that no other holds.
int main_clause(const Tree& tree, int clause) {
    for (int step = 0; step < tree.size() && tree.head(clause) != k_no_token; ++step) {
        clause = tree.clause_of(tree.head(clause));
    }
    return clause;
}

/// "The conflict grew into a war in 1991.": history opens without any claim of its own.
void open_history(TimeContext& context, const SentenceView& view) {
    const auto& tree = view.tree;
    const auto& published = view.reading->article.published.day;
    const TimeMention* history = nullptr;
    for (const int index : view.times) {
        const auto& mention = view.reading->times[static_cast<std::size_t>(index)];
        const int token = view.head_of(mention.span);
        if (mention.interval.open() || token == k_no_token) { continue; }
        if (is_recent(mention.interval, published)) { return; }
        const int clause = tree.clause_of(token);
        const bool told = tense_of(view, clause) == TellingTense::past ||
                          tense_of(view, main_clause(tree, clause)) == TellingTense::past;
        const bool aside = tree[clause].deprel == Deprel::acl;
        if (told && !aside && tree[token].deprel != Deprel::nmod && mention.interval.to &&
            published && *mention.interval.to < *published) {
            history = &mention;
        }
    }
    if (history == nullptr) { return; }
    context.past = ClaimTime{history->interval, TimeBasis::explicit_, {}, history->span};
    context.past_sentence = view.index;
}

/// Told in a relative clause or participle beside a noun.
bool is_aside(const SentenceView& view, const Claim& claim) {
    const int trigger = view.head_of(claim.trigger);
    return trigger != k_no_token && view.tree[view.tree.clause_of(trigger)].deprel == Deprel::acl;
}

/// "Walked through the town three days after rebels had left": the story stays with the walk.
bool is_counted_back(const SentenceView& view, const Claim& claim) {
    const int trigger = view.head_of(claim.trigger);
    if (trigger == k_no_token || view.tree[view.tree.clause_of(trigger)].deprel != Deprel::advcl) {
        return false;
    }
    return std::any_of(view.times.begin(), view.times.end(), [&](int index) {
        const auto& mention = view.reading->times[static_cast<std::size_t>(index)];
        return mention.span == claim.time.span && mention.interval.open();
    });
}

void remember_time(TimeContext& context, const SentenceView& view, const Claim& claim) {
    if (claim.time.basis != TimeBasis::explicit_ || claim.modality != Modality::actual) { return; }
    if (!sets_scene(view, claim) || is_counted_back(view, claim)) { return; }
    if (!is_recent(claim.time.interval, view.reading->article.published.day)) {
        // "the army, which seized power in October, said": nothing is told of October; nor of the
        // month in which the war began
        const int trigger = view.head_of(claim.trigger);
        const bool war = trigger != k_no_token && view.classes_at(trigger).has(WordClass::war);
        if (war || is_aside(view, claim)) { return; }
        context.past = claim.time;
        context.past_sentence = view.index;
        return;
    }
    context.time = claim.time;
    context.time_sentence = view.index;
    if (claim.polarity == Polarity::affirmed) {
        auto& last = context.by_type[claim.type];
        last.time = claim.time;
        last.time_sentence = view.index;
    }
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

void inherit_time(TimeContext& context, const SentenceView& view, const Occurrence& occurrence,
                  const Attribution& attribution, Claim& claim) {
    if (claim.modality == Modality::future || claim.modality == Modality::demanded) { return; }
    if (context.profile != nullptr) {
        if (auto time = since_war(*context.profile, view, occurrence)) {
            claim.time = std::move(*time);
            claim.reasons.push_back({"time", claim.time.span, "since this war began"});
            return;
        }
        if (is_before_war(*context.profile, view, occurrence)) { return; }
    }
    const auto telling = telling_of(view, occurrence);
    if (telling.conditional || telling.habitual || telling.vague || is_caption_line(view) ||
        (telling.purpose && !is_said(view, occurrence, attribution))) {
        return;
    }
    if (telling.since) { return date_beginning(context, view, claim); }
    if (telling.already && is_past(telling)) { return date_up_to_now(view, claim); }
    if (!is_of_the_day(claim.type) && !is_told_as_news(occurrence, telling, claim)) { return; }
    const auto same = context.by_type.find(claim.type);
    const bool again = same != context.by_type.end() && same->second.time &&
                       same->second.time_sentence + k_type_carried_max >= view.index;
    // "had attacked" goes back behind the scene; under a verb of saying it is the plain past
    if (telling.tense == TellingTense::pluperfect && !attribution.speech && !again) { return; }
    const auto& day = view.reading->article.published.day;
    std::optional<DateInterval> known;
    if (context.profile != nullptr) {
        known = known_days(*context.profile, view, occurrence, claim);
        if (!known) { known = opening_of_war(*context.profile, view, occurrence); }
        if (!known) { known = war_so_far(*context.profile, view, occurrence, claim); }
    }
    if (!known) {
        if (auto time = measured_time(view, occurrence); time) {
            claim.time = std::move(*time);
            return;
        }
    }
    const bool in_history = context.past && context.past_sentence + 1 >= view.index &&
                            stays_in_the_past(view, attribution, telling);
    std::string_view because;
    if (known) {
        claim.time.interval = *known;
        because = "known of this war";
    } else if (day && is_current(view, occurrence, telling, claim)) {
        claim.time.interval = {day, day};
        if (is_telegraphic(view.block().kind)) { context.undated.push_back(claim.trigger); }
        because = "goes on while it is told";
    } else if (takes_days(claim.type) && !in_history) {
        return;
    } else if (again) {
        claim.time = *same->second.time;
        because = "the day of the last of its kind";
    } else if (in_history) {
        claim.time = *context.past;
        because = "history told on";
    } else if (context.time && context.time_sentence + k_time_carried_max >= view.index) {
        const auto named = day_of_sentence(view, attribution, occurrence);
        claim.time = named ? ClaimTime{*named, TimeBasis::context, {}, {}} : *context.time;
        because = named ? "the day its sentence names" : "the day the sentences before speak of";
    } else if (const auto said = day_of_saying(view, attribution, occurrence); said) {
        claim.time.interval = {said, said};
        context.undated.push_back(claim.trigger);
        because = "news of the day it was said";
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

void remember_times(TimeContext& context, const SentenceView& view,
                    const std::vector<Claim>& claims, std::size_t first) {
    if (first == claims.size()) { open_history(context, view); }
    // "shells fell on Monday on the town, which was taken on Friday": the story stays on Monday
    for (const bool aside : {true, false}) {
        for (std::size_t c = first; c < claims.size(); ++c) {
            if (is_aside(view, claims[c]) == aside) { remember_time(context, view, claims[c]); }
        }
    }
}

}  // namespace counterclaim::claim
