#include "evidence/http_message.hpp"

#include "evidence/content_coding.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace counterclaim::evidence {
namespace {

using namespace std::literals;

HttpBody body_of(const std::string& message, const HttpLimits& limits = {}) {
    const auto head = parse_http_head(message, limits);
    EXPECT_TRUE(head);
    if (!head) { return {}; }
    return decode_http_body(*head, std::string_view(message).substr(head->body_begin), limits);
}

TEST(HttpMessage, ReadsTheHead) {
    const auto head = parse_http_head(
        "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nX-Long: one\r\n two\r\nset-cookie: "
        "a\r\n"
        "Set-Cookie: b\r\nno colon here\r\n\r\nbody");
    ASSERT_TRUE(head);
    EXPECT_EQ(head->status, 404);
    EXPECT_EQ(head->fields["content-type"], "text/html");
    EXPECT_EQ(head->fields["x-long"], "one two");
    EXPECT_EQ(head->fields.joined("Set-Cookie"), "a, b");
    EXPECT_EQ(head->fields.all().size(), 4U);
    EXPECT_FALSE(head->fields.has("no colon here"));
}

TEST(HttpMessage, TellsWhatIsNone) {
    for (const auto text : {"", "HTTP/", "HTTP/1.1", "HTTP/1.1 20", "HTTP/1.1 2000 OK\r\n\r\n",
                            "HTTP/1.1 x00 OK\r\n\r\n", "GET / HTTP/1.1\r\n\r\n"}) {
        EXPECT_FALSE(parse_http_head(text)) << text;
    }
    EXPECT_EQ(parse_http_head("HTTP/1.1 200")->status, 200);
    EXPECT_EQ(parse_http_head("HTTP/2 200 \n\nx")->body_begin, 13U);
}

TEST(HttpMessage, TakesCodingsOff) {
    const auto coded = [](std::string_view fields, std::string_view body) {
        return body_of("HTTP/1.1 200 OK\r\n" + std::string(fields) + "\r\n" + std::string(body));
    };
    const auto packed = gzip("the road was open");
    EXPECT_EQ(coded("", "plain").bytes, "plain");
    EXPECT_EQ(coded("Content-Encoding: gzip\r\n", packed).bytes, "the road was open");
    EXPECT_EQ(coded("Content-Encoding: gzip, gzip\r\n", gzip(packed)).bytes, "the road was open");
    EXPECT_EQ(
        coded("Transfer-Encoding: chunked\r\n", "3;x=y\r\nthe\r\n5\r\n road\r\n0\r\n\r\n").bytes,
        "the road");
    EXPECT_EQ(coded(
                  "Transfer-Encoding: gzip, chunked\r\n",
                  "4\r\n" + packed.substr(0, 4) + "\r\n" +
                      [&] {
                          std::string size = "0";
                          size[0] = "0123456789abcdef"[(packed.size() - 4) / 16];
                          size += "0123456789abcdef"[(packed.size() - 4) % 16];
                          return size;
                      }() +
                      "\r\n" + packed.substr(4) + "\r\n0\r\n\r\n")
                  .bytes,
              "the road was open");
    // Labels that archives keep although the body is plain already.
    EXPECT_EQ(coded("Transfer-Encoding: chunked\r\n", "<p>plain</p>").bytes, "<p>plain</p>");
    EXPECT_EQ(coded("Content-Encoding: gzip\r\n", "<p>plain</p>").bytes, "<p>plain</p>");
    EXPECT_EQ(coded("Content-Encoding: br\r\n", "<p>plain</p>").bytes, "<p>plain</p>");
    // brotli of "the road was open", one stored block
    EXPECT_EQ(coded("Content-Encoding: br\r\n", "\x0B\x08\x80the road was open\x03"sv).bytes,
              "the road was open");
    EXPECT_FALSE(coded("Content-Encoding: gzip\r\n", packed).damaged);
}

TEST(HttpMessage, SaysWhatIsWrongWithABody) {
    const auto coded = [](std::string_view fields, std::string_view body) {
        return body_of("HTTP/1.1 200 OK\r\n" + std::string(fields) + "\r\n" + std::string(body));
    };
    auto packed = gzip(std::string(5000, 'a') + std::string(5000, 'b'));
    EXPECT_TRUE(coded("Content-Encoding: gzip\r\n", packed.substr(0, packed.size() / 2)).cut);
    EXPECT_TRUE(coded("Transfer-Encoding: chunked\r\n", "ff\r\nshort").cut);
    EXPECT_EQ(coded("Transfer-Encoding: chunked\r\n", "ff\r\nshort").bytes, "short");
    EXPECT_TRUE(coded("Content-Encoding: secret\r\n", "x").damaged);
    EXPECT_TRUE(coded("Content-Encoding: gzip, gzip, gzip, gzip, gzip\r\n", "x").damaged);
    packed[packed.size() / 2] = static_cast<char>(packed[packed.size() / 2] ^ 0x40);
    const auto broken = coded("Content-Encoding: gzip\r\n", packed);
    EXPECT_TRUE(broken.damaged || broken.cut);
}

TEST(HttpMessage, StopsAtTheLimit) {
    HttpLimits limits;
    limits.body_bytes_max = 1000;
    const auto bomb = gzip(gzip(std::string(40'000'000, '\0')));
    const auto body =
        body_of("HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip\r\n\r\n" + bomb, limits);
    EXPECT_TRUE(body.too_large);
    EXPECT_LE(body.bytes.size(), 1000U);
    EXPECT_TRUE(body_of("HTTP/1.1 200 OK\r\n\r\n" + std::string(1001, 'x'), limits).too_large);
    EXPECT_FALSE(body_of("HTTP/1.1 200 OK\r\n\r\n" + std::string(1000, 'x'), limits).too_large);
}

TEST(HttpMessage, ReadsMediaTypes) {
    struct Row {
        std::string_view field;
        std::string_view type;
        std::string_view charset;
    };
    for (const auto& row : {Row{"Text/HTML; Charset=\"UTF-8\"", "text/html", "utf-8"},
                            Row{"text/plain", "text/plain", ""},
                            Row{"text/html;charset=windows-1251; x=y", "text/html", "windows-1251"},
                            Row{"", "", ""}, Row{"text/html; charset", "text/html", ""},
                            Row{"text/html; charset='x", "text/html", "x"}}) {
        const auto media = parse_media_type(row.field);
        EXPECT_EQ(media.type, row.type) << row.field;
        EXPECT_EQ(media.charset, row.charset) << row.field;
    }
}

}  // namespace
}  // namespace counterclaim::evidence
