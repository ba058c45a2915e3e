#include "fetch/address_guard.hpp"

#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <initializer_list>

namespace counterclaim::fetch {
namespace {

struct Range4 {
    std::uint32_t base;
    int bits;
    const char* what;
};

constexpr std::uint32_t four(unsigned a, unsigned b, unsigned c) {
    return (a << 24U) | (b << 16U) | (c << 8U);
}

constexpr std::array k_ranges4{
    Range4{four(0, 0, 0), 8, "this network"},
    Range4{four(10, 0, 0), 8, "a private address"},
    Range4{four(100, 64, 0), 10, "an address shared by carriers"},
    Range4{four(127, 0, 0), 8, "this machine"},
    Range4{four(169, 254, 0), 16, "a link-local address"},
    Range4{four(172, 16, 0), 12, "a private address"},
    Range4{four(192, 0, 0), 24, "a reserved address"},
    Range4{four(192, 0, 2), 24, "a documentation address"},
    Range4{four(192, 88, 99), 24, "a reserved address"},
    Range4{four(192, 168, 0), 16, "a private address"},
    Range4{four(198, 18, 0), 15, "a benchmarking address"},
    Range4{four(198, 51, 100), 24, "a documentation address"},
    Range4{four(203, 0, 113), 24, "a documentation address"},
    Range4{four(224, 0, 0), 4, "a multicast address"},
    Range4{four(240, 0, 0), 4, "a reserved address"},
};

std::string refusal4(std::uint32_t address) {
    for (const auto& range : k_ranges4) {
        const auto mask = ~std::uint32_t{0} << (32 - range.bits);
        if ((address & mask) == range.base) { return range.what; }
    }
    return {};
}

using Bytes6 = std::array<unsigned char, 16>;

std::uint32_t four_at(const Bytes6& bytes, std::size_t at) {
    return four(bytes[at], bytes[at + 1], bytes[at + 2]) | bytes[at + 3];
}

bool starts(const Bytes6& bytes, std::initializer_list<unsigned char> prefix) {
    return std::equal(prefix.begin(), prefix.end(), bytes.begin());
}

std::string refusal6(const Bytes6& bytes) {
    const bool zeros = starts(bytes, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    if (zeros && bytes[10] == 0xFF && bytes[11] == 0xFF) { return refusal4(four_at(bytes, 12)); }
    if (zeros && bytes[10] == 0 && bytes[11] == 0) {
        const auto last = four_at(bytes, 12);
        if (last == 0) { return "this network"; }
        return last == 1 ? "this machine" : "a reserved address";
    }
    if (starts(bytes, {0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0})) {
        return refusal4(four_at(bytes, 12));  // NAT64
    }
    if (starts(bytes, {0, 0x64, 0xFF, 0x9B, 0, 1})) { return "a private address"; }
    if (starts(bytes, {0x20, 0x02})) { return refusal4(four_at(bytes, 2)); }  // 6to4
    if (starts(bytes, {0x20, 0x01, 0, 0})) { return "a tunnel address"; }     // Teredo
    if (starts(bytes, {0x20, 0x01, 0x0D, 0xB8})) { return "a documentation address"; }
    if (bytes[0] == 0xFF) { return "a multicast address"; }
    if ((bytes[0] & 0xFEU) == 0xFC) { return "a private address"; }
    if (bytes[0] == 0xFE && (bytes[1] & 0x80U) != 0) { return "a link-local address"; }
    if ((bytes[0] & 0xE0U) != 0x20) { return "a reserved address"; }
    return {};
}

}  // namespace

std::string refusal(const sockaddr& address) {
    if (address.sa_family == AF_INET) {
        sockaddr_in four{};
        std::memcpy(&four, &address, sizeof four);
        return refusal4(ntohl(four.sin_addr.s_addr));
    }
    if (address.sa_family == AF_INET6) {
        sockaddr_in6 six{};
        std::memcpy(&six, &address, sizeof six);
        Bytes6 bytes{};
        std::memcpy(bytes.data(), &six.sin6_addr, bytes.size());
        return refusal6(bytes);
    }
    return "no address of the internet";
}

}  // namespace counterclaim::fetch
