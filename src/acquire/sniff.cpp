#include "acquire/sniff.hpp"

#include "text/charset.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace counterclaim::acquire {
namespace {

using namespace std::literals;

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    for (auto& c : out) {
        if (c >= 'A' && c <= 'Z') { c = static_cast<char>(c + 32); }
    }
    return out;
}

std::string_view skip_blank(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) { text.remove_prefix(3); }
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

bool is_compressed(std::string_view head) {
    constexpr std::array magic{"\x1F\x8B"sv,
                               "PK\x03\x04"sv,
                               "\x28\xB5\x2F\xFD"sv,
                               "BZh"sv,
                               "\xFD"
                               "7zXZ"sv,
                               "Rar!"sv};
    return std::any_of(magic.begin(), magic.end(), [head](auto m) { return head.starts_with(m); });
}

bool is_binary(std::string_view head) {
    constexpr std::array magic{"%PDF-"sv,
                               "\x89PNG"sv,
                               "\xFF\xD8\xFF"sv,
                               "GIF8"sv,
                               "\x7F"
                               "ELF"sv,
                               "SQLite format 3"sv,
                               "\xD0\xCF\x11\xE0"sv,
                               "OggS"sv,
                               "RIFF"sv};
    if (std::any_of(magic.begin(), magic.end(), [head](auto m) { return head.starts_with(m); })) {
        return true;
    }
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) { return false; }
    std::size_t zeros = 0;
    std::size_t controls = 0;
    for (const char c : head) {
        const auto byte = static_cast<unsigned char>(c);
        zeros += byte == 0 ? 1U : 0U;
        controls +=
            byte < 32 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 27
                ? 1U
                : 0U;
    }
    if (zeros > 0 && text::looks_like_utf16(head)) { return false; }
    return zeros * 1000 > head.size() || controls * 20 > head.size();
}

bool starts_like_html(std::string_view text) {
    const auto head = lower_ascii(text.substr(0, 1024));
    if (head.starts_with("<!doctype html") || head.starts_with("<html") ||
        head.starts_with("<head") || head.starts_with("<body")) {
        return true;
    }
    return (head.starts_with("<?xml") || head.starts_with("<!--")) &&
           head.find("<html") != std::string::npos;
}

bool has_markup(std::string_view head) {
    const auto lower = lower_ascii(head);
    constexpr std::array tags{"<html"sv,  "<body"sv, "<head>"sv, "</p>"sv,
                              "</div>"sv, "<br"sv,   "</a>"sv};
    std::size_t found = 0;
    for (const auto tag : tags) { found += lower.find(tag) != std::string::npos ? 1U : 0U; }
    return found >= 2 && lower.starts_with("<");
}

/// First a brace, then a quotation mark or the closing brace: no plain text starts so.
Format json_kind(std::string_view text) {
    if (text.empty() || (text.front() != '{' && text.front() != '[')) { return Format::unknown; }
    const auto rest = skip_blank(text.substr(1));
    if (text.front() == '[') { return rest.starts_with('{') ? Format::json : Format::unknown; }
    if (!rest.starts_with('"')) { return Format::unknown; }
    const auto line = text.substr(0, text.find('\n'));
    const auto last = line.find_last_not_of(" \t\r");
    const bool closed = last != std::string_view::npos && line[last] == '}';
    const auto after =
        line.size() < text.size() ? skip_blank(text.substr(line.size())) : std::string_view{};
    return closed && (after.empty() || after.front() == '{') ? Format::json_lines : Format::json;
}

}  // namespace

Format format_of_name(std::string_view path) {
    const auto dot = path.rfind('.');
    const auto slash = path.rfind('/');
    if (dot == std::string_view::npos || (slash != std::string_view::npos && dot < slash)) {
        return Format::unknown;
    }
    const auto suffix = lower_ascii(path.substr(dot));
    if (suffix == ".txt" || suffix == ".text") { return Format::text; }
    if (suffix == ".html" || suffix == ".htm" || suffix == ".xhtml") { return Format::html; }
    if (suffix == ".json") { return Format::json; }
    if (suffix == ".warc" || lower_ascii(path).ends_with(".warc.gz") ||
        lower_ascii(path).ends_with(".warc.zst")) {
        return Format::warc;
    }
    if (suffix == ".jsonl" || suffix == ".ndjson") { return Format::json_lines; }
    return Format::unknown;
}

Format format_of_bytes(std::string_view head, bool whole) {
    if (head.starts_with("WARC/")) { return Format::warc; }
    if (is_compressed(head)) { return Format::compressed; }
    const auto text = skip_blank(head);
    if (text.empty()) { return whole ? Format::empty : Format::text; }
    if (is_binary(head)) { return Format::binary; }
    if (starts_like_html(text) || has_markup(text)) { return Format::html; }
    const auto json = json_kind(text);
    return json == Format::unknown ? Format::text : json;
}

}  // namespace counterclaim::acquire
