#pragma once

#include <counterclaim/sentence.hpp>

#include <string>
#include <string_view>
#include <unordered_set>

namespace counterclaim::syntax {

/// Words that a noun of a deed may be built with, in lower case.
struct DeedWords {
    std::unordered_set<std::string> nouns;       ///< lemmas that name an occurrence
    std::unordered_set<std::string> agents;      ///< prepositions of who does it: "par"
    std::unordered_set<std::string> partitives;  ///< of whom it is done to: "de"
    std::unordered_set<std::string> aims;        ///< of what it is aimed at: "on", "contre"

    /// Takes from a frame ("actor=by,of target=on,of") what may open its target alone.
    void take_aims(std::string_view frame);
};

/// "L'enlèvement par Boko Haram de 276 lycéennes", "le retrait par la France de ses troupes": what
/// the deed is done to, which parsers hang on the name of who does it. So they do with "an attack
/// by Israel on Hezbollah", and with who does it in "an attack on Hezbollah by Israel". Changes
/// heads and relations in place; the tree stays a tree.
void mend_noun_agents(Sentence& sentence, const DeedWords& words);

}  // namespace counterclaim::syntax
