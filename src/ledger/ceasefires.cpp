#include "ledger/ceasefires.hpp"

#include "ledger/nearness.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace counterclaim::ledger {
namespace {

using std::chrono::days;

constexpr auto k_truce_days_max = days(366);
/// A report that gives no more days than this for it knows when a truce took effect.
constexpr auto k_known_days = days(3);

/// A truce in the making: claims that speak of it.
struct Truce {
    std::vector<std::size_t> claims;
    Date first;
    Date last;
    std::set<std::string> sides;
    std::optional<Place> place;
    EventId event = 0;
};

bool speaks_of_truce(const Claim& claim) {
    const bool holds = claim.modality == Modality::actual || claim.modality == Modality::future;
    // "Since the ceasefire of the nineties": too long a time to be a truce's days.
    const bool dated = first_day(claim) ? *last_day(claim) - *first_day(claim) <= k_truce_days_max
                                        : claim.said.has_value();
    return claim.type == ClaimType::ceasefire && claim.polarity == Polarity::affirmed && holds &&
           dated;
}

Truce truce_of(const Book& book, std::size_t at) {
    const auto& claim = book.claim(at);
    Truce truce;
    truce.claims = {at};
    truce.first = first_day(claim) ? *first_day(claim) : *claim.said;
    truce.last = last_day(claim) ? *last_day(claim) : truce.first;
    truce.sides = sides_in(book, claim);
    truce.event = book.event(at);
    for (const auto& mention : claim.places) {
        if (mention.place && !truce.place) { truce.place = mention.place; }
    }
    return truce;
}

/// The area of a truce is the widest place named for it.
void widen(std::optional<Place>& area, const std::optional<Place>& place) {
    if (place && (!area || place->radius_km > area->radius_km)) { area = place; }
}

/// Reports in order of the day they speak of; each joins the latest truce it can be of.
std::vector<Truce> collect(const Book& book, const CeasefireOptions& options) {
    std::vector<Truce> reports;
    for (std::size_t at = 0; at < book.size(); ++at) {
        if (speaks_of_truce(book.claim(at))) { reports.push_back(truce_of(book, at)); }
    }
    std::stable_sort(reports.begin(), reports.end(),
                     [](const Truce& a, const Truce& b) { return a.first < b.first; });
    std::vector<Truce> truces;
    // Those that a report may still join: what one comes too late for, all after it do.
    std::vector<std::size_t> open;
    for (auto& report : reports) {
        const auto is_past = [&](std::size_t at) {
            return report.first > truces[at].last + days(options.same_truce_days);
        };
        open.erase(std::remove_if(open.begin(), open.end(), is_past), open.end());
        const auto same = std::find_if(open.rbegin(), open.rend(), [&](std::size_t at) {
            const auto& truce = truces[at];
            // A truce may be told by the town it was signed in: what takes effect on one day is one
            // truce.
            const bool in_area = report.first == truce.first || !truce.place || !report.place ||
                                 is_near(*truce.place, *report.place);
            // A truce has two sides: a report that names one leaves the other open.
            const bool one_named = truce.sides.size() <= 1 || report.sides.size() <= 1;
            return in_area && (one_named || share(truce.sides, report.sides));
        });
        if (same == open.rend()) {
            open.push_back(truces.size());
            truces.push_back(std::move(report));
            continue;
        }
        auto& truce = truces[*same];
        truce.claims.push_back(report.claims.front());
        truce.last = std::max(truce.last, report.last);
        truce.sides.insert(report.sides.begin(), report.sides.end());
        widen(truce.place, report.place);
    }
    return truces;
}

void add_parties(const Book& book, const Claim& claim, std::set<std::string>& parties,
                 std::set<std::string>& mediators) {
    const auto& war = book.profile(claim);
    const auto add = [&](const std::optional<Participant>& participant) {
        if (!participant) { return; }
        for (const auto& name : participant->party) {
            if (is_mediator(war, name)) {
                mediators.insert(name);
            } else {
                parties.insert(side_of(war, name));
            }
        }
    };
    add(claim.actor);
    add(claim.target);
    // A belligerent that speaks of the truce as one it keeps, or wants, is one of its parties.
    if (claim.claimant.role != Role::belligerent) { return; }
    for (const auto& name : claim.claimant.party) {
        const auto side = side_of(war, name);
        const bool of_a_side =
            std::any_of(war.sides.begin(), war.sides.end(),
                        [&](const ConflictProfile::Side& known) { return known.name == side; });
        if (of_a_side) { parties.insert(side); }
    }
}

/// The first day any report gives, of those that know it to a few days ("earlier this month" does
/// not), else of all.
Date first_day_of(const Book& book, const Truce& truce) {
    std::optional<Date> known;
    for (const auto at : truce.claims) {
        const auto& claim = book.claim(at);
        const auto first = first_day(claim);
        if (!first || *last_day(claim) - *first > k_known_days) { continue; }
        if (!known || *first < *known) { known = first; }
    }
    return known.value_or(truce.first);
}

/// Days on which agreements are said to have been signed, the first of each event.
std::map<EventId, Date> signing_days(const Book& book) {
    std::map<EventId, Date> signed_on;
    for (std::size_t at = 0; at < book.size(); ++at) {
        const auto& claim = book.claim(at);
        const auto day = first_day(claim);
        if (claim.type != ClaimType::agreement || !is_stated(claim) ||
            claim.polarity == Polarity::denied || !day) {
            continue;
        }
        const auto [place, fresh] = signed_on.emplace(book.event(at), *day);
        if (!fresh && *day < place->second) { place->second = *day; }
    }
    return signed_on;
}

/// True if the article has a claim of this type that rests on the same words of time. The claims of
/// an article stand together.
bool shares_time_with(const Book& book, std::size_t at, ClaimType type) {
    const auto& claim = book.claim(at);
    if (claim.time.span.empty()) { return false; }
    const auto same = [&](std::size_t other) {
        return book.claim(other).type == type && book.claim(other).time.span == claim.time.span;
    };
    const auto here = [&](std::size_t other) {
        return book.claim(other).article == claim.article && book.claim(other).said == claim.said;
    };
    for (std::size_t other = at; other-- > 0 && here(other);) {
        if (same(other)) { return true; }
    }
    for (std::size_t other = at + 1; other < book.size() && here(other); ++other) {
        if (same(other)) { return true; }
    }
    return false;
}

CeasefireEntry entry_of(const Book& book, Truce truce, const std::map<EventId, Date>& signed_on) {
    std::sort(truce.claims.begin(), truce.claims.end());
    CeasefireEntry entry;
    entry.event = truce.event;
    entry.place = truce.place;
    std::set<std::string> parties;
    std::set<std::string> mediators;
    for (const auto at : truce.claims) {
        const auto& claim = book.claim(at);
        entry.claims.push_back(book.id(at));
        add_parties(book, claim, parties, mediators);
    }
    entry.in_force = first_day_of(book, truce);
    for (const auto at : truce.claims) {
        const auto& claim = book.claim(at);
        const bool first = first_day(claim) == entry.in_force;
        if (first && claim.time.time_of_day && !entry.in_force_time) {
            entry.in_force_time = claim.time.time_of_day;
        }
        const bool names_day = first &&
                               !shares_time_with(book, at, ClaimType::ceasefire_violation) &&
                               claim.time.basis == TimeBasis::explicit_ &&
                               *last_day(claim) - *first_day(claim) <= k_known_days;
        entry.start_known = entry.start_known || names_day;
    }
    entry.spoken_of = {truce.first, truce.last};
    entry.parties = {parties.begin(), parties.end()};
    entry.mediators = {mediators.begin(), mediators.end()};
    const auto agreed = signed_on.find(truce.event);
    if (agreed != signed_on.end()) { entry.agreed = agreed->second; }
    return entry;
}

/// An attack that nobody calls a breach is one only if it is known to be of these sides, or in this
/// area.
bool concerns(const Book& book, const Claim& claim, const CeasefireEntry& entry) {
    const auto sides = sides_in(book, claim);
    const std::set<std::string> parties(entry.parties.begin(), entry.parties.end());
    if (!sides.empty() && !parties.empty()) { return share(parties, sides); }
    const bool placed =
        std::any_of(claim.places.begin(), claim.places.end(),
                    [](const ClaimPlace& mention) { return mention.place.has_value(); });
    return placed && entry.place && happens_near(claim, entry.place);
}

bool is_attack(ClaimType type) {
    return type == ClaimType::armed_clash || type == ClaimType::shelling ||
           type == ClaimType::air_strike;
}

/// Truces by the days on which an act can break them, so that an act is held against those of its
/// time only, however many there are in all. Refers to the entries.
class TrucesInForce {
public:
    TrucesInForce(std::vector<CeasefireEntry>& entries, const std::vector<Date>& last_days,
                  const CeasefireOptions& options)
        : m_entries(entries) {
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const auto last = last_days[i] + days(options.breach_days_max);
            m_last.push_back(last);
            m_parties.emplace_back(entries[i].parties.begin(), entries[i].parties.end());
            for (auto span = span_of(*entries[i].in_force); span <= span_of(last); ++span) {
                m_spans[span].push_back(i);
            }
        }
    }

