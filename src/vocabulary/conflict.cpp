#include <counterclaim/conflict.hpp>

#include <algorithm>

namespace counterclaim {

std::string side_of(const ConflictProfile& profile, std::string_view party) {
    for (const auto& side : profile.sides) {
        if (std::find(side.parties.begin(), side.parties.end(), party) != side.parties.end()) {
            return side.name;
        }
    }
    return std::string(party);
}

std::string common_side(const ConflictProfile& profile, const std::vector<std::string>& party) {
    std::string common;
    for (const auto& name : party) {
        auto side = side_of(profile, name);
        if (common.empty()) {
            common = std::move(side);
        } else if (side != common) {
            return {};
        }
    }
    return common;
}

}  // namespace counterclaim
