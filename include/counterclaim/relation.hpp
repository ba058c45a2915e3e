#pragma once

#include <counterclaim/event.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim {

/// What one claim does to another about the same occurrence.
enum class RelationKind : std::uint8_t {
    repeats,       ///< the same claimant, or a copy, says the same again
    corroborates,  ///< an independent claimant says the same
    denies,        ///< says that it is not so
    contradicts,   ///< says something that cannot be true beside it
    concedes,      ///< the side that loses by it admits it
    revises,       ///< the same claimant gives another figure later
};

/// Why two claims cannot both be true.
enum class Conflict : std::uint8_t {
    none,
    polarity,  ///< one affirms what the other denies
    control,   ///< two holders of one place at one time
    toll,      ///< figures whose bounds do not meet, same scope, said at about the same time
    actor,     ///< each names the other side as the one who did it
};

/// From the later claim (in canonical order) to the earlier.
struct Relation {
    ClaimId from = 0;
    ClaimId to = 0;
    EventId event = 0;
    RelationKind kind = RelationKind::repeats;
    Conflict conflict = Conflict::none;
    std::string reason;  ///< one sentence for a human
    friend bool operator==(const Relation&, const Relation&) = default;
};

/// Everything linking makes of a set of claims. `claims` are in canonical order; `ids` and
/// `events_of` run beside it. A pure function of the claims, the articles, the conflict profile and
/// the data of `data/link`.
struct LinkedClaims {
    std::vector<Claim> claims;
    std::vector<ClaimId> ids;
    std::vector<EventId> events_of;
    std::vector<std::string> evidence;   ///< the words each claim rests on, as the article has them
    std::vector<ArticleBrief> articles;  ///< sorted by id
    std::vector<Event> events;           ///< sorted by first day, then id
    std::vector<Relation> relations;     ///< sorted by from, to, kind
    /// What became of events as more was said, day by day: merges and splits, in order.
    std::vector<EventChange> changes;

    /// Index into `claims`, or nothing.
    [[nodiscard]] std::optional<std::size_t> find(ClaimId id) const;
    /// The brief of an article, or null.
    [[nodiscard]] const ArticleBrief* article(std::string_view id) const;
    friend bool operator==(const LinkedClaims&, const LinkedClaims&) = default;
};

[[nodiscard]] std::string_view to_string(RelationKind kind);
[[nodiscard]] std::string_view to_string(Conflict conflict);

}  // namespace counterclaim
