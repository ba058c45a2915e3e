#include "syntax/parser.hpp"

#include "syntax/kernels.hpp"
#include "syntax/tree.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace counterclaim::syntax {
namespace {

/// Without a branch, which would be guessed wrong for every other number.
float bent(float value) { return std::max(value, 0.1F * value); }

}  // namespace

/// What one parse fills on its way. All words of all sentences stand one after the other.
struct Parser::Work {
    explicit Work(const std::vector<std::vector<TaggedWord>*>& of)
        : sentences(of), trees(of.size()) {}

    const std::vector<std::vector<TaggedWord>*>& sentences;
    std::vector<Tree> trees;          // one a sentence
    std::vector<std::size_t> begins;  // of each sentence, its first word
    std::size_t count = 0;            // of words
    std::size_t width = 0;            // of x
    Numbers<float> x;                 // what the last layer says of each word
    Numbers<float> u;
    Numbers<float> parts;  // of each word: arc head, arc child, label head, label child
    Numbers<float> asked;
    Numbers<float> offered;
    Numbers<float> scores;
    PackedRows rows;
};

Expected<Parser> Parser::load(const ModelFile& file) {
    Parser parser;
    const auto section = [&](std::string_view name) {
        return file.section(name).value_or(std::string_view{});
    };
    ByteReader names(section("relations"));
    const auto count = names.number<std::uint32_t>();
    for (std::uint32_t i = 0; i < count && names.ok(); ++i) {
        parser.m_relations.push_back(names.text());
    }
    const auto root = std::find(parser.m_relations.begin(), parser.m_relations.end(), "root");
    ByteReader reader(section("network"));
    NetworkShape& shape = parser.m_shape;
    shape = reader.number<NetworkShape>();
    if (!names.ok() || !reader.ok() || !shape.sensible() || count != shape.relations ||
        root == parser.m_relations.end() || !parser.m_words.load(section("words"), shape.words)) {
        return file.damaged("The parser of the syntax model is damaged.");
    }
    parser.m_root = static_cast<std::uint8_t>(root - parser.m_relations.begin());
    const std::size_t units = shape.units;
    bool ok =
        parser.m_word_table.load(reader, shape.words, shape.word_width) &&
        parser.m_ngram_table.load(reader, std::size_t{1} << shape.ngram_bits, shape.ngram_width) &&
        parser.m_upos_table.load(reader, k_upos_count, shape.tag_width) &&
        parser.m_features_table.load(reader, shape.features, shape.tag_width) &&
        parser.m_treebank_table.load(reader, shape.treebanks, shape.tag_width);
    std::size_t width = shape.input_width();
    for (std::uint32_t i = 0; ok && i < shape.layers; ++i) {
        Layer& layer = parser.m_layers.emplace_back();
        ok = layer.input.load(reader, width, 8 * units);
        layer.recurrent = reader.array<float>();
        ok = ok && layer.recurrent.size() == 8 * units;
        width = 2 * units;
    }
    ok = ok && parser.m_heads.load(reader, width, shape.heads_width()) &&
         parser.m_bilinear.load(reader, shape.arc_width, shape.arc_width) &&
         parser.m_labels.load(reader, shape.label_width, padded(shape.relations)) &&
         parser.m_upos.load(reader, width, k_upos_columns);
    parser.m_root_head = reader.array<float>();
    if (!ok || !reader.ok() || !reader.at_end() || parser.m_root_head.size() != shape.arc_width) {
        return file.damaged("The network of the syntax model is damaged.");
    }
    return parser;
}

void Parser::embed(const TaggedWord& word, float* row) const {
    std::array<std::uint32_t, k_ngrams> ngrams{};
    const auto known = m_words.find(word.keys.lower);
    m_word_table.add(known.empty() ? 0 : known[0], row);
    ngram_rows(word.keys, m_shape.ngram_bits, ngrams);
    for (const auto ngram : ngrams) { m_ngram_table.add(ngram, row + m_shape.word_width); }
    float* tags = row + m_shape.word_width + m_shape.ngram_width;
    m_upos_table.add(word.upos, tags);
    m_features_table.add(word.features < m_shape.features ? word.features : 0, tags);
    m_treebank_table.add(0, tags);
}

void Parser::encode(Work& work) const {
    const std::size_t units = m_shape.units;
    work.width = m_shape.input_width();
    work.x.assign(work.count * work.width, 0);
    float* row = work.x.data();
    for (const auto* words : work.sentences) {
        for (const auto& word : *words) {
            embed(word, row);
            row += work.width;
        }
    }
    const auto u_step = static_cast<std::ptrdiff_t>(8 * units);
    const auto h_step = static_cast<std::ptrdiff_t>(2 * units);
    for (const auto& layer : m_layers) {
        work.rows.assign(work.x.data(), work.count, work.width, work.width);
        layer.input.apply(work.rows, work.u);
        work.width = 2 * units;
        renew(work.x, work.count * work.width);
        for (std::size_t i = 0; i < work.sentences.size(); ++i) {
            const std::size_t n = work.sentences[i]->size();
            const std::size_t last = work.begins[i] + n - 1;
            recur(work.u.data() + work.begins[i] * 8 * units, u_step, layer.recurrent.data(),
                  work.x.data() + work.begins[i] * 2 * units, h_step, n, units, nullptr);
            recur(work.u.data() + last * 8 * units + 4 * units, -u_step,
                  layer.recurrent.data() + 4 * units, work.x.data() + last * 2 * units + units,
                  -h_step, n, units, nullptr);
        }
    }
    work.rows.assign(work.x.data(), work.count, work.width, work.width);
}

