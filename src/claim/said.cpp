// Which words are said, by the tree and, where the tree does not show it, by the order of words.

#include "claim/arguments.hpp"
#include "claim/speaker.hpp"
#include "claim/support.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

bool clause_child(const Token& word) {
    return word.deprel == Deprel::ccomp || word.deprel == Deprel::xcomp ||
           word.deprel == Deprel::csubj;
}

/// "Ordered residents to leave": what an order, a plea or a promise is about may be hung on it as
/// an aim.
bool is_asked(const SentenceView& view, const Speech& speech, int child) {
    return view.token(child).deprel == Deprel::advcl && child >= speech.token &&
           speech.saying->upos == Upos::verb && view.tree.infinitive(child) &&
           calls_for_act(speech);
}

/// "After the ministers spoke by telephone": a clause that dates or conditions is no aside.
bool dates_or_conditions(const SentenceView& view, int verb) {
    const int mark = view.tree.child(verb, Deprel::mark);
    return mark != k_no_token && mark < verb &&
           (has_cue(view, mark, CueKind::before) || has_cue(view, mark, CueKind::after) ||
            has_cue(view, mark, CueKind::since) || has_cue(view, mark, CueKind::conditional));
}

bool content_child(const SentenceView& view, const Speech& speech, int child) {
    const auto& word = view.token(child);
    if (clause_child(word)) { return true; }
    // "in what the ministry called an attack"
    const int above = view.tree.head(speech.token);
    if (word.deprel == Deprel::obj && view.token(speech.token).deprel == Deprel::acl &&
        above != k_no_token && view.token(above).upos == Upos::pron) {
        return true;
    }
    if (deed_laid(view, speech) == child) { return true; }
    if (word.deprel == Deprel::obj && calls_by_name(view, speech.token)) { return true; }
    for (const auto& slot : speech.saying->slots) {
        if (slot.name != FrameSlot::Name::content) { continue; }
        for (const auto& source : slot.sources) {
            switch (source.path) {
                case ArgumentPath::complement:
                    // not a participle: "calls for a truce, exchanging fire"
                    if (word.deprel == Deprel::acl && speech.saying->upos == Upos::noun &&
                        !view.tree.participle(child)) {
                        return true;
                    }
                    if (word.deprel == Deprel::parataxis) { return true; }
                    if (is_asked(view, speech, child)) { return true; }
                    break;
                case ArgumentPath::object:
                    if (word.deprel == Deprel::obj) { return true; }
                    if (word.deprel == Deprel::obl && object_of(view, speech.token) == child) {
                        return true;
                    }
                    if (word.deprel == Deprel::nsubj && view.tree.passive(speech.token)) {
                        return true;
                    }
                    break;
                case ArgumentPath::adposition:
                    if (word.deprel != Deprel::nsubj && adposition_of(view, child) == source.word) {
                        return true;
                    }
                    break;
                default:
                    break;
            }
        }
    }
    return false;
}

/// The object of a saying, but for a pronoun that only stands for what is said: "as the army put
/// it", "comme l'a déclaré l'armée".
int object_told(const Tree& tree, int verb) {
    const int object = tree.child(verb, Deprel::obj);
    const bool finite =
        tree[verb].has_feature("VerbForm=Fin") || tree.child(verb, Deprel::aux) != k_no_token;
    const bool stands_for_all = object != k_no_token && finite && tree[object].upos == Upos::pron &&
                                tree[object].has_feature("PronType=Prs") &&
                                !tree[object].is_plural();
    return stands_for_all ? k_no_token : object;
}

