#pragma once

#include <string>

struct sockaddr;

namespace counterclaim::fetch {

/// Why no connection is made to this address of a machine, empty where it is one of the open
/// internet: loopback, private, link-local, shared, documentation, multicast and reserved ranges
/// are not (IANA special-purpose registries), also where IPv6 only wraps such an IPv4 address.
[[nodiscard]] std::string refusal(const sockaddr& address);

}  // namespace counterclaim::fetch