void Parser::retag(Work& work) const {
    m_upos.apply(work.rows, work.scores);
    const float* row = work.scores.data();
    for (auto* words : work.sentences) {
        for (auto& word : *words) {
            word.upos = static_cast<std::uint8_t>(std::max_element(row, row + k_upos_count) - row);
            row += k_upos_columns;
        }
    }
}

void Parser::attach(Work& work) const {
    const std::size_t columns = m_shape.heads_width();
    const std::size_t arc = m_shape.arc_width;
    m_heads.apply(work.rows, work.parts);
    for (std::size_t i = 0; i < work.count; ++i) {
        float* row = work.parts.data() + i * columns;
        for (std::size_t k = 0; k < 2 * arc; ++k) { row[k] = bent(row[k]); }
    }
    work.rows.assign(work.parts.data() + arc, work.count, arc, columns);
    m_bilinear.apply(work.rows, work.asked);
    for (std::size_t i = 0; i < work.sentences.size(); ++i) { choose_heads(work, i); }
}

void Parser::choose_heads(Work& work, std::size_t sentence) const {
    const std::size_t n = work.sentences[sentence]->size();
    const std::size_t first = work.begins[sentence];
    const std::size_t columns = m_shape.heads_width();
    const std::size_t arc = m_shape.arc_width;
    // offered: the head parts turned, a column for each word and the last for the root
    const std::size_t heads = n + 1;
    renew(work.offered, arc * heads);
    for (std::size_t i = 0; i <= n; ++i) {
        const float* from = i < n ? work.parts.data() + (first + i) * columns : m_root_head.data();
        for (std::size_t k = 0; k < arc; ++k) { work.offered[k * heads + i] = from[k]; }
    }
    renew(work.scores, n * heads);
    multiply(work.asked.data() + first * arc, arc, work.offered.data(), heads, work.scores.data(),
             heads, n, arc, heads, false);
    Tree& tree = work.trees[sentence];
    tree.heads = best_tree(work.scores.data(), n);
    double sure = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const float* row = work.scores.data() + i * heads;
        const float chosen = row[tree.heads[i] < 0 ? n : static_cast<std::size_t>(tree.heads[i])];
        float sum = 0;
        for (std::size_t k = 0; k < heads; ++k) {
            // What is a thousandth as likely does not change the mean.
            const float gap = row[k] - chosen;
            if (k != i && gap > -7) { sum += std::exp(std::min(gap, 20.0F)); }
        }
        sure += 1 / double{sum};
    }
    tree.margin = static_cast<float>(sure / static_cast<double>(n));
}

void Parser::name_relations(Work& work) const {
    const std::size_t label = m_shape.label_width;
    const std::size_t columns = m_shape.heads_width();
    const std::size_t at = 2 * m_shape.arc_width;
    std::vector<float> joined(work.count * label, 0);
    for (std::size_t s = 0; s < work.sentences.size(); ++s) {
        const std::size_t first = work.begins[s];
        const auto& heads = work.trees[s].heads;
        for (std::size_t i = 0; i < heads.size(); ++i) {
            if (heads[i] < 0) { continue; }
            const auto above = first + static_cast<std::size_t>(heads[i]);
            const float* head = work.parts.data() + above * columns + at;
            const float* child = work.parts.data() + (first + i) * columns + at + label;
            float* to = joined.data() + (first + i) * label;
            for (std::size_t k = 0; k < label; ++k) { to[k] = bent(head[k] + child[k]); }
        }
    }
    work.rows.assign(joined.data(), work.count, label, label);
    m_labels.apply(work.rows, work.scores);
    float* row = work.scores.data();
    for (auto& tree : work.trees) {
        tree.relations.assign(tree.heads.size(), m_root);
        for (std::size_t i = 0; i < tree.heads.size(); ++i, row += m_labels.columns()) {
            if (tree.heads[i] < 0) { continue; }
            row[m_root] = -1e9F;
            tree.relations[i] =
                static_cast<std::uint8_t>(std::max_element(row, row + m_shape.relations) - row);
        }
    }
}

std::vector<Tree> Parser::parse(const std::vector<std::vector<TaggedWord>*>& sentences) const {
    Work work(sentences);
    for (const auto* words : sentences) {
        assert(!words->empty());
        work.begins.push_back(work.count);
        work.count += words->size();
    }
    if (sentences.empty()) { return {}; }
    encode(work);
    retag(work);
    attach(work);
    name_relations(work);
    return std::move(work.trees);
}

}  // namespace counterclaim::syntax
