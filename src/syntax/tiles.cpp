#include "syntax/tiles.hpp"

#include "syntax/kernels.hpp"

#include <atomic>

namespace counterclaim::syntax {
namespace {

std::atomic<bool> g_allowed{false};

}  // namespace

void allow_tiles(bool allowed) { g_allowed.store(allowed, std::memory_order_relaxed); }

}  // namespace counterclaim::syntax

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>

#include <algorithm>
#include <array>

namespace counterclaim::syntax {
namespace {

constexpr std::size_t k_rows_of_tile = 16;
constexpr std::size_t k_bytes_of_row = 64;

/// What `ldtilecfg` reads.
struct TileShapes {
    std::uint8_t palette = 1;
    std::uint8_t start_row = 0;
    std::array<std::uint8_t, 14> reserved{};
    std::array<std::uint16_t, 16> row_bytes{};
    std::array<std::uint8_t, 16> rows{};
};
static_assert(sizeof(TileShapes) == 64);
static_assert(k_panel == 32 && k_tile_rows == 2 * k_rows_of_tile);

bool processor_has_tiles() {
    constexpr unsigned k_tile_and_int8 = 3U << 24;  // of EDX in leaf 7
    unsigned a = 0;
    unsigned b = 0;
    unsigned c = 0;
    unsigned d = 0;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (d & k_tile_and_int8) == k_tile_and_int8;
}

// GCC takes an attribute for functions, but not for both bodies it makes of a destructor.

__attribute__((target("amx-tile"))) void configure(std::size_t rows) {
    const auto first = static_cast<std::uint8_t>(std::min(rows, k_rows_of_tile));
    const auto second = static_cast<std::uint8_t>(rows - first);
    TileShapes shapes;
    shapes.rows = {first, first, second, second, first, second, k_rows_of_tile, k_rows_of_tile};
    for (std::size_t i = 0; i < 8; ++i) {
        shapes.row_bytes[i] = shapes.rows[i] == 0 ? 0 : k_bytes_of_row;
    }
    // The intrinsic of GCC 12 says that 8 of the 64 bytes are read.
    __asm__ volatile("ldtilecfg %0" : : "m"(shapes));
}

__attribute__((target("amx-tile"))) void release() { _tile_release(); }

}  // namespace

bool has_tiles() {
    static const bool has = processor_has_tiles();
    return has && g_allowed.load(std::memory_order_relaxed);
}

Tiles::Tiles(std::size_t rows) : m_two(rows > k_rows_of_tile) { configure(rows); }

Tiles::~Tiles() { release(); }

// Tiles 0 to 3 hold sums (rows one after the other, each of two times 16 columns), 4 and 5 rows of
// a, 6 and 7 columns of b. The intrinsics want their numbers written out, and do not say what
// memory they read: a and b are written elsewhere.
__attribute__((target("amx-tile,amx-int8"))) void Tiles::multiply(const std::uint8_t* a,
                                                                  const std::int8_t* b,
                                                                  std::size_t inner,
                                                                  std::int32_t* sums) const {
    constexpr std::size_t k_b_stride = 4 * k_panel;
    constexpr std::size_t k_sums_stride = sizeof(std::int32_t) * k_panel;
    const std::uint8_t* a_below = a + k_rows_of_tile * inner;
    _tile_zero(0);
    _tile_zero(1);
    if (m_two) {
        _tile_zero(2);
        _tile_zero(3);
    }
    for (std::size_t k = 0; k < inner; k += k_tile_depth) {
        _tile_loadd(4, a + k, inner);
        _tile_loadd(6, b + k * k_panel, k_b_stride);
        _tile_loadd(7, b + k * k_panel + k_bytes_of_row, k_b_stride);
        _tile_dpbusd(0, 4, 6);
        _tile_dpbusd(1, 4, 7);
        if (m_two) {
            _tile_loadd(5, a_below + k, inner);
            _tile_dpbusd(2, 5, 6);
            _tile_dpbusd(3, 5, 7);
        }
    }
    _tile_stored(0, sums, k_sums_stride);
    _tile_stored(1, sums + k_panel / 2, k_sums_stride);
    if (m_two) {
        _tile_stored(2, sums + k_rows_of_tile * k_panel, k_sums_stride);
        _tile_stored(3, sums + k_rows_of_tile * k_panel + k_panel / 2, k_sums_stride);
    }
}

}  // namespace counterclaim::syntax

#else

namespace counterclaim::syntax {

bool has_tiles() { return false; }
Tiles::Tiles(std::size_t /*rows*/) : m_two(false) {}
Tiles::~Tiles() = default;
void Tiles::multiply(const std::uint8_t* /*a*/, const std::int8_t* /*b*/, std::size_t /*inner*/,
                     std::int32_t* /*sums*/) const {}

}  // namespace counterclaim::syntax

#endif
