#include "claim/claim_times.hpp"

#include "claim/circumstances.hpp"
#include "claim/completion.hpp"
#include "claim/since_times.hpp"
#include "claim/speaker.hpp"
#include "claim/telling.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// A time further off than a clause above or below belongs to something else.
constexpr double k_rank_min = 1.3;
/// From here on a time stands in the clause of the occurrence itself.
constexpr double k_rank_own_clause = 2;
/// … and from here on in its phrase.
constexpr double k_rank_own_phrase = 3.5;

/// The clause that holds `token`, or one between it and `clause`, only describes a noun, and not
/// the occurrence itself: "shelled a town that had been quiet since May".
bool in_aside(const Tree& tree, int token, int clause, int occurrence) {
    int up = tree.clause_of(token);
    for (int step = 0; step < tree.size() && up != clause; ++step) {
        const int head = tree.head(up);
        if (head == k_no_token) { return false; }
        if (tree[up].deprel == Deprel::acl) { return head != occurrence; }
        up = tree.clause_of(head);
    }
    return false;
}

/// "The invasion of Iraq and the [1979] invasion of Iran": before the second noun, it is that
/// one's.
bool is_of_joined_noun(const Tree& tree, int token, int occurrence) {
    constexpr int k_climb_max = 4;
    int node = token;
    for (int step = 0; step < k_climb_max && node != k_no_token && node != occurrence; ++step) {
        const bool joined = tree[node].deprel == Deprel::conj && tree[node].upos == Upos::noun;
        if (joined && node != token) { return token < node && tree.below(node, occurrence); }
        node = tree.head(node);
    }
    return false;
}

/// "Destroyed during the war it fought there in [2014]": the war that holds the deed has that date.
bool is_in_war_of(const SentenceView& view, int token, const Occurrence& occurrence) {
    const auto& tree = view.tree;
    const int predicate = occurrence.predicate();
    int node = token;
    for (int step = 0; step < tree.size() && node != k_no_token && node != predicate; ++step) {
        const bool held = tree[node].deprel == Deprel::obl && tree.head(node) == predicate;
        if (held && node != token) {
            return tree[node].upos == Upos::noun && view.classes_at(node).has(WordClass::war) &&
                   !is_of_another_time(view, node, predicate);
        }
        node = tree.head(node);
    }
    return false;
}

/// "Men accused of killing civilians were arrested on [Monday]": the charge has no day of theirs.
bool stands_outside_charge(const SentenceView& view, const Occurrence& occurrence,
                           const Attribution& attribution, int token) {
    if (!is_standing_charge(view, occurrence, attribution)) { return false; }
    return !view.tree.below(token, attribution.speech->token);
}

}  // namespace

/// `closeness`, and what holds for times alone: "a war in 1994 that cost many lives"
/// dates the dead by the noun that the clause describes; "a truce that had held since May" dates
/// nothing but the truce.
double time_rank(const SentenceView& view, const Occurrence& occurrence, int token) {
    const auto& tree = view.tree;
    const int clause = tree.clause_of(occurrence.predicate());
    // "killed on Friday in an ambush laid by rebels": the noun stands in the clause of the killing
    if (occurrence.nominal && tree.head(clause) == occurrence.token &&
        tree.clause_of(token) == tree.clause_of(occurrence.token)) {
        return k_rank_own_clause + 0.5;
    }
    const int described = tree[clause].deprel == Deprel::acl ? tree.head(clause) : k_no_token;
    if (described != k_no_token && token != described && tree.below(token, described) &&
        !tree.below(token, clause) && tree.clause_of(token) == tree.clause_of(described)) {
        return k_rank_own_clause + 0.9;
    }
    if (is_of_joined_noun(tree, token, occurrence.token)) { return 0; }
    if (is_in_war_of(view, token, occurrence)) { return k_rank_own_clause; }
    const double rank = closeness(view, occurrence, token);
    const bool apart = rank < k_rank_own_clause || tree.below(token, occurrence.predicate());
    return apart && in_aside(tree, token, clause, occurrence.token) ? 0 : rank;
}

