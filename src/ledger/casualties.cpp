#include "ledger/casualties.hpp"

#include "text/figures.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace counterclaim::ledger {
namespace {

using SeriesKey = std::tuple<QuantityScope, EventId, std::string, QuantityKind, PersonClass,
                             std::string, std::string>;

/// A figure with where it comes from.
struct Figure {
    std::size_t claim = 0;
    const ClaimQuantity* quantity = nullptr;
};

bool counts(const ClaimQuantity& quantity) {
    const bool losses = quantity.kind != QuantityKind::sent &&
                        quantity.kind != QuantityKind::places_taken &&
                        quantity.kind != QuantityKind::other;
    return losses && (quantity.low || quantity.high);
}

/// A belligerent who gives a toll of soldiers and does not say whose speaks of its own: those of
/// the enemy are named.
bool counts_its_own(const Claim& claim, const ClaimQuantity& quantity) {
    return claim.claimant.role == Role::belligerent && claim.type == ClaimType::casualty_toll &&
           !claim.actor && quantity.person_class == PersonClass::military &&
           quantity.kind != QuantityKind::captured;
}

const std::vector<std::string>& victims(const Claim& claim, const ClaimQuantity& quantity) {
    static const std::vector<std::string> k_nobody;
    if (!quantity.party.empty()) { return quantity.party; }
    if (claim.target && !claim.target->party.empty()) { return claim.target->party; }
    return counts_its_own(claim, quantity) ? claim.claimant.party : k_nobody;
}

/// The first of these names that has a people in the war: its home, or one whose people the
/// profile tells from others; null if there is none.
const std::string* nation_of(const ConflictProfile& profile,
                             const std::vector<std::string>& party) {
    const auto holds = [](const std::vector<std::string>& names, std::string_view name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    const auto has_people = [&](const std::string& name) {
        const auto tells_people = [&](const ConflictProfile::Word& word) {
            return word.of == name && holds(word.classes, "people");
        };
        return holds(profile.home, name) ||
               std::any_of(profile.words.begin(), profile.words.end(), tells_people);
    };
    const auto nation = std::find_if(party.begin(), party.end(), has_people);
    return nation == party.end() ? nullptr : &*nation;
}

/// People of a nation are its people and not its government's, unless they are soldiers.
std::string whose(const Book& book, const Claim& claim, const ClaimQuantity& quantity,
                  const std::vector<std::string>& party, const std::string& side) {
    const bool people = quantity.person_class != PersonClass::military && quantity.item.empty();
    const auto* nation = people ? nation_of(book.profile(claim), party) : nullptr;
    return nation != nullptr ? *nation : side;
}

TollPoint point_of(const Book& book, const Figure& figure) {
    const auto& claim = book.claim(figure.claim);
    TollPoint point;
    point.claim = book.id(figure.claim);
    point.said = claim.said;
    point.days = claim.time.interval;
    point.low = figure.quantity->low;
    point.high = figure.quantity->high;
    point.approximate = figure.quantity->approximate;
    return point;
}

/// By day said, then by the day up to which it counts.
void sort_by_day(std::vector<TollPoint>& points) {
    std::stable_sort(points.begin(), points.end(), [](const TollPoint& a, const TollPoint& b) {
        return std::tuple(a.said.value_or(Date::max()), a.days.to.value_or(Date::min())) <
               std::tuple(b.said.value_or(Date::max()), b.days.to.value_or(Date::min()));
    });
}

/// A total is corrected downwards, but not to less than half: four dead after two thousand are
/// counted from another day ("since the truce").
bool may_follow(const TollPoint& last, const TollPoint& point) {
    const auto before = last.low ? last.low : last.high;
    const auto now = point.high ? point.high : point.low;
    return !before || !now || *now * 2 >= *before;
}

/// Running totals of stretches that begin on different days, each a series of its own; sorted
/// points stay in order.
std::vector<TollSeries> split_by_stretch(TollSeries series) {
    std::vector<TollSeries> parts;
    const auto points = std::exchange(series.points, {});
    for (const auto& point : points) {
        const auto part = std::find_if(parts.begin(), parts.end(), [&](const TollSeries& one) {
            return series.scope != QuantityScope::cumulative ||
                   may_follow(one.points.back(), point);
        });
        if (part != parts.end()) {
            part->points.push_back(point);
            continue;
        }
        parts.push_back(series);
        parts.back().points = {point};
    }
    return parts;
}

/// What changed from point to point; a figure given twice on one day stays once.
void mark_changes(TollSeries& series) {
    std::vector<TollPoint> points;
    for (auto& point : series.points) {
        if (!points.empty()) {
            const auto& last = points.back();
            const bool same = last.low == point.low && last.high == point.high;
            if (same && last.said == point.said) { continue; }
            // Of a day each figure is another day's; only totals and the toll of one event can be
            // revised.
            point.revises = !same && series.scope != QuantityScope::day;
            point.falls = series.scope == QuantityScope::cumulative && point.high && last.low &&
                          *point.high < *last.low;
        }
        points.push_back(point);
    }
    series.points = std::move(points);
}

std::map<SeriesKey, TollSeries> collect(const Book& book) {
    std::map<SeriesKey, TollSeries> all;
    for (std::size_t at = 0; at < book.size(); ++at) {
        const auto& claim = book.claim(at);
        if (!is_stated(claim) || claim.polarity == Polarity::denied) { continue; }
        for (const auto& quantity : claim.quantities) {
            if (!counts(quantity)) { continue; }
            const auto& party = victims(claim, quantity);
            const auto side = book.side(claim, party);
            const EventId event = quantity.scope == QuantityScope::event ? book.event(at) : 0;
            const auto& voice = book.voice(at);
            const auto told = whose(book, claim, quantity, party, side);
            auto& series = all[{quantity.scope, event, told, quantity.kind, quantity.person_class,
                                quantity.item, voice.key}];
            if (series.points.empty()) {
                series.claimant = voice.name;
                series.role = voice.role;
                series.party = party;
                series.side = side;
                series.whose = told;
                series.person_class = quantity.person_class;
                series.kind = quantity.kind;
                series.item = quantity.item;
                series.scope = quantity.scope;
                series.event = event;
            }
            series.points.push_back(point_of(book, {at, &quantity}));
        }
    }
    return all;
}

/// Place of a claimant in the order in which figures are quoted, and the name of that place.
std::pair<int, std::string_view> standing(const TollSeries& series,
                                          const std::string& speaker_side) {
    if (series.role == Role::belligerent) {
        const bool own = !series.side.empty() && speaker_side == series.side;
        return own ? std::pair(0, std::string_view("own side"))
                   : std::pair(4, std::string_view("other side"));
    }
    if (series.role == Role::observer) { return {1, "observer"}; }
    if (series.role == Role::third_party) { return {2, "third party"}; }
    return {3, "outlet"};
}

void widen(TollSummary& summary, bool& open, const TollPoint& point) {
    const auto low = point.low ? point.low : point.high;
    if (!summary.low || (low && *low < *summary.low)) { summary.low = low; }
    open = open || !point.high;
    if (point.high && (!summary.high || *point.high > *summary.high)) { summary.high = point.high; }
}

/// `series` are all of one event, kind, class and side; the last point of each is its latest
/// figure.
TollSummary summarise(const Book& book, const std::vector<const TollSeries*>& series) {
    TollSummary summary;
    summary.event = series.front()->event;
    summary.kind = series.front()->kind;
    summary.person_class = series.front()->person_class;
    summary.side = series.front()->side;
    summary.whose = series.front()->whose;
    summary.claimants = static_cast<int>(series.size());
    bool open = false;
    int best = 100;
    const TollPoint* quoted = nullptr;
    for (const auto* one : series) {
        const auto& point = one->points.back();
        widen(summary, open, point);
        const auto at = book.find(point.claim);
        const auto [place, name] = standing(*one, at ? book.voice(*at).side : std::string());
        const bool later = quoted == nullptr ||
                           point.said.value_or(Date::min()) > quoted->said.value_or(Date::min());
        if (place < best || (place == best && later)) {
            best = place;
            quoted = &point;
            summary.rule = name;
        }
    }
    if (open) { summary.high.reset(); }
    summary.best = quoted->high ? quoted->high : quoted->low;
    summary.best_claim = quoted->claim;
    return summary;
}

/// The total a text gives and the parts it breaks it into. Parts whose side is known are one for
/// each side and class; a part of nobody's that is known stands for itself, and bears the total out
/// only where the sum meets it.
void check_text(const Book& book, const std::vector<Figure>& figures,
                std::vector<TollCheck>& checks) {
    for (const auto& total : figures) {
        const auto& claim = book.claim(total.claim);
        const bool whole = book.side(claim, victims(claim, *total.quantity)).empty() &&
                           total.quantity->low && total.quantity->scope != QuantityScope::event;
        if (!whole) { continue; }
        std::set<std::tuple<std::string, PersonClass, std::int64_t>> seen;
        bool sides_known = true;
        TollCheck check;
        check.claims.push_back(book.id(total.claim));
        std::int64_t sum = 0;
        for (const auto& part : figures) {
            const auto& other = book.claim(part.claim);
            const auto side = book.side(other, victims(other, *part.quantity));
            // "Hundreds" are no part of a sum.
            const bool exact = !side.empty() || part.quantity->low == part.quantity->high;
            // what a side counts of its own, soldiers or not, is a part; what it claims of the
            // other side is told of single fights
            const bool own = counts_its_own(other, *part.quantity) ||
                             (!side.empty() && other.claimant.role == Role::belligerent &&
                              book.side(other, other.claimant.party) == side);
            const bool scope = part.quantity->scope == total.quantity->scope ||
                               (other.type == ClaimType::casualty_toll && (side.empty() || own));
            const bool days = last_day(other) == last_day(claim) || side.empty();
            const bool fits = part.quantity->kind == total.quantity->kind && scope && days &&
                              exact && part.quantity->low &&
                              *part.quantity->low < *total.quantity->low;
            const auto alone = side.empty() ? *part.quantity->low : std::int64_t{0};
            if (!fits || !seen.emplace(side, part.quantity->person_class, alone).second) {
                continue;
            }
            sides_known = sides_known && !side.empty();
            sum += *part.quantity->low;
            check.sentence +=
                (check.sentence.empty() ? "" : " + ") + std::to_string(*part.quantity->low);
            check.claims.push_back(book.id(part.claim));
        }
        if (seen.size() < 2) { continue; }
        check.sentence += " = " + std::to_string(sum);
        if (sum == *total.quantity->low) {
            check.kind = TollCheck::Kind::parts_match;
            check.sentence += ", as the total says";
        } else if (sides_known && total.quantity->high && sum > *total.quantity->high) {
            check.kind = TollCheck::Kind::parts_exceed;
            check.sentence += ", more than the total of " + std::to_string(*total.quantity->high);
        } else {
            continue;
        }
        checks.push_back(std::move(check));
    }
}

std::vector<TollCheck> check_texts(const Book& book) {
    std::map<std::string_view, std::vector<Figure>> by_article;
    for (std::size_t at = 0; at < book.size(); ++at) {
        const auto& claim = book.claim(at);
        if (!is_stated(claim) || claim.polarity == Polarity::denied) { continue; }
        for (const auto& quantity : claim.quantities) {
            const bool of_one_act =
                quantity.scope == QuantityScope::event && claim.type != ClaimType::casualty_toll;
            if (counts(quantity) && !of_one_act) {
                by_article[claim.article].push_back({at, &quantity});
            }
        }
    }
    std::vector<TollCheck> checks;
    for (auto& [article, figures] : by_article) {
        std::stable_sort(figures.begin(), figures.end(), [](const Figure& a, const Figure& b) {
            return a.quantity->span.begin < b.quantity->span.begin;  // as the text has them
        });
        check_text(book, figures, checks);
    }
    return checks;
}

void check_falls(const CasualtyLedger& ledger, std::vector<TollCheck>& checks) {
    for (const auto& series : ledger.series) {
        for (std::size_t i = 1; i < series.points.size(); ++i) {
            if (!series.points[i].falls) { continue; }
            TollCheck check;
            check.kind = TollCheck::Kind::falls;
            check.sentence = series.claimant + " gave " +
                             text::number_text(series.points[i - 1].low.value_or(0)) +
                             " before and gives " +
                             text::number_text(series.points[i].high.value_or(0)) + " now";
            check.claims = {series.points[i - 1].claim, series.points[i].claim};
            checks.push_back(std::move(check));
        }
    }
}

}  // namespace

CasualtyLedger casualties(const Book& book) {
    CasualtyLedger ledger;
    using SummaryKey = std::tuple<EventId, std::string, QuantityKind, PersonClass, std::string>;
    for (auto& [key, series] : collect(book)) {
        sort_by_day(series.points);
        for (auto& part : split_by_stretch(std::move(series))) {
            mark_changes(part);
            ledger.series.push_back(std::move(part));
        }
    }
    std::map<SummaryKey, std::vector<const TollSeries*>> by_event;
    for (const auto& series : ledger.series) {
        if (series.scope != QuantityScope::event) { continue; }
        by_event[{series.event, series.side, series.kind, series.person_class, series.item}]
            .push_back(&series);
    }
    for (const auto& [key, series] : by_event) {
        ledger.summaries.push_back(summarise(book, series));
    }
    ledger.checks = check_texts(book);
    check_falls(ledger, ledger.checks);
    return ledger;
}

}  // namespace counterclaim::ledger
