#pragma once

namespace counterclaim {

/// Great-circle distance in kilometres of two points given in degrees, on a sphere of 6371 km
/// (haversine).
[[nodiscard]] double distance_km(double latitude_a, double longitude_a, double latitude_b,
                                 double longitude_b);

}  // namespace counterclaim
