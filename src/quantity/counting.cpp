// What a number counts: the noun it hangs on in the tree, the noun beside it, or a number that
// stands by itself. What happened to it is counting_fate.cpp's.
#include "quantity/counting.hpp"

#include "quantity/counter.hpp"

#include <algorithm>

namespace counterclaim::quantity {

/// What can happen to a thing of this sort. A word no list knows may be people.
bool fits(const TokenWords& noun, QuantityKind kind) {
    const bool unknown = !noun.person && !noun.item && !noun.place;
    switch (kind) {
        case QuantityKind::killed:
        case QuantityKind::wounded:
        case QuantityKind::missing:
            return noun.person || unknown;
        case QuantityKind::captured:
            return noun.person || noun.item;
        case QuantityKind::displaced:
            return noun.person;
        case QuantityKind::destroyed:
            return noun.item;
        case QuantityKind::sent:
            return (noun.person && noun.person_class == PersonClass::military) || noun.item;
        case QuantityKind::places_taken:
            return noun.place;
        case QuantityKind::other:
            return false;
    }
    return false;
}

QuantityKind kind_by(const TokenWords& word, Use use, const TokenWords& noun) {
    for (const auto kind : k_kinds) {
        if (word.has(use, kind) && fits(noun, kind)) { return kind; }
    }
    return QuantityKind::other;
}

Counted Counter::count(const NumberPlace& place, NumberForm form) {
    m_place = &place;
    Counted counted;
    counted.noun = noun_of(place, form);
    const auto inside = noun_inside(place);
    if (counted.noun < 0) { counted.noun = inside; }
    if (const auto kind = inside < 0 ? verb_behind(place) : QuantityKind::other;
        kind != QuantityKind::other) {
        set(counted, kind, "verb");
        return counted;
    }
    if (counted.noun >= 0) {
        describe(counted.noun, counted);
        happened(counted);
    } else if (form == NumberForm::number || form == NumberForm::vague ||
               form == NumberForm::none) {
        alone(place, counted);
    }
    if (counted.kind == QuantityKind::other) { beside(place, counted); }
    // "cinq missiles se sont abattus sur la ville": they came down, and nobody shot them down
    const bool itself = counted.kind == QuantityKind::destroyed && falls_itself(counted.noun);
    if (itself || strange(counted, counted.kind)) { counted.kind = QuantityKind::other; }
    return counted;
}

/// "Eleven died and [scores] were injured": the verb right behind a number without a noun.
QuantityKind Counter::verb_behind(const NumberPlace& place) const {
    const auto verb = place.last + 2;
    if (!m_view.parsed() || verb >= m_view.size() || token(verb - 1).upos != Upos::aux ||
        token(verb - 1).head != verb || token(verb).upos != Upos::verb) {
        return QuantityKind::other;
    }
    for (const auto kind : {QuantityKind::killed, QuantityKind::wounded}) {
        if (word(verb).has(Use::object, kind) && !acts(verb)) { return kind; }
    }
    return QuantityKind::other;
}

Counted Counter::count_noun(std::int32_t noun) const {
    Counted counted;
    counted.noun = noun;
    describe(noun, counted);
    happened(counted);
    return counted;
}

bool Counter::strange(const Counted& counted, QuantityKind kind) const {
    if (counted.noun < 0 || kind > QuantityKind::missing) { return false; }
    const auto& one = word(counted.noun);
    return !one.countable() && !one.lives && token(counted.noun).upos == Upos::noun &&
           !is_participle(token(counted.noun)) &&
           !m_view.actor[static_cast<std::size_t>(counted.noun)];
}

std::int32_t Counter::noun_of(const NumberPlace& place, NumberForm form) const {
    if (m_view.parsed()) {
        const auto by_tree = noun_by_tree(place);
        if (by_tree >= 0 && (form != NumberForm::one || singular_after(place, by_tree))) {
            return by_tree;
        }
        if (form == NumberForm::one) { return -1; }
    }
    return noun_to_the_right(place, form);
}

std::int32_t Counter::noun_inside(const NumberPlace& place) const {
    for (auto index = place.first; index <= place.last; ++index) {
        if (word(index).person || word(index).item) { return index; }
    }
    return -1;
}

std::int32_t Counter::noun_by_tree(const NumberPlace& place) const {
    for (auto index = place.last; index >= place.first; --index) {
        // "dozens of people", "des centaines de milliers de personnes"
        for (const auto child : m_view.children[static_cast<std::size_t>(index)]) {
            const bool of = token(child).deprel == Deprel::nmod && child > place.last &&
                            child - place.last <= k_noun_reach && noun_like(child);
            if (of) { return child; }
        }
        const auto& one = token(index);
        const auto head = one.head;
        if (head >= place.first && head <= place.last) { continue; }
        const bool modifies = one.deprel == Deprel::nummod || one.deprel == Deprel::det ||
                              one.deprel == Deprel::amod || one.deprel == Deprel::advmod ||
                              one.deprel == Deprel::compound;
        // "kills six, wounds 20": no noun of the number stands behind a comma, right after it
        const bool parted = place.last + 1 < m_view.size() && token(place.last + 1).form == ",";
        if (modifies && !parted && head > place.last && head - place.last <= k_tree_reach &&
            noun_like(head)) {
            return countable_beside(place, head);
        }
    }
    return -1;
}

std::int32_t Counter::countable_beside(const NumberPlace& place, std::int32_t noun) const {
    if (word(noun).countable()) { return noun; }
    for (auto index = place.last + 1; index < noun; ++index) {
        // "an Israeli attack": the adjective tells of what is counted
        const bool attribute = token(index).upos == Upos::adj &&
                               token(index).deprel == Deprel::amod && token(index).head == noun &&
                               !word(index).any(Use::result);
        if (word(index).countable() && token(index).upos != Upos::verb && !attribute) {
            return index;
        }
    }
    const auto head = token(noun).head;
    const bool inner = token(noun).deprel == Deprel::compound ||
                       token(noun).deprel == Deprel::amod || token(noun).deprel == Deprel::nmod ||
                       token(noun).deprel == Deprel::flat;
    if (inner && head > noun && head - noun <= k_noun_reach && word(head).countable()) {
        return head;
    }
    for (const auto child : m_view.children[static_cast<std::size_t>(noun)]) {
        const bool joined = token(child).deprel == Deprel::conj && child > noun &&
                            child - noun <= k_noun_reach && word(child).countable() &&
                            !numbered(noun + 1, child);
        if (joined) { return child; }
    }
    return noun;
}

bool Counter::numbered(std::int32_t first, std::int32_t last) const {
    for (auto index = first; index < last; ++index) {
        if (m_view.numbers[static_cast<std::size_t>(index)] >= 0) { return true; }
    }
    return false;
}

void Counter::describe(std::int32_t noun, Counted& counted) const {
    const auto& one = word(noun);
    counted.item = one.item_name;
    counted.person_class =
        one.person_class != PersonClass::unknown ? one.person_class : one.result_class;
    counted.loss = one.loss && !one.any(Use::result);
    if (!m_view.parsed() || counted.person_class != PersonClass::unknown) { return; }
    for (const auto child : m_view.children[static_cast<std::size_t>(noun)]) {
        const auto deprel = token(child).deprel;
        if (deprel != Deprel::amod && deprel != Deprel::compound && deprel != Deprel::nmod) {
            continue;
        }
        if (word(child).person_class != PersonClass::unknown && one.any(Use::result)) {
            counted.person_class = word(child).person_class;
            return;
        }
    }
}

void Counter::alone(const NumberPlace& place, Counted& counted) const {
    if (!m_view.parsed()) { return; }
    static const TokenWords person = [] {
        TokenWords words;
        words.person = true;
        return words;
    }();
    if (place.first > 0) {
        // "killing four children and wounding nine"
        const auto kind = kind_by(word(place.first - 1), Use::object, person);
        if (kind == QuantityKind::killed || kind == QuantityKind::wounded) {
            return set(counted, kind, "verb");
        }
    }
    auto index = place.last;
    for (auto one = place.first; one <= place.last; ++one) {
        const auto head = token(one).head;
        if (head < place.first || head > place.last) { index = one; }
    }
    for (int step = 0; step < k_climb_max; ++step) {
        const auto& around = m_view.children[static_cast<std::size_t>(index)];
        if (std::any_of(around.begin(), around.end(),
                        [&](auto child) { return token(child).deprel == Deprel::cop; })) {
            return toll(index, counted);  // "the death toll was ten"
        }
        const auto head = token(index).head;
        if (head < 0) { return; }
        if (token(index).deprel == Deprel::conj && joins(head, index)) {
            index = head;
            continue;
        }
        const auto upos = token(head).upos;
        const bool function_word = upos == Upos::adp || upos == Upos::adv;  // "à plus de 600"
        if (token(index).deprel == Deprel::nummod || token(index).deprel == Deprel::det ||
            function_word) {
            index = head;
            continue;
        }
        const auto kind = by_head(head, index, person);
        if (kind != QuantityKind::other) { return set(counted, kind, "verb"); }
        return toll(head, counted);
    }
}

void Counter::toll(std::int32_t verb, Counted& counted) const {
    for (const auto child : m_view.children[static_cast<std::size_t>(verb)]) {
        const auto relation = token(child).deprel;
        if (relation != Deprel::nsubj && relation != Deprel::obl && relation != Deprel::obj) {
            continue;
        }
        if (word(child).loss || word(child).has(Use::of, QuantityKind::killed)) {
            return set(counted, QuantityKind::killed, "toll");
        }
        for (const auto grandchild : m_view.children[static_cast<std::size_t>(child)]) {
            if (token(grandchild).deprel != Deprel::nmod) { continue; }
            Counted inner;
            inner.noun = grandchild;
            describe(grandchild, inner);
            if (inner.loss) { continue; }
            const auto& one = word(grandchild);
            for (const auto kind : k_kinds) {
                if (one.has(Use::result, kind)) { set(inner, kind, "toll"); }
            }
            if (inner.kind == QuantityKind::other) { by_children(inner, false); }
            if (inner.kind == QuantityKind::other) { by_children(inner, true); }
            // the participle may hang on "nombre" instead of on the people
            const auto next = grandchild + 1;
            if (inner.kind == QuantityKind::other && next < m_view.size() &&
                is_participle(token(next))) {
                inner.kind = kind_by(word(next), Use::object, one);
            }
            if (inner.kind == QuantityKind::other) { continue; }
            counted.kind = inner.kind;
            counted.person_class = inner.person_class;
            counted.item = inner.item;
            counted.how = "toll";
            return;
        }
    }
}

bool is_participle(const Token& token) {
    if (token.has_feature("VerbForm=Part")) { return !token.has_feature("Tense=Pres"); }
    if (token.upos == Upos::adj || token.upos == Upos::x) { return true; }
    return token.upos == Upos::verb && token.has_feature("Tense=Past");
}

Counted count(const CountView& view, const NumberPlace& place, NumberForm form) {
    return Counter(view).count(place, form);
}

Counted count_noun(const CountView& view, std::int32_t noun) {
    return Counter(view).count_noun(noun);
}

}  // namespace counterclaim::quantity
