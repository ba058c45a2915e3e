#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace counterclaim::syntax {

/// SplitMix64 (Steele, Lea, Flood 2014): small, fast, and the same numbers on every machine, which
/// the distributions of the standard library do not promise.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (m_state += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    /// In [0, 1).
    double unit() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(next() % end); }
    template <typename Value>
    void shuffle(std::vector<Value>& values) {
        for (std::size_t i = values.size(); i > 1; --i) {
            std::swap(values[i - 1], values[below(i)]);
        }
    }

private:
    std::uint64_t m_state;
};

}  // namespace counterclaim::syntax
