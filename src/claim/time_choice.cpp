// When a claim happened, chosen among the times of its sentence, the days told before and after
// it, the day of publication, what the war's profile knows, and none.

#include "claim/article_manner.hpp"
#include "claim/circumstances.hpp"
#include "claim/claim_times.hpp"
#include "claim/completion.hpp"
#include "claim/since_times.hpp"
#include "claim/told.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace counterclaim::claim {
namespace {

constexpr AnchorReach k_around{.sentences = 30, .count = 2, .own_sentence = true};
constexpr std::chrono::days k_day{1};
/// Where an option comes from: how a claim is told bears on this, and on no finer cue.
constexpr std::array<std::string_view, 5> k_standing{"none", "publication", "before", "own",
                                                     "open-war"};

std::string_view name_of(TellingTense tense) {
    switch (tense) {
        case TellingTense::none:
            return "no-tense";
        case TellingTense::present:
            return "present";
        case TellingTense::perfect:
            return "perfect";
        case TellingTense::past:
            return "past";
        case TellingTense::pluperfect:
            return "pluperfect";
        case TellingTense::future:
            return "future";
    }
    return "no-tense";
}

std::string_view length_of(const DateInterval& days) {
    if (!days.from || !days.to) { return "half-open"; }
    constexpr std::chrono::days k_week{7}, k_month{31};
    const auto length = *days.to - *days.from;
    if (length == std::chrono::days{0}) { return "one-day"; }
    if (length <= k_week) { return "days"; }
    return length <= k_month ? "weeks" : "long";
}

std::string_view age_of(const DateInterval& days, const std::optional<Date>& published) {
    if (!published || !days.to) { return "no-age"; }
    constexpr std::chrono::days k_fresh{3}, k_recent{31}, k_year{366};
    const auto age = *published - *days.to;
    if (age < -k_day) { return "ahead"; }
    if (age <= k_fresh) { return "fresh"; }
    if (age <= k_recent) { return "recent"; }
    return age <= k_year ? "old" : "history";
}

class TimeOffers {
public:
    TimeOffers(const ArticleOffers& article, const std::vector<Claim>& claims)
        : m_article(article),
          m_published(article.reading.article.published.day),
          m_manner(manner_of(article, claims)) {
        for (const auto& claim : claims) {
            const auto told = article.told.find(claim.trigger.begin);
            const bool named = claim.time.basis == TimeBasis::explicit_ &&
                               !claim.time.span.empty() && !claim.time.interval.open();
            if (told == article.told.end() || !named || sums_up(claim) ||
                is_of_a_war(claim, told->second)) {
                continue;
            }
            m_anchors.push_back({told->second.sentence, claim.type, claim.time.interval});
            if (!is_peaceful(claim.type)) { m_anchors_of_deeds.push_back(m_anchors.back()); }
            if (claim.time.interval.from) { ++m_named[*claim.time.interval.from]; }
        }
    }

    void gather(const Claim& claim, const Told& told) {
        m_filled.clear();
        m_choice = {};
        m_choice.slot = ChoiceSlot::time;
        m_choice.crossed = {k_standing.begin(), k_standing.end()};
        m_choice.options.reserve(16);
        option(DateInterval{}).add("none");
        auto& rule = option(claim.time);
        rule.add("rule");
        const bool own = claim.time.basis == TimeBasis::explicit_ && !claim.time.span.empty();
        rule.add(claim.time.interval.open() ? "rule-none" : own ? "rule-own" : "rule-carried");
        offer_own(claim, told);
        offer_around(claim, told);
        offer_publication();
        offer_known(claim, told);
        if (m_manner.main_day) { option(*m_manner.main_day).add("main-day"); }
        if (m_manner.open_war) { option(*m_manner.open_war).add("open-war"); }
        for (std::size_t i = 0; i < m_filled.size(); ++i) { describe(i); }
        add_traits(claim, told, own);
    }

    Choice& choice() { return m_choice; }
    void fill(Claim& claim, std::size_t option) const {
        if (claim.time.interval != m_filled[option].interval) { claim.time = m_filled[option]; }
    }

private:
    /// "The war began in 2014": when a war long past began dates nothing else.
    [[nodiscard]] bool is_of_a_war(const Claim& claim, const Told& told) const {
        const auto& view = m_article.views[told.sentence];
        return view.classes_at(told.occurrence.token).has(WordClass::war) &&
               !is_recent(claim.time.interval, m_published);
    }

    ChoiceOption& option(const ClaimTime& time) {
        for (std::size_t i = 0; i < m_filled.size(); ++i) {
            if (m_filled[i].interval == time.interval) { return m_choice.options[i]; }
        }
        m_filled.push_back(time);
        return m_choice.options.emplace_back();
    }

    ChoiceOption& option(const DateInterval& days) {
        const auto basis = days.open() ? TimeBasis::none : TimeBasis::context;
        return option(ClaimTime{days, basis, {}, {}});
    }

