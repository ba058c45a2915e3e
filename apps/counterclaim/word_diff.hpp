#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::app {

/// A stretch of two texts: in both, only in the old, or only in the new.
struct DiffPart {
    enum class Kind : unsigned char { same, removed, added };
    Kind kind = Kind::same;
    std::string text;
    friend bool operator==(const DiffPart&, const DiffPart&) = default;
};

/// What changed from one text to the other, by lines and within changed lines by words (E. Myers,
/// "An O(ND) Difference Algorithm", 1986). Where more than `edits_max` differ, what differs is
/// given as one removal and one addition.
[[nodiscard]] std::vector<DiffPart> diff_texts(std::string_view before, std::string_view after,
                                               int edits_max = 2000);

}  // namespace counterclaim::app
