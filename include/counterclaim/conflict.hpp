#pragma once

#include <counterclaim/date.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim {

enum class ClaimType : std::uint8_t;

/// A war, as a user writes it in `data/conflicts/<id>.toml`: which parties stand together, who
/// mediates, who watches, where and when it is fought. Without a profile parties stand for
/// themselves.
struct ConflictProfile {
    struct Side {
        std::string name;
        std::vector<std::string> parties;
        friend bool operator==(const Side&, const Side&) = default;
    };
    /// What a word of no fixed party means in texts about this war: "the separatists", "Armenian
    /// forces".
    struct Word {
        std::vector<std::string>
            words;       ///< phrases of any language; empty: every noun of `classes`
        std::string of;  ///< only with a word of this party before or after it ("Armenian …")
        std::vector<std::string>
            classes;  ///< noun classes of `data/lang/*/who.nouns.tsv` that `of` counts for
        std::vector<std::string> parties;
        friend bool operator==(const Word&, const Word&) = default;
    };
    /// An occurrence that texts refer to without its date: "the trilateral statement".
    struct Event {
        std::string name;                ///< for a human
        DateInterval days;               ///< both ends given
        std::vector<ClaimType> types;    ///< what a claim about it is; may be empty
        std::vector<std::string> words;  ///< how texts of any language name it
        friend bool operator==(const Event&, const Event&) = default;
    };
    std::string id;
    std::string name;
    std::vector<Side> sides;
    std::vector<std::string> mediators;
    std::vector<std::string> observers;
    std::vector<std::string>
        countries;        ///< ISO 3166-1 alpha-2, nearest to the fighting first: biases places
    std::string theatre;  ///< id of the place the war is about, where it is narrower than a country
    std::vector<std::string> keywords;  ///< words of any language that give the conflict away
    DateInterval time;
    std::vector<DateInterval>
        fighting;  ///< its stretches of open war: what dates without a year are taken to be of
    std::vector<DateInterval>
        between_states;  ///< when who is struck is told by the country that the place lies in
    std::vector<Event> events;  ///< by their days
    std::vector<std::string>
        home;  ///< parties meant by "the army", "the government" where nothing else says whose
    std::vector<std::string>
        air_forces;  ///< the only parties that fly: whoever bombs from the air without being named
    std::vector<std::string> bombs_from_air;  ///< parties whose bombardments are air strikes unless
                                              ///< a word says otherwise
    std::vector<Word> words;                  ///< looked up before everything else but names
    friend bool operator==(const ConflictProfile&, const ConflictProfile&) = default;
};

/// The side a party stands on, or the party itself where the profile names none.
[[nodiscard]] std::string side_of(const ConflictProfile& profile, std::string_view party);

/// The side all these acceptable names stand on; empty where there is none or they stand on several
/// (both sides together).
[[nodiscard]] std::string common_side(const ConflictProfile& profile,
                                      const std::vector<std::string>& party);

/// True if `country` (ISO 3166-1 alpha-2) is one of those the war is fought in.
[[nodiscard]] bool is_fought_in(const ConflictProfile& profile, std::string_view country);

/// The last stretch of open war that goes on on `day`; none in times of truce or without a profile
/// of its fighting.
[[nodiscard]] const DateInterval* open_fighting(const ConflictProfile& profile, Date day);

/// The latest event of the war that `text` names by one of its words, whole and without regard to
/// the case of ASCII letters; none where it names none.
[[nodiscard]] const ConflictProfile::Event* event_named(const ConflictProfile& profile,
                                                        std::string_view text);

/// The last event of this type that ended on `day` or at most so many days before; none if none
/// did.
[[nodiscard]] const ConflictProfile::Event* last_event(const ConflictProfile& profile,
                                                       ClaimType type, Date day,
                                                       std::chrono::days within);

}  // namespace counterclaim
