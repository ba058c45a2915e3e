#include "syntax/kernels.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "syntax/recurrence.cpp"
#include <hwy/foreach_target.h>
// Highway asks for this order: foreach_target first, it includes this file again.
#include <hwy/highway.h>

#include "syntax/unrolled.inl"

HWY_BEFORE_NAMESPACE();
namespace counterclaim::syntax::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

/// 1 / (1 + e^-x); e^y by 2^n times a Taylor polynomial on |rest| <= ln 2 / 2, error below 1e-6.
template <class D, class V>
HWY_INLINE V sigmoid(D d, V x) {
    const hn::Rebind<std::int32_t, D> di;
    const V y = hn::Min(hn::Max(hn::Neg(x), hn::Set(d, -30.0F)), hn::Set(d, 30.0F));
    const auto n = hn::NearestInt(hn::Mul(y, hn::Set(d, 1.44269504F)));
    const V rest = hn::NegMulAdd(hn::ConvertTo(d, n), hn::Set(d, 0.69314718F), y);
    V p = hn::Set(d, 1.0F / 720);
    p = hn::MulAdd(p, rest, hn::Set(d, 1.0F / 120));
    p = hn::MulAdd(p, rest, hn::Set(d, 1.0F / 24));
    p = hn::MulAdd(p, rest, hn::Set(d, 1.0F / 6));
    p = hn::MulAdd(p, rest, hn::Set(d, 0.5F));
    p = hn::MulAdd(p, rest, hn::Set(d, 1.0F));
    p = hn::MulAdd(p, rest, hn::Set(d, 1.0F));
    const V power = hn::BitCast(d, hn::ShiftLeft<23>(hn::Add(n, hn::Set(di, 127))));
    return hn::Div(hn::Set(d, 1.0F), hn::MulAdd(p, power, hn::Set(d, 1.0F)));
}

/// As many units as `k_chains` vectors hold. Each step of a unit waits for the one before; the
/// steps of several vectors fill the pauses.
template <std::size_t k_chains>
HWY_INLINE void recur_block(const float* u, std::ptrdiff_t u_step, const float* weights, float* h,
                            std::ptrdiff_t h_step, std::size_t steps, std::size_t units,
                            float* keep) {
    const hn::CappedTag<float, 16> d;
    const std::size_t lanes = hn::Lanes(d);
    using V = hn::Vec<decltype(d)>;
    V vf[k_chains];
    V vr[k_chains];
    V bf[k_chains];
    V br[k_chains];
    V c[k_chains];
    unrolled<k_chains>([&](std::size_t i) {
        const float* at = weights + i * lanes;
        vf[i] = hn::LoadU(d, at);
        vr[i] = hn::LoadU(d, at + units);
        bf[i] = hn::LoadU(d, at + 2 * units);
        br[i] = hn::LoadU(d, at + 3 * units);
        c[i] = hn::Zero(d);
    });
    for (std::size_t step = 0; step < steps; ++step, u += u_step, h += h_step) {
        unrolled<k_chains>([&](std::size_t i) {
            const float* in = u + i * lanes;
            const auto f =
                sigmoid(d, hn::MulAdd(vf[i], c[i], hn::Add(hn::LoadU(d, in + units), bf[i])));
            const auto r =
                sigmoid(d, hn::MulAdd(vr[i], c[i], hn::Add(hn::LoadU(d, in + 2 * units), br[i])));
            const auto candidate = hn::LoadU(d, in);
            c[i] = hn::MulAdd(f, hn::Sub(c[i], candidate), candidate);
            const auto x = hn::LoadU(d, in + 3 * units);
            hn::StoreU(hn::MulAdd(r, hn::Sub(c[i], x), x), d, h + i * lanes);
            if (keep != nullptr) {
                hn::StoreU(c[i], d, keep + i * lanes);
                hn::StoreU(f, d, keep + units + i * lanes);
                hn::StoreU(r, d, keep + 2 * units + i * lanes);
            }
        });
        if (keep != nullptr) { keep += 3 * units; }
    }
}

void recur_here(const float* u, std::ptrdiff_t u_step, const float* weights, float* h,
                std::ptrdiff_t h_step, std::size_t steps, std::size_t units, float* kept) {
    constexpr std::size_t k_chains = 2;
    const std::size_t lanes = hn::Lanes(hn::CappedTag<float, 16>());
    std::size_t at = 0;
    const auto some = [&](auto chains) {
        recur_block<decltype(chains)::value>(u + at, u_step, weights + at, h + at, h_step, steps,
                                             units, kept == nullptr ? nullptr : kept + at);
        at += decltype(chains)::value * lanes;
    };
    while (at + k_chains * lanes <= units) { some(Count<k_chains>{}); }
    while (at < units) { some(Count<1>{}); }
}

}  // namespace counterclaim::syntax::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace counterclaim::syntax {

HWY_EXPORT(recur_here);

void recur(const float* u, std::ptrdiff_t u_step, const float* weights, float* h,
           std::ptrdiff_t h_step, std::size_t steps, std::size_t units, float* kept) {
    HWY_DYNAMIC_DISPATCH(recur_here)(u, u_step, weights, h, h_step, steps, units, kept);
}

}  // namespace counterclaim::syntax
#endif
