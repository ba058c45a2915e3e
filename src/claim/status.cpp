// The walk goes from the occurrence upward: its own negation, auxiliaries and adjectives first,
// then the words that govern it ("refused to withdraw", "a threat of attack"), until a clause that
// stands for itself, or the word of saying. What is nearest decides the mood; negations add up.

#include "claim/status.hpp"

#include "claim/mood.hpp"
#include "claim/participant.hpp"
#include "claim/roles_beside.hpp"
#include "claim/speaker.hpp"
#include "claim/speech.hpp"
#include "claim/speech_status.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

constexpr int k_climb_max = 8;

class StatusWalk : SpeechStatus {
public:
    StatusWalk(const SentenceView& view, const Occurrence& occurrence,
               const Attribution& attribution)
        : SpeechStatus(view, occurrence, attribution) {}

    Status run() {
        const int token = m_occurrence.token;
        look_beside(token);
        m_status.keeps = has_cue(m_view, token, CueKind::keeping);
        int node = token;
        const int outer = outermost(m_view, token);
        if (outer != token) {
            look_beside(outer);
            node = outer;
        }
        if (m_occurrence.predicate() != token && !is_only_told(outer, m_occurrence.predicate())) {
            node = m_occurrence.predicate();
            const int negations = m_negations;
            look_beside(node);
            if (spares_people(node)) { m_negations = negations; }
            if (!is_speech(node) || in_content()) { govern(node); }
            demand_of_subject(outer, node);
        }
        end_asked_for(outer);
        demand_of_object(outer);
        if (m_occurrence.nominal && is_to_begin(m_view, token)) {
            set_modality(Modality::future, token, CueKind::future);
        }
        if (is_only_aim(m_view, node)) {
            if (m_negations > 0) { m_status.dropped = true; }
            set_modality(Modality::future, node, CueKind::future);
        }
        if (asks_how(m_view, node)) { m_status.dropped = true; }
        if (is_imperative(m_view, node)) {
            set_modality(Modality::demanded, node, CueKind::demanded);
        }
        climb(node);
        apply_force();
        if (m_status.modality == Modality::future && m_negations == 0 &&
            comes_to_nothing(m_view, m_occurrence.predicate())) {
            m_status.missed = true;
        }
        if (is_headline_to_come(m_view, m_occurrence)) {
            set_modality(Modality::future, token, CueKind::future);
        }
        if (asks_who_or_where(m_view, m_occurrence) && m_attribution.claimant.text.empty()) {
            m_status.dropped = true;
        }
        if (is_open_question(m_view, node)) {
            set_modality(Modality::possible, node, CueKind::possible);
        }
        if (m_occurrence.frame->denies) {  // "did not lift the sanctions": they stand
            m_negations = m_negations > 0 ? 0 : 1;
            note(token, CueKind::negation);
        }
        take_own_force();
        const auto own = m_occurrence.frame->modality;
        if (own != Modality::actual) {
            const bool asks = own == Modality::demanded;
            set_modality(own, token, asks ? CueKind::demanded : CueKind::future);
        }
        if (m_negations > 0) { m_status.polarity = Polarity::denied; }
        return m_status;
    }

private:
    /// "Called on the hostilities to be ended": what is asked of them stands behind them.
    void end_asked_for(int noun) {
        const int verb = m_tree.head(noun);
        if (!m_occurrence.nominal || verb == k_no_token || m_tree[noun].deprel != Deprel::obl) {
            return;
        }
        const auto& sayings = m_view.lexicon->sayings_of(m_view.lemma(verb));
        const bool asks = std::any_of(sayings.begin(), sayings.end(), [](const Saying* saying) {
            return saying->upos == Upos::verb &&
                   (saying->force == Force::demand || saying->force == Force::ask);
        });
        for (const int child : m_tree.children(verb)) {
            if (asks && child > noun && m_tree.to_be_done(child) &&
                has_cue(m_view, child, CueKind::ended)) {
                m_status.ended = true;
                m_status.demander = verb;
                set_modality(Modality::demanded, child, CueKind::ended);
            }
        }
    }

