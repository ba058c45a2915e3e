#include "follow/robots.hpp"

#include <algorithm>
#include <charconv>

namespace counterclaim::follow {
namespace {

constexpr std::size_t k_bytes_max = 500U << 10;
constexpr std::size_t k_rules_max = 20'000;
constexpr std::size_t k_pattern_bytes_max = 2048;
constexpr std::size_t k_sitemaps_max = 1000;
constexpr double k_delay_max_s = 86400;

std::string lower(std::string_view text) {
    std::string out(text);
    for (auto& c : out) {
        if (c >= 'A' && c <= 'Z') { c = static_cast<char>(c + 32); }
    }
    return out;
}

std::string_view trim(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) { return {}; }
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') { return c - '0'; }
    if (c >= 'a' && c <= 'f') { return c - 'a' + 10; }
    if (c >= 'A' && c <= 'F') { return c - 'A' + 10; }
    return -1;
}

/// One spelling for what may be escaped or not (RFC 9309, 2.2.2): bytes beyond ASCII are escaped,
/// escapes of ASCII are undone, but for those of characters with a meaning here.
std::string even_out(std::string_view path) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    const auto escape = [&](unsigned char byte) {
        out += '%';
        out += digits[byte >> 4U];
        out += digits[byte & 15U];
    };
    for (std::size_t i = 0; i < path.size(); ++i) {
        const auto byte = static_cast<unsigned char>(path[i]);
        if (path[i] == '%' && i + 2 < path.size() && hex_value(path[i + 1]) >= 0 &&
            hex_value(path[i + 2]) >= 0) {
            const auto value =
                static_cast<unsigned char>(hex_value(path[i + 1]) * 16 + hex_value(path[i + 2]));
            const bool meaning = value == '%' || value == '*' || value == '$' || value == '/' ||
                                 value == '?' || value == '#';
            if (value <= ' ' || value >= 0x7F || meaning) {
                escape(value);
            } else {
                out += static_cast<char>(value);
            }
            i += 2;
        } else if (byte <= ' ' || byte >= 0x7F) {
            escape(byte);
        } else {
            out += path[i];
        }
    }
    return out;
}

/// `*` takes any text, `$` at the end the end. The pieces between stars are looked for from the
/// left, each once: time is that of one search over the path a piece, without going back.
bool matches(std::string_view pattern, std::string_view path) {
    const bool anchored = pattern.ends_with('$');
    if (anchored) { pattern.remove_suffix(1); }
    const auto first = pattern.substr(0, pattern.find('*'));
    if (!path.starts_with(first)) { return false; }
    if (first.size() == pattern.size()) { return !anchored || path.size() == first.size(); }
    pattern.remove_prefix(first.size());
    path.remove_prefix(first.size());
    while (true) {
        pattern.remove_prefix(std::min(pattern.find_first_not_of('*'), pattern.size()));
        const auto piece = pattern.substr(0, pattern.find('*'));
        pattern.remove_prefix(piece.size());
        if (pattern.empty() && anchored) { return path.ends_with(piece); }
        const auto at = path.find(piece);
        if (at == std::string_view::npos) { return false; }
        path.remove_prefix(at + piece.size());
        if (pattern.empty()) { return true; }
    }
}

/// "Counterclaim/1.0 (news)" names "counterclaim".
std::string token_of(std::string_view value) {
    const auto name = value.substr(0, value.find_first_of("/ \t("));
    return lower(name);
}

}  // namespace

Robots Robots::allow_nothing() {
    Robots robots;
    robots.m_rules.push_back({"/", false});
    return robots;
}

Robots Robots::parse(std::string_view text, std::string_view agent) {
    if (text.starts_with("\xEF\xBB\xBF")) { text.remove_prefix(3); }
    text = text.substr(0, k_bytes_max);
    const auto own = lower(agent);
    Robots named;
    Robots common;
    bool any_named = false;
    bool for_us = false;
    bool for_all = false;
    bool naming = false;  // the lines just read name agents: more of them add to the same group
    std::vector<std::string> sitemaps;
    const auto each_group = [&](const auto& change) {
        if (for_us) { change(named); }
        if (for_all) { change(common); }
    };
    while (!text.empty()) {
        const auto end = text.find_first_of("\r\n");
        auto line = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        line = trim(line.substr(0, line.find('#')));
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) { continue; }
        const auto key = lower(trim(line.substr(0, colon)));
        const auto value = trim(line.substr(colon + 1));
        if (key == "user-agent") {
            if (!naming) { for_us = for_all = false; }
            naming = true;
            for_all |= value == "*";
            for_us |= value != "*" && token_of(value) == own;
            any_named |= for_us;
        } else if (key == "allow" || key == "disallow") {
            naming = false;
            if (value.empty() || value.size() > k_pattern_bytes_max) { continue; }
            each_group([&](Robots& group) {
                if (group.m_rules.size() < k_rules_max) {
                    group.m_rules.push_back({even_out(value), key == "allow"});
                }
            });
        } else if (key == "crawl-delay") {
            naming = false;
            double seconds = 0;
            const auto [stop, error] =
                std::from_chars(value.data(), value.data() + value.size(), seconds);
            if (error != std::errc{} || !(seconds >= 0)) { continue; }
            each_group([&](Robots& group) { group.m_delay = std::min(seconds, k_delay_max_s); });
        } else if (key == "sitemap" && sitemaps.size() < k_sitemaps_max) {
            sitemaps.emplace_back(value);
        }
    }
    auto found = any_named ? std::move(named) : std::move(common);
    found.m_sitemaps = std::move(sitemaps);
    return found;
}

bool Robots::allows(std::string_view path) const {
    if (path == "/robots.txt") { return true; }
    const auto wanted = even_out(path);
    std::size_t longest = 0;
    bool allowed = true;
    for (const auto& rule : m_rules) {
        const auto length = rule.pattern.size();
        if (length < longest || (length == longest && allowed)) { continue; }
        if (matches(rule.pattern, wanted)) {
            longest = length;
            allowed = rule.allow;
        }
    }
    return allowed;
}

}  // namespace counterclaim::follow
