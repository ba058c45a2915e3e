#include "syntax/lemma_rule.hpp"
#include "syntax/random.hpp"
#include "syntax/tagger.hpp"
#include "syntax/tagger_features.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <numeric>

namespace counterclaim::syntax {
namespace {

constexpr std::uint32_t k_upos_bits = 17;
constexpr std::uint32_t k_choice_bits = 20;
constexpr std::size_t k_ids_per_suffix = 8;

using Counts = std::map<std::uint64_t, std::map<std::uint16_t, std::uint32_t>>;

/// The lists of a lexicon, most frequent id first; keys seen fewer than `least` times are left out.
std::map<std::uint64_t, std::vector<std::uint16_t>> lists_of(const Counts& counts,
                                                             std::uint32_t least,
                                                             std::size_t ids_max) {
    std::map<std::uint64_t, std::vector<std::uint16_t>> lists;
    for (const auto& [key, ids] : counts) {
        std::uint32_t total = 0;
        std::vector<std::pair<std::uint32_t, std::uint16_t>> ranked;
        for (const auto& [id, count] : ids) {
            total += count;
            ranked.emplace_back(~count, id);
        }
        if (total < least) { continue; }
        std::sort(ranked.begin(), ranked.end());
        auto& list = lists[key];
        for (std::size_t i = 0; i < ranked.size() && i < ids_max; ++i) {
            list.push_back(ranked[i].second);
        }
    }
    return lists;
}

/// Gives ids to strings in the order they come.
class Strings {
public:
    std::uint16_t id(const std::string& text) {
        const auto [at, added] =
            m_ids.try_emplace(text, static_cast<std::uint16_t>(m_texts.size()));
        if (added) { m_texts.push_back(text); }
        return at->second;
    }
    [[nodiscard]] const std::string& text(std::uint16_t id) const { return m_texts[id]; }
    [[nodiscard]] std::string section() const {
        ByteWriter out;
        out.number(static_cast<std::uint32_t>(m_texts.size()));
        for (const auto& text : m_texts) { out.text(text); }
        return out.take();
    }

private:
    std::map<std::string, std::uint16_t> m_ids;
    std::vector<std::string> m_texts;
};

struct GoldWord {
    std::uint8_t upos = 0;
    std::uint16_t features = 0;
    std::uint16_t rule = 0;
    bool has_lemma = false;
    bool rare = false;  // treated as unknown, so that the guesser learns too
};

class TaggerTrainer {
public:
    explicit TaggerTrainer(const std::vector<TreebankSentence>& sentences)
        : m_upos(k_upos_bits, k_upos_count), m_choice(k_choice_bits, 1) {
        read(sentences);
        build_lexicons();
    }