    /// A word that asks and announces ("devoir"): it asks only in the mouth of somebody else than
    /// the one who is to act.
    [[nodiscard]] bool is_only_due(int node) const {
        if (!has_cue(m_view, node, CueKind::future)) { return false; }
        const auto& speech = m_attribution.speech;
        if (speech && speech->saying->force == Force::demand) { return false; }
        const auto& party = m_attribution.claimant.party;
        const int subject = subject_of(m_view, node);
        const auto* actor = subject == k_no_token ? nullptr : m_view.actor(subject);
        // "both sides must lay down their arms, said the envoy": who is no side of it asks
        const auto role = m_attribution.claimant.role;
        const bool apart = (role == Role::third_party || role == Role::observer) &&
                           !m_attribution.claimant.text.empty() &&
                           (actor == nullptr || !overlap(actor->party, party));
        const bool to_do = m_occurrence.type == ClaimType::withdrawal ||
                           m_occurrence.type == ClaimType::ceasefire ||
                           m_occurrence.type == ClaimType::release_exchange;
        if (apart && to_do) { return false; }
        if (party.empty() || actor == nullptr || actor->party.empty()) { return true; }
        return std::any_of(party.begin(), party.end(), [&](const std::string& one) {
            return std::find(actor->party.begin(), actor->party.end(), one) != actor->party.end();
        });
    }

    /// "The strike caused no casualties": it was flown.
    [[nodiscard]] bool spares_people(int verb) const {
        if (!m_occurrence.nominal || m_tree.passive(verb) ||
            m_tree.child(verb, Deprel::nsubj) != outermost(m_view, m_occurrence.token)) {
            return false;
        }
        // "n'a pas fait de victime": a parser may take the object for an oblique
        const auto children = m_tree.children(verb);
        return std::any_of(children.begin(), children.end(), [&](int child) {
            const auto relation = m_tree[child].deprel;
            return child > verb && (relation == Deprel::obj || relation == Deprel::obl) &&
                   m_view.classes_at(child).has(WordClass::casualty);
        });
    }

    /// "The strikes missed the rebels": they were flown.
    [[nodiscard]] bool misses(int verb) const {
        return m_occurrence.nominal && m_tree[verb].upos == Upos::verb && !m_tree.passive(verb) &&
               m_tree.child(verb, Deprel::obj) > verb &&
               m_tree.child(verb, Deprel::nsubj) == outermost(m_view, m_occurrence.token);
    }

    /// "Les combats opposent l'armée aux rebelles", of a verb that refuses what is its object, or
    /// where it is reflexive: "s'oppose à un retrait".
    [[nodiscard]] bool brings_about(int verb) const {
        const int told = outermost(m_view, m_occurrence.token);
        return m_occurrence.nominal && has_cue(m_view, verb, CueKind::occurrence) &&
               m_tree[told].deprel != Deprel::obj && !m_tree.passive(verb) &&
               m_tree.child(verb, Deprel::expl) == k_no_token;
    }

    /// "An assault could cost many lives", "the withdrawal could take weeks": it is yet to come;
    /// not "the assault could cost lives", and not what one could hear.
    [[nodiscard]] bool is_of_what_could_be(int node, int head) const {
        if (!m_occurrence.nominal || m_tree.passive(head) || is_perceived(m_view, head) ||
            (is_violent(m_occurrence.type) && m_tree.definite(node))) {
            return false;
        }
        const auto children = m_tree.children(head);
        return std::any_of(children.begin(), children.end(), [&](int child) {
            return m_tree[child].deprel == Deprel::aux && !before_perfect(m_tree, child) &&
                   has_cue(m_view, child, CueKind::possible);
        });
    }

