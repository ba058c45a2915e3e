#pragma once

#include "serve/message.hpp"

#include <counterclaim/error.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace counterclaim::serve {

/// Map tiles of the user's own in one file (PMTiles, version 3: github.com/protomaps/PMTiles), kept
/// open and handed out in pieces; the page finds its tiles in them.
class TileArchive {
public:
    /// Where the page asks for it.
    static constexpr std::string_view k_path = "/tiles.pmtiles";
    /// No piece is larger: a directory has 16 KB, a tile seldom more than 1 MB.
    static constexpr std::uint64_t k_piece_bytes_max = std::uint64_t{16} << 20;

    /// `not_found` where the file cannot be opened, `usage` where it is no archive of this version.
    [[nodiscard]] static Expected<TileArchive> open(const std::string& file);

    TileArchive(TileArchive&&) noexcept;
    TileArchive& operator=(TileArchive&&) noexcept;
    ~TileArchive();

    /// The bytes that one "Range: bytes=FIRST-LAST" asks for (RFC 9110): 206; 400 without a range,
    /// 416 for one outside the file.
    [[nodiscard]] Answer get(const Request& request) const;
    /// Vector tiles, which the page draws itself; else pictures.
    [[nodiscard]] bool vector() const { return m_vector; }

private:
    struct File;
    TileArchive(std::unique_ptr<File> file, bool vector);
    std::unique_ptr<File> m_file;
    bool m_vector = false;
};

}  // namespace counterclaim::serve
