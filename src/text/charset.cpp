#include "text/charset.hpp"

#include "text/utf8.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

namespace counterclaim::text {
namespace {

constexpr std::size_t k_meta_bytes_max = 4096;
constexpr std::size_t k_sample_bytes_max = 8192;
// Below this, the detector is guessing (its confidence runs from 0 to 100).
constexpr std::int32_t k_confidence_min = 20;

struct Label {
    std::string_view label;
    std::string_view name;
};

// Labels whose meaning on the web differs from their registered one, and common misspellings.
constexpr std::array k_labels{Label{"ansi_x3.4-1968", "windows-1252"},
                              Label{"ascii", "windows-1252"},
                              Label{"cp1251", "windows-1251"},
                              Label{"cp1252", "windows-1252"},
                              Label{"cp1254", "windows-1254"},
                              Label{"cp1256", "windows-1256"},
                              Label{"euc-kr", "windows-949"},
                              Label{"gb2312", "gb18030"},
                              Label{"gbk", "gb18030"},
                              Label{"iso-8859-1", "windows-1252"},
                              Label{"iso-8859-11", "windows-874"},
                              Label{"iso-8859-8-i", "iso-8859-8"},
                              Label{"iso-8859-9", "windows-1254"},
                              Label{"iso8859-1", "windows-1252"},
                              Label{"iso_8859-1", "windows-1252"},
                              Label{"koi8-ru", "koi8-u"},
                              Label{"koi8-r", "koi8-u"},
                              Label{"ks_c_5601-1987", "windows-949"},
                              Label{"latin1", "windows-1252"},
                              Label{"latin5", "windows-1254"},
                              Label{"shift-jis", "windows-31j"},
                              Label{"shift_jis", "windows-31j"},
                              Label{"tis-620", "windows-874"},
                              Label{"unicode", "utf-16le"},
                              Label{"us-ascii", "windows-1252"},
                              Label{"utf-16", "utf-16le"},
                              Label{"utf8", "utf-8"},
                              Label{"win-1251", "windows-1251"},
                              Label{"windows-31j", "windows-31j"},
                              Label{"x-cp1251", "windows-1251"},
                              Label{"x-sjis", "windows-31j"},
                              Label{"x-user-defined", "windows-1252"}};

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    for (auto& c : out) {
        if (c >= 'A' && c <= 'Z') { c = static_cast<char>(c + 32); }
    }
    return out;
}

struct Utf8Count {
    std::size_t sequences = 0;  ///< well-formed ones of two bytes or more
    std::size_t bad = 0;
};

Utf8Count count_utf8(std::string_view text) {
    Utf8Count count;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = decode_at(text, at);
        if (point.length > 1) { ++count.sequences; }
        if (point.length == 1 && point.code == k_replacement) { ++count.bad; }
        at += point.length;
    }
    return count;
}

/// The value after `key=` in a start tag or a content attribute, without quotes.
std::optional<std::string> declared(std::string_view head, std::string_view key) {
    for (auto at = head.find(key); at != std::string_view::npos; at = head.find(key, at + 1)) {
        auto rest = head.substr(at + key.size());
        while (!rest.empty() && (rest.front() == ' ' || rest.front() == '=' ||
                                 rest.front() == '"' || rest.front() == '\'')) {
            rest.remove_prefix(1);
        }
        const auto end = rest.find_first_of("\"' ;/>?\r\n");
        auto name = web_charset(rest.substr(0, end));
        if (!name.empty()) { return name; }
    }
    return std::nullopt;
}

std::optional<std::string> meta_charset(std::string_view bytes) {
    const auto head = lower_ascii(bytes.substr(0, k_meta_bytes_max));
    auto name = declared(head, "charset");
    if (!name && head.starts_with("<?xml")) { name = declared(head, "encoding"); }
    // A page that could be scanned for this declaration is not in UTF-16, whatever it says.
    if (name && name->starts_with("utf-16")) { return "utf-8"; }
    return name;
}

/// The bytes that tell an encoding: outside tags, and words with a byte above 127.
std::string sample_of(std::string_view bytes, bool markup) {
    std::string sample;
    bool tag = false;
    std::string word;
    bool high = false;
    for (const char c : bytes) {
        if (markup && c == '<') { tag = true; }
        if (!tag) {
            word.push_back(c);
            high = high || static_cast<unsigned char>(c) > 127;
            if (c == ' ' || c == '\n' || word.size() > 256) {
                if (high) { sample += word; }
                word.clear();
                high = false;
                if (sample.size() > k_sample_bytes_max) { return sample; }
            }
        }
        if (c == '>') { tag = false; }
    }
    return high ? sample + word : sample;
}

std::optional<std::string> detect(std::string_view sample) {
    if (sample.empty()) { return std::nullopt; }
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                              &ucsdet_close);
    ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()),
                   &status);
    const auto* match = ucsdet_detect(detector.get(), &status);
    if (U_FAILURE(status) != 0 || match == nullptr) { return std::nullopt; }
    if (ucsdet_getConfidence(match, &status) < k_confidence_min) { return std::nullopt; }
    auto name = web_charset(ucsdet_getName(match, &status));
    if (name.empty() || name == "utf-8") { return std::nullopt; }
    return name;
}