    /// Whom an act is held against: the latest truce in force on its day, in its area, between its
    /// sides.
    [[nodiscard]] CeasefireEntry* broken_by(const Book& book, std::size_t at) const {
        const auto& claim = book.claim(at);
        const auto day = last_day(claim) ? last_day(claim) : claim.said;
        if (!day) { return nullptr; }
        const auto found = m_spans.find(span_of(*day));
        if (found == m_spans.end()) { return nullptr; }
        const auto sides = sides_in(book, claim);
        for (auto i = found->second.rbegin(); i != found->second.rend(); ++i) {
            auto& entry = m_entries[*i];
            if (*entry.in_force <= *day && *day <= m_last[*i] && share(m_parties[*i], sides) &&
                happens_near(claim, entry.place)) {
                return &entry;
            }
        }
        return nullptr;
    }

private:
    /// Number of the stretch of days that a day lies in.
    static std::int64_t span_of(Date day) {
        constexpr std::int64_t k_span_days = 16;
        const std::int64_t number = day.time_since_epoch().count();
        return (number >= 0 ? number : number - k_span_days + 1) / k_span_days;
    }

    std::vector<CeasefireEntry>& m_entries;
    std::vector<Date> m_last;
    std::vector<std::set<std::string>> m_parties;
    std::unordered_map<std::int64_t, std::vector<std::size_t>> m_spans;  ///< in order of entries
};

