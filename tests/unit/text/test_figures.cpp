#include "text/figures.hpp"

#include <gtest/gtest.h>

namespace counterclaim::text {
namespace {

TEST(Figures, NumbersHaveTheirThousands) {
    EXPECT_EQ(number_text(0), "0");
    EXPECT_EQ(number_text(999), "999");
    EXPECT_EQ(number_text(9061), "9,061");
    EXPECT_EQ(number_text(1'200'000), "1,200,000");
    EXPECT_EQ(number_text(-100), "-100");
    EXPECT_EQ(number_text(-1000), "-1,000");
}

TEST(Figures, BoundsAreSaidPlainly) {
    EXPECT_EQ(bounds_text(14, 14), "14");
    EXPECT_EQ(bounds_text(14, 20), "14 to 20");
    EXPECT_EQ(bounds_text(41, {}), "at least 41");
    EXPECT_EQ(bounds_text(501, {}), "more than 500");
    EXPECT_EQ(bounds_text(101, {}), "more than 100");
    EXPECT_EQ(bounds_text(1, {}), "at least 1");
    EXPECT_EQ(bounds_text({}, 50), "up to 50");
    EXPECT_EQ(bounds_text({}, {}), "an unknown number");
    EXPECT_EQ(bounds_text(24, 99), "dozens");
    EXPECT_EQ(bounds_text(100, 999), "hundreds");
    EXPECT_EQ(bounds_text(10'000, 99'999), "tens of thousands");
}

TEST(Figures, NounsInThePlural) {
    EXPECT_EQ(plural_of("tank"), "tanks");
    EXPECT_EQ(plural_of("church"), "churches");
    EXPECT_EQ(plural_of("city"), "cities");
    EXPECT_EQ(plural_of("convoy"), "convoys");
    EXPECT_EQ(plural_of("aircraft"), "aircraft");
}

}  // namespace
}  // namespace counterclaim::text
