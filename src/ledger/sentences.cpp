#include "ledger/sentences.hpp"

#include "ledger/words.hpp"
#include "text/figures.hpp"

#include <algorithm>
#include <set>

namespace counterclaim::ledger {
namespace {

std::string where(const std::optional<Place>& place, const std::string& part = {}) {
    if (!place) { return {}; }
    return (part.empty() ? "" : part + ' ') + place->name;
}

/// "release-exchange" → "Release exchange"
std::string spoken(ClaimType type) {
    if (type == ClaimType::release_exchange) { return "Release or exchange of prisoners"; }
    std::string name(to_string(type));
    std::replace(name.begin(), name.end(), '-', ' ');
    name.front() = static_cast<char>(name.front() - 'a' + 'A');
    return name;
}

/// Between what is owed and its place: "handover of Kilo", "withdrawal from Kilo", "talks in Kilo".
std::string place_link(ClaimType type) {
    const bool passes = type == ClaimType::handover || type == ClaimType::capture;
    if (passes) { return " of "; }
    return type == ClaimType::withdrawal ? " from " : " in ";
}

/// "Red against Blue"; names of sides may hold an "and" of their own.
std::string rivals(const std::vector<std::string>& holders) {
    std::string text;
    for (const auto& holder : holders) { text += (text.empty() ? "" : " against ") + holder; }
    return holders.size() > 1 ? text : text + ", denied";
}

}  // namespace

std::string title_of(const Event& event) {
    std::string title = spoken(event.type);
    if (event.place) { title += ", " + event.place->name; }
    if (!event.time.open()) { title += ", " + days_text(event.time); }
    return title;
}

std::string sentence_of(const ControlEntry& entry) {
    const auto place = where(entry.place, entry.part);
    const auto when = ", " + days_text(entry.days);
    std::set<std::string> names;
    for (const auto& statement : entry.statements) { names.insert(statement.speaker); }
    const auto speakers = list_text({names.begin(), names.end()});
    switch (entry.state) {
        case ControlState::contested:
            return place + when + ": contested (" + rivals(entry.holders) + "), by the words of " +
                   speakers + '.';
        case ControlState::unknown:
            return place + when + ": it is only said who does not hold it, by " + speakers + '.';
        case ControlState::claimed:
            return place + when + ": " + list_text(entry.holders) + " says that it holds it.";
        case ControlState::conceded:
            return place + when + ": held by " + list_text(entry.holders) +
                   ", as the other side admits.";
        case ControlState::observed:
            return place + when + ": held by " + list_text(entry.holders) +
                   ", as observers on the spot say.";
        case ControlState::uncontested:
            return place + when + ": held by " + list_text(entry.holders) + ", by the words of " +
                   speakers + '.';
    }
    return {};
}

std::string sentence_of(const TollSeries& series) {
    const auto& last = series.points.back();
    std::string sentence = series.whose.empty() ? std::string() : series.whose + ": ";
    sentence += toll_text(last, series);
    if (series.scope == QuantityScope::day) { sentence += ", a day's toll"; }
    if (series.scope == QuantityScope::cumulative) { sentence += ", in all"; }
    sentence += ", said " + series.claimant + " on " + day_text(last.said);
    if (series.points.size() > 1) {
        sentence += "; before: ";
        for (std::size_t i = 0; i + 1 < series.points.size(); ++i) {
            const auto& point = series.points[i];
            sentence += (i == 0 ? "" : ", ") + text::bounds_text(point.low, point.high) + " on " +
                        day_text(point.said);
        }
    }
    return sentence + '.';
}

std::string sentence_of(const TollSummary& summary, const Event& event) {
    auto sentence = title_of(event) + ": ";
    if (!summary.whose.empty()) { sentence += summary.whose + ", "; }
    sentence += loss_text(summary.kind, summary.person_class, {}) + ": " +
                text::bounds_text(summary.best, summary.best) + " (" +
                text::bounds_text(summary.low, summary.high) + " of ";
    sentence += summary.claimants == 1 ? "one claimant"
                                       : text::number_text(summary.claimants) + " claimants";
    return sentence + "), by the word of: " + summary.rule + '.';
}

std::string sentence_of(const CeasefireEntry& entry) {
    std::string sentence = "Truce";
    if (!entry.parties.empty()) { sentence += " between " + list_text(entry.parties); }
    if (entry.place) { sentence += ", " + entry.place->name; }
    sentence += entry.start_known ? ", in force since " + day_text(*entry.in_force)
                                  : ", spoken of " + days_text(entry.spoken_of);
    if (entry.in_force_time) { sentence += " at " + time_text(*entry.in_force_time); }
    if (!entry.mediators.empty()) { sentence += ", through " + list_text(entry.mediators); }
    if (entry.end) { sentence += "; until " + day_text(*entry.end) + ": " + entry.end_reason; }
    std::size_t violations = 0;
    std::optional<std::chrono::minutes> soonest;
    for (const auto& breach : entry.breaches) {
        violations += breach.called_violation ? 1 : 0;
        if (breach.after && (!soonest || *breach.after < *soonest)) { soonest = breach.after; }
    }
    if (violations > 0) {
        sentence += "; said to be broken " + std::to_string(violations) +
                    (violations == 1 ? " time" : " times");
    }
    if (soonest) {
        sentence += "; first attack said to have begun after " + duration_text(*soonest);
    }
    return sentence + '.';
}

std::string sentence_of(const CommitmentEntry& entry) {
    std::string what = spoken(entry.type);
    if (entry.place) { what += place_link(entry.type) + entry.place->name; }
    if (!entry.by.empty()) { what += " by " + entry.by.front(); }
    if (!entry.to.empty()) { what += " to " + entry.to.front(); }
    for (std::size_t i = 0; i < entry.due.size(); ++i) {
        what += (i == 0 ? ", due " : ", then ") + day_text(entry.due[i]);
    }
    if (!entry.missed.empty()) { what += ", said not to have been done then"; }
    if (entry.done) { what += "; said to be done on " + day_text(*entry.done); }
    if (entry.done && !entry.due.empty() && *entry.done > entry.due.back()) {
        const auto late = (*entry.done - entry.due.back()).count();
        what += ", " + std::to_string(late) + (late == 1 ? " day late" : " days late");
    }
    if (entry.state == CommitmentState::disputed) { what += "; disputed"; }
    if (entry.state == CommitmentState::late && !entry.done) { what += "; not said to be done"; }
    return what + '.';
}

}  // namespace counterclaim::ledger
