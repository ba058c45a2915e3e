#include "fetch/address_guard.hpp"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstring>
#include <string>

namespace counterclaim::fetch {
namespace {

std::string refusal_of(const char* text) {
    sockaddr_storage storage{};
    sockaddr_in four{};
    sockaddr_in6 six{};
    if (::inet_pton(AF_INET, text, &four.sin_addr) == 1) {
        four.sin_family = AF_INET;
        std::memcpy(&storage, &four, sizeof four);
    } else {
        EXPECT_EQ(::inet_pton(AF_INET6, text, &six.sin6_addr), 1) << text;
        six.sin6_family = AF_INET6;
        std::memcpy(&storage, &six, sizeof six);
    }
    return refusal(reinterpret_cast<const sockaddr&>(storage));
}

TEST(AddressGuard, RefusesWhatIsNotTheOpenInternet) {
    for (const auto* text : {"0.0.0.0",
                             "10.1.2.3",
                             "100.64.0.1",
                             "100.127.255.255",
                             "127.0.0.1",
                             "127.8.9.10",
                             "169.254.169.254",
                             "172.16.0.1",
                             "172.31.255.255",
                             "192.0.2.1",
                             "192.168.1.1",
                             "198.18.0.1",
                             "198.51.100.7",
                             "203.0.113.9",
                             "224.0.0.1",
                             "255.255.255.255",
                             "::",
                             "::1",
                             "::127.0.0.1",
                             "::ffff:127.0.0.1",
                             "::ffff:10.0.0.1",
                             "64:ff9b::10.0.0.1",
                             "64:ff9b:1::1",
                             "2002:7f00:1::",
                             "2001::1",
                             "2001:db8::1",
                             "fc00::1",
                             "fd12::1",
                             "fe80::1",
                             "fec0::1",
                             "ff02::1",
                             "4000::1"}) {
        EXPECT_FALSE(refusal_of(text).empty()) << text;
    }
}

TEST(AddressGuard, LetsTheOpenInternetThrough) {
    for (const auto* text :
         {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.0.1",
          "172.32.0.1", "192.167.0.1", "198.20.0.1", "223.255.255.255", "2606:4700::1111",
          "2a00:1450::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::"}) {
        EXPECT_EQ(refusal_of(text), "") << text;
    }
}

TEST(AddressGuard, RefusesOtherFamilies) {
    sockaddr local{};
    local.sa_family = AF_UNIX;
    EXPECT_FALSE(refusal(local).empty());
}

}  // namespace
}  // namespace counterclaim::fetch