TruceBreach breach_of(const Book& book, std::size_t at, const CeasefireEntry& entry) {
    const auto& claim = book.claim(at);
    TruceBreach breach;
    breach.claim = book.id(at);
    breach.called_violation = claim.type == ClaimType::ceasefire_violation;
    breach.accuser = book.voice(at).name;
    if (claim.actor) { breach.accused = claim.actor->party; }
    breach.day = first_day(claim) ? first_day(claim) : claim.said;
    // The hour in a sentence on both is that at which the truce took effect.
    if (breach.day && entry.in_force_time && claim.time.time_of_day &&
        !shares_time_with(book, at, ClaimType::ceasefire)) {
        const auto after = std::chrono::minutes(*breach.day - *entry.in_force) +
                           *claim.time.time_of_day - *entry.in_force_time;
        // "After midday" gives the hour of the truce and says no more than that it was later.
        if (after.count() > 0) { breach.after = after; }
    }
    return breach;
}

void add_breaches(const Book& book, std::vector<CeasefireEntry>& entries,
                  const std::vector<Date>& last_days, const CeasefireOptions& options) {
    const TrucesInForce truces(entries, last_days, options);
    std::map<EventId, std::vector<std::pair<CeasefireEntry*, std::size_t>>> by_event;
    for (std::size_t at = 0; at < book.size(); ++at) {
        const auto& claim = book.claim(at);
        const bool violation = claim.type == ClaimType::ceasefire_violation;
        if (!is_stated(claim) || claim.polarity == Polarity::denied ||
            (!violation && !is_attack(claim.type))) {
            continue;
        }
        auto* entry = truces.broken_by(book, at);
        if (entry == nullptr || entry->breaches.size() >= options.breaches_max) { continue; }
        const auto breach = breach_of(book, at, *entry);
        if (!violation) {
            // A report of the whole campaign names no breach: the act must lie wholly after the
            // truce took effect.
            const bool after = breach.day && *breach.day >= *entry->in_force && first_day(claim) &&
                               *breach.day <= *entry->in_force + days(options.attack_days_max);
            const bool same_hour = entry->in_force_time && claim.time.time_of_day &&
                                   *claim.time.time_of_day >= *entry->in_force_time;
            if (!after || (breach.day == entry->in_force && !breach.after && !same_hour) ||
                !concerns(book, claim, *entry)) {
                continue;
            }
        }
        by_event[book.event(at)].emplace_back(entry, entry->breaches.size());
        entry->breaches.push_back(breach);
    }
    for (std::size_t at = 0; at < book.size(); ++at) {
        const auto& claim = book.claim(at);
        const bool about_breach =
            claim.type == ClaimType::ceasefire_violation || is_attack(claim.type);
        if (claim.polarity != Polarity::denied || !about_breach) { continue; }
        const auto found = by_event.find(book.event(at));
        if (found == by_event.end()) { continue; }
        for (const auto& [entry, index] : found->second) {
            entry->breaches[index].denied = true;
            entry->breaches[index].denials.push_back(book.id(at));
        }
    }
}

