#include "syntax/kernels.hpp"

// Also for processors with the fused 8-bit products of AVX-512 VNNI.
#define HWY_WANT_AVX3_DL
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "syntax/kernels.cpp"
#include <hwy/foreach_target.h>
// Highway asks for this order: foreach_target first, it includes this file again.
#include <hwy/highway.h>

#include "syntax/tiles.hpp"
#include "syntax/unrolled.inl"

#include <algorithm>
#include <vector>

HWY_BEFORE_NAMESPACE();
namespace counterclaim::syntax::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

/// Calls `some(Count<count>, row)`.
template <std::size_t k_most, class Some>
HWY_INLINE void with_count(std::size_t count, std::size_t row, const Some& some) {
    if (count == k_most) {
        some(Count<k_most>{}, row);
    } else if constexpr (k_most > 1) {
        with_count<k_most - 1>(count, row, some);
    }
}

/// Calls `some(Count<n>, first row)` for groups of at most `k_most` rows, all nearly of one size:
/// a group of one or two would only wait for its own sums.
template <std::size_t k_most, class Some>
HWY_INLINE void by_rows(std::size_t rows, const Some& some) {
    const std::size_t groups = (rows + k_most - 1) / k_most;
    for (std::size_t i = 0; i < groups; ++i) {
        const std::size_t row = rows * i / groups;
        with_count<k_most>(rows * (i + 1) / groups - row, row, some);
    }
}

/// Rows whose sums, two vectors each, the registers hold beside what is multiplied.
#if HWY_TARGET == HWY_AVX3 || HWY_TARGET == HWY_AVX3_DL
constexpr std::size_t k_rows_max = 8;
#else
constexpr std::size_t k_rows_max = 6;
#endif

/// `k_rows` rows of c by two vectors, with all sums in registers.
template <std::size_t k_rows>
HWY_INLINE void block(const float* HWY_RESTRICT a, std::size_t a_stride,
                      const float* HWY_RESTRICT b, std::size_t b_stride, float* HWY_RESTRICT c,
                      std::size_t c_stride, std::size_t inner, bool add) {
    const hn::ScalableTag<float> d;
    const std::size_t lanes = hn::Lanes(d);
    using V = hn::Vec<decltype(d)>;
    V low[k_rows];
    V high[k_rows];
    unrolled<k_rows>([&](std::size_t i) {
        low[i] = add ? hn::LoadU(d, c + i * c_stride) : hn::Zero(d);
        high[i] = add ? hn::LoadU(d, c + i * c_stride + lanes) : hn::Zero(d);
    });
    for (std::size_t k = 0; k < inner; ++k) {
        const V b_low = hn::LoadU(d, b + k * b_stride);
        const V b_high = hn::LoadU(d, b + k * b_stride + lanes);
        unrolled<k_rows>([&](std::size_t i) {
            const V one = hn::Set(d, a[i * a_stride + k]);
            low[i] = hn::MulAdd(one, b_low, low[i]);
            high[i] = hn::MulAdd(one, b_high, high[i]);
        });
    }
    unrolled<k_rows>([&](std::size_t i) {
        hn::StoreU(low[i], d, c + i * c_stride);
        hn::StoreU(high[i], d, c + i * c_stride + lanes);
    });
}

