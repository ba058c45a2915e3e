#include "claim/antecedents.hpp"

#include "claim/arguments.hpp"
#include "claim/coreference.hpp"
#include "claim/occurrence.hpp"

#include <algorithm>
#include <string_view>

namespace counterclaim::claim {
namespace {

/// What flies, is fired or goes off.
constexpr WordClasses k_arms{WordClass::aircraft, WordClass::heavy_weapon, WordClass::bomb,
                             WordClass::attack};
constexpr WordClasses k_ground{WordClass::place, WordClass::building, WordClass::position};
constexpr WordClasses k_people{WordClass::person,   WordClass::civilian, WordClass::leader,
                               WordClass::prisoner, WordClass::casualty, WordClass::crowd};
constexpr WordClasses k_accords{WordClass::truce, WordClass::agreement};

/// A word of a sentence; none where `view` is null.
struct Antecedent {
    const SentenceView* view = nullptr;
    int noun = k_no_token;
};

bool is_noun(const Token& token) { return token.upos == Upos::noun || token.upos == Upos::propn; }

bool is_core(const Token& token) {
    return token.deprel == Deprel::nsubj || token.deprel == Deprel::obj;
}

bool has_gender(const Token& token) {
    return token.has_feature("Gender=Masc") || token.has_feature("Gender=Fem");
}

bool is_of_root(const SentenceView& view, int token) {
    const int verb = view.tree.head(token);
    return verb != k_no_token && view.token(verb).deprel == Deprel::root;
}

/// Both say what they are in gender or number, and say different things.
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

bool agree(const Token& pronoun, const Token& noun) {
    return !disagree(pronoun, noun, "Gender=") && !disagree(pronoun, noun, "Number=");
}

/// "Il", "they", "it": not the "il" of "il pleut".
bool points_back(const Token& word) {
    return word.upos == Upos::pron && word.has_feature("PronType=Prs") &&
           Coreference::is_pronoun(word) && !word.has_feature("Poss=Yes") &&
           !word.has_feature("Reflex=Yes");
}

/// "Three", "another", "a second", "another twelve", "both", "dozens more": so many of a kind that
/// is left out.
bool counts_alone(const SentenceView& view, int token) {
    const auto& word = view.token(token);
    const bool measure = view.classes_at(token).has(WordClass::measure);
    const bool counts = word.upos == Upos::num || has_cue(view, token, CueKind::another) || measure;
    // "dozens", not "the group"
    const bool several = word.is_plural() && view.tree.child(token, Deprel::det) == k_no_token;
    if (!counts || (is_noun(word) && !(several && measure))) { return false; }
    if (view.time(token) != nullptr || view.place(token) != nullptr) { return false; }
    const auto children = view.tree.children(token);
    return std::none_of(children.begin(), children.end(), [&](int child) {
        const auto& below = view.token(child);
        const bool named = below.deprel == Deprel::nmod && below.upos != Upos::pron;
        return named || below.deprel == Deprel::compound || below.deprel == Deprel::flat;
    });
}

/// The noun of `view` before `end` that a subject like `pointer` takes up: the subject of the main
/// clause, else the last subject that agrees.
int subject_taken_up(const SentenceView& view, int end, const Token& pointer, bool one_more) {
    int found = k_no_token;
    for (int i = 0; i < end; ++i) {
        const auto& noun = view.token(i);
        const bool same = one_more ? !disagree(pointer, noun, "Gender=") : agree(pointer, noun);
        if (noun.deprel != Deprel::nsubj || !is_noun(noun) || !same) { continue; }
        found = i;
        if (is_of_root(view, i)) { break; }
    }
    return found;
}

/// What an object like `pointer` takes up: what of such classes the main clause was about.
int taken_up(const SentenceView& before, const Token& pointer, WordClasses classes) {
    int found = k_no_token;
    for (int i = 0; i < before.tree.size(); ++i) {
        const auto& word = before.token(i);
        if (!is_noun(word) || !is_core(word) || !is_of_root(before, i) || !agree(pointer, word) ||
            !before.classes_at(i).meets(classes)) {
            continue;
        }
        if (found == k_no_token || word.deprel == Deprel::obj) { found = i; }
    }
    return found;
}

/// "They took the town in January and lost it in February": the ground that a verb before the one
/// of the pronoun at `token` was about, if that was the last thing that one of them was about.
int ground_told_before(const SentenceView& view, int token) {
    int found = k_no_token;
    for (int i = 0; i < token; ++i) {
        const auto& word = view.token(i);
        const bool undergoes = word.deprel == Deprel::obj ||
                               (word.deprel == Deprel::nsubj && view.tree.passive(word.head));
        if (undergoes && is_noun(word) && word.head != view.token(token).head &&
            agree(view.token(token), word)) {
            found = view.classes_at(i).meets(k_ground) ? i : k_no_token;
        }
    }
    return found;
}

/// What "three", "another" are of: those counted in the sentence before, else what was fired in it.
int kind_counted(const SentenceView& before) {
    const auto last = [&](auto fits) {
        int found = k_no_token;
        for (int i = 0; i < before.tree.size(); ++i) {
            if (is_noun(before.token(i)) && is_core(before.token(i)) && fits(i)) { found = i; }
        }
        return found;
    };
    const int counted = last([&](int noun) {
        return before.tree.child(noun, Deprel::nummod) != k_no_token &&
               !before.classes_at(noun).empty();
    });
    if (counted != k_no_token) { return counted; }
    return last([&](int noun) { return before.classes_at(noun).meets(k_arms); });
}

/// The sentence before the last of `views`, at most so many paragraphs up; null where there is
/// none.
const SentenceView* sentence_before(const std::vector<SentenceView>& views, std::size_t blocks) {
    if (views.size() < 2) { return nullptr; }
    const auto& before = views[views.size() - 2];
    return views.back().sentence().block - before.sentence().block <= blocks ? &before : nullptr;
}

Antecedent of_count(const std::vector<SentenceView>& views, int token) {
    const auto& view = views.back();
    const bool one_more =
        view.token(token).deprel == Deprel::nsubj && has_cue(view, token, CueKind::another);
    if (one_more) {
        const int noun = subject_taken_up(view, token, view.token(token), one_more);
        if (noun != k_no_token) { return {&view, noun}; }
    }
    const auto* before = sentence_before(views, 1);
    if (before == nullptr) { return {}; }
    int noun = kind_counted(*before);
    if (noun == k_no_token && one_more) {
        noun = subject_taken_up(*before, before->tree.size(), view.token(token), one_more);
    }
    return noun != k_no_token ? Antecedent{before, noun} : Antecedent{};
}

Antecedent of_pronoun(const std::vector<SentenceView>& views, int token) {
    const auto& view = views.back();
    const auto& word = view.token(token);
    // a person is spoken of again paragraphs later: "elle" may be anybody there
    const auto* before = sentence_before(views, has_gender(word) ? 0 : 1);
    int noun = k_no_token;
    if (word.deprel == Deprel::nsubj) {
        noun = subject_taken_up(view, token, word, false);
        if (noun != k_no_token) { return {&view, noun}; }
        if (before != nullptr) {
            noun = subject_taken_up(*before, before->tree.size(), word, false);
            // "Les rebelles ont pris la ville. Elle a été reprise mardi"
            const bool undergoes = view.tree.passive(view.tree.head(token));
            if (noun == k_no_token && undergoes) { noun = taken_up(*before, word, k_ground); }
        }
    } else {
        noun = ground_told_before(view, token);
        if (noun != k_no_token) { return {&view, noun}; }
        if (before != nullptr) { noun = taken_up(*before, word, k_ground); }
        // "a truce took effect. Both accuse each other of violating it"
        if (noun == k_no_token && before != nullptr) { noun = taken_up(*before, word, k_accords); }
    }
    return noun != k_no_token ? Antecedent{before, noun} : Antecedent{};
}

/// What a pronoun may be that stands for `noun`, of its own sentence (`near`) or the one before.
WordClasses may_stand_for(const Token& pronoun, const Token& noun, bool near) {
    if (pronoun.deprel == Deprel::obj) {
        auto things = k_ground;
        if (!near) { things.add(k_accords); }
        return things;
    }
    // "he", "she": a person, where nouns have no gender
    if (has_gender(pronoun) && !has_gender(noun)) { return k_people; }
    const bool neuter = pronoun.has_feature("Gender=Neut");
    // "a rocket was fired but it turned out …": may be the whole of it
    if (neuter && near) { return k_accords; }
    auto things = k_arms;
    things.add(k_accords);
    if (neuter) { return things; }
    things.add(k_ground);
    things.add({WordClass::talks, WordClass::weapon, WordClass::vehicle, WordClass::aid,
                WordClass::prisoner, WordClass::crowd, WordClass::leader});
    return things;
}

/// What the lexicon asks of whoever or whatever stands where `token` does below its verb.
class Asked {
public:
    Asked(const SentenceView& view, int token) {
        int verb = view.tree.head(token);
        for (; verb != k_no_token; verb = view.tree.child(verb, Deprel::xcomp)) {
            const bool verbal = view.token(verb).upos == Upos::verb;
            const bool undergoes =
                view.token(token).deprel == Deprel::obj || (verbal && view.tree.passive(verb));
            const auto path = !verbal     ? ArgumentPath::host
                              : undergoes ? ArgumentPath::object
                                          : ArgumentPath::subject;
            const auto& frames = view.lexicon->frames_of(view.lemma(verb));
            m_frames.insert(m_frames.end(), frames.begin(), frames.end());
            for (const auto* frame : frames) { add(*frame, path); }
            const bool violence = std::any_of(frames.begin(), frames.end(), [](const Frame* frame) {
                return frame->upos == Upos::verb && is_violent(frame->type);
            });
            m_does_violence = m_does_violence || (path == ArgumentPath::subject && violence);
        }
    }

