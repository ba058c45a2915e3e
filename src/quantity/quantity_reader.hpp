#pragma once

#include <counterclaim/error.hpp>
#include <counterclaim/reading.hpp>
#include <counterclaim/resources.hpp>

#include <memory>
#include <string_view>

namespace counterclaim::quantity {

/// Limits of one reading. Reaching one leaves a note `quantity.limit`.
struct QuantityLimits {
    std::size_t mentions_max = 10000;
    std::size_t sentence_items_max =
        2000;  ///< words and signs of a sentence past this are not read
};

/// Finds how many were killed, wounded, captured, displaced, destroyed, sent or taken: the number
/// with its bounds
/// ("more than 40" → 41 and up), what it counts, and what happened to that.
///
/// Number phrases are rules of the pack (`quantity.rules.toml`); what is counted is found on the
/// tree where the sentence was parsed and beside the number where it was not. Ages, dates,
/// distances, money, percentages, ordinals and the names of weapons count nothing. A number that
/// counts people, things or places of which no word says what happened is given as `other`; one
/// that counts something else is left out.
///
///     auto reader = QuantityReader::load(resources, "en");
///     reader->read(reading);   // fills reading.quantities; uses sentences, times and actors
class QuantityReader {
public:
    /// Loads the language's `quantity.*`; fails where one is missing or wrong.
    [[nodiscard]] static Expected<QuantityReader> load(const Resources& resources,
                                                       std::string_view language);

    QuantityReader(QuantityReader&&) noexcept;
    QuantityReader& operator=(QuantityReader&&) noexcept;
    ~QuantityReader();

    /// Fills `reading.quantities`, sorted by span.
    void read(Reading& reading, const QuantityLimits& limits = {}) const;

private:
    struct Pack;
    explicit QuantityReader(std::unique_ptr<const Pack> pack);
    std::unique_ptr<const Pack> m_pack;
};

}  // namespace counterclaim::quantity