void multiply_here(const float* a, std::size_t a_stride, const float* b, std::size_t b_stride,
                   float* c, std::size_t c_stride, std::size_t rows, std::size_t inner,
                   std::size_t columns, bool add) {
    const hn::ScalableTag<float> d;
    const std::size_t width = 2 * hn::Lanes(d);
    // Where they are used often enough, two vectors of each row of b are first laid side by side:
    // rows of b are pages apart, and the processor remembers few pages.
    const bool lay = rows >= 12;
    std::vector<float> panel(lay ? inner * width : 0);
    std::size_t column = 0;
    for (; column + width <= columns; column += width) {
        const float* from = b + column;
        std::size_t stride = b_stride;
        if (lay) {
            for (std::size_t k = 0; k < inner; ++k) {
                hn::StoreU(hn::LoadU(d, from + k * b_stride), d, panel.data() + k * width);
                hn::StoreU(hn::LoadU(d, from + k * b_stride + width / 2), d,
                           panel.data() + k * width + width / 2);
            }
            from = panel.data();
            stride = width;
        }
        const auto some = [&](auto count, std::size_t row) {
            block<decltype(count)::value>(a + row * a_stride, a_stride, from, stride,
                                          c + row * c_stride + column, c_stride, inner, add);
        };
        by_rows<k_rows_max>(rows, some);
    }
    if (column == columns) { return; }
    // what is left goes through vectors filled up with noughts
    const std::size_t rest = columns - column;
    panel.assign(inner * width, 0);
    std::vector<float> sums(rows * width);
    const auto copy = [rest](const float* from, float* to) { std::copy_n(from, rest, to); };
    for (std::size_t k = 0; k < inner; ++k) {
        copy(b + k * b_stride + column, panel.data() + k * width);
    }
    for (std::size_t row = 0; row < rows && add; ++row) {
        copy(c + row * c_stride + column, sums.data() + row * width);
    }
    by_rows<k_rows_max>(rows, [&](auto count, std::size_t row) {
        block<decltype(count)::value>(a + row * a_stride, a_stride, panel.data(), width,
                                      sums.data() + row * width, width, inner, add);
    });
    for (std::size_t row = 0; row < rows; ++row) {
        copy(sums.data() + row * width, c + row * c_stride + column);
    }
}

#if HWY_TARGET == HWY_SCALAR

/// For processors without vectors that Highway knows: it has no pairwise products there.
void multiply_packed_here(const std::uint8_t* a, const float* a_scales, std::size_t rows,
                          const PackedWeights& b, float* c) {
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t column = 0; column < b.columns; ++column) {
            std::int32_t sum = -b.shifts[column];
            for (std::size_t k = 0; k < b.inner; ++k) {
                sum += a[row * b.inner + k] * b.weights[packed_place(k, column, b.inner)];
            }
            c[row * b.columns + column] =
                static_cast<float>(sum) * a_scales[row] * b.scales[column] + b.bias[column];
        }
    }
}

#else

/// Makes numbers of the sums of as many columns as `d` has lanes, from `column` on.
template <class D>
HWY_INLINE void store_sums(D d, hn::Vec<D> sums, const PackedWeights& b, std::size_t column,
                           float a_scale, float* HWY_RESTRICT c) {
    const hn::RebindToFloat<D> df;
    const auto sum = hn::ConvertTo(df, hn::Sub(sums, hn::LoadU(d, b.shifts + column)));
    const auto scaled =
        hn::Mul(hn::Mul(sum, hn::Set(df, a_scale)), hn::LoadU(df, b.scales + column));
    hn::StoreU(hn::Add(scaled, hn::LoadU(df, b.bias + column)), df, c + column);
}

#if HWY_TARGET == HWY_AVX3_DL

/// Adds to each sum four products of an unsigned byte of `a` and a signed one of `b`. Highway 1.0.3
/// neither has this instruction nor switches its intrinsic on.
template <class V, class V8>
HWY_INLINE void add_products(V a, V8 b, V& sum) {
    auto raw = sum.raw;  // of its own: asm on a part of an array would keep all of it in memory
    asm("vpdpbusd %2, %1, %0" : "+v"(raw) : "v"(a.raw), "v"(b.raw));
    sum.raw = raw;
}

