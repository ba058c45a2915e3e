#include "syntax/parser.hpp"

#include <map>

namespace counterclaim::syntax {
namespace {

constexpr std::size_t k_words_max = 60'000;
constexpr std::uint32_t k_word_least = 2;  // a word seen less often is one of the unknown

std::string network_section(const NetworkShape& shape, const NetworkWeights& weights) {
    ByteWriter out;
    out.number(shape);
    PackedTable::write(weights.words, shape.word_width, out);
    PackedTable::write(weights.ngrams, shape.ngram_width, out);
    PackedTable::write(weights.upos_in, shape.tag_width, out);
    PackedTable::write(weights.features_in, shape.tag_width, out);
    PackedTable::write(weights.treebanks, shape.tag_width, out);
    for (const auto& layer : weights.layers) {
        PackedMatrix::write(layer.input, 8 * shape.units, {}, out);
        out.array(layer.recurrent);
    }
    PackedMatrix::write(weights.heads, shape.heads_width(), weights.heads_bias, out);
    PackedMatrix::write(weights.bilinear, shape.arc_width, weights.arc_bias, out);
    PackedMatrix::write(weights.labels, padded(shape.relations), weights.labels_bias, out);
    PackedMatrix::write(weights.upos, k_upos_columns, weights.upos_bias, out);
    out.array(weights.root);
    return out.take();
}

}  // namespace

void train_parser(const std::vector<TreebankSentence>& sentences,
                  const std::vector<std::vector<TaggedWord>>& tagged, std::uint32_t features,
                  NetworkShape shape, const NetworkTrainOptions& options, ModelWriter& model) {
    std::map<std::string, std::uint8_t> relations{{"root", 0}};
    std::map<std::uint64_t, std::uint32_t> seen;
    for (std::size_t s = 0; s < sentences.size(); ++s) {
        for (const auto& word : sentences[s].words) { relations.emplace(word.relation, 0); }
        for (const auto& word : tagged[s]) { ++seen[word.keys.lower]; }
        shape.treebanks = std::max(shape.treebanks, sentences[s].treebank + 1U);
    }
    ByteWriter names;
    names.number(static_cast<std::uint32_t>(relations.size()));
    std::uint8_t next = 0;
    for (auto& [name, id] : relations) {
        id = next++;
        names.text(name);
    }
    std::map<std::uint64_t, std::vector<std::uint16_t>> rows;
    std::vector<std::uint32_t> counts{0};
    for (const auto& [key, count] : seen) {
        if (count < k_word_least || counts.size() > k_words_max) { continue; }
        rows[key] = {static_cast<std::uint16_t>(counts.size())};
        counts.push_back(count);
    }
    shape.words = static_cast<std::uint32_t>(counts.size());
    shape.features = features;
    shape.relations = static_cast<std::uint32_t>(relations.size());
    std::vector<NetworkExample> examples;
    for (std::size_t s = 0; s < sentences.size(); ++s) {
        NetworkExample& example = examples.emplace_back();
        example.treebank = sentences[s].treebank;
        for (std::size_t i = 0; i < tagged[s].size(); ++i) {
            const TaggedWord& word = tagged[s][i];
            const TreebankWord& gold = sentences[s].words[i];
            const auto row = rows.find(word.keys.lower);
            example.words.push_back(row == rows.end() ? 0 : row->second[0]);
            ngram_rows(word.keys, shape.ngram_bits, example.ngrams.emplace_back());
            example.upos_in.push_back(word.upos);
            example.features_in.push_back(word.features < features ? word.features
                                                                   : std::uint16_t{0});
            example.heads.push_back(gold.head - 1);
            example.relations.push_back(relations[gold.relation]);
            example.upos.push_back(
                static_cast<std::uint8_t>(parse_upos(gold.upos).value_or(Upos::x)));
        }
    }
    const NetworkWeights weights = train_network(shape, examples, counts, options);
    model.add("relations", names.take());
    model.add("words", write_lexicon(rows));
    model.add("network", network_section(shape, weights));
}

}  // namespace counterclaim::syntax
