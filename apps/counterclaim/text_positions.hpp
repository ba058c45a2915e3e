#pragma once

#include <counterclaim/span.hpp>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace counterclaim::app {

/// Finds where evidence stands in a text. Spans count characters (code points), as the scorer of
/// the annotated texts does: evidence in Cyrillic weighs no more than in Latin letters.
class EvidenceFinder {
public:
    /// The text must outlive it.
    explicit EvidenceFinder(std::string_view text);

    /// Where the words stand. The same words take one occurrence after the other; where all are
    /// taken, the first. Words that differ only in white space are found too. Nothing if they do
    /// not stand there.
    [[nodiscard]] std::optional<Span> find(std::string_view words);

    /// A half-open interval of bytes; what lies outside the text is cut off.
    [[nodiscard]] Span at_bytes(std::uint64_t start, std::uint64_t end) const;

    /// The words of a span of characters.
    [[nodiscard]] std::string words(Span span) const;

private:
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> find_spaced(
        std::string_view words) const;

    std::string_view m_text;
    std::vector<std::uint32_t> m_character;  ///< per byte, and at the end: characters before it
    std::set<std::pair<std::string, std::size_t>> m_taken;
};

}  // namespace counterclaim::app
