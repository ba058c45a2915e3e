// Phrases that belong to an occurrence and that a parser hangs on a word beside it.

#include "claim/hung_phrases.hpp"

#include "claim/arguments.hpp"
#include "claim/participant.hpp"

#include <algorithm>

namespace counterclaim::claim {

namespace {

/// "Une attaque [de la part] des rebelles": a phrase that stands for the adposition of an agent,
/// with whoever it names behind it.
int named_on_behalf(const SentenceView& view, int token) {
    return view.tree[token].upos == Upos::noun && has_phrase_cue(view, token, CueKind::agent)
               ? view.tree.child(token, Deprel::nmod)
               : k_no_token;
}

bool is_harm(ClaimType type) {
    return is_violent(type) || type == ClaimType::casualty_toll || type == ClaimType::detention ||
           type == ClaimType::displacement || type == ClaimType::property_destruction;
}

/// The word is an adposition of agents: "par".
bool is_of_agents(const SentenceView& view, std::string_view word) {
    const auto& cues = view.lexicon->cues_of(word);
    return std::any_of(cues.begin(), cues.end(),
                       [](const Cue* cue) { return cue->kind == CueKind::agent; });
}

}  // namespace

void add_with_adposition(const SentenceView& view, int head, std::string_view word, Tokens& into) {
    const auto& tree = view.tree;
    for (const int child : tree.children(head)) {
        if (const int named = named_on_behalf(view, child); named != k_no_token) {
            if (is_of_agents(view, word)) { into.push_back(named); }
            continue;
        }
        const auto relation = tree[child].deprel;
        if (relation != Deprel::obl && relation != Deprel::nmod && relation != Deprel::advcl &&
            relation != Deprel::acl && relation != Deprel::iobj && relation != Deprel::xcomp) {
            continue;
        }
        // "au terme de combats", "en représailles à une attaque": what only dates
        const auto after = [&](int noun) {
            return tree[noun].upos == Upos::noun && has_cue(view, noun, CueKind::after);
        };
        const int before = tree.first_of(child) - 1;
        const bool dates = after(child) || (before >= 0 && after(before));
        if (!dates && adposition_of(view, child) == word) {
            into.push_back(resolve_relative(tree, child, head));  // "to whom it sells arms"
        }
    }
}

int harmed_on_behalf(const SentenceView& view, const Occurrence& occurrence) {
    if (!is_harm(occurrence.type)) { return k_no_token; }
    const auto& tree = view.tree;
    const int clause = tree.clause_of(occurrence.token);
    for (int i = occurrence.token + 1; i < tree.size(); ++i) {
        const int named = tree.clause_of(i) == clause ? named_on_behalf(view, i) : k_no_token;
        if (named != k_no_token) { return named; }
    }
    return k_no_token;
}

void add_place_behind_party(const SentenceView& view, int object, std::string_view word,
                            Tokens& into) {
    constexpr int k_depth = 3;
    int node = object;
    for (int step = 0; step < k_depth; ++step) {
        int last = k_no_token;
        for (const int child : view.tree.children(node)) {
            if (child > node && view.tree[child].deprel == Deprel::nmod) { last = child; }
        }
        if (last == k_no_token) { return; }
        const auto* party = view.actor(node);
        if (node != object && party != nullptr && !party->party.empty() &&
            view.place(last) != nullptr && adposition_of(view, last) == word) {
            into.push_back(last);
            return;
        }
        node = last;
    }
}

void add_sides_behind_place(const SentenceView& view, int trigger, std::string_view word,
                            Tokens& into) {
    const auto& tree = view.tree;
    for (const int where : tree.children(trigger)) {
        const bool timed = view.time(where) != nullptr;
        if (where < trigger || tree[where].deprel != Deprel::nmod ||
            !(timed || case_says(view, where, CueKind::locative))) {
            continue;
        }
        const bool named = tree[where].upos == Upos::propn || timed;
        for (const int side : tree.children(where)) {
            if (side < where || tree[side].deprel != Deprel::nmod ||
                !case_says(view, side, CueKind::reciprocal) || adposition_of(view, side) != word) {
                continue;
            }
            if (named || view.place(side) == nullptr) { into.push_back(side); }
        }
    }
}

void add_goal_behind_last(const SentenceView& view, int object, std::string_view word,
                          Tokens& into) {
    Tokens members;
    view.tree.coordinated(object, members);
    if (members.size() < 2) { return; }
    Tokens found;
    add_with_adposition(view, members.back(), word, found);
    for (const int token : found) {
        const auto* actor = view.actor(token);
        const bool named = (actor != nullptr && !actor->party.empty() && !is_guess(*actor)) ||
                           view.place(token) != nullptr;
        if (named) { into.push_back(token); }
    }
}

void add_parties_of_subject(const SentenceView& view, int verb, std::string_view word,
                            Tokens& into) {
    const int subject = view.tree.child(verb, Deprel::nsubj);
    if (subject == k_no_token) { return; }
    for (const int child : view.tree.children(subject)) {
        const bool several = case_says(view, child, CueKind::reciprocal);
        if (several && adposition_of(view, child) == word) { into.push_back(child); }
    }
}

void add_shared_phrases(const SentenceView& view, int noun, std::string_view word, Tokens& into) {
    const auto& tree = view.tree;
    // "the truce and the withdrawal of the troops": an accord is nobody's alone
    constexpr WordClasses k_accords{WordClass::truce, WordClass::agreement, WordClass::talks};
    if (view.classes_at(noun).meets(k_accords)) { return; }
    for (const int child : tree.children(noun)) {
        const bool own = tree[child].deprel == Deprel::nmod && child > noun;
        if (own) { return; }
    }
    for (const int child : tree.children(noun)) {
        const bool joined = tree[child].deprel == Deprel::conj && child > noun &&
                            tree[child].upos == Upos::noun &&
                            tree.child(child, Deprel::case_) == k_no_token;
        if (joined) { add_with_adposition(view, child, word, into); }
    }
}

}  // namespace counterclaim::claim
