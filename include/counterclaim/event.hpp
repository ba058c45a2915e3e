#pragma once

#include <counterclaim/claim.hpp>
#include <counterclaim/date.hpp>
#include <counterclaim/place.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim {

/// A claim's name: XXH3 of what it says and where it stands, so that the same claim has the same id
/// in every ledger.
using ClaimId = std::uint64_t;

/// An event's name: derived from its first claim in canonical order (day said, article, position).
using EventId = std::uint64_t;

/// What linking and the ledgers need to know of an article beside its claims.
struct ArticleBrief {
    std::string id;
    std::optional<Date> published;
    std::optional<Instant>
        moment;  ///< of publication, where the hour is known: orders the texts of one day
    std::string outlet;
    std::string agency;
    std::string language;
    std::string
        source;  ///< id of the original it is a copy or a revision of; its own id where it is none
    friend bool operator==(const ArticleBrief&, const ArticleBrief&) = default;
};

/// A version of an event that sources may hold: that it happened, or that it did not.
struct Credibility {
    int digit = 6;        ///< Admiralty scale, 1 confirmed by other sources … 6 cannot be judged
    std::string rule;     ///< row of `data/link/credibility.tsv` that decided
    int independent = 0;  ///< claimants that do not depend on one another, copies folded
    int sides = 0;        ///< sides of the war among them
    int observers = 0;    ///< observers on the spot among them
    int concessions = 0;  ///< sides that admit it against their interest
    int against = 0;      ///< independent claimants of the opposite version
    bool against_observer = false;  ///< an observer is among those
    friend bool operator==(const Credibility&, const Credibility&) = default;
};

/// The claims about one occurrence, across articles and languages.
struct Event {
    EventId id = 0;
    std::vector<ClaimId> claims;  ///< in canonical order; the first gives the id
    ClaimType type =
        ClaimType::armed_clash;  ///< of most claims, the earlier in the list of types on a tie
    std::optional<Place> place;  ///< the most precise that most claims give
    DateInterval time;           ///< from the earliest start to the latest end any claim gives
    Credibility affirmed;        ///< of "it happened"
    std::optional<Credibility> denied;  ///< of "it did not", where somebody says so
    friend bool operator==(const Event&, const Event&) = default;
};

/// What adding claims did to events that were there before.
struct EventChange {
    enum class Kind : std::uint8_t { merged, split, renamed };
    Kind kind = Kind::merged;
    std::vector<EventId> before;
    std::vector<EventId> after;
    std::optional<Date>
        day;  ///< on which it was said what brought it about; none for undated claims
    friend bool operator==(const EventChange&, const EventChange&) = default;
};

[[nodiscard]] std::string id_text(std::uint64_t id);  ///< 16 lower-case hexadecimal digits
[[nodiscard]] std::optional<std::uint64_t> parse_id(std::string_view text);
[[nodiscard]] std::string_view to_string(EventChange::Kind kind);

}  // namespace counterclaim