/// Words of belligerents that there is no truce, by day: the day and the claim.
using EndsTold = std::vector<std::pair<Date, std::size_t>>;

EndsTold ends_told(const Book& book) {
    EndsTold ends;
    for (std::size_t at = 0; at < book.size(); ++at) {
        const auto& claim = book.claim(at);
        const bool over = claim.type == ClaimType::ceasefire &&
                          claim.polarity == Polarity::denied && is_stated(claim) &&
                          book.voice(at).role == Role::belligerent;
        const auto day = first_day(claim) ? first_day(claim) : claim.said;
        if (over && day) { ends.emplace_back(*day, at); }
    }
    std::sort(ends.begin(), ends.end());
    return ends;
}

/// A truce ends when a party says so, or when the next one between the same sides takes effect.
void add_ends(const Book& book, std::vector<CeasefireEntry>& entries) {
    const auto told = ends_told(book);
    std::vector<std::set<std::string>> parties;
    for (const auto& one : entries) {
        parties.emplace_back(one.parties.begin(), one.parties.end());
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
        auto& entry = entries[i];
        for (std::size_t j = i + 1; j < entries.size() && !entry.end; ++j) {
            const auto& next = entries[j];
            if (*next.in_force <= *entry.in_force || !share(parties[i], parties[j])) { continue; }
            if (!entry.place || !next.place || is_near(*entry.place, *next.place)) {
                entry.end = next.in_force;
                entry.end_reason = "the next truce took effect";
            }
        }
        // By day: the first that is near is the earliest.
        auto end = std::lower_bound(told.begin(), told.end(),
                                    std::pair(*entry.in_force + days(1), std::size_t{0}));
        for (; end != told.end() && (!entry.end || end->first < *entry.end); ++end) {
            if (!happens_near(book.claim(end->second), entry.place)) { continue; }
            entry.end = end->first;
            entry.end_reason = book.voice(end->second).name + " says that there is no truce";
        }
    }
}

}  // namespace

std::vector<CeasefireEntry> ceasefires(const Book& book, const CeasefireOptions& options) {
    std::vector<CeasefireEntry> entries;
    std::vector<Date> last_days;
    const auto signed_on = signing_days(book);
    for (auto& truce : collect(book, options)) {
        last_days.push_back(truce.last);
        entries.push_back(entry_of(book, std::move(truce), signed_on));
    }
    add_breaches(book, entries, last_days, options);
    add_ends(book, entries);
    for (auto& entry : entries) {
        std::stable_sort(entry.breaches.begin(), entry.breaches.end(),
                         [](const TruceBreach& a, const TruceBreach& b) {
                             return std::tuple(a.day, a.after) < std::tuple(b.day, b.after);
                         });
    }
    return entries;
}

}  // namespace counterclaim::ledger
