#pragma once

#include "rules/rule_set.hpp"
#include "when/compose.hpp"
#include "when/tense.hpp"
#include "when/time_reader.hpp"

#include <counterclaim/reading.hpp>

namespace counterclaim::when {

/// A language's rules and the classes that code asks for by name.
struct TimeReader::Pack {
    rules::RuleSet rules;
    TenseWords tense;
    LinkWords links;
};

/// True unless the sentence stands in page furniture.
[[nodiscard]] inline bool is_read(const Reading& reading, const Sentence& sentence) {
    return sentence.block >= reading.article.blocks.size() ||
           reading.article.blocks[sentence.block].kind != BlockKind::furniture;
}

}  // namespace counterclaim::when