template <std::size_t k_rows>
HWY_INLINE void packed_block(const std::uint8_t* HWY_RESTRICT a, const float* HWY_RESTRICT a_scales,
                             const PackedWeights& b, std::size_t column, float* HWY_RESTRICT c) {
    const hn::CappedTag<std::int32_t, 16> d;
    const hn::Repartition<std::int8_t, decltype(d)> d8;
    const std::size_t lanes = hn::Lanes(d);
    using V = hn::Vec<decltype(d)>;
    V low[k_rows];
    V high[k_rows];
    unrolled<k_rows>([&](std::size_t i) { low[i] = high[i] = hn::Zero(d); });
    const std::int8_t* HWY_RESTRICT from = b.weights + packed_place(0, column, b.inner);
    for (std::size_t k = 0; k < b.inner; k += 4) {
        const auto b_low = hn::LoadU(d8, from + k * k_panel);
        const auto b_high = hn::LoadU(d8, from + k * k_panel + 4 * lanes);
        unrolled<k_rows>([&](std::size_t i) {
            std::int32_t four = 0;
            __builtin_memcpy(&four, a + i * b.inner + k, sizeof four);
            const auto one = hn::Set(d, four);
            add_products(one, b_low, low[i]);
            add_products(one, b_high, high[i]);
        });
    }
    unrolled<k_rows>([&](std::size_t i) {
        store_sums(d, low[i], b, column, a_scales[i], c + i * b.columns);
        store_sums(d, high[i], b, column + lanes, a_scales[i], c + i * b.columns);
    });
}

/// Panel by panel, so that its columns are fetched once for all rows. One setting of the tiles does
/// for all groups of rows: they are of one size, and the last overlaps the one before.
void multiply_in_tiles(const std::uint8_t* a, const float* a_scales, std::size_t rows,
                       const PackedWeights& b, float* c) {
    const hn::CappedTag<std::int32_t, 16> d;
    alignas(64) std::int32_t sums[k_tile_rows * k_panel];
    const std::size_t groups = std::max<std::size_t>(1, (rows + k_tile_rows - 1) / k_tile_rows);
    const std::size_t count = (rows + groups - 1) / groups;
    const Tiles tiles(count);
    for (std::size_t column = 0; column < b.columns; column += k_panel) {
        const std::int8_t* panel = b.weights + packed_place(0, column, b.inner);
        for (std::size_t group = 0; group < groups; ++group) {
            const std::size_t row = std::min(group * count, rows - count);
            tiles.multiply(a + row * b.inner, panel, b.inner, sums);
            for (std::size_t i = 0; i < count; ++i) {
                for (std::size_t j = 0; j < k_panel; j += hn::Lanes(d)) {
                    store_sums(d, hn::LoadU(d, sums + i * k_panel + j), b, column + j,
                               a_scales[row + i], c + (row + i) * b.columns);
                }
            }
        }
    }
}

void multiply_packed_here(const std::uint8_t* a, const float* a_scales, std::size_t rows,
                          const PackedWeights& b, float* c) {
    if (rows > 0 && b.inner % k_tile_depth == 0 && has_tiles()) {
        multiply_in_tiles(a, a_scales, rows, b, c);
        return;
    }
    for (std::size_t column = 0; column < b.columns; column += k_panel) {
        by_rows<k_rows_max>(rows, [&](auto count, std::size_t row) {
            packed_block<decltype(count)::value>(a + row * b.inner, a_scales + row, b, column,
                                                 c + row * b.columns);
        });
    }
}

#else

