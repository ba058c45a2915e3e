#include "syntax/noun_agents.hpp"

#include "syntax/links.hpp"
#include "text/fold.hpp"

namespace counterclaim::syntax {
namespace {

bool opened_by(const Sentence& sentence, int noun, const std::unordered_set<std::string>& words) {
    const int marker = find_child(sentence, noun, Deprel::case_);
    if (marker == k_none || marker > noun) { return false; }
    const auto& word = at(sentence, marker);
    return words.count(text::to_lower(word.form)) != 0 || words.count(word.lemma) != 0;
}

/// "[276] lycéennes", "[ses] troupes", "des habitants": several of them, or somebody's; not what
/// only says of what kind the agent is ("par les forces de l'ordre", "par l'armée de terre").
bool stands_by_itself(const Sentence& sentence, int noun) {
    if (at(sentence, noun).upos != Upos::noun) { return false; }
    if (find_child(sentence, noun, Deprel::nummod) != k_none) { return true; }
    const int article = find_child(sentence, noun, Deprel::det);
    if (article == k_none) { return false; }
    const auto& word = at(sentence, article);
    return word.has_feature("Poss=Yes") || at(sentence, noun).is_plural();
}

/// The last phrase of the agent, at the end of it.
int last_phrase(const Sentence& sentence, int agent, const DeedWords& words) {
    int found = k_none;
    for (int i = agent + 1; i < size(sentence); ++i) {
        const auto& word = at(sentence, i);
        if (word.head == agent && word.deprel == Deprel::nmod &&
            opened_by(sentence, i, words.partitives)) {
            found = i;
        }
    }
    return found;
}

}  // namespace

void mend_noun_agents(Sentence& sentence, const DeedWords& words) {
    for (int agent = 2; agent < size(sentence); ++agent) {
        const auto& name = at(sentence, agent);
        const int deed = name.head;
        if (name.deprel != Deprel::nmod || deed < 0 || deed > agent ||
            words.nouns.count(at(sentence, deed).lemma) == 0 ||
            !opened_by(sentence, agent, words.agents)) {
            continue;
        }
        const bool has_own = find_child(sentence, deed, deed + 1, [&](const Token& word) {
                                 return word.deprel == Deprel::nmod && &word != &name;
                             }) != k_none;
        const int done_to = has_own ? k_none : last_phrase(sentence, agent, words);
        if (done_to != k_none && stands_by_itself(sentence, done_to)) {
            relate(at(sentence, done_to), deed, Deprel::nmod);
        }
    }
}

}  // namespace counterclaim::syntax
