#include "syntax/network_train.hpp"

#include "syntax/kernels.hpp"
#include "syntax/random.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

// Back-propagation by hand. A batch is a few sentences one after the other: every product is over
// all their words at once, only the recurrences and the matrix of arcs go sentence by sentence.

namespace counterclaim::syntax {
namespace {

using Floats = std::vector<float>;

struct Sentence {
    std::size_t begin = 0;  // of its words in the batch
    std::size_t count = 0;
    const NetworkExample* example = nullptr;
};

void transpose(const float* from, std::size_t rows, std::size_t columns, Floats& to) {
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

/// Weights with what Adam remembers of them.
class Weights {
public:
    Weights(Floats& value)
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
class Table : public Weights {
public:
    Table(Floats& value, std::size_t width)
        : Weights(value), m_width(width), m_touched(value.size() / width) {}
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
double softmax_loss(float* scores, std::size_t count, std::size_t gold, float weight) {
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

class Trainer {
public:
    Trainer(const NetworkShape& shape, NetworkWeights& weights,
            const std::vector<std::uint32_t>& counts, const NetworkTrainOptions& options)
        : m_shape(shape),
          m_counts(counts),
          m_options(options),
          m_random(options.seed),
          m_words(weights.words, shape.word_width),
          m_ngrams(weights.ngrams, shape.ngram_width),
          m_upos_in(weights.upos_in, shape.tag_width),
          m_features_in(weights.features_in, shape.tag_width),
          m_treebanks(weights.treebanks, shape.tag_width),
          m_heads(weights.heads),
          m_heads_bias(weights.heads_bias),
          m_root(weights.root),
          m_bilinear(weights.bilinear),
          m_arc_bias(weights.arc_bias),
          m_labels(weights.labels),
          m_labels_bias(weights.labels_bias),
          m_upos(weights.upos),
          m_upos_bias(weights.upos_bias) {
        for (auto& layer : weights.layers) {
            m_input.emplace_back(layer.input);
            m_recurrent.emplace_back(layer.recurrent);
        }
        m_layers.resize(shape.layers);
    }

    double batch(const std::vector<const NetworkExample*>& examples, float rate) {
        gather(examples);
        embed();
        for (std::size_t i = 0; i < m_layers.size(); ++i) { layer_forward(i); }
        const double loss = outputs();
        for (std::size_t i = m_layers.size(); i-- > 0;) { layer_backward(i); }
        embed_backward();
        update(rate);
        return loss;
    }
    [[nodiscard]] std::size_t arcs_right() const { return m_arcs_right; }
    [[nodiscard]] std::size_t arcs_seen() const { return m_arcs_seen; }
    void forget_counts() { m_arcs_right = m_arcs_seen = 0; }

private:
    struct Layer {
        Floats x;     // input after dropout [N × width]
        Floats mask;  // of the dropout, one row a sentence
        Floats u;     // [N × 8 units]
        Floats kept;  // [c, f, r] of each direction [2][N × 3 units]
        Floats h;     // [N × 2 units]
        std::size_t width = 0;
    };

    void gather(const std::vector<const NetworkExample*>& examples) {
        m_batch.clear();
        m_n = 0;
        for (const auto* example : examples) {
            m_batch.push_back({m_n, example->words.size(), example});
            m_n += example->words.size();
        }
    }

    float keep(float drop) { return m_random.unit() < drop ? 0.0F : 1.0F; }

    void embed() {
        const std::size_t width = m_shape.input_width();
        m_embedded.assign(m_n * width, 0);
        m_scales.assign(m_n * 3, 0);
        m_word_rows.assign(m_n, 0);
        for (const auto& sentence : m_batch) {
            for (std::size_t i = 0; i < sentence.count; ++i) {
                const std::size_t at = sentence.begin + i;
                float* scales = m_scales.data() + at * 3;
                float sum = 0;
                for (int s = 0; s < 3; ++s) { sum += scales[s] = keep(m_options.drop_input); }
                for (int s = 0; s < 3; ++s) { scales[s] *= sum == 0 ? 0 : 3 / sum; }
                std::uint32_t row = sentence.example->words[i];
                const float count = static_cast<float>(m_counts[row]);
                if (row != 0 && m_random.unit() < m_options.unknown / (m_options.unknown + count)) {
                    row = 0;
                }
                m_word_rows[at] = row;
                read_word(*sentence.example, i, at);
            }
        }
    }

    void read_word(const NetworkExample& example, std::size_t i, std::size_t at) {
        float* out = m_embedded.data() + at * m_shape.input_width();
        const float* scales = m_scales.data() + at * 3;
        m_words.read(m_word_rows[at], scales[0], out);
        for (const auto row : example.ngrams[i]) {
            m_ngrams.read(row, scales[1], out + m_shape.word_width);
        }
        float* tags = out + m_shape.word_width + m_shape.ngram_width;
        m_upos_in.read(example.upos_in[i], scales[2], tags);
        m_features_in.read(example.features_in[i], scales[2], tags);
        m_treebanks.read(example.treebank, 1, tags);
    }

    void embed_backward() {
        for (const auto& sentence : m_batch) {
            for (std::size_t i = 0; i < sentence.count; ++i) {
                const std::size_t at = sentence.begin + i;
                const float* from = m_grad_x.data() + at * m_shape.input_width();
                const float* scales = m_scales.data() + at * 3;
                if (scales[0] != 0) { m_words.learn(m_word_rows[at], scales[0], from); }
                if (scales[1] != 0) {
                    for (const auto row : sentence.example->ngrams[i]) {
                        m_ngrams.learn(row, scales[1], from + m_shape.word_width);
                    }
                }
                const float* tags = from + m_shape.word_width + m_shape.ngram_width;
                m_treebanks.learn(sentence.example->treebank, 1, tags);
                if (scales[2] == 0) { continue; }
                m_upos_in.learn(sentence.example->upos_in[i], scales[2], tags);
                m_features_in.learn(sentence.example->features_in[i], scales[2], tags);
            }
        }
    }

    /// The same units are left out through a sentence (Gal and Ghahramani 2016).
    void drop(const Floats& from, std::size_t width, float rate, Floats& mask, Floats& to) {
        mask.resize(m_batch.size() * width);
        for (auto& one : mask) { one = keep(rate) / (1 - rate); }
        to.resize(from.size());
        for (std::size_t s = 0; s < m_batch.size(); ++s) {
            const float* row = mask.data() + s * width;
            for (std::size_t i = m_batch[s].begin * width;
                 i < (m_batch[s].begin + m_batch[s].count) * width; i += width) {
                for (std::size_t k = 0; k < width; ++k) { to[i + k] = from[i + k] * row[k]; }
            }
        }
    }

    void undrop(std::size_t width, const Floats& mask, Floats& grad) const {
        for (std::size_t s = 0; s < m_batch.size(); ++s) {
            const float* row = mask.data() + s * width;
            for (std::size_t i = m_batch[s].begin * width;
                 i < (m_batch[s].begin + m_batch[s].count) * width; i += width) {
                for (std::size_t k = 0; k < width; ++k) { grad[i + k] *= row[k]; }
            }
        }
    }

    void layer_forward(std::size_t index) {
        Layer& layer = m_layers[index];
        const std::size_t units = m_shape.units;
        layer.width = index == 0 ? m_shape.input_width() : 2 * units;
        drop(index == 0 ? m_embedded : m_layers[index - 1].h, layer.width,
             index == 0 ? 0.1F : m_options.drop_layer, layer.mask, layer.x);
        layer.u.resize(m_n * 8 * units);
        layer.h.resize(m_n * 2 * units);
        layer.kept.resize(m_n * 6 * units);
        multiply(layer.x.data(), layer.width, m_input[index].value(), 8 * units, layer.u.data(),
                 8 * units, m_n, layer.width, 8 * units, false);
        const auto step = static_cast<std::ptrdiff_t>(8 * units);
        const auto h_step = static_cast<std::ptrdiff_t>(2 * units);
        for (const auto& one : m_batch) {
            const std::size_t last = one.begin + one.count - 1;
            recur(layer.u.data() + one.begin * 8 * units, step, m_recurrent[index].value(),
                  layer.h.data() + one.begin * 2 * units, h_step, one.count, units,
                  layer.kept.data() + one.begin * 3 * units);
            recur(layer.u.data() + last * 8 * units + 4 * units, -step,
                  m_recurrent[index].value() + 4 * units, layer.h.data() + last * 2 * units + units,
                  -h_step, one.count, units, layer.kept.data() + (m_n + one.begin) * 3 * units);
        }
    }

    /// Turns m_grad_h (of the layer's output) into m_grad_u, and learns the recurrent weights.
    void recur_backward(std::size_t index, const Sentence& one, bool back) {
        Layer& layer = m_layers[index];
        const std::size_t units = m_shape.units;
        const float* weights = m_recurrent[index].value() + (back ? 4 * units : 0);
        float* grad = m_recurrent[index].grad() + (back ? 4 * units : 0);
        m_grad_c.assign(units, 0);
        for (std::size_t step = one.count; step-- > 0;) {
            const std::size_t word = back ? one.begin + one.count - 1 - step : one.begin + step;
            const float* kept =
                layer.kept.data() + ((back ? m_n : 0) + one.begin + step) * 3 * units;
            const float* u = layer.u.data() + word * 8 * units + (back ? 4 * units : 0);
            float* du = m_grad_u.data() + word * 8 * units + (back ? 4 * units : 0);
            const float* dh = m_grad_h.data() + word * 2 * units + (back ? units : 0);
            float* dc_next = m_grad_c.data();
            for (std::size_t k = 0; k < units; ++k) {
                const float c = kept[k];
                const float f = kept[units + k];
                const float r = kept[2 * units + k];
                const float before = step == 0 ? 0 : *(kept - 3 * units + k);
                const float dar = dh[k] * (c - u[3 * units + k]) * r * (1 - r);
                const float dc = dc_next[k] + dh[k] * r;
                const float daf = dc * (before - u[k]) * f * (1 - f);
                du[k] = dc * (1 - f);
                du[units + k] = daf;
                du[2 * units + k] = dar;
                du[3 * units + k] = dh[k] * (1 - r);
                dc_next[k] = dc * f + daf * weights[k] + dar * weights[units + k];
                grad[k] += daf * before;
                grad[units + k] += dar * before;
                grad[2 * units + k] += daf;
                grad[3 * units + k] += dar;
            }
        }
    }

    /// grad_w += x^T grad_y, and grad_x = grad_y w^T.
    void product_backward(const Floats& x, std::size_t width, const float* grad_y,
                          std::size_t columns, Weights& w, Floats& grad_x, bool add) {
        transpose(x.data(), m_n, width, m_turned);
        multiply(m_turned.data(), m_n, grad_y, columns, w.grad(), columns, width, m_n, columns,
                 true);
        transpose(w.value(), width, columns, m_turned);
        grad_x.resize(m_n * width);
        multiply(grad_y, columns, m_turned.data(), width, grad_x.data(), width, m_n, columns, width,
                 add);
    }

    void layer_backward(std::size_t index) {
        Layer& layer = m_layers[index];
        m_grad_u.resize(m_n * 8 * m_shape.units);
        for (const auto& one : m_batch) {
            recur_backward(index, one, false);
            recur_backward(index, one, true);
        }
        product_backward(layer.x, layer.width, m_grad_u.data(), 8 * m_shape.units, m_input[index],
                         m_grad_x, false);
        undrop(layer.width, layer.mask, m_grad_x);
        if (index > 0) { std::swap(m_grad_h, m_grad_x); }
    }

    double outputs() {
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

    double upos_loss(std::size_t width) {
        m_scores.resize(m_n * k_upos_columns);
        multiply(m_top.data(), width, m_upos.value(), k_upos_columns, m_scores.data(),
                 k_upos_columns, m_n, width, k_upos_columns, false);
        double loss = 0;
        for (const auto& one : m_batch) {
            for (std::size_t i = 0; i < one.count; ++i) {
                float* row = m_scores.data() + (one.begin + i) * k_upos_columns;
                for (std::size_t k = 0; k < k_upos_columns; ++k) {
                    row[k] += m_upos_bias.value()[k];
                }
                loss += softmax_loss(row, k_upos_count, one.example->upos[i], weight());
                for (std::size_t k = k_upos_count; k < k_upos_columns; ++k) { row[k] = 0; }
                for (std::size_t k = 0; k < k_upos_columns; ++k) {
                    m_upos_bias.grad()[k] += row[k];
                }
            }
        }
        product_backward(m_top, width, m_scores.data(), k_upos_columns, m_upos, m_grad_h, false);
        return loss;
    }

    [[nodiscard]] float weight() const { return 1.0F / static_cast<float>(m_n); }

    void heads_forward(std::size_t width) {
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
                        row[k] =
                            (row[k] > 0 ? row[k] : 0.1F * row[k]) * m_parts_mask[s * columns + k];
                    }
                }
            }
        }
        m_grad_parts.assign(m_n * columns, 0);
    }

    void heads_backward(std::size_t width) {
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

    double arcs_loss() {
        const std::size_t arc = m_shape.arc_width;
        const std::size_t columns = m_shape.heads_width();
        // asked[i] = child_i B + bias: what word i looks for in a head
        m_asked.resize(m_n * arc);
        multiply(m_parts.data() + arc, columns, m_bilinear.value(), arc, m_asked.data(), arc, m_n,
                 arc, arc, false);
        for (std::size_t i = 0; i < m_n * arc; ++i) { m_asked[i] += m_arc_bias.value()[i % arc]; }
        m_grad_asked.assign(m_n * arc, 0);
        double loss = 0;
        for (const auto& one : m_batch) { loss += sentence_arcs(one); }
        for (std::size_t i = 0; i < m_n * arc; ++i) {
            m_arc_bias.grad()[i % arc] += m_grad_asked[i];
        }
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

    double sentence_arcs(const Sentence& one) {
        const std::size_t arc = m_shape.arc_width;
        const std::size_t columns = m_shape.heads_width();
        const std::size_t heads = one.count + 1;  // the root is the last
        m_offered.resize(heads * arc);
        for (std::size_t i = 0; i < one.count; ++i) {
            std::copy_n(m_parts.data() + (one.begin + i) * columns, arc,
                        m_offered.data() + i * arc);
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
        multiply(m_turned.data(), one.count, asked, arc, m_grad_offered.data(), arc, heads,
                 one.count, arc, false);
        for (std::size_t i = 0; i < one.count; ++i) {
            float* to = m_grad_parts.data() + (one.begin + i) * columns;
            for (std::size_t k = 0; k < arc; ++k) { to[k] += m_grad_offered[i * arc + k]; }
        }
        for (std::size_t k = 0; k < arc; ++k) {
            m_root.grad()[k] += m_grad_offered[one.count * arc + k];
        }
        return loss;
    }

    double labels_loss() {
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
                const float* a = m_parts.data() +
                                 (one.begin + static_cast<std::size_t>(head)) * columns + at_head;
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
        multiply(m_joined.data(), label, m_labels.value(), relations, m_scores.data(), relations,
                 m_n, label, relations, false);
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
        product_backward(m_joined, label, m_scores.data(), relations, m_labels, m_grad_child,
                         false);
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

    void update(float rate) {
        ++m_steps;
        double norm = 0;
        const std::vector<Weights*> dense = all_dense();
        for (const auto* one : dense) { norm += one->norm(); }
        for (const auto* one : {&m_words, &m_ngrams, &m_upos_in, &m_features_in, &m_treebanks}) {
            norm += one->norm();
        }
        norm = std::sqrt(norm);
        const float scale = norm > 2 ? static_cast<float>(2 / norm) : 1.0F;
        const auto decay1 = static_cast<float>(1 / (1 - std::pow(0.9, m_steps)));
        const auto decay2 = static_cast<float>(1 / (1 - std::pow(0.98, m_steps)));
        for (auto* one : dense) { one->step(rate, scale, decay1, decay2); }
        for (auto* one : {&m_words, &m_ngrams, &m_upos_in, &m_features_in, &m_treebanks}) {
            one->step(rate, scale, decay1, decay2);
        }
    }

    std::vector<Weights*> all_dense() {
        std::vector<Weights*> all{&m_heads,  &m_heads_bias,  &m_root, &m_bilinear, &m_arc_bias,
                                  &m_labels, &m_labels_bias, &m_upos, &m_upos_bias};
        for (auto& one : m_input) { all.push_back(&one); }
        for (auto& one : m_recurrent) { all.push_back(&one); }
        return all;
    }

    const NetworkShape& m_shape;
    const std::vector<std::uint32_t>& m_counts;
    const NetworkTrainOptions& m_options;
    Random m_random;
    int m_steps = 0;
    Table m_words, m_ngrams, m_upos_in, m_features_in, m_treebanks;
    std::vector<Weights> m_input, m_recurrent;
    Weights m_heads, m_heads_bias, m_root, m_bilinear, m_arc_bias, m_labels, m_labels_bias, m_upos,
        m_upos_bias;

    std::vector<Sentence> m_batch;
    std::size_t m_n = 0;
    std::size_t m_arcs_right = 0, m_arcs_seen = 0;
    std::vector<Layer> m_layers;
    std::vector<std::uint32_t> m_word_rows;
    Floats m_embedded, m_scales, m_top, m_top_mask, m_scores, m_parts, m_parts_mask, m_asked,
        m_offered, m_arcs;
    Floats m_joined, m_joined_mask, m_child, m_turned;
    Floats m_grad_x, m_grad_h, m_grad_u, m_grad_c, m_grad_parts, m_grad_asked, m_grad_offered,
        m_grad_child;
};

/// Uniform with the variance Glorot and Bengio (2010) found to keep signals alive.
void initialise(Floats& weights, std::size_t inputs, std::size_t outputs, Random& random) {
    const double bound = std::sqrt(6.0 / static_cast<double>(inputs + outputs));
    for (auto& one : weights) { one = static_cast<float>((random.unit() * 2 - 1) * bound); }
}

void initialise(NetworkWeights& weights, const NetworkShape& shape, Random& random) {
    for (auto* table : {&weights.words, &weights.ngrams, &weights.upos_in, &weights.features_in,
                        &weights.treebanks}) {
        for (auto& one : *table) { one = static_cast<float>((random.unit() * 2 - 1) * 0.1); }
    }
    std::size_t width = shape.input_width();
    for (auto& layer : weights.layers) {
        initialise(layer.input, width, 2 * shape.units, random);
        for (std::size_t i = 0; i < 8 * shape.units; ++i) {
            // Gates begin half open and lean towards remembering.
            layer.recurrent[i] = i % (4 * shape.units) < 2 * shape.units
                                     ? static_cast<float>(random.unit() - 0.5)
                                     : 0.5F;
        }
        width = 2 * shape.units;
    }
    initialise(weights.heads, width, shape.arc_width, random);
    initialise(weights.bilinear, shape.arc_width, shape.arc_width, random);
    for (auto& one : weights.bilinear) { one *= 0.3F; }
    initialise(weights.root, shape.arc_width, 1, random);
    initialise(weights.labels, shape.label_width, shape.relations, random);
    initialise(weights.upos, width, k_upos_count, random);
}

}  // namespace

NetworkWeights train_network(const NetworkShape& shape, const std::vector<NetworkExample>& examples,
                             const std::vector<std::uint32_t>& counts,
                             const NetworkTrainOptions& options) {
    NetworkWeights weights(shape);
    Random random(options.seed);
    initialise(weights, shape, random);
    Trainer trainer(shape, weights, counts, options);
    std::size_t tokens = 0;
    for (const auto& example : examples) { tokens += example.words.size(); }
    std::vector<std::size_t> order(examples.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    double done = 0;  // tokens seen
    const double all = static_cast<double>(tokens) * options.epochs;
    for (int epoch = 0; epoch < options.epochs; ++epoch) {
        random.shuffle(order);
        double loss = 0;
        trainer.forget_counts();
        std::vector<const NetworkExample*> batch;
        std::size_t filled = 0;
        for (std::size_t i = 0; i < order.size(); ++i) {
            batch.push_back(&examples[order[i]]);
            filled += batch.back()->words.size();
            if (filled < options.batch_tokens && i + 1 < order.size()) { continue; }
            const double share = done / all;
            const double warm = std::min(1.0, (share * options.epochs + 0.02) / 0.5);
            loss += trainer.batch(
                batch,
                static_cast<float>(options.rate * warm *
                                   (0.02 + 0.98 * 0.5 * (1 + std::cos(share * 3.14159265358979)))));
            done += static_cast<double>(filled);
            batch.clear();
            filled = 0;
        }
        if (options.progress) {
            options.progress(
                "epoch " + std::to_string(epoch + 1) + ": loss " +
                std::to_string(loss / static_cast<double>(tokens)) + ", heads right " +
                std::to_string(100.0 * static_cast<double>(trainer.arcs_right()) /
                               static_cast<double>(std::max<std::size_t>(trainer.arcs_seen(), 1))) +
                " %");
        }
    }
    return weights;
}

}  // namespace counterclaim::syntax
