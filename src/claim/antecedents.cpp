#include "claim/antecedents.hpp"

#include "claim/arguments.hpp"
#include "claim/coreference.hpp"

#include <algorithm>
#include <string_view>

namespace counterclaim::claim {
namespace {

bool is_noun(const Token& token) { return token.upos == Upos::noun || token.upos == Upos::propn; }

/// Both say what they are in gender and number, and say different things.
bool disagree(const Token& a, const Token& b, std::string_view name) {
    const auto value = [&](const Token& token) {
        const std::string_view features = token.features;
        const auto at = features.find(name);
        if (at == std::string_view::npos) { return std::string_view{}; }
        const auto begin = at + name.size();
        return features.substr(begin, features.find('|', begin) - begin);
    };
    const auto first = value(a);
    const auto other = value(b);
    return !first.empty() && !other.empty() && first != other;
}

/// "He", "she", in a language whose nouns have no gender: whoever it is, no thing.
bool is_of_people(const Token& pointer, const Token& noun) {
    const bool gendered = pointer.has_feature("Gender=Masc") || pointer.has_feature("Gender=Fem");
    return gendered && noun.features.find("Gender=") == std::string::npos;
}

/// "Il", "elle", "it": not the "il" of "il pleut".
bool points_back(const SentenceView& view, int token) {
    const auto& word = view.token(token);
    return word.deprel == Deprel::nsubj && word.upos == Upos::pron &&
           word.has_feature("PronType=Prs") && Coreference::is_pronoun(word) &&
           !word.has_feature("Reflex=Yes");
}

/// "A second", "un autre": one more of what was told of.
bool is_one_more(const SentenceView& view, int token) {
    return view.token(token).deprel == Deprel::nsubj && has_cue(view, token, CueKind::another);
}

/// The noun of `view` before `end` that a word like `pointer` stands for: the subject of the main
/// clause, else the last subject that agrees.
int antecedent_in(const SentenceView& view, int end, const Token& pointer, bool one_more) {
    int found = k_no_token;
    for (int i = 0; i < end; ++i) {
        const auto& noun = view.token(i);
        if (noun.deprel != Deprel::nsubj || !is_noun(noun) || is_of_people(pointer, noun) ||
            disagree(pointer, noun, "Gender=") ||
            (!one_more && disagree(pointer, noun, "Number="))) {
            continue;
        }
        found = i;
        const int verb = view.tree.head(i);
        if (verb != k_no_token && view.token(verb).deprel == Deprel::root) { break; }
    }
    return found;
}

/// A person may be meant as well: someone other than `noun` whom `view` names before `end`, and
/// with whom `pointer` agrees.
bool may_be_person(const SentenceView& view, int end, const Token& pointer, int noun) {
    constexpr WordClasses k_people{WordClass::person, WordClass::civilian, WordClass::leader,
                                   WordClass::prisoner, WordClass::casualty};
    for (int i = 0; i < end; ++i) {
        const auto& word = view.token(i);
        const bool part = word.deprel == Deprel::flat || word.deprel == Deprel::compound;
        const bool name = word.upos == Upos::propn && view.place(i) == nullptr;
        if (i == noun || part || !is_noun(word) || !(name || view.classes_at(i).meets(k_people)) ||
            disagree(pointer, word, "Gender=") || disagree(pointer, word, "Number=")) {
            continue;
        }
        return true;
    }
    return false;
}

/// Gives the word at `pointer` the lemma and the classes of what it stands for.
void stand_for(const SentenceView& from, int noun, SentenceView& view, int pointer) {
    constexpr WordClasses k_told_of{
        WordClass::truce,  WordClass::agreement,    WordClass::talks,    WordClass::attack,
        WordClass::weapon, WordClass::heavy_weapon, WordClass::aircraft, WordClass::bomb,
        WordClass::place,  WordClass::position,     WordClass::building, WordClass::vehicle,
        WordClass::aid,    WordClass::prisoner,     WordClass::crowd,    WordClass::leader};
    // "it" may be anything that was told of, and more
    constexpr WordClasses k_of_it{WordClass::truce, WordClass::agreement};
    // what is no person must not be taken for one: "une autre a tué six civils"
    constexpr WordClasses k_deeds{WordClass::attack, WordClass::heavy_weapon, WordClass::bomb,
                                  WordClass::aircraft};
    const bool neuter = view.token(pointer).has_feature("Gender=Neut");
    const auto meant = neuter ? k_of_it : k_told_of;
    const auto classes = phrase_classes(from, noun);
    if (classes.has(WordClass::force)) { return; }  // whom it stands for is told by its party
    const auto at = static_cast<std::size_t>(pointer);
    WordClasses given;
    for (int k = 0; k < k_word_class_count; ++k) {
        const auto one = static_cast<WordClass>(k);
        if (meant.has(one) && classes.has(one)) { given.add(one); }
    }
    if (given.meets(k_deeds)) {
        view.classes[at] = given;
    } else {
        view.classes[at].add(given);
    }
    const bool named = from.token(noun).upos == Upos::noun;
    if (neuter || !named || classes.has(WordClass::person)) { return; }
    view.meant[at] = from.lemma(noun);
    const auto key = word_key(from.lemma(noun));
    view.keys.insert(std::lower_bound(view.keys.begin(), view.keys.end(), key), key);
}

}  // namespace

void take_classes_of_antecedents(std::vector<SentenceView>& views) {
    auto& view = views.back();
    for (int i = 0; i < view.tree.size(); ++i) {
        const bool one_more = is_one_more(view, i);
        if (!one_more && !points_back(view, i)) { continue; }
        const auto* from = &view;
        int noun = antecedent_in(view, i, view.token(i), one_more);
        const bool near =
            views.size() > 1 && views[views.size() - 2].sentence().block == view.sentence().block;
        if (noun == k_no_token && near) {
            from = &views[views.size() - 2];
            noun = antecedent_in(*from, from->tree.size(), view.token(i), one_more);
        }
        if (noun == k_no_token) { continue; }
        const int end = from == &view ? i : from->tree.size();
        if (!one_more && may_be_person(*from, end, view.token(i), noun)) { continue; }
        stand_for(*from, noun, view, i);
    }
}

}  // namespace counterclaim::claim
