#pragma once

#include "support/whole_pipeline.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace counterclaim::test {

/// Of the claims of this type one has this claimant (words in it; "-" for the outlet), one of this
/// party (empty: not looked at) and this mood (empty: not looked at).
struct SpeakerCase {
    std::string language;
    std::string text;
    std::string type;
    std::string claimant;
    std::string modality = {};
    std::string polarity = "affirmed";
    std::string party = {};
};

inline bool fits(const Claim& claim, const SpeakerCase& wanted) {
    const auto is = [](std::string_view value, const std::string& expected) {
        return expected.empty() || value == expected;
    };
    const auto& party = claim.claimant.party;
    const bool of_party =
        wanted.party.empty() || std::find(party.begin(), party.end(), wanted.party) != party.end();
    if (to_string(claim.type) != wanted.type || !of_party ||
        !is(to_string(claim.modality), wanted.modality) ||
        !is(to_string(claim.polarity), wanted.polarity)) {
        return false;
    }
    if (wanted.claimant == "-") { return claim.claimant.text.empty(); }
    return claim.claimant.text.find(wanted.claimant) != std::string::npos;
}

inline void expect_speakers(const std::vector<SpeakerCase>& cases) {
    for (const auto& wanted : cases) {
        std::string got;
        bool found = false;
        for (const auto& reading : read_text(wanted.text + "\n", wanted.language)) {
            for (const auto& claim : reading.claims) {
                found = found || fits(claim, wanted);
                got += "  " + std::string(to_string(claim.type)) + " " +
                       std::string(to_string(claim.polarity)) + " " +
                       std::string(to_string(claim.modality)) + " [" + claim.claimant.text + "] " +
                       (claim.claimant.party.empty() ? "-" : claim.claimant.party.front()) + "\n";
            }
        }
        EXPECT_TRUE(found) << wanted.text << "\ngot\n" << got;
    }
}

}  // namespace counterclaim::test
