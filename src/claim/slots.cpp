#include "claim/slots.hpp"

#include "claim/arguments.hpp"
#include "claim/coreference.hpp"
#include "claim/deed_towns.hpp"
#include "claim/phrase.hpp"

#include <algorithm>

namespace counterclaim::claim {

bool is_bare_weapon(const SentenceView& view, int token) {
    const auto& tree = view.tree;
    const bool bare = tree.child(token, Deprel::det) == k_no_token &&
                      tree.child(token, Deprel::nmod) == k_no_token &&
                      tree.child(token, Deprel::amod) == k_no_token &&
                      !view.token(token).is_plural();
    return bare && view.lexicon->classes_of(view.lemma(token)).has(WordClass::heavy_weapon);
}

namespace {

/// What is fired or dropped: it neither acts by itself nor is aimed at.
bool is_means(const SentenceView& view, int token) {
    const auto classes = view.classes_at(token);
    if (is_bare_weapon(view, token)) { return true; }
    return (classes.has(WordClass::heavy_weapon) || classes.has(WordClass::weapon) ||
            classes.has(WordClass::bomb)) &&
           !classes.has(WordClass::force) && !classes.has(WordClass::vehicle);
}

/// What introduces who acts may introduce what is struck as well.
bool may_introduce_struck(const Frame& frame, const ArgumentSource& source) {
    return std::any_of(frame.slots.begin(), frame.slots.end(), [&](const FrameSlot& slot) {
        return slot.name == FrameSlot::Name::target &&
               std::any_of(slot.sources.begin(), slot.sources.end(), [&](const auto& one) {
                   return one.path == source.path && one.word == source.word;
               });
    });
}

/// "A strike of drones": the adposition that also introduces who acts, before what flies.
bool flies_in(const SentenceView& view, const Frame& frame, const ArgumentSource& source,
              int token) {
    const bool of_actors =
        std::any_of(frame.slots.begin(), frame.slots.end(), [&](const FrameSlot& slot) {
            return slot.name == FrameSlot::Name::actor &&
                   std::any_of(slot.sources.begin(), slot.sources.end(), [&](const auto& one) {
                       return one.path == source.path && one.word == source.word;
                   });
        });
    return of_actors && view.classes_at(token).has(WordClass::aircraft);
}

/// What stands and is struck, whosever it is.
bool is_only_struck(const SentenceView& view, int token) {
    const auto classes = view.lexicon->classes_of(view.lemma(token));
    const bool stands = classes.has(WordClass::building) || classes.has(WordClass::position);
    return stands && !classes.has(WordClass::force) && !classes.has(WordClass::party) &&
           !classes.has(WordClass::person);
}

/// "The attack of a convoy": one vehicle behind the word that also introduces what is struck.
bool is_vehicle_struck(const SentenceView& view, const Occurrence& occurrence,
                       const ArgumentSource& source, int token) {
    const auto own = view.lexicon->classes_of(view.lemma(token));
    const bool vehicle =
        own.has(WordClass::vehicle) && !own.has(WordClass::force) && !view.token(token).is_plural();
    return vehicle && occurrence.nominal && may_introduce_struck(*occurrence.frame, source);
}

/// "The number of soldiers killed rose": words that tell of a toll, and no party to it.
bool tells_toll(const SentenceView& view, const Occurrence& occurrence, int token) {
    constexpr WordClasses k_people{WordClass::force, WordClass::party, WordClass::person,
                                   WordClass::civilian};
    return occurrence.type == ClaimType::casualty_toll && token != occurrence.token &&
           is_of_phrase(occurrence.frame->phrase, view.token(token)) &&
           !view.lexicon->classes_of(view.lemma(token)).meets(k_people);
}

/// "Syria's civil war", without a word of whom it is waged on: where it is fought.
bool is_war_of_a_place(const SentenceView& view, int war, int owner) {
    const auto& tree = view.tree;
    if (!view.classes_at(war).has(WordClass::war)) { return false; }
    const auto* actor = view.actor(owner);
    if (actor == nullptr) { return view.place(owner) != nullptr; }  // "Africa's longest war"
    if (actor->kind == ActorKind::person || actor->kind == ActorKind::armed_group ||
        actor->kind == ActorKind::armed_force) {
        return false;
    }
    return tree.child(war, Deprel::nmod) == owner &&
           std::none_of(tree.children(war).begin(), tree.children(war).end(), [&](int child) {
               return child > war && tree[child].deprel == Deprel::nmod &&
                      (view.actor(child) != nullptr || view.place(child) != nullptr);
           });
}

/// "The bombardment of Ukraine": a state behind the word that also introduces what is struck. Not
/// "the offensive of Ukraine": armies attack, towns are bombarded.
bool is_state_struck(const SentenceView& view, const Occurrence& occurrence,
                     const ArgumentSource& source, int token) {
    const auto* actor = view.actor(token);
    if (!occurrence.nominal || !is_violent(occurrence.type) ||
        occurrence.type == ClaimType::armed_clash || actor == nullptr ||
        (actor->kind != ActorKind::state && !names_capital(view, token))) {
        return false;
    }
    return may_introduce_struck(*occurrence.frame, source);
}

}  // namespace

bool fits(const SentenceView& view, const Occurrence& occurrence, FrameSlot::Name slot,
          const ArgumentSource& source, int token) {
    const auto& word = view.token(token);
    if (view.time(token) != nullptr) { return false; }
    if (source.path == ArgumentPath::modifier) {
        if (is_bare_weapon(view, token)) { return false; }  // "artillery fire"
        const auto* actor = view.actor(token);
        const int owner = view.tree.child(occurrence.token, Deprel::nmod);
        if (actor != nullptr && owner != k_no_token && owner < token &&
            actor->span.contains(view.token(owner).span) &&
            is_war_of_a_place(view, occurrence.token, owner)) {
            return false;  // "civil" in "Syria's civil war"
        }
        const bool force = view.classes_at(token).has(WordClass::force) ||
                           view.classes_at(token).has(WordClass::party);
        if (slot == FrameSlot::Name::target) {
            return actor != nullptr || view.place(token) != nullptr;
        }
        // "a village attack": where it was
        const auto own = view.lexicon->classes_of(view.lemma(token));
        if (!force && (own.has(WordClass::place) || own.has(WordClass::building))) { return false; }
        if (names_deed_by_town(view, occurrence, token)) { return false; }
        return actor != nullptr || (word.upos == Upos::noun && force);
    }
    if (slot == FrameSlot::Name::actor && source.path == ArgumentPath::possessor &&
        is_war_of_a_place(view, occurrence.token, token)) {
        return false;
    }
    if (slot != FrameSlot::Name::place && tells_toll(view, occurrence, token)) { return false; }
    if (slot == FrameSlot::Name::actor || slot == FrameSlot::Name::both) {
        const int counted = view.quantity_at[static_cast<std::size_t>(token)];
        if (counted >= 0) {
            const auto kind = view.reading->quantities[static_cast<std::size_t>(counted)].kind;
            if (kind == QuantityKind::killed || kind == QuantityKind::wounded) { return false; }
        }
        // "it was an attack", "the blast was the deadliest raid of the year": the deed itself
        const bool is_deed = source.path == ArgumentPath::subject && occurrence.nominal &&
                             (Coreference::is_pronoun(word) || is_violent(occurrence.type)) &&
                             view.tree.head(token) == occurrence.token &&
                             view.tree.child(occurrence.token, Deprel::cop) != k_no_token;
        if (is_deed) { return false; }
        if (source.path == ArgumentPath::subject && token != occurrence.token &&
            view.lexicon->classes_of(view.lemma(token)).has(WordClass::war)) {
            return false;  // "Yemen's war has killed thousands": nobody's deed
        }
        if (source.path == ArgumentPath::adposition && is_means(view, token)) {
            return false;  // "a salvo of rockets"
        }
        if (source.path == ArgumentPath::adposition && is_violent(occurrence.type) &&
            is_only_struck(view, token)) {
            return false;  // "the bombardment of Ukrainian infrastructure"
        }
        if (source.path == ArgumentPath::adposition &&
            (is_state_struck(view, occurrence, source, token) ||
             is_vehicle_struck(view, occurrence, source, token))) {
            return false;
        }
        // "attacks committed by the Viet Minh": a name that no source knows, where it must act
        const bool named = source.path == ArgumentPath::subject && word.upos == Upos::propn &&
                           view.classes_at(token).has(WordClass::name) &&
                           case_says(view, token, CueKind::agent);
        return word.upos != Upos::adv && (named || can_act(view, token));
    }
    if (slot == FrameSlot::Name::place) { return true; }
    if (occurrence.nominal && is_violent(occurrence.type) &&
        source.path == ArgumentPath::adposition &&
        (is_means(view, token) || flies_in(view, *occurrence.frame, source, token))) {
        return false;  // "an attack of missiles on the town"
    }
    if (occurrence.nominal && is_violent(occurrence.type) && view.actor(token) == nullptr &&
        view.lexicon->classes_of(view.lemma(token)).has(WordClass::war)) {
        return false;  // "the bombings of the Second World War"
    }
    // a target: no bare measure of time or manner, which parsers like to hang on verbs
    return word.upos == Upos::noun || word.upos == Upos::propn || word.upos == Upos::pron ||
           word.upos == Upos::num || word.upos == Upos::adj || word.upos == Upos::det ||
           word.upos == Upos::x || word.upos == Upos::sym;
}

namespace {

/// What stands where `source` says; for a phrase of verb and noun ("fell into the hands of the
/// rebels") also below its noun.
Tokens fillers_of(const SentenceView& view, const Occurrence& occurrence,
                  const ArgumentSource& source) {
    auto found = fillers(view, occurrence.token, source);
    if (!found.empty() || occurrence.nominal || source.path != ArgumentPath::adposition) {
        return found;
    }
    for (const int child : view.tree.children(occurrence.token)) {
        const auto& word = view.tree[child];
        if (word.upos == Upos::noun && is_of_phrase(occurrence.frame->phrase, word)) {
            return fillers(view, child, source);
        }
    }
    return found;
}

/// "In the border zone": a phrase that says where or when, and is not what the deed is aimed at.
bool is_setting(const SentenceView& view, const Frame& frame, int token) {
    if (view.place(token) != nullptr || view.time(token) != nullptr) { return true; }
    return case_says(view, token, CueKind::locative) &&
           !may_introduce_struck(frame, {ArgumentPath::adposition, adposition_of(view, token)});
}

/// "A deployment in the border zone of foreign fighters": the phrase a noun asks for, hung by the
/// parser on another phrase of the noun. In "an attack on a post of the army" the post is the
/// army's.
Tokens fillers_further(const SentenceView& view, const Occurrence& occurrence,
                       const ArgumentSource& source) {
    Tokens found;
    const auto& tree = view.tree;
    if (source.path != ArgumentPath::adposition) { return found; }
    for (const int child : tree.children(occurrence.token)) {
        if (child < occurrence.token || tree[child].deprel != Deprel::nmod) { continue; }
        const bool setting = is_setting(view, *occurrence.frame, child);
        for (const int further : tree.children(child)) {
            if (!setting && !case_says(view, further, CueKind::agent)) { continue; }
            if (further < child || tree[further].deprel != Deprel::nmod) { continue; }
            const bool other = adposition_of(view, child) != source.word;
            const bool wanted = adposition_of(view, further) == source.word;
            if (other && wanted && view.place(further) == nullptr) { found.push_back(further); }
        }
    }
    return found;
}

/// "Called for sanctions against Iran", the phrase hung on the verb: what follows the noun at once
/// and opens as its entry asks. "Announced a package of military aid for the army": what hangs on a
/// noun that is part of the verb's entry.
Tokens fillers_beside(const SentenceView& view, const Occurrence& occurrence,
                      const ArgumentSource& source) {
    Tokens found;
    const auto& tree = view.tree;
    if (source.path != ArgumentPath::adposition) { return found; }
    const auto add_children = [&](int head, Deprel relation, int from) {
        for (const int child : tree.children(head)) {
            const bool opens = from == k_no_token || tree.first_of(child) == from;
            if (tree[child].deprel == relation && opens &&
                adposition_of(view, child) == source.word) {
                found.push_back(child);
            }
        }
    };
    if (occurrence.nominal) {
        const int outer = outermost(view, occurrence.token);
        const int verb = tree.head(outer);
        const bool object = tree[outer].deprel == Deprel::obj || tree[outer].deprel == Deprel::obl;
        if (verb != k_no_token && verb < outer && object && tree[verb].upos == Upos::verb) {
            add_children(verb, Deprel::obl, tree.last_of(outer) + 1);
        }
        return found;
    }
    for (int i = occurrence.token + 1; i <= tree.last_of(occurrence.token); ++i) {
        if (tree[i].upos == Upos::noun && is_of_phrase(occurrence.frame->phrase, tree[i])) {
            add_children(i, Deprel::nmod, k_no_token);
        }
    }
    return found;
}

/// "Took *hostage*", "held *captive*": one noun with nothing beside it.
bool is_bare_noun(const SentenceView& view, int token) {
    const auto& tree = view.tree;
    return tree[token].upos == Upos::noun && !tree[token].is_plural() &&
           tree.first_of(token) == token && tree.last_of(token) == token;
}

/// "Saudi-[led] coalition airstrikes": the noun that the name before the occurrence is headed by.
int head_of_name(const SentenceView& view, const Occurrence& occurrence,
                 const ArgumentSource& source, int token) {
    const auto& tree = view.tree;
    const auto* name = source.path == ArgumentPath::modifier ? view.actor(token) : nullptr;
    if (name == nullptr || tree[token].upos != Upos::verb) { return token; }
    for (int i = occurrence.token - 1; i > token; --i) {
        const bool noun = tree[i].upos == Upos::noun || tree[i].upos == Upos::propn;
        if (noun && view.actor(i) == name) { return i; }
    }
    return token;
}

bool is_thing_struck(const SentenceView& view, int token) {
    constexpr WordClasses k_struck{WordClass::building, WordClass::position, WordClass::vehicle,
                                   WordClass::civilian, WordClass::force,    WordClass::crowd};
    return view.token(token).upos == Upos::noun && view.classes_at(token).meets(k_struck);
}

}  // namespace

bool says_where(const SentenceView& view, const Occurrence& occurrence, const FrameSlot& slot,
                int token) {
    const bool place = token != k_no_token && view.place(token) != nullptr &&
                       case_says(view, token, CueKind::locative);
    // the first source is aimed at: "an attack on Kostal"
    return place && occurrence.nominal && is_violent(occurrence.type) &&
           adposition_of(view, token) != slot.sources.front().word;
}

int fill(const SentenceView& view, const Occurrence& occurrence, const FrameSlot& slot, int taken) {
    const auto& frame = *occurrence.frame;
    int where = k_no_token;
    for (const auto& source : slot.sources) {
        for (const int token : fillers_of(view, occurrence, source)) {
            // "took effect" does nothing to "effect", "held talks" meets nobody in "talks", "three
            // men held captive" is about the men
            const bool bare = frame.type == ClaimType::detention && is_bare_noun(view, token);
            const bool matter = slot.name == FrameSlot::Name::target &&
                                source.path == ArgumentPath::object &&
                                (frame.type == ClaimType::talks || bare);
            if ((frame.slots_by_default || matter) &&
                is_of_phrase(frame.phrase, view.token(token))) {
                continue;
            }
            const bool around = occurrence.nominal && slot.name == FrameSlot::Name::target &&
                                token != occurrence.token &&
                                view.tree.below(occurrence.token, token);
            if (around && source.path == ArgumentPath::object) { continue; }
            if (token == taken || !fits(view, occurrence, slot.name, source, token)) { continue; }
            const bool target = slot.name == FrameSlot::Name::target;
            if (where == k_no_token && target && says_where(view, occurrence, slot, token)) {
                where = token;
            } else if (where == k_no_token || is_thing_struck(view, token)) {
                return head_of_name(view, occurrence, source, token);
            }
        }
    }
    if (where != k_no_token) { return where; }
    const bool actor = slot.name == FrameSlot::Name::actor;
    if (!actor && slot.name != FrameSlot::Name::target) { return k_no_token; }
    for (const auto& source : slot.sources) {
        if (actor && !occurrence.nominal) { break; }
        const auto tokens = actor ? fillers_further(view, occurrence, source)
                                  : fillers_beside(view, occurrence, source);
        for (const int token : tokens) {
            if (token != taken && fits(view, occurrence, slot.name, source, token)) {
                return token;
            }
        }
    }
    return k_no_token;
}

}  // namespace counterclaim::claim