/// "…, the ministry said", "…, as the ministry said": the saying hangs below what is said.
bool said_above(const SentenceView& view, const Speech& speech, int token) {
    const auto& tree = view.tree;
    const auto& word = tree[speech.token];
    const bool aside =
        word.deprel == Deprel::parataxis || word.deprel == Deprel::discourse ||
        (word.deprel == Deprel::advcl && tree.child(speech.token, Deprel::mark) != k_no_token &&
         tree.child(speech.token, Deprel::ccomp) == k_no_token &&
         object_told(tree, speech.token) == k_no_token);
    if (!aside || tree.head(speech.token) == k_no_token ||
        dates_or_conditions(view, speech.token)) {
        return false;
    }
    // "was held while he campaigned for a seat", "fell as he vowed to take it": it has its own
    // matter
    const auto children = tree.children(speech.token);
    const bool matter = word.deprel == Deprel::advcl &&
                        std::any_of(children.begin(), children.end(), [&](int child) {
                            const auto relation = tree[child].deprel;
                            return child > speech.token &&
                                   (relation == Deprel::obl || relation == Deprel::xcomp) &&
                                   content_child(view, speech, child);
                        });
    if (matter) { return false; }
    // "they shelled it; Moscow called the report fake": a clause of its own, with its own matter
    const int opens = tree.first_of(speech.token);
    const bool semicolon = tree[opens].form == ";" || (opens > 0 && tree[opens - 1].form == ";");
    bool own = tree.child(speech.token, Deprel::obj) > speech.token ||
               tree.child(speech.token, Deprel::xcomp) > speech.token;
    for (const int child : tree.children(speech.token)) {  // "; they answered with artillery"
        own = own || (semicolon && child > speech.token && tree[child].deprel == Deprel::obl &&
                      view.time(child) == nullptr && view.place(child) == nullptr);
    }
    if (semicolon && own) { return false; }
    const int content = tree.child(speech.token, Deprel::ccomp);
    if (content != k_no_token) {
        // "…, officers said; gunfire was heard": what follows the semicolon is another matter
        bool apart = false;
        for (int i = speech.token + 1; i < content && !apart; ++i) { apart = tree[i].form == ";"; }
        if (!apart) { return false; }
    }
    // "The bombs, they reported, fell on the town": between the subject and its verb
    int top = tree.head(speech.token);
    while (tree[top].deprel == Deprel::nsubj && tree.head(top) > speech.token) {
        top = tree.head(top);
    }
    return tree.below(token, top) && !tree.below(token, speech.token);
}

/// "…, said the spokesman, Colonel Roe": what stands behind the speaker's comma names him.
bool names_speaker(const SentenceView& view, const Speech& speech, int child) {
    const auto& tree = view.tree;
    if (speech.speaker == k_no_token || speech.speaker < speech.token || child < speech.speaker) {
        return false;
    }
    const int comma = tree.last_of(speech.speaker) + 1;
    return comma < tree.size() && tree[comma].form == "," && tree.first_of(child) == comma + 1 &&
           (tree[child].upos == Upos::noun || tree[child].upos == Upos::propn) &&
           tree.child(child, Deprel::case_) == k_no_token;
}

/// The word of saying brings what it says: "accuse each other of …".
bool has_content(const SentenceView& view, const Speech& speech) {
    const auto children = view.tree.children(speech.token);
    return std::any_of(children.begin(), children.end(), [&](int child) {
        // "said, updating an earlier toll": what is done while it is said
        const bool beside = view.tree.participle(child) && view.token(child).upos == Upos::verb &&
                            !view.token(child).has_feature("Tense=Past") &&
                            view.tree.child(child, Deprel::nsubj) == k_no_token &&
                            speech.saying->force != Force::deny &&
                            speech.saying->force != Force::accuse;
        return child > speech.token && child != speech.speaker && !beside &&
               !names_speaker(view, speech, child) &&
               view.token(child).deprel != Deprel::parataxis && content_child(view, speech, child);
    });
}

/// "Fourteen civilians (20 according to a later count)": what stands in brackets speaks for itself
/// only.
bool in_brackets(const Tree& tree, const Speech& speech) {
    for (int i = speech.token; i >= 0; --i) {
        if (tree[i].form == ")") { return false; }
        if (tree[i].form == "(") { return true; }
    }
    return false;
}

