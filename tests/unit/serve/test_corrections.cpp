#include "serve/corrections.hpp"

#include "text/iso_date.hpp"

#include <gtest/gtest.h>

namespace counterclaim::serve {
namespace {

store::Decision decision(std::int64_t id, const std::string& action,
                         const std::string& value = {}) {
    store::Decision made;
    made.id = id;
    made.action = action;
    made.claim = "c1";
    made.value = value;
    return made;
}

ClaimRecord record() {
    ClaimRecord made;
    made.id = "c1";
    made.claim.type = ClaimType::capture;
    made.claim.subtype = "raid";
    ClaimPlace place;
    place.text = "the town";
    made.claim.places.push_back(place);
    return made;
}

Place town() {
    Place place;
    place.id = "gn:1";
    place.name = "Alpha";
    place.latitude = 40.5;
    place.precision = PlacePrecision::settlement;
    return place;
}

TEST(Corrections, TheLaterDecisionStands) {
    auto claim = record();
    const Corrections corrections({decision(2, "retype", R"({"type":"advance"})"),
                                   decision(1, "retype", R"({"type":"hold"})")});
    const auto before = corrections.apply(claim);
    EXPECT_EQ(claim.claim.type, ClaimType::advance);
    EXPECT_TRUE(claim.claim.subtype.empty());
    EXPECT_NE(before.find("capture"), std::string::npos) << "the machine's reading is told";
    EXPECT_EQ(corrections.status("c1"), Status::changed);
}

TEST(Corrections, AnUndoneDecisionDoesNotCount) {
    auto rejected = decision(1, "reject");
    rejected.undone_by = 2;
    auto undo = decision(2, "undo");
    undo.undoes = 1;
    const Corrections corrections({rejected, undo});
    EXPECT_EQ(corrections.status("c1"), Status::machine);
    EXPECT_FALSE(corrections.settled("c1"));
    EXPECT_EQ(corrections.size(), 2U);
}

TEST(Corrections, PlacesAndDaysArePutIn) {
    auto claim = record();
    const Corrections corrections({decision(1, "replace", place_value(0, town())),
                                   decision(2, "redate", R"({"from":"2020-10-01","to":null})"),
                                   decision(3, "accept")});
    (void)corrections.apply(claim);
    ASSERT_TRUE(claim.claim.places[0].place);
    EXPECT_EQ(*claim.claim.places[0].place, town());
    EXPECT_EQ(text::to_iso(*claim.claim.time.interval.from), "2020-10-01");
    EXPECT_FALSE(claim.claim.time.interval.to);
    EXPECT_EQ(corrections.status("c1"), Status::changed) << "what was accepted is what was changed";
}

TEST(Corrections, APlaceCanBeTakenAwayOrAdded) {
    auto claim = record();
    claim.claim.places[0].place = town();
    (void)Corrections({decision(1, "replace", place_value(0, std::nullopt))}).apply(claim);
    EXPECT_FALSE(claim.claim.places[0].place);
    (void)Corrections({decision(1, "replace", place_value(1, town()))}).apply(claim);
    ASSERT_EQ(claim.claim.places.size(), 2U);
    EXPECT_EQ(claim.claim.places[1].text, "Alpha");
    (void)Corrections({decision(1, "replace", place_value(9, town()))}).apply(claim);
    EXPECT_EQ(claim.claim.places.size(), 2U) << "there is no tenth place";
}

TEST(Corrections, EventsAreJoinedAndPartedInOrder) {
    auto merge = decision(1, "merge");
    merge.claims = {"000000000000000a", "000000000000000b"};
    auto split = decision(2, "split");
    split.claims = {"000000000000000b"};
    const Corrections corrections({split, merge});
    ASSERT_EQ(corrections.events().size(), 2U);
    EXPECT_TRUE(corrections.events()[0].join);
    EXPECT_EQ(corrections.events()[1].claims, (std::vector<ClaimId>{11}));
}

}  // namespace
}  // namespace counterclaim::serve
