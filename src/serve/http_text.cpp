#include "serve/http_text.hpp"

#include <ostream>  // the next header lacks it

#include <boost/beast/http/status.hpp>

namespace counterclaim::serve {
namespace http = boost::beast::http;
namespace {

std::string_view reason_of(int status) {
    const auto reason = http::obsolete_reason(static_cast<http::status>(status));
    return {reason.data(), reason.size()};
}

/// A header's value on one line: what would end the line is left out.
std::string one_line(std::string_view value) {
    std::string line;
    for (const char letter : value) {
        if (static_cast<unsigned char>(letter) >= ' ' && letter != 0x7f) { line += letter; }
    }
    return line;
}

}  // namespace

std::string head_text(const Answer& answer, bool keep_alive, std::size_t length_bytes) {
    std::string text = "HTTP/1.1 " + std::to_string(answer.status) + " ";
    text += reason_of(answer.status);
    text += "\r\n";
    if (!answer.type.empty()) { text += "Content-Type: " + one_line(answer.type) + "\r\n"; }
    const bool empty = answer.status == 304 || answer.status == 204;
    if (!answer.stream && !empty) {
        text += "Content-Length: " + std::to_string(length_bytes) + "\r\n";
    }
    for (const auto& [name, value] : answer.headers) {
        text += name + ": " + one_line(value) + "\r\n";
    }
    text += keep_alive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    return text;
}

std::optional<std::string> target_of(std::string_view target) {
    constexpr std::string_view k_scheme = "http://";
    if (target.starts_with(k_scheme)) {
        const auto slash = target.find('/', k_scheme.size());
        target = slash == std::string_view::npos ? std::string_view("/") : target.substr(slash);
    }
    if (!target.starts_with('/') || target.find('#') != std::string_view::npos) {
        return std::nullopt;
    }
    for (const char letter : target) {
        if (static_cast<unsigned char>(letter) <= ' ' || letter == 0x7f) { return std::nullopt; }
    }
    return std::string(target);
}

}  // namespace counterclaim::serve
