#pragma once

#include "link/cluster.hpp"
#include "link/features.hpp"
#include "link/score.hpp"

#include <counterclaim/event.hpp>

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace counterclaim::link {

struct LinkerOptions {
    ClusterOptions cluster;
    /// Pairs that score lower are not kept; they count as `cluster.absent`.
    Score keep_min = 2500;
    /// A block with more claims than this tells nothing (a capital over a week): it is left out,
    /// and its claims meet only in their other blocks. Bounds the work per claim. By `BlockKind`.
    std::array<std::uint32_t, 4> block_claims_max{3000, 800, 400, 150};
};

/// Sorts claims into events, a batch at a time. The events are a function of the set of claims
/// added: neither the order of arrival nor the batches change them. Not thread-safe.
///
/// Adding a claim compares it with the claims of its blocks. `settle` then clusters anew only the
/// groups of claims that are connected, through kept pairs, with what was added.
class Linker {
public:
    explicit Linker(const Scorer& scorer, LinkerOptions options = {})
        : m_scorer(scorer), m_options(options) {}

    /// False if a claim of this id is there already; nothing changes then.
    bool add(const ClaimFeatures& features);

    /// Brings the events up to date and says which of the events there before were merged, split or
    /// renamed.
    std::vector<EventChange> settle();

    [[nodiscard]] std::size_t size() const { return m_features.size(); }
    /// Claims of blocks that were too full to be used.
    [[nodiscard]] std::size_t full_blocks() const { return m_full_blocks; }
    /// Pairs of claims compared so far: the greater part of the work.
    [[nodiscard]] std::size_t compared() const { return m_compared; }
    /// The event of each claim added, by claim id; up to date after `settle`.
    [[nodiscard]] EventId event_of(ClaimId claim) const;
    /// All events, each as its claims in canonical order; sorted by first claim. For tests and
    /// reports.
    [[nodiscard]] std::vector<std::vector<ClaimId>> events() const;

private:
    struct Neighbour {
        std::uint32_t item = 0;
        Score score = 0;
    };
    struct Block {
        std::vector<std::uint32_t> items;
        bool full = false;
    };

    void meet(std::uint32_t item, const Block& block);
    void close_block(Block& block);
    void prune(std::uint32_t item);
    [[nodiscard]] bool share_open_block(const std::vector<std::uint64_t>& keys,
                                        std::uint32_t other);
    [[nodiscard]] std::vector<std::uint32_t> component_of(std::uint32_t item);
    void cluster_component(std::vector<std::uint32_t>& items);

    const Scorer& m_scorer;
    LinkerOptions m_options;
    std::vector<ClaimFeatures> m_features;
    std::vector<std::vector<Neighbour>> m_neighbours;
    std::vector<EventId> m_events;
    std::vector<std::uint32_t> m_seen;   ///< epoch in which an item was last looked at
    std::vector<std::uint32_t> m_local;  ///< number of an item within the component in work
    std::uint32_t m_epoch = 0;
    std::unordered_map<std::uint64_t, Block> m_blocks;
    std::unordered_map<ClaimId, std::uint32_t> m_items;
    std::vector<std::uint32_t> m_dirty;
    std::vector<std::uint64_t> m_keys;
    std::vector<std::uint64_t> m_other_keys;
    std::size_t m_full_blocks = 0;
    std::size_t m_compared = 0;
};

/// The event's id, from its first claim.
[[nodiscard]] EventId event_id(ClaimId first);

}  // namespace counterclaim::link