    [[nodiscard]] bool meets(WordClasses classes) const {
        return m_classes.meets(classes) || (m_does_violence && classes.meets(k_arms));
    }
    /// "Rompre trêve": by its own name.
    [[nodiscard]] bool names(std::string_view lemma) const {
        return std::any_of(m_frames.begin(), m_frames.end(), [&](const Frame* frame) {
            const auto& others = frame->phrase.others;
            return std::find(others.begin(), others.end(), lemma) != others.end();
        });
    }

private:
    void add(const Frame& frame, ArgumentPath path) {
        for (const auto& one : frame.conditions) {
            const bool here = one.argument.path == path || one.argument.path == ArgumentPath::any;
            if (here && !one.negated) { m_classes.add(one.classes); }
        }
    }

    std::vector<const Frame*> m_frames;
    WordClasses m_classes;
    bool m_does_violence = false;  ///< "they killed six": whatever may kill
};

/// Someone other than `noun` whom its sentence names, before `end`, may be meant by `pronoun`.
bool may_be_person(const Antecedent& meant, int end, const Token& pronoun) {
    const auto& view = *meant.view;
    for (int i = 0; i < end; ++i) {
        const auto& word = view.token(i);
        const bool part = word.deprel == Deprel::flat || word.deprel == Deprel::compound;
        const bool name = word.upos == Upos::propn && view.place(i) == nullptr;
        const bool person = name || view.classes_at(i).meets(k_people);
        if (i != meant.noun && !part && is_noun(word) && person && agree(pronoun, word)) {
            return true;
        }
    }
    return false;
}

WordClasses both(WordClasses a, WordClasses b) {
    WordClasses common;
    for (int k = 0; k < k_word_class_count; ++k) {
        const auto one = static_cast<WordClass>(k);
        if (a.has(one) && b.has(one)) { common.add(one); }
    }
    return common;
}

void count_stands_for(const Antecedent& meant, SentenceView& view, int token) {
    auto& classes = view.classes[static_cast<std::size_t>(token)];
    const auto given = phrase_classes(*meant.view, meant.noun);
    // "two rockets were fired; six were killed" are no rockets
    const bool things = given.meets(k_arms) && !given.meets(k_people);
    const Asked asked(view, token);
    if (classes.has(WordClass::casualty) || (things && !asked.meets(k_arms))) { return; }
    // nor must what is no person be taken for one: "une autre a tué six civils"
    if (things) {
        classes = given;
    } else {
        classes.add(given);
    }
}

void pronoun_stands_for(const Antecedent& meant, SentenceView& view, int token) {
    const auto& pronoun = view.token(token);
    const auto& noun = meant.view->token(meant.noun);
    const auto classes = phrase_classes(*meant.view, meant.noun);
    // whom a force is, is told by its party; not so of "warplanes"
    if (classes.has(WordClass::force) && !classes.meets(k_arms)) { return; }
    const bool near = meant.view == &view;
    const auto given = both(classes, may_stand_for(pronoun, noun, near));
    const auto lemma = meant.view->lemma(meant.noun);
    const Asked asked(view, token);
    if (!asked.meets(given) && !asked.names(lemma)) { return; }
    const int end = near ? token : meant.view->tree.size();
    const bool neuter = pronoun.has_feature("Gender=Neut");
    if (!neuter && asked.meets(k_people) && may_be_person(meant, end, pronoun)) { return; }
    const auto at = static_cast<std::size_t>(token);
    if (given.meets(k_arms)) {
        view.classes[at] = given;
    } else {
        view.classes[at].add(given);
    }
    if (neuter || noun.upos != Upos::noun || classes.has(WordClass::person)) { return; }
    view.meant[at] = lemma;
    const auto key = word_key(lemma);
    view.keys.insert(std::lower_bound(view.keys.begin(), view.keys.end(), key), key);
}

}  // namespace

void take_classes_of_antecedents(std::vector<SentenceView>& views) {
    auto& view = views.back();
    for (int i = 0; i < view.tree.size(); ++i) {
        if (!is_core(view.token(i))) { continue; }
        if (counts_alone(view, i)) {
            const auto meant = of_count(views, i);
            if (meant.view != nullptr) { count_stands_for(meant, view, i); }
        } else if (points_back(view.token(i))) {
            const auto meant = of_pronoun(views, i);
            if (meant.view != nullptr) { pronoun_stands_for(meant, view, i); }
        }
    }
}

}  // namespace counterclaim::claim
