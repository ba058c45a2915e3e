#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::follow {

/// What a robots.txt (RFC 9309) says to us: the rules of the groups that name us, else of those for
/// everybody; Crawl-delay, which is not in the RFC but in many files; sitemaps.
class Robots {
public:
    /// Reads the first 500 KiB, as the RFC asks at least. `agent` is our product token, without
    /// version.
    [[nodiscard]] static Robots parse(std::string_view text, std::string_view agent);
    /// For a site that has none.
    [[nodiscard]] static Robots allow_all() { return {}; }
    /// For a site whose rules cannot be got (5xx, no answer): nothing may be fetched.
    [[nodiscard]] static Robots allow_nothing();

    /// Whether `path` (with its query, percent-encoded) may be fetched: the longest pattern
    /// decides, `allow` on a tie. `*` stands for any text, `$` for the end.
    [[nodiscard]] bool allows(std::string_view path) const;

    /// Seconds between requests; nothing where none are asked for, at most a day.
    [[nodiscard]] std::optional<double> crawl_delay() const { return m_delay; }
    [[nodiscard]] const std::vector<std::string>& sitemaps() const { return m_sitemaps; }
    [[nodiscard]] std::size_t rules() const { return m_rules.size(); }

private:
    struct Rule {
        std::string pattern;
        bool allow = false;
    };
    std::vector<Rule> m_rules;
    std::optional<double> m_delay;
    std::vector<std::string> m_sitemaps;
};

}  // namespace counterclaim::follow
