#include "claim/doubles.hpp"

#include "claim/background.hpp"
#include "claim/deeds.hpp"
#include "claim/since_times.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// "Since the attack of Friday", "after the raid": the noun is another deed than the verb's.
bool goes_before(const SentenceView& view, int noun) {
    const int marker = view.tree.child(noun, Deprel::case_);
    return marker != k_no_token && says_after(view, marker);
}

/// More is told of it than its name, and where: "violated the truce in Kostal" is done there.
bool has_company(const SentenceView& view, int token) {
    const auto children = view.tree.children(token);
    return std::any_of(children.begin(), children.end(), [&](int child) {
        const auto relation = view.token(child).deprel;
        const bool where = relation == Deprel::nmod && view.place(child) != nullptr &&
                           case_says(view, child, CueKind::locative);
        return relation == Deprel::acl || (relation == Deprel::nmod && !where) ||
               relation == Deprel::appos || relation == Deprel::nummod;
    });
}

/// "A foiled *attempt* at a breakthrough", "more than forty attacks": what stands between a noun
/// and the verb it is the matter of.
bool only_frames(const SentenceView& view, const Phrase& phrase, int token) {
    const auto& word = view.token(token);
    return has_cue(view, token, CueKind::attempt) || word.upos == Upos::adv ||
           view.classes_at(token).has(WordClass::measure) ||
           (word.upos == Upos::noun && is_of_phrase(phrase, word));
}

/// The noun is what the verb of `phrase` at `verb` is about, through words that only frame it.
bool is_matter_of(const SentenceView& view, int noun, int verb, const Phrase& phrase) {
    constexpr int k_steps = 3;
    const auto& tree = view.tree;
    int top = outermost(view, noun);
    for (int step = 0; step < k_steps; ++step) {
        const int head = tree.head(top);
        if (head == verb) { return true; }
        if (head == k_no_token || !only_frames(view, phrase, head)) { return false; }
        top = head;
    }
    return false;
}

/// "The hospital treated twelve wounded", "twelve wounded soldiers": whoever wounded them.
bool are_treated(const SentenceView& view, const Occurrence& one, const Occurrence& other) {
    const auto& tree = view.tree;
    if (one.type != ClaimType::casualty_toll || other.type != ClaimType::humanitarian_aid ||
        other.nominal) {
        return false;
    }
    const auto relation = tree[one.token].deprel;
    const bool describes = relation == Deprel::acl || relation == Deprel::amod;
    const int noun = describes ? tree.head(one.token) : one.token;
    return noun != k_no_token && tree.head(noun) == other.token && tree[noun].deprel == Deprel::obj;
}

/// "A rocket launched by the rebels struck the ship": the firing is part of the strike.
bool fires_what_struck(const SentenceView& view, const Occurrence& one, const Occurrence& other) {
    const auto& tree = view.tree;
    if (one.nominal || other.nominal || !is_violent(one.type) || !is_violent(other.type) ||
        tree[one.token].deprel != Deprel::acl || tree[one.token].subtype == DeprelSubtype::relcl) {
        return false;
    }
    const int weapon = tree.head(one.token);
    return weapon != k_no_token && tree.head(weapon) == other.token &&
           tree[weapon].deprel == Deprel::nsubj && view.classes_at(weapon).meets(k_fired);
}

/// "Bombs dropped by jets killed ten": the deed is the dropping, and the killing its toll.
bool kills_by_what_was_fired(const SentenceView& view, const Occurrence& one,
                             const Occurrence& other) {
    return names_killing(view, one.token) && fires_what_struck(view, other, one);
}

/// "Talks brokered by Qatar opened", "signed a deal brokered by Qatar": the verb says who mediates
/// in what the noun names.
bool mediates_in(const SentenceView& view, const Occurrence& one, const Occurrence& other) {
    const auto& tree = view.tree;
    const bool accord = one.type == ClaimType::talks || one.type == ClaimType::agreement ||
                        one.type == ClaimType::ceasefire;
    const bool negotiated = one.type == ClaimType::talks && (other.type == ClaimType::agreement ||
                                                             other.type == ClaimType::ceasefire);
    if (one.nominal || !accord || (other.type != one.type && !negotiated) ||
        tree[one.token].deprel != Deprel::acl || !tree.passive(one.token)) {
        return false;
    }
    const int matter = tree.head(one.token);
    return matter == other.token ||
           (matter != k_no_token && tree.head(matter) == other.token &&
            (tree[matter].deprel == Deprel::nsubj || tree[matter].deprel == Deprel::obj));
}