    /// Cues on a word that governs the occurrence. True if it bears on it.
    bool govern(int node) {
        bool bears = false;
        const auto on = [&](CueKind kind) {
            const bool found = has_cue(m_view, node, kind);
            bears = bears || found;
            return found;
        };
        if (on(CueKind::excluded)) { exclude(node); }
        // "the law prohibits attacks on hospitals": a norm, and no deed
        if (is_violent(m_occurrence.type) && on(CueKind::forbidden)) { m_status.dropped = true; }
        // "failed to stop the attacks", "refused to end the siege": these go on
        const bool prevents = !m_status.ended || is_accord(m_occurrence.type);
        if (on(CueKind::failed) && prevents && !misses(node)) { negate(node, CueKind::failed); }
        const bool refuses = on(CueKind::refused) && !brings_about(node);
        const bool negated = is_negated(m_view, node);
        // "hesitates to attack" has neither refused nor done it
        if (refuses && prevents && !negated && !has_cue(m_view, node, CueKind::possible)) {
            negate(node, CueKind::refused);
        }
        if (on(CueKind::attempt)) {
            m_status.attempted = true;
            // "seeks to impose a truce"; but who tries to mediate does
            const bool mediates = m_occurrence.type == ClaimType::talks && !m_occurrence.nominal &&
                                  m_occurrence.subtype == "mediation";
            if (is_accord(m_occurrence.type) && !mediates) {
                set_modality(Modality::demanded, node, CueKind::attempt);
                m_status.demander = node;
            }
        }
        if (was_compelled(m_view, node) || was_possible(m_view, node)) { return true; }
        if (on(CueKind::demanded) && !is_only_due(node) &&
            !has_cue(m_view, node, CueKind::failed)) {
            m_status.demander = node;
            set_modality(Modality::demanded, node, CueKind::demanded);
        }
        // "are set for talks", but not "a truce was agreed"
        const bool set_for = m_tree.passive(node) &&
                             m_tree[outermost(m_view, m_occurrence.token)].deprel == Deprel::obl;
        // "agreed on an exchange", "convenus d'un retrait": what is agreed on is to come
        const bool agreed_on = is_to_be_carried_out(m_occurrence.type) && !m_tree.passive(node) &&
                               m_tree[outermost(m_view, m_occurrence.token)].deprel == Deprel::obl;
        // "agreed to extend the truce": it is agreed
        const bool agrees = m_occurrence.type == ClaimType::ceasefire && !m_occurrence.nominal &&
                            has_cue(m_view, node, CueKind::support) &&
                            m_tree[node].has_feature("Tense=Past") && !is_negated(m_view, node) &&
                            !m_tree.passive(node) && m_tree.head(m_occurrence.token) == node;
        // "a laissé entendre qu'ils ont bombardé": what is told as done is not to come
        const bool done = m_tree[m_occurrence.predicate()].deprel == Deprel::ccomp &&
                          tells_past(m_tree, m_occurrence.predicate(), node);
        if (on(CueKind::future) && !agrees && !done &&
            (node != m_occurrence.support.verb || set_for || agreed_on)) {
            set_modality(Modality::future, node, CueKind::future);
        }
        if (on(CueKind::possible) && !(refuses && negated)) {
            set_modality(Modality::possible, node, CueKind::possible);
        }
        if (on(CueKind::conditional)) {
            set_modality(Modality::possible, node, CueKind::conditional);
        }
        on(CueKind::aspect);
        if (on(CueKind::ended)) { m_status.ended = true; }
        if (has_cue(m_view, node, CueKind::keeping)) { m_status.kept = true; }
        return bears;
    }

    void climb(int node) {
        if (is_speech(node) || is_perceived(m_view, node)) {
            return;  // "could hear the shelling": he did
        }
        for (int step = 0; step < k_climb_max; ++step) {
            const int head = m_tree.head(node);
            if (head == k_no_token || is_speech(head) || is_only_told(node, head)) { return; }
            if (!climb_over(node, head)) { return; }
            node = head;
        }
    }

