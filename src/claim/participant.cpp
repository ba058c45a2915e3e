#include "claim/participant.hpp"

#include "claim/arguments.hpp"
#include "claim/claim_places.hpp"
#include "claim/speaker.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace counterclaim::claim {
namespace {

/// "According to the monitor": a source, hung on what it speaks of.
bool quotes(const SentenceView& view, int token) {
    const int marker = view.tree.child(token, Deprel::case_);
    if (marker == k_no_token) { return false; }
    const auto* saying = saying_at(view, marker);  // "d'après", and not each "de"
    return saying != nullptr && saying->upos == Upos::adp;
}

/// "Jane [Roe] of the network": the name alone says nothing of whose she is.
bool names_nobody(const ActorMention* mention) {
    return mention == nullptr || mention->party.empty();
}

/// "[NATO] and Afghan troops": the name joined to the adjective that the phrase is named after.
const ActorMention* joined_modifier(const SentenceView& view, int noun, const ActorMention& own) {
    for (const int child : view.tree.children(noun)) {
        const auto relation = view.tree[child].deprel;
        if (relation != Deprel::compound && relation != Deprel::amod) { continue; }
        const int joined = view.tree.child(child, Deprel::conj);
        const auto* actor = view.actor(child);
        const bool both = actor != nullptr && actor != &own && joined != k_no_token &&
                          joined < noun && own.span.contains(view.token(joined).span);
        if (both) { return actor; }
    }
    return nullptr;
}

/// "Militants in northern Iraq": where they are, not whose.
bool tells_where(const SentenceView& view, int token) {
    const int above = view.tree.head(token);
    return view.tree[token].deprel == Deprel::nmod && view.place(token) != nullptr &&
           view.lexicon->classes_of(view.lemma(above)).has(WordClass::force) &&
           case_says(view, token, CueKind::locative);
}

/// Mentions named inside the phrase of `token`: on it, or on its modifiers, or on the noun it
/// measures.
std::vector<const ActorMention*> mentions_in(const SentenceView& view, int token) {
    std::vector<const ActorMention*> found;
    const auto add = [&](const ActorMention* mention) {
        if (mention != nullptr && std::find(found.begin(), found.end(), mention) == found.end()) {
            found.push_back(mention);
        }
    };
    add(view.actor(token));
    const auto& tree = view.tree;
    if (!found.empty() && !found.front()->party.empty()) {
        add(joined_modifier(view, token, *found.front()));
        return found;
    }
    for (const int child : tree.children(token)) {
        switch (tree[child].deprel) {
            case Deprel::amod:
            case Deprel::compound:
            case Deprel::flat:
            case Deprel::appos:
            case Deprel::nmod:
                if (quotes(view, child) || tells_where(view, child)) { break; }
                add(view.actor(child));
                for (const int further : tree.children(child)) {
                    const auto relation = tree[further].deprel;
                    if (relation == Deprel::conj || relation == Deprel::amod ||
                        relation == Deprel::compound || relation == Deprel::flat ||
                        (relation == Deprel::nmod && names_nobody(view.actor(child)))) {
                        add(view.actor(further));
                    }
                }
                break;
            default:
                break;
        }
    }
    return found;
}

bool has_determiner_or_owner(const Tree& tree, int token) {
    return tree.child(token, Deprel::nmod, DeprelSubtype::poss) != k_no_token;
}

/// Forces, leaders, people, arms and places: what is a party's own, unlike its allies and enemies.
bool may_be_owned(WordClasses classes) {
    constexpr WordClasses k_owned{
        WordClass::force,    WordClass::leader,       WordClass::person, WordClass::civilian,
        WordClass::position, WordClass::building,     WordClass::place,  WordClass::vehicle,
        WordClass::aircraft, WordClass::heavy_weapon, WordClass::weapon, WordClass::casualty,
        WordClass::prisoner, WordClass::peacekeeper,  WordClass::party,  WordClass::attack};
    return classes.meets(k_owned);
}

int possessive_pronoun(const Tree& tree, int token) {
    for (const int child : tree.children(token)) {
        const auto& word = tree[child];
        const bool owner = word.subtype == DeprelSubtype::poss || word.has_feature("Poss=Yes");
        if (owner && Coreference::is_pronoun(word)) { return child; }
    }
    return k_no_token;
}

/// "The withdrawal of its troops from Kostal": the pronoun says whose they are, not where they are.
const ActorMention* owner_of_leaving(const SentenceView& view, int token) {
    const int owner = possessive_pronoun(view.tree, token);
    const auto* whose = owner == k_no_token ? nullptr : view.actor(owner);
    if (names_nobody(whose) || !may_be_owned(phrase_classes(view, token))) { return nullptr; }
    const auto children = view.tree.children(token);
    const bool leaves = std::any_of(children.begin(), children.end(), [&](int child) {
        return view.token(child).deprel == Deprel::nmod && view.place(child) != nullptr &&
               comes_from(view, child);
    });
    return leaves ? whose : nullptr;
}

/// "(du) ministère": an article that is one word with the preposition before the phrase is left
/// out.
Span without_contraction(const SentenceView& view, Span span) {
    const auto& tree = view.tree;
    for (int i = 1; i + 1 < tree.size(); ++i) {
        const bool one_word = tree[i - 1].span == tree[i].span && tree[i - 1].upos == Upos::adp;
        if (one_word && tree[i].span.begin == span.begin && tree[i + 1].span.begin < span.end) {
            return {tree[i + 1].span.begin, span.end};
        }
    }
    return span;
}

}  // namespace

