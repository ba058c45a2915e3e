#include "claim/article_manner.hpp"

#include <algorithm>
#include <map>

namespace counterclaim::claim {
namespace {

constexpr std::chrono::days k_day{1};

std::string_view band(double value, double low, double high, std::string_view below,
                      std::string_view between, std::string_view above) {
    return value < low ? below : value < high ? between : above;
}

/// What the time expressions of an article are: days of the news, or days long past.
struct NamedDays {
    std::size_t recent = 0, history = 0;
    std::map<Date, int> days;  ///< the recent ones, and how often each is named
};

NamedDays named_days(const Reading& reading) {
    NamedDays named;
    for (const auto& mention : reading.times) {
        const auto& [from, to] = mention.interval;
        if (!from || !to) { continue; }
        const bool recent = is_recent(mention.interval, reading.article.published.day);
        const bool day = mention.type == TimexType::date || mention.type == TimexType::time;
        if (!recent) { ++named.history; }
        if (recent && day && *to - *from <= k_day) {
            ++named.recent;
            ++named.days[*from];
        }
    }
    return named;
}

std::string_view definiteness(const Tree& tree, int noun) {
    if (tree.child(noun, Deprel::det) == k_no_token) { return "bare"; }
    return tree.definite(noun) ? "definite" : "indefinite";
}

/// "Bombardaient": told as going on.
bool is_imperfect(const Tree& tree, int verb) {
    if (tree[verb].has_feature("Tense=Imp")) { return true; }
    for (const int child : tree.children(verb)) {
        if (tree[child].deprel == Deprel::aux && tree[child].subtype == DeprelSubtype::pass &&
            tree[child].has_feature("Tense=Imp")) {
            return true;
        }
    }
    return false;
}

std::string_view name_of(Role role) {
    switch (role) {
        case Role::belligerent:
            return "by-side";
        case Role::observer:
            return "by-observer";
        case Role::third_party:
            return "by-third";
        case Role::outlet:
        case Role::unknown:
            return "by-outlet";
    }
    return "by-outlet";
}

}  // namespace

ArticleManner manner_of(const ArticleOffers& article, const std::vector<Claim>& claims) {
    double said = 0, own = 0;
    for (const auto& claim : claims) {
        said += claim.claimant.text.empty() ? 0 : 1;
        own += claim.time.basis == TimeBasis::explicit_ ? 1 : 0;
    }
    const auto& reading = article.reading;
    const auto named = named_days(reading);
    ArticleManner manner;
    int most = 0;
    for (const auto& [day, times] : named.days) {
        if (times <= most) { continue; }
        most = times;
        manner.main_day = DateInterval{day, day};
    }
    const auto count = static_cast<double>(claims.size());
    const double all = std::max(count, 1.0);
    manner.traits = {
        band(count, 8, 20, "few-claims", "some-claims", "many-claims"),
        band(said / all, 0.25, 0.6, "narrates", "narrates-and-quotes", "quotes"),
        band(own / all, 0.12, 0.35, "undated", "half-dated", "dated"),
        band(static_cast<double>(named.recent), 1, 3, "no-recent", "few-recent", "many-recent"),
        band(static_cast<double>(named.days.size()), 2, 4, "one-day", "few-days", "many-days"),
        band(static_cast<double>(named.history), 1, 4, "no-history", "some-history", "history"),
        band(static_cast<double>(reading.article.text.size()), 1800, 4500, "short", "medium",
             "long"),
        is_news_of_the_day(reading) ? "news-of-day" : "looks-back"};
    const auto& published = reading.article.published.day;
    std::string_view war = "no-open-war";
    if (article.profile != nullptr && published) {
        const auto* open = open_fighting(*article.profile, *published);
        if (open != nullptr) {
            constexpr std::chrono::days k_fresh{60};
            war = *published - *open->from < k_fresh ? "fresh-war" : "open-war";
            manner.open_war = DateInterval{open->from, published};
        }
    }
    manner.traits.push_back(war);
    return manner;
}

void add_manner(const ArticleOffers& article, const Claim& claim, const Told& told,
                std::vector<std::string_view>& traits) {
    const auto& view = article.views[told.sentence];
    const int token = told.occurrence.token;
    traits.push_back(to_string(claim.type));
    traits.push_back(name_of(claim.claimant.role));
    if (view.quoted[static_cast<std::size_t>(token)] != 0) { traits.push_back("quoted"); }
    if (told.occurrence.nominal) {
        const bool plural = view.tree[token].is_plural();
        traits.push_back(plural ? "plural" : "singular");
        traits.push_back(definiteness(view.tree, token));
    } else if (is_imperfect(view.tree, told.occurrence.predicate())) {
        traits.push_back("imperfect");
    }
    if (told.attribution.speech) {
        const auto tense = tense_of(view, told.attribution.speech->token);
        traits.push_back(tense == TellingTense::present ? "says" : "has-said");
    }
    constexpr std::size_t k_opening = 4;
    const bool upper = told.sentence * 2 < article.views.size();
    traits.push_back(told.sentence < k_opening ? "opening" : upper ? "upper" : "lower");
    if (!claim.quantities.empty()) { traits.push_back("counts"); }
    if (!view.places.empty()) { traits.push_back("names-place"); }
    if (!view.times.empty()) { traits.push_back("names-time"); }
    if (claim.polarity == Polarity::denied) { traits.push_back("denied"); }
}

}  // namespace counterclaim::claim
