#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace counterclaim::text {

/// Mixes the bytes of a key, eight at a time. The same on every machine of one byte order; nothing
/// that is kept or shown may depend on it.
[[nodiscard]] inline std::uint64_t hash_of(std::string_view bytes) {
    constexpr std::uint64_t k_odd = 0x9E3779B97F4A7C15ULL;
    const auto mix = [](std::uint64_t hash, std::uint64_t word) {
        hash = (hash ^ word) * k_odd;
        return hash ^ (hash >> 32U);
    };
    std::uint64_t hash = bytes.size();
    for (; bytes.size() >= 8; bytes.remove_prefix(8)) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), sizeof word);
        hash = mix(hash, word);
    }
    std::uint64_t rest = 0;
    for (const char c : bytes) { rest = rest << 8U | static_cast<unsigned char>(c); }
    return mix(mix(hash, rest), k_odd);
}
[[nodiscard]] inline std::uint64_t hash_of(std::uint64_t number) {
    number = (number ^ (number >> 32U)) * 0xD6E8FEB86659FD93ULL;
    number = (number ^ (number >> 32U)) * 0x9E3779B97F4A7C15ULL;
    return number ^ (number >> 32U);
}

/// A map that is filled once, from files, and then asked about every word of every text, mostly for
/// words that it does not have. Those cost one look into a table of numbers, where the nodes of
/// `std::unordered_map` cost several fetches from far memory. Keys are strings, found by a view, or
/// whole numbers. Entries stand in the order they were added and cannot be taken out; adding one
/// may move the others.
template <typename Key, typename Value>
class FlatMap {
public:
    using mapped_type = Value;
    using value_type = std::pair<Key, Value>;
    using const_iterator = typename std::vector<value_type>::const_iterator;
    using iterator = typename std::vector<value_type>::iterator;

    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    [[nodiscard]] bool empty() const { return m_entries.empty(); }
    [[nodiscard]] const_iterator begin() const { return m_entries.begin(); }
    [[nodiscard]] const_iterator end() const { return m_entries.end(); }
    [[nodiscard]] iterator begin() { return m_entries.begin(); }
    [[nodiscard]] iterator end() { return m_entries.end(); }

    template <typename Asked>
    [[nodiscard]] const_iterator find(const Asked& key) const {
        if (m_slots.empty()) { return m_entries.end(); }
        const Slot& slot = m_slots[place_of(key, hash_of(key))];
        return slot.number == 0 ? m_entries.end() : m_entries.begin() + (slot.number - 1);
    }
    template <typename Asked>
    [[nodiscard]] std::size_t count(const Asked& key) const {
        return find(key) == end() ? 0 : 1;
    }

    /// Adds an entry unless the key is there; says where it is, and whether it was added.
    template <typename Asked, typename... Arguments>
    std::pair<iterator, bool> try_emplace(const Asked& key, Arguments&&... arguments) {
        if (m_slots.size() < 2 * (m_entries.size() + 1)) { grow(); }
        const auto hash = hash_of(key);
        Slot& slot = m_slots[place_of(key, hash)];
        const bool added = slot.number == 0;
        if (added) {
            m_entries.emplace_back(Key(key), Value(std::forward<Arguments>(arguments)...));
            slot = {print_of(hash), static_cast<std::uint32_t>(m_entries.size())};
        }
        return {m_entries.begin() + (slot.number - 1), added};
    }
    template <typename Asked, typename Given>
    std::pair<iterator, bool> emplace(const Asked& key, Given&& value) {
        return try_emplace(key, std::forward<Given>(value));
    }
    template <typename Asked>
    Value& operator[](const Asked& key) {
        return try_emplace(key).first->second;
    }

private:
    struct Slot {
        std::uint32_t print = 0;   ///< of the key: entries are looked at only where it agrees
        std::uint32_t number = 0;  ///< of the entry, from 1; 0: free
    };

    static std::uint32_t print_of(std::uint64_t hash) {
        return static_cast<std::uint32_t>(hash >> 32U);
    }

    /// The slot of a key, or the free one where it belongs. Half of the slots are free.
    template <typename Asked>
    [[nodiscard]] std::size_t place_of(const Asked& key, std::uint64_t hash) const {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t at = hash & mask;
        for (;; at = (at + 1) & mask) {
            const Slot& slot = m_slots[at];
            if (slot.number == 0) { return at; }
            if (slot.print == print_of(hash) && m_entries[slot.number - 1].first == key) {
                return at;
            }
        }
    }

    void grow() {
        constexpr std::size_t k_slots_min = 16;
        const std::size_t size = m_slots.empty() ? k_slots_min : 2 * m_slots.size();
        m_slots.assign(size, {});
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            const auto hash = hash_of(m_entries[i].first);
            m_slots[place_of(m_entries[i].first, hash)] = {print_of(hash),
                                                           static_cast<std::uint32_t>(i + 1)};
        }
    }

    std::vector<value_type> m_entries;
    std::vector<Slot> m_slots;  ///< a power of two of them
};

/// By words: `FlatMap` with keys of text.
template <typename Value>
using WordMap = FlatMap<std::string, Value>;

}  // namespace counterclaim::text
