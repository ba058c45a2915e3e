#include "article/page_roles.hpp"

#include "text/table.hpp"

#include <algorithm>
#include <array>

namespace counterclaim::article {
namespace {

constexpr std::size_t k_tokens_max = 16;        // of one class name
constexpr std::size_t k_names_bytes_max = 600;  // of all classes of an element
constexpr std::size_t k_prefix_min = 3;

struct RoleName {
    std::string_view name;
    std::uint8_t role;
};
constexpr std::array k_role_names{RoleName{"body", k_role_body},
                                  RoleName{"drop", k_role_drop},
                                  RoleName{"comments", k_role_comments},
                                  RoleName{"caption", k_role_caption},
                                  RoleName{"byline", k_role_byline},
                                  RoleName{"date", k_role_date},
                                  RoleName{"standfirst", k_role_standfirst}};

bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_upper_ascii(char c) { return c >= 'A' && c <= 'Z'; }

/// "articleBody" and "article-body__text" fall into words, in lower case; digits fall away.
std::vector<std::string> tokens_of(std::string_view name) {
    std::vector<std::string> tokens;
    std::string token;
    const auto finish = [&] {
        if (!token.empty() && tokens.size() < k_tokens_max) { tokens.push_back(token); }
        token.clear();
    };
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (!is_alpha(c)) {
            finish();
            continue;
        }
        const bool hump =
            is_upper_ascii(c) && i > 0 && is_alpha(name[i - 1]) && !is_upper_ascii(name[i - 1]);
        if (hump) { finish(); }
        token.push_back(is_upper_ascii(c) ? static_cast<char>(c + 32) : c);
    }
    finish();
    return tokens;
}

}  // namespace

void PagePatterns::add(std::string_view written, std::uint8_t role, bool negation) {
    Pattern pattern;
    pattern.open = written.ends_with('*');
    pattern.whole = written.starts_with('=');
    pattern.tokens = tokens_of(written);
    pattern.role = role;
    pattern.negation = negation;
    if (pattern.tokens.empty()) { return; }
    const bool open_first = pattern.open && pattern.tokens.size() == 1;
    auto& table = open_first ? m_by_prefix : m_by_first;
    table[pattern.tokens.front()].push_back(std::move(pattern));
}

Expected<PagePatterns> PagePatterns::load(const Resources& resources) {
    auto table =
        text::Table::load(resources, "article/page_patterns.tsv", {"pattern", "on", "role"});
    if (!table) { return tl::unexpected<Error>(table.error()); }
    PagePatterns patterns;
    for (std::size_t i = 0; i < table->size(); ++i) {
        const auto row = table->row(i);
        std::uint8_t role = 0;
        for (const auto& known : k_role_names) {
            if (known.name == row["role"]) { role = known.role; }
        }
        const bool negation = row["role"] == "negation";
        if (role == 0 && !negation) { return row.reject("the role is not known"); }
        if (row["on"] == "name") {
            patterns.add(row["pattern"], role, negation);
        } else if (row["on"] == "itemprop") {
            patterns.m_itemprops[std::string(row["pattern"])] |= role;
        } else if (row["on"] == "role") {
            patterns.m_roles[std::string(row["pattern"])] |= role;
        } else {
            return row.reject("on is one of name, itemprop, role");
        }
    }
    return patterns;
}

std::uint8_t PagePatterns::match(const std::vector<std::string>& tokens) const {
    std::uint8_t roles = 0;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const auto& token = tokens[at];
        if (const auto found = m_by_first.find(token); found != m_by_first.end()) {
            for (const auto& pattern : found->second) {
                const auto count = pattern.tokens.size();
                if (at + count > tokens.size() || (pattern.whole && count != tokens.size())) {
                    continue;
                }
                // "no-sidebar", "with-comments": the name says what is not there.
                if (pattern.negation && count < tokens.size() && at == 0) { return 0; }
                bool fits = true;
                for (std::size_t k = 1; k < count && fits; ++k) {
                    fits = k + 1 == count && pattern.open
                               ? tokens[at + k].starts_with(pattern.tokens[k])
                               : tokens[at + k] == pattern.tokens[k];
                }
                if (fits) { roles |= pattern.role; }
            }
        }
        for (std::size_t length = k_prefix_min; length <= token.size(); ++length) {
            const auto found = m_by_prefix.find(token.substr(0, length));
            if (found == m_by_prefix.end()) { continue; }
            for (const auto& pattern : found->second) { roles |= pattern.role; }
        }
    }
    return roles;
}

std::uint8_t PagePatterns::roles_of_names(std::string_view names) const {
    std::uint8_t roles = 0;
    names = names.substr(0, k_names_bytes_max);
    while (!names.empty()) {
        const auto end = names.find_first_of(" \t\r\n");
        const auto name = names.substr(0, end);
        if (!name.empty()) { roles |= match(tokens_of(name)); }
        if (end == std::string_view::npos) { break; }
        names.remove_prefix(end + 1);
    }
    return roles;
}

std::vector<std::uint8_t> PagePatterns::roles_of(const Page& page) const {
    std::vector<std::uint8_t> roles(page.nodes().size());
    std::unordered_map<std::string_view, std::uint8_t> seen;  // pages repeat few names often
    const auto of_names = [&](std::string_view names) -> std::uint8_t {
        if (names.empty()) { return 0; }
        const auto [found, fresh] = seen.try_emplace(names, std::uint8_t{0});
        if (fresh) { found->second = roles_of_names(names); }
        return found->second;
    };
    const auto look_up = [](const auto& table, std::string_view value) -> std::uint8_t {
        if (value.empty() || value.size() > 40) { return 0; }
        std::string lower(value);
        for (auto& c : lower) { c = is_upper_ascii(c) ? static_cast<char>(c + 32) : c; }
        const auto found = table.find(lower);
        return found == table.end() ? std::uint8_t{0} : found->second;
    };
    for (std::uint32_t i = 0; i < page.nodes().size(); ++i) {
        const auto& node = page[i];
        if (node.attribute_count == 0 || node.tag == Tag::body || node.tag == Tag::html ||
            node.tag == Tag::text) {
            continue;
        }
        roles[i] = of_names(page.attribute(i, "class")) | of_names(page.attribute(i, "id")) |
                   look_up(m_itemprops, page.attribute(i, "itemprop")) |
                   look_up(m_roles, page.attribute(i, "role"));
    }
    return roles;
}

}  // namespace counterclaim::article
