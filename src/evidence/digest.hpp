#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace counterclaim::evidence {

/// SHA-256 as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

/// Holds bytes against a digest as archives write it: "sha1:" or "sha256:", then base 32 (RFC 4648,
/// as most archives do) or hexadecimal digits. Nothing where the label or its length is none we
/// know.
[[nodiscard]] std::optional<bool> digest_agrees(std::string_view labelled, std::string_view bytes);

}  // namespace counterclaim::evidence
