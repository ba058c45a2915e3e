// Loops written out, for each vector width the file that includes this is built for.
// Highway's pattern: the guard is undone for every target.
#if defined(COUNTERCLAIM_SYNTAX_UNROLLED_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef COUNTERCLAIM_SYNTAX_UNROLLED_INL
#undef COUNTERCLAIM_SYNTAX_UNROLLED_INL
#else
#define COUNTERCLAIM_SYNTAX_UNROLLED_INL
#endif

#include <hwy/highway.h>

#include <cstddef>
#include <type_traits>
#include <utility>

HWY_BEFORE_NAMESPACE();
namespace counterclaim::syntax::HWY_NAMESPACE {

template <std::size_t k_count>
using Count = std::integral_constant<std::size_t, k_count>;

/// Calls `some(i)` for each i below `k_count`, written out: arrays that are only indexed so stay in
/// registers, where a loop that the optimiser unrolls late leaves them in memory.
template <std::size_t k_count, class Some>
HWY_INLINE void unrolled(const Some& some) {
    [&]<std::size_t... k_index>(std::index_sequence<k_index...>) HWY_ATTR { (some(k_index), ...); }
    (std::make_index_sequence<k_count>{});
}

}  // namespace counterclaim::syntax::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
