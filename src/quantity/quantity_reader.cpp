#include "quantity/quantity_reader.hpp"

#include "quantity/counting.hpp"
#include "quantity/sentence_counter.hpp"
#include "rules/rule_set.hpp"

#include <algorithm>

namespace counterclaim::quantity {

struct QuantityReader::Pack {
    rules::RuleSet rules;
    CountClasses classes;
    rules::ItemOptions options;
    bool head_last = true;  ///< in a phrase of several words, which one the others hang on
};

QuantityReader::QuantityReader(std::unique_ptr<const Pack> pack) : m_pack(std::move(pack)) {}
QuantityReader::QuantityReader(QuantityReader&&) noexcept = default;
QuantityReader& QuantityReader::operator=(QuantityReader&&) noexcept = default;
QuantityReader::~QuantityReader() = default;

Expected<QuantityReader> QuantityReader::load(const Resources& resources,
                                              std::string_view language) {
    const std::string folder = "lang/" + std::string(language) + "/";
    auto rules = rules::RuleSet::load(
        resources,
        {.rules = {folder + "quantity.rules.toml"},
         .vocabularies = {folder + "quantity.words.tsv", folder + "quantity.counts.tsv"}});
    if (!rules) { return tl::unexpected<Error>(rules.error()); }
    CountClasses classes(*rules);
    rules::ItemOptions options;
    options.join_spaced_groups = rules->vocabulary().find_class("join_spaced").has_value();
    const bool head_last = !rules->vocabulary().find_class("head_first").has_value();
    return QuantityReader(std::make_unique<const Pack>(
        Pack{*std::move(rules), std::move(classes), options, head_last}));
}

void QuantityReader::read(Reading& reading, const QuantityLimits& limits) const {
    reading.quantities.clear();
    rules::Scratch scratch;
    rules::ItemOptions options = m_pack->options;
    options.items_max = limits.sentence_items_max;
    std::vector<QuantityMention> mentions;
    bool limited = false;
    Told told;
    for (const auto& sentence : reading.sentences) {
        SentenceCounter counter(m_pack->rules, m_pack->classes, m_pack->head_last, reading,
                                sentence, scratch);
        counter.read(options, told, mentions, limited);
        if (mentions.size() >= limits.mentions_max) {
            limited = true;
            break;
        }
    }
    std::stable_sort(mentions.begin(), mentions.end(),
                     [](const auto& a, const auto& b) { return a.span < b.span; });
    reading.quantities = std::move(mentions);
    if (limited) {
        reading.notes.push_back(
            {"quantity.limit",
             {},
             "Not all quantities of this article were read: a limit was reached."});
    }
}

}  // namespace counterclaim::quantity
