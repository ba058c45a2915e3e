#pragma once

#include <counterclaim/resources.hpp>
#include "syntax/mender.hpp"
#include "syntax/tagger.hpp"

#include <string_view>

namespace counterclaim::syntax {

/// Every table of the language's pack that has lemmas with their part of speech says which words
/// exist, and so does that of classes; the nouns of the lexicon name an occurrence.
void know_words(const Resources& resources, std::string_view language, Tagger& tagger,
                Mender& mender);

}  // namespace counterclaim::syntax
