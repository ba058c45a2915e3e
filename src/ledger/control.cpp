#include "ledger/control.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace counterclaim::ledger {
namespace {

/// A statement with the key of its speaker and its claim's place in canonical order.
struct Statement {
    ControlStatement said;
    std::string voice;
    std::string holder_side;
    std::string not_holder_side;
    Date from;
    bool dated = true;  ///< false: neither the words nor the article give a day
    std::optional<Date> to;
    std::size_t order = 0;
};

struct PlaceStatements {
    Place place;
    std::string part;
    std::vector<Statement> statements;
    std::vector<Statement> undated;
};

bool is_about_control(ClaimType type) {
    return type == ClaimType::capture || type == ClaimType::hold || type == ClaimType::withdrawal ||
           type == ClaimType::handover;
}

std::vector<std::string> parties(const std::optional<Participant>& participant) {
    return participant ? participant->party : std::vector<std::string>{};
}

/// Who holds and who does not, by what is said. Nothing for a statement about several sides at
/// once.
std::optional<Statement> read_statement(const Book& book, std::size_t at) {
    const auto& claim = book.claim(at);
    const auto actor = book.side(claim, claim.actor);
    if (actor.empty()) { return std::nullopt; }
    Statement statement;
    auto& said = statement.said;
    const bool leaves = claim.type == ClaimType::withdrawal;
    const bool holds = leaves == (claim.polarity == Polarity::denied);
    if (holds) {
        statement.holder_side = actor;
        said.holder = parties(claim.actor);
    } else {
        statement.not_holder_side = actor;
        said.not_holder = parties(claim.actor);
    }
    const auto target = book.side(claim, claim.target);
    const bool passes = claim.type == ClaimType::capture || claim.type == ClaimType::handover;
    if (passes && !target.empty() && target != actor) {
        if (holds) {
            statement.not_holder_side = target;
            said.not_holder = parties(claim.target);
        } else if (claim.type == ClaimType::handover) {
            statement.holder_side = target;
            said.holder = parties(claim.target);
        }
    }
    const auto from = first_day(claim) ? first_day(claim) : claim.said;
    statement.dated = from.has_value();
    statement.from = from.value_or(Date::min());
    // Who reports that a place is held speaks of those days; who takes a place, or speaks for a
    // side, of all days after.
    const bool change = claim.type != ClaimType::hold && claim.polarity == Polarity::affirmed;
    const bool lasting = book.voice(at).role == Role::belligerent || change;
    const auto last = last_day(claim);
    const bool past = last && claim.said && *last < *claim.said && claim.type == ClaimType::hold &&
                      *last - *from > std::chrono::days(30);
    if (statement.dated && (!lasting || past)) {
        statement.to = last ? *last : statement.from;
        if (!past && claim.said && *claim.said > *statement.to) { statement.to = claim.said; }
    }
    said.claim = book.id(at);
    said.speaker = book.voice(at).name;
    said.speaker_side = book.voice(at).side;
    said.role = book.voice(at).role;
    if (statement.dated) { said.days = {statement.from, statement.to}; }
    said.said = claim.said;
    statement.voice = book.voice(at).key;
    statement.order = at;
    return statement;
}

/// "Took 14 villages of the region", "took ground in the north": the region is where it happened,
/// not what was taken.
bool is_only_inside(const Claim& claim, const Place& place) {
    const bool counted = std::any_of(
        claim.quantities.begin(), claim.quantities.end(),
        [](const ClaimQuantity& quantity) { return quantity.kind == QuantityKind::places_taken; });
    const bool wide = place.precision == PlacePrecision::region ||
                      place.precision == PlacePrecision::country ||
                      place.precision == PlacePrecision::area;
    const bool moves = claim.type == ClaimType::capture || claim.type == ClaimType::withdrawal;
    return claim.type == ClaimType::capture ? counted || wide : moves && wide;
}

std::map<std::string, PlaceStatements> collect(const Book& book, const ControlOptions& options) {
    std::map<std::string, PlaceStatements> places;
    for (std::size_t at = 0; at < book.size(); ++at) {
        const auto& claim = book.claim(at);
        if (!is_about_control(claim.type) || !is_stated(claim)) { continue; }
        const auto statement = read_statement(book, at);
        if (!statement) { continue; }
        for (const auto& mention : claim.places) {
            if (!mention.place || is_only_inside(claim, *mention.place)) { continue; }
            auto& place = places[mention.place->name + '\n' + place_key(mention)];
            place.place = *mention.place;
            place.part = mention.modifier;
            (statement->dated ? place.statements : place.undated).push_back(*statement);
        }
    }
    for (auto& [key, place] : places) {
        if (place.statements.size() > options.statements_max) {
            place.statements.erase(
                place.statements.begin(),
                place.statements.end() - static_cast<std::ptrdiff_t>(options.statements_max));
        }
        std::stable_sort(place.statements.begin(), place.statements.end(),
                         [](const Statement& a, const Statement& b) { return a.from < b.from; });
    }
    return places;
}

/// A later word of the same speaker takes the place of an earlier one that it repeats or cannot
/// stand beside. "The enemy has left" takes nothing back of "we hold it".
bool replaces(const Statement& later, const Statement& earlier) {
    if (later.holder_side == earlier.holder_side &&
        later.not_holder_side == earlier.not_holder_side) {
        return true;
    }
    const auto clash = [](const std::string& a, const std::string& b) {
        return !a.empty() && a == b;
    };
    const bool other_holder = !later.holder_side.empty() && !earlier.holder_side.empty() &&
                              later.holder_side != earlier.holder_side;
    return other_holder || clash(later.not_holder_side, earlier.holder_side) ||
           clash(later.holder_side, earlier.not_holder_side);
}

/// The statements that stand on a day; `statements` are in order of their first day.
std::vector<const Statement*> in_force(const std::vector<Statement>& statements, Date day) {
    std::map<std::string_view, std::vector<const Statement*>> standing;
    for (const auto& statement : statements) {
        if (statement.from > day) { break; }
        auto& words = standing[statement.voice];
        words.erase(
            std::remove_if(words.begin(), words.end(),
                           [&](const Statement* earlier) { return replaces(statement, *earlier); }),
            words.end());
        words.push_back(&statement);
    }
    std::vector<const Statement*> active;
    for (const auto& [voice, words] : standing) {
        for (const auto* statement : words) {
            if (!statement->to || *statement->to >= day) { active.push_back(statement); }
        }
    }
    std::sort(active.begin(), active.end(),
              [](const Statement* a, const Statement* b) { return a->order < b->order; });
    return active;
}

ControlState state_of(const std::vector<const Statement*>& active,
                      const std::set<std::string>& holders) {
    if (holders.empty()) { return ControlState::unknown; }
    if (holders.size() > 1) { return ControlState::contested; }
    const auto& holder = *holders.begin();
    bool conceded = false;
    bool observed = false;
    bool by_others = false;
    for (const auto* statement : active) {
        if (statement->not_holder_side == holder) { return ControlState::contested; }
        const bool other_side =
            statement->said.role == Role::belligerent && statement->said.speaker_side != holder;
        conceded = conceded ||
                   (other_side && (statement->holder_side == holder ||
                                   statement->not_holder_side == statement->said.speaker_side));
        if (statement->holder_side != holder) { continue; }
        observed = observed || statement->said.role == Role::observer;
        by_others = by_others || statement->said.speaker_side != holder;
    }
    if (conceded) { return ControlState::conceded; }
    if (observed) { return ControlState::observed; }
    return by_others ? ControlState::uncontested : ControlState::claimed;
}

ControlEntry entry_of(const PlaceStatements& place, const std::vector<const Statement*>& active,
                      const DateInterval& days) {
    ControlEntry entry;
    entry.place = place.place;
    entry.part = place.part;
    entry.days = days;
    std::set<std::string> holders;
    for (const auto* statement : active) {
        if (!statement->holder_side.empty()) { holders.insert(statement->holder_side); }
        entry.statements.push_back(statement->said);
    }
    entry.state = state_of(active, holders);
    entry.holders = {holders.begin(), holders.end()};
    return entry;
}

void add_dated(const PlaceStatements& place, std::vector<ControlEntry>& entries) {
    std::set<Date> cuts;
    for (const auto& statement : place.statements) {
        cuts.insert(statement.from);
        if (statement.to) { cuts.insert(*statement.to + std::chrono::days(1)); }
    }
    std::vector<const Statement*> before;
    for (auto cut = cuts.begin(); cut != cuts.end(); ++cut) {
        const auto next = std::next(cut);
        const auto active = in_force(place.statements, *cut);
        const std::optional<Date> end =
            next == cuts.end() ? std::nullopt : std::optional(*next - std::chrono::days(1));
        if (active == before && !active.empty()) {
            entries.back().days.to = end;
            continue;
        }
        before = active;
        if (!active.empty()) { entries.push_back(entry_of(place, active, {*cut, end})); }
    }
}

/// What no day is known of stands in an entry of its own, so that it is neither lost nor dated by
/// guess.
void add_undated(const PlaceStatements& place, std::vector<ControlEntry>& entries) {
    const auto active = in_force(place.undated, Date::min());
    if (!active.empty()) { entries.push_back(entry_of(place, active, {})); }
}

}  // namespace

std::vector<ControlEntry> control(const Book& book, const ControlOptions& options) {
    std::vector<ControlEntry> entries;
    for (const auto& [key, place] : collect(book, options)) {
        add_dated(place, entries);
        add_undated(place, entries);
    }
    return entries;
}

}  // namespace counterclaim::ledger
