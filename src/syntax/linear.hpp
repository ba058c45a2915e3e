#pragma once

#include "syntax/model_file.hpp"

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace counterclaim::syntax {

/// Rows of features of one decision: few, and filled for every word.
class Rows {
public:
    void clear() { m_count = 0; }
    /// No decision has as many; one that had would lose the last and stay in bounds.
    void push_back(std::uint32_t row) {
        assert(m_count < k_rows_max);
        if (m_count < k_rows_max) { m_rows[m_count++] = row; }
    }
    [[nodiscard]] std::size_t size() const { return m_count; }
    [[nodiscard]] const std::uint32_t* data() const { return m_rows.data(); }
    [[nodiscard]] const std::uint32_t* begin() const { return m_rows.data(); }
    [[nodiscard]] const std::uint32_t* end() const { return m_rows.data() + m_count; }

private:
    static constexpr std::size_t k_rows_max = 64;
    std::array<std::uint32_t, k_rows_max> m_rows;  // NOLINT: filled up to `m_count`
    std::size_t m_count = 0;
};

/// A linear classifier over hashed features: 2^bits rows of one quantised weight per class.
/// The score of a class is the sum of its weights in the rows of the features present.
class LinearModel {
public:
    LinearModel() = default;
    /// Reads a section in place; nothing if it is damaged.
    [[nodiscard]] bool load(std::string_view section, std::uint32_t classes);

    [[nodiscard]] std::uint32_t bits() const { return m_bits; }
    [[nodiscard]] std::uint32_t classes() const { return m_classes; }
    /// Fills `scores` (at least `classes()` long, rounded up to a multiple of 4).
    void score(const Rows& rows, std::int32_t* scores) const;
    /// Weight of one (feature, class) pair where the class is hashed into the feature (classes() ==
    /// 1).
    [[nodiscard]] std::int32_t weight(std::uint32_t row) const { return m_weights[row]; }

private:
    const std::int8_t* m_weights = nullptr;
    std::uint32_t m_bits = 0;
    std::uint32_t m_classes = 0;
    std::uint32_t m_stride = 0;
};

/// Trains one: an averaged perceptron (Collins 2002; averages as in Daumé's thesis, figure 2.3).
class LinearTrainer {
public:
    LinearTrainer(std::uint32_t bits, std::uint32_t classes);
    [[nodiscard]] std::uint32_t bits() const { return m_bits; }
    void score(const Rows& rows, float* scores) const;
    [[nodiscard]] float weight(std::uint32_t row) const { return m_weights[row]; }
    void add(const Rows& rows, std::uint32_t klass, float delta);
    void add(std::uint32_t row, std::uint32_t klass, float delta);
    void next_example() { m_step += 1; }
    /// The section of the averaged and quantised weights.
    [[nodiscard]] std::string finish() const;

private:
    std::uint32_t m_bits;
    std::uint32_t m_classes;
    std::uint32_t m_stride;
    double m_step = 1;
    std::vector<float> m_weights;
    std::vector<double> m_sums;
};

}  // namespace counterclaim::syntax
