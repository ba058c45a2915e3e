// What a number counts. On the tree: the noun the number hangs on, then the participle, verb or
// noun that says what happened to it ("20 civilians killed", "killed 20", "the death of 20").
// Beside the number where there is no tree.
#include "quantity/counting.hpp"

#include "quantity/counter.hpp"

#include <algorithm>
#include <array>

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

void Counter::happened(Counted& counted) const {
    const auto noun = counted.noun;
    const auto& one = word(noun);
    if (one.any(Use::result) && !(one.person && one.person_class != PersonClass::unknown)) {
        for (const auto kind : k_kinds) {
            if (one.has(Use::result, kind)) { return set(counted, kind, "noun"); }
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

/// "Killed 70 people and wounded scores of others", the second verb read as an adjective.
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
            // "20 people who died"; "soldats qui ont été tués"
            auto kind = kind_by(word(child), Use::subject, one);
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
            if (headline) { return as_object(head, noun); }
            for (const auto bit : k_kinds) {
                // "20 people are dead", not "a bomber killed dozens"
                if (verb.has(Use::result, bit) && fits(noun, bit) && !acts(head)) { return bit; }
            }
            // "two men shot dead a judge": what is said of the object is not of them
            return does ? QuantityKind::other : through_complement(head, noun);
        }
        case Deprel::obj:
        case Deprel::iobj: {
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

CountClasses::CountClasses(const rules::RuleSet& rules) {
    const auto& vocabulary = rules.vocabulary();
    m_meanings.resize(vocabulary.class_count());
    using What = Meaning::What;
    constexpr std::array<std::pair<std::string_view, What>, 12> k_plain{
        {{"person", What::person},
         {"item", What::item},
         {"place", What::place},
         {"loss", What::loss},
         {"lives", What::lives},
         {"kin", What::kin},
         {"light", What::light},
         {"part", What::part},
         {"whole", What::whole},
         {"cumulative", What::cumulative},
         {"day", What::day},
         {"since", What::since}}};
    constexpr std::array<std::pair<std::string_view, Use>, 4> k_uses{{{"object_", Use::object},
                                                                      {"subject_", Use::subject},
                                                                      {"of_", Use::of},
                                                                      {"result_", Use::result}}};
    for (std::size_t id = 0; id < m_meanings.size(); ++id) {
        const auto name = vocabulary.class_name(static_cast<rules::ClassId>(id));
        for (const auto& [plain, what] : k_plain) {
            if (name == plain) { m_meanings[id].what = what; }
        }
        for (const auto& [prefix, use] : k_uses) {
            if (!name.starts_with(prefix)) { continue; }
            auto kind_name = std::string(name.substr(prefix.size()));
            if (kind_name == "places_taken") { kind_name = "places-taken"; }
            if (const auto kind = parse_quantity_kind(kind_name)) {
                m_meanings[id] = {What::use, use, *kind};
            }
        }
    }
}

Counted count(const CountView& view, const NumberPlace& place, NumberForm form) {
    return Counter(view).count(place, form);
}

Counted count_noun(const CountView& view, std::int32_t noun) {
    return Counter(view).count_noun(noun);
}

}  // namespace counterclaim::quantity