namespace {

bool has_year(std::string_view words) {
    int run = 0;
    for (const char c : words) {
        run = c >= '0' && c <= '9' ? run + 1 : 0;
        if (run == 4) { return true; }
    }
    return false;
}

Date year_before(Date day) {
    const std::chrono::year_month_day in{day};
    const auto same = in - std::chrono::years(1);
    return same.ok() ? Date{same} : Date{same.year() / same.month() / std::chrono::last};
}

/// The days of an expression for what is told as past, which lies behind. A date without a year
/// that was taken for the coming one is of the year before: "three men were killed on 12 October",
/// published in June. A day shortly ahead that does not hang on the deed is that of a plan, and
/// dates nothing else: "met and agreed to leave on Friday".
std::optional<DateInterval> behind(const TimeMention& mention, std::string_view words,
                                   const std::optional<Date>& published, bool direct) {
    // publication may be off by a time zone or an embargo
    constexpr std::chrono::days k_slack{2};
    constexpr std::chrono::days k_plan{60};
    constexpr std::chrono::days k_year{366};
    const auto& interval = mention.interval;
    if (!published || !interval.from || !interval.to) { return interval; }
    const auto ahead = *interval.from - *published;
    if (ahead <= k_slack || has_year(words)) { return interval; }
    const bool dated = words.find_first_of("0123456789") != std::string_view::npos ||
                       mention.precision >= TimePrecision::month;
    if (!dated || ahead >= k_year || (ahead <= k_plan && !direct)) { return std::nullopt; }
    return DateInterval{year_before(*interval.from), year_before(*interval.to)};
}

bool is_bare_weekday(const TimeMention& mention, std::string_view words) {
    return mention.rule.find("weekday") != std::string::npos &&
           mention.precision == TimePrecision::day &&
           words.find(' ') == std::string_view::npos;  // not "last Sunday"
}

/// "Wants to condemn Saturday's shelling", told on a Thursday: what is to come is the condemning.
DateInterval gone_by(const TimeMention& mention, std::string_view words, const DateInterval& days,
                     const std::optional<Date>& published) {
    constexpr std::chrono::days k_week{7};
    const auto& [from, to] = days;
    if (!is_bare_weekday(mention, words) || !published || !from || !to || *from <= *published) {
        return days;
    }
    return {*from - k_week, *to - k_week};
}

/// "Is due in Kostal on Sunday", told on a Tuesday in a present tense: the Sunday to come.
DateInterval ahead(const TimeMention& mention, std::string_view words,
                   const std::optional<Date>& published) {
    constexpr std::chrono::days k_week{7};
    const auto& [from, to] = mention.interval;
    if (!is_bare_weekday(mention, words) || !published || !from || !to || *to >= *published ||
        *published - *from > k_week) {
        return mention.interval;
    }
    return {*from + k_week, *to + k_week};
}

/// "Decided last summer to send a force", "had announced on Thursday the sending of …": what a verb
/// in a past tense did on a day gone by is the promise.
bool dates_the_promise(const SentenceView& view, const TimeMention& mention, int token) {
    const auto& published = view.reading->article.published.day;
    if (!published || !mention.interval.to || *mention.interval.to >= *published) { return false; }
    const int verb = view.tree.clause_of(token);
    if (saying_at(view, verb) == nullptr) { return false; }  // "was to begin on Monday"
    const auto tense = tense_of(view, verb);
    return tense == TellingTense::past || tense == TellingTense::perfect ||
           tense == TellingTense::pluperfect;
}

/// "Asked the judges on Monday", "ordered all to leave on Monday": the word that asks is the one
/// that names the occurrence, and its day is not that of what is asked.
bool dates_the_asking(const SentenceView& view, const Occurrence& occurrence, Modality modality,
                      const TimeMention& mention, int token) {
    if (modality == Modality::future) { return dates_the_promise(view, mention, token); }
    if (modality != Modality::demanded) { return false; }
    if (!view.tree.below(token, occurrence.predicate())) { return true; }
    return view.tree.head(token) == occurrence.token && !occurrence.nominal &&
           occurrence.frame->modality == Modality::demanded;
}

/// "Said on Sunday that all had now left": now is then.
bool is_now_of_saying(const SentenceView& view, const Occurrence& occurrence,
                      const Attribution& attribution, const TimeMention& mention) {
    if (mention.value != "PRESENT_REF") { return false; }
    return std::any_of(view.times.begin(), view.times.end(), [&](int index) {
        const auto& other = view.reading->times[static_cast<std::size_t>(index)];
        const int token = view.head_of(other.span);
        return token != k_no_token && !other.interval.open() && other.value != mention.value &&
               is_recent(other.interval, view.reading->article.published.day) &&
               dates_the_saying(view, attribution, token, occurrence.token);
    });
}

/// "Since the attack of 4 October, they have shelled": from then on.
DateInterval since_then(const SentenceView& view, const DateInterval& days) {
    const auto& published = view.reading->article.published.day;
    return published && days.from && *days.from <= *published ? DateInterval{days.from, published}
                                                              : days;
}

/// "Since the attack launched on Saturday", printed on a Saturday: the one before.
DateInterval a_week_before(const SentenceView& view, const TimeMention& mention,
                           const DateInterval& days) {
    constexpr std::chrono::days k_week{7};
    const auto& article = view.reading->article;
    const auto words = slice(article.text, mention.span);
    const bool numbered = words.find_first_of("0123456789") != std::string_view::npos;
    const bool weekday = mention.rule.find("weekday") != std::string::npos;  // not "since today"
    const bool today = days.from && days.from == days.to && days.from == article.published.day;
    if (!today || !weekday || numbered || mention.precision != TimePrecision::day) { return days; }
    return {*days.from - k_week, *days.to - k_week};
}

/// What is agreed on or announced may lie ahead of the agreeing; and an imperfect also tells what
/// was to be, where its ending is not that of what would be.
bool may_lie_ahead(const SentenceView& view, const Occurrence& occurrence) {
    if (occurrence.nominal) {
        return !is_violent(occurrence.type) && occurrence.type != ClaimType::casualty_toll;
    }
    return view.tree[occurrence.predicate()].has_feature("Tense=Imp");
}

/// "The town, held by the rebels, was shelled on Monday": it is held all along.
bool describes_state(const Occurrence& occurrence, const Telling& telling) {
    return occurrence.type == ClaimType::hold && (telling.describes || telling.mentioned);
}

bool takes_lives(ClaimType type) { return is_violent(type) || type == ClaimType::casualty_toll; }

bool is_told_as_done(const Reading& reading, const Claim& claim) {
    if (claim.time.basis != TimeBasis::explicit_ || claim.modality != Modality::actual) {
        return false;
    }
    // "a week after an attack on the post": what is only counted from is not what the report tells
    const auto& times = reading.times;  // in order of the text
    const auto at = std::lower_bound(
        times.begin(), times.end(), claim.time.span.begin,
        [](const TimeMention& mention, std::uint32_t begin) { return mention.span.begin < begin; });
    return at == times.end() || at->span != claim.time.span || !at->interval.open();
}

/// The one recent day on which an article sets all its acts of force that have a day; none where
/// there are several.
const Claim* only_day_of_force(const Reading& reading, const std::vector<Claim>& claims) {
    const Claim* only = nullptr;
    for (const auto& claim : claims) {
        if (!is_told_as_done(reading, claim) || !takes_lives(claim.type) ||
            !is_recent(claim.time.interval, reading.article.published.day)) {
            continue;
        }
        if (only != nullptr && only->time.interval != claim.time.interval) { return nullptr; }
        only = &claim;
    }
    return only;
}

/// The first claim of the article that gives a recent day for the same kind of thing: the opening
/// of a report dates what the report is about.
const Claim* first_of_kind(const Reading& reading, const std::vector<Claim>& claims,
                           const Claim& claim) {
    const auto found = std::find_if(claims.begin(), claims.end(), [&](const Claim& other) {
        return is_told_as_done(reading, other) && other.type == claim.type &&
               other.polarity == claim.polarity &&
               is_recent(other.time.interval, reading.article.published.day) &&
               !names_different(claim.actor, other.actor);
    });
    return found == claims.end() ? nullptr : &*found;
}

/// Both give one figure of the same losses: "21 dead", "21 civilians were killed in the shelling".
bool share_count(const Claim& a, const Claim& b) {
    return std::any_of(a.quantities.begin(), a.quantities.end(), [&](const ClaimQuantity& mine) {
        return std::any_of(b.quantities.begin(), b.quantities.end(),
                           [&](const ClaimQuantity& other) {
                               return mine.kind == other.kind && mine.low &&
                                      mine.low == other.low && mine.high == other.high;
                           });
    });
}

/// "A 30-day truce", "a three-month ban": how long what the noun names is to last.
bool is_length_of_noun(const SentenceView& view, const TimeMention& mention, int token) {
    if (mention.type != TimexType::duration) { return false; }
    const auto& tree = view.tree;
    const auto relation = tree[token].deprel;
    const int noun = tree.head(token);
    const bool attribute =
        relation == Deprel::amod || relation == Deprel::compound || relation == Deprel::nummod;
    if (!attribute || noun == k_no_token || noun < token || tree[noun].upos != Upos::noun) {
        return false;
    }
    constexpr WordClasses k_lasting{WordClass::truce, WordClass::agreement, WordClass::talks,
                                    WordClass::measure, WordClass::attack};
    return view.classes_at(noun).meets(k_lasting);
}

/// "Broke the truce in force since March": how long the truce has stood, wherever a parser hangs
/// the phrase.
bool dates_truce(const SentenceView& view, const Occurrence& occurrence, int since) {
    if (occurrence.type != ClaimType::ceasefire_violation && !is_violent(occurrence.type)) {
        return false;
    }
    constexpr int k_words_max = 3;
    const auto& tree = view.tree;
    const int last = tree.first_of(since) - 1;
    bool stands = false;  // "en vigueur", "signée"
    for (int i = last; i >= 0 && last - i <= k_words_max; --i) {
        const auto upos = tree[i].upos;
        const bool truce = upos == Upos::noun && view.classes_at(i).has(WordClass::truce);
        if (truce) { return stands && i != occurrence.token; }
        if (upos == Upos::punct || view.place(i) != nullptr) { return false; }
        stands = stands || upos == Upos::noun || tree.participle(i);
    }
    return false;
}

}  // namespace