    /// "Nobody has claimed the attack", "l'attaque n'a pas été revendiquée": it took place all the
    /// same.
    [[nodiscard]] bool is_only_told(int node, int head) const {
        const auto relation = m_tree[node].deprel;
        const bool content =
            relation == Deprel::obj || (relation == Deprel::nsubj && m_tree.passive(head));
        if (!content || !m_occurrence.nominal || !is_violent(m_occurrence.type)) { return false; }
        const auto& sayings = m_view.lexicon->sayings_of(m_view.lemma(head));
        return std::any_of(sayings.begin(), sayings.end(), [](const Saying* saying) {
            return saying->upos == Upos::verb && saying->force == Force::say &&
                   has_as_object(*saying, FrameSlot::Name::content);
        });
    }

    /// One step from `node` to `head`; false where the occurrence stands for itself.
    bool climb_over(int node, int head) {
        const auto& word = m_tree[node];
        if (is_granted_time(m_view, node)) {
            set_modality(Modality::demanded, head, CueKind::granted);
            return false;
        }
        if (word.deprel == Deprel::advcl && waits_for(node, head)) {
            set_modality(Modality::future, node, CueKind::future);
        }
        if (only_dates(m_view, node) || is_inquired_into(m_view, node) ||
            asks_for_part(m_view, node)) {
            return false;
        }
        // "X strikes Y, Z vows to answer", the first verb taken for a subject
        const bool clause = word.deprel == Deprel::nsubj && word.upos == Upos::verb &&
                            word.has_feature("VerbForm=Fin");
        if (clause) { return false; }
        // "was targeted by a strike": the verb only says whom the noun struck
        if (m_occurrence.nominal && word.deprel == Deprel::obl &&
            verb_of_deed(m_view, m_occurrence.token) == head) {
            look_beside(head);
            return false;
        }
        switch (word.deprel) {
            case Deprel::csubj:
                // "to take the town would be hard": nobody says that it is done
                if (m_tree.infinitive(node) && !govern(head)) { m_status.dropped = true; }
                return govern_and_look(head);
            case Deprel::xcomp:
                govern_noun_before(node);
                // "réduit la capacité du groupe à lancer des attaques"
                if (is_ability(m_tree.child(head, Deprel::obj)) && m_tree.infinitive(node)) {
                    m_status.dropped = true;
                }
                wish_of(head, node);
                return govern_and_look(head);
            case Deprel::ccomp:
                // "must not forget that they shelled the camp": they did
                if (m_tree[head].upos == Upos::verb && has_cue(m_view, head, CueKind::concession)) {
                    return false;
                }
                wish_of(head, node);
                hear_from_subject(head);
                if (m_tree.child(node, Deprel::nsubj) == k_no_token) {
                    return govern_and_look(head);
                }
                return govern_and_look(head) && m_status.modality != Modality::actual;
            case Deprel::obj:
            case Deprel::nsubj:
            case Deprel::obl:
            case Deprel::nmod:
            case Deprel::iobj:
                if (m_view.classes_at(head).has(WordClass::talks) &&
                    !is_violent(m_occurrence.type)) {  // not "residents talk of an attack"
                    set_modality(Modality::demanded, head, CueKind::demanded);  // talks on a truce
                }
                if (has_cue(m_view, head, CueKind::support) ||
                    has_cue(m_view, head, CueKind::support_passive)) {
                    look_beside(head);
                }
                if (word.deprel == Deprel::nsubj && m_attribution.claimant.text.empty() &&
                    (is_conditional(m_view, head) || is_of_what_could_be(node, head)) &&
                    !has_cue(m_view, head, CueKind::future)) {  // "un assaut devrait suivre"
                    set_modality(Modality::possible, head, CueKind::possible);
                }
                hear_of(head);
                if (word.deprel == Deprel::obj && has_cue(m_view, head, CueKind::wish)) {
                    set_modality(Modality::demanded, head, CueKind::wish);  // "wants a truce"
                    m_status.demander = head;
                }
                if (word.deprel == Deprel::obl) { demand_of_subject(node, head); }
                if (word.deprel == Deprel::nsubj) {
                    demand_by_auxiliary(head);
                    weigh(node);
                }
                if (word.deprel == Deprel::nmod && is_report(m_view, head)) { weigh(head); }
                hear_from_subject(head);
                // "the intention to launch an offensive": the light verb bears on nothing itself
                return (govern(head) && (look_beside(head), true)) ||
                       (m_tree.infinitive(head) && has_cue(m_view, head, CueKind::support));
            case Deprel::acl:
                // "anyone who attacks will be punished"
                if (m_tree[head].upos == Upos::pron &&
                    has_cue(m_view, head, CueKind::conditional)) {
                    set_modality(Modality::possible, head, CueKind::conditional);
                }
                if (!m_tree.to_be_done(node)) {
                    tell_of(head, node);
                    return completes(m_view, node) && govern(head) && (look_beside(head), true);
                }
                if (govern_asked_object(head)) { return false; }
                if (!is_to_be_done(head)) { fight_for(head); }
                // "the group's ability to launch attacks": nothing is done with it
                if (is_ascribed_aim(head) || is_ability(head)) { m_status.dropped = true; }
                return govern(head) && (look_beside(head), true);
            case Deprel::advcl:
                // "it is forbidden to shell hospitals", "attacking civilians is prohibited"
                if (has_cue(m_view, head, CueKind::forbidden) &&
                    !word.has_feature("VerbForm=Fin")) {
                    return govern(head);
                }
                hear_of(head);
                govern_noun_before(node);  // "its commitment to fighting jihadists"
                if (m_tree[head].upos == Upos::adj) { return govern_and_look(head); }
                if (completes(m_view, node)) { return govern(head) && (look_beside(head), true); }
                if (is_agreed(node, head)) { return false; }
                if (comes_next(m_view, node)) { return share(node, head); }
                if (m_tree.infinitive(node) && m_status.modality == Modality::actual &&
                    !govern(head)) {
                    m_status.dropped = true;  // "to retake the town": an aim
                }
                return false;
            case Deprel::conj:
                return share(node, head);
            default:
                return false;
        }
    }

