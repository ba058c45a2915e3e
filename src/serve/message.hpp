#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace counterclaim::serve {

/// A request as the rest of this room sees it: no socket, no library.
struct Request {
    std::string method;  ///< "GET", "HEAD", "POST", "DELETE", "OPTIONS", others as they came
    std::string target;  ///< path and query as they came
    std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
    std::string body;
    std::string peer;      ///< address it came from, without port
    bool loopback = true;  ///< it came from this machine

    /// The value of a header; empty if it is not there.
    [[nodiscard]] std::string_view header(std::string_view name) const {
        for (const auto& [key, value] : headers) {
            if (key == name) { return value; }
        }
        return {};
    }
    [[nodiscard]] std::string_view path() const {
        return std::string_view(target).substr(0, target.find('?'));
    }
    [[nodiscard]] std::string_view query() const {
        const auto at = target.find('?');
        return at == std::string::npos ? std::string_view()
                                       : std::string_view(target).substr(at + 1);
    }
};

/// What goes back.
struct Answer {
    int status = 200;
    std::string type = "application/json; charset=utf-8";
    std::string body;
    /// Bytes of the program itself, in place of `body`.
    std::string_view fixed;
    std::vector<std::pair<std::string, std::string>> headers;
    bool packed = false;  ///< the bytes are gzip already
    bool stream = false;  ///< stay open and tell of new generations

    Answer& with(std::string name, std::string value) {
        headers.emplace_back(std::move(name), std::move(value));
        return *this;
    }
    [[nodiscard]] std::string_view bytes() const { return fixed.empty() ? body : fixed; }
};

struct ParameterError;

/// The one shape of an error. `code` is a word of docs/reference/api.md.
[[nodiscard]] Answer error_answer(int status, std::string_view code, std::string_view message);
[[nodiscard]] Answer error_answer(int status, std::string_view code, std::string_view message,
                                  const std::vector<ParameterError>& errors);

}  // namespace counterclaim::serve
