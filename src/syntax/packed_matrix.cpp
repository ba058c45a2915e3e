#include "syntax/packed_matrix.hpp"

#include "syntax/kernels.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstring>

namespace counterclaim::syntax {
namespace {

constexpr float k_weight_max = 127;

std::int8_t rounded(float value, float scale) {
    return static_cast<std::int8_t>(
        std::lround(std::clamp(value / scale, -k_weight_max, k_weight_max)));
}

float scale_of(float largest) { return largest > 0 ? largest / k_weight_max : 1.0F; }

bool all_finite(const std::vector<float>& values) {
    return std::all_of(values.begin(), values.end(), [](float one) { return std::isfinite(one); });
}

}  // namespace

bool PackedTable::load(ByteReader& reader, std::size_t rows, std::size_t width) {
    const auto bytes = reader.take(rows * (sizeof(float) + width));
    if (!reader.ok()) { return false; }
    m_bytes = bytes.data();
    m_rows = rows;
    m_width = width;
    for (std::size_t row = 0; row < rows; ++row) {
        float scale = 0;
        std::memcpy(&scale, m_bytes + row * (sizeof(float) + width), sizeof scale);
        if (!std::isfinite(scale)) { return false; }
    }
    return true;
}

void PackedTable::add(std::size_t row, float* out) const {
    const char* from = m_bytes + row * (sizeof(float) + m_width);
    float scale = 0;
    std::memcpy(&scale, from, sizeof scale);
    add_scaled(reinterpret_cast<const std::int8_t*>(from + sizeof scale), scale, m_width, out);
}

void PackedTable::write(const std::vector<float>& values, std::size_t width, ByteWriter& out) {
    for (std::size_t begin = 0; begin < values.size(); begin += width) {
        float largest = 0;
        for (std::size_t i = 0; i < width; ++i) {
            largest = std::max(largest, std::abs(values[begin + i]));
        }
        const float scale = scale_of(largest);
        out.number(scale);
        for (std::size_t i = 0; i < width; ++i) { out.number(rounded(values[begin + i], scale)); }
    }
}

void PackedRows::assign(const float* from, std::size_t rows, std::size_t width,
                        std::size_t stride) {
    renew(values, rows * width);
    renew(scales, rows);
    for (std::size_t row = 0; row < rows; ++row) {
        scales[row] = quantise(from + row * stride, width, values.data() + row * width);
    }
}

bool PackedMatrix::load(ByteReader& reader, std::size_t inputs, std::size_t columns) {
    assert(inputs % 4 == 0 && columns % k_panel == 0);  // as NetworkShape::sensible has it
    m_inputs = inputs;
    m_columns = columns;
    m_scales = reader.array<float>();
    m_bias = reader.array<float>();
    const auto weights = reader.take(inputs * columns);
    if (!reader.ok() || m_scales.size() != columns || m_bias.size() != columns ||
        !all_finite(m_scales) || !all_finite(m_bias)) {
        return false;
    }
    m_packed.resize(inputs * columns);
    m_shifts.assign(columns, 0);
    for (std::size_t k = 0; k < inputs; ++k) {
        for (std::size_t panel = 0; panel < columns; panel += k_panel) {
            const char* from = weights.data() + k * columns + panel;
            std::int8_t* to = m_packed.data() + packed_place(k, panel, inputs);
            std::int32_t* shifts = m_shifts.data() + panel;
            for (std::size_t i = 0; i < k_panel; ++i) {
                const auto weight = static_cast<std::int8_t>(from[i]);
                to[4 * i] = weight;
                shifts[i] += k_nought * weight;
            }
        }
    }
    return true;
}

void PackedMatrix::apply(const PackedRows& rows, Numbers<float>& out) const {
    assert(rows.values.size() == rows.scales.size() * m_inputs);
    renew(out, rows.scales.size() * m_columns);
    const PackedWeights weights{m_packed.data(), m_shifts.data(), m_scales.data(),
                                m_bias.data(),   m_inputs,        m_columns};
    multiply_packed(rows.values.data(), rows.scales.data(), rows.scales.size(), weights,
                    out.data());
}

void PackedMatrix::write(const std::vector<float>& values, std::size_t columns,
                         const std::vector<float>& bias, ByteWriter& out) {
    std::vector<float> scales(columns, 0);
    for (std::size_t i = 0; i < values.size(); ++i) {
        scales[i % columns] = std::max(scales[i % columns], std::abs(values[i]));
    }
    for (auto& scale : scales) { scale = scale_of(scale); }
    out.array(scales);
    out.array(bias.empty() ? std::vector<float>(columns, 0) : bias);
    for (std::size_t i = 0; i < values.size(); ++i) {
        out.number(rounded(values[i], scales[i % columns]));
    }
}

}  // namespace counterclaim::syntax
