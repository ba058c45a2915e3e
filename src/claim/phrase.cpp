// Whether the words of an entry stand together: its head at a token, the others where they belong
// to it and to nothing else.

#include "claim/phrase.hpp"

#include "claim/view.hpp"
#include "text/fold.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// How far below the head, and how far beside it, the other words of a phrase may stand.
constexpr int k_phrase_depth_max = 3;
constexpr int k_phrase_window = 4;

}  // namespace

bool is_of_phrase(const Phrase& phrase, const Token& token) {
    return std::any_of(phrase.others.begin(), phrase.others.end(),
                       [&](const auto& word) { return word_is(token, word); });
}

namespace {

/// Words that say something by themselves; the others only bind them.
bool is_content_word(Upos upos) {
    return upos == Upos::noun || upos == Upos::propn || upos == Upos::adj || upos == Upos::num;
}

/// A cue of one word; those of several are looked for by what follows here.
bool has_single_cue(const SentenceView& view, int token, CueKind kind) {
    if (!view.may_be_cue(token, kind)) { return false; }
    const auto& cues = view.lexicon->cues_of(view.lemma(token));
    return std::any_of(cues.begin(), cues.end(), [&](const Cue* cue) {
        return cue->phrase.others.empty() && cue->kind == kind;
    });
}

/// "Suspended its work *after the attack*", "returned after nights *of fire*": what only dates the
/// verb, or belongs to a noun that is no part of the phrase and counts nothing.
bool stands_beside(const SentenceView& view, const Phrase& phrase, int verb, int token) {
    const auto& tree = view.tree;
    const auto relation = tree[token].deprel;
    const auto dates = [&](int marker) {
        return !is_of_phrase(phrase, tree[marker]) &&
               (has_single_cue(view, marker, CueKind::after) ||
                has_single_cue(view, marker, CueKind::before) ||
                has_single_cue(view, marker, CueKind::since) ||
                has_single_cue(view, marker, CueKind::concession));
    };
    // "après des combats": a parser may hang the adposition elsewhere
    const int first = tree.first_of(token);
    if (first - 1 > verb && dates(first - 1)) { return true; }
    // "en réponse à une attaque"
    const bool led = first > verb + 1 && tree[first].upos == Upos::adp &&
                     tree[first - 1].upos == Upos::noun && !is_of_phrase(phrase, tree[first - 1]) &&
                     has_phrase_cue(view, first - 1, CueKind::after);
    if (led) { return true; }
    const auto children = tree.children(token);
    const bool dated = std::any_of(children.begin(), children.end(), [&](int child) {
        return child < token && tree[child].upos == Upos::adp && dates(child);
    });
    if (dated) { return true; }
    if (relation != Deprel::obl && relation != Deprel::nmod) { return false; }
    const int marker = tree.child(token, Deprel::case_);
    if (marker == k_no_token || is_of_phrase(phrase, tree[marker])) { return false; }
    const auto& sayings = view.lexicon->sayings_of(view.lemma(marker));
    const bool source = std::any_of(sayings.begin(), sayings.end(), [](const Saying* saying) {
        return saying->upos == Upos::adp && saying->phrase.others.empty();
    });
    if (source) { return true; }  // "shelled the town, selon un communiqué"
    const int head = tree.head(token);
    const int object = tree.child(verb, Deprel::obj);
    const bool other_object = object != k_no_token && !is_of_phrase(phrase, tree[object]);
    if (other_object && (head == verb || head == object) &&
        view.classes_at(token).has(WordClass::place) &&
        has_single_cue(view, marker, CueKind::locative)) {
        return true;  // "left a mark in the town"
    }
    if (head != k_no_token && other_object && tree[head].upos == Upos::adv &&
        has_cue(view, head, CueKind::locative)) {
        return true;  // "détruit trois chars près du pont"
    }
    if (head == verb || head == k_no_token || tree[head].upos != Upos::noun) { return false; }
    const bool beside = tree[head].deprel == Deprel::obl || tree[head].deprel == Deprel::nmod;
    return beside && !is_of_phrase(phrase, tree[head]) &&
           !view.classes[static_cast<std::size_t>(head)].has(WordClass::measure) &&
           view.quantity_at[static_cast<std::size_t>(head)] < 0;
}

/// "Held the hearing *on* Monday": the adposition of a date is no particle of the verb.
bool opens_date(const SentenceView& view, const Phrase& phrase, int token) {
    const auto& tree = view.tree;
    const int noun = tree.head(token);
    if (tree[token].deprel != Deprel::case_ || noun == k_no_token) { return false; }
    // "went on all night": a day stands alone
    return view.time(noun) != nullptr && !is_of_phrase(phrase, tree[noun]) &&
           tree.child(noun, Deprel::det) == k_no_token;
}

/// "Hold talks *on* the truce": an adposition away from the verb, of a phrase that hangs elsewhere,
/// is no particle of the verb either.
bool opens_other(const Tree& tree, const Phrase& phrase, int verb, int token) {
    const int noun = tree.head(token);
    if (tree[token].deprel != Deprel::case_ || noun == k_no_token || token == verb + 1) {
        return false;
    }
    if (tree.child(token, Deprel::fixed) != k_no_token) { return false; }  // "out of the town"
    const bool after_part = token > 0 && is_of_phrase(phrase, tree[token - 1]);
    return tree.head(noun) != verb && !after_part && !is_of_phrase(phrase, tree[noun]) &&
           (tree.head(noun) == k_no_token || !is_of_phrase(phrase, tree[tree.head(noun)]));
}

/// "A visé une base, [sans faire] de victime": what was not done in doing it makes no phrase with
/// it.
bool is_left_undone(const SentenceView& view, const Phrase& phrase, int token) {
    const auto& word = view.tree[token];
    if (word.upos != Upos::verb || word.deprel != Deprel::advcl) { return false; }
    const int mark = view.tree.child(token, Deprel::mark);
    return mark != k_no_token && !is_of_phrase(phrase, view.tree[mark]) &&
           has_single_cue(view, mark, CueKind::negation);
}

/// "Sent soldiers and people [fled]": a finite verb with a subject, joined to the other or below a
/// conjunction.
bool tells_for_itself(const Tree& tree, int token) {
    const auto relation = tree[token].deprel;
    const bool beside =
        relation == Deprel::conj || relation == Deprel::advcl || relation == Deprel::parataxis;
    return beside && tree[token].upos == Upos::verb && tree[token].has_feature("VerbForm=Fin") &&
           tree.child(token, Deprel::nsubj) != k_no_token;
}

/// Whether the word at `part` may belong to the phrase that the verb at `verb` heads: below it,
/// with no word between that has a matter of its own, or above it.
bool hangs_on(const SentenceView& view, const Phrase& phrase, int verb, int part) {
    const auto& tree = view.tree;
    const int above = tree.head(verb);
    // "fire back" is not in "the Iran-backed militia fired": a verb stands right at the other
    if (tree[part].upos == Upos::verb && tree[part].deprel == Deprel::amod) { return false; }
    if (tells_for_itself(tree, part)) { return false; }
    // "able to go", "troops deployed"; "residents begin to return"
    // not "the president warned that the conflict would become": that has a subject of its own
    const int subject = tree.child(verb, Deprel::nsubj);
    const bool own = subject != k_no_token &&
                     (tree[subject].upos == Upos::noun || tree[subject].upos == Upos::propn);
    const bool shares_subject = tree[part].deprel == Deprel::nsubj && !own;
    if (above != k_no_token &&
        (above == part || tree.head(above) == part ||
         (tree.head(part) == above && (shares_subject || tree[verb].deprel == Deprel::acl)))) {
        return true;
    }
    int up = part;
    for (int depth = 0; depth < k_phrase_depth_max; ++depth) {
        const int head = tree.head(up);
        const bool other_verb =
            up != part && tree[up].upos == Upos::verb && !is_of_phrase(phrase, tree[up]);
        if (head == k_no_token || other_verb) { return false; }
        if (is_content_word(tree[up].upos) && stands_beside(view, phrase, verb, up)) {
            return false;
        }
        if (head == verb) { return true; }
        up = head;
    }
    return false;
}

/// "Take the power" is not in "took a foothold on *the* hill": an article or a reflexive pronoun
/// belongs to a phrase only beside one of its words or beside the verb.
bool binds_other(const Tree& tree, const Phrase& phrase, int verb, int token) {
    const auto upos = tree[token].upos;
    const int head = tree.head(token);
    const bool reflexive = upos == Upos::pron && tree[token].has_feature("Reflex=Yes");
    return (upos == Upos::det || reflexive) && head != k_no_token && head != verb &&
           !is_of_phrase(phrase, tree[head]);
}

/// "Have to" is not in "has plans to attack": what is to be done hangs on another word's noun.
bool marks_other(const Tree& tree, const Phrase& phrase, int verb, int token) {
    const int clause = tree.head(token);
    if (tree[token].deprel != Deprel::mark || clause == k_no_token || clause == verb ||
        tree[clause].deprel != Deprel::acl || is_of_phrase(phrase, tree[clause])) {
        return false;
    }
    const int noun = tree.head(clause);
    return noun != verb && !is_of_phrase(phrase, tree[noun]);
}

/// "Lead out" is not in "the US-led coalition carried *out* a strike": the particle of another
/// verb.
bool completes_other(const Tree& tree, const Phrase& phrase, int verb, int token) {
    const int head = tree.head(token);
    return tree[token].deprel == Deprel::compound && tree[token].upos == Upos::adp &&
           head != k_no_token && head != verb && tree[head].upos == Upos::verb &&
           !is_of_phrase(phrase, tree[head]);
}

/// "Reported that rebels attacked", "reports that rebels attacked", "rebels attacked, residents
/// reported": the word at `other` tells of the deed, and is no part of it.
bool is_told_by(const SentenceView& view, int verb, int other) {
    const auto& tree = view.tree;
    const bool beside = tree[other].upos == Upos::verb && tree[other].deprel == Deprel::parataxis &&
                        tree.head(other) == verb;
    if (beside || tree.head(verb) != other) { return beside; }
    if (tree[verb].deprel == Deprel::ccomp) { return true; }
    const int mark = tree.child(verb, Deprel::mark);
    return tree[verb].deprel == Deprel::acl && mark != k_no_token &&
           has_single_cue(view, mark, CueKind::complement) &&
           tree.child(verb, Deprel::nsubj) != k_no_token;
}

}  // namespace

