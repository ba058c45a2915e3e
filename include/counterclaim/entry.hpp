#pragma once

#include <counterclaim/event.hpp>
#include <counterclaim/mention.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim {

/// How firmly it stands who holds a place; docs/reference/ledgers.md has the rules.
enum class ControlState : std::uint8_t {
    unknown,      ///< it is only said who does not hold it
    claimed,      ///< only the holder's own side says so
    uncontested,  ///< others say so too, nobody says otherwise
    observed,     ///< an observer on the spot says so, nobody says otherwise
    conceded,     ///< the side that lost it says so
    contested,    ///< sources name different holders, or deny the holder
};

/// One speaker's word on who holds a place from a day on.
struct ControlStatement {
    ClaimId claim = 0;
    std::string speaker;       ///< party, or the words used for an observer or outlet
    std::string speaker_side;  ///< side of the conflict, else the party itself; empty for an outlet
    Role role = Role::unknown;
    std::vector<std::string>
        holder;  ///< acceptable names; empty where it is only said who does not hold it
    std::vector<std::string> not_holder;
    DateInterval
        days;  ///< when it is said to hold; an open end lasts until the speaker says otherwise
    std::optional<Date> said;
    friend bool operator==(const ControlStatement&, const ControlStatement&) = default;
};

/// Who holds a place, over an interval of days in which no statement begins or ends.
struct ControlEntry {
    Place place;
    std::string part;   ///< "airport", "heights above": parts of places are kept apart
    DateInterval days;  ///< open at the end: until the last thing said
    ControlState state = ControlState::unknown;
    std::vector<std::string>
        holders;  ///< sides said to hold it, sorted; two or more where contested
    std::vector<ControlStatement> statements;  ///< those in force in the interval, by day said
    friend bool operator==(const ControlEntry&, const ControlEntry&) = default;
};

/// A figure as one claimant gave it at one time.
struct TollPoint {
    ClaimId claim = 0;
    std::optional<Date> said;
    DateInterval days;
    std::optional<std::int64_t> low;
    std::optional<std::int64_t> high;
    bool approximate = false;
    bool revises = false;  ///< differs from the point before it
    bool falls = false;    ///< a cumulative figure lower than the one before it
    friend bool operator==(const TollPoint&, const TollPoint&) = default;
};

/// What one claimant said, over time, about one kind of loss of one party. Figures of different
/// claimants are never added.
struct TollSeries {
    std::string claimant;
    Role role = Role::unknown;
    std::vector<std::string> party;  ///< whose people or equipment; empty where not said
    std::string side;
    std::string whose;  ///< as told: the side, or the country of people not said to be soldiers
    PersonClass person_class = PersonClass::unknown;
    QuantityKind kind = QuantityKind::killed;
    std::string item;
    QuantityScope scope = QuantityScope::event;
    EventId event = 0;              ///< for scope `event`; 0 for running totals
    std::vector<TollPoint> points;  ///< by day said
    friend bool operator==(const TollSeries&, const TollSeries&) = default;
};

/// One line per event, kind, class and side: the spread of what is said and the figure to quote,
/// with the rule that chose it.
struct TollSummary {
    EventId event = 0;
    QuantityKind kind = QuantityKind::killed;
    PersonClass person_class = PersonClass::unknown;
    std::string side;   ///< whose; empty where not said
    std::string whose;  ///< as `TollSeries` has it
    std::optional<std::int64_t> best;
    std::optional<std::int64_t> low;
    std::optional<std::int64_t> high;  ///< missing where somebody leaves it open ("more than 40")
    ClaimId best_claim = 0;
    std::string rule;  ///< "own side", "observer", "third party", "outlet", "other side"
    int claimants = 0;
    friend bool operator==(const TollSummary&, const TollSummary&) = default;
};

/// A toll that does not add up, inside one text or over time.
struct TollCheck {
    enum class Kind : std::uint8_t { parts_match, parts_exceed, falls };
    Kind kind = Kind::parts_match;
    std::string sentence;  ///< "104 + 8 + 15 = 127, as the total says"
    std::vector<ClaimId> claims;
    friend bool operator==(const TollCheck&, const TollCheck&) = default;
};

struct CasualtyLedger {
    std::vector<TollSeries> series;
    std::vector<TollSummary> summaries;
    std::vector<TollCheck> checks;
    friend bool operator==(const CasualtyLedger&, const CasualtyLedger&) = default;
};

/// An act said to break a truce: called a violation, or an attack in its area after it took effect.
struct TruceBreach {
    ClaimId claim = 0;
    bool called_violation = false;
    std::string accuser;
    std::vector<std::string> accused;
    std::optional<Date> day;
    std::optional<std::chrono::minutes>
        after;  ///< since the truce took effect, where both hours are known
    bool denied = false;
    std::vector<ClaimId> denials;
    friend bool operator==(const TruceBreach&, const TruceBreach&) = default;
};

struct CeasefireEntry {
    EventId event = 0;
    std::optional<Date> agreed;  ///< first day it is said
    std::optional<Date> in_force;
    /// A report names the day it took effect; else `in_force` is the first day it is spoken of, and
    /// `spoken_of` all that is known.
    bool start_known = false;
    DateInterval spoken_of;                             ///< days the reports speak of
    std::optional<std::chrono::minutes> in_force_time;  ///< local time of day
    std::optional<Date>
        end;  ///< said to be over, or replaced by the next truce of the same parties
    std::string end_reason;
    std::optional<Place> place;
    std::vector<std::string> parties;    ///< sorted
    std::vector<std::string> mediators;  ///< sorted
    std::vector<ClaimId> claims;
    std::vector<TruceBreach> breaches;  ///< by day
    friend bool operator==(const CeasefireEntry&, const CeasefireEntry&) = default;
};

enum class CommitmentState : std::uint8_t { due, done, late, postponed, disputed };

struct CommitmentEntry {
    EventId event = 0;
    ClaimType type = ClaimType::handover;
    std::vector<std::string> by;  ///< who owes it
    std::vector<std::string> to;  ///< to whom
    std::optional<Place> place;
    std::string agreement;  ///< sentence on the agreement it comes from, may be empty
    EventId agreement_event = 0;
    std::vector<Date> due;  ///< every day named, in the order they were named
    std::optional<Date> done;
    std::vector<ClaimId> missed;  ///< claims that it was not done, or put off
    CommitmentState state = CommitmentState::due;
    std::vector<ClaimId> claims;
    friend bool operator==(const CommitmentEntry&, const CommitmentEntry&) = default;
};

[[nodiscard]] std::string_view to_string(ControlState state);
[[nodiscard]] std::string_view to_string(CommitmentState state);
[[nodiscard]] std::string_view to_string(TollCheck::Kind kind);

}  // namespace counterclaim
