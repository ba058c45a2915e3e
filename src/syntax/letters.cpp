#include "syntax/letters.hpp"

#include <array>

namespace counterclaim::syntax {
namespace {

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

constexpr CharKind ascii_kind(char32_t code) {
    if ((code >= U'a' && code <= U'z') || (code >= U'A' && code <= U'Z')) {
        return CharKind::letter;
    }
    if (code >= U'0' && code <= U'9') { return CharKind::digit; }
    switch (code) {
        case U' ':
        case U'\t':
        case U'\n':
        case U'\r':
        case U'\v':
        case U'\f':
            return CharKind::space;
        case U'\'':
        case U'`':
            return CharKind::apostrophe;
        case U'"':
            return CharKind::quote;
        case U'-':
            return CharKind::hyphen;
        case U'.':
        case U'!':
        case U'?':
            return CharKind::stop;
        case U',':
        case U';':
        case U':':
            return CharKind::comma;
        case U'(':
        case U'[':
        case U'{':
            return CharKind::open;
        case U')':
        case U']':
        case U'}':
            return CharKind::close;
        default:
            return CharKind::symbol;
    }
}

constexpr std::array<CharKind, 0x80> k_ascii_kinds = [] {
    std::array<CharKind, 0x80> kinds{};
    for (std::size_t code = 0; code < kinds.size(); ++code) {
        kinds[code] = ascii_kind(static_cast<char32_t>(code));
    }
    return kinds;
}();

CharKind punctuation_kind(char32_t code) {
    switch (code) {
        case 0x00A0:
        case 0x0085:
        case 0x1680:
        case 0x202F:
        case 0x205F:
        case 0x3000:
        case 0xFEFF:
        case 0x2028:
        case 0x2029:
            return CharKind::space;
        case 0x2018:
        case 0x2019:
        case 0x201B:
        case 0x02BC:
        case 0x00B4:
        case 0x02B9:
        case 0x2032:
        case 0xFF07:
            return CharKind::apostrophe;
        case 0x00AB:
        case 0x00BB:
        case 0x201C:
        case 0x201D:
        case 0x201E:
        case 0x201F:
        case 0x2039:
        case 0x203A:
        case 0x201A:
        case 0x2033:
        case 0x300C:
        case 0x300D:
        case 0xFF02:
            return CharKind::quote;
        case 0x2010:
        case 0x2011:
        case 0x00AD:
        case 0x058A:
            return CharKind::hyphen;
        case 0x2012:
        case 0x2013:
        case 0x2014:
        case 0x2015:
        case 0x2212:
            return CharKind::dash;
        case 0x2026:
        case 0x0589:
        case 0x3002:
        case 0x061F:
        case 0x0964:
        case 0x0965:
        case 0x06D4:
        case 0xFF01:
        case 0xFF0E:
        case 0xFF1F:
        case 0x203C:
        case 0x2047:
        case 0x2048:
        case 0x2049:
            return CharKind::stop;
        case 0x060C:
        case 0x061B:
        case 0x3001:
        case 0xFF0C:
        case 0xFF1A:
        case 0xFF1B:
        case 0x055D:
        case 0x037E:
            return CharKind::comma;
        default:
            break;
    }
    if (code >= 0x2000 && code <= 0x200B) { return CharKind::space; }
    return CharKind::symbol;
}

bool is_symbol_block(char32_t code) {
    return (code >= 0x2000 && code <= 0x2BFF) ||
           (code >= 0x3000 && code <= 0x303F && code != 0x3005) ||
           (code >= 0xFE10 && code <= 0xFE1F) || (code >= 0xFE30 && code <= 0xFE6F) ||
           (code >= 0xFF01 && code <= 0xFF0F) || (code >= 0xFF1A && code <= 0xFF20) ||
           (code >= 0xFFE0) || (code >= 0x055A && code <= 0x055F) ||
           (code >= 0x0589 && code <= 0x058F) || (code >= 0x0600 && code <= 0x061F) ||
           (code >= 0x066A && code <= 0x066D) || code == 0x06D4 || code == 0x0964 ||
           code == 0x0965 || code == 0x037E || code == 0x02B9 || code == 0x02BC || code == 0x0482 ||
           code == 0x1680;
}

}  // namespace

Decoded decode_long(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const int length = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
    if (lead < 0xC2U || lead > 0xF4U || at + static_cast<std::size_t>(length) > text.size()) {
        return {0xFFFD, 1};
    }
    char32_t code = lead & (0xFFU >> (length + 1));
    for (int i = 1; i < length; ++i) {
        const char byte = text[at + static_cast<std::size_t>(i)];
        if (!is_continuation(byte)) { return {0xFFFD, 1}; }
        code = (code << 6U) | (static_cast<unsigned char>(byte) & 0x3FU);
    }
    return {code, static_cast<std::uint8_t>(length)};
}

Decoded decode_before(std::string_view text, std::size_t at) {
    std::size_t begin = at - 1;
    while (begin > 0 && at - begin < 4 && is_continuation(text[begin])) { --begin; }
    const Decoded one = decode(text, begin);
    return begin + one.length_bytes == at ? one : Decoded{0xFFFD, 1};
}

CharKind kind_of(char32_t code) {
    if (code < 0x80) { return k_ascii_kinds[code]; }
    if (code < 0xC0) {
        if (code == 0xAA || code == 0xB5 || code == 0xBA) { return CharKind::letter; }
        return punctuation_kind(code);
    }
    if (code == 0xD7 || code == 0xF7) { return CharKind::symbol; }
    if (code < 0x2B0) { return CharKind::letter; }
    if ((code >= 0x660 && code <= 0x669) || (code >= 0x6F0 && code <= 0x6F9) ||
        (code >= 0x966 && code <= 0x96F) || (code >= 0xFF10 && code <= 0xFF19)) {
        return CharKind::digit;
    }
    return is_symbol_block(code) ? punctuation_kind(code) : CharKind::letter;
}

char32_t lower(char32_t code) {
    if (code < 0x80) { return code >= U'A' && code <= U'Z' ? code + 32 : code; }
    if (code < 0x100) { return code >= 0xC0 && code <= 0xDE && code != 0xD7 ? code + 32 : code; }
    if (code < 0x180) {
        if (code == 0x130) { return U'i'; }
        if (code == 0x178) { return 0xFF; }
        const bool odd_is_upper =
            (code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E);
        if (code == 0x138 || code == 0x149 || code == 0x17F) { return code; }
        return ((code & 1U) != 0U) == odd_is_upper ? code + 1 : code;
    }
    if (code == 0x18F) { return 0x259; }  // Azerbaijani schwa
    if (code >= 0x218 && code <= 0x21B) { return code | 1U; }
    if (code >= 0x391 && code <= 0x3A9 && code != 0x3A2) { return code + 32; }
    if (code >= 0x388 && code <= 0x38A) { return code + 37; }
    if (code >= 0x400 && code <= 0x40F) { return code + 80; }
    if (code >= 0x410 && code <= 0x42F) { return code + 32; }
    if ((code >= 0x460 && code <= 0x481) || (code >= 0x48A && code <= 0x4BF) ||
        (code >= 0x4D0 && code <= 0x52F)) {
        return code | 1U;
    }
    if (code >= 0x531 && code <= 0x556) { return code + 48; }
    if ((code >= 0x1E00 && code <= 0x1E95) || (code >= 0x1EA0 && code <= 0x1EFF)) {
        return code | 1U;
    }
    return code;
}

void append_utf8(std::string& out, char32_t code) {
    if (code < 0x80) {
        out.push_back(static_cast<char>(code));
    } else if (code < 0x800) {
        out.push_back(static_cast<char>(0xC0U | (code >> 6U)));
        out.push_back(static_cast<char>(0x80U | (code & 0x3FU)));
    } else if (code < 0x10000) {
        out.push_back(static_cast<char>(0xE0U | (code >> 12U)));
        out.push_back(static_cast<char>(0x80U | ((code >> 6U) & 0x3FU)));
        out.push_back(static_cast<char>(0x80U | (code & 0x3FU)));
    } else {
        out.push_back(static_cast<char>(0xF0U | (code >> 18U)));
        out.push_back(static_cast<char>(0x80U | ((code >> 12U) & 0x3FU)));
        out.push_back(static_cast<char>(0x80U | ((code >> 6U) & 0x3FU)));
        out.push_back(static_cast<char>(0x80U | (code & 0x3FU)));
    }
}

std::string lower(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Decoded one = decode(text, at);
        const char32_t small = lower(one.code);
        if (small < 0x80) {
            out.push_back(static_cast<char>(small));
        } else if (small == one.code) {
            out.append(text.substr(at, one.length_bytes));
        } else {
            append_utf8(out, small);
        }
        at += one.length_bytes;
    }
    return out;
}

std::string capitalised(std::string_view text) {
    if (text.empty()) { return {}; }
    const Decoded first = decode(text, 0);
    char32_t upper = first.code;
    // The upper-case letter lies at one of a few distances in all the scripts `lower` knows.
    for (const char32_t distance : {32U, 1U, 80U, 48U, 37U}) {
        if (first.code > distance && lower(first.code - distance) == first.code &&
            first.code - distance != first.code) {
            upper = first.code - distance;
            break;
        }
    }
    std::string out;
    append_utf8(out, upper);
    out.append(text.substr(first.length_bytes));
    return out;
}

}  // namespace counterclaim::syntax
