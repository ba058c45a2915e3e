#include "link/cluster.hpp"

#include <algorithm>
#include <numeric>
#include <queue>
#include <tuple>

namespace counterclaim::link {
namespace {

/// What is known between a group and another: the sum of the scores of kept pairs, their number,
/// the highest.
struct Bond {
    std::uint32_t other = 0;
    std::int64_t sum = 0;
    std::int64_t pairs = 0;
    std::int64_t best = 0;
};

constexpr std::int64_t k_per_mille = 1000;

struct Candidate {
    std::int64_t closeness = 0;  ///< in thousandths of a score, whole
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint32_t version_a = 0;
    std::uint32_t version_b = 0;
    /// Closest first, then lowest items.
    friend bool operator<(const Candidate& x, const Candidate& y) {
        return std::tie(x.closeness, y.a, y.b) < std::tie(y.closeness, x.a, x.b);
    }
};

class Agglomeration {
public:
    Agglomeration(std::uint32_t count, const std::vector<ScoredPair>& pairs,
                  const ClusterOptions& options)
        : m_options(options),
          m_bonds(count),
          m_size(count, 1),
          m_version(count, 0),
          m_first(count) {
        std::iota(m_first.begin(), m_first.end(), 0U);
        for (const auto& pair : pairs) {
            m_bonds[pair.a].push_back({pair.b, pair.score, 1, pair.score});
            m_bonds[pair.b].push_back({pair.a, pair.score, 1, pair.score});
        }
        for (auto& bonds : m_bonds) { sort(bonds); }
        for (std::uint32_t item = 0; item < count; ++item) { offer_all(item, item); }
    }

    std::vector<std::uint32_t> run() {
        while (!m_queue.empty()) {
            const auto best = m_queue.top();
            m_queue.pop();
            const bool stale =
                m_version[best.a] != best.version_a || m_version[best.b] != best.version_b;
            if (!stale) { join(best.a, best.b); }
        }
        // A group keeps the number of its first item, so following links only ever goes down.
        for (auto& first : m_first) { first = m_first[first]; }
        return m_first;
    }

private:
    static void sort(std::vector<Bond>& bonds) {
        std::sort(bonds.begin(), bonds.end(),
                  [](const Bond& x, const Bond& y) { return x.other < y.other; });
    }

    void offer(std::uint32_t a, const Bond& bond) {
        const std::int64_t all = m_size[a] * m_size[bond.other];
        const std::int64_t total = bond.sum + (all - bond.pairs) * m_options.absent;
        const std::int64_t closeness = (total * (k_per_mille - m_options.best_share) +
                                        bond.best * all * m_options.best_share) /
                                       all;
        if (closeness < static_cast<std::int64_t>(m_options.join_min) * k_per_mille) { return; }
        const auto low = std::min(a, bond.other);
        const auto high = std::max(a, bond.other);
        m_queue.push({closeness, low, high, m_version[low], m_version[high]});
    }

    void offer_all(std::uint32_t group, std::uint32_t from) {
        for (const auto& bond : m_bonds[group]) {
            if (bond.other >= from) { offer(group, bond); }
        }
    }

    /// Group `b` goes into `a`; `a` < `b`.
    void join(std::uint32_t a, std::uint32_t b) {
        std::vector<Bond> merged;
        merged.reserve(m_bonds[a].size() + m_bonds[b].size());
        auto x = m_bonds[a].begin();
        auto y = m_bonds[b].begin();
        const auto put = [&](const Bond& bond) {
            if (bond.other != a && bond.other != b) { merged.push_back(bond); }
        };
        while (x != m_bonds[a].end() || y != m_bonds[b].end()) {
            if (y == m_bonds[b].end() || (x != m_bonds[a].end() && x->other < y->other)) {
                put(*x++);
            } else if (x == m_bonds[a].end() || y->other < x->other) {
                put(*y++);
            } else {
                put({x->other, x->sum + y->sum, x->pairs + y->pairs, std::max(x->best, y->best)});
                ++x;
                ++y;
            }
        }
        m_bonds[a] = std::move(merged);
        m_bonds[b] = {};
        m_size[a] += m_size[b];
        ++m_version[a];
        ++m_version[b];
        m_first[b] = a;
        for (auto& bond : m_bonds[a]) { retarget(bond.other, a, b, bond); }
        offer_all(a, 0);
    }

    /// In the bonds of `group`, replaces those to `a` and `b` by one to `a`.
    void retarget(std::uint32_t group, std::uint32_t a, std::uint32_t b, const Bond& bond) {
        auto& bonds = m_bonds[group];
        const auto at = [&](std::uint32_t other) {
            return std::lower_bound(bonds.begin(), bonds.end(), other,
                                    [](const Bond& x, std::uint32_t y) { return x.other < y; });
        };
        const auto old = at(b);
        if (old != bonds.end() && old->other == b) { bonds.erase(old); }
        const auto place = at(a);
        if (place != bonds.end() && place->other == a) {
            *place = {a, bond.sum, bond.pairs, bond.best};
        } else {
            bonds.insert(place, {a, bond.sum, bond.pairs, bond.best});
        }
    }

    ClusterOptions m_options;
    std::vector<std::vector<Bond>> m_bonds;
    std::vector<std::int64_t> m_size;
    std::vector<std::uint32_t> m_version;
    std::vector<std::uint32_t> m_first;
    std::priority_queue<Candidate> m_queue;
};

}  // namespace

std::vector<std::uint32_t> cluster(std::uint32_t count, const std::vector<ScoredPair>& pairs,
                                   const ClusterOptions& options) {
    return Agglomeration(count, pairs, options).run();
}

}  // namespace counterclaim::link
