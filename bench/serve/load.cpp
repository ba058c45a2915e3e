// bench_serve PORT REQUESTS [CONNECTIONS] [SECONDS] [PAUSE_MS]
//
// Asks a server on this machine over many kept-alive connections at once, each asking anew as soon
// as it has its answer, or PAUSE_MS after, as somebody who reads would; and prints how long answers
// took by kind. Without a pause the server is never idle, and times say how long the queue is.
// REQUESTS is a file: "KIND PATH" a line; connections take lines in turn. One thread, plain
// sockets: what it costs itself is small beside the server. Every answer must be 200.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

struct Line {
    std::string kind;
    std::string request;
};

struct Connection {
    int socket = -1;
    std::size_t line = 0;
    std::string got;
    bool idle = true;
    Clock::time_point next;  ///< when it asks again
    Clock::time_point asked;
};

std::vector<Line> read_lines(const char* file) {
    std::vector<Line> lines;
    std::ifstream stream(file);
    std::string text;
    while (std::getline(stream, text)) {
        const auto space = text.find(' ');
        if (space == std::string::npos) { continue; }
        lines.push_back({text.substr(0, space),
                         "GET " + text.substr(space + 1) +
                             " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n"});
    }
    return lines;
}

int connect_to(std::uint16_t port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        std::perror("connect");
        std::exit(1);
    }
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return socket;
}

/// Bytes of the whole answer once its head is there; 0 before.
std::size_t length_of(const std::string& got) {
    const auto end = got.find("\r\n\r\n");
    if (end == std::string::npos) { return 0; }
    const auto at = got.find("Content-Length: ");
    if (at == std::string::npos || at > end) { return end + 4; }
    return end + 4 + static_cast<std::size_t>(std::atoll(got.c_str() + at + 16));
}

class Load {
public:
    Load(std::vector<Line> lines, std::uint16_t port, int connections,
         std::chrono::milliseconds pause)
        : m_lines(std::move(lines)),
          m_pause(pause),
          m_connections(static_cast<std::size_t>(connections)) {
        for (auto& connection : m_connections) { connection.socket = connect_to(port); }
    }

    void run(double seconds) {
        const auto end = Clock::now() + std::chrono::duration<double>(seconds);
        std::vector<pollfd> waiting;
        const auto start = Clock::now();
        for (std::size_t i = 0; i < m_connections.size(); ++i) {
            // not all at the same moment
            const auto share =
                m_pause * static_cast<int>(i) / static_cast<int>(m_connections.size());
            m_connections[i].next = start + share;
            waiting.push_back({m_connections[i].socket, POLLIN, 0});
        }
        while (Clock::now() < end) {
            for (auto& connection : m_connections) {
                if (connection.idle && Clock::now() >= connection.next) { ask(connection); }
            }
            if (::poll(waiting.data(), waiting.size(), m_pause.count() > 0 ? 1 : 1000) < 0) {
                continue;
            }
            for (std::size_t i = 0; i < waiting.size(); ++i) {
                if (waiting[i].revents != 0) { read(m_connections[i]); }
            }
        }
    }

    void report() {
        std::printf("%-12s %8s %8s %8s %8s %8s\n", "kind", "answers", "p50 ms", "p95 ms", "p99 ms",
                    "max ms");
        for (auto& [kind, times] : m_times) {
            std::sort(times.begin(), times.end());
            const auto at = [&times = times](double share) {
                return times[std::min(
                    times.size() - 1,
                    static_cast<std::size_t>(share * static_cast<double>(times.size())))];
            };
            std::printf("%-12s %8zu %8.1f %8.1f %8.1f %8.1f\n", kind.c_str(), times.size(), at(0.5),
                        at(0.95), at(0.99), times.back());
        }
        std::printf("not 200: %zu\n", m_failed);
    }

private:
    void ask(Connection& connection) {
        connection.idle = false;
        connection.line = m_next++ % m_lines.size();
        connection.got.clear();
        connection.asked = Clock::now();
        const auto& request = m_lines[connection.line].request;
        if (::send(connection.socket, request.data(), request.size(), 0) < 0) { std::exit(1); }
    }

    void read(Connection& connection) {
        char bytes[65536];
        const auto count = ::recv(connection.socket, bytes, sizeof bytes, 0);
        if (count <= 0) {
            std::fprintf(stderr, "the server closed a connection\n");
            std::exit(1);
        }
        connection.got.append(bytes, static_cast<std::size_t>(count));
        const auto length = length_of(connection.got);
        if (length == 0 || connection.got.size() < length) { return; }
        if (connection.got.compare(9, 3, "200") != 0) {
            if (m_failed++ == 0) {
                std::fprintf(stderr, "%s%s\n", m_lines[connection.line].request.c_str(),
                             connection.got.substr(0, 600).c_str());
            }
        }
        const std::chrono::duration<double, std::milli> took = Clock::now() - connection.asked;
        m_times[m_lines[connection.line].kind].push_back(took.count());
        if (m_pause.count() == 0) {
            ask(connection);
            return;
        }
        connection.idle = true;
        connection.next = Clock::now() + m_pause;
    }

    std::vector<Line> m_lines;
    std::chrono::milliseconds m_pause;
    std::vector<Connection> m_connections;
    std::map<std::string, std::vector<double>> m_times;
    std::size_t m_next = 0;
    std::size_t m_failed = 0;
};

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "bench_serve PORT REQUESTS [CONNECTIONS] [SECONDS] [PAUSE_MS]\n");
        return 2;
    }
    auto lines = read_lines(argv[2]);
    if (lines.empty()) {
        std::fprintf(stderr, "%s holds no requests\n", argv[2]);
        return 2;
    }
    Load load(std::move(lines), static_cast<std::uint16_t>(std::atoi(argv[1])),
              argc > 3 ? std::atoi(argv[3]) : 32,
              std::chrono::milliseconds(argc > 5 ? std::atoi(argv[5]) : 0));
    load.run(argc > 4 ? std::atof(argv[4]) : 20);
    load.report();
    return 0;
}
