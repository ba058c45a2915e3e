// Losses without a number: "there were deaths", "de lourdes pertes", "killing civilians", one
// person said to be killed.
#include "quantity/sentence_counter.hpp"

#include "vocabulary/rule_names.hpp"

#include <algorithm>

namespace counterclaim::quantity {

void SentenceCounter::add_unnumbered(std::vector<QuantityMention>& out) {
    if (!m_sentence.parsed) { return; }
    for (std::int32_t index = 0; index < m_view.size(); ++index) {
        if (std::find(m_taken.begin(), m_taken.end(), index) != m_taken.end()) { continue; }
        if (m_view.numbers[static_cast<std::size_t>(index)] >= 0 || counted_by_number(index)) {
            continue;
        }
        const auto& words = m_view.word(index);
        const bool result = words.any(Use::result) || words.loss;
        const auto upos = token(index).upos;
        if (result && (upos == Upos::noun || (words.loss && upos == Upos::adj))) {
            if (unnumbered(index)) { add_bare(index, "unnumbered", out); }
        } else if (words.person && upos == Upos::noun && token(index).is_plural()) {
            // "des drones ukrainiens": told of the noun before it, whatever a tagger makes of it
            const bool tells =
                index > 0 && token(index - 1).upos == Upos::noun && token(index - 1).is_plural();
            if (tells) { continue; }
            if (!definite(index)) {
                add_bare(index, "unnumbered", out);
            } else if (undergoes(index)) {
                add_bare(index, k_rule_undergone, out);
            }
        } else if (const auto kind = others_beside(index); kind != QuantityKind::other) {
            add_others(index, kind, out);
        } else if (upos == Upos::pron && undergoes(index)) {
            add_bare(index, k_rule_undergone, out);
        } else if (is_one_person(index)) {
            add_one(index, out);
        }
    }
}

bool SentenceCounter::counted_by_number(std::int32_t index) const {
    const auto& children = m_view.children[static_cast<std::size_t>(index)];
    return std::any_of(children.begin(), children.end(), [&](std::int32_t child) {
        return m_view.numbers[static_cast<std::size_t>(child)] >= 0 ||
               token(child).upos == Upos::num;
    });
}

bool SentenceCounter::definite(std::int32_t index) const {
    std::optional<Span> contracted;
    for (const auto child : m_view.children[static_cast<std::size_t>(index)]) {
        if (token(child).upos == Upos::adp) { contracted = token(child).span; }
    }
    for (const auto child : m_view.children[static_cast<std::size_t>(index)]) {
        const bool marked = token(child).has_feature("Definite=Def") ||
                            token(child).has_feature("Poss=Yes") ||
                            token(child).has_feature("PronType=Dem");
        if (marked && !(contracted && *contracted == token(child).span)) { return true; }
    }
    return false;
}

bool SentenceCounter::undergoes(std::int32_t index) const {
    const auto& one = token(index);
    if (one.head < 0 || !one.is_plural() || one.has_feature("Poss=Yes") ||
        one.has_feature("Person=1") || one.has_feature("Person=2")) {
        return false;
    }
    const auto& verb = m_view.word(one.head);
    if (token(one.head).upos != Upos::verb || token(one.head).has_feature("Tense=Fut")) {
        return false;
    }
    const bool killed = verb.has(Use::object, QuantityKind::killed);
    if (one.deprel == Deprel::obj) { return killed; }
    const bool dies = verb.has(Use::subject, QuantityKind::killed) && !verb.any(Use::object);
    return one.deprel == Deprel::nsubj && (killed || dies);
}

QuantityKind SentenceCounter::others_beside(std::int32_t index) const {
    const auto verb = index + 1;
    const bool some = std::any_of(m_counted.begin(), m_counted.end(), [](const Counted& counted) {
        return counted.kind == QuantityKind::killed || counted.kind == QuantityKind::wounded;
    });
    if (!some || index < 2 || verb >= m_view.size() || !m_view.word(index).person ||
        !is_participle(token(verb))) {
        return QuantityKind::other;
    }
    // a number, an article or an owner would say of whom
    auto joint = index - 1;
    if (token(joint).upos == Upos::adp || token(joint).upos == Upos::det) {
        if (token(joint).has_feature("Definite=Def")) { return QuantityKind::other; }
        --joint;
    }
    if (token(joint).upos != Upos::cconj && token(joint).form != ",") {
        return QuantityKind::other;
    }
    const bool ends = verb + 1 >= m_view.size() || token(verb + 1).upos == Upos::punct ||
                      token(verb + 1).upos == Upos::adp;
    if (!ends) { return QuantityKind::other; }
    for (const auto kind : {QuantityKind::killed, QuantityKind::wounded}) {
        if (m_view.word(verb).has(Use::object, kind)) { return kind; }
    }
    return QuantityKind::other;
}

void SentenceCounter::add_others(std::int32_t index, QuantityKind kind,
                                 std::vector<QuantityMention>& out) {
    QuantityMention mention;
    mention.span = mention.counted = token(index).span;
    Counted counted;
    counted.kind = kind;
    counted.noun = index;
    describe(counted, mention);
    mention.rule = "unnumbered";
    out.push_back(std::move(mention));
}

bool SentenceCounter::unnumbered(std::int32_t index) const {
    const bool plural = token(index).is_plural();
    if ((!plural && !m_view.word(index).loss) || definite(index)) { return false; }
    const auto deprel = token(index).deprel;
    const auto head = token(index).head;
    if (deprel == Deprel::conj && head >= 0) {
        return m_view.word(head).any(Use::result) && unnumbered(head);
    }
    if (!plural) { return false; }
    if (deprel == Deprel::obj && head >= 0 && m_view.word(head).light) { return true; }
    if (index > 0 && m_view.word(index - 1).light && token(index - 1).upos != Upos::aux) {
        return true;
    }
    // a parser may well lose the verb of "a connu de lourdes pertes"
    for (auto before = index - 1; m_view.word(index).loss && before >= 0 && before >= index - 4;
         --before) {
        if (token(before).upos == Upos::verb) { return m_view.word(before).light; }
    }
    return false;
}

void SentenceCounter::add_bare(std::int32_t index, std::string_view rule,
                               std::vector<QuantityMention>& out) {
    const auto deprel = token(index).deprel;
    if (deprel != Deprel::obj && deprel != Deprel::nsubj && deprel != Deprel::conj) {
        if (!m_view.word(index).any(Use::result) && !m_view.word(index).loss) { return; }
    }
    auto counted = count_noun(m_view, index);
    if (counted.kind != QuantityKind::killed && counted.kind != QuantityKind::wounded) { return; }
    // "six people, mostly teachers, were killed": the number has said it
    bool said = false;
    for (auto one = out.rbegin(); one != out.rend() && m_sentence.span.contains(one->span); ++one) {
        said = said || (one->kind == counted.kind && (one->low || one->high));
    }
    if (said && m_view.word(index).person) { return; }
    QuantityMention mention;
    mention.span = mention.counted = token(index).span;
    describe(counted, mention);
    mention.rule = rule;
    out.push_back(std::move(mention));
}

bool SentenceCounter::is_name(std::int32_t index) const {
    return token(index).upos == Upos::propn && !m_view.word(index).countable() &&
           std::none_of(m_reading.places.begin(), m_reading.places.end(),
                        [&](const auto& it) { return it.span.overlaps(token(index).span); });
}

bool SentenceCounter::stands_for_one(std::int32_t clause) const {
    const auto noun = token(clause).deprel == Deprel::acl ? token(clause).head : -1;
    if (noun < 0 || noun > clause || token(noun).is_plural() || group_of(noun) != Group::none) {
        return false;
    }
    const auto actor = std::find_if(m_actors.begin(), m_actors.end(),
                                    [&](const auto& it) { return it.head == token(noun).span; });
    const bool person = actor != m_actors.end() && actor->kind == ActorKind::person;
    return person || (actor == m_actors.end() && is_name(noun)) ||
           (token(noun).upos == Upos::noun && m_view.word(noun).person &&
            token(noun).has_feature("Number=Sing"));
}

bool SentenceCounter::said_to_undergo(std::int32_t verb) const {
    if (!token(verb).has_feature("VerbForm=Part")) { return false; }
    const auto& children = m_view.children[static_cast<std::size_t>(verb)];
    return std::any_of(children.begin(), children.end(), [&](std::int32_t child) {
        return token(child).deprel == Deprel::xcomp && is_participle(token(child)) &&
               m_view.word(child).any(Use::object);
    });
}

bool SentenceCounter::undergoes_beside(std::int32_t noun) const {
    if (token(noun).upos != Upos::noun) { return false; }
    const auto& children = m_view.children[static_cast<std::size_t>(noun)];
    return std::any_of(children.begin(), children.end(), [&](std::int32_t child) {
        const auto& verb = m_view.word(child);
        return token(child).deprel == Deprel::acl && token(child).subtype != DeprelSubtype::relcl &&
               child > noun && token(child).has_feature("VerbForm=Part") &&
               is_participle(token(child)) &&
               (verb.has(Use::object, QuantityKind::killed) ||
                verb.has(Use::object, QuantityKind::wounded));
    });
}

bool SentenceCounter::is_one_person(std::int32_t index) const {
    const auto& one = token(index);
    const auto& words = m_view.word(index);
    const bool placed = one.deprel == Deprel::nsubj || one.deprel == Deprel::obj;
    if (!placed || one.head < 0 || one.is_plural() || words.lives) { return false; }
    // this very verb is done to him: "her husband was killed", not "the general fell from favour"
    if (!undergoes_beside(index) && !m_view.word(one.head).any(Use::object) &&
        !said_to_undergo(one.head)) {
        return false;
    }
    const auto actor = std::find_if(m_actors.begin(), m_actors.end(),
                                    [&](const auto& it) { return it.head == one.span; });
    if (actor != m_actors.end() && actor->kind != ActorKind::person) { return false; }
    switch (one.upos) {
        case Upos::noun:
            return words.person && !words.any(Use::result) && one.has_feature("Number=Sing") &&
                   definite(index);
        case Upos::pron:
            if (one.has_feature("PronType=Rel")) { return stands_for_one(one.head); }
            return one.has_feature("PronType=Prs") && one.has_feature("Person=3") &&
                   one.has_feature("Number=Sing") && !one.has_feature("Gender=Neut");
        case Upos::propn:
            return is_name(index);
        default:
            return false;
    }
}

void SentenceCounter::add_one(std::int32_t index, std::vector<QuantityMention>& out) {
    auto counted = count_noun(m_view, index);
    const bool killed = counted.kind == QuantityKind::killed;
    const bool named = token(index).upos != Upos::pron;  // "il a été touché" may be a thing
    if (!killed && !(counted.kind == QuantityKind::wounded && named)) { return; }
    QuantityMention mention;
    mention.span = mention.counted = token(index).span;
    mention.low = mention.high = 1;
    describe(counted, mention);
    mention.rule = "one person";
    out.push_back(std::move(mention));
}

}  // namespace counterclaim::quantity
