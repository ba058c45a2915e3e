#include "evidence/http_message.hpp"

#include "evidence/ascii.hpp"
#include "evidence/content_coding.hpp"

#include <vector>

namespace counterclaim::evidence {
namespace {

using namespace std::literals;

/// "gzip, br" → its parts in lower case.
std::vector<std::string> codings_of(std::string_view field) {
    std::vector<std::string> codings;
    while (!field.empty()) {
        const auto comma = field.find(',');
        const auto coding = trim_blank(field.substr(0, comma));
        if (!coding.empty()) { codings.push_back(lower_ascii(coding)); }
        field = comma == std::string_view::npos ? std::string_view{} : field.substr(comma + 1);
    }
    return codings;
}

/// Whether bytes can be of the coding at all, as far as its first bytes tell; brotli has no mark.
bool may_be(std::string_view coding, std::string_view bytes) {
    if (coding == "gzip" || coding == "x-gzip") { return bytes.starts_with("\x1F\x8B"); }
    if (coding == "zstd") {
        return bytes.starts_with("\x28\xB5\x2F\xFD") ||
               (bytes.size() >= 4 && bytes.substr(1, 3) == "\x2A\x4D\x18" &&
                (static_cast<unsigned char>(bytes[0]) & 0xF0U) == 0x50U);
    }
    return true;
}

bool looks_like_text(std::string_view bytes) {
    const auto head = bytes.substr(0, 512);
    for (const char c : head) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 32 && c != '\t' && c != '\n' && c != '\r' && c != '\f') { return false; }
    }
    return trim_blank(head).starts_with('<') || trim_blank(head).starts_with('{');
}

std::optional<Uncoded> undo(std::string_view coding, std::string_view bytes, std::uint64_t most) {
    if (coding == "gzip" || coding == "x-gzip") { return gunzip(bytes, most); }
    if (coding == "deflate") { return inflate_any(bytes, most); }
    if (coding == "br") { return unbrotli(bytes, most); }
    if (coding == "zstd") { return unzstd(bytes, most); }
    return std::nullopt;
}

/// Takes one step of decoding into the body; false where nothing further can be taken off.
bool take(HttpBody& body, Uncoded step, const std::string& coding) {
    body.bytes = std::move(step.bytes);
    body.cut |= step.cut;
    body.too_large |= step.too_large;
    body.damaged |= step.damaged;
    if (step.cut) { body.trouble = "the " + coding + " coding ends early"; }
    if (step.too_large) { body.trouble = "the body is larger than the limit once unpacked"; }
    if (step.damaged) { body.trouble = "the " + coding + " coding is broken"; }
    return !step.damaged && !step.too_large;
}

}  // namespace

std::optional<HttpHead> parse_http_head(std::string_view message, const HttpLimits& limits) {
    if (!same_ascii(message.substr(0, 5), "HTTP/")) { return std::nullopt; }
    const auto line_end = message.substr(0, limits.head_bytes_max).find('\n');
    const auto line = message.substr(0, line_end);
    const auto blank = line.find(' ');
    if (blank == std::string_view::npos) { return std::nullopt; }
    const auto rest = trim_blank(line.substr(blank));
    const auto status = whole_number(rest.substr(0, 3));
    if (!status || *status < 100 || (rest.size() > 3 && rest[3] != ' ')) { return std::nullopt; }
    HttpHead head;
    head.status = static_cast<int>(*status);
    if (line_end == std::string_view::npos) {
        head.body_begin = message.size();
        return head;
    }
    const auto end = end_of_head(message.substr(0, limits.head_bytes_max), line_end);
    head.body_begin = end == std::string_view::npos ? message.size() : end;
    const auto most = std::min(head.body_begin, limits.head_bytes_max);
    if (line_end + 1 < most) {
        head.fields = parse_fields(message.substr(line_end + 1, most - line_end - 1));
    }
    return head;
}

HttpBody decode_http_body(const HttpHead& head, std::string_view bytes, const HttpLimits& limits) {
    HttpBody body;
    const auto transfer = codings_of(head.fields.joined("Transfer-Encoding"));
    auto codings = codings_of(head.fields.joined("Content-Encoding"));
    if (transfer.size() + codings.size() > static_cast<std::size_t>(limits.codings_max)) {
        body.damaged = true;
        body.trouble =
            "the body is coded more than " + std::to_string(limits.codings_max) + " times";
        return body;
    }
    body.bytes = bytes.substr(0, limits.body_bytes_max);
    for (auto coding = transfer.rbegin(); coding != transfer.rend(); ++coding) {
        if (*coding == "identity") { continue; }
        if (*coding != "chunked") {
            codings.push_back(*coding);
            continue;
        }
        auto step = unchunk(bytes, limits.body_bytes_max);
        // Archives often keep the label of a body that they have already put together.
        if (step.damaged && step.bytes.empty()) { continue; }
        if (!take(body, std::move(step), *coding)) { return body; }
    }
    if (body.bytes.empty()) { return body; }  // a HEAD answer, an empty page: nothing is coded
    for (auto coding = codings.rbegin(); coding != codings.rend(); ++coding) {
        if (*coding == "identity" || *coding == "none" || !may_be(*coding, body.bytes)) {
            continue;
        }
        auto step = undo(*coding, body.bytes, limits.body_bytes_max);
        if (!step) {
            body.damaged = true;
            body.trouble = "the coding \"" + coding->substr(0, 40) + "\" is not known";
            return body;
        }
        if (step->damaged && step->bytes.empty() && looks_like_text(body.bytes)) { continue; }
        if (!take(body, *std::move(step), *coding)) { return body; }
    }
    if (codings.empty() && transfer.empty() && bytes.size() > limits.body_bytes_max) {
        body.too_large = true;
        body.trouble = "the body is larger than the limit";
    }
    return body;
}

MediaType parse_media_type(std::string_view field) {
    MediaType media;
    media.type = lower_ascii(trim_blank(field.substr(0, field.find(';'))));
    const auto lower = lower_ascii(field);
    const auto at = lower.find("charset");
    if (at == std::string::npos) { return media; }
    auto value = trim_blank(field.substr(at + "charset"sv.size()));
    if (!value.starts_with('=')) { return media; }
    value = trim_blank(value.substr(1));
    if (value.starts_with('"') || value.starts_with('\'')) {
        value = value.substr(1, value.find(value.front(), 1) - 1);
    } else {
        value = value.substr(0, value.find_first_of("; \t,"));
    }
    media.charset = lower_ascii(value);
    return media;
}

}  // namespace counterclaim::evidence
