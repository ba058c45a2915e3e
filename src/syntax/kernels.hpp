#pragma once

#include <cstddef>
#include <cstdint>

/// The few loops that the network spends its time in, written once with Highway and built for each
/// vector width of the processor; the best one is chosen at run time.
namespace counterclaim::syntax {

/// c = a b, or c += a b. All matrices are dense, row by row: a is rows × inner with rows `a_stride`
/// apart, b is inner × columns, c is rows × columns.
void multiply(const float* a, std::size_t a_stride, const float* b, std::size_t b_stride, float* c,
              std::size_t c_stride, std::size_t rows, std::size_t inner, std::size_t columns,
              bool add);

/// Columns that lie together in packed weights.
inline constexpr std::size_t k_panel = 32;

/// Where the weight of (row, column) lies: panels of 32 columns one after the other, in each the
/// rows four by four, so that one load brings four rows of as many columns as a vector holds.
[[nodiscard]] constexpr std::size_t packed_place(std::size_t row, std::size_t column,
                                                 std::size_t inner) {
    return column / k_panel * k_panel * inner + (row / 4 * k_panel + column % k_panel) * 4 +
           row % 4;
}

/// What stands for nought in `quantise`: processors multiply unsigned inputs by signed weights.
inline constexpr int k_nought = 128;

/// Weights of a quantised product: `columns`, a multiple of 32, of `inner` rows, a multiple of 4.
struct PackedWeights {
    const std::int8_t* weights;  ///< at `packed_place`
    const std::int32_t* shifts;  ///< of each column, `k_nought` times the sum of its weights
    const float* scales;         ///< of each column
    const float* bias;           ///< of each column
    std::size_t inner;
    std::size_t columns;
};

/// Quantised product: c[i][j] = (Σ a[i][k] · b[k][j] − shift[j]) · a_scales[i] · scale[j] +
/// bias[j]. a and c lie row by row, without gaps. The sums are exact up to 66,000 rows of b, so
/// the result does not depend on the processor.
void multiply_packed(const std::uint8_t* a, const float* a_scales, std::size_t rows,
                     const PackedWeights& b, float* c);

/// sums[j] = the sum of weights[rows[i] · stride + j] over i, for j below `stride`, a multiple
/// of 4. At most 256 rows, so that 16 bits hold a sum.
void sum_rows(const std::int8_t* weights, const std::uint32_t* rows, std::size_t count,
              std::size_t stride, std::int32_t* sums);

/// to[j] += scale · from[j]
void add_scaled(const std::int8_t* from, float scale, std::size_t count, float* to);

/// Whole numbers from 1 to 255 in the proportions of `from`, whose length is a multiple of 16:
/// (to[j] − k_nought) · scale is next to from[j]. Returns the scale.
float quantise(const float* from, std::size_t count, std::uint8_t* to);

/// One direction of a simple recurrent unit (Lei et al. 2018) over `steps` words:
///   f = σ(uf + vf·c' + bf);  c = f·c' + (1 − f)·u;  r = σ(ur + vr·c' + br);  h = r·c + (1 − r)·x
/// where c' is the c of the word before. `u` points at the first word's [u, uf, ur, x], each
/// `units` long; a step moves it by `u_step` floats, h by `h_step`; both may be negative for the
/// way back. `weights` is [vf, vr, bf, br]. `units` is a multiple of 16. If `kept` is not null, [c,
/// f, r] of each step are left there for training, 3·units floats a step, in the order of steps.
void recur(const float* u, std::ptrdiff_t u_step, const float* weights, float* h,
           std::ptrdiff_t h_step, std::size_t steps, std::size_t units, float* kept);

}  // namespace counterclaim::syntax
