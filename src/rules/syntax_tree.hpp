#pragma once

#include "rules/pattern.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::rules {

/// A pattern as written, before compiling.
struct Node {
    enum class Kind : std::uint8_t {
        test,
        vocabulary,
        none_of,
        sequence,
        choice,
        repeat,
        capture,
        glued,
        capital,
        begin,
        end
    };
    Kind kind = Kind::sequence;
    ItemTest test;
    ClassId class_id = 0;
    std::uint32_t low = 0;  ///< repeat
    std::uint32_t high = 0;
    std::string name;      ///< capture
    std::string constant;  ///< capture: the value it stands for, if the pattern gives one
    std::vector<Node> children;
};

/// Parses a pattern; see `compile`.
[[nodiscard]] Expected<Node> parse(std::string_view source, const Parts& parts, Words& words,
                                   const Vocabulary& vocabulary, const PatternLimits& limits);

}  // namespace counterclaim::rules
