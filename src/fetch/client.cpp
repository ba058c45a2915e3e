#include "fetch/client.hpp"

#include "fetch/address_guard.hpp"

#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <map>

namespace counterclaim::fetch {
namespace {

constexpr long k_slow_bytes_per_s = 10;
constexpr long k_slow_s_max = 30;

struct Transfer {
    CURL* handle = nullptr;
    curl_slist* fields = nullptr;
    const ClientOptions* options = nullptr;
    Response response;
    std::string head;
    std::string body;
    std::string refused;  ///< why the last address was not connected to
    bool in_body = false;
    std::array<char, CURL_ERROR_SIZE> words{};

    Transfer() = default;
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;
    ~Transfer() {
        if (handle != nullptr) { curl_easy_cleanup(handle); }
        curl_slist_free_all(fields);
    }
};

std::size_t on_head(char* data, std::size_t size, std::size_t count, void* user) {
    auto& transfer = *static_cast<Transfer*>(user);
    const std::string_view line(data, size * count);
    if (transfer.in_body) { return line.size(); }  // trailers
    if (line.starts_with("HTTP/")) { transfer.head.clear(); }
    if (transfer.head.size() + line.size() > transfer.options->head_bytes_max) {
        transfer.response.truncated = "length";
        return 0;
    }
    transfer.head += line;
    return line.size();
}

std::size_t on_body(char* data, std::size_t size, std::size_t count, void* user) {
    auto& transfer = *static_cast<Transfer*>(user);
    transfer.in_body = true;
    const std::string_view piece(data, size * count);
    const auto room = transfer.options->body_bytes_max - transfer.body.size();
    transfer.body += piece.substr(0, room);
    if (piece.size() > room) {
        transfer.response.truncated = "length";
        return 0;
    }
    return piece.size();
}

int on_debug(CURL*, curl_infotype type, char* data, std::size_t size, void* user) {
    if (type == CURLINFO_HEADER_OUT) {
        static_cast<Transfer*>(user)->response.request.append(data, size);
    }
    return 0;
}

/// Called with the address that will be connected to, after every resolution: the one place where a
/// name cannot say one thing and mean another.
curl_socket_t open_socket(void* user, curlsocktype, curl_sockaddr* address) {
    auto& transfer = *static_cast<Transfer*>(user);
    if (!transfer.options->allow_private) {
        const auto why = refusal(address->addr);
        if (!why.empty()) {
            transfer.refused = why;
            return CURL_SOCKET_BAD;
        }
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

void set_options(Transfer& transfer, const Request& request) {
    auto* handle = transfer.handle;
    const auto& options = *transfer.options;
    curl_easy_setopt(handle, CURLOPT_URL, request.address.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_PROXY, "");
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
    // Evidence is what came over the wire: no coding is taken off by the library.
    curl_easy_setopt(handle, CURLOPT_HTTP_TRANSFER_DECODING, 0L);
    curl_easy_setopt(handle, CURLOPT_USERAGENT, options.user_agent.c_str());
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS,
                     static_cast<long>(options.connect_s_max * 1000));
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(options.total_s_max * 1000));
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, k_slow_bytes_per_s);
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, k_slow_s_max);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, &on_head);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &transfer);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &on_body);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(handle, CURLOPT_VERBOSE, 1L);
    curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, &on_debug);
    curl_easy_setopt(handle, CURLOPT_DEBUGDATA, &transfer);
    curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, &open_socket);
    curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, &transfer);
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, transfer.words.data());
    curl_easy_setopt(handle, CURLOPT_PRIVATE, &transfer);
    const auto add = [&](const std::string& line) {
        transfer.fields = curl_slist_append(transfer.fields, line.c_str());
    };
    add("Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
    add("Accept-Encoding: gzip, deflate, br, zstd");
    for (const auto& [name, value] : request.fields) {
        if (value.find_first_of("\r\n") == std::string::npos) { add(name + ": " + value); }
    }
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, transfer.fields);
}

