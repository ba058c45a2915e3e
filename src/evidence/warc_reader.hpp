#pragma once

#include "evidence/unpacker.hpp"
#include "evidence/warc_record.hpp"

#include <counterclaim/error.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace counterclaim::evidence {

/// Gives up to `size` bytes of an archive; 0 at its end.
using ByteFeed = std::function<Expected<std::size_t>(char* to, std::size_t size)>;

struct WarcLimits {
    std::uint64_t block_bytes_max = 64ULL << 20;  ///< of one record, unpacked
    std::size_t head_bytes_max = 64U << 10;
    /// How far back the reader can go to find the next record behind a damaged one; packed bytes.
    std::size_t window_bytes_max = 16U << 20;
};

/// The records of a WARC file, one after the other, in bounded memory: plain, gzip (a member a
/// record, or all in one) or Zstandard (with the dictionary frame of the .warc.zst convention).
///
/// A damaged record is one item that says so; reading goes on at the next member, or in a plain
/// file at the next head. Whole records are never lost to a damaged neighbour: the search begins
/// right behind the first byte of the damaged one.
///
///     WarcReader reader(feed, "news.warc.gz");
///     while (auto item = reader.next()) {
///         if (!*item) { report(item->error()); continue; }
///         …
///     }
class WarcReader {
public:
    WarcReader(ByteFeed feed, std::string name, const WarcLimits& limits = {});
    ~WarcReader();
    WarcReader(WarcReader&&) noexcept;
    WarcReader& operator=(WarcReader&&) noexcept;

    /// The next record, or what was damaged; nothing at the end.
    [[nodiscard]] std::optional<Expected<WarcRecord>> next();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace counterclaim::evidence
