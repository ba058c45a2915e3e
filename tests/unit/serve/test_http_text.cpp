#include "serve/http_text.hpp"

#include <gtest/gtest.h>

namespace counterclaim::serve {
namespace {

TEST(HttpText, TakesPathsAndAddressesOfItsOwn) {
    const struct {
        std::string_view written;
        std::optional<std::string> target;
    } rows[] = {
        {"/", "/"},
        {"/api/v1/claims?q=a%20b", "/api/v1/claims?q=a%20b"},
        {"http://localhost:8080/map?at=2020-10-12", "/map?at=2020-10-12"},
        {"http://localhost", "/"},
        {"", std::nullopt},
        {"*", std::nullopt},
        {"claims", std::nullopt},
        {"ftp://localhost/", std::nullopt},
        {"/claims#first", std::nullopt},
        {"/a b", std::nullopt},
        {"/a\x01", std::nullopt},
        {"/a\x7f", std::nullopt},
    };
    for (const auto& row : rows) { EXPECT_EQ(target_of(row.written), row.target) << row.written; }
}

TEST(HttpText, NoValueEndsItsLine) {
    Answer answer;
    answer.status = 200;
    answer.type = "text/plain";
    answer.with("X-Name", "a\r\nX-Other: b");
    EXPECT_EQ(head_text(answer, true, 5),
              "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n"
              "X-Name: aX-Other: b\r\nConnection: keep-alive\r\n\r\n");
}

TEST(HttpText, LengthIsNamedWhereThereIsOne) {
    Answer answer;
    answer.type.clear();
    answer.status = 304;
    EXPECT_EQ(head_text(answer, true, 0),
              "HTTP/1.1 304 Not Modified\r\nConnection: keep-alive\r\n\r\n");
    answer.status = 200;
    answer.stream = true;
    EXPECT_EQ(head_text(answer, false, 0), "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
}

}  // namespace
}  // namespace counterclaim::serve
