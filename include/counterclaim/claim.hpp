#pragma once

#include <counterclaim/date.hpp>
#include <counterclaim/mention.hpp>
#include <counterclaim/note.hpp>
#include <counterclaim/place.hpp>
#include <counterclaim/span.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim {

/// What kind of occurrence a claim is about. The closed list, with its names, definitions and the
/// mapping to ACLED, PLOVER and CAMEO, is `data/types.tsv`; a test holds the two together.
enum class ClaimType : std::uint8_t {
    armed_clash,
    shelling,
    air_strike,
    explosion,
    violence_against_civilians,
    property_destruction,
    equipment_loss,
    capture,
    hold,
    advance,
    repulse,
    withdrawal,
    handover,
    casualty_toll,
    detention,
    release_exchange,
    displacement,
    deployment,
    military_support,
    ceasefire,
    ceasefire_violation,
    agreement,
    talks,
    humanitarian_aid,
    sanction,
    protest,
    leadership_change,
};
inline constexpr int k_claim_type_count = 27;

enum class Polarity : std::uint8_t { affirmed, denied };
enum class Modality : std::uint8_t { actual, future, demanded, possible };

/// Whose word a claim is: the innermost speaker. In the outlet's own voice `text` is empty and
/// `role` is outlet. `relays` are those who passed the words on, from the nearest to the speaker
/// outward ("Interfax", "AFP").
struct Claimant {
    std::string text;
    Span span;  ///< in the article's text; empty for the outlet's own voice
    std::vector<std::string> party;
    Role role = Role::outlet;
    std::vector<std::string> relays;
    friend bool operator==(const Claimant&, const Claimant&) = default;
};

/// Who does it or undergoes it. An open slot is a missing `Participant`, never a guess.
struct Participant {
    std::string text;
    Span span;
    std::vector<std::string> party;
    bool joint = false;
    friend bool operator==(const Participant&, const Participant&) = default;
};

/// Where it is said to have happened: a mention of the text, and the record it resolved to.
struct ClaimPlace {
    std::string text;
    Span span;
    std::optional<Place> place;  ///< missing where the mention stayed unresolved
    std::string modifier;        ///< as in `PlaceMention`
    friend bool operator==(const ClaimPlace&, const ClaimPlace&) = default;
};

enum class TimeBasis : std::uint8_t { none, explicit_, context };

/// When it is said to have happened; not when it was said.
struct ClaimTime {
    DateInterval interval;
    TimeBasis basis = TimeBasis::none;
    std::optional<std::chrono::minutes> time_of_day;
    Span span;  ///< the time expression, where there is one
    friend bool operator==(const ClaimTime&, const ClaimTime&) = default;
};

/// A quantity as the claim states it; see `QuantityMention`.
struct ClaimQuantity {
    QuantityKind kind = QuantityKind::killed;
    PersonClass person_class = PersonClass::unknown;
    std::string item;
    std::vector<std::string> party;
    std::optional<std::int64_t> low;
    std::optional<std::int64_t> high;
    bool approximate = false;
    QuantityScope scope = QuantityScope::event;
    std::optional<Date> since;
    Span span;
    friend bool operator==(const ClaimQuantity&, const ClaimQuantity&) = default;
};

/// One step of how a claim was read, for `counterclaim explain`: "trigger", "shelled", "lexicon en
/// shell/VERB".
struct Reason {
    std::string slot;  ///< trigger, type, actor, target, place, time, claimant, polarity, modality,
                       ///< quantity
    Span span;         ///< the words it rests on
    std::string because;  ///< the rule or cue, and the candidates that lost
    friend bool operator==(const Reason&, const Reason&) = default;
};

/// One proposition about one occurrence or state. Field by field as the annotation guidelines
/// define it.
struct Claim {
    std::string article;  ///< `Article::id`
    Span evidence;        ///< in the article's text: the clause or sentence that carries it
    Span trigger;         ///< the word that names the occurrence
    ClaimType type = ClaimType::armed_clash;
    std::string subtype;  ///< a sub-type of `data/types.tsv`, may be empty
    Polarity polarity = Polarity::affirmed;
    Modality modality = Modality::actual;
    Claimant claimant;
    std::optional<Participant> actor;
    std::optional<Participant> target;
    std::vector<ClaimPlace> places;
    ClaimTime time;
    std::vector<ClaimQuantity> quantities;
    std::optional<Date> said;  ///< day it was said, where known; else that of publication
    double confidence =
        0;  ///< 0 … 1, the share of claims like this one that an annotator would accept
    std::string rule;  ///< id of the rule or lexicon entry that found it
    std::vector<Reason> reasons;
    Notes notes;
    friend bool operator==(const Claim&, const Claim&) = default;
};

[[nodiscard]] std::string_view to_string(ClaimType type);  ///< "armed-clash"
[[nodiscard]] std::string_view to_string(Polarity polarity);
[[nodiscard]] std::string_view to_string(Modality modality);
[[nodiscard]] std::string_view to_string(TimeBasis basis);
[[nodiscard]] std::optional<ClaimType> parse_claim_type(std::string_view name);
[[nodiscard]] std::optional<Polarity> parse_polarity(std::string_view name);
[[nodiscard]] std::optional<Modality> parse_modality(std::string_view name);
[[nodiscard]] std::optional<TimeBasis> parse_time_basis(std::string_view name);

}  // namespace counterclaim