    void offer_own(const Claim& claim, const Told& told) {
        const auto& view = m_article.views[told.sentence];
        for (const int index : view.times) {
            const auto& mention = m_article.reading.times[static_cast<std::size_t>(index)];
            const int token = view.head_of(mention.span);
            if (mention.interval.open() || mention.type == TimexType::set || token == k_no_token) {
                continue;
            }
            if (dates_something_else(view, told.occurrence, told.attribution, claim.modality,
                                     mention, token)) {
                continue;
            }
            auto& one = option(ClaimTime{mention.interval, TimeBasis::explicit_,
                                         mention.time_of_day, mention.span});
            if (one.has("own")) { continue; }
            constexpr double k_rank_scale = 4;
            one.add("own");
            one.add("own-rank", time_rank(view, told.occurrence, token) / k_rank_scale);
            if (dates_the_saying(view, told.attribution, token, told.occurrence.token)) {
                one.add("own-of-saying");
            }
            if (mention.value == "PRESENT_REF") { one.add("own-now"); }
            if (mention.type == TimexType::duration) { one.add("own-duration"); }
        }
    }

    void offer_around(const Claim& claim, const Told& told) {
        const bool deed = !is_peaceful(claim.type) && !m_anchors_of_deeds.empty() &&
                          m_anchors_of_deeds.front().sentence <= told.sentence;
        offer_anchors(m_article, deed ? m_anchors_of_deeds : m_anchors, k_around, claim, told,
                      [&](const DateInterval& days) -> ChoiceOption& { return option(days); });
        if (!m_anchors.empty()) { option(m_anchors.front().value).add("first-of-article"); }
    }

    void offer_publication() {
        if (!m_published) { return; }
        option(DateInterval{m_published, m_published}).add("publication");
    }

    /// What the war's profile knows: an event that the sentence names, the war so far.
    void offer_known(const Claim& claim, const Told& told) {
        const auto* profile = m_article.profile;
        if (profile == nullptr) { return; }
        const auto& view = m_article.views[told.sentence];
        if (const auto days = known_days(*profile, view, told.occurrence, claim)) {
            option(*days).add("known");
        }
        const auto* event =
            event_named(*profile, slice(m_article.reading.article.text, view.sentence().span));
        if (event != nullptr) { option(event->days).add("event-named"); }
        if (!m_published) { return; }
        // the whole war is the time of its tolls and of those it drove out, and of no single deed
        const auto kind = kind_of(claim.type);
        if (kind != "toll" && kind != "people") { return; }
        for (auto stretch = profile->fighting.rbegin(); stretch != profile->fighting.rend();
             ++stretch) {
            if (!stretch->from || *stretch->from > *m_published) { continue; }
            const bool over = stretch->to && *stretch->to < *m_published;
            option(DateInterval{stretch->from, over ? stretch->to : m_published})
                .add(over ? "last-war" : "war-so-far");
            break;
        }
    }

    void describe(std::size_t index) {
        const auto& days = m_filled[index].interval;
        if (days.open()) { return; }
        auto& one = m_choice.options[index];
        one.add(length_of(days));
        one.add(age_of(days, m_published));
        const auto named = days.from ? m_named.find(*days.from) : m_named.end();
        if (named != m_named.end()) {
            one.add("anchored", named->second / static_cast<double>(
                                                    std::max<std::size_t>(m_anchors.size(), 3)));
        }
    }

    void add_traits(const Claim& claim, const Told& told, bool own) {
        auto& traits = m_choice.traits;
        const auto& telling = told.telling;
        traits = {kind_of(claim.type), name_of(telling.tense), own ? "own" : "no-own"};
        traits.reserve(48);
        if (told.occurrence.nominal) { traits.push_back("noun"); }
        if (telling.mentioned) { traits.push_back("mentioned"); }
        if (telling.describes) { traits.push_back("describes"); }
        if (telling.habitual || telling.vague) { traits.push_back("vague"); }
        if (telling.conditional || telling.purpose) { traits.push_back("not-told"); }
        if (telling.since) { traits.push_back("since"); }
        if (!claim.claimant.text.empty()) { traits.push_back("said"); }
        if (claim.modality != Modality::actual) { traits.push_back(to_string(claim.modality)); }
        const auto kind = m_article.views[told.sentence].block().kind;
        if (kind != BlockKind::paragraph) { traits.push_back("not-paragraph"); }
        if (m_anchors.empty()) { traits.push_back("no-anchor"); }
        const auto& manner = m_manner.traits;
        traits.insert(traits.end(), manner.begin(), manner.end());
        add_manner(m_article, claim, told, traits);
    }

    const ArticleOffers& m_article;
    std::optional<Date> m_published;
    ArticleManner m_manner;
    /// The days that claims name in their own sentences.
    std::vector<Anchor<DateInterval>> m_anchors;
    /// Those of deeds: the day of talks told in between is not theirs.
    std::vector<Anchor<DateInterval>> m_anchors_of_deeds;
    std::map<Date, int> m_named;
    std::vector<ClaimTime> m_filled;
    Choice m_choice;
};

}  // namespace

void choose_times(const ArticleOffers& article, std::vector<Claim>& claims) {
    TimeOffers offers(article, claims);
    for (auto& claim : claims) {
        const auto told = article.told.find(claim.trigger.begin);
        // a day in its own words is a claim's own
        const bool dated = claim.time.basis == TimeBasis::explicit_;
        if (told == article.told.end() || dated) { continue; }
        const auto& one = told->second;
        const bool charge =
            is_standing_charge(article.views[one.sentence], one.occurrence, one.attribution);
        const bool lasts = one.telling.lasting && !claim.time.interval.open();
        const bool of_war = war_around(article.views[one.sentence], one.occurrence) != k_no_token;
        if (charge || lasts || of_war) { continue; }
        offers.gather(claim, told->second);
        choose(article, std::move(offers.choice()), claim,
               [&](Claim& filled, std::size_t option) { offers.fill(filled, option); });
    }
}

}  // namespace counterclaim::claim
