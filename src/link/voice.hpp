#pragma once

#include <counterclaim/claim.hpp>
#include <counterclaim/conflict.hpp>
#include <counterclaim/event.hpp>

#include <string>

namespace counterclaim::link {

/// Who speaks, for telling independent sources apart. The two officials of one side are one voice;
/// an outlet and the copies of its text are one voice.
struct Voice {
    std::string key;   ///< equal for voices that depend on one another
    std::string side;  ///< of a belligerent; else empty
    std::string name;  ///< for a human
    Role role = Role::unknown;
    friend bool operator==(const Voice&, const Voice&) = default;
};

/// `source` is the id of the original of the claim's article.
[[nodiscard]] Voice voice_of(const Claim& claim, const ConflictProfile& profile,
                             std::string_view source);

/// The one side a participant stands on; empty where there is none, or several.
[[nodiscard]] std::string side_of(const std::optional<Participant>& participant,
                                  const ConflictProfile& profile);

/// True if a side says here what speaks against itself: a place lost, an own retreat, own soldiers
/// dead, own weapons lost, an own attack or breach of a truce.
[[nodiscard]] bool is_concession(const Claim& claim, const ConflictProfile& profile);

}  // namespace counterclaim::link
