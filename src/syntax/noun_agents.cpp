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

/// "An attack by Israel [on Hezbollah]", "an attack on Hezbollah [by Israel]": the second phrase
/// hung on the noun of the first.
void raise_second_phrase(Sentence& sentence, const DeedWords& words) {
    for (int second = 3; second < size(sentence); ++second) {
        const auto& word = at(sentence, second);
        const int first = word.head;
        if (word.deprel != Deprel::nmod || first < 0 || first > second ||
            at(sentence, first).deprel != Deprel::nmod) {
            continue;
        }
        const int deed = at(sentence, first).head;
        if (deed < 0 || deed > first || words.nouns.count(at(sentence, deed).lemma) == 0 ||
            words.nouns.count(at(sentence, first).lemma) != 0) {
            continue;
        }
        const bool aimed =
            opened_by(sentence, first, words.agents) && opened_by(sentence, second, words.aims);
        const bool done_by =
            opened_by(sentence, first, words.aims) && opened_by(sentence, second, words.agents);
        if (aimed || done_by) { relate(at(sentence, second), deed, Deprel::nmod); }
    }
}

}  // namespace

void DeedWords::take_aims(std::string_view frame) {
    const auto words_of = [&](std::string_view slot) {
        std::unordered_set<std::string> found;
        const auto at = frame.find(slot);
        if (at == std::string_view::npos) { return found; }
        auto rest = frame.substr(at + slot.size());
        rest = rest.substr(0, rest.find(' '));
        while (!rest.empty()) {
            const auto comma = rest.find(',');
            found.emplace(rest.substr(0, comma));
            rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
        }
        return found;
    };
    const auto actors = words_of("actor=");
    for (const auto& word : words_of("target=")) {
        if (actors.count(word) == 0) { aims.insert(word); }
    }
}

void mend_noun_agents(Sentence& sentence, const DeedWords& words) {
    raise_second_phrase(sentence, words);
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
