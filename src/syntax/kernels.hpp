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
/// rows two by two, so that one load brings both rows of a pair for as many columns as a vector
/// holds.
[[nodiscard]] constexpr std::size_t packed_place(std::size_t row, std::size_t column,
                                                 std::size_t inner) {
    return column / k_panel * k_panel * inner + (row / 2 * k_panel + column % k_panel) * 2 +
           row % 2;
}

/// Quantised product: c = a b scaled and shifted. a holds 16-bit numbers, of size below 2^12; b
/// 8-bit weights kept in 16 bits, two rows side by side: row k and k + 1 of column j stand at
/// packed[(k / 2 · columns + j) · 2]. The sums are exact, so the result does not depend on the
/// processor. `inner` is even, `columns` a multiple of 32. c[i][j] = sum · a_scales[i] ·
/// b_scales[j] + bias[j].
void multiply_packed(const std::int16_t* a, std::size_t a_stride, const float* a_scales,
                     const std::int16_t* packed, const float* b_scales, const float* bias, float* c,
                     std::size_t c_stride, std::size_t rows, std::size_t inner,
                     std::size_t columns);

/// sums[j] = the sum of weights[rows[i] · stride + j] over i, for j below `stride`, a multiple
/// of 4. At most 256 rows, so that 16 bits hold a sum.
void sum_rows(const std::int8_t* weights, const std::uint32_t* rows, std::size_t count,
              std::size_t stride, std::int32_t* sums);

/// to[j] += scale · from[j]
void add_scaled(const std::int8_t* from, float scale, std::size_t count, float* to);

/// Whole numbers from -`most` to `most` in the proportions of `from`, whose length is a multiple of
/// 16: to[j] · scale is next to from[j]. Returns the scale.
float quantise(const float* from, std::size_t count, float most, std::int16_t* to);

/// One direction of a simple recurrent unit (Lei et al. 2018) over `steps` words:
///   f = σ(uf + vf·c' + bf);  c = f·c' + (1 − f)·u;  r = σ(ur + vr·c' + br);  h = r·c + (1 − r)·x
/// where c' is the c of the word before. `u` points at the first word's [u, uf, ur, x], each
/// `units` long; a step moves it by `u_step` floats, h by `h_step`; both may be negative for the
/// way back. `weights` is [vf, vr, bf, br]. `units` is a multiple of 16. If `kept` is not null, [c,
/// f, r] of each step are left there for training, 3·units floats a step, in the order of steps.
void recur(const float* u, std::ptrdiff_t u_step, const float* weights, float* h,
           std::ptrdiff_t h_step, std::size_t steps, std::size_t units, float* kept);

}  // namespace counterclaim::syntax