void judge(Transfer& transfer, CURLcode code) {
    auto& response = transfer.response;
    if (char* ip = nullptr;
        curl_easy_getinfo(transfer.handle, CURLINFO_PRIMARY_IP, &ip) == CURLE_OK && ip != nullptr) {
        response.ip = ip;
    }
    if (!transfer.head.empty()) {
        response.message = transfer.head + transfer.body;
        evidence::HttpLimits limits;
        limits.head_bytes_max = transfer.options->head_bytes_max + 1;
        response.head = evidence::parse_http_head(response.message, limits);
    }
    if (code == CURLE_OK) {
        response.outcome = response.head ? Outcome::answered : Outcome::unreachable;
        if (!response.head) { response.trouble = "the answer is not HTTP"; }
        return;
    }
    response.trouble = transfer.words[0] != '\0' ? transfer.words.data() : curl_easy_strerror(code);
    if (!transfer.refused.empty() && transfer.head.empty()) {
        response.outcome = Outcome::refused;
        response.trouble = "the address leads to " + transfer.refused;
        return;
    }
    if (code == CURLE_UNSUPPORTED_PROTOCOL || code == CURLE_URL_MALFORMAT) {
        response.outcome = Outcome::refused;
        return;
    }
    if (!response.head) { return; }
    response.outcome = Outcome::cut;
    if (response.truncated == "length") {
        response.trouble = "the answer is larger than the limit";
    } else {
        response.truncated = code == CURLE_OPERATION_TIMEDOUT ? "time" : "disconnect";
    }
}

}  // namespace

struct Client::State {
    ClientOptions options;
    CURLM* multi = nullptr;
    std::map<CURL*, std::unique_ptr<Transfer>> transfers;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        for (auto& [handle, transfer] : transfers) { curl_multi_remove_handle(multi, handle); }
        transfers.clear();
        if (multi != nullptr) { curl_multi_cleanup(multi); }
    }
};

Client::Client(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Client::Client(Client&&) noexcept = default;
Client& Client::operator=(Client&&) noexcept = default;
Client::~Client() = default;

Expected<Client> Client::make(const ClientOptions& options) {
    // Once a process; a second call only counts.
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
        return fail(ErrorCode::network, {}, "the network library cannot be set up");
    }
    auto state = std::make_unique<State>();
    state->options = options;
    state->multi = curl_multi_init();
    if (state->multi == nullptr) {
        return fail(ErrorCode::network, {}, "the network library cannot be set up");
    }
    curl_multi_setopt(state->multi, CURLMOPT_MAX_TOTAL_CONNECTIONS,
                      static_cast<long>(options.connections_max));
    return Client(std::move(state));
}

void Client::start(const Request& request, Instant now) {
    auto transfer = std::make_unique<Transfer>();
    transfer->handle = curl_easy_init();
    transfer->options = &m_state->options;
    transfer->response.id = request.id;
    transfer->response.address = request.address;
    transfer->response.moment = now;
    set_options(*transfer, request);
    auto* handle = transfer->handle;
    m_state->transfers.emplace(handle, std::move(transfer));
    curl_multi_add_handle(m_state->multi, handle);
}

std::vector<Response> Client::run(int wait_ms) {
    std::vector<Response> ended;
    int running = 0;
    curl_multi_perform(m_state->multi, &running);
    const auto collect = [&] {
        int left = 0;
        while (auto* message = curl_multi_info_read(m_state->multi, &left)) {
            if (message->msg != CURLMSG_DONE) { continue; }
            const auto code = message->data.result;
            auto node = m_state->transfers.extract(message->easy_handle);
            curl_multi_remove_handle(m_state->multi, message->easy_handle);
            if (!node) { continue; }
            judge(*node.mapped(), code);
            ended.push_back(std::move(node.mapped()->response));
        }
    };
    collect();
    if (!ended.empty()) { return ended; }
    curl_multi_poll(m_state->multi, nullptr, 0, wait_ms, nullptr);
    curl_multi_perform(m_state->multi, &running);
    collect();
    return ended;
}

std::size_t Client::in_flight() const { return m_state->transfers.size(); }

}  // namespace counterclaim::fetch
