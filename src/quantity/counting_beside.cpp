// No tree, or a tree that says nothing: "3 killed 17 injured", "killing 4", "the death of 15".
#include "quantity/counter.hpp"

#include <algorithm>

namespace counterclaim::quantity {

/// "Kills 17 in a market": the phrase behind the number is not the number's.
bool Counter::stands_alone(const NumberPlace& place) const {
    const auto next = place.last + 1;
    if (!m_view.parsed() || next >= m_view.size() || token(next).upos != Upos::adp) {
        return false;
    }
    const auto relation = token(place.last).deprel;
    if (relation != Deprel::obj && relation != Deprel::nsubj) { return false; }
    const auto noun = token(next).head;
    const auto above = noun < 0 ? noun : token(noun).head;
    return token(next).deprel == Deprel::case_ && noun > next &&
           (above < place.first || above > place.last);
}

std::int32_t Counter::noun_to_the_right(const NumberPlace& place, NumberForm form) const {
    if (stands_alone(place)) { return -1; }
    for (auto index = place.last + 1; index < m_view.size() && index <= place.last + k_noun_reach;
         ++index) {
        const auto& one = token(index);
        if (m_view.numbers[static_cast<std::size_t>(index)] >= 0) { return -1; }
        if (one.upos == Upos::punct && one.form != "\"") { return -1; }
        if (word(index).countable()) {
            // "20 dead soldiers": the soldiers are counted
            const auto next = index + 1;
            if (next < m_view.size() && word(index).any(Use::result) && word(next).person &&
                one.upos == Upos::adj) {
                return next;
            }
            return index;
        }
        const bool skip = one.upos == Upos::adj || one.upos == Upos::adp || one.upos == Upos::det ||
                          one.upos == Upos::x || one.upos == Upos::propn || one.upos == Upos::adv ||
                          one.upos == Upos::noun || one.upos == Upos::punct ||
                          one.has_feature("Poss=Yes") ||
                          (one.upos == Upos::verb && one.deprel == Deprel::amod);
        if (!skip || (form == NumberForm::one && one.upos != Upos::adj && one.upos != Upos::propn &&
                      one.upos != Upos::noun)) {
            return -1;
        }
    }
    return -1;
}

QuantityKind Counter::verb_before(const NumberPlace& place, const TokenWords& noun) const {
    const auto index = place.first - 1;
    if (index < 1 || m_view.numbers[static_cast<std::size_t>(index - 1)] >= 0) {
        return QuantityKind::other;
    }
    if (word(index).countable() && !is_participle(token(index))) { return QuantityKind::other; }
    return kind_by(word(index), Use::object, noun);
}

QuantityKind Counter::behind_label(const NumberPlace& place) const {
    const auto colon = place.first - 1;
    if (colon < 1 || token(colon).form != ":") { return QuantityKind::other; }
    const auto& label = word(colon - 1);
    for (const auto kind : k_kinds) {
        if (label.has(Use::result, kind) || label.has(Use::of, kind)) { return kind; }
    }
    return QuantityKind::other;
}

void Counter::beside(const NumberPlace& place, Counted& counted) const {
    const auto listed = behind_label(place);
    if (listed != QuantityKind::other) { return set(counted, listed, "beside"); }
    static const TokenWords person = [] {
        TokenWords words;
        words.person = true;
        return words;
    }();
    const auto& noun = counted.noun >= 0 ? word(counted.noun) : person;
    const auto right = to_the_right(place, counted, noun);
    if (right != QuantityKind::other) { return set(counted, right, "beside"); }
    const auto left = to_the_left(place, counted, noun);
    if (left != QuantityKind::other) { set(counted, left, "beside"); }
}

QuantityKind Counter::to_the_right(const NumberPlace& place, const Counted& counted,
                                   const TokenWords& noun) const {
    const auto begin = counted.noun >= 0 ? std::max(counted.noun, place.last) : place.last;
    bool passive_form = false;
    for (auto index = begin + 1; index < m_view.size() && index <= begin + k_window_right + 1;
         ++index) {
        if (m_view.aside[static_cast<std::size_t>(index)]) { continue; }
        if (stops(index)) { break; }
        const auto upos = token(index).upos;
        passive_form = passive_form || token(index).subtype == DeprelSubtype::pass;
        const bool does = upos == Upos::verb && acts(index);
        for (const auto kind : k_kinds) {
            if (!does && word(index).has(Use::result, kind) && fits(noun, kind) &&
                (upos != Upos::noun || (index == begin + 1 && counted.noun >= 0))) {
                return kind;
            }
        }
        if (is_participle(token(index)) && !object_follows(index)) {
            const auto kind = kind_by(word(index), Use::object, noun);
            if (kind != QuantityKind::other && (counted.noun >= 0 || index == place.last + 1)) {
                return kind;
            }
        }
        if (upos == Upos::verb && counted.noun >= 0 && !passive_form) {
            const auto kind = kind_by(word(index), Use::subject, noun);
            if (kind != QuantityKind::other && !word(index).any(Use::object)) { return kind; }
        }
        const bool carries_on =
            upos == Upos::verb && is_participle(token(index)) && !object_follows(index);
        if (upos == Upos::verb && !carries_on) { break; }
        if (counted.noun < 0 && upos == Upos::noun) { break; }
    }
    return QuantityKind::other;
}

bool Counter::object_follows(std::int32_t index) const {
    if (index + 1 >= m_view.size()) { return false; }
    if (acts(index)) { return true; }  // "killed and wounded dozens"
    const auto upos = token(index + 1).upos;
    return upos == Upos::det || upos == Upos::num || upos == Upos::propn ||
           (upos == Upos::noun && !word(index + 1).any(Use::result)) || upos == Upos::pron;
}

/// The verb over a noun of lives, or right before its article, ends them: "claimed", "coûter".
bool Counter::takes_lives(std::int32_t noun) const {
    const auto ends = [&](std::int32_t verb) {
        const auto& one = word(verb);
        return one.light || one.has(Use::subject, QuantityKind::killed) ||
               one.has(Use::object, QuantityKind::killed);
    };
    const auto head = token(noun).head;
    if (head < 0 || ends(head)) { return true; }
    for (auto before = noun - 1; before >= 0 && before + 3 >= noun; --before) {
        if (token(before).upos == Upos::verb) { return ends(before); }
    }
    return token(head).upos != Upos::verb;
}

QuantityKind Counter::to_the_left(const NumberPlace& place, const Counted& counted,
                                  const TokenWords& noun) const {
    bool after_of = false;
    for (auto index = place.first - 1; index >= 0 && index >= place.first - k_window_left;
         --index) {
        if (stops(index)) { break; }
        const auto upos = token(index).upos;
        const auto whole = m_view.part_of[static_cast<std::size_t>(index)];
        if (whole >= 0 && whole < index && token(whole).upos == Upos::verb) {
            continue;
        }  // "shot down"
        if (upos == Upos::adp) {
            after_of = true;
            continue;
        }
        // next to the number a verb is a verb, whatever the tagger took it for
        const bool verb_here = word(index).any(Use::object) && !word(index).countable() &&
                               !after_of && index + 2 >= place.first;
        if (upos == Upos::noun && !verb_here) {
            if (!after_of) { break; }
            if (word(index).lives) {
                // "cost the lives of 20", not "saved", "changed the lives of 20"
                return takes_lives(index) ? QuantityKind::killed : QuantityKind::other;
            }
            return kind_by(word(index), Use::of, noun);
        }
        if (upos != Upos::verb && upos != Upos::x && !verb_here) { continue; }
        if (after_of) { break; }
        const bool passive_before =
            is_participle(token(index)) && index > 0 &&
            (token(index - 1).upos == Upos::aux && token(index - 1).subtype == DeprelSubtype::pass);
        const auto kind = kind_by(word(index), Use::object, noun);
        if (kind != QuantityKind::other && !passive_before && !strange(counted, kind) &&
            (counted.noun >= 0 || kind <= QuantityKind::wounded)) {
            return kind;
        }
        break;
    }
    return QuantityKind::other;
}

}  // namespace counterclaim::quantity
