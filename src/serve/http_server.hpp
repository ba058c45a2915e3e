#pragma once

#include "serve/service.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace counterclaim::serve {

/// The sockets: takes connections, reads requests within limits, writes answers. All of Boost
/// stands behind it.
class HttpServer {
public:
    struct Options {
        std::string address = "127.0.0.1";
        std::uint16_t port = 0;  ///< 0: any that is free
        unsigned threads = 4;
        std::size_t connections_max = 12000;
        std::size_t header_bytes_max = 16384;
        std::size_t body_bytes_max = 65536;
        std::chrono::seconds idle_time{75};     ///< between two requests of a connection
        std::chrono::seconds read_time{15};     ///< for a request, from its first byte
        std::chrono::seconds write_time{60};    ///< for an answer to be taken
        std::chrono::seconds stream_pulse{15};  ///< between comments of a stream of changes
        std::size_t streams_max = 2000;
    };
    HttpServer(Options options, Service& service);
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    /// Opens the port; `network` where it cannot.
    [[nodiscard]] Expected<void> open();
    [[nodiscard]] std::uint16_t port() const;
    /// Serves until `stop`, which any thread may call.
    void run();
    void stop();
    /// Tells all streams of changes: one JSON object.
    void announce(const std::string& json);

    struct Impl;

private:
    std::unique_ptr<Impl> m_impl;
};

}  // namespace counterclaim::serve