    /// "Ordered more troops to be sent", the infinitive hung on the troops: it is what is ordered.
    bool govern_asked_object(int noun) {
        const int verb = m_tree.head(noun);
        if (m_tree[noun].deprel != Deprel::obj || verb == k_no_token) { return false; }
        const bool ordered = has_cue(m_view, verb, CueKind::command);
        if (ordered) { set_modality(Modality::future, verb, CueKind::command); }
        return ordered || (has_cue(m_view, verb, CueKind::demanded) && govern(verb));
    }

    /// "Shells the town with a view to driving out its people": an aim that nobody declares.
    [[nodiscard]] bool is_ascribed_aim(int noun) const {
        return !m_occurrence.nominal && m_attribution.claimant.text.empty() &&
               m_tree[noun].deprel == Deprel::obl &&
               m_tree.child(noun, Deprel::case_) != k_no_token &&
               has_cue(m_view, noun, CueKind::future);
    }

    [[nodiscard]] bool is_ability(int noun) const {
        // "reserves the right to strike back": a threat
        const auto& speech = m_attribution.speech;
        return noun != k_no_token && m_tree[noun].upos == Upos::noun &&
               has_cue(m_view, noun, CueKind::able) &&
               !(speech && speech->token == m_tree.head(noun));
    }

    /// "The battle to retake the town": it is fought for, not taken.
    void fight_for(int noun) {
        constexpr WordClasses k_fights{WordClass::war, WordClass::attack};
        if (!m_occurrence.nominal && m_view.classes_at(noun).meets(k_fights)) {
            m_status.attempted = true;
        }
    }