/// The word below `top` that `token` stands on or under; the root where `top` is not above it.
int branch_below(const Tree& tree, int token, int top) {
    while (tree.head(token) != top && tree.head(token) != k_no_token) { token = tree.head(token); }
    return token;
}

bool comma_between(const Tree& tree, int first, int last) {
    for (int i = first; i < last; ++i) {
        if (tree[i].form == ",") { return true; }
    }
    return false;
}

/// ", and tanks moved in": between the words a comma and a conjunction add a clause with a subject.
bool clause_added(const Tree& tree, int first, int token) {
    const int clause = tree.clause_of(token);
    for (int i = first; i + 1 < token; ++i) {
        if (tree[i].form == "," && tree[i + 1].upos == Upos::cconj) {
            const int subject = tree.child(clause, Deprel::nsubj);
            return subject > i && tree[clause].deprel == Deprel::conj;
        }
    }
    return false;
}

/// One of the adpositions that introduce what is said: "accused … of", "called … for".
bool opens_content(const Speech& speech, const Token& word) {
    if (word.upos != Upos::adp && word.upos != Upos::sconj) { return false; }
    for (const auto& slot : speech.saying->slots) {
        if (slot.name != FrameSlot::Name::content) { continue; }
        for (const auto& source : slot.sources) {
            if (source.path == ArgumentPath::adposition && source.word == lemma_of(word)) {
                return true;
            }
        }
    }
    return false;
}

/// What is said may be a noun: "reported fighting".
bool takes_object(const Speech& speech) {
    return has_as_object(*speech.saying, FrameSlot::Name::content) ||
           speech.saying->force == Force::accuse;
}

/// What is said may be a clause: "said that …".
bool tells_clause(const Speech& speech) {
    const auto& slots = speech.saying->slots;
    return std::any_of(slots.begin(), slots.end(), [](const FrameSlot& slot) {
        return slot.name == FrameSlot::Name::content &&
               std::any_of(slot.sources.begin(), slot.sources.end(), [](const auto& source) {
                   return source.path == ArgumentPath::complement;
               });
    });
}

/// The word is the noun that a clause of saying describes, or told of it in the same clause.
bool told_of_noun(const Tree& tree, int noun, const Speech& speech, int token) {
    if (noun == k_no_token || !tree.below(token, noun) || tree.below(token, speech.token)) {
        return false;
    }
    return token == noun || tree.clause_of(token) == tree.clause_of(noun);
}

/// "Attacks blamed on the rebels by the army", "fighting reported by residents": the noun that the
/// participle describes is what they say.
bool told_by_participle(const SentenceView& view, const Speech& speech, int token) {
    const auto& tree = view.tree;
    if (speech.saying->upos != Upos::verb || speech.speaker == k_no_token ||
        tree[speech.token].deprel != Deprel::acl || !tree.passive(speech.token)) {
        return false;
    }
    return takes_object(speech) && told_of_noun(tree, tree.head(speech.token), speech, token);
}

