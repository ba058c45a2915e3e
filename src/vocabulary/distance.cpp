#include "vocabulary/distance.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace counterclaim {

double distance_km(double latitude_a, double longitude_a, double latitude_b, double longitude_b) {
    constexpr double k_radius_km = 6371;
    constexpr double k_radians = std::numbers::pi / 180;
    const double a = latitude_a * k_radians;
    const double b = latitude_b * k_radians;
    const double east = std::sin((longitude_b - longitude_a) * k_radians / 2);
    const double north = std::sin((b - a) / 2);
    const double h = north * north + std::cos(a) * std::cos(b) * east * east;
    return 2 * k_radius_km * std::asin(std::min(1.0, std::sqrt(h)));
}

}  // namespace counterclaim
