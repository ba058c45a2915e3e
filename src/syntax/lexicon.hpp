#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::syntax {

/// Short lists of ids by a hashed key, read in place from a model: which features a form was seen
/// with, which lemma rules a suffix. Keys are kept as 32-bit fingerprints; a false match is one in
/// four thousand million.
class Lexicon {
public:
    /// A list of ids, least significant byte first, from unaligned bytes.
    class List {
    public:
        List() = default;
        List(const char* ids, std::uint32_t count) : m_ids(ids), m_count(count) {}
        [[nodiscard]] std::uint32_t size() const { return m_count; }
        [[nodiscard]] bool empty() const { return m_count == 0; }
        [[nodiscard]] std::uint16_t operator[](std::uint32_t index) const;

    private:
        const char* m_ids = nullptr;
        std::uint32_t m_count = 0;
    };

    /// Nothing if the section is damaged or holds an id of `ids_end` or above.
    [[nodiscard]] bool load(std::string_view section, std::uint32_t ids_end);
    [[nodiscard]] List find(std::uint64_t key) const;

private:
    const char* m_slots = nullptr;  // fingerprint (4), offset into ids (4); offset k_free for none
    const char* m_ids = nullptr;    // count (2), ids (2 each)
    std::uint32_t m_bits = 0;
};

/// Builds the section. Lists keep the order they are given in.
[[nodiscard]] std::string write_lexicon(
    const std::map<std::uint64_t, std::vector<std::uint16_t>>& lists);

}  // namespace counterclaim::syntax
