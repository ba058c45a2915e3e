#pragma once

#include "article/page.hpp"

#include <counterclaim/error.hpp>
#include <counterclaim/resources.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace counterclaim::article {

/// What the class, id, role or itemprop of an element says it holds. Bits: one element may say
/// several.
enum PageRole : std::uint8_t {
    k_role_body = 1,
    k_role_drop = 2,
    k_role_comments = 4,
    k_role_caption = 8,
    k_role_byline = 16,
    k_role_date = 32,
    k_role_standfirst = 64,
};

/// The words that page makers use in names of classes, from `article/page_patterns.tsv`.
class PagePatterns {
public:
    [[nodiscard]] static Expected<PagePatterns> load(const Resources& resources);

    /// Role bits of every node of a page.
    [[nodiscard]] std::vector<std::uint8_t> roles_of(const Page& page) const;
    /// Role bits of one list of class names.
    [[nodiscard]] std::uint8_t roles_of_names(std::string_view names) const;

private:
    struct Pattern {
        std::vector<std::string> tokens;
        bool whole = false;  ///< must be the whole name: "=tag"
        bool open = false;   ///< the last token may go on: "comment*"
        std::uint8_t role = 0;
        bool negation = false;
    };
    void add(std::string_view written, std::uint8_t role, bool negation);
    [[nodiscard]] std::uint8_t match(const std::vector<std::string>& tokens) const;

    std::unordered_map<std::string, std::vector<Pattern>> m_by_first;
    std::unordered_map<std::string, std::vector<Pattern>> m_by_prefix;  ///< first token is open
    std::unordered_map<std::string, std::uint8_t> m_itemprops;
    std::unordered_map<std::string, std::uint8_t> m_roles;
};

}  // namespace counterclaim::article
