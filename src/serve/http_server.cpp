#include "serve/http_server.hpp"

#include "serve/http_text.hpp"

#include <boost/asio/bind_executor.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <deque>
#include <iterator>
#include <mutex>
#include <optional>
#include <set>
#include <system_error>
#include <thread>
#include <unordered_map>
#include <vector>

// A connection that waits for a request holds a socket and a timer and nothing else: ten thousand
// of them cost a few megabytes. Buffers and the parser are made when the first byte has come and go
// with the answer.
namespace counterclaim::serve {
namespace net = boost::asio;
namespace http = boost::beast::http;
using net::ip::tcp;
namespace {

using ErrorCodeOf = boost::system::error_code;
using Executor = net::strand<net::io_context::executor_type>;
using Socket = net::basic_stream_socket<tcp, Executor>;
using Timer = net::basic_waitable_timer<std::chrono::steady_clock,
                                        net::wait_traits<std::chrono::steady_clock>, Executor>;

constexpr std::ptrdiff_t k_header_fields_max = 100;
constexpr int k_connections_a_peer = 200;  ///< of one address other than this machine's

/// Programs that this one starts do not get the socket: it would stay open with them.
void keep_to_this_process(int socket) { ::fcntl(socket, F_SETFD, FD_CLOEXEC); }

}  // namespace

class Session;

struct HttpServer::Impl {
    Impl(Options server_options, Service& server_service)
        : options(std::move(server_options)), service(server_service), acceptor(context) {}

    void accept();
    bool enter(const std::string& peer, bool loopback);
    void leave(const std::string& peer, bool loopback);

    Options options;
    Service& service;
    std::atomic<std::size_t> connections{0};
    std::mutex mutex;
    std::unordered_map<std::string, int> peers;
    std::set<std::shared_ptr<Session>> streams;
    std::string last_change;
    // Destroyed first, with the sessions that its waiting work holds: they count themselves out
    // above.
    net::io_context context;
    net::basic_socket_acceptor<tcp, net::io_context::executor_type> acceptor;
};

/// One connection. Everything runs on its own strand.
class Session : public std::enable_shared_from_this<Session> {
public:
    Session(HttpServer::Impl& server, Socket socket, std::string peer, bool loopback)
        : m_server(server),
          m_socket(std::move(socket)),
          m_timer(m_socket.get_executor()),
          m_peer(std::move(peer)),
          m_loopback(loopback) {}

    ~Session() { m_server.leave(m_peer, m_loopback); }

    void start() {
        net::post(m_socket.get_executor(), [self = shared_from_this()] { self->wait(); });
    }

    /// Sends one change to a stream; a client that does not read loses changes, the oldest first,
    /// so that what it hears in the end is how things stand.
    void tell(std::shared_ptr<const std::string> event) {
        net::post(m_socket.get_executor(), [self = shared_from_this(), event = std::move(event)] {
            constexpr std::size_t k_waiting_max = 16;
            if (self->m_events.size() == k_waiting_max) { self->m_events.pop_front(); }
            self->m_events.push_back(event);
            self->write_event();
        });
    }

private:
    struct Exchange {
        explicit Exchange(const HttpServer::Options& options)
            : buffer(options.header_bytes_max + options.body_bytes_max) {
            parser.header_limit(static_cast<std::uint32_t>(options.header_bytes_max));
            parser.body_limit(options.body_bytes_max);
        }
        boost::beast::flat_buffer buffer;
        http::request_parser<http::string_body> parser;
    };

    /// Does this when the time is over, unless the timer is set anew before.
    void after(std::chrono::seconds time, void (Session::*then)()) {
        m_timer.expires_after(time);
        m_timer.async_wait([weak = weak_from_this(), then](ErrorCodeOf error) {
            const auto self = weak.lock();
            if (error || !self) { return; }
            // A timer that ran out while this strand was at work calls back though it was set anew.
            if (self->m_timer.expiry() > Timer::clock_type::now()) { return; }
            ((*self).*then)();
        });
    }

    void close() {
        ErrorCodeOf ignored;
        m_timer.cancel();
        if (!m_socket.is_open()) { return; }
        m_socket.shutdown(tcp::socket::shutdown_both, ignored);
        // Taken out of epoll by name: closing alone does not where a process that is being started
        // holds a copy of the socket, and what is reported of it would go to the next connection.
        const auto socket = m_socket.release(ignored);
        if (!ignored) { ::close(socket); }
    }

