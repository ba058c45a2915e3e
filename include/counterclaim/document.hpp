#pragma once

#include <counterclaim/date.hpp>

#include <optional>
#include <string>

namespace counterclaim {

/// Bytes as acquired, and what came with them. A file is one document; each line of a JSON Lines
/// file is one. `id` is the JSON record's "id" where it has one, else the address.
struct Document {
    std::string id;
    std::string address;     ///< URL, or the path as the user gave it; "-" for standard input
    std::string media_type;  ///< "text/html", "text/plain"; from the server, the suffix, or sniffed
    std::string charset;     ///< label that came with the bytes (HTTP header), may be empty
    std::string bytes;       ///< as acquired; for a JSON record the value of its "html" or "text"
    std::string sha256;      ///< of `bytes`, 64 lower-case hexadecimal digits
    std::optional<Instant> retrieved;  ///< when we got it; never used to read the text

    /// What the record that carried the text says about it; empty where it says nothing.
    struct Stated {
        std::string title;
        std::string outlet;
        std::string language;   ///< ISO 639-1
        std::string published;  ///< as written: a date, or a date and time, of ISO 8601
        std::string url;
        friend bool operator==(const Stated&, const Stated&) = default;
    } stated;

    friend bool operator==(const Document&, const Document&) = default;
};

}  // namespace counterclaim
