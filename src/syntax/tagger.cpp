#include "syntax/tagger.hpp"

#include "syntax/lemma_rule.hpp"
#include "syntax/tagger_features.hpp"

#include <algorithm>
#include <array>

namespace counterclaim::syntax {
namespace {

constexpr std::uint32_t k_strings_max = 60'000;

bool read_strings(std::string_view section, std::vector<std::string_view>& strings) {
    ByteReader reader(section);
    const auto count = reader.number<std::uint32_t>();
    if (count == 0 || count > k_strings_max) { return false; }
    for (std::uint32_t i = 0; i < count && reader.ok(); ++i) { strings.push_back(reader.text()); }
    return reader.ok();
}

std::uint16_t choose(const LinearModel& model, const std::vector<std::uint64_t>& keys,
                     const std::vector<std::uint16_t>& candidates) {
    std::uint16_t best = candidates.front();
    if (candidates.size() == 1) { return best; }
    std::int32_t best_score = 0;
    for (const auto candidate : candidates) {
        std::int32_t score = 0;
        for (const auto key : keys) {
            score += model.weight(row_of(combine(key, candidate), model.bits()));
        }
        if (candidate == candidates.front() || score > best_score) {
            best = candidate;
            best_score = score;
        }
    }
    return best;
}

}  // namespace

Expected<Tagger> Tagger::load(const ModelFile& file) {
    Tagger tagger;
    const auto section = [&](std::string_view name) {
        return file.section(name).value_or(std::string_view{});
    };
    const bool ok =
        read_strings(section("features"), tagger.m_features) &&
        read_strings(section("lemma rules"), tagger.m_rules) &&
        tagger.m_upos.load(section("upos"), k_upos_count) &&
        tagger.m_choice.load(section("choice"), 1) &&
        tagger.m_upos_of.load(section("upos of"), k_upos_count) &&
        tagger.m_features_of.load(section("features of"),
                                  static_cast<std::uint32_t>(tagger.m_features.size())) &&
        tagger.m_rules_of.load(section("rules of"),
                               static_cast<std::uint32_t>(tagger.m_rules.size()));
    if (!ok) { return file.damaged("The tagger of the syntax model is damaged."); }
    return tagger;
}

void Tagger::tag(std::vector<TaggedWord>& words) const {
    Rows rows;
    std::vector<std::uint64_t> keys;
    std::vector<std::uint16_t> candidates;
    std::array<std::int32_t, (k_upos_count + 3) / 4 * 4> scores{};
    for (auto& word : words) {
        word.keys = keys_of(word.form);
        word.ambiguity = ambiguity_of(m_upos_of.find(word.keys.lower));
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        upos_rows(words, i, m_upos.bits(), rows);
        m_upos.score(rows, scores.data());
        const auto best = std::max_element(scores.begin(), scores.begin() + k_upos_count);
        words[i].upos = static_cast<std::uint8_t>(best - scores.begin());
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        find_candidates(m_features_of, words[i], true, candidates);
        if (candidates.size() > 1) { features_keys(words, i, keys); }
        words[i].features =
            candidates.empty() ? std::uint16_t{0} : choose(m_choice, keys, candidates);
        find_candidates(m_rules_of, words[i], true, candidates);
        if (candidates.size() > 1) { lemma_keys(words[i], keys); }
        words[i].lemma_rule =
            candidates.empty() ? std::uint16_t{0} : choose(m_choice, keys, candidates);
    }
}

std::string Tagger::lemma(const TaggedWord& word) const {
    std::string lemma;
    if (!apply_lemma_rule(m_rules[word.lemma_rule], word.form, lemma)) { lemma = word.form; }
    return lemma;
}

}  // namespace counterclaim::syntax
