#pragma once

#include <counterclaim/error.hpp>
#include <counterclaim/event.hpp>
#include <counterclaim/relation.hpp>
#include <counterclaim/resources.hpp>
#include <counterclaim/wars.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::link {

/// The rules of `data/link/credibility.tsv`. Const after loading.
class CredibilityRules {
public:
    [[nodiscard]] static Expected<CredibilityRules> load(const Resources& resources);

    /// Fills `digit` and `rule` from the counts.
    void judge(Credibility& credibility) const;
    /// What a rule says, one clause; empty for an unknown rule.
    [[nodiscard]] std::string_view says(std::string_view rule) const;

private:
    struct Rule {
        std::string name;
        std::string says;
        int digit = 6;
        int independent = 0;
        int observers = 0;
        int concessions = 0;
        int against = 0;
        int against_max = 1 << 30;
        std::string against_observer;
    };
    std::vector<Rule> m_rules;
};

/// Counts the independent voices for and against "it happened" among the members of an event and
/// judges both versions. Only what is said to be so counts: no plans, demands or possibilities.
/// `relations` are the event's.
void judge_event(Event& event, const std::vector<Claim>& claims, const std::vector<ClaimId>& ids,
                 const std::vector<std::string_view>& sources,
                 const std::vector<std::size_t>& members, const std::vector<Relation>& relations,
                 const Wars& wars, const CredibilityRules& rules);

}  // namespace counterclaim::link
