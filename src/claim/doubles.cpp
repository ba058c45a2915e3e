#include "claim/doubles.hpp"

#include "claim/background.hpp"
#include "claim/deeds.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// "Since the attack of Friday", "after the raid": the noun is another deed than the verb's.
bool goes_before(const SentenceView& view, int noun) {
    const int marker = view.tree.child(noun, Deprel::case_);
    return marker != k_no_token && says_after(view, marker);
}

/// More is told of it than its name.
bool has_company(const SentenceView& view, int token) {
    const auto children = view.tree.children(token);
    return std::any_of(children.begin(), children.end(), [&](int child) {
        const auto relation = view.token(child).deprel;
        return relation == Deprel::acl || relation == Deprel::nmod || relation == Deprel::appos ||
               relation == Deprel::nummod;
    });
}

}  // namespace

void drop_doubles(const SentenceView& view, std::vector<Occurrence>& occurrences) {
    const auto& tree = view.tree;
    const auto doubled = [&](const Occurrence& one) {
        for (const auto& other : occurrences) {
            if (other.token == one.token) { continue; }
            const bool argument =
                one.nominal && tree.head(outermost(view, one.token)) == other.token;
            const int phrase_top = outermost(view, one.token);
            const bool dated = goes_before(view, phrase_top) &&
                               (has_mention_below(view, phrase_top, view.time_at) ||
                                has_mention_below(view, phrase_top, view.quantity_at));
            if (argument && one.type == other.type && !dated) { return true; }
            // "hit the town with rockets and attacks": the noun only says how
            if (argument && is_violent(one.type) && is_violent(other.type) && !other.nominal &&
                tree[outermost(view, one.token)].deprel == Deprel::obl &&
                has_cue(view, one.token, CueKind::generic) && !goes_before(view, phrase_top) &&
                !names_killing(view, other.token)) {  // "killed in air strikes": they say more
                return true;
            }
            // "the blast hit the crossing", "an attack aimed at a hotel": the verb only says whom
            if (!one.nominal && other.nominal && is_violent(one.type) && is_violent(other.type) &&
                verb_of_deed(view, other.token) == one.token &&
                (one.type != other.type || tree.head(outermost(view, other.token)) != one.token)) {
                return true;
            }
            // "the talks planned for Sunday", "the attack launched on Saturday": the noun tells it
            const bool describes = !one.nominal && other.nominal &&
                                   tree.head(one.token) == outermost(view, other.token) &&
                                   tree[one.token].deprel == Deprel::acl &&
                                   tree.participle(one.token);
            const bool launched = is_violent(one.type) && is_violent(other.type) &&
                                  has_cue(view, one.token, CueKind::support);
            const bool held =
                one.type == ClaimType::talks &&
                (other.type == ClaimType::talks || other.type == ClaimType::ceasefire ||
                 other.type == ClaimType::release_exchange);
            if (describes && (launched || held) && !is_background(view, other)) { return true; }
            // "a shell landed, killing four": the deed has been told, this is its toll
            const bool toll_of_deed = !one.nominal && one.type == other.type &&
                                      is_violent(one.type) && tree.below(one.token, other.token) &&
                                      has_mention_below(view, one.token, view.quantity_at);
            if (toll_of_deed) { return true; }
            // "a helicopter crashed, killing six": nobody attacked
            const bool toll_of_loss =
                !one.nominal && is_violent(one.type) && other.type == ClaimType::equipment_loss &&
                !other.nominal && tree.below(one.token, other.token) &&
                tree.participle(one.token) && has_mention_below(view, one.token, view.quantity_at);
            if (toll_of_loss) { return true; }
            // "repelled an attack" is one thing
            if (argument && is_violent(one.type) && other.type == ClaimType::repulse) {
                return true;
            }
            // "returned the bodies of 20 soldiers" says nothing of how they died
            if (argument && one.type == ClaimType::casualty_toll &&
                other.type == ClaimType::release_exchange) {
                return true;
            }
            // "ended the fighting", "violated the truce": the verb says what became of it
            const auto relation = tree[outermost(view, one.token)].deprel;
            const bool object = argument && (relation == Deprel::obj ||
                                             (relation == Deprel::nsubj && !dated &&
                                              other.type == ClaimType::ceasefire_violation));
            if (object && !other.nominal &&
                ((is_violent(one.type) && other.type == ClaimType::ceasefire) ||
                 (one.type == ClaimType::ceasefire && !has_company(view, one.token) &&
                  other.type == ClaimType::ceasefire_violation))) {
                return true;
            }
            // "the attack caused no damage": what came of it
            if (!one.nominal && one.type == ClaimType::property_destruction && other.nominal &&
                is_violent(other.type) && !one.frame->phrase.others.empty() &&
                subject_of(view, one.token) == outermost(view, other.token)) {
                return true;
            }
            // "a ceasefire agreement" is a ceasefire
            if (one.type == ClaimType::agreement && other.type == ClaimType::ceasefire &&
                tree.head(other.token) == one.token) {
                return true;
            }
            const auto& phrase = other.frame->phrase;
            const bool part_of_phrase =
                !phrase.others.empty() && tree.head(one.token) == other.token &&
                std::find(phrase.others.begin(), phrase.others.end(), lemma_of(tree[one.token])) !=
                    phrase.others.end();
            if (part_of_phrase) { return true; }
            // "air strike", "ceasefire agreement", "peace talks": the head noun of a compound
            // decides, unless weaker
            const bool compound = (tree[one.token].deprel == Deprel::compound ||
                                   tree[one.token].deprel == Deprel::flat ||
                                   tree[one.token].deprel == Deprel::amod) &&
                                  tree.head(one.token) == other.token;
            if (compound && one.score <= other.score) { return true; }
            const bool headed = (tree[other.token].deprel == Deprel::compound ||
                                 tree[other.token].deprel == Deprel::amod) &&
                                tree.head(other.token) == one.token;
            if (headed && one.nominal && one.score < other.score) { return true; }
        }
        return false;
    };
    std::vector<Occurrence> kept;
    for (const auto& one : occurrences) {
        if (!doubled(one)) { kept.push_back(one); }
    }
    occurrences = std::move(kept);
}

}  // namespace counterclaim::claim
