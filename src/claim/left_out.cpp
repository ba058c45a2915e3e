#include "claim/left_out.hpp"

#include "claim/phrase.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// What flies, is fired or goes off.
constexpr WordClasses k_arms{WordClass::aircraft, WordClass::heavy_weapon, WordClass::bomb,
                             WordClass::attack};
constexpr WordClasses k_ground{WordClass::place, WordClass::building, WordClass::position};

bool is_core(const Token& token) {
    return token.deprel == Deprel::nsubj || token.deprel == Deprel::obj;
}

/// The clause of a subject or object is the one that its sentence tells.
bool is_main(const SentenceView& view, int token) {
    const int verb = view.tree.head(token);
    return verb != k_no_token && view.token(verb).deprel == Deprel::root;
}

/// "Three", "another", "a second", "another twelve", "both", "dozens more": so many of a kind that
/// is left out.
bool stands_alone(const SentenceView& view, int token) {
    const auto& word = view.token(token);
    const bool counts = word.upos == Upos::num || has_cue(view, token, CueKind::another) ||
                        view.classes_at(token).has(WordClass::measure);
    const bool noun = word.upos == Upos::noun || word.upos == Upos::propn;
    // "dozens", not "the group"
    const bool several = word.is_plural() && view.tree.child(token, Deprel::det) == k_no_token;
    if (!counts || (noun && !(several && view.classes_at(token).has(WordClass::measure)))) {
        return false;
    }
    if (view.time(token) != nullptr || view.place(token) != nullptr) { return false; }
    const auto children = view.tree.children(token);
    return std::none_of(children.begin(), children.end(), [&](int child) {
        const auto& below = view.token(child);
        const bool named = below.deprel == Deprel::nmod && below.upos != Upos::pron;
        return named || below.deprel == Deprel::compound || below.deprel == Deprel::flat;
    });
}

bool is_counted(const SentenceView& view, int noun) {
    return view.tree.child(noun, Deprel::nummod) != k_no_token;
}

/// What "three", "another" are of: those counted in the sentence before, else what was fired in it.
WordClasses counted_before(const SentenceView& before) {
    const auto find = [&](auto fits) {
        WordClasses found;
        for (int i = 0; i < before.tree.size(); ++i) {
            const auto& word = before.token(i);
            const bool noun = word.upos == Upos::noun || word.upos == Upos::propn;
            if (noun && is_core(word) && fits(i)) { found = before.classes_at(i); }
        }
        return found;
    };
    const auto counted = find([&](int noun) { return is_counted(before, noun); });
    if (!counted.empty()) { return counted; }
    return find([&](int noun) { return before.classes_at(noun).meets(k_arms); });
}

bool same_number(const Token& pronoun, const Token& noun) {
    return pronoun.has_feature("Number=Plur") == noun.has_feature("Number=Plur");
}

/// What "it" and "they" are: the subject takes up the subject, the object the object.
WordClasses named_before(const SentenceView& before, const Token& pronoun) {
    for (int i = 0; i < before.tree.size(); ++i) {
        const auto& word = before.token(i);
        const bool noun = word.upos == Upos::noun || word.upos == Upos::propn;
        if (!noun || word.deprel != pronoun.deprel || !is_main(before, i) ||
            !same_number(pronoun, word)) {
            continue;
        }
        const auto classes = before.classes_at(i);
        const auto& wanted = pronoun.deprel == Deprel::obj ? k_ground : k_arms;
        if (classes.meets(wanted)) { return classes; }
    }
    return {};
}

bool is_thing_pronoun(const Token& token) {
    return token.upos == Upos::pron && token.has_feature("PronType=Prs") &&
           token.has_feature("Person=3") && !token.has_feature("Poss=Yes") &&
           !token.has_feature("Gender=Masc") && !token.has_feature("Gender=Fem");
}

}  // namespace

void take_classes_left_out(const SentenceView& before, SentenceView& view) {
    const auto near =
        before.index + 1 == view.index && view.sentence().block - before.sentence().block <= 1;
    if (!near) { return; }
    for (int i = 0; i < view.tree.size(); ++i) {
        const auto& word = view.token(i);
        if (!is_core(word)) { continue; }
        auto& classes = view.classes[static_cast<std::size_t>(i)];
        if (stands_alone(view, i)) {
            if (!classes.has(WordClass::casualty)) { classes.add(counted_before(before)); }
        } else if (is_thing_pronoun(word)) {
            classes.add(named_before(before, word));
        }
    }
}

}  // namespace counterclaim::claim