/// "Shot dead three refugees", "two protesters were killed": who is struck has fled or marched, and
/// nothing is told of it.
bool are_struck(const SentenceView& view, const Occurrence& one, const Occurrence& other) {
    const auto& tree = view.tree;
    const auto relation = tree[one.token].deprel;
    const bool undergoes =
        relation == Deprel::obj || (relation == Deprel::nsubj && tree.passive(other.token));
    const bool people = one.type == ClaimType::displacement || one.type == ClaimType::protest ||
                        (one.type == ClaimType::detention && other.type != one.type);
    const bool harm = is_violent(other.type) || other.type == ClaimType::detention ||
                      other.type == ClaimType::casualty_toll;
    return one.nominal && people && harm && !other.nominal && undergoes &&
           tree.head(one.token) == other.token;
}

/// "Trucks carrying aid entered the town": what they carry comes with them.
bool brings_with_it(const SentenceView& view, const Occurrence& one, const Occurrence& other) {
    const auto& tree = view.tree;
    const int bearer = tree.head(one.token);
    return one.type == ClaimType::humanitarian_aid && other.type == one.type && !one.nominal &&
           !other.nominal && tree[one.token].deprel == Deprel::acl && tree.participle(one.token) &&
           bearer != k_no_token && tree.head(bearer) == other.token &&
           tree[bearer].deprel == Deprel::nsubj;
}

/// "…, the third such attack this month", "…, the latest in a string of raids": a noun behind the
/// comma that ranks the deed told before it.
bool ranks_a_deed(const SentenceView& view, const Occurrence& one, const Occurrence& other) {
    const auto& tree = view.tree;
    const bool deed = is_violent(other.type) || other.type == ClaimType::property_destruction ||
                      other.type == ClaimType::equipment_loss;
    if (!one.nominal || !is_violent(one.type) || !deed || other.token > one.token ||
        one.support.kind != Support::Kind::none) {
        return false;
    }
    int top = one.token;
    while (tree[top].deprel == Deprel::nmod && tree.head(top) != k_no_token) {
        top = tree.head(top);
    }
    const auto relation = tree[top].deprel;
    const bool aside = relation == Deprel::parataxis || relation == Deprel::appos ||
                       relation == Deprel::ccomp || relation == Deprel::obl ||
                       relation == Deprel::dep ||
                       (relation == Deprel::nsubj && top > tree.head(top));
    if (!aside || !tree.set_off(top) || tree.child(top, Deprel::case_) != k_no_token) {
        return false;
    }
    if (has_cue(view, top, CueKind::superlative)) { return true; }
    const auto children = tree.children(top);
    return std::any_of(children.begin(), children.end(), [&](int child) {
        return child < top && has_cue(view, child, CueKind::superlative);
    });
}

/// "Thwarted an attempt by the rebels to enter the town": what was tried is what was repelled.
bool was_repelled(const SentenceView& view, const Occurrence& one, const Occurrence& other) {
    const auto& tree = view.tree;
    if (other.type != ClaimType::repulse || one.nominal || !tree.infinitive(one.token)) {
        return false;
    }
    const int attempt = tree.head(one.token);
    return attempt != k_no_token && attempt != other.token && !tree.participle(attempt) &&
           tree[attempt].upos == Upos::noun && tree.head(attempt) == other.token;
}

/// "Sixty assaults repelled": the participle says what became of them.
bool are_repelled(const SentenceView& view, const Occurrence& one, const Occurrence& other) {
    const auto& tree = view.tree;
    return one.nominal && is_violent(one.type) && other.type == ClaimType::repulse &&
           !other.nominal && tree[other.token].deprel == Deprel::acl &&
           tree[other.token].subtype != DeprelSubtype::relcl &&
           tree.head(other.token) == one.token && tree.passive(other.token);
}

/// "A unilateral halt to the fighting", "agreed on a pause in the fighting": what comes to an end.
bool is_what_ends(const SentenceView& view, const Occurrence& one, const Occurrence& other) {
    const auto& tree = view.tree;
    const int end = tree.head(one.token);
    if (!one.nominal || one.type != ClaimType::armed_clash || other.type != ClaimType::ceasefire ||
        tree[one.token].deprel != Deprel::nmod || end == k_no_token) {
        return false;
    }
    return end == other.token ||
           (tree.head(end) == other.token && is_of_phrase(other.frame->phrase, tree[end]));
}