bool dates_something_else(const SentenceView& view, const Occurrence& occurrence,
                          const Attribution& attribution, Modality modality,
                          const TimeMention& mention, int token) {
    if (is_length_of_noun(view, mention, token) ||
        dates_the_asking(view, occurrence, modality, mention, token) ||
        is_now_of_saying(view, occurrence, attribution, mention)) {
        return true;
    }
    const auto& published = view.reading->article.published.day;
    if (!is_recent(mention.interval, published) && stands_behind_after(view, occurrence, token)) {
        return true;
    }
    if (stands_before_other(view, occurrence, token) || only_compares(view, token)) { return true; }
    // "marked the anniversary of the attack on Sunday"
    if (is_commemorated(view, occurrence) && !view.tree.below(token, occurrence.token)) {
        return true;
    }
    // "for the first time in six weeks"
    if (mention.type == TimexType::duration && compares(view, token)) { return true; }
    const int since = since_above(view, occurrence, token);
    return since != k_no_token && (compares(view, since) || dates_truce(view, occurrence, since));
}

std::optional<ClaimTime> own_time(const SentenceView& view, const Occurrence& occurrence,
                                  const Attribution& attribution, Modality modality,
                                  const std::optional<Date>& story) {
    if (view.times.empty()) { return std::nullopt; }
    if (auto offset = offset_time(view, occurrence, attribution, story); offset) { return offset; }
    if (auto then = time_told_before(view, occurrence); then) { return then; }
    const TimeMention* best = nullptr;
    double best_rank = 0;
    DateInterval interval;
    const auto telling = telling_of(view, occurrence);
    const double rank_min = describes_state(occurrence, telling) ? k_rank_own_phrase : k_rank_min;
    for (const int index : view.times) {
        const auto& mention = view.reading->times[static_cast<std::size_t>(index)];
        if (mention.interval.open() || mention.type == TimexType::set) { continue; }
        const int token = view.head_of(mention.span);
        if (token == k_no_token || dates_the_saying(view, attribution, token, occurrence.token) ||
            stands_outside_charge(view, occurrence, attribution, token)) {
            continue;
        }
        const double rank = time_rank(view, occurrence, token);
        if (rank < rank_min) { continue; }
        // "calls for a truce multiplied on Wednesday": the day of the call is not that of the truce
        if (dates_something_else(view, occurrence, attribution, modality, mention, token)) {
            continue;
        }
        // "they withdrew from the town, now in the hands of the rebels"
        if (mention.value == "PRESENT_REF" && rank < k_rank_own_phrase && is_past(telling)) {
            continue;
        }
        if (best != nullptr && rank <= best_rank) { continue; }
        std::optional<DateInterval> days = mention.interval;
        if (modality == Modality::actual && is_past(telling) && !mention.anaphoric &&
            !may_lie_ahead(view, occurrence)) {
            const auto& article = view.reading->article;
            const bool direct = view.tree.head(token) == occurrence.predicate();
            days =
                behind(mention, slice(article.text, mention.span), article.published.day, direct);
        }
        if (!days) { continue; }
        if (modality == Modality::future && view.tree.head(token) == occurrence.predicate()) {
            const auto& article = view.reading->article;
            days = ahead(mention, slice(article.text, mention.span), article.published.day);
        }
        if (modality == Modality::actual && occurrence.nominal && is_violent(occurrence.type) &&
            view.tree.below(token, occurrence.token)) {
            const auto& article = view.reading->article;
            days =
                gone_by(mention, slice(article.text, mention.span), *days, article.published.day);
        }
        if (stands_behind_since(view, token)) { days = a_week_before(view, mention, *days); }
        const int since = since_above(view, occurrence, token);
        if (since != k_no_token && since != token) { days = since_then(view, *days); }
        best = &mention;
        best_rank = rank;
        interval = *days;
    }
    if (best == nullptr) { return std::nullopt; }
    ClaimTime time;
    time.interval = interval;
    time.basis = TimeBasis::explicit_;
    time.time_of_day = best->time_of_day;
    time.span = best->span;
    return time;
}

void date_undated(const TimeContext& context, const Reading& reading, std::vector<Claim>& claims) {
    if (context.undated.empty()) { return; }
    const Claim* only_day = only_day_of_force(reading, claims);
    for (auto& claim : claims) {
        if (claim.time.basis != TimeBasis::context || claim.modality != Modality::actual ||
            !std::binary_search(context.undated.begin(), context.undated.end(), claim.trigger)) {
            continue;
        }
        const Claim* dated = first_of_kind(reading, claims, claim);
        if (dated == nullptr && takes_lives(claim.type)) { dated = only_day; }
        if (dated != nullptr) { claim.time.interval = dated->time.interval; }
    }
}

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
            const bool same = body.type == claim.type ||
                              (claim.type == ClaimType::casualty_toll && share_count(claim, body));
            if (!same || block->span.contains(body.trigger.begin)) { continue; }
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

}  // namespace counterclaim::claim
