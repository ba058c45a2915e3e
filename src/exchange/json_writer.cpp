#include "exchange/json_writer.hpp"

#include "text/utf8.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace counterclaim::exchange {
namespace {

void append_escaped(std::string& out, std::string_view text) {
    constexpr std::string_view k_hex = "0123456789abcdef";
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        switch (letter) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                if (byte < 0x20) {
                    out += "\\u00";
                    out += k_hex[byte >> 4];
                    out += k_hex[byte & 15];
                } else {
                    out += letter;
                }
        }
    }
}

}  // namespace

void JsonWriter::separate() {
    if (m_comma) { m_out += ','; }
    m_comma = true;
}

JsonWriter& JsonWriter::begin_object() {
    separate();
    m_out += '{';
    m_comma = false;
    return *this;
}

JsonWriter& JsonWriter::end_object() {
    m_out += '}';
    m_comma = true;
    return *this;
}

JsonWriter& JsonWriter::begin_array() {
    separate();
    m_out += '[';
    m_comma = false;
    return *this;
}

JsonWriter& JsonWriter::end_array() {
    m_out += ']';
    m_comma = true;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    value(name);
    m_out += ':';
    m_comma = false;
    return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
    separate();
    m_out += '"';
    if (text::is_utf8(text)) {
        append_escaped(m_out, text);
    } else {
        append_escaped(m_out, text::repair_utf8(text));
    }
    m_out += '"';
    return *this;
}

JsonWriter& JsonWriter::value(std::int64_t number) {
    separate();
    m_out += std::to_string(number);
    return *this;
}

JsonWriter& JsonWriter::value(std::uint64_t number) {
    separate();
    m_out += std::to_string(number);
    return *this;
}

JsonWriter& JsonWriter::value(double number) {
    if (!std::isfinite(number)) { return null(); }
    separate();
    m_out += number_text(number);
    return *this;
}

JsonWriter& JsonWriter::value(bool flag) {
    separate();
    m_out += flag ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::null() {
    separate();
    m_out += "null";
    return *this;
}

JsonWriter& JsonWriter::value(const std::vector<std::string>& texts) {
    begin_array();
    for (const auto& text : texts) { value(text); }
    return end_array();
}

JsonWriter& JsonWriter::raw(std::string_view json) {
    separate();
    m_out += json;
    return *this;
}

JsonWriter& JsonWriter::text_or_null(std::string_view text) {
    return text.empty() ? null() : value(text);
}

double round_degrees(double degrees) {
    constexpr double k_steps = 1e5;
    return std::round(degrees * k_steps) / k_steps;
}

std::string number_text(double number) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return {digits.data(), end};
}

}  // namespace counterclaim::exchange
