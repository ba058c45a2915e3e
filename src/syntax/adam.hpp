#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace counterclaim::syntax {

using Floats = std::vector<float>;

inline void transpose(const float* from, std::size_t rows, std::size_t columns, Floats& to) {
    to.resize(rows * columns);
    constexpr std::size_t k_tile = 16;
    for (std::size_t r0 = 0; r0 < rows; r0 += k_tile) {
        for (std::size_t c0 = 0; c0 < columns; c0 += k_tile) {
            for (std::size_t r = r0; r < std::min(rows, r0 + k_tile); ++r) {
                for (std::size_t c = c0; c < std::min(columns, c0 + k_tile); ++c) {
                    to[c * rows + r] = from[r * columns + c];
                }
            }
        }
    }
}

/// AdamWeights with what Adam remembers of them.
class AdamWeights {
public:
    explicit AdamWeights(Floats& value)
        : m_value(value), m_grad(value.size()), m_mean(value.size()), m_square(value.size()) {}
    [[nodiscard]] const float* value() const { return m_value.data(); }
    [[nodiscard]] float* grad() { return m_grad.data(); }
    [[nodiscard]] std::size_t size() const { return m_value.size(); }

    [[nodiscard]] double norm() const {
        double sum = 0;
        for (const float g : m_grad) { sum += double{g} * g; }
        return sum;
    }
    void step(float rate, float scale, float decay1, float decay2) {
        adam(0, size(), rate, scale, decay1, decay2);
    }

protected:
    void adam(std::size_t begin, std::size_t end, float rate, float scale, float decay1,
              float decay2) {
        constexpr float k_beta1 = 0.9F;
        constexpr float k_beta2 = 0.98F;
        for (std::size_t i = begin; i < end; ++i) {
            const float g = m_grad[i] * scale;
            m_mean[i] = k_beta1 * m_mean[i] + (1 - k_beta1) * g;
            m_square[i] = k_beta2 * m_square[i] + (1 - k_beta2) * g * g;
            m_value[i] -= rate * (m_mean[i] * decay1) / (std::sqrt(m_square[i] * decay2) + 1e-8F);
            m_grad[i] = 0;
        }
    }
    Floats& m_value;
    Floats m_grad;
    Floats m_mean;
    Floats m_square;
};

/// A table of which a batch touches few rows.
class AdamTable : public AdamWeights {
public:
    AdamTable(Floats& value, std::size_t width)
        : AdamWeights(value), m_width(width), m_touched(value.size() / width) {}
    void read(std::size_t row, float scale, float* out) const {
        const float* from = m_value.data() + row * m_width;
        for (std::size_t i = 0; i < m_width; ++i) { out[i] += scale * from[i]; }
    }
    void learn(std::size_t row, float scale, const float* from) {
        if (m_touched[row] == 0) {
            m_touched[row] = 1;
            m_rows.push_back(row);
        }
        float* to = m_grad.data() + row * m_width;
        for (std::size_t i = 0; i < m_width; ++i) { to[i] += scale * from[i]; }
    }
    [[nodiscard]] double norm() const {
        double sum = 0;
        for (const auto row : m_rows) {
            for (std::size_t i = 0; i < m_width; ++i) {
                sum += double{m_grad[row * m_width + i]} * m_grad[row * m_width + i];
            }
        }
        return sum;
    }
    void step(float rate, float scale, float decay1, float decay2) {
        for (const auto row : m_rows) {
            adam(row * m_width, (row + 1) * m_width, rate, scale, decay1, decay2);
            m_touched[row] = 0;
        }
        m_rows.clear();
    }

private:
    std::size_t m_width;
    std::vector<std::uint8_t> m_touched;
    std::vector<std::size_t> m_rows;
};

/// Cross-entropy of one row of scores; leaves the gradient, times `weight`, in the scores.
inline double softmax_loss(float* scores, std::size_t count, std::size_t gold, float weight) {
    const float most = *std::max_element(scores, scores + count);
    double sum = 0;
    const double at_gold = scores[gold] - most;
    for (std::size_t i = 0; i < count; ++i) {
        scores[i] = std::exp(scores[i] - most);
        sum += scores[i];
    }
    for (std::size_t i = 0; i < count; ++i) { scores[i] *= weight / static_cast<float>(sum); }
    scores[gold] -= weight;
    return std::log(sum) - at_gold;
}

}  // namespace counterclaim::syntax
