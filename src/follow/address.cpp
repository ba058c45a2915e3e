#include "follow/address.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace counterclaim::follow {
namespace {

using namespace std::literals;

constexpr std::size_t k_address_bytes_max = 4096;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string lower_of(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') { return c - '0'; }
    const char l = lower(c);
    return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

bool is_unreserved(char c) {
    const char l = lower(c);
    return (l >= 'a' && l <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
           c == '~';
}

/// Bytes outside ASCII, blanks and stray percent signs become escapes, escapes of plain letters
/// become letters.
std::string even_out(std::string_view text) {
    constexpr auto digits = "0123456789ABCDEF"sv;
    std::string out;
    const auto escape = [&](unsigned char byte) {
        out += '%';
        out += digits[byte >> 4U];
        out += digits[byte & 15U];
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
            hex_value(text[i + 2]) >= 0) {
            const auto value =
                static_cast<unsigned char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
            if (is_unreserved(static_cast<char>(value))) {
                out += static_cast<char>(value);
            } else {
                escape(value);
            }
            i += 2;
        } else if (text[i] == '%' || byte <= ' ' || byte >= 0x7F || text[i] == '"' ||
                   text[i] == '<' || text[i] == '>') {
            escape(byte);
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string without_dots(std::string_view path) {
    std::vector<std::string_view> kept;
    bool folder = true;
    path.remove_prefix(std::min<std::size_t>(path.size(), 1));
    while (true) {
        const auto slash = path.find('/');
        const auto segment = path.substr(0, slash);
        folder = segment == "." || segment == "..";
        if (segment == "..") {
            if (!kept.empty()) { kept.pop_back(); }
        } else if (segment != ".") {
            kept.push_back(segment);
        }
        if (slash == std::string_view::npos) { break; }
        path.remove_prefix(slash + 1);
    }
    std::string out;
    for (const auto segment : kept) {
        out += '/';
        out += segment;
    }
    if (folder || out.empty()) { out += '/'; }
    return out;
}

/// Parameters of the great advertising and mailing systems; they never choose the page.
bool only_traces(std::string_view parameter) {
    const auto name = lower_of(parameter.substr(0, parameter.find('=')));
    constexpr std::array names{"fbclid"sv, "gclid"sv,  "dclid"sv,     "msclkid"sv,     "yclid"sv,
                               "igshid"sv, "mc_cid"sv, "mc_eid"sv,    "_openstat"sv,   "ysclid"sv,
                               "gbraid"sv, "wbraid"sv, "at_medium"sv, "at_campaign"sv, "ref_src"sv};
    return name.starts_with("utm_") || std::find(names.begin(), names.end(), name) != names.end();
}

bool valid_host(std::string_view host) {
    return !host.empty() && host.size() <= 253 &&
           std::none_of(host.begin(), host.end(), [](char c) {
               return static_cast<unsigned char>(c) <= ' ' || c == '@' || c == '\\' || c == '%' ||
                      c == '<' || c == '>' || c == '"' || static_cast<unsigned char>(c) == 0x7F;
           });
}

std::optional<std::uint16_t> port_of(std::string_view digits) {
    std::uint32_t port = 0;
    if (digits.empty() || digits.size() > 5) { return std::nullopt; }
    for (const char c : digits) {
        if (c < '0' || c > '9') { return std::nullopt; }
        port = port * 10 + static_cast<std::uint32_t>(c - '0');
    }
    if (port == 0 || port > 65535) { return std::nullopt; }
    return static_cast<std::uint16_t>(port);
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n\f");
    if (first == std::string_view::npos) { return {}; }
    return text.substr(first, text.find_last_not_of(" \t\r\n\f") - first + 1);
}

void set_path(Address& address, std::string_view path_and_query) {
    const auto mark = path_and_query.find('?');
    address.path = without_dots(even_out(path_and_query.substr(0, mark)));
    address.has_query = mark != std::string_view::npos;
    address.query = address.has_query ? even_out(path_and_query.substr(mark + 1)) : std::string();
}

/// Escapes make an address longer: what is kept must read back.
std::optional<Address> within_limit(Address address) {
    if (address.text().size() > k_address_bytes_max) { return std::nullopt; }
    return address;
}

std::uint16_t own_port(std::string_view scheme) { return scheme == "https" ? 443 : 80; }

}  // namespace

std::string Address::origin() const {
    const bool six = host.find(':') != std::string::npos;
    std::string out = scheme + "://" + (six ? "[" + host + "]" : host);
    if (port != own_port(scheme)) { out += ":" + std::to_string(port); }
    return out;
}

std::string Address::path_and_query() const { return has_query ? path + "?" + query : path; }

std::optional<Address> parse_address(std::string_view text) {
    text = trimmed(text);
    if (text.size() > k_address_bytes_max) { return std::nullopt; }
    text = text.substr(0, text.find('#'));
    const auto mark = text.find("://");
    if (mark == std::string_view::npos || mark > 5) { return std::nullopt; }
    Address address;
    address.scheme = lower_of(text.substr(0, mark));
    if (address.scheme != "http" && address.scheme != "https") { return std::nullopt; }
    text.remove_prefix(mark + 3);
    const auto end = text.find_first_of("/?");
    auto authority = text.substr(0, end);
    const auto rest = end == std::string_view::npos ? std::string_view{} : text.substr(end);
    address.port = own_port(address.scheme);
    std::string_view port;
    if (authority.starts_with('[')) {
        const auto close = authority.find(']');
        if (close == std::string_view::npos) { return std::nullopt; }
        address.host = lower_of(authority.substr(1, close - 1));
        port = authority.substr(close + 1);
        if (address.host.find(':') == std::string::npos) { return std::nullopt; }
    } else {
        const auto colon = authority.find(':');
        address.host = lower_of(authority.substr(0, colon));
        if (colon != std::string_view::npos) { port = authority.substr(colon); }
    }
    if (!port.empty() && port != ":") {
        const auto number = port.starts_with(':') ? port_of(port.substr(1)) : std::nullopt;
        if (!number) { return std::nullopt; }
        address.port = *number;
    }
    if (!valid_host(address.host)) { return std::nullopt; }
    set_path(address, rest.starts_with('/') ? std::string(rest) : "/" + std::string(rest));
    return within_limit(std::move(address));
}

std::optional<Address> resolve(const Address& base, std::string_view link) {
    link = trimmed(link);
    if (link.size() > k_address_bytes_max) { return std::nullopt; }
    link = link.substr(0, link.find('#'));
    const auto colon = link.find(':');
    if (colon != std::string_view::npos && colon < link.find_first_of("/?")) {
        return parse_address(link);
    }
    if (link.starts_with("//")) { return parse_address(base.scheme + ":" + std::string(link)); }
    auto found = base;
    if (link.empty()) { return found; }
    if (link.front() == '/') {
        set_path(found, link);
    } else if (link.front() == '?') {
        set_path(found, base.path + std::string(link));
    } else {
        set_path(found, base.path.substr(0, base.path.rfind('/') + 1) + std::string(link));
    }
    return within_limit(std::move(found));
}

std::string known_as(const Address& address) {
    auto known = address;
    std::string kept;
    std::string_view left = known.query;
    while (!left.empty()) {
        const auto end = left.find('&');
        const auto parameter = left.substr(0, end);
        if (!parameter.empty() && !only_traces(parameter)) {
            if (!kept.empty()) { kept += '&'; }
            kept += parameter;
        }
        left = end == std::string_view::npos ? std::string_view{} : left.substr(end + 1);
    }
    known.query = std::move(kept);
    known.has_query = !known.query.empty();
    return known.text();
}

}  // namespace counterclaim::follow
