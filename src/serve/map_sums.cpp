#include "serve/map_sums.hpp"

#include "serve/view_schema.hpp"

#include <algorithm>
#include <unordered_map>

namespace counterclaim::serve {
namespace {

bool is_inside(const store::Box& box, double lat, double lon) {
    if (lat < box.south || lat > box.north) { return false; }
    return box.west > box.east ? lon >= box.west || lon <= box.east
                               : lon >= box.west && lon <= box.east;
}

}  // namespace

MapSums::MapSums(Connection& view) {
    m_places.push_back({0, 0, 0});
    auto& places = view.statement("SELECT id, lat, lon FROM place WHERE id > 0 ORDER BY id");
    while (places.step()) {
        m_places.push_back({places.number(0), places.real(1), places.real(2)});
    }
    places.reset();
    auto& sides = view.statement(
        "SELECT id, text FROM word WHERE id IN (SELECT DISTINCT side FROM place_day) ORDER BY "
        "text");
    std::unordered_map<std::int64_t, std::size_t> side_of;
    while (sides.step()) {
        side_of.emplace(sides.number(0), m_sides.size());
        m_sides.push_back(sides.text(1));
    }
    sides.reset();
    auto& rows = view.statement("SELECT day, place, side, claims FROM place_day ORDER BY day");
    while (rows.step()) {
        const auto place = index_of(rows.number(1));
        const auto side = side_of.find(rows.number(2));
        if (!place || side == side_of.end()) { continue; }
        m_rows.push_back({static_cast<std::int32_t>(rows.number(0)),
                          static_cast<std::uint32_t>(*place * m_sides.size() + side->second),
                          static_cast<std::uint32_t>(rows.number(3))});
    }
    rows.reset();
    m_rows.shrink_to_fit();
}

std::optional<std::size_t> MapSums::index_of(std::int64_t place) const {
    const auto found =
        std::lower_bound(m_places.begin(), m_places.end(), place,
                         [](const Point& point, std::int64_t id) { return point.id < id; });
    if (found == m_places.end() || found->id != place) { return std::nullopt; }
    return static_cast<std::size_t>(found - m_places.begin());
}

std::pair<std::size_t, std::size_t> MapSums::rows_of(const DateInterval& days) const {
    const auto before = [&](std::int64_t day) {
        return static_cast<std::size_t>(
            std::lower_bound(m_rows.begin(), m_rows.end(), day,
                             [](const Row& row, std::int64_t wanted) { return row.day < wanted; }) -
            m_rows.begin());
    };
    const auto begin = days.from ? before(day_number(*days.from)) : 0;
    const auto end = days.to ? before(day_number(*days.to) + 1) : m_rows.size();
    return {begin, std::max(begin, end)};
}

std::vector<Spot> MapSums::spots(const DateInterval& days, const std::optional<store::Box>& box,
                                 const std::vector<std::string>& sides) const {
    const auto width = m_sides.size();
    std::vector<std::uint32_t> counts(m_places.size() * width);
    const auto [begin, end] = rows_of(days);
    for (auto row = begin; row < end; ++row) { counts[m_rows[row].at] += m_rows[row].claims; }
    std::vector<bool> wanted(width, sides.empty());
    for (std::size_t side = 0; side < width; ++side) {
        if (std::find(sides.begin(), sides.end(), m_sides[side]) != sides.end()) {
            wanted[side] = true;
        }
    }
    std::vector<Spot> spots;
    for (std::size_t i = 1; i < m_places.size(); ++i) {
        const auto& place = m_places[i];
        if (box && !is_inside(*box, place.lat, place.lon)) { continue; }
        Spot spot{place.id, place.lat, place.lon, 0, {}};
        for (std::size_t side = 0; side < width; ++side) {
            const std::int64_t claims = counts[i * width + side];
            if (claims == 0 || !wanted[side]) { continue; }
            spot.claims += claims;
            spot.by_side.emplace_back(m_sides[side], claims);
        }
        if (spot.claims > 0) { spots.push_back(std::move(spot)); }
    }
    return spots;
}

std::int64_t MapSums::unplaced(const DateInterval& days) const {
    std::int64_t claims = 0;
    const auto [begin, end] = rows_of(days);
    for (auto row = begin; row < end; ++row) {
        if (m_rows[row].at < m_sides.size()) { claims += m_rows[row].claims; }
    }
    return claims;
}

std::optional<std::pair<double, double>> MapSums::where(std::int64_t place) const {
    const auto at = index_of(place);
    if (!at) { return std::nullopt; }
    return std::pair(m_places[*at].lat, m_places[*at].lon);
}

}  // namespace counterclaim::serve