/// "Blocked an aid convoy from entering the town": what is kept from reaching it.
bool is_blocked(const Tree& tree, const Occurrence& one, const Occurrence& other) {
    return other.type == ClaimType::sanction && !other.nominal && !one.nominal &&
           one.type == ClaimType::humanitarian_aid && tree.head(one.token) == other.token &&
           tree.participle(one.token) && !tree.passive(one.token) &&
           tree.child(one.token, Deprel::nsubj) == k_no_token;
}

/// "Raided homes, arresting five": whose house is searched fights nobody.
bool is_search(const SentenceView& view, const Occurrence& one, const Occurrence& other) {
    const auto& tree = view.tree;
    if (one.type != ClaimType::armed_clash || one.nominal || other.nominal ||
        other.type != ClaimType::detention || tree.head(other.token) != one.token) {
        return false;
    }
    const auto relation = tree[other.token].deprel;
    const bool same_hand =
        (relation == Deprel::advcl && tree.participle(other.token)) || relation == Deprel::conj;
    const int searched = tree.child(one.token, Deprel::obj);
    constexpr WordClasses k_armed{WordClass::force, WordClass::position};
    return same_hand && tree.child(other.token, Deprel::nsubj) == k_no_token &&
           searched != k_no_token && !view.classes_at(searched).meets(k_armed) &&
           has_cue(view, one.token, CueKind::generic);
}

/// "Repelled an attack, killing ten", "a shell landed, killing four": a participle that counts what
/// came of the deed told before it.
bool is_toll_of(const SentenceView& view, const Occurrence& one, const Occurrence& other) {
    if (one.nominal || !view.tree.below(one.token, other.token) ||
        !has_mention_below(view, one.token, view.quantity_at)) {
        return false;
    }
    const bool repelled = other.type == ClaimType::repulse && !other.nominal &&
                          view.tree.participle(one.token) && names_killing(view, one.token);
    return repelled || (one.type == other.type && is_violent(one.type));
}

/// "Attacked an aid convoy": relief on its way is what was struck.
bool is_relief_struck(const SentenceView& view, const Occurrence& one, const Occurrence& other) {
    if (!one.nominal || one.type != ClaimType::humanitarian_aid || !is_violent(other.type) ||
        one.support.kind != Support::Kind::none) {
        return false;
    }
    const auto relation = view.token(one.token).deprel;
    const int head = view.tree.head(one.token);
    return (head == other.token || head == other.predicate()) &&
           (relation == Deprel::obj || relation == Deprel::nsubj ||
            (relation == Deprel::nmod && other.nominal));
}

/// "Twelve people were killed and three wounded": one toll, where the verbs have not each a place
/// or a day of their own.
bool adds_to_toll(const SentenceView& view, const Occurrence& one, const Occurrence& other) {
    const auto& tree = view.tree;
    const bool kills = is_violent(other.type) && names_killing(view, other.token);
    if (one.type != ClaimType::casualty_toll || !(other.type == one.type || kills) ||
        other.nominal || tree[one.token].deprel != Deprel::conj ||
        tree.head(one.token) != other.token) {
        return false;
    }
    const auto both_have = [&](const std::vector<int>& mentions) {
        const auto own = [&](int first, int last, int verb) {
            for (int i = first; i <= last; ++i) {
                if (mentions[static_cast<std::size_t>(i)] >= 0 && tree.clause_of(i) == verb) {
                    return true;
                }
            }
            return false;
        };
        return own(tree.first_of(other.token), tree.last_of(other.token), other.token) &&
               own(tree.first_of(one.token), tree.last_of(one.token), one.token);
    };
    return !both_have(view.place_at) && !both_have(view.time_at);
}

/// "The official toll speaks of 30 dead": the subject only names what the sentence counts.
bool is_counted_behind(const SentenceView& view, const Occurrence& one, const Occurrence& other) {
    const auto& tree = view.tree;
    const int verb = tree.head(one.token);
    return one.nominal && one.type == ClaimType::casualty_toll && other.type == one.type &&
           verb != k_no_token && tree[one.token].deprel == Deprel::nsubj &&
           tree.below(other.token, verb) && other.token > verb &&
           tree.clause_of(other.token) == tree.clause_of(one.token);
}