    /// "Signed an accord to withdraw": what an accord is about has been agreed; the end of the
    /// fighting with it, all else is to come.
    bool is_agreed(int node, int head) {
        const int object = object_of(m_view, head);
        if (!m_tree.infinitive(node) || object == k_no_token) { return false; }
        const auto classes = m_view.classes_at(object);
        if (!classes.has(WordClass::agreement) && !classes.has(WordClass::truce)) { return false; }
        if (m_occurrence.type != ClaimType::ceasefire) {
            set_modality(Modality::future, node, CueKind::future);
        }
        return true;
    }

    /// "A deal to exchange prisoners": what it is about is to come.
    bool is_to_be_done(int noun) {
        const auto classes = m_view.classes_at(noun);
        const bool accord = classes.has(WordClass::agreement) || classes.has(WordClass::truce);
        if (!accord || m_tree[noun].upos != Upos::noun || is_accord(m_occurrence.type)) {
            return false;
        }
        set_modality(Modality::future, noun, CueKind::future);
        return true;
    }

    /// "Reaffirmed their determination to fight": a parser may hang the infinitive on the verb; the
    /// noun right before it bears on it all the same.
    void govern_noun_before(int node) {
        const int mark = m_tree.child(node, Deprel::mark);
        const bool gerund = mark != k_no_token && m_tree[mark].upos == Upos::part &&
                            m_tree[node].has_feature("VerbForm=Ger");
        if (!(m_tree.infinitive(node) || gerund) || mark <= 0 || mark > node) { return; }
        const int before = mark - 1;
        if (m_tree[before].upos == Upos::noun && m_tree.head(node) != before) { govern(before); }
    }

    /// "Once the town is liberated, aid will flow": a present tense behind a conjunction of time,
    /// below a verb that looks ahead.
    [[nodiscard]] bool waits_for(int node, int head) const {
        const auto any = [&](int verb, const auto& wanted) {
            const auto below = m_tree.children(verb);
            return std::any_of(below.begin(), below.end(), wanted);
        };
        const bool present = m_tree[node].has_feature("Tense=Pres") || any(node, [&](int child) {
                                 return m_tree[child].deprel == Deprel::aux &&
                                        m_tree[child].has_feature("Tense=Pres");
                             });
        const bool of_time = any(node, [&](int child) {
            return m_tree[child].deprel == Deprel::mark && child < node &&
                   (has_cue(m_view, child, CueKind::after) ||
                    has_cue(m_view, child, CueKind::before) ||
                    has_cue(m_view, child, CueKind::meanwhile));
        });
        const bool ahead = m_tree[head].has_feature("Tense=Fut") || any(head, [&](int child) {
                               return m_tree[child].deprel == Deprel::aux &&
                                      has_cue(m_view, child, CueKind::future);
                           });
        return present && of_time && ahead;
    }

    /// "The truce must be respected": whatever is to be done with it, it is asked for.
    void demand_by_auxiliary(int verb) {
        if (!is_accord(m_occurrence.type)) { return; }
        for (const int child : m_tree.children(verb)) {
            if (m_tree[child].deprel == Deprel::aux && !before_perfect(m_tree, child) &&
                has_cue(m_view, child, CueKind::demanded)) {
                set_modality(Modality::demanded, child, CueKind::demanded);
            }
        }
    }

    bool govern_and_look(int head) {
        govern(head);
        look_beside(head);
        return true;
    }

    /// "will withdraw and hand over": a coordinated word shares the auxiliaries of the first, not
    /// its negation.
    bool share(int node, int head) {
        if (m_tree.child(node, Deprel::nsubj) != k_no_token ||
            m_tree.child(node, Deprel::aux) != k_no_token) {
            return false;
        }
        const int negations = m_negations;
        look_beside(head);
        m_negations = negations;
        return true;
    }
};

}  // namespace

Status read_status(const SentenceView& view, const Occurrence& occurrence,
                   const Attribution& attribution) {
    // who would answer a deed says that it was done, however he tells of his answer
    if (occurrence.nominal && is_violent(occurrence.type) && is_answered(view, occurrence.token)) {
        return {};
    }
    return StatusWalk(view, occurrence, attribution).run();
}

}  // namespace counterclaim::claim
