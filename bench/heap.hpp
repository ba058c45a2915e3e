#pragma once

#include <cstdint>

namespace counterclaim::bench {

/// Bytes on the heap now, and the most there were since `reset_peak`, whoever asked for them
/// (libraries in C too). glibc only: the program's own malloc stands before the library's.
struct Heap {
    [[nodiscard]] static std::uint64_t now();
    [[nodiscard]] static std::uint64_t peak();
    static void reset_peak();
    /// From now on nothing is counted, which is faster.
    static void stop_counting();
};

}  // namespace counterclaim::bench
