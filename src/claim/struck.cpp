#include "claim/struck.hpp"

#include "claim/arguments.hpp"

namespace counterclaim::claim {

Victims victims_of(const SentenceView& view, const Claim& claim) {
    bool civilian = false;
    bool military = false;
    bool people = false;
    for (const auto& quantity : claim.quantities) {
        people = people || (quantity.kind == QuantityKind::killed &&
                            quantity.person_class == PersonClass::unknown);
        const int counted = view.head_of(quantity.span);
        const auto classes = counted == k_no_token ? WordClasses{} : phrase_classes(view, counted);
        const bool force =
            quantity.person_class == PersonClass::military || classes.has(WordClass::force);
        military = military || force;
        civilian = civilian || quantity.person_class == PersonClass::civilian ||
                   (classes.has(WordClass::civilian) && !force);
    }
    if (claim.target && !claim.target->span.empty()) {
        const int token = view.head_of(claim.target->span);
        if (token != k_no_token) {
            const auto classes = phrase_classes(view, token);
            // "a convoy of traders", "of a company": by what it is a convoy of
            constexpr WordClasses k_unarmed{WordClass::civilian, WordClass::business};
            const bool unarmed =
                view.classes_at(token).has(WordClass::measure) && classes.meets(k_unarmed);
            civilian = civilian || unarmed || classes.has(WordClass::civilian);
            military = military || (!unarmed && classes.has(WordClass::force)) ||
                       classes.has(WordClass::position);
        }
    }
    if (civilian == military) { return !civilian && people ? Victims::people : Victims::unknown; }
    return civilian ? Victims::civilian : Victims::military;
}

bool strikes_army(const SentenceView& view, const Claim& claim) {
    if (!claim.target || claim.target->span.empty()) { return false; }
    const int token = view.head_of(claim.target->span);
    if (token == k_no_token) { return false; }
    const auto classes = phrase_classes(view, token);
    return classes.has(WordClass::force) &&
           (classes.has(WordClass::position) || classes.has(WordClass::building) ||
            classes.has(WordClass::place));
}

bool acts_itself(const SentenceView& view, const Participant& actor) {
    static const auto k_things = [] {
        auto classes = k_means_classes;
        for (const auto one : {WordClass::attack, WordClass::war, WordClass::weapon,
                               WordClass::casualty, WordClass::vehicle}) {
            classes.add(one);
        }
        return classes;
    }();
    if (actor.span.empty()) { return !actor.party.empty(); }
    const int token = view.head_of(actor.span);
    if (token == k_no_token) { return !actor.party.empty(); }
    const auto classes = view.classes_at(token);
    if (classes.has(WordClass::force) || classes.has(WordClass::person)) { return true; }
    if (!view.lexicon->frames_of(view.lemma(token)).empty() && actor.party.empty()) {
        return false;  // "the operation killed"
    }
    return !classes.meets(k_things);
}

}  // namespace counterclaim::claim