    void train(int epochs, std::uint64_t seed) {
        Random random(seed);
        std::vector<std::size_t> order(m_words.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        for (int epoch = 0; epoch < epochs; ++epoch) {
            random.shuffle(order);
            for (const auto index : order) { train_sentence(m_words[index], m_gold[index]); }
        }
    }

    void write(ModelWriter& model) const {
        model.add("features", m_features.section());
        model.add("lemma rules", m_rules.section());
        model.add("upos", m_upos.finish());
        model.add("choice", m_choice.finish());
        model.add("upos of", m_upos_section);
        model.add("features of", m_features_section);
        model.add("rules of", m_rules_section);
    }

private:
    void read(const std::vector<TreebankSentence>& sentences) {
        for (const auto& sentence : sentences) {
            auto& words = m_words.emplace_back();
            auto& gold = m_gold.emplace_back();
            for (const auto& word : sentence.words) {
                TaggedWord& tagged = words.emplace_back();
                tagged.form = word.form;
                tagged.keys = keys_of(word.form);
                GoldWord& one = gold.emplace_back();
                one.upos = static_cast<std::uint8_t>(parse_upos(word.upos).value_or(Upos::x));
                one.features = m_features.id(word.features);
                one.has_lemma = !word.lemma.empty() && (word.lemma != "_" || word.form == "_");
                one.rule = one.has_lemma ? m_rules.id(make_lemma_rule(word.form, word.lemma))
                                         : m_rules.id("k0");
            }
        }
    }

    void count(const TaggedWord& word, const GoldWord& gold) {
        ++m_upos_counts[word.keys.lower][gold.upos];
        ++m_features_counts[lexicon_key(word.keys.lower, gold.upos)][gold.features];
        ++m_suffix_features[lexicon_key(0, gold.upos)][gold.features];
        for (const auto suffix : word.keys.suffix) {
            if (suffix != 0) { ++m_suffix_features[lexicon_key(suffix, gold.upos)][gold.features]; }
        }
        if (!gold.has_lemma) { return; }
        ++m_rule_counts[lexicon_key(word.keys.lower, gold.upos)][gold.rule];
        if (!is_general(m_rules.text(gold.rule))) { return; }
        ++m_suffix_rules[lexicon_key(0, gold.upos)][gold.rule];
        for (const auto suffix : word.keys.suffix) {
            if (suffix != 0) { ++m_suffix_rules[lexicon_key(suffix, gold.upos)][gold.rule]; }
        }
    }

    void build_lexicons() {
        for (std::size_t s = 0; s < m_words.size(); ++s) {
            for (std::size_t i = 0; i < m_words[s].size(); ++i) {
                count(m_words[s][i], m_gold[s][i]);
            }
        }
        m_upos_section = write_lexicon(lists_of(m_upos_counts, k_known_after, k_upos_count));
        auto features = lists_of(m_suffix_features, 2, k_ids_per_suffix);
        features.merge(lists_of(m_features_counts, 1, k_candidates_max));
        m_features_section = write_lexicon(features);
        auto rules = lists_of(m_suffix_rules, 2, k_ids_per_suffix);
        rules.merge(lists_of(m_rule_counts, 1, k_candidates_max));
        m_rules_section = write_lexicon(rules);
        const bool ok = m_upos_of.load(m_upos_section, k_upos_count) &&
                        m_features_of.load(m_features_section, 0xFFFF) &&
                        m_rules_of.load(m_rules_section, 0xFFFF);
        assert(ok);
        static_cast<void>(ok);
        for (std::size_t s = 0; s < m_words.size(); ++s) {
            for (std::size_t i = 0; i < m_words[s].size(); ++i) {
                TaggedWord& word = m_words[s][i];
                word.ambiguity = ambiguity_of(m_upos_of.find(word.keys.lower));
                std::uint32_t seen = 0;
                for (const auto& [id, times] : m_upos_counts[word.keys.lower]) { seen += times; }
                m_gold[s][i].rare = seen <= k_known_after;
            }
        }
    }

    void train_upos(std::vector<TaggedWord>& words, const std::vector<GoldWord>& gold) {
        std::array<float, (k_upos_count + 3) / 4 * 4> scores{};
        for (std::size_t i = 0; i < words.size(); ++i) {
            upos_rows(words, i, k_upos_bits, m_rows);
            m_upos.score(m_rows, scores.data());
            const auto best = std::max_element(scores.begin(), scores.begin() + k_upos_count);
            const auto guess = static_cast<std::uint8_t>(best - scores.begin());
            if (guess != gold[i].upos) {
                m_upos.add(m_rows, gold[i].upos, 1);
                m_upos.add(m_rows, guess, -1);
            }
            m_upos.next_example();
            words[i].upos = guess;
        }
    }

    std::uint16_t train_choice(std::uint16_t gold) {
        std::uint16_t best = m_candidates.front();
        float best_score = 0;
        for (const auto candidate : m_candidates) {
            float score = 0;
            for (const auto key : m_keys) {
                score += m_choice.weight(row_of(combine(key, candidate), k_choice_bits));
            }
            if (candidate == m_candidates.front() || score > best_score) {
                best = candidate;
                best_score = score;
            }
        }
        const bool reachable =
            std::find(m_candidates.begin(), m_candidates.end(), gold) != m_candidates.end();
        if (best != gold && reachable) {
            for (const auto key : m_keys) {
                m_choice.add(row_of(combine(key, gold), k_choice_bits), 0, 1);
                m_choice.add(row_of(combine(key, best), k_choice_bits), 0, -1);
            }
        }
        m_choice.next_example();
        return best;
    }

    void train_sentence(std::vector<TaggedWord>& words, const std::vector<GoldWord>& gold) {
        train_upos(words, gold);
        for (std::size_t i = 0; i < words.size(); ++i) {
            // The choice is learned for the right part of speech, among features as they were
            // chosen.
            words[i].upos = gold[i].upos;
        }
        for (std::size_t i = 0; i < words.size(); ++i) {
            find_candidates(m_features_of, words[i], !gold[i].rare, m_candidates);
            if (!m_candidates.empty()) {
                features_keys(words, i, m_keys);
                words[i].features = train_choice(gold[i].features);
            }
            if (!gold[i].has_lemma) { continue; }
            find_candidates(m_rules_of, words[i], !gold[i].rare, m_candidates);
            if (!m_candidates.empty()) {
                lemma_keys(words[i], m_keys);
                train_choice(gold[i].rule);
            }
        }
    }

    LinearTrainer m_upos;
    LinearTrainer m_choice;
    Strings m_features;
    Strings m_rules;
    std::vector<std::vector<TaggedWord>> m_words;
    std::vector<std::vector<GoldWord>> m_gold;
    Counts m_upos_counts;
    Counts m_features_counts;
    Counts m_suffix_features;
    Counts m_rule_counts;
    Counts m_suffix_rules;
    std::string m_upos_section;
    std::string m_features_section;
    std::string m_rules_section;
    Lexicon m_upos_of;
    Lexicon m_features_of;
    Lexicon m_rules_of;
    Rows m_rows;
    std::vector<std::uint64_t> m_keys;
    std::vector<std::uint16_t> m_candidates;
};

}  // namespace

void train_tagger(const std::vector<TreebankSentence>& sentences, int epochs, std::uint64_t seed,
                  ModelWriter& model) {
    TaggerTrainer trainer(sentences);
    trainer.train(epochs, seed);
    trainer.write(model);
}

}  // namespace counterclaim::syntax
