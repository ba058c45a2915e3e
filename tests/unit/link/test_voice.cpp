#include "link/voice.hpp"

#include "../../support/drawn_claims.hpp"

#include <gtest/gtest.h>

namespace counterclaim::link {
namespace {

Voice voice_of_names(std::vector<std::string> party) {
    Claim claim = test::ClaimMaker("a", "2020-10-09").by("somebody");
    claim.claimant.party = std::move(party);
    return voice_of(claim, test::red_and_blue().main(), "a");
}

TEST(Voice, AStatesAgencySpeaksForItsSide) {
    EXPECT_EQ(voice_of_names({"Blue Agency", "Blue"}).side, "Blue");
    EXPECT_EQ(voice_of_names({"Blue Agency", "Blue"}).key, voice_of_names({"Blue"}).key);
}

TEST(Voice, OfTwoSidesIsOfNone) {
    EXPECT_EQ(voice_of_names({"Blue", "Red"}).key, "party:Blue/Red");
    EXPECT_EQ(voice_of_names({"Nobody", "Somebody"}).key, "party:Nobody/Somebody");
}

}  // namespace
}  // namespace counterclaim::link
