#include "text_positions.hpp"

#include "text/char_class.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace counterclaim::app {
namespace {

/// Length of the white space that begins at `at`, in bytes.
std::size_t space_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size()) {
        const auto point = text::decode_at(text, end);
        if (!text::is_space(point.code)) { break; }
        end = point.end();
    }
    return end - at;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t at = space_at(text, 0);
    while (at < text.size()) {
        auto end = at;
        while (end < text.size() && space_at(text, end) == 0) {
            end = text::decode_at(text, end).end();
        }
        words.push_back(text.substr(at, end - at));
        at = end + space_at(text, end);
    }
    return words;
}

}  // namespace

EvidenceFinder::EvidenceFinder(std::string_view text) : m_text(text) {
    constexpr unsigned char k_continuation_mask = 0xC0;
    constexpr unsigned char k_continuation = 0x80;
    m_character.reserve(text.size() + 1);
    std::uint32_t count = 0;
    for (const char byte : text) {
        const auto bits = static_cast<unsigned char>(byte);
        const bool starts = (bits & k_continuation_mask) != k_continuation;
        m_character.push_back(starts ? count : count - (count > 0 ? 1 : 0));
        count += starts ? 1 : 0;
    }
    m_character.push_back(count);
}

std::optional<Span> EvidenceFinder::find(std::string_view words) {
    if (words.empty()) { return std::nullopt; }
    auto at = m_text.find(words);
    const auto first = at;
    while (at != std::string_view::npos && m_taken.contains({std::string(words), at})) {
        at = m_text.find(words, at + 1);
    }
    if (at == std::string_view::npos) { at = first; }
    if (at == std::string_view::npos) {
        const auto spaced = find_spaced(words);
        if (!spaced) { return std::nullopt; }
        return at_bytes(spaced->first, spaced->second);
    }
    m_taken.emplace(words, at);
    return at_bytes(at, at + words.size());
}

Span EvidenceFinder::at_bytes(std::uint64_t start, std::uint64_t end) const {
    const auto last = static_cast<std::uint64_t>(m_text.size());
    const auto from = std::min(start, last);
    return {m_character[from], m_character[std::clamp(end, from, last)]};
}

std::string EvidenceFinder::words(Span span) const {
    const auto from = std::lower_bound(m_character.begin(), m_character.end(), span.begin);
    const auto to = std::lower_bound(from, m_character.end(), span.end);
    return std::string(m_text.substr(static_cast<std::size_t>(from - m_character.begin()),
                                     static_cast<std::size_t>(to - from)));
}

std::optional<std::pair<std::size_t, std::size_t>> EvidenceFinder::find_spaced(
    std::string_view words) const {
    const auto parts = words_of(words);
    if (parts.empty()) { return std::nullopt; }
    for (auto at = m_text.find(parts.front()); at != std::string_view::npos;
         at = m_text.find(parts.front(), at + 1)) {
        auto end = at + parts.front().size();
        bool all = true;
        for (std::size_t i = 1; i < parts.size() && all; ++i) {
            const auto space = space_at(m_text, end);
            all = space > 0 && m_text.substr(end + space).starts_with(parts[i]);
            if (all) { end += space + parts[i].size(); }
        }
        if (all) { return std::pair(at, end); }
    }
    return std::nullopt;
}

}  // namespace counterclaim::app
