#include "ledger/summary.hpp"

#include "ledger/casualties.hpp"
#include "ledger/ceasefires.hpp"
#include "ledger/commitments.hpp"
#include "ledger/control.hpp"
#include "ledger/sentences.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace counterclaim::ledger {
namespace {

void newest_first(std::vector<Highlight>& highlights, std::size_t count_max) {
    std::stable_sort(highlights.begin(), highlights.end(),
                     [](const Highlight& a, const Highlight& b) {
                         return a.day.value_or(Date::min()) > b.day.value_or(Date::min());
                     });
    if (highlights.size() > count_max) { highlights.resize(count_max); }
}

void add_claim(Highlight& highlight, ClaimId claim, std::size_t claims_max) {
    auto& claims = highlight.claims;
    if (claims.size() < claims_max &&
        std::find(claims.begin(), claims.end(), claim) == claims.end()) {
        claims.push_back(claim);
    }
}

/// Of what was said on one day, places and tolls in dispute come first, meetings last.
int weight(const Event& event, Conflict conflict) {
    switch (conflict) {
        case Conflict::toll:
            return 3;
        case Conflict::actor:
            return 2;
        default:
            break;
    }
    const bool talk = event.type == ClaimType::talks || event.type == ClaimType::agreement ||
                      event.type == ClaimType::sanction ||
                      event.type == ClaimType::leadership_change;
    return talk ? 0 : 1;
}

/// One highlight for all relations of an event that conflict for one reason.
std::vector<Highlight> disagreements(const Book& book, std::size_t claims_max) {
    std::map<EventId, const Event*> events;
    for (const auto& event : book.linked().events) { events.emplace(event.id, &event); }
    std::map<std::pair<EventId, Conflict>, Highlight> found;
    for (const auto& relation : book.linked().relations) {
        // Places in dispute come from the control ledger, which also sees claims of different
        // events.
        const bool disagree =
            relation.kind == RelationKind::denies ||
            (relation.kind == RelationKind::contradicts && relation.conflict != Conflict::control);
        const auto from = book.find(relation.from);
        const auto to = book.find(relation.to);
        const auto event = events.find(relation.event);
        if (!disagree || !from || !to || event == events.end()) { continue; }
        auto& highlight = found[{relation.event, relation.conflict}];
        const auto said = std::max(book.claim(*from).said, book.claim(*to).said);
        if (highlight.sentence.empty()) {
            highlight.topic = "contradiction";
            highlight.sentence = title_of(*event->second) + ": " + relation.reason + '.';
        }
        highlight.day = std::max(highlight.day, said);
        add_claim(highlight, relation.from, claims_max);
        add_claim(highlight, relation.to, claims_max);
    }
    std::vector<std::pair<int, Highlight>> weighed;
    for (auto& [key, highlight] : found) {
        weighed.emplace_back(weight(*events.at(key.first), key.second), std::move(highlight));
    }
    std::stable_sort(weighed.begin(), weighed.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<Highlight> all;
    for (auto& [weight, highlight] : weighed) { all.push_back(std::move(highlight)); }
    return all;
}

std::optional<Date> last_said(const ControlEntry& entry) {
    std::optional<Date> last;
    for (const auto& statement : entry.statements) { last = std::max(last, statement.said); }
    return last;
}

/// Of each place the last stretch of days over which it is in dispute, with a word of each holder
/// first.
std::vector<Highlight> disputed_places(const Book& book, std::size_t claims_max) {
    std::map<std::string, Highlight> latest;
    for (const auto& entry : control(book)) {
        if (entry.state != ControlState::contested) { continue; }
        Highlight highlight{"contradiction", last_said(entry), sentence_of(entry), {}};
        std::set<std::vector<std::string>> holders;
        for (auto statement = entry.statements.rbegin(); statement != entry.statements.rend();
             ++statement) {
            if (holders.insert(statement->holder).second) {
                add_claim(highlight, statement->claim, claims_max);
            }
        }
        for (const auto& statement : entry.statements) {
            add_claim(highlight, statement.claim, claims_max);
        }
        auto& known = latest[entry.place.id + '\n' + entry.place.name + '\n' + entry.part];
        // What no day is known of tells only where nothing else does.
        if (!entry.days.open() || known.sentence.empty()) { known = std::move(highlight); }
    }
    std::vector<Highlight> all;
    for (auto& [place, highlight] : latest) { all.push_back(std::move(highlight)); }
    return all;
}

/// Places first, then tolls, deeds and meetings.
std::vector<Highlight> all_disagreements(const Book& book, std::size_t claims_max) {
    auto all = disputed_places(book, claims_max);
    auto others = disagreements(book, claims_max);
    std::move(others.begin(), others.end(), std::back_inserter(all));
    return all;
}

/// Of each place the last entry: who holds it now.
std::vector<Highlight> control_now(const Book& book, std::size_t claims_max) {
    std::map<std::string, Highlight> latest;
    for (const auto& entry : control(book)) {
        Highlight highlight{"control", last_said(entry), sentence_of(entry), {}};
        for (const auto& statement : entry.statements) {
            add_claim(highlight, statement.claim, claims_max);
        }
        auto& known = latest[entry.place.id + '\n' + entry.place.name + '\n' + entry.part];
        // What no day is known of tells only where nothing else does.
        if (!entry.days.open() || known.sentence.empty()) { known = std::move(highlight); }
    }
    std::vector<Highlight> all;
    for (auto& [place, highlight] : latest) { all.push_back(std::move(highlight)); }
    return all;
}

std::vector<Highlight> running_tolls(const Book& book, std::size_t claims_max) {
    std::vector<Highlight> all;
    for (const auto& series : casualties(book).series) {
        if (series.scope == QuantityScope::event || series.kind == QuantityKind::destroyed) {
            continue;
        }
        const auto& last = series.points.back();
        Highlight highlight;
        highlight.topic = "toll";
        highlight.day = last.said;
        highlight.sentence = sentence_of(series);
        for (auto point = series.points.rbegin(); point != series.points.rend(); ++point) {
            add_claim(highlight, point->claim, claims_max);
        }
        all.push_back(std::move(highlight));
    }
    return all;
}

std::vector<Highlight> truces(const Book& book, std::size_t claims_max) {
    std::vector<Highlight> all;
    for (const auto& entry : ceasefires(book)) {
        Highlight highlight{"truce", entry.in_force, sentence_of(entry), {}};
        if (!entry.claims.empty()) { add_claim(highlight, entry.claims.front(), claims_max); }
        for (const auto& breach : entry.breaches) {
            add_claim(highlight, breach.claim, claims_max);
        }
        all.push_back(std::move(highlight));
    }
    return all;
}

std::vector<Highlight> deadlines(const Book& book, const SummaryOptions& options) {
    CommitmentOptions how;
    how.as_of = options.as_of;
    std::vector<Highlight> all;
    for (const auto& entry : commitments(book, how)) {
        if (entry.due.empty()) { continue; }
        Highlight highlight{"deadline", entry.due.back(), sentence_of(entry), {}};
        for (const auto claim : entry.claims) { add_claim(highlight, claim, options.claims_max); }
        all.push_back(std::move(highlight));
    }
    return all;
}

}  // namespace

std::vector<Highlight> contradictions(const Book& book, std::size_t claims_max) {
    auto all = all_disagreements(book, claims_max);
    newest_first(all, all.size());
    return all;
}

Summary summarise(const Book& book, const SummaryOptions& options) {
    Summary summary;
    summary.contradictions = all_disagreements(book, options.claims_max);
    summary.control = control_now(book, options.claims_max);
    summary.tolls = running_tolls(book, options.claims_max);
    summary.truces = truces(book, options.claims_max);
    summary.deadlines = deadlines(book, options);
    for (auto* list : {&summary.contradictions, &summary.control, &summary.tolls, &summary.truces,
                       &summary.deadlines}) {
        newest_first(*list, options.each_max);
    }
    return summary;
}

}  // namespace counterclaim::ledger
