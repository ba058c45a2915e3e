#pragma once

#include <cstddef>
#include <cstdint>

/// Products of bytes in the tile registers (AMX) of x86 processors that have them: some eight times
/// as many a cycle as in vectors. Highway does not know them. After Intel's Software Developer's
/// Manual, volume 1, chapter 18.
namespace counterclaim::syntax {

inline constexpr std::size_t k_tile_rows = 32;  ///< rows at once, in two tiles
inline constexpr std::size_t k_tile_depth = 64;

/// The system lets this process use tiles: to be said by an edge that has asked it
/// (`acquire::ask_for_tiles`), before anything is parsed.
void allow_tiles(bool allowed);

/// Whether tiles are allowed and the processor has them.
[[nodiscard]] bool has_tiles();

/// The tile registers of this thread, set to as many rows as are multiplied, and free again after.
class Tiles {
public:
    /// `rows` from 1 to `k_tile_rows`. Only where `has_tiles`.
    explicit Tiles(std::size_t rows);
    ~Tiles();
    Tiles(const Tiles&) = delete;
    Tiles& operator=(const Tiles&) = delete;

    /// sums[i][j] = Σ a[i][k] · b[k][j] for 32 columns; b is a panel as `packed_place` lays it. a
    /// and sums lie row by row, without gaps. `inner` is a multiple of `k_tile_depth`.
    void multiply(const std::uint8_t* a, const std::int8_t* b, std::size_t inner,
                  std::int32_t* sums) const;

private:
    bool m_two;  ///< tiles of rows
};

}  // namespace counterclaim::syntax
