#include "syntax/network_trainer.hpp"

#include "syntax/kernels.hpp"

#include <algorithm>
#include <cmath>

namespace counterclaim::syntax {

NetworkTrainer::NetworkTrainer(const NetworkShape& shape, NetworkWeights& weights,
                               const std::vector<std::uint32_t>& counts,
                               const NetworkTrainOptions& options)
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

double NetworkTrainer::batch(const std::vector<const NetworkExample*>& examples, float rate) {
    gather(examples);
    embed();
    for (std::size_t i = 0; i < m_layers.size(); ++i) { layer_forward(i); }
    const double loss = outputs();
    for (std::size_t i = m_layers.size(); i-- > 0;) { layer_backward(i); }
    embed_backward();
    update(rate);
    return loss;
}

void NetworkTrainer::gather(const std::vector<const NetworkExample*>& examples) {
    m_batch.clear();
    m_n = 0;
    for (const auto* example : examples) {
        m_batch.push_back({m_n, example->words.size(), example});
        m_n += example->words.size();
    }
}

void NetworkTrainer::embed() {
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

void NetworkTrainer::read_word(const NetworkExample& example, std::size_t i, std::size_t at) {
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

void NetworkTrainer::embed_backward() {
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

void NetworkTrainer::drop(const Floats& from, std::size_t width, float rate, Floats& mask,
                          Floats& to) {
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

void NetworkTrainer::undrop(std::size_t width, const Floats& mask, Floats& grad) const {
    for (std::size_t s = 0; s < m_batch.size(); ++s) {
        const float* row = mask.data() + s * width;
        for (std::size_t i = m_batch[s].begin * width;
             i < (m_batch[s].begin + m_batch[s].count) * width; i += width) {
            for (std::size_t k = 0; k < width; ++k) { grad[i + k] *= row[k]; }
        }
    }
}

void NetworkTrainer::layer_forward(std::size_t index) {
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

void NetworkTrainer::recur_backward(std::size_t index, const Stretch& one, bool back) {
    Layer& layer = m_layers[index];
    const std::size_t units = m_shape.units;
    const float* weights = m_recurrent[index].value() + (back ? 4 * units : 0);
    float* grad = m_recurrent[index].grad() + (back ? 4 * units : 0);
    m_grad_c.assign(units, 0);
    for (std::size_t step = one.count; step-- > 0;) {
        const std::size_t word = back ? one.begin + one.count - 1 - step : one.begin + step;
        const float* kept = layer.kept.data() + ((back ? m_n : 0) + one.begin + step) * 3 * units;
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

void NetworkTrainer::product_backward(const Floats& x, std::size_t width, const float* grad_y,
                                      std::size_t columns, AdamWeights& w, Floats& grad_x,
                                      bool add) {
    transpose(x.data(), m_n, width, m_turned);
    multiply(m_turned.data(), m_n, grad_y, columns, w.grad(), columns, width, m_n, columns, true);
    transpose(w.value(), width, columns, m_turned);
    grad_x.resize(m_n * width);
    multiply(grad_y, columns, m_turned.data(), width, grad_x.data(), width, m_n, columns, width,
             add);
}

void NetworkTrainer::layer_backward(std::size_t index) {
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

void NetworkTrainer::update(float rate) {
    ++m_steps;
    double norm = 0;
    const std::vector<AdamWeights*> dense = all_dense();
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

std::vector<AdamWeights*> NetworkTrainer::all_dense() {
    std::vector<AdamWeights*> all{&m_heads,  &m_heads_bias,  &m_root, &m_bilinear, &m_arc_bias,
                                  &m_labels, &m_labels_bias, &m_upos, &m_upos_bias};
    for (auto& one : m_input) { all.push_back(&one); }
    for (auto& one : m_recurrent) { all.push_back(&one); }
    return all;
}

}  // namespace counterclaim::syntax
