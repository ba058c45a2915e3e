#include "link/blocks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace counterclaim::link {
namespace {

constexpr double k_spread_degrees = 0.13;  // 14 km of latitude
constexpr std::size_t k_keys_max = 64;
constexpr std::int32_t k_said_days = 14;
constexpr std::int32_t k_party_days_max = 16;

/// Lengths of stretches of days, and the longest interval that is blocked by each.
struct Stretch {
    std::int32_t days;
    std::int32_t interval_max;
};
constexpr std::array<Stretch, 3> k_stretches{{{8, 10}, {32, 60}, {1024, 1 << 30}}};

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
    std::uint64_t x = a * 0x9E3779B97F4A7C15ULL ^ b;
    x ^= x >> 32U;
    x *= 0xD6E8FEB86659FD93ULL;
    x ^= x >> 32U;
    return x;
}

std::int32_t floor_div(std::int32_t a, std::int32_t b) {
    return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}

/// Calls `visit(stretch)` for each stretch of days the interval, widened by a day, touches: in its
/// own class of length and the next longer one, so that a day meets the week it lies in.
template <typename Visit>
void each_stretch(std::int32_t from, std::int32_t to, Visit visit) {
    const std::int32_t length = to - from + 1;
    std::size_t level = 0;
    while (level + 1 < k_stretches.size() && length > k_stretches[level].interval_max) { ++level; }
    const std::size_t last = std::min(level + 1, k_stretches.size() - 1);
    for (; level <= last; ++level) {
        const std::int32_t days = k_stretches[level].days;
        const std::int32_t first = floor_div(from - 1, days);
        const std::int32_t end = std::min(floor_div(to + 1, days), first + 12);
        for (std::int32_t bucket = first; bucket <= end; ++bucket) {
            visit(mix(level + 1, static_cast<std::uint32_t>(bucket)));
        }
    }
}

template <typename Visit>
void each_cell(const PlaceFeature& place, Visit visit) {
    const double longitude_spread =
        k_spread_degrees /
        std::max(0.2, std::cos(static_cast<double>(place.latitude) * 0.01745329));
    const auto cell = [](double degrees) { return static_cast<std::int32_t>(std::floor(degrees)); };
    for (std::int32_t y = cell(place.latitude - k_spread_degrees);
         y <= cell(place.latitude + k_spread_degrees); ++y) {
        for (std::int32_t x = cell(place.longitude - longitude_spread);
             x <= cell(place.longitude + longitude_spread); ++x) {
            visit(mix(static_cast<std::uint32_t>(y), static_cast<std::uint32_t>(x)));
        }
    }
}

}  // namespace

void block_keys(const ClaimFeatures& features, std::vector<std::uint64_t>& keys) {
    keys.clear();
    const auto add = [&](BlockKind kind, std::uint64_t a, std::uint64_t b) {
        const auto hash = mix(mix(static_cast<std::uint64_t>(kind) + 1, a), b);
        keys.push_back((hash & ~std::uint64_t{3}) | static_cast<std::uint64_t>(kind));
    };
    add(BlockKind::article, features.key.article, 0);
    const bool dated = features.from != k_no_day;
    const bool said = features.key.said != std::numeric_limits<std::int32_t>::max();
    for (std::size_t i = 0; i < features.place_count; ++i) {
        const auto& place = features.places[i];
        each_cell(place, [&](std::uint64_t cell) {
            if (dated) {
                each_stretch(features.from, features.to, [&](std::uint64_t days) {
                    add(BlockKind::cell, cell, days);
                    add(BlockKind::place, mix(cell, place.id), days);
                });
            }
            if (said && (!dated || features.day_assumed)) {
                each_stretch(features.key.said - k_said_days, features.key.said,
                             [&](std::uint64_t days) { add(BlockKind::cell, ~cell, days); });
            }
        });
    }
    // Without a place only days near by tell anything: parties act all the time.
    const bool near_days = dated ? features.to - features.from < k_party_days_max : said;
    if (features.place_count == 0 && near_days) {
        const auto from = dated ? features.from : features.key.said - k_said_days;
        const auto to = dated ? features.to : features.key.said;
        const auto parties = [&](const HashSet<4>& set) {
            for (std::size_t i = 0; i < set.count; ++i) {
                const auto who = mix(set.items[i], static_cast<std::uint64_t>(features.type));
                each_stretch(from, to,
                             [&](std::uint64_t days) { add(BlockKind::party, who, days); });
            }
        };
        parties(features.actor);
        parties(features.target);
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    if (keys.size() > k_keys_max) { keys.resize(k_keys_max); }
}

std::vector<std::uint64_t> block_keys(const ClaimFeatures& features) {
    std::vector<std::uint64_t> keys;
    block_keys(features, keys);
    return keys;
}

}  // namespace counterclaim::link