/// The noun hangs on the other's word, however its phrase is built.
bool is_argument(const SentenceView& view, const Occurrence& one, const Occurrence& other) {
    return one.nominal && view.tree.head(outermost(view, one.token)) == other.token;
}

/// "After two attacks", "since the raid of Friday": a deed of its own, counted or dated.
bool is_earlier(const SentenceView& view, const Occurrence& one) {
    const int top = outermost(view, one.token);
    return goes_before(view, top) && (has_mention_below(view, top, view.time_at) ||
                                      has_mention_below(view, top, view.quantity_at));
}

/// "Hit the town with rockets and attacks": the noun only says how.
bool says_how(const SentenceView& view, const Occurrence& one, const Occurrence& other) {
    const int top = outermost(view, one.token);
    return is_violent(one.type) && is_violent(other.type) && !other.nominal &&
           view.tree[top].deprel == Deprel::obl && has_cue(view, one.token, CueKind::generic) &&
           !goes_before(view, top) &&
           !names_killing(view, other.token);  // "killed in air strikes": they say more
}

/// "Ended the fighting", "violated the truce", "blocked an aid convoy": the verb says what became
/// of it.
bool is_dealt_with(const SentenceView& view, const Occurrence& one, const Occurrence& other) {
    const auto relation = view.tree[outermost(view, one.token)].deprel;
    const bool subject = relation == Deprel::nsubj && !is_earlier(view, one) &&
                         other.type == ClaimType::ceasefire_violation;
    if (other.nominal || !(relation == Deprel::obj || subject)) { return false; }
    return (is_violent(one.type) && other.type == ClaimType::ceasefire) ||
           (one.type == ClaimType::humanitarian_aid && other.type == ClaimType::sanction) ||
           (one.type == ClaimType::ceasefire && !has_company(view, one.token) &&
            other.type == ClaimType::ceasefire_violation);
}

/// A noun that is an argument of a word which tells the same.
bool is_told_above(const SentenceView& view, const Occurrence& one, const Occurrence& other) {
    if (!is_argument(view, one, other)) { return false; }
    // "returned the bodies of 20 soldiers" says nothing of how they died
    const bool bodies =
        one.type == ClaimType::casualty_toll && other.type == ClaimType::release_exchange;
    return bodies || (one.type == other.type && !is_earlier(view, one)) ||
           says_how(view, one, other) || is_dealt_with(view, one, other);
}

/// A verb that serves a noun which tells the deed.
bool serves_noun(const SentenceView& view, const Occurrence& one, const Occurrence& other) {
    const auto& tree = view.tree;
    if (one.nominal || !other.nominal) { return false; }
    const int noun = outermost(view, other.token);
    const bool both = is_violent(one.type) && is_violent(other.type);
    // "the blast hit the crossing", "an attack aimed at a hotel": the verb only says whom
    if (both && verb_of_deed(view, other.token) == one.token &&
        (one.type != other.type || tree.head(noun) != one.token)) {
        return true;
    }
    // "the talks planned for Sunday", "the attack launched on Saturday": the noun tells it
    const bool describes = tree.head(one.token) == noun && tree[one.token].deprel == Deprel::acl &&
                           tree.participle(one.token);
    const bool launched = both && has_cue(view, one.token, CueKind::support);
    const bool held = one.type == ClaimType::talks &&
                      (other.type == ClaimType::talks || other.type == ClaimType::ceasefire ||
                       other.type == ClaimType::release_exchange);
    if (describes && (launched || held) && !is_background(view, other)) { return true; }
    // "the attack caused no damage": what came of it
    return one.type == ClaimType::property_destruction && is_violent(other.type) &&
           !one.frame->phrase.others.empty() && subject_of(view, one.token) == noun;
}

/// "A helicopter crashed, killing six": nobody attacked.
bool is_toll_of_loss(const SentenceView& view, const Occurrence& one, const Occurrence& other) {
    return !one.nominal && is_violent(one.type) && other.type == ClaimType::equipment_loss &&
           !other.nominal && view.tree.below(one.token, other.token) &&
           view.tree.participle(one.token) && has_mention_below(view, one.token, view.quantity_at);
}

