#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

namespace counterclaim::text {

/// What stands in for a byte that is not UTF-8.
inline constexpr char32_t k_replacement = 0xFFFD;

/// One code point of a text and where it stands, in bytes.
struct CodePoint {
    char32_t code = 0;
    std::uint32_t at = 0;
    std::uint32_t length = 0;  ///< 1 … 4
    [[nodiscard]] std::uint32_t end() const { return at + length; }
};

namespace detail {
[[nodiscard]] CodePoint decode_long(std::string_view text, std::size_t at);
}  // namespace detail

/// The code point that starts at byte `at` (< size). A byte that starts no well-formed sequence
/// (overlong forms, surrogates and cut sequences included) is `k_replacement` of length 1, so a
/// loop always moves on.
[[nodiscard]] inline CodePoint decode_at(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) { return {byte, static_cast<std::uint32_t>(at), 1}; }
    return detail::decode_long(text, at);
}

/// The code point that ends before byte `at` (0 < at <= size).
[[nodiscard]] CodePoint decode_before(std::string_view text, std::size_t at);

/// `for (const auto point : code_points(text))`: every code point in order, never fails.
class CodePoints {
public:
    class iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = CodePoint;
        using difference_type = std::ptrdiff_t;
        using pointer = const CodePoint*;
        using reference = CodePoint;
        iterator(std::string_view text, std::size_t at) : m_text(text), m_at(at) { read(); }
        CodePoint operator*() const { return m_point; }
        iterator& operator++() {
            m_at += m_point.length;
            read();
            return *this;
        }
        friend bool operator==(const iterator& a, const iterator& b) { return a.m_at == b.m_at; }

    private:
        void read() {
            if (m_at < m_text.size()) { m_point = decode_at(m_text, m_at); }
        }
        std::string_view m_text;
        std::size_t m_at;
        CodePoint m_point;
    };
    explicit CodePoints(std::string_view text) : m_text(text) {}
    [[nodiscard]] iterator begin() const { return {m_text, 0}; }
    [[nodiscard]] iterator end() const { return {m_text, m_text.size()}; }

private:
    std::string_view m_text;
};
[[nodiscard]] inline CodePoints code_points(std::string_view text) { return CodePoints(text); }

/// Appends `code` as UTF-8; what is no scalar value becomes `k_replacement`.
void append_utf8(std::string& out, char32_t code);

[[nodiscard]] bool is_utf8(std::string_view text);
/// The text with every byte that is not UTF-8 replaced by U+FFFD.
[[nodiscard]] std::string repair_utf8(std::string_view text);
/// Number of code points.
[[nodiscard]] std::size_t count_code_points(std::string_view text);
/// `at`, or the start of the sequence that `at` stands inside of.
[[nodiscard]] std::size_t floor_boundary(std::string_view text, std::size_t at);
/// The longest beginning of `text` of at most `bytes_max` bytes that cuts no sequence.
[[nodiscard]] std::string_view clip(std::string_view text, std::size_t bytes_max);

}  // namespace counterclaim::text