bool phrase_matches(const SentenceView& view, const Phrase& phrase, int token) {
    const auto& tree = view.tree;
    // the words of a noun phrase keep their order; those of a verb phrase do not ("fire was
    // opened")
    const bool ordered = tree[token].upos == Upos::noun || tree[token].upos == Upos::propn;
    const bool verbal = tree[token].upos == Upos::verb;
    // a cue or frame of one word is asked for most
    if (phrase.keys.empty() && phrase.others.empty()) { return true; }
    const bool known = std::all_of(phrase.keys.begin(), phrase.keys.end(), [&](std::size_t key) {
        return std::binary_search(view.keys.begin(), view.keys.end(), key);
    });
    if (!known) { return false; }
    const auto stands_for = [&](int at, std::string_view word) {
        return view.meant[static_cast<std::size_t>(at)] == word;
    };
    const auto is = [&](int at, std::string_view word) {
        if (verbal && stands_for(at, word)) { return true; }
        if (!word_is(tree[at], word) && !surface_is(view.reading->article.text, tree[at], word) &&
            view.lemma(at) != word) {
            return false;
        }
        // "called for a truce on March 9"
        if (tree[at].upos == Upos::propn && view.time(at) != nullptr) { return false; }
        return !verbal ||
               (!is_left_undone(view, phrase, at) && !opens_date(view, phrase, at) &&
                !opens_other(tree, phrase, token, at) && !binds_other(tree, phrase, token, at) &&
                !marks_other(tree, phrase, token, at) && !completes_other(tree, phrase, token, at));
    };
    for (std::size_t k = 0; k < phrase.others.size(); ++k) {
        const auto& word = phrase.others[k];
        const bool before = k < phrase.head_at;
        const int first = ordered && !before ? token + 1 : std::max(0, token - k_phrase_window);
        const int last =
            ordered && before ? token : std::min(tree.size(), token + k_phrase_window + 1);
        bool found = false;
        for (int near = std::max(0, first); !found && near < last; ++near) {
            if (near == token || !is(near, word) || is_told_by(view, token, near)) { continue; }
            const bool content =
                verbal && (is_content_word(tree[near].upos) || stands_for(near, word) ||
                           tree[near].deprel == Deprel::amod);
            found = !content || hangs_on(view, phrase, token, near);
        }
        for (int i = 0; !found && !ordered && i < tree.size(); ++i) {
            if (!is(i, word) || is_told_by(view, token, i)) { continue; }
            // a verb makes a phrase with another only where they hang together: "a fait fuir"
            if (tree[i].upos == Upos::verb && tree.head(i) != token) { continue; }
            // a word below another verb is that one's: "locked in a dispute that flared up"
            found = i != token && hangs_on(view, phrase, token, i);
        }
        if (!found) { return false; }
    }
    return true;
}

