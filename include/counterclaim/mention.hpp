#pragma once

#include <counterclaim/date.hpp>
#include <counterclaim/place.hpp>
#include <counterclaim/span.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim {

/// TIMEX3 classes (TimeML 1.2.1).
enum class TimexType : std::uint8_t { date, time, duration, set };

/// The finest unit a time expression names.
enum class TimePrecision : std::uint8_t {
    unknown,
    minute,
    hour,
    part_of_day,
    day,
    week,
    month,
    season,
    year,
    decade,
    century
};

/// A time expression and the days it means.
struct TimeMention {
    Span span;
    TimexType type = TimexType::date;
    std::string value;  ///< TIMEX3 value: "2020-10-28", "2020-10-27TNI", "P6W", "XXXX-WXX-3" where
                        ///< unanchored
    DateInterval interval;  ///< days; both ends missing where it could not be anchored
    std::optional<std::chrono::minutes> time_of_day;  ///< since local midnight of `interval.from`
    TimePrecision precision = TimePrecision::unknown;
    std::string rule;   ///< the rule that found it
    std::string basis;  ///< for a human: "weekday before publication on Thursday 2020-10-29"
    bool anaphoric =
        false;  ///< resolved against another expression of the text, not the day of publication
    bool of_caption = false;  ///< the day of a picture, which a sentence about it ends with
    friend bool operator==(const TimeMention&, const TimeMention&) = default;
};

enum class ActorKind : std::uint8_t {
    state,
    government,
    office,
    person,
    armed_force,
    armed_group,
    organisation,
    outlet,
    people,
    court,
    unknown
};

/// Who stands behind a word, seen from the conflict. See `gold/GUIDELINES.md`, claimant.
enum class Role : std::uint8_t { belligerent, third_party, observer, outlet, unknown };

struct ActorCandidate {
    std::string actor;  ///< id in `data/actors/`
    std::vector<std::string> party;
    double score = 0;
    std::string reason;
    friend bool operator==(const ActorCandidate&, const ActorCandidate&) = default;
};

/// Somebody who can act, suffer or speak. `party` holds the acceptable canonical names, empty where
/// unknown.
struct ActorMention {
    Span span;
    Span head;                       ///< the word that heads the phrase; inside `span`
    std::string text;
    std::string actor;  ///< id in `data/actors/`, or empty for one known from this text alone
    ActorKind kind = ActorKind::unknown;
    std::vector<std::string>
        party;                  ///< usual short English names: "Azerbaijan", "Nagorno-Karabakh"
    bool joint = false;         ///< "both sides": all of `party` together
    Role role = Role::unknown;  ///< as claimant
    bool civilian = false;      ///< residents, doctors, journalists: people, not forces
    double score = 0;
    std::string reason;
    std::vector<ActorCandidate> candidates;
    friend bool operator==(const ActorMention&, const ActorMention&) = default;
};

enum class QuantityKind : std::uint8_t {
    killed,
    wounded,
    missing,
    captured,
    displaced,
    destroyed,
    sent,
    places_taken,
    other
};
enum class PersonClass : std::uint8_t { unknown, civilian, military, mixed };
enum class QuantityScope : std::uint8_t { event, day, cumulative };

/// A number with what it counts. "More than 40" → low 41, high open; "about 300" → 300, 300,
/// approximate.
struct QuantityMention {
    Span span;     ///< number and counted words: "more than 40 soldiers"
    Span number;   ///< "more than 40"
    Span counted;  ///< "soldiers"; empty where nothing is named
    std::optional<std::int64_t> low;
    std::optional<std::int64_t> high;
    bool approximate = false;
    QuantityKind kind = QuantityKind::other;
    PersonClass person_class = PersonClass::unknown;
    QuantityScope scope = QuantityScope::event;
    std::optional<Date> since;
    std::string item;                ///< for things: "tank", "drone", "house"
    std::vector<std::string> party;  ///< whose people or equipment
    std::string rule;
    friend bool operator==(const QuantityMention&, const QuantityMention&) = default;
};

[[nodiscard]] std::string_view to_string(TimexType type);
[[nodiscard]] std::string_view to_string(TimePrecision precision);
[[nodiscard]] std::string_view to_string(ActorKind kind);
[[nodiscard]] std::string_view to_string(Role role);
[[nodiscard]] std::string_view to_string(QuantityKind kind);
[[nodiscard]] std::string_view to_string(PersonClass person_class);
[[nodiscard]] std::string_view to_string(QuantityScope scope);
[[nodiscard]] std::optional<Role> parse_role(std::string_view name);
[[nodiscard]] std::optional<ActorKind> parse_actor_kind(std::string_view name);
[[nodiscard]] std::optional<QuantityKind> parse_quantity_kind(std::string_view name);
[[nodiscard]] std::optional<PersonClass> parse_person_class(std::string_view name);
[[nodiscard]] std::optional<QuantityScope> parse_quantity_scope(std::string_view name);

}  // namespace counterclaim
