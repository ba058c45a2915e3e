#include "link/credibility.hpp"

#include "link/voice.hpp"
#include "text/table.hpp"

#include <charconv>
#include <map>
#include <set>

namespace counterclaim::link {
namespace {

/// Voices of one version of an event.
struct Voices {
    std::map<std::string, Role> roles;             ///< by key
    std::map<std::string, std::string> outlet_of;  ///< outlet voices: key → source text
    std::set<std::string> quoting;                 ///< sources that quote somebody for this version
    std::set<std::string> sides;
    std::set<std::string> concessions;

    void add(const Claim& claim, const Voice& voice, std::string_view source,
             const ConflictProfile& profile) {
        roles.emplace(voice.key, voice.role);
        if (voice.role == Role::outlet) {
            outlet_of.emplace(voice.key, source);
        } else {
            quoting.emplace(source);
        }
        if (!voice.side.empty()) { sides.insert(voice.side); }
        if (is_concession(claim, profile)) { concessions.insert(voice.key); }
    }

    /// An outlet that quotes somebody for it is not one source more.
    [[nodiscard]] int independent() const {
        int count = 0;
        for (const auto& [key, role] : roles) {
            const auto outlet = outlet_of.find(key);
            count += outlet == outlet_of.end() || !quoting.contains(outlet->second) ? 1 : 0;
        }
        return count;
    }
    [[nodiscard]] int observers() const {
        int count = 0;
        for (const auto& [key, role] : roles) { count += role == Role::observer ? 1 : 0; }
        return count;
    }
};

Credibility count(const Voices& voices, const Voices& against) {
    Credibility credibility;
    credibility.independent = voices.independent();
    credibility.sides = static_cast<int>(voices.sides.size());
    credibility.observers = voices.observers();
    credibility.concessions = static_cast<int>(voices.concessions.size());
    credibility.against = against.independent();
    credibility.against_observer = against.observers() > 0;
    return credibility;
}

}  // namespace

Expected<CredibilityRules> CredibilityRules::load(const Resources& resources) {
    auto table = text::Table::load(resources, "link/credibility.tsv", {"rule", "digit", "says"});
    if (!table) { return tl::unexpected<Error>(table.error()); }
    CredibilityRules rules;
    const auto done = table->each([&](const text::Table::Row& row) -> Expected<void> {
        Rule rule;
        rule.name = row["rule"];
        rule.says = row["says"];
        rule.against_observer = row["against_observer"];
        bool good = true;
        const auto number = [&](std::string_view column, int& value) {
            const auto cell = row[column];
            if (cell.empty()) { return; }
            good = good &&
                   std::from_chars(cell.data(), cell.data() + cell.size(), value).ec == std::errc{};
        };
        number("digit", rule.digit);
        number("independent", rule.independent);
        number("observers", rule.observers);
        number("concessions", rule.concessions);
        number("against", rule.against);
        number("against_max", rule.against_max);
        if (!good) { return row.reject("a count is no number"); }
        if (rule.digit < 1 || rule.digit > 6) { return row.reject("the digit is not 1 to 6"); }
        rules.m_rules.push_back(std::move(rule));
        return {};
    });
    if (!done) { return tl::unexpected<Error>(done.error()); }
    return rules;
}

void CredibilityRules::judge(Credibility& credibility) const {
    for (const auto& rule : m_rules) {
        const bool observer_fits = rule.against_observer.empty() ||
                                   (rule.against_observer == "yes") == credibility.against_observer;
        if (credibility.independent >= rule.independent &&
            credibility.observers >= rule.observers &&
            credibility.concessions >= rule.concessions && credibility.against >= rule.against &&
            credibility.against <= rule.against_max && observer_fits) {
            credibility.digit = rule.digit;
            credibility.rule = rule.name;
            return;
        }
    }
    credibility.digit = 6;
    credibility.rule = {};
}

std::string_view CredibilityRules::says(std::string_view rule) const {
    for (const auto& candidate : m_rules) {
        if (candidate.name == rule) { return candidate.says; }
    }
    return {};
}

void judge_event(Event& event, const std::vector<Claim>& claims, const std::vector<ClaimId>& ids,
                 const std::vector<std::string_view>& sources,
                 const std::vector<std::size_t>& members, const std::vector<Relation>& relations,
                 const Wars& wars, const CredibilityRules& rules) {
    // Who contradicts the holder or the one who did it speaks against the event as first told.
    std::set<ClaimId> contradicting;
    for (const auto& relation : relations) {
        if (relation.conflict == Conflict::control || relation.conflict == Conflict::actor) {
            contradicting.insert(relation.from);
        }
    }
    Voices affirmed;
    Voices denied;
    for (const auto member : members) {
        const auto& claim = claims[member];
        if (claim.modality != Modality::actual) { continue; }
        const auto& war = wars.of(claim);
        const auto voice = voice_of(claim, war, sources[member]);
        const bool against =
            claim.polarity == Polarity::denied || contradicting.contains(ids[member]);
        (against ? denied : affirmed).add(claim, voice, sources[member], war);
    }
    event.affirmed = count(affirmed, denied);
    rules.judge(event.affirmed);
    if (!denied.roles.empty()) {
        event.denied = count(denied, affirmed);
        rules.judge(*event.denied);
    }
}

}  // namespace counterclaim::link
