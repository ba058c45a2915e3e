#pragma once

#include "syntax/adam.hpp"
#include "syntax/network_train.hpp"
#include "syntax/random.hpp"

#include <cstdint>
#include <vector>

// Back-propagation by hand. A batch is a few sentences one after the other: every product is over
// all their words at once, only the recurrences and the matrix of arcs go sentence by sentence.

namespace counterclaim::syntax {

/// One network in training: `batch` goes forward, back, and changes the weights it was made with.
class NetworkTrainer {
public:
    NetworkTrainer(const NetworkShape& shape, NetworkWeights& weights,
                   const std::vector<std::uint32_t>& counts, const NetworkTrainOptions& options);
    double batch(const std::vector<const NetworkExample*>& examples, float rate);
    [[nodiscard]] std::size_t arcs_right() const { return m_arcs_right; }
    [[nodiscard]] std::size_t arcs_seen() const { return m_arcs_seen; }
    void forget_counts() { m_arcs_right = m_arcs_seen = 0; }

private:
    /// The words of one sentence of the batch.
    struct Stretch {
        std::size_t begin = 0;
        std::size_t count = 0;
        const NetworkExample* example = nullptr;
    };
    struct Layer {
        Floats x;     // input after dropout [N × width]
        Floats mask;  // of the dropout, one row a sentence
        Floats u;     // [N × 8 units]
        Floats kept;  // [c, f, r] of each direction [2][N × 3 units]
        Floats h;     // [N × 2 units]
        std::size_t width = 0;
    };
    void gather(const std::vector<const NetworkExample*>& examples);
    float keep(float drop) { return m_random.unit() < drop ? 0.0F : 1.0F; }

    void embed();
    void read_word(const NetworkExample& example, std::size_t i, std::size_t at);
    void embed_backward();

    /// The same units are left out through a sentence (Gal and Ghahramani 2016).
    void drop(const Floats& from, std::size_t width, float rate, Floats& mask, Floats& to);
    void undrop(std::size_t width, const Floats& mask, Floats& grad) const;
    void layer_forward(std::size_t index);

    /// Turns m_grad_h (of the layer's output) into m_grad_u, and learns the recurrent weights.
    void recur_backward(std::size_t index, const Stretch& one, bool back);

    /// grad_w += x^T grad_y, and grad_x = grad_y w^T.
    void product_backward(const Floats& x, std::size_t width, const float* grad_y,
                          std::size_t columns, AdamWeights& w, Floats& grad_x, bool add);
    void layer_backward(std::size_t index);
    double outputs();
    double upos_loss(std::size_t width);
    [[nodiscard]] float weight() const { return 1.0F / static_cast<float>(m_n); }

    void heads_forward(std::size_t width);
    void heads_backward(std::size_t width);
    double arcs_loss();
    double sentence_arcs(const Stretch& one);
    double labels_loss();
    void update(float rate);
    std::vector<AdamWeights*> all_dense();

    const NetworkShape& m_shape;
    const std::vector<std::uint32_t>& m_counts;
    const NetworkTrainOptions& m_options;
    Random m_random;
    int m_steps = 0;
    AdamTable m_words, m_ngrams, m_upos_in, m_features_in, m_treebanks;
    std::vector<AdamWeights> m_input, m_recurrent;
    AdamWeights m_heads, m_heads_bias, m_root, m_bilinear, m_arc_bias, m_labels, m_labels_bias,
        m_upos, m_upos_bias;

    std::vector<Stretch> m_batch;
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

}  // namespace counterclaim::syntax
