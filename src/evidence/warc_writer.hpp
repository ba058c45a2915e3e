#pragma once

#include <counterclaim/date.hpp>
#include <counterclaim/error.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::evidence {

/// What was asked and what came back, to be kept.
struct Exchange {
    std::string address;
    std::string request;         ///< head of the request as sent; empty: no record of it
    std::string response;        ///< head and body as they came over the wire, all codings left on
    std::size_t body_begin = 0;  ///< in `response`
    std::string ip;              ///< of the peer
    Instant moment;              ///< when the request was sent
    std::string truncated;       ///< "length", "time" or "disconnect" where we stopped short
    /// Set: the body is that of an earlier record, or the server said that nothing changed (304).
    /// Only the head is written then, as a revisit.
    struct Same {
        std::string record_id;
        std::string moment;  ///< WARC-Date of that record
        bool not_modified = false;
    };
    std::optional<Same> same;
    /// Lines of "name: value" for a metadata record (what the page was taken for); empty: none.
    std::string metadata;
};

/// Where a record was written, and what it must be when it is read again.
struct Kept {
    std::string file;  ///< as given to `open`
    std::uint64_t offset = 0;
    std::uint64_t length = 0;    ///< of the gzip member
    std::string record_id;       ///< "<urn:uuid:…>"
    std::string moment;          ///< WARC-Date
    std::string block_sha256;    ///< of the whole response as written
    std::string payload_sha256;  ///< of the body as transferred
};

/// Appends to a WARC 1.1 file, one gzip member a record, so that any record can be read alone.
///
/// A member that a stop of the machine left unfinished stands at the end of the file: `open` is
/// told how much of the file is vouched for and cuts off the rest. One writer holds a file at a
/// time.
class WarcWriter {
public:
    struct Options {
        std::string software;  ///< "counterclaim/0.1.0"
        std::string contact;   ///< how to reach who runs this; may be empty
    };
    /// Opens or makes the file. `whole_bytes`: its length as last vouched for. `store_locked` where
    /// another process writes it.
    [[nodiscard]] static Expected<WarcWriter> open(const std::string& path,
                                                   std::uint64_t whole_bytes,
                                                   const Options& options, Instant now);

    WarcWriter(WarcWriter&&) noexcept;
    WarcWriter& operator=(WarcWriter&&) noexcept;
    ~WarcWriter();

    /// Writes the exchange's records; returns the response's (or revisit's).
    [[nodiscard]] Expected<Kept> append(const Exchange& exchange);
    /// Puts all that was appended on the disk.
    [[nodiscard]] Expected<void> sync();

    [[nodiscard]] std::uint64_t size_bytes() const { return m_size; }
    [[nodiscard]] const std::string& path() const { return m_path; }

private:
    WarcWriter(std::string path, int file) : m_path(std::move(path)), m_file(file) {}
    [[nodiscard]] Expected<void> write(std::string_view bytes);

    std::string m_path;
    int m_file = -1;
    std::uint64_t m_size = 0;
};

/// "<urn:uuid:…>" made of the parts' hash: the same parts give the same name.
[[nodiscard]] std::string record_name(const std::vector<std::string_view>& parts);

}  // namespace counterclaim::evidence
