#pragma once

#include "evidence/header_fields.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace counterclaim::evidence {

/// A record of a WARC file (ISO 28500:2017): fields about something that was got, and its bytes.
struct WarcRecord {
    std::string version;  ///< "WARC/1.1"
    HeaderFields fields;
    std::string block;  ///< for type `response`, the HTTP message as it came over the wire

    std::uint64_t offset =
        0;  ///< in the file: where its member, or in a plain file its head, begins
    std::uint64_t length = 0;  ///< bytes of the file it takes, coded as they are
    bool too_large = false;    ///< the block is longer than the limit and was passed over
    std::string truncated;     ///< its maker cut it short: "length", "time", "disconnect", …

    [[nodiscard]] std::string_view type() const { return fields["WARC-Type"]; }
    /// The address, without the angle brackets that some writers put round it.
    [[nodiscard]] std::string_view target() const;
};

/// One field block as "WARC/1.1\r\nName: value\r\n…\r\n\r\n".
[[nodiscard]] std::string warc_head(const HeaderFields& fields);

}  // namespace counterclaim::evidence
