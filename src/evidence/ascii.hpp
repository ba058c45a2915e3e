#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace counterclaim::evidence {

// What header lines need of text: ASCII only, whatever the locale.

[[nodiscard]] inline std::string lower_ascii(std::string_view text) {
    std::string out(text);
    for (auto& c : out) {
        if (c >= 'A' && c <= 'Z') { c = static_cast<char>(c + 32); }
    }
    return out;
}

[[nodiscard]] inline bool same_ascii(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) { return false; }
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto fold = [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        };
        if (fold(a[i]) != fold(b[i])) { return false; }
    }
    return true;
}

/// Without spaces and tabs at its ends.
[[nodiscard]] inline std::string_view trim_blank(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) { return {}; }
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// Decimal digits and nothing else.
[[nodiscard]] inline std::optional<std::uint64_t> whole_number(std::string_view text,
                                                               int base = 10) {
    std::uint64_t number = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number, base);
    if (text.empty() || error != std::errc{} || stop != end) { return std::nullopt; }
    return number;
}

}  // namespace counterclaim::evidence
