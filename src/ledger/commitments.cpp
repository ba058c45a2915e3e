#include "ledger/commitments.hpp"

#include "ledger/nearness.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace counterclaim::ledger {
namespace {

using std::chrono::days;

bool can_be_owed(ClaimType type) {
    switch (type) {
        case ClaimType::handover:
        case ClaimType::withdrawal:
        case ClaimType::release_exchange:
        case ClaimType::deployment:
        case ClaimType::humanitarian_aid:
            return true;
        default:
            return false;
    }
}

/// All that is said about one thing to be done at one place.
struct Matter {
    ClaimType type = ClaimType::handover;
    std::optional<Place> place;
    std::vector<std::size_t> promised;
    std::vector<std::size_t> done;
    std::vector<std::size_t> denied;
};

using MatterKey = std::tuple<ClaimType, std::string, std::string>;

/// What has no place is told apart by who does it.
std::vector<std::pair<MatterKey, std::optional<Place>>> keys_of(const Book& book, std::size_t at) {
    const auto& claim = book.claim(at);
    std::vector<std::pair<MatterKey, std::optional<Place>>> keys;
    for (const auto& mention : claim.places) {
        if (mention.place) {
            keys.push_back({{claim.type, place_key(mention), {}}, mention.place});
        }
    }
    if (keys.empty()) {
        keys.push_back({{claim.type, {}, book.side(claim, claim.actor)}, std::nullopt});
    }
    return keys;
}

/// A town and the district named after it.
bool is_named_after(const Place& town, const Place& district) {
    constexpr double k_near_km = 30;
    return district.name.size() > town.name.size() && district.name.starts_with(town.name) &&
           district.name[town.name.size()] == ' ' && is_near(town, district, k_near_km);
}

/// Things under the names of their places, so that a town and the districts named after it are
/// found without looking at every place there is.
template <typename Thing>
class ByName {
public:
    void add(const std::string& name, Thing thing) { m_things[name].push_back(thing); }

