#include "syntax/linear.hpp"

#include "syntax/kernels.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace counterclaim::syntax {
namespace {

std::uint32_t stride_of(std::uint32_t classes) { return classes == 1 ? 1 : (classes + 3) / 4 * 4; }

}  // namespace

bool LinearModel::load(std::string_view section, std::uint32_t classes) {
    ByteReader reader(section);
    m_bits = reader.number<std::uint32_t>();
    m_classes = reader.number<std::uint32_t>();
    if (!reader.ok() || m_bits < 1 || m_bits > 24 || m_classes != classes || classes == 0) {
        return false;
    }
    m_stride = stride_of(classes);
    const auto bytes = reader.take((std::size_t{1} << m_bits) * m_stride);
    if (!reader.ok() || !reader.at_end()) { return false; }
    m_weights = reinterpret_cast<const std::int8_t*>(bytes.data());
    return true;
}

void LinearModel::score(const Rows& rows, std::int32_t* scores) const {
    assert(rows.size() <= 256);
    sum_rows(m_weights, rows.data(), rows.size(), m_stride, scores);
}

LinearTrainer::LinearTrainer(std::uint32_t bits, std::uint32_t classes)
    : m_bits(bits),
      m_classes(classes),
      m_stride(stride_of(classes)),
      m_weights((std::size_t{1} << bits) * m_stride),
      m_sums(m_weights.size()) {}

void LinearTrainer::score(const Rows& rows, float* scores) const {
    std::fill(scores, scores + m_stride, 0.0F);
    for (const auto row : rows) {
        const float* weights = m_weights.data() + std::size_t{row} * m_stride;
        for (std::uint32_t i = 0; i < m_stride; ++i) { scores[i] += weights[i]; }
    }
}

void LinearTrainer::add(std::uint32_t row, std::uint32_t klass, float delta) {
    const std::size_t at = std::size_t{row} * m_stride + klass;
    m_weights[at] += delta;
    m_sums[at] += delta * m_step;
}

void LinearTrainer::add(const Rows& rows, std::uint32_t klass, float delta) {
    for (const auto row : rows) { add(row, klass, delta); }
}

std::string LinearTrainer::finish() const {
    std::vector<float> averages(m_weights.size());
    std::vector<float> sizes;
    for (std::size_t i = 0; i < averages.size(); ++i) {
        averages[i] = m_weights[i] - static_cast<float>(m_sums[i] / m_step);
        if (averages[i] != 0) { sizes.push_back(std::abs(averages[i])); }
    }
    // Clipping the largest of ten thousand weights costs nothing measurable and keeps the steps
    // fine.
    float largest = 1;
    if (!sizes.empty()) {
        const auto at =
            sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() - 1 - sizes.size() / 10'000);
        std::nth_element(sizes.begin(), at, sizes.end());
        largest = *at;
    }
    ByteWriter out;
    out.number(m_bits);
    out.number(m_classes);
    for (const float average : averages) {
        out.number(static_cast<std::int8_t>(
            std::lround(std::clamp(average / largest, -1.0F, 1.0F) * 127)));
    }
    return out.take();
}

}  // namespace counterclaim::syntax
