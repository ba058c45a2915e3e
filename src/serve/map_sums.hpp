#pragma once

#include "serve/view.hpp"
#include "store/claim_query.hpp"

#include <counterclaim/date.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace counterclaim::serve {

/// Claims of one place, by side, for the map.
struct Spot {
    std::int64_t place = 0;  ///< id in the view
    double lat = 0;
    double lon = 0;
    std::int64_t claims = 0;
    std::vector<std::pair<std::string, std::int64_t>> by_side;  ///< in the order of the names
};

/// How many claims speak of each place on each day, by side: the table `place_day` of a view, and
/// where the places lie, in memory. 12 bytes a row, day after day, so that any stretch of days is
/// added up in one pass: a million rows take some milliseconds. Never changes once loaded.
class MapSums {
public:
    /// May throw `sqlite::Trouble`.
    explicit MapSums(Connection& view);

    /// Places within the box about which something is said in these days, by these sides; no box
    /// and no sides: all.
    [[nodiscard]] std::vector<Spot> spots(const DateInterval& days,
                                          const std::optional<store::Box>& box,
                                          const std::vector<std::string>& sides) const;
    /// Claims of these days that have no place; of all days, those without a day are not among
    /// them.
    [[nodiscard]] std::int64_t unplaced(const DateInterval& days) const;
    /// Where a place lies; nothing for one that the view does not have.
    [[nodiscard]] std::optional<std::pair<double, double>> where(std::int64_t place) const;

private:
    struct Row {
        std::int32_t day;
        std::uint32_t at;  ///< index into `m_places` times the number of sides, plus the side's
        std::uint32_t claims;
    };
    struct Point {
        std::int64_t id;
        double lat;
        double lon;
    };
    [[nodiscard]] std::pair<std::size_t, std::size_t> rows_of(const DateInterval& days) const;
    [[nodiscard]] std::optional<std::size_t> index_of(std::int64_t place) const;

    std::vector<Point> m_places;       ///< by id; the first, 0, is no place
    std::vector<std::string> m_sides;  ///< sorted
    std::vector<Row> m_rows;           ///< by day
};

}  // namespace counterclaim::serve
