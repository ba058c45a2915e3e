#pragma once

#include "support/whole_pipeline.hpp"
#include "text/iso_date.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace counterclaim::test {

/// Types of the claims whose evidence holds the byte `at` of `text`, sorted, parted by a blank.
inline std::string types_at(const std::string& text, const std::string& language, std::size_t at) {
    std::vector<std::string> types;
    for (const auto& reading : read_text(text, language)) {
        for (const auto& claim : reading.claims) {
            if (claim.evidence.begin <= at && at < claim.evidence.end) {
                types.emplace_back(to_string(claim.type));
            }
        }
    }
    std::sort(types.begin(), types.end());
    std::string joined;
    for (const auto& type : types) { joined += (joined.empty() ? "" : " ") + type; }
    return joined;
}

/// When the last claim named by a word is said to have happened; days as ISO 8601, empty: open.
struct DaysRead {
    bool found = false;
    std::string from;
    std::string to;
    std::string seen;  ///< all claims of the text, for the message of a failed test
};

inline DaysRead days_of(const std::string& text, const std::string& language,
                        const std::string& published, const std::string& trigger) {
    DaysRead read;
    const auto day = [](const std::optional<Date>& one) {
        return one ? text::to_iso(*one) : std::string();
    };
    for (const auto& reading : read_text(text, language, published)) {
        for (const auto& claim : reading.claims) {
            const auto word = slice(reading.article.text, claim.trigger);
            read.seen += std::string(to_string(claim.type)) + " at " + std::string(word) + "; ";
            if (word != trigger) { continue; }
            read.found = true;
            read.from = day(claim.time.interval.from);
            read.to = day(claim.time.interval.to);
        }
    }
    return read;
}

}  // namespace counterclaim::test
