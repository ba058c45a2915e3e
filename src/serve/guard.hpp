#pragma once

#include "serve/message.hpp"

#include <counterclaim/error.hpp>

#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace counterclaim::serve {

enum class Permit : std::uint8_t { none, read, review, admin };
[[nodiscard]] std::string_view to_string(Permit permit);

/// Somebody who may come in with a token. The token itself is kept nowhere.
struct TokenHolder {
    std::string name;
    Permit permit = Permit::none;
    std::string hash;  ///< SHA-256 of the token, 64 lower-case hexadecimal digits
};

/// Reads a token file: one "NAME ROLE SHA256" a line, '#' begins a comment. `config` with file and
/// line for what is none.
[[nodiscard]] Expected<std::vector<TokenHolder>> parse_tokens(std::string_view text,
                                                              const std::string& where);
/// A new token (43 letters, 256 random bits) and its line for the file.
struct NewToken {
    std::string token;
    std::string line;
};
[[nodiscard]] NewToken make_token(const std::string& name, Permit permit);
[[nodiscard]] std::optional<Permit> parse_permit(std::string_view name);

/// Who asks.
struct Visitor {
    std::string name;
    Permit permit = Permit::none;
};

/// Says who may come in. Safe to use from any thread.
class Guard {
public:
    struct Options {
        bool loopback = true;             ///< only this machine can reach the server
        std::vector<TokenHolder> tokens;  ///< none: whoever reaches the server is admin
        std::vector<std::string> hosts;   ///< names the server is reached by, beside addresses
        double requests_a_second = 100;   ///< of one address, other than this machine's
        double burst = 400;
    };
    explicit Guard(Options options) : m_options(std::move(options)) {}

    [[nodiscard]] bool has_tokens() const { return !m_options.tokens.empty(); }

    /// An answer that turns the request away, or nothing: foreign host, foreign origin, too many.
    [[nodiscard]] std::optional<Answer> refuse(const Request& request);
    /// Who asks; an answer where the token is wrong.
    [[nodiscard]] std::optional<Answer> identify(const Request& request, Visitor& visitor);

    /// Opens a session for a token: the cookie's value; nothing for a wrong one.
    [[nodiscard]] std::optional<std::string> sign_in(std::string_view token, Visitor& visitor);
    void sign_out(const Request& request);

private:
    using Clock = std::chrono::steady_clock;
    struct Session {
        Visitor visitor;
        Clock::time_point end;
    };
    struct Bucket {
        double tokens = 0;
        double failures = 0;
        Clock::time_point last;
    };
    [[nodiscard]] const TokenHolder* holder_of(std::string_view token) const;
    [[nodiscard]] bool is_own_host(std::string_view host) const;
    [[nodiscard]] std::optional<Answer> too_many(const Request& request);
    void failed(const std::string& peer);
    Bucket& bucket(const std::string& peer);

    Options m_options;
    std::mutex m_mutex;
    std::unordered_map<std::string, Session> m_sessions;
    std::unordered_map<std::string, Bucket> m_buckets;
};

[[nodiscard]] std::string sha256(std::string_view bytes);
/// Random bytes from the system, as text of 43 letters.
[[nodiscard]] std::string random_text();

}  // namespace counterclaim::serve