/// "Shelling that the army blamed on the rebels", "a blast which Kyiv says was an air strike": the
/// noun that the relative pronoun stands for is what they say.
bool told_by_relative(const SentenceView& view, const Speech& speech, int token) {
    const auto& tree = view.tree;
    const int verb = speech.token;
    const int noun = tree.head(verb);
    // "what the army called an air strike"
    if (tree[verb].deprel == Deprel::acl && verb < noun && speech.speaker != k_no_token &&
        speech.speaker < verb) {
        return token == tree.head(noun) || told_of_noun(tree, noun, speech, token);
    }
    if (speech.saying->upos != Upos::verb || speech.speaker == k_no_token ||
        speech.speaker > verb || tree[verb].deprel != Deprel::acl || noun == k_no_token ||
        tree.passive(verb) || speech.speaker <= noun) {
        return false;
    }
    // "which the spokesman calls deliberate"
    if (!takes_object(speech) && tree.child(verb, Deprel::xcomp) == k_no_token) { return false; }
    const int content = tree.child(verb, Deprel::ccomp);
    for (int i = noun + 1; i < speech.speaker; ++i) {
        if (!tree[i].has_feature("PronType=Rel")) { continue; }
        const bool told =
            tree.head(i) == verb ? tree[i].deprel == Deprel::obj : tree.head(i) == content;
        return told && told_of_noun(tree, noun, speech, token);
    }
    // "an attack Kyiv blames on the rebels": no pronoun, and nothing else the verb has as object
    const bool bare = tree[verb].subtype == DeprelSubtype::relcl &&
                      tree.child(verb, Deprel::obj) == k_no_token && content == k_no_token;
    return bare && told_of_noun(tree, noun, speech, token);
}

/// "Said in a statement that …", "quoted as saying by the agency that …": the clause hung on the
/// phrase beside the verb is what is said.
bool told_beside(const SentenceView& view, const Speech& speech, int token) {
    const auto& tree = view.tree;
    if (speech.saying->upos != Upos::verb || speech.speaker == k_no_token ||
        tree.child(speech.token, Deprel::ccomp) != k_no_token) {
        return false;
    }
    const int phrase = branch_below(tree, token, speech.token);
    if (phrase < speech.token || tree[phrase].deprel != Deprel::obl || phrase == token) {
        return false;
    }
    const int clause = branch_below(tree, token, phrase);
    const int mark = tree.child(clause, Deprel::mark);
    return tree[clause].deprel == Deprel::acl && mark > phrase && mark < clause &&
           (has_cue(view, mark, CueKind::complement) || tree[mark].upos == Upos::pron) &&
           tree.child(clause, Deprel::nsubj) != k_no_token && tells_clause(speech);
}

/// "…, police said on Saturday", "…, Pretoria announced, four of them …": all before the aside is
/// said, and what its second comma adds without a conjunction.
bool said_around_aside(const SentenceView& view, const Speech& speech, int token) {
    const auto& tree = view.tree;
    const int verb = speech.token;
    if (speech.saying->upos != Upos::verb || speaker_of_aside(view, verb) == k_no_token) {
        return false;
    }
    const auto parted = [&](int first, int last) {
        for (int i = first; i < last; ++i) {
            if (tree[i].form == ";") { return true; }
        }
        return false;
    };
    if (token < speech.speaker) { return !parted(token, speech.speaker); }
    if (token < verb + 3 || tree[verb + 1].form != ",") { return false; }
    const auto next = tree[verb + 2].upos;
    const bool added = next == Upos::num || next == Upos::adp || next == Upos::verb ||
                       next == Upos::det || next == Upos::noun;
    return added && !parted(verb, token) && tree[tree.clause_of(token)].upos != Upos::verb;
}

/// "Police said ten died and six others were hurt": a second clause with a subject of its own right
/// behind the first, which a parser hangs on the word of saying.
bool goes_on_in(const SentenceView& view, const Speech& speech, int branch) {
    const auto& tree = view.tree;
    const int content = tree.child(speech.token, Deprel::ccomp);
    if (speech.saying->upos != Upos::verb || content == k_no_token || content > branch ||
        content < speech.token || tree[branch].deprel != Deprel::conj ||
        tree[branch].upos != Upos::verb) {
        return false;
    }
    const int subject = tree.child(branch, Deprel::nsubj);
    const int joint = tree.child(branch, Deprel::cc);
    return subject != k_no_token && joint != k_no_token && joint == tree.last_of(content) + 1 &&
           saying_at(view, branch) == nullptr;
}

