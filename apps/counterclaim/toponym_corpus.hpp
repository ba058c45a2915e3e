#pragma once

#include <counterclaim/error.hpp>
#include <counterclaim/span.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::app {

/// One place name that an annotator marked.
struct GoldToponym {
    Span span;  ///< bytes of the text
    std::string name;
    std::optional<double> latitude;  ///< degrees; missing where the annotator gave none
    double longitude = 0;
    std::uint32_t geonames = 0;  ///< 0 where not given
};

struct ToponymText {
    std::string id;
    std::string text;
    std::vector<GoldToponym> toponyms;
};

/// Reads a corpus of annotated place names: GeoVirus or LGL (one XML file), or TUD-Loc (a folder of
/// tagged texts with coordinates.csv).
[[nodiscard]] Expected<std::vector<ToponymText>> read_toponyms(const std::string& path);

}  // namespace counterclaim::app
