#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace counterclaim::follow {

/// A web address in its parts (RFC 3986), scheme and host in lower case.
struct Address {
    std::string scheme;      ///< "http" or "https"
    std::string host;        ///< without brackets and port
    std::uint16_t port = 0;  ///< as written, or the scheme's
    std::string path;        ///< begins with "/"; percent-encoded
    std::string query;       ///< without "?"
    bool has_query = false;

    /// Scheme, host and, where it is not the scheme's own, port.
    [[nodiscard]] std::string origin() const;
    [[nodiscard]] std::string path_and_query() const;
    [[nodiscard]] std::string text() const { return origin() + path_and_query(); }
};

/// Reads an absolute address of the web; nothing for other schemes, for addresses with a user name,
/// a space, a control character or no host, and for those over 4,096 bytes. The fragment is
/// dropped.
[[nodiscard]] std::optional<Address> parse_address(std::string_view text);

/// A link as it stands in a page or feed at `base`.
[[nodiscard]] std::optional<Address> resolve(const Address& base, std::string_view link);

/// The spelling under which an article is known, so that it is not read twice: dot segments
/// resolved, escapes of plain letters undone, parameters that only trace readers (utm_…, fbclid)
/// dropped.
[[nodiscard]] std::string known_as(const Address& address);

}  // namespace counterclaim::follow