/// Converts; nothing where the library does not know the name or the bytes are too long for it.
std::optional<DecodedText> convert(std::string_view bytes, const std::string& charset,
                                   CharsetBasis basis) {
    DecodedText decoded;
    decoded.charset = charset;
    decoded.basis = basis;
    if (charset == "utf-8") {
        decoded.text = repair_utf8(bytes);
        decoded.damaged = decoded.text != bytes;
        return decoded;
    }
    if (bytes.size() > 0x3FFFFFFF) { return std::nullopt; }
    const icu::UnicodeString wide(bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                  charset.c_str());
    if (wide.isBogus() || (wide.isEmpty() && !bytes.empty())) { return std::nullopt; }
    wide.toUTF8String(decoded.text);
    decoded.damaged = decoded.text.find("\xEF\xBF\xBD") != std::string::npos;
    if (decoded.damaged) { decoded.text = repair_utf8(decoded.text); }
    return decoded;
}

std::optional<DecodedText> by_mark(std::string_view bytes) {
    struct Mark {
        std::string_view bytes;
        std::string_view charset;
    };
    using namespace std::literals;
    constexpr std::array marks{Mark{"\xEF\xBB\xBF"sv, "utf-8"}, Mark{"\xFF\xFE"sv, "utf-16le"},
                               Mark{"\xFE\xFF"sv, "utf-16be"}};
    for (const auto& mark : marks) {
        if (!bytes.starts_with(mark.bytes)) { continue; }
        auto decoded = convert(bytes.substr(mark.bytes.size()), std::string(mark.charset),
                               CharsetBasis::byte_order_mark);
        if (decoded) { decoded->mark_bytes = static_cast<std::uint32_t>(mark.bytes.size()); }
        return decoded;
    }
    return std::nullopt;
}

bool big_endian(std::string_view bytes) { return bytes.size() > 1 && bytes[0] == '\0'; }

}  // namespace

std::string web_charset(std::string_view label) {
    while (!label.empty() && (label.front() == ' ' || label.front() == '"')) {
        label.remove_prefix(1);
    }
    while (!label.empty() && (label.back() == ' ' || label.back() == '"')) {
        label.remove_suffix(1);
    }
    const auto name = lower_ascii(label);
    if (name.empty() || name.size() > 40) { return {}; }
    for (const auto& row : k_labels) {
        if (row.label == name) { return std::string(row.name); }
    }
    if (name == "utf-8") { return name; }
    UErrorCode status = U_ZERO_ERROR;
    const char* known = ucnv_getAlias(name.c_str(), 0, &status);
    return U_SUCCESS(status) != 0 && known != nullptr ? name : std::string();
}

bool looks_like_utf16(std::string_view bytes) {
    const auto sample = bytes.substr(0, 4096);
    if (sample.size() < 4) { return false; }
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < sample.size(); ++i) {
        if (sample[i] == '\0') { ++zeros[i % 2]; }
    }
    // Latin text has a zero in nearly every pair; Cyrillic or Arabic only where blanks and signs
    // stand.
    const auto pairs = sample.size() / 2;
    const auto most = std::max(zeros[0], zeros[1]);
    const auto least = std::min(zeros[0], zeros[1]);
    return most * 10 > pairs && least * 50 < pairs;
}

DecodedText decode_text(std::string_view bytes, std::string_view label, bool markup) {
    if (auto decoded = by_mark(bytes)) { return *std::move(decoded); }
    if (bytes.find('\0') != std::string_view::npos && looks_like_utf16(bytes)) {
        const auto* name = big_endian(bytes) ? "utf-16be" : "utf-16le";
        if (auto decoded = convert(bytes, name, CharsetBasis::detected)) {
            return *std::move(decoded);
        }
    }
    const auto counts = count_utf8(bytes);
    if (counts.bad == 0) {
        return {std::string(bytes), "utf-8", CharsetBasis::valid_utf8, false, 0};
    }
    // A few damaged places in a text that is UTF-8 elsewhere (cut at a limit, one glued-in
    // snippet).
    if (counts.sequences > 20 * counts.bad || (counts.sequences > 0 && counts.bad <= 3)) {
        return {repair_utf8(bytes), "utf-8", CharsetBasis::valid_utf8, true, 0};
    }
    const auto from_header = web_charset(label);
    if (!from_header.empty() && from_header != "utf-8" && !from_header.starts_with("utf-16")) {
        if (auto decoded = convert(bytes, from_header, CharsetBasis::header)) {
            return *std::move(decoded);
        }
    }
    if (markup) {
        if (const auto name = meta_charset(bytes); name && *name != "utf-8") {
            if (auto decoded = convert(bytes, *name, CharsetBasis::meta)) {
                return *std::move(decoded);
            }
        }
    }
    if (const auto name = detect(sample_of(bytes, markup))) {
        if (auto decoded = convert(bytes, *name, CharsetBasis::detected)) {
            return *std::move(decoded);
        }
    }
    if (auto decoded = convert(bytes, "windows-1252", CharsetBasis::fallback)) {
        return *std::move(decoded);
    }
    return {repair_utf8(bytes), "utf-8", CharsetBasis::fallback, true, 0};
}

}  // namespace counterclaim::text
