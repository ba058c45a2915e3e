#include "syntax/kernels.hpp"
#include "syntax/network_trainer.hpp"

#include <algorithm>
#include <cmath>

// What stands on top of the encoder: parts of speech, arcs and relations, with their losses and
// gradients.

namespace counterclaim::syntax {

double NetworkTrainer::outputs() {
    const std::size_t width = 2 * m_shape.units;
    drop(m_layers.back().h, width, m_options.drop_layer, m_top_mask, m_top);
    double loss = upos_loss(width);
    heads_forward(width);
    loss += arcs_loss();
    loss += labels_loss();
    heads_backward(width);
    undrop(width, m_top_mask, m_grad_h);
    return loss;
}

double NetworkTrainer::upos_loss(std::size_t width) {
    m_scores.resize(m_n * k_upos_columns);
    multiply(m_top.data(), width, m_upos.value(), k_upos_columns, m_scores.data(), k_upos_columns,
             m_n, width, k_upos_columns, false);
    double loss = 0;
    for (const auto& one : m_batch) {
        for (std::size_t i = 0; i < one.count; ++i) {
            float* row = m_scores.data() + (one.begin + i) * k_upos_columns;
            for (std::size_t k = 0; k < k_upos_columns; ++k) { row[k] += m_upos_bias.value()[k]; }
            loss += softmax_loss(row, k_upos_count, one.example->upos[i], weight());
            for (std::size_t k = k_upos_count; k < k_upos_columns; ++k) { row[k] = 0; }
            for (std::size_t k = 0; k < k_upos_columns; ++k) { m_upos_bias.grad()[k] += row[k]; }
        }
    }
    product_backward(m_top, width, m_scores.data(), k_upos_columns, m_upos, m_grad_h, false);
    return loss;
}

void NetworkTrainer::heads_forward(std::size_t width) {
    const std::size_t columns = m_shape.heads_width();
    m_parts.resize(m_n * columns);
    multiply(m_top.data(), width, m_heads.value(), columns, m_parts.data(), columns, m_n, width,
             columns, false);
    m_parts_mask.resize(m_batch.size() * columns);
    for (auto& one : m_parts_mask) {
        one = keep(m_options.drop_layer) / (1 - m_options.drop_layer);
    }
    for (std::size_t s = 0; s < m_batch.size(); ++s) {
        for (std::size_t i = 0; i < m_batch[s].count; ++i) {
            float* row = m_parts.data() + (m_batch[s].begin + i) * columns;
            for (std::size_t k = 0; k < columns; ++k) {
                row[k] += m_heads_bias.value()[k];
                // Arc parts are bent here; label parts only after head and child are added up.
                if (k < 2 * m_shape.arc_width) {
                    row[k] = (row[k] > 0 ? row[k] : 0.1F * row[k]) * m_parts_mask[s * columns + k];
                }
            }
        }
    }
    m_grad_parts.assign(m_n * columns, 0);
}

void NetworkTrainer::heads_backward(std::size_t width) {
    const std::size_t columns = m_shape.heads_width();
    for (std::size_t s = 0; s < m_batch.size(); ++s) {
        for (std::size_t i = 0; i < m_batch[s].count; ++i) {
            const float* value = m_parts.data() + (m_batch[s].begin + i) * columns;
            float* row = m_grad_parts.data() + (m_batch[s].begin + i) * columns;
            for (std::size_t k = 0; k < columns; ++k) {
                if (k < 2 * m_shape.arc_width) {
                    row[k] *= m_parts_mask[s * columns + k] * (value[k] > 0 ? 1.0F : 0.1F);
                }
                m_heads_bias.grad()[k] += row[k];
            }
        }
    }
    product_backward(m_top, width, m_grad_parts.data(), columns, m_heads, m_grad_h, true);
}

double NetworkTrainer::arcs_loss() {
    const std::size_t arc = m_shape.arc_width;
    const std::size_t columns = m_shape.heads_width();
    // asked[i] = child_i B + bias: what word i looks for in a head
    m_asked.resize(m_n * arc);
    multiply(m_parts.data() + arc, columns, m_bilinear.value(), arc, m_asked.data(), arc, m_n, arc,
             arc, false);
    for (std::size_t i = 0; i < m_n * arc; ++i) { m_asked[i] += m_arc_bias.value()[i % arc]; }
    m_grad_asked.assign(m_n * arc, 0);
    double loss = 0;
    for (const auto& one : m_batch) { loss += sentence_arcs(one); }
    for (std::size_t i = 0; i < m_n * arc; ++i) { m_arc_bias.grad()[i % arc] += m_grad_asked[i]; }
    // grad of B and of the child parts
    m_child.resize(m_n * arc);
    for (std::size_t i = 0; i < m_n; ++i) {
        std::copy_n(m_parts.data() + i * columns + arc, arc, m_child.data() + i * arc);
    }
    product_backward(m_child, arc, m_grad_asked.data(), arc, m_bilinear, m_grad_child, false);
    for (std::size_t i = 0; i < m_n; ++i) {
        for (std::size_t k = 0; k < arc; ++k) {
            m_grad_parts[i * columns + arc + k] += m_grad_child[i * arc + k];
        }
    }
    return loss;
}

double NetworkTrainer::sentence_arcs(const Stretch& one) {
    const std::size_t arc = m_shape.arc_width;
    const std::size_t columns = m_shape.heads_width();
    const std::size_t heads = one.count + 1;  // the root is the last
    m_offered.resize(heads * arc);
    for (std::size_t i = 0; i < one.count; ++i) {
        std::copy_n(m_parts.data() + (one.begin + i) * columns, arc, m_offered.data() + i * arc);
    }
    std::copy_n(m_root.value(), arc, m_offered.data() + one.count * arc);
    transpose(m_offered.data(), heads, arc, m_turned);
    m_arcs.resize(one.count * heads);
    float* asked = m_asked.data() + one.begin * arc;
    multiply(asked, arc, m_turned.data(), heads, m_arcs.data(), heads, one.count, arc, heads,
             false);
    double loss = 0;
    for (std::size_t i = 0; i < one.count; ++i) {
        float* row = m_arcs.data() + i * heads;
        row[i] = -1e9F;
        const std::int32_t head = one.example->heads[i];
        const std::size_t gold = head < 0 ? one.count : static_cast<std::size_t>(head);
        m_arcs_right +=
            static_cast<std::size_t>(std::max_element(row, row + heads) - row) == gold ? 1 : 0;
        ++m_arcs_seen;
        loss += softmax_loss(row, heads, gold, weight());
    }
    multiply(m_arcs.data(), heads, m_offered.data(), arc, m_grad_asked.data() + one.begin * arc,
             arc, one.count, heads, arc, false);
    transpose(m_arcs.data(), one.count, heads, m_turned);
    m_grad_offered.resize(heads * arc);
    multiply(m_turned.data(), one.count, asked, arc, m_grad_offered.data(), arc, heads, one.count,
             arc, false);
    for (std::size_t i = 0; i < one.count; ++i) {
        float* to = m_grad_parts.data() + (one.begin + i) * columns;
        for (std::size_t k = 0; k < arc; ++k) { to[k] += m_grad_offered[i * arc + k]; }
    }
    for (std::size_t k = 0; k < arc; ++k) {
        m_root.grad()[k] += m_grad_offered[one.count * arc + k];
    }
    return loss;
}

double NetworkTrainer::labels_loss() {
    const std::size_t label = m_shape.label_width;
    const std::size_t columns = m_shape.heads_width();
    const std::size_t at_head = 2 * m_shape.arc_width;
    const std::size_t at_child = at_head + label;
    const std::size_t relations = padded(m_shape.relations);
    m_joined.assign(m_n * label, 0);
    m_joined_mask.resize(m_n * label);
    for (const auto& one : m_batch) {
        for (std::size_t i = 0; i < one.count; ++i) {
            const std::int32_t head = one.example->heads[i];
            if (head < 0) { continue; }
            const std::size_t at = one.begin + i;
            const float* a =
                m_parts.data() + (one.begin + static_cast<std::size_t>(head)) * columns + at_head;
            const float* b = m_parts.data() + at * columns + at_child;
            for (std::size_t k = 0; k < label; ++k) {
                const float sum = a[k] + b[k];
                m_joined_mask[at * label + k] = (sum > 0 ? 1.0F : 0.1F) *
                                                keep(m_options.drop_layer) /
                                                (1 - m_options.drop_layer);
                m_joined[at * label + k] = sum * m_joined_mask[at * label + k];
            }
        }
    }
    m_scores.resize(m_n * relations);
    multiply(m_joined.data(), label, m_labels.value(), relations, m_scores.data(), relations, m_n,
             label, relations, false);
    double loss = 0;
    for (const auto& one : m_batch) {
        for (std::size_t i = 0; i < one.count; ++i) {
            float* row = m_scores.data() + (one.begin + i) * relations;
            if (one.example->heads[i] < 0) {
                std::fill(row, row + relations, 0.0F);
                continue;
            }
            for (std::size_t k = 0; k < relations; ++k) { row[k] += m_labels_bias.value()[k]; }
            loss += softmax_loss(row, m_shape.relations, one.example->relations[i], weight());
            std::fill(row + m_shape.relations, row + relations, 0.0F);
            for (std::size_t k = 0; k < relations; ++k) { m_labels_bias.grad()[k] += row[k]; }
        }
    }
    product_backward(m_joined, label, m_scores.data(), relations, m_labels, m_grad_child, false);
    for (const auto& one : m_batch) {
        for (std::size_t i = 0; i < one.count; ++i) {
            const std::int32_t head = one.example->heads[i];
            if (head < 0) { continue; }
            const std::size_t at = one.begin + i;
            float* a = m_grad_parts.data() +
                       (one.begin + static_cast<std::size_t>(head)) * columns + at_head;
            float* b = m_grad_parts.data() + at * columns + at_child;
            for (std::size_t k = 0; k < label; ++k) {
                const float g = m_grad_child[at * label + k] * m_joined_mask[at * label + k];
                a[k] += g;
                b[k] += g;
            }
        }
    }
    return loss;
}

}  // namespace counterclaim::syntax