    /// Nothing has come and the client is there: the wait for either ended too early. Asio takes
    /// whatever epoll reports for the end of a wait, also what came before it and was read by then.
    bool nothing_came() {
        char byte = 0;
        const auto got = ::recv(m_socket.native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
        return got < 0 && errno == EAGAIN;
    }

    /// Does this when the client has sent something, or gone.
    void when_heard(void (Session::*then)()) {
        m_socket.async_wait(tcp::socket::wait_read,
                            [self = shared_from_this(), then](ErrorCodeOf error) {
                                if (!error && self->nothing_came()) {
                                    self->when_heard(then);
                                } else {
                                    ((*self).*then)();
                                }
                            });
    }

    void wait() {
        if (!m_left.empty()) {
            read();
            return;
        }
        after(m_server.options.idle_time, &Session::close);
        when_heard(&Session::read);
    }

    void read() {
        if (!m_socket.is_open()) { return; }  // closed while it waited
        m_exchange = std::make_unique<Exchange>(m_server.options);
        if (!m_left.empty()) {
            const auto space = m_exchange->buffer.prepare(m_left.size());
            net::buffer_copy(space, net::buffer(m_left));
            m_exchange->buffer.commit(m_left.size());
            m_left.clear();
        }
        after(m_server.options.read_time, &Session::close);
        http::async_read(m_socket, m_exchange->buffer, m_exchange->parser,
                         [self = shared_from_this()](ErrorCodeOf error, std::size_t) {
                             self->have_read(error);
                         });
    }

    void have_read(ErrorCodeOf error) {
        if (error == http::error::end_of_stream || error == net::error::operation_aborted ||
            error == net::error::eof || error == net::error::connection_reset ||
            error == http::error::partial_message) {
            close();
            return;
        }
        if (error) {
            m_keep_alive = false;
            m_head = false;
            m_answer = broken(error);
            write();
            return;
        }
        const auto buffered = m_exchange->buffer.data();
        m_left.assign(static_cast<const char*>(buffered.data()), buffered.size());
        auto message = m_exchange->parser.release();
        m_exchange.reset();
        m_keep_alive = message.keep_alive();
        m_head = message.method() == http::verb::head;
        if (std::distance(message.begin(), message.end()) > k_header_fields_max) {
            m_keep_alive = false;
            m_answer = broken(http::error::header_limit);
        } else {
            m_answer = answer_to(message);
        }
        write();
    }

    static Answer broken(ErrorCodeOf error) {
        if (error == http::error::header_limit || error == http::error::buffer_overflow) {
            return error_answer(431, "header_too_large", "the head of the request is too large");
        }
        if (error == http::error::body_limit) {
            return error_answer(413, "too_large", "the request is too large");
        }
        return error_answer(400, "bad_request", "this is no HTTP request");
    }

    Answer answer_to(http::request<http::string_body>& message) {
        Request request;
        const auto method = message.method_string();
        request.method.assign(method.data(), method.size());
        const auto written = message.target();
        const auto target = target_of({written.data(), written.size()});
        if (!target) { return error_answer(400, "bad_request", "this is no address"); }
        request.target = *target;
        for (const auto& field : message) {
            std::string name(field.name_string().data(), field.name_string().size());
            for (auto& letter : name) {
                if (letter >= 'A' && letter <= 'Z') {
                    letter = static_cast<char>(letter - 'A' + 'a');
                }
            }
            request.headers.emplace_back(std::move(name),
                                         std::string(field.value().data(), field.value().size()));
        }
        request.body = std::move(message.body());
        request.peer = m_peer;
        request.loopback = m_loopback;
        return m_server.service.handle(request);
    }

    void write() {
        if (m_answer.stream && !m_head) {
            begin_stream();
            return;
        }
        const auto body = m_answer.bytes();
        m_header = head_text(m_answer, m_keep_alive, body.size());
        after(m_server.options.write_time, &Session::close);
        const bool bare = m_head || m_answer.status == 304 || m_answer.status == 204;
        const std::array<net::const_buffer, 2> buffers{
            net::buffer(m_header),
            bare ? net::const_buffer() : net::const_buffer(body.data(), body.size())};
        net::async_write(m_socket, buffers,
                         [self = shared_from_this()](ErrorCodeOf error, std::size_t) {
                             self->have_written(error);
                         });
    }

    void have_written(ErrorCodeOf error) {
        m_answer = {};
        m_header = {};
        if (error || !m_keep_alive) {
            close();
            return;
        }
        wait();
    }

    void begin_stream() {
        std::string first;
        {
            const std::lock_guard lock(m_server.mutex);
            if (m_server.streams.size() >= m_server.options.streams_max) { first = "-"; }
        }
        if (!first.empty()) {
            m_keep_alive = false;
            m_answer = error_answer(503, "unavailable", "there are too many streams")
                           .with("Retry-After", "30");
            write();
            return;
        }
        m_keep_alive = false;
        {
            const std::lock_guard lock(m_server.mutex);
            first = m_server.last_change;
            m_server.streams.insert(shared_from_this());
        }
        m_events.push_back(
            std::make_shared<const std::string>(head_text(m_answer, false, 0) + first));
        when_heard(&Session::end_stream);
        write_event();
    }

    void end_stream() {
        {
            const std::lock_guard lock(m_server.mutex);
            m_server.streams.erase(shared_from_this());
        }
        close();
    }

    void write_event() {
        if (m_writing || m_events.empty()) { return; }
        m_writing = true;
        const auto event = m_events.front();
        m_events.pop_front();
        after(m_server.options.write_time, &Session::end_stream);
        net::async_write(m_socket, net::buffer(*event),
                         [self = shared_from_this(), event](ErrorCodeOf error, std::size_t) {
                             self->m_writing = false;
                             if (error) {
                                 self->end_stream();
                                 return;
                             }
                             self->after(self->m_server.options.stream_pulse, &Session::pulse);
                             self->write_event();
                         });
    }

    void pulse() {
        if (m_events.empty()) { m_events.push_back(std::make_shared<const std::string>(": \n\n")); }
        write_event();
    }

    HttpServer::Impl& m_server;
    Socket m_socket;
    Timer m_timer;
    std::string m_peer;
    bool m_loopback;
    std::unique_ptr<Exchange> m_exchange;
    std::string m_left;  ///< bytes of the next request that came with the last
    Answer m_answer;
    std::string m_header;
    bool m_keep_alive = true;
    bool m_head = false;
    bool m_writing = false;
    std::deque<std::shared_ptr<const std::string>> m_events;
};

bool HttpServer::Impl::enter(const std::string& peer, bool loopback) {
    if (connections.load() >= options.connections_max) { return false; }
    if (!loopback) {
        const std::lock_guard lock(mutex);
        auto& count = peers[peer];
        if (count >= k_connections_a_peer) { return false; }
        ++count;
    }
    ++connections;
    return true;
}

void HttpServer::Impl::leave(const std::string& peer, bool loopback) {
    --connections;
    if (loopback) { return; }
    const std::lock_guard lock(mutex);
    const auto found = peers.find(peer);
    if (found != peers.end() && --found->second <= 0) { peers.erase(found); }
}

void HttpServer::Impl::accept() {
    acceptor.async_accept(net::make_strand(context), [this](ErrorCodeOf error, Socket socket) {
        if (!acceptor.is_open()) { return; }
        if (error) {
            // No descriptors are left: try again when some connections have gone.
            constexpr std::chrono::milliseconds k_rest{100};
            auto rest = std::make_shared<net::steady_timer>(context, k_rest);
            rest->async_wait([this, rest](ErrorCodeOf) { accept(); });
            return;
        }
        ErrorCodeOf unknown;
        const auto peer = socket.remote_endpoint(unknown);
        if (!unknown) {
            const auto address = peer.address();
            const auto name = address.to_string(unknown);
            const bool mapped = address.is_v6() && address.to_v6().is_v4_mapped();
            const bool loopback =
                address.is_loopback() ||
                (mapped &&
                 net::ip::make_address_v4(net::ip::v4_mapped, address.to_v6()).is_loopback());
            ErrorCodeOf ignored;
            socket.set_option(tcp::no_delay(true), ignored);
            keep_to_this_process(socket.native_handle());
            if (enter(name, loopback)) {
                std::make_shared<Session>(*this, std::move(socket), name, loopback)->start();
            }
        }
        accept();
    });
}

HttpServer::HttpServer(Options options, Service& service)
    : m_impl(std::make_unique<Impl>(std::move(options), service)) {}

HttpServer::~HttpServer() {
    m_impl->context.stop();
    std::set<std::shared_ptr<Session>> streams;
    {
        const std::lock_guard lock(m_impl->mutex);
        streams.swap(m_impl->streams);
    }
}

Expected<void> HttpServer::open() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
    ErrorCodeOf error;
    const auto address = net::ip::make_address(m_impl->options.address, error);
    const auto where = m_impl->options.address + ":" + std::to_string(m_impl->options.port);
    if (error) {
        return fail(ErrorCode::usage, "--listen", "\"" + where + "\" is no address",
                    "--listen 127.0.0.1");
    }
    auto& acceptor = m_impl->acceptor;
    const tcp::endpoint endpoint(address, m_impl->options.port);
    acceptor.open(endpoint.protocol(), error);
    if (!error) { keep_to_this_process(acceptor.native_handle()); }
    if (!error) { acceptor.set_option(tcp::acceptor::reuse_address(true), error); }
    if (!error) { acceptor.bind(endpoint, error); }
    constexpr int k_backlog = 4096;
    if (!error) { acceptor.listen(k_backlog, error); }
    if (error) {
        return fail(ErrorCode::network, where, "cannot listen here: " + error.message(),
                    "another --port, or 0 for any that is free");
    }
    return {};
}

std::uint16_t HttpServer::port() const {
    ErrorCodeOf error;
    return m_impl->acceptor.local_endpoint(error).port();
}

void HttpServer::run() {
    m_impl->accept();
    std::vector<std::thread> threads;
    threads.reserve(m_impl->options.threads);
    for (unsigned i = 1; i < m_impl->options.threads; ++i) {
        try {
            threads.emplace_back([this] { m_impl->context.run(); });
        } catch (const std::system_error&) {
            break;  // the machine gives no more: those there are serve
        }
    }
    m_impl->context.run();
    for (auto& thread : threads) { thread.join(); }
}

void HttpServer::stop() { m_impl->context.stop(); }

void HttpServer::announce(const std::string& json) {
    auto event = std::make_shared<const std::string>("event: generation\ndata: " + json + "\n\n");
    const std::lock_guard lock(m_impl->mutex);
    m_impl->last_change = *event;
    for (const auto& stream : m_impl->streams) { stream->tell(event); }
}

}  // namespace counterclaim::serve
