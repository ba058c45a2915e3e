#include "claim/deeds.hpp"

#include "claim/claim_places.hpp"
#include "claim/completion.hpp"
#include "claim/participant.hpp"
#include "claim/struck.hpp"

#include <algorithm>
#include <utility>

namespace counterclaim::claim {
namespace {

constexpr std::size_t k_deeds_max = 48;
/// Sentences within which an act of no named means refers back to a deed.
constexpr std::size_t k_act_reach = 8;

/// The lexicon entry itself, or a word beside it, says by what means: "rocket attack", "the attack
/// with mortars".
bool says_means(const SentenceView& view, const Occurrence& occurrence) {
    if (!occurrence.frame->phrase.others.empty()) { return true; }
    for (const auto& condition : occurrence.frame->conditions) {
        if (!condition.negated && condition.classes.meets(k_means_classes)) { return true; }
    }
    return phrase_classes(view, occurrence.token).meets(k_means_classes);
}

bool is_generic(const SentenceView& view, const Occurrence& occurrence) {
    return is_violent(occurrence.type) && has_cue(view, occurrence.token, CueKind::generic) &&
           !says_means(view, occurrence);
}

/// Figures of dead and wounded that the sentence tells as a toll: "attacked the mosque, leaving 16
/// dead"; not "attacked the mosque after killing six guards".
std::vector<ClaimQuantity> tolls_of(const SentenceView& view, const std::vector<Claim>& claims,
                                    std::size_t first, const Occurrence& deed) {
    std::vector<ClaimQuantity> tolls;
    for (std::size_t i = first; i < claims.size(); ++i) {
        const auto& claim = claims[i];
        const int word = view.head_of(claim.trigger);
        const bool toll = claim.type == ClaimType::casualty_toll || names_killing(view, word);
        if (!toll || claim.polarity == Polarity::denied ||
            is_of_another_time(view, word, deed.token)) {
            continue;
        }
        tolls.insert(tolls.end(), claim.quantities.begin(), claim.quantities.end());
    }
    return tolls;
}

bool differ(const std::optional<Participant>& a, const std::optional<Participant>& b) {
    return a && b && !a->party.empty() && !b->party.empty() && !overlap(a->party, b->party);
}

/// Both are dated by words of their own, and not alike.
bool other_time(const ClaimTime& a, const ClaimTime& b) {
    if (a.span.empty() || b.interval.open() || a.interval.open()) { return false; }
    return !a.interval.overlaps(b.interval);
}

/// Words date it to days well before the article.
bool is_long_past(const Claim& claim, const ClaimTime& time) {
    constexpr std::chrono::days k_days{10};
    return claim.said && !time.span.empty() && time.interval.to &&
           *time.interval.to < *claim.said - k_days;
}

/// "In Kostal, ten people were killed", after shells fell on another town: not by them.
bool other_town(const Claim& claim, const std::vector<ClaimPlace>& places) {
    const auto town = town_of(claim);
    return !town.empty() && !places.empty() && places.front().place &&
           places.front().place->precision == PlacePrecision::settlement &&
           std::none_of(places.begin(), places.end(),
                        [&](const ClaimPlace& one) { return one.place && one.place->id == town; });
}

/// How well a deed told before fits what points back: by the same hand, or "the strike" of jets.
int fit_of(const Claim& claim, ClaimType type, const std::optional<Participant>& actor) {
    const bool same_hand = claim.actor && actor && overlap(claim.actor->party, actor->party);
    const bool from_air = claim.type == ClaimType::air_strike && type == ClaimType::air_strike;
    return (same_hand ? 2 : 0) + (from_air ? 1 : 0);
}

/// "Its planes destroyed a convoy".
bool flies(const SentenceView& view, const Occurrence& occurrence) {
    const int subject =
        occurrence.frame->upos == Upos::verb ? subject_of(view, occurrence.token) : k_no_token;
    return subject != k_no_token && view.classes_at(subject).has(WordClass::aircraft);
}

/// "Jets destroyed the depot", "a drone blew up his car": what acts says by what means it does.
void settle_means(const SentenceView& view, const Occurrence& occurrence, Claim& claim) {
    if (occurrence.frame->upos != Upos::verb) { return; }
    const bool damage = claim.type == ClaimType::property_destruction;
    const bool open = damage || claim.type == ClaimType::shelling ||
                      claim.type == ClaimType::explosion || claim.type == ClaimType::equipment_loss;
    const int subject = subject_of(view, occurrence.token);
    const int object = object_of(view, occurrence.token);
    const bool destroyed = claim.type == ClaimType::armed_clash && flies(view, occurrence);
    if ((!open && !destroyed) || subject == k_no_token || object == k_no_token ||
        subject == object) {
        return;
    }
    if (view.token(object).has_feature("Reflex=Yes")) { return; }  // "a bomber blew himself up"
    const auto means = view.classes_at(subject);
    const auto struck = phrase_classes(view, object);
    // jets and air defence bring aircraft down
    if (struck.has(WordClass::aircraft)) { return; }
    auto type = claim.type;
    if (means.has(WordClass::aircraft)) {
        type = ClaimType::air_strike;
    } else if (damage && means.has(WordClass::heavy_weapon)) {
        type = ClaimType::shelling;
    } else if (damage && means.has(WordClass::bomb)) {
        type = ClaimType::explosion;
    }
    if (type == claim.type) { return; }
    claim.type = type;
    claim.subtype.clear();
}

/// "Attacked the town, using artillery": the clause that tells with what it was done.
const Occurrence* tool_of(const SentenceView& view, const std::vector<Occurrence>& occurrences,
                          const Occurrence& deed) {
    const auto found =
        std::find_if(occurrences.begin(), occurrences.end(), [&](const Occurrence& one) {
            return !one.nominal && implies_means(one.type) && !one.frame->phrase.others.empty() &&
                   view.tree.head(one.token) == deed.token &&
                   view.token(one.token).deprel == Deprel::advcl && view.tree.participle(one.token);
        });
    return found == occurrences.end() ? nullptr : &*found;
}

/// Whom a deed struck, by its own counts, else by the tolls of the sentence.
Victims victims_by(const SentenceView& view, Claim claim, std::vector<ClaimQuantity> tolls) {
    if (claim.quantities.empty()) { claim.quantities = std::move(tolls); }
    return victims_of(view, claim);
}

/// "The attack killed ten people": of whom no word says what they were, nor what was attacked.
bool fell_unnamed(const Claim& claim, const std::vector<ClaimQuantity>& around) {
    const auto& tolls = claim.quantities.empty() ? around : claim.quantities;
    const bool named = claim.target && !claim.target->span.empty() &&
                       std::none_of(tolls.begin(), tolls.end(), [&](const auto& toll) {
                           return toll.span.overlaps(claim.target->span);
                       });
    return !named && !tolls.empty() &&
           std::all_of(tolls.begin(), tolls.end(), [](const ClaimQuantity& toll) {
               return toll.person_class == PersonClass::unknown &&
                      (toll.kind == QuantityKind::killed || toll.kind == QuantityKind::wounded);
           });
}

bool are_shots(const Occurrence& occurrence, const Claim& claim) {
    return claim.type == ClaimType::armed_clash && occurrence.subtype == "small-arms" &&
           !occurrence.nominal;
}

/// "Gunmen opened fire in the town, killing six people": shots at those who do not fight.
void settle_shots(const SentenceView& view, std::vector<ClaimQuantity> tolls, Claim& claim) {
    const auto victims = victims_by(view, claim, std::move(tolls));
    if (victims != Victims::civilian && victims != Victims::people) { return; }
    claim.type = ClaimType::violence_against_civilians;
    claim.subtype.clear();
}

bool is_armed_group(const SentenceView& view, int token) {
    const auto* actor = token == k_no_token ? nullptr : view.actor(token);
    return actor != nullptr && actor->kind == ActorKind::armed_group;
}

/// "Rebels attacked an army post", after an air strike by nobody or by others: a deed of their own.
bool has_hands_of_its_own(const Occurrence& occurrence, const Claim& claim,
                          const std::optional<Participant>& other) {
    const auto says = [](const std::optional<Participant>& slot) {
        return slot && !slot->span.empty();
    };
    if (occurrence.nominal || !says(claim.actor) || !says(claim.target)) { return false; }
    return !other || !overlap(claim.actor->party, other->party);
}

/// A word that may tell of a strike from the air, where the sentence knows nothing that flies.
bool may_come_from_ground(const SentenceView& view, const Occurrence& occurrence) {
    return occurrence.type == ClaimType::air_strike &&
           !sentence_classes(view).has(WordClass::aircraft);
}

/// "The militia's bombing of a market", "rebels bombed a bridge": who has no aircraft laid the
/// bomb, if the word may say so.
bool is_blast_of_group(const SentenceView& view, const Occurrence& occurrence, const Claim& claim) {
    if (!claim.actor || claim.actor->span.empty() || !may_come_from_ground(view, occurrence) ||
        !is_armed_group(view, view.head_of(claim.actor->span))) {
        return false;
    }
    const auto upos = occurrence.frame->upos;
    const auto& frames = view.lexicon->frames_of(view.lemma(occurrence.token));
    return std::any_of(frames.begin(), frames.end(), [upos](const Frame* frame) {
        return frame->type == ClaimType::explosion && frame->upos == upos &&
               (frame->phrase.others.empty() || upos == Upos::verb);
    });
}

/// "Militiamen killed ten people in a raid on a village": who has no aircraft comes on foot.
bool is_raid_of_group(const SentenceView& view, const Occurrence& occurrence) {
    if (!occurrence.nominal || !may_come_from_ground(view, occurrence)) { return false; }
    const int verb = view.tree.head(outermost(view, occurrence.token));
    if (verb == k_no_token || view.token(verb).upos != Upos::verb || view.tree.passive(verb)) {
        return false;
    }
    const int subject = subject_of(view, verb);
    return subject != outermost(view, occurrence.token) && is_armed_group(view, subject);
}

}  // namespace

bool implies_means(ClaimType type) {
    return type == ClaimType::shelling || type == ClaimType::air_strike ||
           type == ClaimType::explosion;
}

bool names_killing(const SentenceView& view, int token) {
    if (token == k_no_token) { return false; }
    const auto& frames = view.lexicon->frames_of(view.lemma(token));
    return std::any_of(frames.begin(), frames.end(), [](const Frame* frame) {
        return frame->type == ClaimType::casualty_toll && frame->phrase.others.empty();
    });
}

const Deeds::Deed* Deeds::referred(const Claim& claim, std::size_t sentence, std::size_t reach,
                                   bool of_town) const {
    const Deed* best = nullptr;
    int best_fit = 0;
    for (auto deed = m_deeds.rbegin(); deed != m_deeds.rend(); ++deed) {
        if (deed->sentence + reach < sentence) { break; }
        const bool further = best != nullptr && deed->sentence != best->sentence;
        // "the strikes" after missiles: of the jets told of before
        const bool from_air = claim.type == ClaimType::air_strike &&
                              deed->type == ClaimType::air_strike && deed->by_means;
        if (further && !(from_air && best->type != ClaimType::air_strike)) { continue; }
        if (deed->sentence == sentence || differ(claim.actor, deed->actor) ||
            (of_town && other_town(claim, deed->places))) {
            continue;
        }
        // the one lies well before the article, the other has no day of its own
        const bool other_days =
            (claim.time.span.empty() && is_long_past(claim, deed->time)) ||
            (deed->by_means && deed->time.interval.open() && is_long_past(claim, claim.time));
        if (other_days || other_time(claim.time, deed->time)) { continue; }
        const int fit = fit_of(claim, deed->type, deed->actor);
        if (best == nullptr || further || fit > best_fit) {
            best = &*deed;
            best_fit = fit;
        }
    }
    return best;
}

/// "The attack", told on: where that was, and when, where the sentence does not say it and the
/// story has come to another town.
void Deeds::take_circumstances(const Deed& deed, Claim& claim) {
    const bool own = !claim.places.empty() && claim.evidence.contains(claim.places.front().span);
    if (own || deed.places.empty() || claim.places == deed.places) { return; }
    constexpr std::chrono::days k_story{30};  // of history told in between it is not
    const auto& told = claim.time.interval.from;
    const auto& then = deed.time.interval.from;
    if (told && then && *then - *told > k_story) { return; }
    claim.places = deed.places;
    if (claim.time.basis == TimeBasis::explicit_ || deed.time.interval.open()) { return; }
    claim.time = deed.time;
    claim.time.basis = TimeBasis::context;
    claim.time.span = {};
}

/// "Attacked", "hit", "the attack": by the victims fighting or violence against people; by what was
/// told before it a shelling, a strike or a blast.
void Deeds::settle_generic(const SentenceView& view, const Occurrence& occurrence,
                           const std::vector<ClaimQuantity>& tolls, Claim& claim) {
    if (is_blast_of_group(view, occurrence, claim)) {
        claim.type = ClaimType::explosion;
    } else if (is_raid_of_group(view, occurrence)) {
        claim.type = ClaimType::armed_clash;
    }
    const auto victims = victims_by(view, claim, tolls);
    const bool person_to_person = !implies_means(claim.type);
    if (person_to_person && victims == Victims::military) { claim.type = ClaimType::armed_clash; }
    // "jihadists attacked the village, killing 15 people"
    const bool raid = victims == Victims::people && claim.actor && claim.target;
    // "the attack on the military camp", whoever died in it
    const bool on_army = occurrence.type == ClaimType::armed_clash && strikes_army(view, claim);
    if (person_to_person && !on_army && (victims == Victims::civilian || raid)) {
        claim.type = ClaimType::violence_against_civilians;
    }
    if (claim.type != occurrence.type) { claim.subtype.clear(); }
    // "hit the capital again, sending swarms of drones": the sentence tells it elsewhere
    const auto around = sentence_classes(view);
    if (claim.type == ClaimType::shelling && around.has(WordClass::aircraft) &&
        !around.has(WordClass::heavy_weapon)) {
        claim.type = ClaimType::air_strike;
        return;
    }
    // "gunmen attacked the police with a grenade and rifles": not with what was told before
    constexpr WordClasses k_heavy{WordClass::heavy_weapon, WordClass::aircraft, WordClass::bomb};
    const auto clause = clause_classes(view, occurrence.token);
    if (person_to_person && clause.has(WordClass::weapon) && !clause.meets(k_heavy)) { return; }
    // "the attack in Kostal": its own town, not one where an attack struck
    const int town = claim.places.empty() ? k_no_token : view.head_of(claim.places.front().span);
    const bool of_town =
        occurrence.nominal && town != k_no_token && view.tree.below(town, occurrence.token);
    const auto* deed = referred(claim, view.index, k_act_reach, of_town);
    const bool massacre = occurrence.type == ClaimType::violence_against_civilians;
    if (deed == nullptr && !massacre && claim.time.basis == TimeBasis::explicit_) {
        // another day's attack by the same hand is most likely of the same kind, but not another
        // town's
        auto undated = claim;
        undated.time.span = {};
        const bool own_town = town != k_no_token;
        deed = referred(undated, view.index, k_act_reach, own_town);
        if (deed != nullptr && !deed->by_means) { deed = nullptr; }
    }
    if (deed != nullptr && has_hands_of_its_own(occurrence, claim, deed->actor)) { deed = nullptr; }
    const bool means_told =
        (deed != nullptr && deed->by_means) || around.has(WordClass::heavy_weapon);
    if (claim.type == ClaimType::shelling && !means_told) {
        m_of_no_means.push_back(claim.trigger);
    }
    if (deed == nullptr) {
        if (is_telegraphic(view.block().kind)) { m_titles.push_back({claim.trigger, view.index}); }
        return;
    }
    const bool definite = view.tree.definite(occurrence.token);
    const bool verb = occurrence.frame->upos == Upos::verb;
    if (definite && occurrence.nominal && !view.tree[occurrence.token].is_plural()) {
        take_circumstances(*deed, claim);
    }
    // "attacked the post … the attack killed ten people": nothing says that they were no soldiers
    if (definite && occurrence.nominal && deed->type == ClaimType::armed_clash && massacre &&
        fell_unnamed(claim, tolls)) {
        claim.type = deed->type;
        claim.subtype = deed->subtype;
        return;
    }
    if (deed->by_means ? !(definite || verb || deed->sentence + 2 >= view.index)
                       : !(definite && person_to_person && victims != Victims::military &&
                           victims != Victims::civilian)) {
        return;
    }
    claim.type = deed->type;
    claim.subtype = deed->subtype;
    const bool joint = deed->actor && deed->actor->joint;  // "fighting between the two"
    if (definite && !claim.actor && !joint) { claim.actor = deed->actor; }
    if (definite && !claim.target) { claim.target = deed->target; }
}

/// "The rebels drove back the assault": whoever was told to attack before.
void Deeds::take_attacker(const SentenceView& view, Claim& claim) const {
    if (claim.type != ClaimType::repulse || !claim.target || known(claim.target)) { return; }
    const int token = view.head_of(claim.target->span);
    if (token == k_no_token || !view.classes_at(token).has(WordClass::attack)) { return; }
    for (auto deed = m_deeds.rbegin(); deed != m_deeds.rend(); ++deed) {
        if (deed->sentence + k_act_reach < view.index) { return; }
        if (!deed->actor || (claim.actor && overlap(claim.actor->party, deed->actor->party))) {
            continue;
        }
        claim.target->party = deed->actor->party;
        return;
    }
}

/// Shells and bombs are somebody's: whoever was last said to fire them at that time.
void Deeds::take_roles(const SentenceView& view, const Occurrence& occurrence, Claim& claim) const {
    if (claim.type != ClaimType::shelling && claim.type != ClaimType::air_strike) { return; }
    if (known(claim.actor)) { return; }
    // "the army denied the shelling": its own, or nobody's
    const bool denied = claim.polarity == Polarity::denied && occurrence.nominal;
    const bool nameless = !claim.actor || !acts_itself(view, *claim.actor);
    if (!nameless) { return; }
    // "ten people died in the shelling", whoever they are: the one just told of
    const bool pointed = occurrence.nominal && view.tree.definite(occurrence.token) &&
                         !view.tree[occurrence.token].is_plural();
    for (auto deed = m_deeds.rbegin(); deed != m_deeds.rend(); ++deed) {
        if (deed->sentence + k_act_reach < view.index) { return; }
        if (deed->type != claim.type || !deed->actor || other_time(claim.time, deed->time)) {
            continue;
        }
        if (pointed ? other_town(claim, deed->places) : differ(claim.target, deed->target)) {
            continue;
        }
        // nobody shells his own soldiers; a town of his may be named for those who live there
        const bool own_side = claim.target && overlap(deed->actor->party, claim.target->party);
        if (own_side && (!pointed || victims_of(view, claim) == Victims::military)) { continue; }
        if (deed->actor->joint) { continue; }  // "fighting between the two": no deed of one
        // who counts those who were hurt did not do it
        const bool counts = claim.claimant.role == Role::belligerent && !claim.quantities.empty();
        const bool own = overlap(deed->actor->party, claim.claimant.party);
        if ((counts && own) || (denied && !own)) { continue; }
        claim.actor = deed->actor;
        return;
    }
}

void Deeds::remember(const SentenceView& view, const Occurrence& occurrence, const Claim& claim,
                     bool toll) {
    if (!is_violent(claim.type) || claim.modality == Modality::demanded ||
        claim.modality == Modality::future) {
        return;
    }
    const auto named = [](const std::optional<Participant>& slot) {
        return slot && !slot->party.empty() ? slot : std::nullopt;
    };
    // blasts heard from afar tell nothing of what is told next; "the blast" is the one just told of
    const bool again = !m_deeds.empty() && m_deeds.back().by_means &&
                       m_deeds.back().type == claim.type &&
                       m_deeds.back().sentence + k_act_reach >= view.index;
    const bool told = claim.type != ClaimType::explosion || claim.actor || claim.target ||
                      !claim.quantities.empty() || toll || again ||
                      clause_classes(view, occurrence.token).has(WordClass::bomb);
    constexpr double k_telling = 0.7;  // "air strike" is what most of its uses mean
    const bool telling = !is_generic(view, occurrence) || claim.type != occurrence.type ||
                         occurrence.frame->strength >= k_telling;
    const bool means = implies_means(claim.type) && told && telling;
    m_deeds.push_back({claim.type, claim.subtype, view.index, means, named(claim.actor),
                       named(claim.target), claim.time, claim.places});
    if (m_deeds.size() > k_deeds_max) { m_deeds.pop_front(); }
}

void Deeds::settle(const SentenceView& view, const std::vector<Occurrence>& occurrences,
                   std::vector<Claim>& claims, std::size_t first) {
    bool deed_here = false;
    for (std::size_t i = 0; i < occurrences.size(); ++i) {
        const bool by_air = flies(view, occurrences[i]);
        if (by_air || occurrences.size() == 1) {
            settle_means(view, occurrences[i], claims[first + i]);
        }
    }
    for (std::size_t i = 0; i < occurrences.size(); ++i) {
        deed_here = deed_here || (is_violent(claims[first + i].type) &&
                                  !names_killing(view, occurrences[i].token));
    }
    for (std::size_t i = 0; i < occurrences.size(); ++i) {
        auto& claim = claims[first + i];
        if (are_shots(occurrences[i], claim)) {
            settle_shots(view, tolls_of(view, claims, first, occurrences[i]), claim);
        }
        if (!occurrences[i].nominal && is_blast_of_group(view, occurrences[i], claim)) {
            claim.type = ClaimType::explosion;
            claim.subtype.clear();
        }
        const auto* tool = tool_of(view, occurrences, occurrences[i]);
        if (tool != nullptr && is_generic(view, occurrences[i])) {
            claim.type = tool->type;
            claim.subtype = tool->subtype;
        } else if (is_generic(view, occurrences[i]) && claim.type == occurrences[i].type) {
            settle_generic(view, occurrences[i], tolls_of(view, claims, first, occurrences[i]),
                           claim);
        } else if (!deed_here && (claim.type == ClaimType::casualty_toll ||
                                  (is_violent(occurrences[i].type) &&
                                   names_killing(view, occurrences[i].token)))) {
            // a town that fell has not been killed, nor what fell into hands
            settle_toll(view, occurrences[i], claim);
        }
        take_roles(view, occurrences[i], claim);
    }
    const bool toll = std::any_of(claims.begin() + static_cast<std::ptrdiff_t>(first), claims.end(),
                                  [](const Claim& claim) { return !claim.quantities.empty(); });
    for (std::size_t i = 0; i < occurrences.size(); ++i) {
        take_attacker(view, claims[first + i]);
        // who was killed was killed by the deed told beside it
        if (deed_here && names_killing(view, occurrences[i].token)) { continue; }
        remember(view, occurrences[i], claims[first + i], toll);
    }
    m_words_before = {view.index, sentence_classes(view)};
}

void Deeds::settle_bombardments(const ConflictProfile& profile, std::vector<Claim>& claims) const {
    const auto& bombers = profile.bombs_from_air;
    if (bombers.empty()) { return; }
    const bool only_they_fly = overlap(profile.air_forces, bombers);
    const auto side = side_of(profile, bombers.front());
    for (auto& claim : claims) {
        const bool open = claim.type == ClaimType::shelling &&
                          std::find(m_of_no_means.begin(), m_of_no_means.end(), claim.trigger) !=
                              m_of_no_means.end();
        if (!open) { continue; }
        const bool by_nobody = !known(claim.actor);
        // nobody is named, and it fell on those who have nothing that flies
        const bool on_others = only_they_fly && known(claim.target) &&
                               common_side(profile, claim.target->party) != side;
        if (by_nobody ? !on_others : !overlap(claim.actor->party, bombers)) { continue; }
        claim.type = ClaimType::air_strike;
        claim.subtype.clear();
    }
}

void Deeds::settle_titles(std::vector<Claim>& claims) const {
    if (m_titles.empty()) { return; }
    for (const auto& title : m_titles) {
        const auto deed = std::find_if(m_deeds.begin(), m_deeds.end(), [&](const Deed& one) {
            return one.sentence > title.sentence && one.by_means;
        });
        if (deed == m_deeds.end() || deed->sentence > title.sentence + 6) { continue; }
        for (auto& claim : claims) {
            if (claim.trigger != title.trigger || differ(claim.actor, deed->actor)) { continue; }
            claim.type = deed->type;
            claim.subtype = deed->subtype;
        }
    }
}

}  // namespace counterclaim::claim