/// As many columns as a vector of sums has lanes; of each the products of the first and last two of
/// four rows are summed apart until the end.
template <std::size_t k_rows>
HWY_INLINE void packed_block(const std::int16_t* HWY_RESTRICT a, const float* HWY_RESTRICT a_scales,
                             const PackedWeights& b, std::size_t column, float* HWY_RESTRICT c) {
    const hn::CappedTag<std::int32_t, 16> d;
    const hn::Repartition<std::int16_t, decltype(d)> d16;
    const hn::Repartition<std::int64_t, decltype(d)> d64;
    const hn::Rebind<std::int8_t, decltype(d16)> d8;
    const std::size_t lanes = hn::Lanes(d);
    using V = hn::Vec<decltype(d)>;
    V low[k_rows];
    V high[k_rows];
    V low_more[k_rows];
    V high_more[k_rows];
    unrolled<k_rows>(
        [&](std::size_t i) { low[i] = high[i] = low_more[i] = high_more[i] = hn::Zero(d); });
    const std::int8_t* HWY_RESTRICT from = b.weights + packed_place(0, column, b.inner);
    for (std::size_t k = 0; k < b.inner; k += 4) {
        const auto b_low = hn::PromoteTo(d16, hn::LoadU(d8, from + k * k_panel));
        const auto b_high = hn::PromoteTo(d16, hn::LoadU(d8, from + k * k_panel + 2 * lanes));
        unrolled<k_rows>([&](std::size_t i) {
            std::int64_t four = 0;
            __builtin_memcpy(&four, a + i * b.inner + k, sizeof four);
            const auto one = hn::BitCast(d16, hn::Set(d64, four));
            low[i] = hn::ReorderWidenMulAccumulate(d, one, b_low, low[i], low_more[i]);
            high[i] = hn::ReorderWidenMulAccumulate(d, one, b_high, high[i], high_more[i]);
        });
    }
    unrolled<k_rows>([&](std::size_t i) {
        const auto halves_low = hn::RearrangeToOddPlusEven(low[i], low_more[i]);
        const auto halves_high = hn::RearrangeToOddPlusEven(high[i], high_more[i]);
        const auto sums = hn::Add(hn::ConcatEven(d, halves_high, halves_low),
                                  hn::ConcatOdd(d, halves_high, halves_low));
        store_sums(d, sums, b, column, a_scales[i], c + i * b.columns);
    });
}

void multiply_packed_here(const std::uint8_t* a, const float* a_scales, std::size_t rows,
                          const PackedWeights& b, float* c) {
    const std::vector<std::int16_t> wide(a, a + rows * b.inner);
    const hn::CappedTag<std::int32_t, 16> d;
    for (std::size_t column = 0; column < b.columns; column += hn::Lanes(d)) {
        by_rows<k_rows_max>(rows, [&](auto count, std::size_t row) {
            packed_block<decltype(count)::value>(wide.data() + row * b.inner, a_scales + row, b,
                                                 column, c + row * b.columns);
        });
    }
}

#endif
#endif

/// As many columns at once as `d` has lanes; returns the first column not done.
template <class D>
HWY_INLINE std::size_t sum_columns(D d, const std::int8_t* weights, const std::uint32_t* rows,
                                   std::size_t count, std::size_t stride, std::size_t at,
                                   std::int32_t* sums) {
    const hn::Rebind<std::int8_t, D> d8;
    const hn::Rebind<std::int32_t, D> d32;
    const std::size_t lanes = hn::Lanes(d);
    for (; at + lanes <= stride; at += lanes) {
        auto sum = hn::Zero(d);
        for (std::size_t i = 0; i < count; ++i) {
            sum = hn::Add(
                sum, hn::PromoteTo(d, hn::LoadU(d8, weights + std::size_t{rows[i]} * stride + at)));
        }
        hn::StoreU(hn::PromoteTo(d32, sum), d32, sums + at);
    }
    return at;
}

void sum_rows_here(const std::int8_t* weights, const std::uint32_t* rows, std::size_t count,
                   std::size_t stride, std::int32_t* sums) {
    // 32-bit lanes first: there are half as many, and promotion to them must fit one vector.
    const hn::CappedTag<std::int32_t, 16> wide;
    const hn::Rebind<std::int16_t, decltype(wide)> most;
    const std::size_t at = sum_columns(most, weights, rows, count, stride, 0, sums);
    const hn::CappedTag<std::int32_t, 4> narrow;
    const hn::Rebind<std::int16_t, decltype(narrow)> few;
    const std::size_t rest = sum_columns(few, weights, rows, count, stride, at, sums);
    for (std::size_t column = rest; column < stride; ++column) {
        std::int32_t sum = 0;
        for (std::size_t i = 0; i < count; ++i) {
            sum += weights[std::size_t{rows[i]} * stride + column];
        }
        sums[column] = sum;
    }
}