bool is_guess(const ActorMention& mention) {
    constexpr double k_guess = 0.55;
    return mention.score <= k_guess;
}

int pronoun_of(const SentenceView& view, int token) {
    if (Coreference::is_pronoun(view.token(token))) { return token; }
    if (view.token(token).upos == Upos::num) {  // "killed four of them"
        for (const int child : view.tree.children(token)) {
            const bool of_them = child > token && view.token(child).deprel == Deprel::nmod &&
                                 Coreference::is_pronoun(view.token(child));
            if (of_them) { return child; }
        }
    }
    return possessive_pronoun(view.tree, token);
}

bool says_whose(const Reading& reading, const Participant& participant) {
    return std::any_of(reading.actors.begin(), reading.actors.end(), [&](const auto& one) {
        return !one.actor.empty() && !one.party.empty() && participant.span.contains(one.span) &&
               overlap(one.party, participant.party);
    });
}

bool overlap(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return std::any_of(a.begin(), a.end(), [&](const std::string& one) {
        return std::find(b.begin(), b.end(), one) != b.end();
    });
}

void leave_out(const std::vector<std::string>& own, std::vector<std::string>& party) {
    std::vector<std::string> others;
    std::copy_if(party.begin(), party.end(), std::back_inserter(others),
                 [&](const std::string& name) { return !overlap({name}, own); });
    if (!others.empty()) { party = std::move(others); }
}

void add_parties(const std::vector<std::string>& from, std::vector<std::string>& into) {
    for (const auto& party : from) {
        if (std::find(into.begin(), into.end(), party) == into.end()) { into.push_back(party); }
    }
}

namespace {

/// "Called on Russia to withdraw its troops": whose they are is who is to act.
const ActorMention* subject_of_infinitive(const SentenceView& view, int pronoun) {
    const int verb = view.tree.clause_of(pronoun);
    if (view.token(verb).upos != Upos::verb || !view.tree.infinitive(verb)) { return nullptr; }
    const int subject = subject_of(view, verb);
    if (subject == k_no_token || subject >= verb || verb > pronoun) { return nullptr; }
    const auto* actor = view.actor(subject);
    return actor != nullptr && !actor->party.empty() ? actor : nullptr;
}

}  // namespace

const ActorMention* mention_behind(const SentenceView& view, int token,
                                   const Coreference& coreference) {
    const auto found = mentions_in(view, token);
    for (const auto* mention : found) {
        if (!mention->party.empty()) { return mention; }
    }
    if (!found.empty()) { return found.front(); }
    if (Coreference::is_pronoun(view.token(token))) { return coreference.resolve(view, token); }
    const auto classes = view.classes_at(token);
    const int owner = possessive_pronoun(view.tree, token);
    if (owner != k_no_token) {
        // "Kostal and its allies": whose they are stands before them
        const int first = view.tree.head(token);
        if (view.token(token).deprel == Deprel::conj && first != k_no_token &&
            view.actor(first) != nullptr) {
            return nullptr;
        }
        // "its rival", "son ancienne puissance coloniale" are not the owner's
        if (!may_be_owned(phrase_classes(view, token))) { return nullptr; }
        const auto* subject = subject_of_infinitive(view, owner);
        return subject != nullptr ? subject : coreference.resolve(view, owner);
    }
    // "des groupes de bénévoles" are not "the groups" told of
    const bool short_form = view.token(token).upos == Upos::noun &&
                            !view.token(token).is_plural() &&
                            (classes.has(WordClass::party) || classes.has(WordClass::leader) ||
                             classes.has(WordClass::force)) &&
                            !has_determiner_or_owner(view.tree, token);
    return short_form ? coreference.resolve(view, token) : nullptr;
}

