#include "syntax/parser.hpp"
#include "syntax/parser_state.hpp"
#include "syntax/random.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

namespace counterclaim::syntax {
namespace {

constexpr std::uint32_t k_step_bits = 20;
constexpr std::uint32_t k_label_bits = 16;
constexpr double k_explore = 0.9;  // share of steps taken as predicted after the first epoch

struct GoldTree {
    std::vector<std::uint32_t> heads;  // of word i; [0] unused
    std::vector<std::uint8_t> relations;
    std::vector<std::vector<std::uint32_t>> children;
};

/// How many gold arcs become out of reach by a step, after Goldberg and Nivre (2013), section 5.
class Oracle {
public:
    Oracle(const GoldTree& gold, const ParserState& state) : m_gold(gold), m_state(state) {}

    [[nodiscard]] int cost(Step step) const {
        const std::uint32_t s0 = m_state.top(0);
        const std::uint32_t s1 = m_state.top(1);
        const std::uint32_t next = m_state.next();
        if (step == Step::shift) {
            // The next word goes on the stack: children on the stack and heads below its top are
            // lost.
            int cost = 0;
            for (const auto child : m_gold.children[next]) { cost += on_stack(child) ? 1 : 0; }
            const std::uint32_t head = m_gold.heads[next];
            return cost + (head != s0 && head < next && head != 0 && on_stack(head) ? 1 : 0);
        }
        int cost = 0;
        for (const auto child : m_gold.children[s0]) { cost += child >= next ? 1 : 0; }
        const std::uint32_t head = m_gold.heads[s0];
        if (step == Step::left) {
            return cost + ((head > next || head == s1 || (head == 0)) ? 1 : 0);
        }
        return cost + (head >= next || (head == 0 && s1 != 0) ? 1 : 0);
    }

private:
    [[nodiscard]] bool on_stack(std::uint32_t word) const {
        return word < m_state.next() && word != 0 && m_state.head(word) < 0;
    }
    const GoldTree& m_gold;
    const ParserState& m_state;
};

class ParserTrainer {
public:
    ParserTrainer(const std::vector<TreebankSentence>& sentences,
                  const std::vector<std::vector<TaggedWord>>& tagged)
        : m_tagged(tagged),
          m_relations(relations_of(sentences)),
          m_steps(k_step_bits, k_step_count),
          m_labels(k_label_bits, static_cast<std::uint32_t>(m_relations.size())) {
        for (const auto& sentence : sentences) { m_gold.push_back(gold_of(sentence)); }
    }

    void train(int epochs, std::uint64_t seed) {
        Random random(seed);
        std::vector<std::size_t> order(m_gold.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        for (int epoch = 0; epoch < epochs; ++epoch) {
            random.shuffle(order);
            for (const auto index : order) { sentence(index, epoch > 0, random); }
        }
    }

    void write(ModelWriter& model) const {
        ByteWriter names;
        names.number(static_cast<std::uint32_t>(m_relations.size()));
        for (const auto& name : m_relations) { names.text(name); }
        model.add("relations", names.take());
        model.add("steps", m_steps.finish());
        model.add("labels", m_labels.finish());
    }

private:
    static std::vector<std::string> relations_of(const std::vector<TreebankSentence>& sentences) {
        std::map<std::string, int> seen{{"root", 1}};
        for (const auto& sentence : sentences) {
            for (const auto& word : sentence.words) { ++seen[word.relation]; }
        }
        std::vector<std::string> names;
        for (const auto& [name, count] : seen) { names.push_back(name); }
        return names;
    }

    [[nodiscard]] GoldTree gold_of(const TreebankSentence& sentence) const {
        GoldTree gold;
        gold.heads.push_back(0);
        gold.relations.push_back(0);
        gold.children.resize(sentence.words.size() + 1);
        for (std::uint32_t i = 0; i < sentence.words.size(); ++i) {
            const auto& word = sentence.words[i];
            const auto at = std::lower_bound(m_relations.begin(), m_relations.end(), word.relation);
            gold.heads.push_back(static_cast<std::uint32_t>(std::max(word.head, 0)));
            gold.relations.push_back(static_cast<std::uint8_t>(at - m_relations.begin()));
            gold.children[gold.heads.back()].push_back(i + 1);
        }
        return gold;
    }

    std::uint8_t label(const ParserState& state, const GoldTree& gold, Step step) {
        const std::uint32_t child = state.top(0);
        const std::uint32_t head = step == Step::left ? state.next() : state.top(1);
        if (head == 0) { return gold_root(); }
        std::array<float, 256> scores{};
        state.label_rows(head, child, k_label_bits, m_rows);
        m_labels.score(m_rows, scores.data());
        scores[gold_root()] = -1e9F;
        const auto guess = static_cast<std::uint8_t>(
            std::max_element(scores.begin(),
                             scores.begin() + static_cast<std::ptrdiff_t>(m_relations.size())) -
            scores.begin());
        if (gold.heads[child] == head) {
            if (guess != gold.relations[child]) {
                m_labels.add(m_rows, gold.relations[child], 1);
                m_labels.add(m_rows, guess, -1);
            }
            m_labels.next_example();
        }
        return guess;
    }

    [[nodiscard]] std::uint8_t gold_root() const {
        return static_cast<std::uint8_t>(
            std::lower_bound(m_relations.begin(), m_relations.end(), "root") - m_relations.begin());
    }

    void sentence(std::size_t index, bool explore, Random& random) {
        const GoldTree& gold = m_gold[index];
        ParserState state(m_tagged[index]);
        std::array<float, 4> scores{};
        while (!state.done()) {
            state.step_rows(k_step_bits, m_rows);
            m_steps.score(m_rows, scores.data());
            const Oracle oracle(gold, state);
            int guess = -1;
            int best = -1;
            int least = 1 << 20;
            std::array<int, k_step_count> costs{};
            for (int i = 0; i < static_cast<int>(k_step_count); ++i) {
                if (!state.allowed(static_cast<Step>(i))) { continue; }
                costs[i] = oracle.cost(static_cast<Step>(i));
                if (guess < 0 || scores[i] > scores[guess]) { guess = i; }
                if (costs[i] < least || (costs[i] == least && scores[i] > scores[best])) {
                    least = costs[i];
                    best = i;
                }
            }
            if (costs[guess] > least) {
                m_steps.add(m_rows, static_cast<std::uint32_t>(best), 1);
                m_steps.add(m_rows, static_cast<std::uint32_t>(guess), -1);
            }
            m_steps.next_example();
            const int taken =
                costs[guess] > least && !(explore && random.unit() < k_explore) ? best : guess;
            const auto step = static_cast<Step>(taken);
            state.apply(step, step == Step::shift ? std::uint8_t{0} : label(state, gold, step));
        }
    }

    const std::vector<std::vector<TaggedWord>>& m_tagged;
    std::vector<std::string> m_relations;
    LinearTrainer m_steps;
    LinearTrainer m_labels;
    std::vector<GoldTree> m_gold;
    Rows m_rows;
};

}  // namespace

void train_parser(const std::vector<TreebankSentence>& sentences,
                  const std::vector<std::vector<TaggedWord>>& tagged, int epochs,
                  std::uint64_t seed, ModelWriter& model) {
    ParserTrainer trainer(sentences, tagged);
    trainer.train(epochs, seed);
    trainer.write(model);
}

}  // namespace counterclaim::syntax