/// "After the fall of Kostal, the envoy called for a truce": what opens the sentence only dates it.
bool dates_speech_before(const SentenceView& view, const Speech& speech, int token) {
    const auto& tree = view.tree;
    if (speech.saying->upos != Upos::verb || token > speech.speaker ||
        speech.speaker > speech.token || !tree.below(token, speech.token)) {
        return false;
    }
    const int branch = branch_below(tree, token, speech.token);
    const auto relation = tree[branch].deprel;
    return (relation == Deprel::obl || relation == Deprel::advcl) &&
           view.quoted[static_cast<std::size_t>(token)] == 0 &&
           (is_marked(view, branch, CueKind::after) || is_marked(view, branch, CueKind::before) ||
            is_marked(view, branch, CueKind::since));
}

}  // namespace

bool said_by_order(const SentenceView& view, const Speech& speech, int token) {
    if (speech.speaker == k_no_token || dates_speech_before(view, speech, token)) { return false; }
    const auto& tree = view.tree;
    if (said_around_aside(view, speech, token)) { return true; }
    if (stands_by_phrase(speech)) {
        const int object = tree.head(speech.token);
        const bool relative =
            (object != k_no_token && tree[object].has_feature("PronType=Rel")) ||
            (speech.saying->upos == Upos::noun && tree[speech.scope].deprel == Deprel::acl);
        // "the group, backed according to the UN by troops, took the town"
        const bool aside = speech.scope != k_no_token && speech.saying->upos == Upos::adp &&
                           tree[speech.scope].deprel == Deprel::acl &&
                           tree.first_of(speech.scope) < speech.token &&
                           tree.last_of(speech.scope) < token;
        // "fled the clashes, which killed 30 according to Kostal": no comma parts it from its
        // clause
        const bool of_relative = speech.scope != k_no_token && speech.saying->upos == Upos::adp &&
                                 speech.token > 0 &&
                                 tree[speech.scope].subtype == DeprelSubtype::relcl &&
                                 tree[speech.token - 1].upos != Upos::punct &&
                                 tree.below(speech.token - 1, speech.scope);
        return !relative && !aside && !of_relative && !tree.below(token, speech.speaker) &&
               !tree.below(token, speech.token) && !in_brackets(tree, speech);
    }
    if (speech.saying->upos != Upos::verb) { return false; }
    if (token > speech.token) {
        // "the ruling, condemned by the union, let him send troops": told of a noun only
        if (tree[speech.token].deprel == Deprel::acl && tree.passive(speech.token)) {
            return false;
        }
        // "said that …", "claims to have …": a conjunction or an infinitive stands between
        for (int i = speech.token + 1; i < token; ++i) {
            const auto& word = tree[i];
            if (word.form == ";") { return false; }
            const bool joins = has_cue(view, i, CueKind::complement) && word.upos != Upos::det;
            if (joins) { return true; }
            // "ordered residents to leave, and tanks moved in": a clause of its own follows
            if (word.has_feature("VerbForm=Inf")) { return !clause_added(tree, i, token); }
            // "insists on the truce, while …": a phrase ends with its clause
            if (opens_content(speech, word)) { return !comma_between(tree, i, token); }
        }
        return false;
    }
    // "…, the ministry said": a comma, then the speaker and the verb; or they end the sentence
    const int first = std::min(speech.speaker, speech.token);
    const int last = std::max(speech.speaker, speech.token);
    // a finite verb, or a past that was taken for a participle
    const bool verbal =
        is_finite(tree, speech.token) ||
        (tree[speech.token].has_feature("Tense=Past") && speech.speaker < speech.token);
    // "Three hurt, among them a child, reports the mayor.": behind a comma no noun is described
    const int start = verb_group_start(tree, speech.token);
    const bool inverted = speech.speaker > speech.token && start > 0 && tree[start - 1].form == ",";
    const bool alone = !has_content(view, speech) && verbal &&
                       !dates_or_conditions(view, speech.token) &&
                       (tree[speech.token].deprel != Deprel::acl || inverted);
    // text that lost its commas: "were hurt in the blast the governor said on Monday"
    const int before = first - 1 - (tree[first].upos != Upos::det && first > 1 ? 1 : 0);
    if (alone && speech.speaker < speech.token && last - first <= 4 &&
        !comma_between(tree, 0, tree.size()) && before > token &&
        tree[tree.first_of(speech.speaker)].deprel != Deprel::cc &&
        tree[before].upos != Upos::cconj && tree[before].upos != Upos::sconj) {
        return true;
    }
    if (alone && last + 3 >= tree.size() && last - first <= 6) { return true; }
    for (int i = first - 1; i > token; --i) {
        if (tree[i].form == ";") { return false; }
        if (tree[i].form != ",") { continue; }
        return first - i <= 6 && alone;
    }
    return false;
}

