#pragma once

#include <counterclaim/error.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::follow {

/// One outlet of the list a user follows.
struct Outlet {
    std::string name;
    std::string side;       ///< as a conflict profile names it; may be empty
    std::string country;    ///< ISO 3166
    std::string language;   ///< ISO 639-1
    std::string time_zone;  ///< "Asia/Baku": the day of a moment is counted there
    std::vector<std::string> feeds;
    std::vector<std::string> sitemaps;
    std::vector<std::string> folders;
    /// Only addresses that begin with one of these are read; empty: all.
    std::vector<std::string> only;
    double every_s = 900;  ///< between two looks at a feed or sitemap
    double delay_s = 2;    ///< between two requests to one host, at least
    /// What a listing dates further back than this is not fetched; what it does not date is.
    double newer_s = 30.0 * 86400;
    friend bool operator==(const Outlet&, const Outlet&) = default;
};

/// Reads a list of outlets; `name` names the file in errors, which tell the line and what to put
/// right.
///
///     [[outlet]]
///     name = "Example Times"
///     side = "armenia"
///     country = "AM"
///     language = "en"
///     time_zone = "Asia/Yerevan"
///     feeds = ["https://times.example.org/rss"]
///     sitemaps = ["https://times.example.org/news-sitemap.xml"]
///     folder = "saved/times"
///     every = "15 min"
///     delay = "2 s"
[[nodiscard]] Expected<std::vector<Outlet>> parse_outlets(std::string_view toml,
                                                          const std::string& name);

/// Seconds of "90", "90 s", "15 min", "6 h", "2 d"; negative where it is none of them.
[[nodiscard]] double parse_duration(std::string_view text);

}  // namespace counterclaim::follow