/// "Repelled an attack" is one thing.
bool is_repelled_attack(const SentenceView& view, const Occurrence& one, const Occurrence& other) {
    const bool attack = is_violent(one.type) || one.type == ClaimType::advance;
    return one.nominal && attack && other.type == ClaimType::repulse &&
           is_matter_of(view, one.token, other.token, other.frame->phrase);
}

/// "Imposed its control over the town", "was taken under control": the verb says what became of it.
bool is_control_gained(const Tree& tree, const Occurrence& one, const Occurrence& other) {
    const auto relation = tree[one.token].deprel;
    return one.nominal && one.type == ClaimType::hold && !other.nominal &&
           (other.type == ClaimType::capture || other.type == ClaimType::advance) &&
           tree.head(one.token) == other.token &&
           (relation == Deprel::obj || relation == Deprel::obl);
}

/// "A ceasefire agreement", "accepted a ceasefire proposal": a ceasefire.
bool agrees_on_truce(const Tree& tree, const Occurrence& one, const Occurrence& other) {
    if (one.type != ClaimType::agreement || other.type != ClaimType::ceasefire) { return false; }
    const int named = tree.head(other.token);
    return named == one.token ||
           (named != k_no_token && tree.head(named) == one.token &&
            tree[named].deprel == Deprel::obj && tree[other.token].deprel == Deprel::compound);
}

/// A word of the other's phrase, or the half of a compound that the other half decides.
bool is_part_of(const Tree& tree, const Occurrence& one, const Occurrence& other) {
    const auto& word = tree[one.token];
    const bool below = tree.head(one.token) == other.token;
    const auto& words = other.frame->phrase.others;
    const bool hangs = below || (word.deprel == Deprel::fixed &&  // "mis d'accord"
                                 tree.below(one.token, other.token));
    if (hangs && std::find(words.begin(), words.end(), lemma_of(word)) != words.end()) {
        return true;
    }
    // "air strike", "ceasefire agreement", "peace talks": the head noun of a compound decides,
    // unless weaker
    const bool compound = below && (word.deprel == Deprel::compound ||
                                    word.deprel == Deprel::flat || word.deprel == Deprel::amod);
    if (compound && one.score <= other.score) { return true; }
    const auto relation = tree[other.token].deprel;
    const bool headed = (relation == Deprel::compound || relation == Deprel::amod) &&
                        tree.head(other.token) == one.token;
    return headed && one.nominal && one.score < other.score;
}

/// What `one` tells is told by `other`.
bool is_doubled_by(const SentenceView& view, const Occurrence& one, const Occurrence& other) {
    const auto& tree = view.tree;
    if (other.token == one.token || tells_what_was_then(view, one.predicate())) { return false; }
    return is_told_above(view, one, other) || serves_noun(view, one, other) ||
           ranks_a_deed(view, one, other) || adds_to_toll(view, one, other) ||
           (fires_what_struck(view, one, other) && !names_killing(view, other.token)) ||
           kills_by_what_was_fired(view, one, other) || mediates_in(view, one, other) ||
           are_struck(view, one, other) || brings_with_it(view, one, other) ||
           was_repelled(view, one, other) || are_repelled(view, one, other) ||
           is_what_ends(view, one, other) || is_search(view, one, other) ||
           is_blocked(tree, one, other) || is_toll_of(view, one, other) ||
           is_toll_of_loss(view, one, other) || is_relief_struck(view, one, other) ||
           is_repelled_attack(view, one, other) || are_treated(view, one, other) ||
           agrees_on_truce(tree, one, other) || is_control_gained(tree, one, other) ||
           is_counted_behind(view, one, other) || is_part_of(tree, one, other);
}

}  // namespace

void drop_doubles(const SentenceView& view, std::vector<Occurrence>& occurrences) {
    // of two that each would do the noun says more: "was hit by an air strike"
    const auto doubled = [&](const Occurrence& one) {
        return std::any_of(occurrences.begin(), occurrences.end(), [&](const Occurrence& other) {
            const bool says_more = one.nominal && !other.nominal;
            return is_doubled_by(view, one, other) &&
                   !(says_more && is_doubled_by(view, other, one));
        });
    };
    std::vector<Occurrence> kept;
    for (const auto& one : occurrences) {
        if (!doubled(one)) { kept.push_back(one); }
    }
    occurrences = std::move(kept);
}

}  // namespace counterclaim::claim
