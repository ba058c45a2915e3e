#pragma once

#include "rules/rule_set.hpp"

#include <counterclaim/span.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace counterclaim::quantity {

/// How a phrase gives its number.
enum class NumberForm : std::uint8_t {
    number,  ///< in digits or words, with what bounds it
    vague,   ///< "dozens"
    open,    ///< "several", "many": more than one
    none,    ///< "no", "aucun"
    one,     ///< "a", "un"
};

/// A number phrase with its bounds. "More than 40" → 41 and open.
struct NumberPhrase {
    NumberForm form = NumberForm::number;
    std::optional<std::int64_t> low;
    std::optional<std::int64_t> high;
    bool approximate = false;
    Span span;
    std::size_t first_item = 0;  ///< items [first_item, last_item) of the sentence
    std::size_t last_item = 0;
    std::string_view rule;
    friend bool operator==(const NumberPhrase&, const NumberPhrase&) = default;
};

/// Value of the number words and digits of items [begin, end): "two hundred and fifty thousand",
/// "1,5 million", "quatre-vingt-dix". Nothing where they are no number or exceed 10^12.
[[nodiscard]] std::optional<std::int64_t> number_value(const rules::RuleSet& rules,
                                                       const rules::Items& items, std::size_t begin,
                                                       std::size_t end);

/// The number phrases of a sentence in order; vetoed ones are left out.
[[nodiscard]] std::vector<NumberPhrase> number_phrases(const rules::RuleSet& rules,
                                                       const rules::Items& items,
                                                       rules::Scratch& scratch);

/// "41..", "~300..300", "..", as the examples of the packs write bounds.
[[nodiscard]] std::string to_string(const NumberPhrase& phrase);

}  // namespace counterclaim::quantity
