#include "link/linker.hpp"

#include "link/blocks.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace counterclaim::link {
namespace {

/// Changes of events, from the events of the same claims before and after.
std::vector<EventChange> changes_of(const std::vector<std::pair<EventId, EventId>>& moves) {
    std::map<EventId, std::set<EventId>> after;
    std::map<EventId, std::set<EventId>> before;
    for (const auto& [old_event, new_event] : moves) {
        after[old_event].insert(new_event);
        before[new_event].insert(old_event);
    }
    std::vector<EventChange> changes;
    for (const auto& [old_event, events] : after) {
        if (events.size() > 1) {
            changes.push_back(
                {EventChange::Kind::split, {old_event}, {events.begin(), events.end()}, {}});
        }
    }
    for (const auto& [new_event, events] : before) {
        if (events.size() > 1) {
            changes.push_back(
                {EventChange::Kind::merged, {events.begin(), events.end()}, {new_event}, {}});
        } else if (*events.begin() != new_event && after[*events.begin()].size() == 1) {
            changes.push_back({EventChange::Kind::renamed, {*events.begin()}, {new_event}, {}});
        }
    }
    return changes;
}

}  // namespace

EventId event_id(ClaimId first) { return first * 0x9E3779B97F4A7C15ULL ^ 0x6576656E74ULL; }

bool Linker::add(const ClaimFeatures& features) {
    const auto item = static_cast<std::uint32_t>(m_features.size());
    if (!m_items.emplace(features.key.id, item).second) { return false; }
    m_features.push_back(features);
    m_neighbours.emplace_back();
    m_events.push_back(0);
    m_seen.push_back(0);
    m_local.push_back(0);
    m_dirty.push_back(item);
    ++m_epoch;
    m_seen[item] = m_epoch;
    block_keys(features, m_keys);
    std::vector<std::uint64_t> overfull;
    for (const auto key : m_keys) {
        auto& block = m_blocks[key];
        if (block.full) { continue; }
        block.items.push_back(item);
        const auto kind = static_cast<std::size_t>(kind_of_block(key));
        if (block.items.size() > m_options.block_claims_max[kind]) {
            overfull.push_back(key);
        } else {
            meet(item, block);
        }
    }
    for (const auto key : overfull) { close_block(m_blocks[key]); }
    return true;
}

void Linker::meet(std::uint32_t item, const Block& block) {
    for (const auto other : block.items) {
        if (m_seen[other] == m_epoch) { continue; }
        m_seen[other] = m_epoch;
        ++m_compared;
        const auto score = m_scorer.score(m_features[item], m_features[other]);
        if (score < m_options.keep_min) { continue; }
        m_neighbours[item].push_back({other, score});
        m_neighbours[other].push_back({item, score});
    }
}

void Linker::close_block(Block& block) {
    block.full = true;
    ++m_full_blocks;
    const auto items = std::move(block.items);
    block.items = {};
    for (const auto item : items) { prune(item); }
}

/// Drops pairs that met only in a block that is now closed. Both ends of such a pair were in it and
/// are pruned.
void Linker::prune(std::uint32_t item) {
    auto& neighbours = m_neighbours[item];
    if (neighbours.empty()) { return; }
    const auto keys = block_keys(m_features[item]);
    const auto kept = std::remove_if(
        neighbours.begin(), neighbours.end(),
        [&](const Neighbour& neighbour) { return !share_open_block(keys, neighbour.item); });
    if (kept == neighbours.end()) { return; }
    // What was one group may now be several: every former neighbour is looked at again.
    for (auto lost = kept; lost != neighbours.end(); ++lost) { m_dirty.push_back(lost->item); }
    neighbours.erase(kept, neighbours.end());
    m_dirty.push_back(item);
}

bool Linker::share_open_block(const std::vector<std::uint64_t>& keys, std::uint32_t other) {
    block_keys(m_features[other], m_other_keys);
    for (auto a = keys.begin(), b = m_other_keys.cbegin();
         a != keys.end() && b != m_other_keys.cend();) {
        if (*a < *b) {
            ++a;
        } else if (*b < *a) {
            ++b;
        } else {
            if (!m_blocks[*a].full) { return true; }
            ++a;
            ++b;
        }
    }
    return false;
}

/// Two groups are never closer than their best pair, so that only pairs that could be joined alone
/// tie claims together.
std::vector<std::uint32_t> Linker::component_of(std::uint32_t item) {
    std::vector<std::uint32_t> items{item};
    m_seen[item] = m_epoch;
    for (std::size_t at = 0; at < items.size(); ++at) {
        for (const auto& neighbour : m_neighbours[items[at]]) {
            const bool ties = neighbour.score >= m_options.cluster.join_min;
            if (!ties || m_seen[neighbour.item] == m_epoch) { continue; }
            m_seen[neighbour.item] = m_epoch;
            items.push_back(neighbour.item);
        }
    }
    return items;
}

void Linker::cluster_component(std::vector<std::uint32_t>& items) {
    std::sort(items.begin(), items.end(), [this](std::uint32_t a, std::uint32_t b) {
        return m_features[a].key < m_features[b].key;
    });
    for (std::uint32_t i = 0; i < items.size(); ++i) { m_local[items[i]] = i; }
    std::vector<ScoredPair> pairs;
    for (std::uint32_t i = 0; i < items.size(); ++i) {
        for (const auto& neighbour : m_neighbours[items[i]]) {
            const auto j = m_local[neighbour.item];
            const bool inside = j < items.size() && items[j] == neighbour.item;
            if (inside && i < j) { pairs.push_back({i, j, neighbour.score}); }
        }
    }
    const auto count = static_cast<std::uint32_t>(items.size());
    const auto groups = cluster(count, pairs, m_options.cluster);
    for (std::uint32_t i = 0; i < count; ++i) {
        m_events[items[i]] = event_id(m_features[items[groups[i]]].key.id);
    }
}

std::vector<EventChange> Linker::settle() {
    ++m_epoch;
    std::vector<std::pair<EventId, EventId>> moves;
    std::vector<EventId> before;
    for (const auto dirty : m_dirty) {
        if (m_seen[dirty] == m_epoch) { continue; }
        auto items = component_of(dirty);
        before.clear();
        std::sort(items.begin(), items.end());
        for (const auto item : items) { before.push_back(m_events[item]); }
        auto sorted = items;
        cluster_component(sorted);
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (before[i] != 0) { moves.emplace_back(before[i], m_events[items[i]]); }
        }
    }
    m_dirty.clear();
    return changes_of(moves);
}

EventId Linker::event_of(ClaimId claim) const {
    const auto found = m_items.find(claim);
    return found == m_items.end() ? 0 : m_events[found->second];
}

std::vector<std::vector<ClaimId>> Linker::events() const {
    std::map<EventId, std::vector<CanonicalKey>> groups;
    for (std::size_t i = 0; i < m_features.size(); ++i) {
        groups[m_events[i]].push_back(m_features[i].key);
    }
    std::vector<std::vector<CanonicalKey>> sorted;
    sorted.reserve(groups.size());
    for (auto& [event, keys] : groups) {
        std::sort(keys.begin(), keys.end());
        sorted.push_back(std::move(keys));
    }
    std::sort(sorted.begin(), sorted.end(),
              [](const auto& a, const auto& b) { return a.front() < b.front(); });
    std::vector<std::vector<ClaimId>> events;
    events.reserve(sorted.size());
    for (const auto& keys : sorted) {
        auto& claims = events.emplace_back();
        for (const auto& key : keys) { claims.push_back(key.id); }
    }
    return events;
}

}  // namespace counterclaim::link
