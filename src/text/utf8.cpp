#include "text/utf8.hpp"

namespace counterclaim::text {
namespace {

/// The byte at `at` as a number, or 0 (no continuation byte) past the end.
unsigned byte_at(std::string_view text, std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
}

bool continues(unsigned byte) { return (byte & 0xC0U) == 0x80U; }

CodePoint point(char32_t code, std::size_t at, std::uint32_t length) {
    return {code, static_cast<std::uint32_t>(at), length};
}

}  // namespace

namespace detail {

CodePoint decode_long(std::string_view text, std::size_t at) {
    const unsigned first = byte_at(text, at);
    const unsigned second = byte_at(text, at + 1);
    const CodePoint bad = point(k_replacement, at, 1);
    if (first < 0xC2 || first > 0xF4 || !continues(second)) { return bad; }
    if (first < 0xE0) { return point((first & 0x1FU) << 6 | (second & 0x3FU), at, 2); }
    const unsigned third = byte_at(text, at + 2);
    if (!continues(third)) { return bad; }
    if (first < 0xF0) {
        const char32_t code = (first & 0x0FU) << 12 | (second & 0x3FU) << 6 | (third & 0x3FU);
        const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
        return code < 0x800 || surrogate ? bad : point(code, at, 3);
    }
    const unsigned fourth = byte_at(text, at + 3);
    if (!continues(fourth)) { return bad; }
    const char32_t code =
        (first & 0x07U) << 18 | (second & 0x3FU) << 12 | (third & 0x3FU) << 6 | (fourth & 0x3FU);
    return code < 0x10000 || code > 0x10FFFF ? bad : point(code, at, 4);
}

}  // namespace detail

CodePoint decode_before(std::string_view text, std::size_t at) {
    for (std::size_t back = 2; back <= 4 && back <= at; ++back) {
        const CodePoint candidate = decode_at(text, at - back);
        if (candidate.length == back) { return candidate; }
    }
    return decode_at(text.substr(0, at), at - 1);
}

void append_utf8(std::string& out, char32_t code) {
    const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0 | code >> 6);
        put(0x80 | (code & 0x3F));
    } else if ((code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF) {
        append_utf8(out, k_replacement);
    } else if (code < 0x10000) {
        put(0xE0 | code >> 12);
        put(0x80 | (code >> 6 & 0x3F));
        put(0x80 | (code & 0x3F));
    } else {
        put(0xF0 | code >> 18);
        put(0x80 | (code >> 12 & 0x3F));
        put(0x80 | (code >> 6 & 0x3F));
        put(0x80 | (code & 0x3F));
    }
}

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint next = decode_at(text, at);
        if (next.length == 1 && next.code == k_replacement) { return false; }
        at += next.length;
    }
    return true;
}

std::string repair_utf8(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const auto next : code_points(text)) {
        if (next.length == 1 && next.code == k_replacement) {
            append_utf8(out, k_replacement);
        } else {
            out.append(text.substr(next.at, next.length));
        }
    }
    return out;
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (const auto next : code_points(text)) { count += next.length > 0 ? 1 : 0; }
    return count;
}

std::size_t floor_boundary(std::string_view text, std::size_t at) {
    if (at >= text.size()) { return text.size(); }
    for (std::size_t back = 1; back <= 3 && back <= at; ++back) {
        if (decode_at(text, at - back).length > back) { return at - back; }
    }
    return at;
}

std::string_view clip(std::string_view text, std::size_t bytes_max) {
    return text.size() <= bytes_max ? text : text.substr(0, floor_boundary(text, bytes_max));
}

}  // namespace counterclaim::text
