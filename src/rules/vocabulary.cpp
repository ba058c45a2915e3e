#include "rules/vocabulary.hpp"

#include "text/table.hpp"

namespace counterclaim::rules {
namespace {

constexpr std::uint64_t edge_key(std::uint32_t node, WordId word) {
    return (static_cast<std::uint64_t>(node) << 32) | word;
}

}  // namespace

Expected<void> Vocabulary::add(const Resources& resources, std::string_view name, Words& words) {
    auto table = text::Table::load(resources, name, {"class", "word"});
    if (!table) { return tl::unexpected<Error>(table.error()); }
    return table->each([&](const text::Table::Row& row) -> Expected<void> {
        const auto by = row["by"];
        const auto letter_case = row["case"];
        if (row["class"].empty()) { return row.reject("the class is empty"); }
        if (!by.empty() && by != "form" && by != "lemma") {
            return row.reject("column \"by\" is \"form\", \"lemma\" or empty");
        }
        if (!letter_case.empty() && letter_case != "capital") {
            return row.reject("column \"case\" is \"capital\" or empty");
        }
        const auto value = row["value"].empty() ? row["word"] : row["value"];
        if (!add(row["class"], row["word"], value, by == "lemma", letter_case == "capital",
                 words)) {
            return row.reject("the word is empty, longer than twelve parts, or twice in its class");
        }
        return {};
    });
}

bool Vocabulary::add(std::string_view class_name, std::string_view word, std::string_view value,
                     bool by_lemma, bool capital, Words& words) {
    const auto ids = word_ids(word, words);
    if (ids.empty() || ids.size() > k_length_max) { return false; }
    auto class_id = find_class(class_name);
    if (!class_id) {
        class_id = static_cast<ClassId>(m_classes.size());
        m_classes.emplace_back(class_name);
    }
    std::uint32_t node = by_lemma ? 1 : 0;
    for (const WordId id : ids) {
        const auto [edge, added] =
            m_edges.try_emplace(edge_key(node, id), static_cast<std::uint32_t>(m_nodes.size()));
        if (added) { m_nodes.emplace_back(); }
        node = edge->second;
    }
    for (const std::uint32_t other : m_nodes[node].entries) {
        if (m_entries[other].class_id == *class_id) { return false; }
    }
    m_nodes[node].entries.push_back(static_cast<std::uint32_t>(m_entries.size()));
    m_entries.push_back({*class_id, std::string(word), std::string(value),
                         static_cast<std::uint8_t>(ids.size()), capital});
    return true;
}

std::optional<ClassId> Vocabulary::find_class(std::string_view name) const {
    for (std::size_t i = 0; i < m_classes.size(); ++i) {
        if (m_classes[i] == name) { return static_cast<ClassId>(i); }
    }
    return std::nullopt;
}

std::uint32_t Vocabulary::child(std::uint32_t node, WordId word) const {
    const auto found = m_edges.find(edge_key(node, word));
    return found == m_edges.end() ? 0 : found->second;
}

void Vocabulary::walk(const Items& items, std::size_t at, std::uint32_t root, bool lemmas,
                      std::vector<VocabularyHit>& out) const {
    std::uint32_t node = root;
    for (std::size_t i = at; i < items.size() && i - at < k_length_max; ++i) {
        const Item& item = items[i];
        std::uint32_t next = 0;
        if (lemmas && item.lemma != 0) { next = child(node, item.lemma); }
        if (next == 0 && item.word != 0) { next = child(node, item.word); }
        if (next == 0) { return; }
        node = next;
        for (const std::uint32_t index : m_nodes[node].entries) {
            if (m_entries[index].capital && !items[at].capital) { continue; }
            out.push_back({index, m_entries[index].length});
        }
    }
}

void Vocabulary::find(const Items& items, std::size_t at, std::vector<VocabularyHit>& out) const {
    if (items[at].word != 0) { walk(items, at, 0, false, out); }
    if (items[at].word != 0 || items[at].lemma != 0) { walk(items, at, 1, true, out); }
}

std::optional<VocabularyHit> Vocabulary::longest(const Items& items, std::size_t at,
                                                 ClassId class_id) const {
    std::vector<VocabularyHit> hits;
    find(items, at, hits);
    std::optional<VocabularyHit> best;
    for (const auto& hit : hits) {
        if (m_entries[hit.entry].class_id != class_id) { continue; }
        if (!best || hit.length > best->length) { best = hit; }
    }
    return best;
}

const VocabularyEntry* Vocabulary::covering(const Items& items, std::size_t begin, std::size_t end,
                                            ClassId class_id) const {
    std::vector<VocabularyHit> hits;
    find(items, begin, hits);
    for (const auto& hit : hits) {
        if (m_entries[hit.entry].class_id == class_id && hit.length == end - begin) {
            return &m_entries[hit.entry];
        }
    }
    return nullptr;
}

}  // namespace counterclaim::rules
