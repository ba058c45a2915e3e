#pragma once

#include "evidence/http_message.hpp"

#include <counterclaim/date.hpp>
#include <counterclaim/error.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace counterclaim::fetch {

struct ClientOptions {
    std::string user_agent;
    bool allow_private = false;  ///< connect to this machine and to private networks too
    std::uint64_t body_bytes_max = 32ULL << 20;  ///< as transferred
    std::size_t head_bytes_max = 256U << 10;
    double connect_s_max = 20;
    double total_s_max = 90;
    unsigned connections_max = 16;
};

/// One request. Redirects are not followed: each answer is evidence of its own, and each next
/// address is asked for by whoever wants it, after asking the rules of its site.
struct Request {
    std::uint64_t id = 0;  ///< comes back with the response
    std::string address;
    std::vector<std::pair<std::string, std::string>> fields;  ///< If-None-Match and the like
};

enum class Outcome : std::uint8_t {
    answered,     ///< a whole answer, whatever its status
    cut,          ///< an answer that was stopped, by us at a limit or by the other side
    refused,      ///< the address leads where we do not go
    unreachable,  ///< no name, no connection, no answer
};

struct Response {
    std::uint64_t id = 0;
    std::string address;
    Outcome outcome = Outcome::unreachable;
    std::string request;  ///< as sent
    std::string message;  ///< as received, codings left on; empty where nothing came
    std::optional<evidence::HttpHead> head;
    std::string ip;
    Instant moment;         ///< when it was asked
    std::string truncated;  ///< as WARC-Truncated: "length", "time", "disconnect"
    std::string trouble;    ///< what went wrong, for a human

    [[nodiscard]] int status() const { return head ? head->status : 0; }
    [[nodiscard]] std::string_view field(std::string_view name) const {
        return head ? head->fields[name] : std::string_view{};
    }
    [[nodiscard]] std::string_view body() const {
        return head ? std::string_view(message).substr(head->body_begin) : std::string_view{};
    }
};

/// Asks many servers at once over HTTP/1.1, from one thread. No proxy, no cookies, no other
/// protocol.
class Client {
public:
    [[nodiscard]] static Expected<Client> make(const ClientOptions& options);
    Client(Client&&) noexcept;
    Client& operator=(Client&&) noexcept;
    ~Client();

    /// `now` goes into the response as its moment.
    void start(const Request& request, Instant now);
    /// Lets the transfers go on for at most `wait_ms`, less where one ends; returns those that
    /// ended.
    [[nodiscard]] std::vector<Response> run(int wait_ms);
    [[nodiscard]] std::size_t in_flight() const;

private:
    struct State;
    explicit Client(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

}  // namespace counterclaim::fetch
