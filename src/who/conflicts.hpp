#pragma once

#include "who/phrase_index.hpp"

#include <counterclaim/conflict.hpp>
#include <counterclaim/error.hpp>
#include <counterclaim/reading.hpp>
#include <counterclaim/resources.hpp>

#include <string_view>
#include <vector>

namespace counterclaim::who {

/// Reads one profile. `name` is the resource's name ("conflicts/syria.toml"): the file's name is
/// the profile's id, and errors name file, line and key. Keys: data/conflicts/README.md.
[[nodiscard]] Expected<ConflictProfile> parse_conflict(std::string_view toml,
                                                       std::string_view name);

/// All profiles of `conflicts/`, in the order of their ids.
class Conflicts {
public:
    [[nodiscard]] static Expected<Conflicts> load(const Resources& resources);

    [[nodiscard]] const std::vector<ConflictProfile>& profiles() const { return m_profiles; }
    /// The profile with this id, or nullptr.
    [[nodiscard]] const ConflictProfile* find(std::string_view id) const;

    /// The war an article is about, from its words, its resolved places and its date; nullptr where
    /// none stands out.
    [[nodiscard]] const ConflictProfile* choose(const Reading& reading) const;

    /// The war of a text whose words give none away: one that a party it names fights in where a
    /// place it names lies, or an armed group fights in alone; nullptr where none or several would
    /// do. Needs places and actors.
    [[nodiscard]] const ConflictProfile* choose_by_parties(const Reading& reading) const;

private:
    struct Keyword {
        std::uint32_t profile;
        bool capital;  ///< counts only where written with a capital letter
    };
    std::vector<ConflictProfile> m_profiles;
    std::vector<Keyword> m_keywords;
    PhraseIndex m_index;
};

/// As `conflicts.choose(reading)`.
[[nodiscard]] inline const ConflictProfile* choose_conflict(const Reading& reading,
                                                            const Conflicts& conflicts) {
    return conflicts.choose(reading);
}

}  // namespace counterclaim::who