bool has_cue(const SentenceView& view, int token, CueKind kind) {
    if (!view.may_be_cue(token, kind)) { return false; }
    const auto& word = view.tree[token];
    const auto matches = [&](std::string_view key) {
        for (const auto* cue : view.lexicon->cues_of(key)) {
            if (cue->kind == kind && (cue->upos == Upos::x || cue->upos == word.upos) &&
                phrase_matches(view, cue->phrase, token)) {
                return true;
            }
        }
        return false;
    };
    return matches(view.lemma(token)) ||
           (word.form != word.lemma && matches(text::to_lower(word.form)));
}

bool has_phrase_cue(const SentenceView& view, int token, CueKind kind) {
    if (!view.may_be_cue(token, kind)) { return false; }
    const auto& cues = view.lexicon->cues_of(view.lemma(token));
    return std::any_of(cues.begin(), cues.end(), [&](const Cue* cue) {
        return cue->kind == kind && !cue->phrase.others.empty() &&
               (cue->upos == Upos::x || cue->upos == view.token(token).upos) &&
               phrase_matches(view, cue->phrase, token);
    });
}

bool is_marked(const SentenceView& view, int node, CueKind kind) {
    for (const int child : view.tree.children(node)) {
        const auto relation = view.token(child).deprel;
        const bool leads =
            relation == Deprel::mark || relation == Deprel::case_ || relation == Deprel::advmod;
        if (leads && has_cue(view, child, kind)) { return true; }
    }
    return false;
}

bool case_says(const SentenceView& view, int noun, CueKind kind) {
    // "près de Kostal": an adverb with its adposition, which a parser may put at the top
    if (view.token(noun).upos == Upos::adv) { return has_phrase_cue(view, noun, kind); }
    const int marker = view.tree.child(noun, Deprel::case_);
    return marker != k_no_token && has_cue(view, marker, kind);
}

bool says_after(const SentenceView& view, int token) {
    return has_cue(view, token, CueKind::after) || has_cue(view, token, CueKind::since);
}

bool is_of_another_time(const SentenceView& view, int token, int deed) {
    const auto& tree = view.tree;
    for (int step = 0; step < tree.size() && token != k_no_token && token != deed; ++step) {
        const auto relation = tree[token].deprel;
        const bool beside =
            relation == Deprel::obl || relation == Deprel::nmod || relation == Deprel::advcl;
        if (beside && !tree.below(deed, token) &&
            (is_marked(view, token, CueKind::after) || is_marked(view, token, CueKind::before))) {
            return true;
        }
        token = tree.head(token);
    }
    return false;
}

}  // namespace counterclaim::claim
