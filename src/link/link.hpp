#pragma once

#include "link/credibility.hpp"
#include "link/linker.hpp"
#include "link/relations.hpp"

#include <counterclaim/relation.hpp>
#include <counterclaim/wars.hpp>

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace counterclaim::link {

/// A claim and the words it rests on.
struct ClaimInput {
    Claim claim;
    std::string evidence;
    /// The name it is known by, where a person has changed what it says; else its own.
    std::optional<ClaimId> id = std::nullopt;
};

/// What a person said about events: that these claims are about one occurrence, so that the events
/// that hold them are one; or that they, together, are about another than the rest of theirs.
struct Correction {
    bool join = true;
    std::vector<ClaimId> claims;
};

struct Options {
    LinkerOptions linker;
    RelationOptions relations;
    /// Only what was said on or before this day; claims without a day are then left out.
    std::optional<Date> as_of;
    /// Applied in this order to what the linker found; claims that are not there are passed over.
    std::vector<Correction> corrections;
};

/// From claims to events, relations and credibility. Loaded once, then const and thread-safe.
class Room {
public:
    /// Reads `link/types.tsv`, `link/weights.tsv`, `link/credibility.tsv`.
    [[nodiscard]] static Expected<Room> load(const Resources& resources);

    /// Everything linking makes of the claims; a function of the sets given, whatever their order.
    /// Repeated claims (same id) count once. Articles not named in `articles` stand for themselves.
    [[nodiscard]] LinkedClaims link(std::vector<ClaimInput> claims,
                                    std::vector<ArticleBrief> articles, const Wars& wars,
                                    const Options& options = {}) const;

    [[nodiscard]] const Scorer& scorer() const { return m_scorer; }
    [[nodiscard]] const CredibilityRules& credibility() const { return m_credibility; }

private:
    Room(Scorer scorer, CredibilityRules credibility)
        : m_scorer(std::move(scorer)), m_credibility(std::move(credibility)) {}
    Scorer m_scorer;
    CredibilityRules m_credibility;
};

/// Every name an event may ever have had, and the event that stands for it now: an event is named
/// after its first claim, and whatever was merged, split or named anew since, that claim is in one
/// event.
[[nodiscard]] std::unordered_map<EventId, EventId> events_by_name(const LinkedClaims& linked);

}  // namespace counterclaim::link