    /// Calls `visit` for what stands under a name that goes on after this one: "Kalbajar District"
    /// for "Kalbajar".
    template <typename Visit>
    void longer(const std::string& name, Visit visit) const {
        const std::string begin = name + ' ';
        for (auto at = m_things.lower_bound(begin);
             at != m_things.end() && at->first.starts_with(begin); ++at) {
            for (const auto& thing : at->second) { visit(thing); }
        }
    }
    /// The same for the name itself and every beginning of it: "Kalbajar" for "Kalbajar District".
    template <typename Visit>
    void same_or_shorter(const std::string& name, Visit visit) const {
        for (auto end = name.size(); end != std::string::npos && end > 0;
             end = name.rfind(' ', end - 1)) {
            const auto found = m_things.find(name.substr(0, end));
            if (found == m_things.end()) { continue; }
            for (const auto& thing : found->second) { visit(thing); }
        }
    }

private:
    std::map<std::string, std::vector<Thing>> m_things;
};

/// "Kalbajar" and "the Kalbajar district" are one matter, under the shorter name.
void join_namesakes(std::map<MatterKey, Matter>& matters) {
    const auto append = [](std::vector<std::size_t>& to, const std::vector<std::size_t>& from) {
        to.insert(to.end(), from.begin(), from.end());
        std::sort(to.begin(), to.end());
    };
    ByName<Matter*> by_name;
    for (auto& [key, matter] : matters) {
        if (matter.place) { by_name.add(matter.place->name, &matter); }
    }
    for (auto& [key, town] : matters) {
        if (!town.place) { continue; }
        by_name.longer(town.place->name, [&, &town = town](Matter* district) {
            if (district->type != town.type || !district->place ||
                !is_named_after(*town.place, *district->place)) {
                return;
            }
            append(town.promised, district->promised);
            append(town.done, district->done);
            append(town.denied, district->denied);
            *district = Matter{};
        });
    }
}

std::map<MatterKey, Matter> collect(const Book& book) {
    std::map<MatterKey, Matter> matters;
    for (std::size_t at = 0; at < book.size(); ++at) {
        const auto& claim = book.claim(at);
        if (!can_be_owed(claim.type)) { continue; }
        for (const auto& [key, place] : keys_of(book, at)) {
            auto& matter = matters[key];
            matter.type = claim.type;
            matter.place = place;
            if (claim.modality == Modality::future && claim.polarity == Polarity::affirmed) {
                matter.promised.push_back(at);
            } else if (is_stated(claim)) {
                (claim.polarity == Polarity::affirmed ? matter.done : matter.denied).push_back(at);
            }
        }
    }
    join_namesakes(matters);
    return matters;
}

std::vector<std::string> names(const std::optional<Participant>& participant) {
    return participant ? participant->party : std::vector<std::string>{};
}

void add_roles(const Claim& claim, CommitmentEntry& entry) {
    // In a handover the actor receives and the target gives up.
    const bool handover = claim.type == ClaimType::handover;
    const auto by = names(handover ? claim.target : claim.actor);
    const auto to = names(handover ? claim.actor : claim.target);
    if (entry.by.empty()) { entry.by = by; }
    if (entry.to.empty()) { entry.to = to; }
}

/// The agreement or truce that the same article speaks of nearest to the promise.
void add_agreement(const Book& book, const std::vector<std::size_t>& article_claims,
                   std::size_t promise, CommitmentEntry& entry) {
    const auto& claim = book.claim(promise);
    std::optional<std::uint32_t> nearest;
    for (const auto at : article_claims) {
        const auto& other = book.claim(at);
        const bool binding =
            (other.type == ClaimType::agreement || other.type == ClaimType::ceasefire) &&
            is_stated(other) && other.polarity == Polarity::affirmed;
        if (!binding) { continue; }
        const auto a = other.evidence.begin;
        const auto b = claim.evidence.begin;
        const auto distance = a > b ? a - b : b - a;
        if (nearest && distance >= *nearest) { continue; }
        nearest = distance;
        entry.agreement_event = book.event(at);
        entry.agreement = book.linked().evidence[at];
    }
}

bool belongs(const CommitmentEntry& entry, Date day, const CommitmentOptions& options) {
    if (entry.due.empty()) { return true; }
    const auto [first, last] = std::minmax_element(entry.due.begin(), entry.due.end());
    return day >= *first - days(options.early_days_max) &&
           day <= *last + days(options.late_days_max);
}

void add_done(const Book& book, const Matter& matter, CommitmentEntry& entry,
              const CommitmentOptions& options) {
    for (const auto at : matter.done) {
        const auto& claim = book.claim(at);
        const auto day = first_day(claim) ? first_day(claim) : claim.said;
        if (!day || !belongs(entry, *day, options)) { continue; }
        if (!entry.done || *day < *entry.done) { entry.done = day; }
        entry.claims.push_back(book.id(at));
    }
    for (const auto at : matter.denied) {
        const auto& claim = book.claim(at);
        const auto day = first_day(claim) ? first_day(claim) : claim.said;
        if (!day || !belongs(entry, *day, options)) { continue; }
        entry.missed.push_back(book.id(at));
        entry.claims.push_back(book.id(at));
    }
}

/// Claims that somebody's forces entered or took a place, by the names of the places.
using Arrivals = ByName<std::size_t>;

Arrivals arrivals_in(const Book& book) {
    Arrivals arrivals;
    for (std::size_t at = 0; at < book.size(); ++at) {
        const auto& claim = book.claim(at);
        const bool arrival = claim.type == ClaimType::advance || claim.type == ClaimType::capture;
        const bool told = is_stated(claim) && claim.polarity == Polarity::affirmed;
        if (!arrival || !told || !claim.actor || claim.actor->party.empty()) { continue; }
        for (const auto& mention : claim.places) {
            if (mention.place) { arrivals.add(mention.place->name, at); }
        }
    }
    return arrivals;
}

/// Those at a place, or at the town or district it shares its name with, in the order of the book.
std::vector<std::size_t> arrivals_at(const Book& book, const Place& place,
                                     const Arrivals& arrivals) {
    std::vector<std::size_t> found;
    const auto add = [&](std::size_t at) {
        const auto& mentions = book.claim(at).places;
        const bool here =
            std::any_of(mentions.begin(), mentions.end(), [&](const ClaimPlace& mention) {
                return mention.place && (mention.place->name == place.name ||
                                         is_named_after(place, *mention.place) ||
                                         is_named_after(*mention.place, place));
            });
        if (here) { found.push_back(at); }
    };
    arrivals.same_or_shorter(place.name, add);
    arrivals.longer(place.name, add);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

/// Forces that are said to enter a place that somebody else owes take it over: from the first day
/// due on, or from the day the promise is told.
void add_entries(const Book& book, const Matter& matter, const Arrivals& arrivals,
                 CommitmentEntry& entry, const CommitmentOptions& options) {
    if (matter.type != ClaimType::handover || !matter.place || entry.due.empty()) { return; }
    const std::set<std::string> giver = {entry.by.begin(), entry.by.end()};
    const auto first_due = *std::min_element(entry.due.begin(), entry.due.end());
    for (const auto at : arrivals_at(book, *matter.place, arrivals)) {
        const auto& claim = book.claim(at);
        const auto day = first_day(claim);
        if (!day || *day < first_due || !belongs(entry, *day, options)) { continue; }
        const bool by_giver =
            std::any_of(claim.actor->party.begin(), claim.actor->party.end(),
                        [&](const std::string& name) { return giver.contains(name); });
        if (by_giver) { continue; }
        if (!entry.done || *day < *entry.done) { entry.done = day; }
        if (entry.to.empty()) { entry.to = claim.actor->party; }
        entry.claims.push_back(book.id(at));
    }
}

/// Done, and somebody denies it for that day or later.
bool is_disputed(const Book& book, const CommitmentEntry& entry) {
    return std::any_of(entry.missed.begin(), entry.missed.end(), [&](ClaimId id) {
        const auto at = book.find(id);
        const auto day = at ? last_day(book.claim(*at)) : std::nullopt;
        return entry.done && day && *day >= *entry.done;
    });
}

CommitmentState state_of(const Book& book, const CommitmentEntry& entry,
                         const CommitmentOptions& options) {
    const auto last_due = entry.due.empty() ? std::optional<Date>()
                                            : *std::max_element(entry.due.begin(), entry.due.end());
    if (is_disputed(book, entry)) { return CommitmentState::disputed; }
    if (entry.done) {
        return last_due && *entry.done > *last_due ? CommitmentState::late : CommitmentState::done;
    }
    if (entry.due.size() > 1 || !entry.missed.empty()) { return CommitmentState::postponed; }
    if (options.as_of && last_due && *options.as_of > *last_due) { return CommitmentState::late; }
    return CommitmentState::due;
}

}  // namespace

std::vector<CommitmentEntry> commitments(const Book& book, const CommitmentOptions& options) {
    std::map<std::string_view, std::vector<std::size_t>> by_article;
    for (std::size_t at = 0; at < book.size(); ++at) {
        by_article[book.claim(at).article].push_back(at);
    }
    const auto arrivals = arrivals_in(book);
    std::vector<CommitmentEntry> entries;
    for (const auto& [key, matter] : collect(book)) {
        if (matter.promised.empty()) { continue; }
        CommitmentEntry entry;
        entry.type = matter.type;
        entry.place = matter.place;
        entry.event = book.event(matter.promised.front());
        for (const auto at : matter.promised) {
            const auto& claim = book.claim(at);
            add_roles(claim, entry);
            entry.claims.push_back(book.id(at));
            const auto due = last_day(claim);
            const bool history =
                due && claim.said && *claim.said - *due > days(options.past_days_max);
            if (due && !history && (entry.due.empty() || entry.due.back() != *due)) {
                entry.due.push_back(*due);
            }
            if (entry.agreement.empty()) {
                add_agreement(book, by_article[claim.article], at, entry);
            }
        }
        add_done(book, matter, entry, options);
        add_entries(book, matter, arrivals, entry, options);
        entry.state = state_of(book, entry, options);
        entries.push_back(std::move(entry));
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const CommitmentEntry& a, const CommitmentEntry& b) {
                         const auto first = [](const CommitmentEntry& entry) {
                             return entry.due.empty() ? Date::max() : entry.due.front();
                         };
                         return first(a) < first(b);
                     });
    return entries;
}

}  // namespace counterclaim::ledger
