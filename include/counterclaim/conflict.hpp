#pragma once

#include <counterclaim/date.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace counterclaim {

/// A war, as a user writes it in `data/conflicts/<id>.toml`: which parties stand together, who
/// mediates, who watches, where and when it is fought. Without a profile parties stand for
/// themselves.
struct ConflictProfile {
    struct Side {
        std::string name;
        std::vector<std::string> parties;
        friend bool operator==(const Side&, const Side&) = default;
    };
    std::string id;
    std::string name;
    std::vector<Side> sides;
    std::vector<std::string> mediators;
    std::vector<std::string> observers;
    std::vector<std::string>
        countries;  ///< ISO 3166-1 alpha-2, nearest to the fighting first: biases places
    std::vector<std::string> keywords;  ///< words of any language that give the conflict away
    DateInterval time;
    friend bool operator==(const ConflictProfile&, const ConflictProfile&) = default;
};

/// The side a party stands on, or the party itself where the profile names none.
[[nodiscard]] std::string side_of(const ConflictProfile& profile, std::string_view party);

/// The side all these acceptable names stand on; empty where there is none or they stand on several
/// (both sides together).
[[nodiscard]] std::string common_side(const ConflictProfile& profile,
                                      const std::vector<std::string>& party);

}  // namespace counterclaim
