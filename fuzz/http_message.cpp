// Any bytes as an HTTP response: the head lies in the message, the body within its limit.
#include "evidence/http_message.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace counterclaim::evidence;
    const std::string_view message(reinterpret_cast<const char*>(data), size);
    (void)parse_media_type(message);
    HttpLimits limits;
    limits.body_bytes_max = 1U << 16;
    const auto head = parse_http_head(message, limits);
    if (!head) { return 0; }
    if (head->status < 100 || head->status > 999 || head->body_begin > size) { std::abort(); }
    const auto body = decode_http_body(*head, message.substr(head->body_begin), limits);
    if (body.bytes.size() > limits.body_bytes_max) { std::abort(); }
    if ((body.cut || body.damaged || body.too_large) == body.trouble.empty()) { std::abort(); }
    return 0;
}
