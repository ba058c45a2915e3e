#include "serve/guard.hpp"

#include <gtest/gtest.h>

namespace counterclaim::serve {
namespace {

Request get(const std::string& host) {
    Request request;
    request.method = "GET";
    request.target = "/api/v1/claims";
    request.headers = {{"host", host}};
    return request;
}

TEST(Guard, KnowsItsOwnNames) {
    Guard guard({});
    for (const auto* host : {"localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]:8080"}) {
        EXPECT_FALSE(guard.refuse(get(host))) << host;
    }
    for (const auto* host : {"", "example.org", "localhost.example.org", "10.0.0.1", "[::2]"}) {
        const auto refused = guard.refuse(get(host));
        ASSERT_TRUE(refused) << host;
        EXPECT_EQ(refused->status, 421) << host;
    }
    Guard::Options open;
    open.loopback = false;
    open.hosts = {"ledger.example.org"};
    Guard other(open);
    EXPECT_FALSE(other.refuse(get("Ledger.Example.org:443")));
    EXPECT_FALSE(other.refuse(get("10.0.0.1"))) << "an address is no name to be bent";
    EXPECT_TRUE(other.refuse(get("example.org")));
}

TEST(Guard, ATokenIsKnownByItsHash) {
    const auto made = make_token("anna", Permit::review);
    EXPECT_EQ(made.token.size(), 43U);
    EXPECT_EQ(made.line.find(made.token), std::string::npos);
    const auto holders = parse_tokens("# who may come in\n" + made.line, "who.txt");
    ASSERT_TRUE(holders);
    Guard::Options options;
    options.tokens = *holders;
    Guard guard(options);
    auto request = get("localhost");
    Visitor visitor;
    EXPECT_FALSE(guard.identify(request, visitor));
    EXPECT_EQ(visitor.permit, Permit::none);
    request.headers.emplace_back("authorization", "Bearer " + made.token);
    EXPECT_FALSE(guard.identify(request, visitor));
    EXPECT_EQ(visitor.name, "anna");
    EXPECT_EQ(visitor.permit, Permit::review);
    request.headers.back().second = "Bearer " + made.token + "x";
    EXPECT_EQ(guard.identify(request, visitor)->status, 401);
}

TEST(Guard, LinesOfATokenFileAreChecked) {
    const std::string hash(64, 'a');
    EXPECT_TRUE(parse_tokens("anna read " + hash, "f"));
    const std::vector<std::string> wrong{"anna read", "anna king " + hash, "an<na read " + hash,
                                         "anna read " + std::string(64, 'Z'),
                                         "anna read " + hash + "0"};
    for (const auto& line : wrong) {
        const auto read = parse_tokens("\n" + line, "f");
        ASSERT_FALSE(read) << line;
        EXPECT_EQ(read.error().where, "f:2");
    }
}

TEST(Guard, FloodsFromElsewhereAreStopped) {
    Guard::Options options;
    options.burst = 3;
    options.requests_a_second = 0.001;
    Guard guard(options);
    auto request = get("localhost");
    request.peer = "10.1.1.1";
    request.loopback = false;
    for (int i = 0; i < 3; ++i) { EXPECT_FALSE(guard.refuse(request)); }
    EXPECT_EQ(guard.refuse(request)->status, 429);
    request.peer = "10.1.1.2";
    EXPECT_FALSE(guard.refuse(request)) << "another address";
}

TEST(Sha256, OfAKnownText) {
    EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace counterclaim::serve
