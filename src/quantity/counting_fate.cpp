// What happened to what is counted: the participle, verb or noun of the tree that says so ("20
// civilians killed", "killed 20", "the death of 20").
#include "quantity/counter.hpp"

#include <algorithm>

namespace counterclaim::quantity {

void Counter::happened(Counted& counted) const {
    const auto noun = counted.noun;
    const auto& one = word(noun);
    if (one.any(Use::result) && !(one.person && one.person_class != PersonClass::unknown)) {
        for (const auto kind : k_kinds) {
            if (!one.has(Use::result, kind)) { continue; }
            if (fell(kind, counted)) { return; }
            const bool died = kind == QuantityKind::wounded && died_since(noun);
            return set(counted, died ? QuantityKind::killed : kind, "noun");
        }
    }
    if (is_participle(token(noun)) && !one.person && !one.item && !one.place) {
        const auto kind = kind_by(one, Use::object, one);
        if (kind != QuantityKind::other) { return set(counted, kind, "participle"); }
    }
    if (counted.loss) { return set(counted, QuantityKind::killed, "loss"); }
    if (!m_view.parsed()) { return; }
    if (const auto kind = joined_attribute(one); kind != QuantityKind::other) {
        return set(counted, kind, "verb");
    }
    by_children(counted, false);
    if (counted.kind == QuantityKind::other) { by_governors(counted); }
    if (counted.kind == QuantityKind::other) { by_children(counted, true); }
}

/// "Killed two displaced", "two prisoners were wounded": what befell them tells more than what they
/// are.
bool Counter::fell(QuantityKind kind, Counted& counted) const {
    if (!m_view.parsed() || (kind != QuantityKind::displaced && kind != QuantityKind::captured)) {
        return false;
    }
    auto fallen = counted;
    by_governors(fallen);
    const bool harmed = fallen.kind == QuantityKind::killed || fallen.kind == QuantityKind::wounded;
    if (harmed) { counted = fallen; }
    return harmed;
}

/// "Three of the wounded died", "deux blessés ont succombé".
bool Counter::died_since(std::int32_t noun) const {
    if (!m_view.parsed()) { return false; }
    auto subject = noun;
    const auto above = token(noun).head;
    if (token(noun).deprel == Deprel::nmod && above >= 0 &&
        m_view.numbers[static_cast<std::size_t>(above)] >= 0) {
        subject = above;
    }
    const auto verb = token(subject).head;
    return verb >= 0 && token(subject).deprel == Deprel::nsubj && !has_object(verb) &&
           word(verb).has(Use::subject, QuantityKind::killed);
}

/// "Killed 60 villagers and wounded scores of them", the second verb read as an adjective.
QuantityKind Counter::joined_attribute(const TokenWords& noun) const {
    const auto before = m_place == nullptr ? -1 : m_place->first - 1;
    if (before < 1 || token(before - 1).upos != Upos::cconj || !is_participle(token(before)) ||
        token(before).deprel != Deprel::amod) {
        return QuantityKind::other;
    }
    return kind_by(word(before), Use::object, noun);
}

void Counter::by_children(Counted& counted, bool attributes) const {
    const auto& one = word(counted.noun);
    for (const auto child : m_view.children[static_cast<std::size_t>(counted.noun)]) {
        const auto deprel = token(child).deprel;
        if (deprel != Deprel::acl && deprel != Deprel::amod && deprel != Deprel::appos &&
            deprel != Deprel::xcomp && deprel != Deprel::advcl) {
            continue;
        }
        // "six wounded soldiers were executed": the verb tells more than the attribute
        const bool attribute = deprel == Deprel::amod && child < counted.noun;
        if (attribute != attributes) { continue; }
        for (const auto kind : k_kinds) {
            // "10 soldiers who are dead", not "two gunmen who killed a guard"
            if (word(child).has(Use::result, kind) && fits(one, kind) && deprel != Deprel::appos &&
                !acts(child)) {
                return set(counted, kind, "adjective");
            }
        }
        const bool relative = deprel == Deprel::acl && token(child).subtype == DeprelSubtype::relcl;
        if (relative && has_other_subject(child)) { continue; }
        if (relative) {
            // "20 people who died"; "soldats qui ont été tués"; not "people who lost a leg"
            const bool undone = word(child).any(Use::object) && has_object(child);
            auto kind = undone ? QuantityKind::other : kind_by(word(child), Use::subject, one);
            if (kind == QuantityKind::other && passive(child)) {
                kind = kind_by(word(child), Use::object, one);
            }
            if (kind != QuantityKind::other) { return set(counted, kind, "relative clause"); }
            continue;
        }
        if (deprel == Deprel::acl && !is_participle(token(child))) {
            // "2,000 people fleeing the attacks"
            const auto kind = kind_by(word(child), Use::subject, one);
            if (kind == QuantityKind::displaced) { return set(counted, kind, "participle"); }
        }
        if (!is_participle(token(child)) || has_object(child)) { continue; }
        const auto kind = kind_by(word(child), Use::object, one);
        if (kind != QuantityKind::other) { return set(counted, kind, "participle"); }
        const auto by_itself = kind_by(word(child), Use::subject, one);
        if (by_itself != QuantityKind::other) { return set(counted, by_itself, "participle"); }
    }
}

bool Counter::has_other_subject(std::int32_t verb) const {
    const auto& children = m_view.children[static_cast<std::size_t>(verb)];
    return std::any_of(children.begin(), children.end(), [&](std::int32_t child) {
        return token(child).deprel == Deprel::nsubj && token(child).upos != Upos::pron &&
               token(child).upos != Upos::det;
    });
}

bool Counter::passive(std::int32_t verb) const {
    const auto& children = m_view.children[static_cast<std::size_t>(verb)];
    const bool marked = std::any_of(children.begin(), children.end(), [&](std::int32_t child) {
        return token(child).subtype == DeprelSubtype::pass;
    });
    return marked || token(verb).has_feature("Voice=Pass");
}

void Counter::by_governors(Counted& counted) const {
    if (m_place != nullptr && token(counted.noun).deprel == Deprel::conj) {
        const auto kind = verb_before(*m_place, word(counted.noun));
        if (kind != QuantityKind::other) { return set(counted, kind, "verb"); }
    }
    auto index = counted.noun;
    const auto& noun = word(counted.noun);
    for (int step = 0; step < k_climb_max; ++step) {
        const auto head = token(index).head;
        if (head < 0) { return; }
        const auto deprel = token(index).deprel;
        // "près de 2 000 soldats se déploient": the adverb that bounds the number stands for it
        const bool bound = token(head).upos == Upos::adv && head < index && step == 0;
        if (bound || (deprel == Deprel::conj && joins(head, index))) {
            index = head;
            continue;
        }
        const auto kind = by_head(head, index, noun);
        if (kind != QuantityKind::other) { return set(counted, kind, "verb"); }
        // "clashes between two groups left 300 dead": what befalls them befalls no group of them
        const bool deeds = deprel == Deprel::nmod && token(head).upos == Upos::noun &&
                           token(head).is_plural() && !word(head).person && !word(head).item &&
                           m_view.numbers[static_cast<std::size_t>(head)] < 0;
        if (deeds) { return; }
        const bool through =
            deprel == Deprel::nmod || deprel == Deprel::appos || deprel == Deprel::flat;
        if (!through || step > 1) { return; }
        index = head;
    }
}

bool Counter::falls_itself(std::int32_t noun) const {
    const auto verb = noun < 0 || !m_view.parsed() ? -1 : token(noun).head;
    if (verb < noun || token(noun).deprel != Deprel::nsubj) { return false; }
    const auto& children = m_view.children[static_cast<std::size_t>(verb)];
    return std::any_of(children.begin(), children.end(), [&](std::int32_t child) {
        return token(child).deprel == Deprel::expl && token(child).has_feature("Reflex=Yes");
    });
}

bool Counter::joins(std::int32_t a, std::int32_t b) const {
    const auto noun = [&](std::int32_t index) {
        const auto upos = token(index).upos;
        return upos == Upos::noun || upos == Upos::propn || upos == Upos::num || upos == Upos::pron;
    };
    return noun(a) && noun(b);
}

QuantityKind Counter::by_head(std::int32_t head, std::int32_t index, const TokenWords& noun) const {
    const auto& verb = word(head);
    const auto& one = token(index);
    switch (one.deprel) {
        case Deprel::nsubj:
        case Deprel::csubj: {
            // "policemen shot and killed a driver": the tag alone makes no passive of it
            const bool does = acts(head) || shares_object(head);
            if (one.subtype == DeprelSubtype::pass || (passive(head) && !does)) {
                const auto undergone = as_object(head, noun);
                if (undergone != QuantityKind::other) { return undergone; }
                // "sont rentrés": no passive, though a parser may take it for one
            }
            const auto kind = kind_by(verb, Use::subject, noun);
            if (kind != QuantityKind::other && !(verb.any(Use::object) && has_object(head))) {
                return kind;
            }
            // "20 civilians killed in a strike": a headline without "were"
            const bool headline = is_participle(token(head)) && !has_object(head) &&
                                  !shares_object(head) && !has_auxiliary(head);
            const auto undergone = headline ? as_object(head, noun) : QuantityKind::other;
            if (undergone != QuantityKind::other) { return undergone; }
            for (const auto bit : k_kinds) {
                // "20 people are dead", not "a bomber killed dozens"
                if (verb.has(Use::result, bit) && fits(noun, bit) && !acts(head)) { return bit; }
            }
            // "two men shot dead a judge": what is said of the object is not of them
            return does ? QuantityKind::other : through_complement(head, noun);
        }
        case Deprel::obj:
        case Deprel::iobj: {
            const auto behind = fate_behind(head, index, noun);
            if (behind != QuantityKind::other) { return behind; }
            const auto kind = as_object(head, noun);
            if (kind != QuantityKind::other) { return kind; }
            if (noun.lives && (verb.light || verb.has(Use::subject, QuantityKind::killed))) {
                return QuantityKind::killed;
            }
            return through_complement(head, noun);
        }
        case Deprel::nmod:
            return kind_by(verb, Use::of, noun);
        case Deprel::obl: {
            const auto kind = kind_by(verb, Use::of, noun);
            const bool argument = one.relation == "obl:arg";  // "disposer de", "s'emparer de"
            return kind != QuantityKind::other || !argument ? kind
                                                            : kind_by(verb, Use::object, noun);
        }
        default:
            return QuantityKind::other;
    }
}

/// "Two killed others injured", whose comma is lost: the second count has its own
/// word.
QuantityKind Counter::fate_behind(std::int32_t verb, std::int32_t object,
                                  const TokenWords& noun) const {
    const auto next = object + 1;
    if (next >= static_cast<std::int32_t>(m_view.children.size()) || !is_participle(token(next)) ||
        has_object(next)) {
        return QuantityKind::other;
    }
    const auto fate = kind_by(word(next), Use::object, noun);
    const auto is_number = [&](std::int32_t index) {
        return m_view.numbers[static_cast<std::size_t>(index)] >= 0;
    };
    const auto& children = m_view.children[static_cast<std::size_t>(verb)];
    const bool counted = std::any_of(children.begin(), children.end(), [&](std::int32_t child) {
        const auto& below = m_view.children[static_cast<std::size_t>(child)];
        const bool number = is_number(child) || std::any_of(below.begin(), below.end(), is_number);
        return token(child).deprel == Deprel::nsubj && child < verb && number &&
               (word(child).lives || token(child).upos == Upos::num);
    });
    const auto harm = [](QuantityKind kind) {
        return kind == QuantityKind::killed || kind == QuantityKind::wounded;
    };
    const auto first = as_object(verb, noun);
    return counted && harm(fate) && harm(first) && fate != first ? fate : QuantityKind::other;
}

QuantityKind Counter::through_complement(std::int32_t verb, const TokenWords& noun) const {
    for (const auto child : m_view.children[static_cast<std::size_t>(verb)]) {
        const auto deprel = token(child).deprel;
        if (deprel != Deprel::xcomp && deprel != Deprel::advcl && deprel != Deprel::ccomp) {
            continue;
        }
        // "a nurse said 12 people were killed": they, not she
        const bool told_of_others = has_object(child) || has_other_subject(child);
        if (deprel == Deprel::ccomp && told_of_others) { continue; }
        for (const auto kind : k_kinds) {
            if (word(child).has(Use::result, kind) && fits(noun, kind)) { return kind; }
        }
        if (is_participle(token(child)) && !has_object(child)) {
            const auto kind = kind_by(word(child), Use::object, noun);
            if (kind != QuantityKind::other && deprel == Deprel::xcomp) { return kind; }
        }
    }
    return QuantityKind::other;
}

}  // namespace counterclaim::quantity