bool said_in(const SentenceView& view, const Speech& speech, int token) {
    const auto& tree = view.tree;
    if (token == speech.token) { return false; }
    if (stands_by_phrase(speech)) {
        const int phrase = speech.saying->upos == Upos::adp ? speech.speaker : speech.token;
        const bool inside = speech.scope != k_no_token && tree.below(speech.scope, phrase);
        if (phrase != k_no_token && tree.below(token, phrase) && !inside) { return false; }
        if (in_brackets(tree, speech)) { return false; }
        return speech.scope == k_no_token || tree.below(token, speech.scope);
    }
    if (said_above(view, speech, token)) { return true; }
    if (told_by_participle(view, speech, token) || told_by_relative(view, speech, token)) {
        return true;
    }
    if (!tree.below(token, speech.token)) { return false; }
    if (speech.speaker != k_no_token && dates_speech_before(view, speech, token)) { return false; }
    const int branch = branch_below(tree, token, speech.token);
    // "the minister, who promised that …" holds what he says below him
    if (speech.speaker != k_no_token && tree.below(token, speech.speaker) &&
        !tree.below(speech.token, speech.speaker)) {
        return false;
    }
    if (content_child(view, speech, branch)) { return true; }
    if (goes_on_in(view, speech, branch) || told_beside(view, speech, token)) { return true; }
    // "deplored the death of children in the attack": all that hangs on a charge is part of it
    if (speech.saying->force == Force::accuse && tree[branch].deprel == Deprel::obl &&
        view.time(branch) == nullptr) {
        return true;
    }
    // "confirmed their part in the talks": what follows the object belongs to it, whatever the tree
    if (tree[branch].deprel == Deprel::obl && view.time(branch) == nullptr) {
        const int object = tree.child(speech.token, Deprel::obj);
        if (object != k_no_token && tree.last_of(object) + 1 == tree.first_of(branch) &&
            content_child(view, speech, object)) {
            return true;
        }
    }
    // quotation marks say it where the tree does not
    return view.quoted[static_cast<std::size_t>(token)] != 0 &&
           view.quoted[static_cast<std::size_t>(speech.token)] == 0;
}

bool said_as_content(const SentenceView& view, const Speech& speech, int token) {
    const auto& tree = view.tree;
    if (stands_by_phrase(speech) || token == speech.token) { return true; }
    if (!tree.below(token, speech.token)) {
        // "laws seeking a truce fuelled the fighting": what is told of a noun says its own only
        return tree[speech.token].deprel != Deprel::acl;
    }
    const int branch = branch_below(tree, token, speech.token);
    const auto relation = tree[branch].deprel;
    // "the deal had called for a truce": it is there; "a truce was called for" is not yet
    if (relation == Deprel::nsubj && speech.saying->upos == Upos::verb) {
        return tree.passive(speech.token);
    }
    const bool beside = relation == Deprel::obl || relation == Deprel::nmod ||
                        (relation == Deprel::advcl && !tree.infinitive(branch));
    if (!beside || view.quoted[static_cast<std::size_t>(token)] != 0) { return true; }
    return content_child(view, speech, branch);
}

}  // namespace counterclaim::claim
