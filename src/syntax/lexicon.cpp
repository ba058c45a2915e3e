#include "syntax/lexicon.hpp"

#include "syntax/hashing.hpp"
#include "syntax/model_file.hpp"

#include <cstring>

namespace counterclaim::syntax {
namespace {

constexpr std::uint32_t k_free = 0xFFFFFFFFU;
constexpr std::size_t k_slot_bytes = 8;

template <typename Number>
Number read_at(const char* bytes) {
    Number value;
    std::memcpy(&value, bytes, sizeof value);
    return value;
}

std::uint32_t fingerprint(std::uint64_t key) {
    return static_cast<std::uint32_t>(combine(key, 77));
}

}  // namespace

std::uint16_t Lexicon::List::operator[](std::uint32_t index) const {
    return read_at<std::uint16_t>(m_ids + std::size_t{index} * 2);
}

bool Lexicon::load(std::string_view section, std::uint32_t ids_end) {
    ByteReader reader(section);
    m_bits = reader.number<std::uint32_t>();
    const auto ids_size = reader.number<std::uint32_t>();
    if (!reader.ok() || m_bits < 1 || m_bits > 24) { return false; }
    const auto slots = reader.take((std::size_t{1} << m_bits) * k_slot_bytes);
    const auto ids = reader.take(ids_size);
    if (!reader.ok() || !reader.at_end()) { return false; }
    std::size_t used = 0;
    for (std::size_t slot = 0; slot < slots.size(); slot += k_slot_bytes) {
        const auto offset = read_at<std::uint32_t>(slots.data() + slot + 4);
        if (offset == k_free) { continue; }
        ++used;
        if (offset + std::size_t{2} > ids.size()) { return false; }
        const std::size_t count = read_at<std::uint16_t>(ids.data() + offset);
        if (offset + 2 + count * 2 > ids.size()) { return false; }
        for (std::size_t i = 0; i < count; ++i) {
            if (read_at<std::uint16_t>(ids.data() + offset + 2 + i * 2) >= ids_end) {
                return false;
            }
        }
    }
    if (used >= (std::size_t{1} << m_bits)) { return false; }  // a search must meet a free slot
    m_slots = slots.data();
    m_ids = ids.data();
    return true;
}

Lexicon::List Lexicon::find(std::uint64_t key) const {
    if (m_slots == nullptr) { return {}; }
    const std::uint32_t wanted = fingerprint(key);
    const std::uint32_t mask = (1U << m_bits) - 1;
    for (std::uint32_t slot = row_of(key, m_bits);; slot = (slot + 1) & mask) {
        const char* at = m_slots + slot * k_slot_bytes;
        const auto offset = read_at<std::uint32_t>(at + 4);
        if (offset == k_free) { return {}; }
        if (read_at<std::uint32_t>(at) == wanted) {
            return {m_ids + offset + 2, read_at<std::uint16_t>(m_ids + offset)};
        }
    }
}

std::string write_lexicon(const std::map<std::uint64_t, std::vector<std::uint16_t>>& lists) {
    std::uint32_t bits = 4;
    while ((std::size_t{1} << bits) < lists.size() * 2) { ++bits; }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> slots(std::size_t{1} << bits, {0, k_free});
    ByteWriter ids;
    std::uint32_t offset = 0;
    for (const auto& [key, list] : lists) {
        std::uint32_t slot = row_of(key, bits);
        while (slots[slot].second != k_free) { slot = (slot + 1) & ((1U << bits) - 1); }
        slots[slot] = {fingerprint(key), offset};
        ids.number(static_cast<std::uint16_t>(list.size()));
        for (const auto id : list) { ids.number(id); }
        offset += static_cast<std::uint32_t>(2 + list.size() * 2);
    }
    ByteWriter out;
    out.number(bits);
    out.number(offset);
    for (const auto& [print, at] : slots) {
        out.number(print);
        out.number(at);
    }
    return out.take() + ids.take();
}

}  // namespace counterclaim::syntax
