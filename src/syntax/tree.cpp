#include "syntax/tree.hpp"

#include <algorithm>
#include <limits>

namespace counterclaim::syntax {
namespace {

/// Nodes 0 … count-1, the root is `count`. Cycles are contracted into new nodes, innermost first,
/// and opened again from the outside in.
class Contraction {
public:
    Contraction(const float* scores, std::size_t count) : m_root(count), m_size(2 * count + 1) {
        float low = 0;
        float high = 0;
        for (std::size_t i = 0; i < count * (count + 1); ++i) {
            if (i / (count + 1) == i % (count + 1)) { continue; }
            low = std::min(low, scores[i]);
            high = std::max(high, scores[i]);
        }
        // So dear that a tree takes as few words below the root as it can: one.
        const double price = (double{high} - low + 1) * static_cast<double>(count + 1);
        m_weight.assign(m_size * m_size, k_never);
        m_source.assign(m_size * m_size, 0);
        m_target.assign(m_size * m_size, 0);
        for (std::size_t child = 0; child < count; ++child) {
            for (std::size_t head = 0; head <= count; ++head) {
                if (child == head) { continue; }
                const std::size_t at = place(head, child);
                m_weight[at] =
                    double{scores[child * (count + 1) + head]} - (head == count ? price : 0);
                m_source[at] = static_cast<std::uint32_t>(head);
                m_target[at] = static_cast<std::uint32_t>(child);
            }
        }
        for (std::size_t i = 0; i <= count; ++i) { m_alive.push_back(i); }
        m_next = count + 1;
    }

    std::vector<std::int32_t> solve() {
        std::vector<std::size_t> best(m_size, k_none);
        for (;;) {
            for (const auto node : m_alive) {
                if (node != m_root && best[node] == k_none) { best[node] = best_head(node); }
            }
            const auto cycle = find_cycle(best);
            if (cycle.empty()) { break; }
            contract(cycle, best);
        }
        return open(best);
    }

private:
    static constexpr double k_never = -std::numeric_limits<double>::infinity();
    static constexpr std::size_t k_none = static_cast<std::size_t>(-1);

    struct Cycle {
        std::size_t node;  // that stands for it
        std::vector<std::size_t> members;
        std::vector<std::size_t> heads;  // of each member, within the cycle
    };

    [[nodiscard]] std::size_t place(std::size_t head, std::size_t child) const {
        return head * m_size + child;
    }

    [[nodiscard]] std::size_t best_head(std::size_t child) const {
        std::size_t best = k_none;
        for (const auto head : m_alive) {
            if (head == child) { continue; }
            if (best == k_none || m_weight[place(head, child)] > m_weight[place(best, child)]) {
                best = head;
            }
        }
        return best;
    }

    [[nodiscard]] std::vector<std::size_t> find_cycle(const std::vector<std::size_t>& best) const {
        std::vector<std::uint32_t> seen(m_size, 0);
        std::uint32_t turn = 0;
        for (const auto start : m_alive) {
            ++turn;
            std::size_t node = start;
            while (node != m_root && seen[node] == 0) {
                seen[node] = turn;
                node = best[node];
            }
            if (node == m_root || seen[node] != turn) { continue; }
            std::vector<std::size_t> cycle{node};
            for (std::size_t at = best[node]; at != node; at = best[at]) { cycle.push_back(at); }
            return cycle;
        }
        return {};
    }

    void contract(const std::vector<std::size_t>& cycle, std::vector<std::size_t>& best) {
        const std::size_t merged = m_next++;
        std::vector<bool> inside(m_size, false);
        for (const auto node : cycle) { inside[node] = true; }
        Cycle record{merged, cycle, {}};
        for (const auto node : cycle) { record.heads.push_back(best[node]); }
        for (const auto other : m_alive) {
            if (inside[other]) { continue; }
            for (const auto node : cycle) {
                improve(place(merged, other), place(node, other), m_weight[place(node, other)]);
                improve(place(other, merged), place(other, node),
                        m_weight[place(other, node)] - m_weight[place(best[node], node)]);
            }
        }
        m_cycles.push_back(std::move(record));
        std::vector<std::size_t> alive;
        for (const auto node : m_alive) {
            if (inside[node]) { continue; }
            alive.push_back(node);
            if (node != m_root && best[node] != k_none && inside[best[node]]) {
                best[node] = k_none;
            }
        }
        alive.push_back(merged);
        m_alive = std::move(alive);
    }