namespace {

/// "As more people arrived", "FILE - Kurdish fighters", "shot [dead] two men": what leads to a
/// phrase is no part of it.
bool is_margin(const Tree& tree, int index) {
    const auto& token = tree[index];
    if (token.upos == Upos::adj && index > 0 && index + 1 < tree.size()) {
        const auto next = tree[index + 1].upos;
        return tree[index - 1].upos == Upos::verb && (next == Upos::num || next == Upos::det);
    }
    if (token.upos == Upos::sconj || token.upos == Upos::cconj) { return true; }
    return token.upos == Upos::punct &&
           (token.form == "-" || token.form == "," || token.form == "\u2013");
}

/// "Said [Saturday] Turkish soldiers shelled …": a day that a parser hangs on the first or last
/// word of a phrase is no part of it, unless it is part of a name.
Span without_days(const SentenceView& view, int head, Span span) {
    const auto& tree = view.tree;
    constexpr double k_name = 0.95;  // a name of the actor book itself
    const auto* name = view.actor(head);
    const auto is_day = [&](int token) {
        return token != head && view.time(token) != nullptr &&
               (name == nullptr || name->kind == ActorKind::unknown || name->score < k_name ||
                !name->span.contains(tree[token].span));
    };
    int first = tree.first_of(head);
    int last = tree.last_of(head);
    if (!span.contains(tree[first].span) || !span.contains(tree[last].span)) { return span; }
    const int opens = first;
    const int closes = last;
    while (first < head && (is_day(first) || is_margin(tree, first))) { ++first; }
    while (last > head && is_day(last)) { --last; }
    if (last < closes && last > head && tree[last].upos == Upos::adp) { --last; }
    if (first > opens && span.begin == tree[opens].span.begin) {
        span.begin = tree[first].span.begin;
    }
    if (last < closes && span.end == tree[closes].span.end) { span.end = tree[last].span.end; }
    return span;
}

/// "The movement, an affiliate of [the network]": what a name is explained by is its own.
int explained_name(const SentenceView& view, int token) {
    const auto& tree = view.tree;
    const int name = tree[token].deprel == Deprel::appos ? tree.head(token) : k_no_token;
    const auto* named = name == k_no_token ? nullptr : view.actor(name);
    const bool known = tree.set_off(token) && named != nullptr && !named->party.empty() &&
                       tree[name].upos == Upos::propn;
    return known && tree[token].upos == Upos::noun ? name : token;
}

}  // namespace

Participant participant_at(const SentenceView& view, int token, const Coreference& coreference) {
    token = explained_name(view, token);
    Participant participant;
    Tokens members;
    view.tree.coordinated(token, members);
    for (const int member : members) {
        auto found = mentions_in(view, member);
        if (const auto* owner = owner_of_leaving(view, member); owner != nullptr) {
            found.assign(1, owner);
        }
        auto words = without_days(view, member, view.tree.phrase_of(member));
        // "a visit to South Sudan": the whole name, however a parser hangs its words
        const auto* name = view.actor(member);
        if (name != nullptr && name->kind == ActorKind::state) { words = join(words, name->span); }
        participant.span = join(participant.span, words);
        for (const auto* mention : found) {
            add_parties(mention->party, participant.party);
            participant.joint = participant.joint || mention->joint;
        }
        if (found.empty()) {
            if (const auto* behind = mention_behind(view, member, coreference); behind != nullptr) {
                add_parties(behind->party, participant.party);
                participant.joint = participant.joint || behind->joint;
            }
        }
    }
    participant.span = without_contraction(view, participant.span);
    participant.text = slice(view.reading->article.text, participant.span);
    // "sanctions on Iran", "strikes on Iran": a state behind a word of place is that state
    if (participant.party.empty() && names_state(view, token)) {
        participant.party = {view.place(token)->state};
    }
    return participant;
}

bool names_state(const SentenceView& view, int token) {
    const auto* place = view.place(token);
    if (place == nullptr || place->state.empty()) { return false; }
    // by its name in whatever language
    const bool country = place->resolved && !place->candidates.empty() &&
                         place->candidates.front().place.precision == PlacePrecision::country;
    return country || place->state == place->text;
}

}  // namespace counterclaim::claim
