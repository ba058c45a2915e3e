#include "claim/counts.hpp"

#include "claim/circumstances.hpp"
#include "vocabulary/rule_names.hpp"

namespace counterclaim::claim {
namespace {

constexpr int k_climb_max = 4;

/// What the deed does to what it counts; other where it says nothing of a number.
QuantityKind kind_by_deed(ClaimType type, const QuantityMention& mention, WordClasses counted) {
    const bool people = mention.item.empty();
    const bool places = counted.has(WordClass::place);
    const bool troops = people && mention.person_class != PersonClass::civilian;
    switch (type) {
        case ClaimType::detention:
        case ClaimType::release_exchange:
            return people ? QuantityKind::captured : QuantityKind::other;
        case ClaimType::displacement:
            return people ? QuantityKind::displaced : QuantityKind::other;
        case ClaimType::humanitarian_aid:  // "30 trucks of flour"
            return people || places ? QuantityKind::other : QuantityKind::sent;
        case ClaimType::military_support:  // whose "200 gunners" are trained, are not sent
            return people || places ? QuantityKind::other : QuantityKind::sent;
        case ClaimType::deployment:
            return troops || (!people && !places) ? QuantityKind::sent : QuantityKind::other;
        case ClaimType::capture:
        case ClaimType::hold:
        case ClaimType::handover:
            return places ? QuantityKind::places_taken : QuantityKind::other;
        case ClaimType::casualty_toll:  // "lost 53 soldiers"
            return people && !places ? QuantityKind::killed : QuantityKind::other;
        case ClaimType::equipment_loss:
        case ClaimType::property_destruction:
            return people && !mention.counted.empty() ? QuantityKind::other
                                                      : QuantityKind::destroyed;
        default:
            return QuantityKind::other;
    }
}

bool is_head_of(const SentenceView& view, const std::optional<Participant>& one, int token) {
    return one && !one->span.empty() && view.head_of(one->span) == token;
}

/// Whose target is the one it is done to, and not who is sent or armed.
bool has_victims(ClaimType type) {
    return type == ClaimType::detention || type == ClaimType::release_exchange ||
           type == ClaimType::displacement;
}

/// Who moves is the actor of a deployment or a flight; who acts is not counted elsewhere.
bool moves_itself(ClaimType type) {
    return type == ClaimType::deployment || type == ClaimType::displacement;
}

/// "Seven others", "two soldiers", not "seven murders".
bool may_be_people(const SentenceView& view, int token) {
    constexpr WordClasses k_people{WordClass::person, WordClass::civilian, WordClass::leader,
                                   WordClass::force, WordClass::prisoner};
    const auto classes = view.classes_at(token);
    return classes.empty() || classes.meets(k_people);
}

/// The counted words fill a slot of the deed.
bool takes_part(const SentenceView& view, const Occurrence& occurrence, const Claim& claim,
                int token) {
    const auto& tree = view.tree;
    // "2,500 soldiers based in the region"
    if (tree.head(occurrence.token) == token && tree[occurrence.token].deprel == Deprel::acl) {
        return moves_itself(claim.type) || tree.participle(occurrence.token);
    }
    // "plus de 300 soldats": a parser may take the adverb for what is counted
    if (tree.head(token) != k_no_token && tree[tree.head(token)].upos == Upos::adv &&
        tree.head(token) < token) {
        token = tree.head(token);
    }
    for (int step = 0; step < k_climb_max && tree[token].deprel == Deprel::conj; ++step) {
        if (tree.head(token) == k_no_token || tree[tree.head(token)].upos == Upos::verb) { break; }
        token = tree.head(token);
    }
    if (has_victims(claim.type) && is_head_of(view, claim.target, token)) { return true; }
    if (moves_itself(claim.type) && is_head_of(view, claim.actor, token)) { return true; }
    const int head = tree.head(token);
    if (head == k_no_token) { return false; }
    const auto relation = tree[token].deprel;
    if (occurrence.nominal) {
        return head == occurrence.token && relation == Deprel::nmod;  // "the dispatch of 200 men"
    }
    // "all residents, over a million people"
    const bool beside = relation != Deprel::nmod && relation != Deprel::obl && head < token;
    if (beside && has_victims(claim.type) && is_head_of(view, claim.target, head)) { return true; }
    // "disposer de 15 000 hommes", "is present with 200 men", "were swapped for 30 prisoners"
    const bool provided =
        claim.type == ClaimType::deployment || claim.type == ClaimType::release_exchange;
    if (provided && may_be_people(view, token) && relation == Deprel::obl &&
        head == occurrence.predicate() && tree[token].subtype != DeprelSubtype::agent) {
        return true;
    }
    // "en a libéré quarante": a number that stands for them, with no preposition
    const bool bare = relation == Deprel::obl && tree[token].upos == Upos::num &&
                      tree.child(token, Deprel::case_) == k_no_token;
    const bool undergoes =
        relation == Deprel::obj || bare ||
        (relation == Deprel::nsubj && (tree.passive(head) || moves_itself(claim.type)));
    if (!undergoes) { return false; }
    // "forced 300 people to leave", "300 people were forced to leave": whom the governing verb
    // names is who leaves
    const bool controls = tree.head(occurrence.token) == head && moves_itself(claim.type) &&
                          tree.infinitive(occurrence.token) &&
                          (relation == Deprel::obj || tree.child(head, Deprel::obj) == k_no_token);
    return head == occurrence.token || head == occurrence.predicate() || controls;
}

/// One man or woman, by name, by a pronoun, or as "the mayor".
bool is_one_person(const SentenceView& view, const std::optional<Participant>& one) {
    const int token = one && !one->span.empty() ? view.head_of(one->span) : k_no_token;
    if (token == k_no_token) { return false; }
    const auto& word = view.token(token);
    if (word.is_plural() || word.has_feature("Poss=Yes")) { return false; }
    const auto* actor = view.actor(token);
    if (word.upos == Upos::pron) {
        return word.has_feature("PronType=Prs") && word.has_feature("Person=3") &&
               word.has_feature("Number=Sing");
    }
    if (actor != nullptr) { return actor->kind == ActorKind::person; }
    return word.upos == Upos::noun && word.has_feature("Number=Sing") &&
           view.classes_at(token).has(WordClass::person) &&
           !view.classes_at(token).has(WordClass::force);
}

/// "He was arrested with seven others": they come on top of him.
std::int64_t companions(const SentenceView& view, const Occurrence& occurrence,
                        const Claim& claim) {
    for (const int index : view.counts) {
        const auto& mention = view.reading->quantities[static_cast<std::size_t>(index)];
        const int token = view.head_of(mention.counted.empty() ? mention.span : mention.counted);
        if (token == k_no_token || !mention.item.empty() || mention.low != mention.high ||
            !mention.low || view.classes_at(token).has(WordClass::place)) {
            continue;
        }
        const bool along = view.tree[token].deprel == Deprel::obl && may_be_people(view, token) &&
                           view.tree[token].subtype != DeprelSubtype::agent &&
                           view.tree.head(token) == occurrence.predicate() &&
                           !is_head_of(view, claim.actor, token);
        if (along) { return *mention.low; }
    }
    return 0;
}

/// Who is arrested with others is one more than they are.
void count_with_companions(const SentenceView& view, const Occurrence& occurrence, Claim& claim) {
    const bool done = claim.type == ClaimType::detention && claim.polarity == Polarity::affirmed &&
                      claim.quantities.empty() && is_one_person(view, claim.target);
    const auto others = done ? companions(view, occurrence, claim) : 0;
    if (others == 0) { return; }
    ClaimQuantity quantity;
    quantity.kind = QuantityKind::captured;
    quantity.low = quantity.high = others + 1;
    quantity.span = claim.target->span;
    claim.quantities.push_back(std::move(quantity));
}

}  // namespace

void count_by_deed(const SentenceView& view, const std::vector<Occurrence>& read,
                   const std::vector<int>& owners, std::vector<Claim>& claims, std::size_t first) {
    std::vector<int> open = view.counts;
    for (std::size_t q = 0; q < owners.size(); ++q) {
        const auto kind =
            view.reading->quantities[static_cast<std::size_t>(view.quantities[q])].kind;
        const bool hurt = kind == QuantityKind::killed || kind == QuantityKind::wounded ||
                          kind == QuantityKind::missing;
        if (owners[q] < 0 && !hurt) { open.push_back(view.quantities[q]); }
    }
    for (const int index : open) {
        const auto& mention = view.reading->quantities[static_cast<std::size_t>(index)];
        const int token = view.head_of(mention.counted.empty() ? mention.span : mention.counted);
        const int outer = view.head_of(mention.span);  // "millions of people"
        if (token == k_no_token || (!mention.low && !mention.high)) { continue; }
        for (std::size_t k = 0; k < read.size() && first + k < claims.size(); ++k) {
            auto& claim = claims[first + k];
            const auto kind = kind_by_deed(claim.type, mention, view.classes_at(token));
            if (kind == QuantityKind::other || !(takes_part(view, read[k], claim, token) ||
                                                 takes_part(view, read[k], claim, outer))) {
                continue;
            }
            auto quantity = claim_quantity(mention);
            quantity.kind = kind;
            if (kind == QuantityKind::displaced) { quantity.person_class = PersonClass::civilian; }
            claim.quantities.push_back(std::move(quantity));
            break;
        }
    }
    for (std::size_t k = 0; k < read.size() && first + k < claims.size(); ++k) {
        count_with_companions(view, read[k], claims[first + k]);
    }
}

namespace {

/// "A drone crashed into a house": what struck it is no loss of whoever sent it.
bool counts_own_craft(const QuantityMention& mention, const Claim& claim) {
    return claim.type == ClaimType::air_strike && mention.kind == QuantityKind::destroyed &&
           claim.actor && claim.actor->span.overlaps(mention.counted);
}

}  // namespace

bool joined_to_toll(const SentenceView& view, int token) {
    const int head = view.tree.head(token);
    if (head == k_no_token || view.token(token).deprel != Deprel::conj) { return false; }
    const auto counts_hurt = [&](int word) {
        const int counted = view.quantity_at[static_cast<std::size_t>(word)];
        if (counted < 0) { return false; }
        const auto kind = view.reading->quantities[static_cast<std::size_t>(counted)].kind;
        return kind == QuantityKind::killed || kind == QuantityKind::wounded;
    };
    const auto joined = view.tree.children(head);
    return counts_hurt(head) || std::any_of(joined.begin(), joined.end(), [&](int child) {
               return child != token && view.token(child).deprel == Deprel::conj &&
                      counts_hurt(child);
           });
}

bool counts_nobody(const SentenceView& view, const QuantityMention& mention,
                   const Occurrence& occurrence, const Claim& claim) {
    const bool to_come = claim.modality == Modality::future || claim.modality == Modality::demanded;
    if (to_come && !mention.low && !mention.high) { return true; }
    if (counts_own_craft(mention, claim)) { return true; }
    const int token = view.head_of(mention.span);
    return mention.rule == k_rule_undergone && token != k_no_token && !occurrence.nominal &&
           occurrence.type != ClaimType::casualty_toll &&
           !occurrence.frame->phrase.others.empty() && view.token(token).deprel == Deprel::nsubj &&
           view.tree.head(token) == occurrence.token;
}

bool exceeds_a_deed(const ClaimQuantity& quantity) {
    constexpr std::int64_t k_least = 1000;
    return quantity.low && *quantity.low >= k_least;
}

}  // namespace counterclaim::claim