void add_scaled_here(const std::int8_t* from, float scale, std::size_t count, float* to) {
    const hn::CappedTag<float, 16> d;
    const hn::Rebind<std::int8_t, decltype(d)> d8;
    const hn::Rebind<std::int32_t, decltype(d)> d32;
    const std::size_t lanes = hn::Lanes(d);
    const auto by = hn::Set(d, scale);
    for (std::size_t at = 0; at < count; at += lanes) {
        const auto value = hn::ConvertTo(d, hn::PromoteTo(d32, hn::LoadU(d8, from + at)));
        hn::StoreU(hn::MulAdd(value, by, hn::LoadU(d, to + at)), d, to + at);
    }
}

float quantise_here(const float* from, std::size_t count, std::uint8_t* to) {
    constexpr float k_most = 127;
    const hn::CappedTag<float, 16> d;
    const hn::Rebind<std::int32_t, decltype(d)> d32;
    const hn::Rebind<std::uint8_t, decltype(d)> d8;
    const std::size_t lanes = hn::Lanes(d);
    auto largest = hn::Set(d, 1e-20F);
    for (std::size_t at = 0; at < count; at += lanes) {
        largest = hn::Max(largest, hn::Abs(hn::LoadU(d, from + at)));
    }
    const float size = hn::GetLane(hn::MaxOfLanes(d, largest));
    const auto factor = hn::Set(d, k_most / size);
    const auto half = hn::Set(d, 0.5F);
    const auto nought = hn::Set(d32, k_nought);
    for (std::size_t at = 0; at < count; at += lanes) {
        // Rounds half away from zero, as a plain conversion does not.
        const auto scaled = hn::Mul(hn::LoadU(d, from + at), factor);
        const auto nearest = hn::ConvertTo(d32, hn::Add(scaled, hn::CopySignToAbs(half, scaled)));
        hn::StoreU(hn::DemoteTo(d8, hn::Add(nearest, nought)), d8, to + at);
    }
    return size / k_most;
}

}  // namespace counterclaim::syntax::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace counterclaim::syntax {

HWY_EXPORT(multiply_here);
HWY_EXPORT(multiply_packed_here);
HWY_EXPORT(sum_rows_here);
HWY_EXPORT(add_scaled_here);
HWY_EXPORT(quantise_here);

void multiply(const float* a, std::size_t a_stride, const float* b, std::size_t b_stride, float* c,
              std::size_t c_stride, std::size_t rows, std::size_t inner, std::size_t columns,
              bool add) {
    HWY_DYNAMIC_DISPATCH(multiply_here)
    (a, a_stride, b, b_stride, c, c_stride, rows, inner, columns, add);
}

void multiply_packed(const std::uint8_t* a, const float* a_scales, std::size_t rows,
                     const PackedWeights& b, float* c) {
    HWY_DYNAMIC_DISPATCH(multiply_packed_here)(a, a_scales, rows, b, c);
}

void sum_rows(const std::int8_t* weights, const std::uint32_t* rows, std::size_t count,
              std::size_t stride, std::int32_t* sums) {
    HWY_DYNAMIC_DISPATCH(sum_rows_here)(weights, rows, count, stride, sums);
}

void add_scaled(const std::int8_t* from, float scale, std::size_t count, float* to) {
    HWY_DYNAMIC_DISPATCH(add_scaled_here)(from, scale, count, to);
}

float quantise(const float* from, std::size_t count, std::uint8_t* to) {
    return HWY_DYNAMIC_DISPATCH(quantise_here)(from, count, to);
}

}  // namespace counterclaim::syntax
#endif