    void improve(std::size_t to, std::size_t from, double weight) {
        if (weight > m_weight[to]) {
            m_weight[to] = weight;
            m_source[to] = m_source[from];
            m_target[to] = m_target[from];
        }
    }

    std::vector<std::int32_t> open(const std::vector<std::size_t>& best) const {
        // entered[node]: the real arc that comes into it
        std::vector<std::size_t> arc(m_size, k_none);
        for (const auto node : m_alive) {
            if (node != m_root) { arc[node] = place(best[node], node); }
        }
        for (std::size_t i = m_cycles.size(); i-- > 0;) {
            const Cycle& cycle = m_cycles[i];
            const std::size_t entering = arc[cycle.node];
            const std::size_t target = m_target[entering];
            for (std::size_t k = 0; k < cycle.members.size(); ++k) {
                const std::size_t member = cycle.members[k];
                arc[member] = holds(member, target) ? entering : place(cycle.heads[k], member);
            }
        }
        std::vector<std::int32_t> heads(m_root);
        for (std::size_t i = 0; i < m_root; ++i) {
            const std::uint32_t head = m_source[arc[i]];
            heads[i] = head == m_root ? -1 : static_cast<std::int32_t>(head);
        }
        return heads;
    }

    /// Whether `word` lies in `node`, which may stand for a cycle of cycles.
    [[nodiscard]] bool holds(std::size_t node, std::size_t word) const {
        std::vector<std::size_t> open{node};
        while (!open.empty()) {
            const std::size_t at = open.back();
            open.pop_back();
            if (at == word) { return true; }
            if (at > m_root) {
                const auto& members = m_cycles[at - m_root - 1].members;
                open.insert(open.end(), members.begin(), members.end());
            }
        }
        return false;
    }

    std::size_t m_root;
    std::size_t m_size;
    std::size_t m_next = 0;
    std::vector<std::size_t> m_alive;
    std::vector<double> m_weight;
    std::vector<std::uint32_t> m_source;  // the word an arc really comes from, and goes to
    std::vector<std::uint32_t> m_target;
    std::vector<Cycle> m_cycles;
};

/// The best head of each word, if that already is a tree with one root.
bool greedy(const float* scores, std::size_t count, std::vector<std::int32_t>& heads) {
    heads.resize(count);
    std::size_t roots = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const float* row = scores + i * (count + 1);
        std::size_t best = i == 0 ? count : 0;
        for (std::size_t head = 0; head <= count; ++head) {
            if (head != i && row[head] > row[best]) { best = head; }
        }
        heads[i] = best == count ? -1 : static_cast<std::int32_t>(best);
        roots += best == count ? 1 : 0;
    }
    if (roots != 1) { return false; }
    std::vector<std::uint32_t> seen(count, 0);
    for (std::size_t start = 0; start < count; ++start) {
        std::size_t at = start;
        while (seen[at] == 0) {
            seen[at] = static_cast<std::uint32_t>(start + 1);
            if (heads[at] < 0) { break; }
            at = static_cast<std::size_t>(heads[at]);
            if (seen[at] == start + 1) { return false; }
        }
    }
    return true;
}

}  // namespace

std::vector<std::int32_t> best_tree(const float* scores, std::size_t count) {
    std::vector<std::int32_t> heads;
    if (count == 0 || greedy(scores, count, heads)) { return heads; }
    return Contraction(scores, count).solve();
}

}  // namespace counterclaim::syntax
