#include "serve/guard.hpp"

#include "serve/parameters.hpp"

#include "text/table.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>

namespace counterclaim::serve {
namespace {

constexpr std::string_view k_cookie = "counterclaim_session=";
constexpr std::chrono::hours k_session_time{12};
constexpr std::size_t k_sessions_max = 10000;
constexpr std::size_t k_peers_max = 100000;
constexpr double k_failures_max = 10;            ///< wrong tokens of one address …
constexpr double k_failures_forgiven = 1.0 / 6;  ///< … of which one every six seconds is forgotten

bool is_letter_of_name(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '-' || letter == '_' || letter == '.' ||
           letter == '@';
}

bool is_hash(std::string_view text) {
    constexpr std::size_t k_digits = 64;
    return text.size() == k_digits && std::all_of(text.begin(), text.end(), [](char letter) {
               return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
           });
}

/// "example.org" of "example.org:8080", "[::1]" of "[::1]:8080"; in lower case.
std::string host_name(std::string_view host) {
    if (host.starts_with('[')) {
        const auto end = host.find(']');
        host = host.substr(0, end == std::string_view::npos ? host.size() : end + 1);
    } else {
        host = host.substr(0, host.find(':'));
    }
    std::string name(host);
    for (auto& letter : name) {
        if (letter >= 'A' && letter <= 'Z') { letter = static_cast<char>(letter - 'A' + 'a'); }
    }
    return name;
}

/// Digits and dots, or an address in brackets: no name, so nobody's name server can stand behind
/// it.
bool is_address(std::string_view name) {
    if (name.starts_with('[')) { return name.ends_with(']'); }
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char letter) {
        return (letter >= '0' && letter <= '9') || letter == '.';
    });
}

bool changes_something(const std::string& method) {
    return method != "GET" && method != "HEAD" && method != "OPTIONS";
}

std::string_view cookie_of(const Request& request) {
    auto cookies = request.header("cookie");
    const auto at = cookies.find(k_cookie);
    if (at == std::string_view::npos) { return {}; }
    cookies.remove_prefix(at + k_cookie.size());
    return cookies.substr(0, cookies.find(';'));
}

}  // namespace

std::string_view to_string(Permit permit) {
    switch (permit) {
        case Permit::none:
            return "none";
        case Permit::read:
            return "read";
        case Permit::review:
            return "review";
        case Permit::admin:
            return "admin";
    }
    return "none";
}

std::optional<Permit> parse_permit(std::string_view name) {
    for (const auto permit : {Permit::read, Permit::review, Permit::admin}) {
        if (to_string(permit) == name) { return permit; }
    }
    return std::nullopt;
}

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
    constexpr std::string_view k_hex = "0123456789abcdef";
    std::string text;
    for (unsigned int i = 0; i < size; ++i) {
        text += k_hex[digest[i] >> 4];
        text += k_hex[digest[i] & 15];
    }
    return text;
}

std::string random_text() {
    constexpr std::string_view k_letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::array<unsigned char, 43> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) { return {}; }
    std::string text;
    for (const auto byte : bytes) { text += k_letters[byte & 63]; }
    return text;
}

Expected<std::vector<TokenHolder>> parse_tokens(std::string_view text, const std::string& where) {
    std::vector<TokenHolder> holders;
    std::size_t number = 0;
    while (!text.empty()) {
        ++number;
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text::trim(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty() || line.front() == '#') { continue; }
        const auto cells = text::split(line, ' ');
        const auto permit = cells.size() == 3 ? parse_permit(cells[1]) : std::nullopt;
        const bool named =
            !cells.empty() && std::all_of(cells[0].begin(), cells[0].end(), is_letter_of_name);
        if (!permit || !named || !is_hash(cells[2])) {
            return fail(ErrorCode::config, where + ":" + std::to_string(number),
                        "this is no line of a token file: NAME ROLE SHA256",
                        "counterclaim serve --new-token NAME:ROLE makes one");
        }
        holders.push_back({std::string(cells[0]), *permit, std::string(cells[2])});
    }
    return holders;
}

NewToken make_token(const std::string& name, Permit permit) {
    NewToken made;
    made.token = random_text();
    made.line = name + " " + std::string(to_string(permit)) + " " + sha256(made.token) + "\n";
    return made;
}

bool Guard::is_own_host(std::string_view host) const {
    const auto name = host_name(host);
    const bool loopback = name == "localhost" || name == "127.0.0.1" || name == "[::1]";
    if (loopback) { return true; }
    if (std::find(m_options.hosts.begin(), m_options.hosts.end(), name) != m_options.hosts.end()) {
        return true;
    }
    return !m_options.loopback && is_address(name);
}

std::optional<Answer> Guard::refuse(const Request& request) {
    constexpr int k_misdirected = 421;
    constexpr int k_forbidden = 403;
    const auto host = request.header("host");
    // A name that a stranger's name server points at this machine must not open the ledger to his
    // page.
    if (!is_own_host(host)) {
        return error_answer(k_misdirected, "misdirected",
                            "this server is not known by that name; see --host");
    }
    if (auto answer = too_many(request)) { return answer; }
    if (!changes_something(request.method)) { return std::nullopt; }
    const auto site = request.header("sec-fetch-site");
    const bool foreign_site = !site.empty() && site != "same-origin" && site != "none";
    const auto origin = request.header("origin");
    const auto scheme = origin.find("://");
    const bool foreign_origin =
        !origin.empty() && (scheme == std::string_view::npos || origin.substr(scheme + 3) != host);
    if (foreign_site || foreign_origin) {
        return error_answer(k_forbidden, "forbidden",
                            "what changes something must come from the page of this server");
    }
    return std::nullopt;
}

Guard::Bucket& Guard::bucket(const std::string& peer) {
    const auto now = Clock::now();
    if (m_buckets.size() >= k_peers_max) { m_buckets.clear(); }
    auto [at, is_new] = m_buckets.try_emplace(peer);
    auto& found = at->second;
    if (is_new) {
        found = {m_options.burst, 0, now};
    } else {
        const std::chrono::duration<double> passed = now - found.last;
        found.tokens =
            std::min(m_options.burst, found.tokens + passed.count() * m_options.requests_a_second);
        found.failures = std::max(0.0, found.failures - passed.count() * k_failures_forgiven);
        found.last = now;
    }
    return found;
}

std::optional<Answer> Guard::too_many(const Request& request) {
    constexpr int k_too_many = 429;
    const std::lock_guard lock(m_mutex);
    auto& peer = bucket(request.peer);
    if (peer.failures >= k_failures_max) {
        return error_answer(k_too_many, "too_many", "too many wrong tokens")
            .with("Retry-After", "10");
    }
    if (request.loopback) { return std::nullopt; }
    if (peer.tokens < 1) {
        return error_answer(k_too_many, "too_many", "too many requests")
            .with("Retry-After", "1")
            .with("RateLimit-Remaining", "0");
    }
    peer.tokens -= 1;
    return std::nullopt;
}

void Guard::failed(const std::string& peer) {
    const std::lock_guard lock(m_mutex);
    bucket(peer).failures += 1;
}

const TokenHolder* Guard::holder_of(std::string_view token) const {
    const auto hash = sha256(token);
    const TokenHolder* found = nullptr;
    for (const auto& holder : m_options.tokens) {
        const bool same = CRYPTO_memcmp(holder.hash.data(), hash.data(), hash.size()) == 0;
        if (same) { found = &holder; }
    }
    return found;
}

std::optional<Answer> Guard::identify(const Request& request, Visitor& visitor) {
    constexpr int k_unauthorized = 401;
    if (!has_tokens()) {
        visitor = {"", Permit::admin};
        return std::nullopt;
    }
    visitor = {};
    const auto given = request.header("authorization");
    constexpr std::string_view k_bearer = "Bearer ";
    if (!given.empty()) {
        const auto* holder =
            given.starts_with(k_bearer) ? holder_of(given.substr(k_bearer.size())) : nullptr;
        if (holder == nullptr) {
            failed(request.peer);
            return error_answer(k_unauthorized, "unauthorized", "the token is not known")
                .with("WWW-Authenticate", "Bearer");
        }
        visitor = {holder->name, holder->permit};
        return std::nullopt;
    }
    const std::lock_guard lock(m_mutex);
    const auto session = m_sessions.find(std::string(cookie_of(request)));
    if (session == m_sessions.end()) { return std::nullopt; }
    if (session->second.end < Clock::now()) {
        m_sessions.erase(session);
        return std::nullopt;
    }
    visitor = session->second.visitor;
    return std::nullopt;
}

std::optional<std::string> Guard::sign_in(std::string_view token, Visitor& visitor) {
    const auto* holder = holder_of(token);
    if (holder == nullptr) { return std::nullopt; }
    visitor = {holder->name, holder->permit};
    auto name = random_text();
    if (name.empty()) { return std::nullopt; }
    const std::lock_guard lock(m_mutex);
    if (m_sessions.size() >= k_sessions_max) { m_sessions.clear(); }
    m_sessions[name] = {visitor, Clock::now() + k_session_time};
    return std::string(k_cookie) + name;
}

void Guard::sign_out(const Request& request) {
    const std::lock_guard lock(m_mutex);
    m_sessions.erase(std::string(cookie_of(request)));
}

}  // namespace counterclaim::serve
