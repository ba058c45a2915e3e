// Dead and wounded counted in a sentence that does not say what killed them.

#include "claim/counts.hpp"
#include "claim/deeds.hpp"
#include "claim/participant.hpp"
#include "claim/phrase.hpp"
#include "claim/struck.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>

namespace counterclaim::claim {
namespace {

/// Sentences within which a toll refers back to a deed.
constexpr std::size_t k_toll_reach = 1;

/// "A heavy toll.": a short sentence without a verb that opens its block.
bool is_label(const Reading& reading, std::size_t index) {
    constexpr std::size_t k_tokens_max = 8;
    const auto& sentence = reading.sentences[index];
    const bool opens = index == 0 || reading.sentences[index - 1].block != sentence.block;
    return opens && sentence.tokens.size() <= k_tokens_max &&
           std::none_of(sentence.tokens.begin(), sentence.tokens.end(), [](const Token& token) {
               return token.upos == Upos::verb || token.upos == Upos::aux;
           });
}

/// Labels and questions right before the sentence, as an outlet asks what it then answers ("What is
/// the toll?"): what stands above them is still the sentence before.
std::size_t asked_before(const SentenceView& view) {
    constexpr std::size_t k_asked_max = 2;
    const auto& reading = *view.reading;
    std::size_t count = 0;
    while (count < k_asked_max && count < view.index) {
        const auto index = view.index - 1 - count;
        const auto& sentence = reading.sentences[index];
        const bool asks = !sentence.tokens.empty() && sentence.tokens.back().form == "?";
        const bool apart = sentence.block != reading.sentences[index + 1].block;
        if (!(apart && asks) && !is_label(reading, index)) { break; }
        ++count;
    }
    return count;
}

/// "Soldiers killed in the country" fell in a war, not in one fight.
bool is_told_where(const Claim& claim) {
    return std::any_of(claim.places.begin(), claim.places.end(), [&](const ClaimPlace& one) {
        const bool whole = one.place && one.place->precision == PlacePrecision::country;
        return claim.evidence.contains(one.span) && !whole;
    });
}

/// "Thirty soldiers were killed at Kostal": soldiers counted once, at one place or time or after a
/// fight was told (`told`), and not since the war began, fell in that fight.
bool fell_in_action(const SentenceView& view, const Claim& claim, bool told) {
    if (claim.polarity == Polarity::denied || victims_of(view, claim) != Victims::military) {
        return false;
    }
    bool killed = false;
    for (const auto& quantity : claim.quantities) {
        if (quantity.scope != QuantityScope::event) { return false; }
        killed = killed || quantity.kind == QuantityKind::killed;
    }
    if (told) { return !claim.quantities.empty(); }
    return killed && (is_told_where(claim) || !claim.time.span.empty());
}

/// Nobody counts so many for one deed, nor what fell together over days.
bool counts_a_war(const Claim& claim) {
    constexpr std::chrono::days k_days{1};
    return std::any_of(
        claim.quantities.begin(), claim.quantities.end(), [&](const ClaimQuantity& quantity) {
            const bool long_since =
                quantity.since && claim.said && *quantity.since < *claim.said - k_days;
            return exceeds_a_deed(quantity) || long_since;
        });
}

bool counts_one_deed(const Claim& claim) {
    return !claim.quantities.empty() && !counts_a_war(claim) &&
           std::all_of(claim.quantities.begin(), claim.quantities.end(),
                       [](const ClaimQuantity& quantity) {
                           return quantity.scope == QuantityScope::event && !quantity.since &&
                                  (quantity.low || quantity.high);
                       });
}

/// "The army put the death toll at ten": of one deed or of many, it does not say.
bool may_count_one_deed(const Claim& claim) {
    auto one = claim;
    for (auto& quantity : one.quantities) {
        if (quantity.scope == QuantityScope::cumulative) { quantity.scope = QuantityScope::event; }
    }
    return counts_one_deed(one);
}

/// The toll is what its sentence tells, not what a clause beside the matter adds.
bool is_told_for_itself(const SentenceView& view, const Occurrence& occurrence) {
    const int clause = view.tree.clause_of(occurrence.token);
    const auto relation = view.token(clause).deprel;
    if (relation == Deprel::advcl || relation == Deprel::acl) { return false; }
    const int mark = view.tree.child(clause, Deprel::mark);
    return mark == k_no_token || !says_after(view, mark);
}

/// "Twelve died when bombs came through the roof": by what it was, where a sentence names it.
std::optional<ClaimType> type_by_means(WordClasses around) {
    if (around.has(WordClass::heavy_weapon)) { return ClaimType::shelling; }
    if (around.has(WordClass::aircraft)) { return ClaimType::air_strike; }
    if (around.has(WordClass::bomb)) { return ClaimType::explosion; }
    return std::nullopt;
}

}  // namespace

/// No deed was told that the dead could be those of, nor does their clause name the means: the
/// words of the sentence before do; civilians killed at one place, and nothing told of means, were
/// killed by somebody.
void Deeds::settle_toll_of_no_deed(const SentenceView& view, const Occurrence& occurrence,
                                   Claim& claim) const {
    if (!counts_one_deed(claim)) { return; }
    std::optional<ClaimType> type;
    const bool for_itself = is_told_for_itself(view, occurrence);
    const bool next = m_words_before.sentence && *m_words_before.sentence + 1 == view.index;
    if (for_itself && next) { type = type_by_means(m_words_before.classes); }
    constexpr WordClasses k_no_hands{WordClass::weather, WordClass::health};
    const bool by_hand = !clause_classes(view, occurrence.token).meets(k_no_hands);
    if (!type && for_itself && by_hand && claim.polarity == Polarity::affirmed &&
        is_told_where(claim) && victims_of(view, claim) == Victims::civilian) {
        type = ClaimType::violence_against_civilians;
    }
    if (type) { claim.type = *type; }
}

namespace {

/// "No casualties", "aucun mort"; "nobody was killed", "no one was".
bool negates_count(const SentenceView& view, int word) {
    const int subject = view.tree.child(word, Deprel::nsubj);
    const bool verb = view.token(word).upos == Upos::verb;
    if (verb && subject == k_no_token) { return false; }
    const int counted = verb ? subject : word;
    const auto children = view.tree.children(counted);
    return (verb && has_cue(view, counted, CueKind::negation)) ||
           std::any_of(children.begin(), children.end(),
                       [&](int child) { return has_cue(view, child, CueKind::negation); });
}

/// "Twelve villagers were killed there": by nobody that the sentence names.
bool falls_to_nobody(const SentenceView& view, const Occurrence& occurrence, const Claim& claim) {
    return claim.type == ClaimType::violence_against_civilians && !claim.actor &&
           names_killing(view, occurrence.token) && view.tree.passive(occurrence.token);
}

ClaimTime told_in_passing(ClaimTime time) {
    time.basis = TimeBasis::context;
    time.span = {};
    return time;
}

/// "On Thursday officials put the death toll at 12": counted within days of the deed, which itself
/// has a day of its own.
bool is_counted_after(const SentenceView& view, const Occurrence& occurrence, const Claim& claim,
                      const ClaimTime& deed) {
    constexpr std::chrono::days k_days{5};
    const auto& counted = claim.time.interval.from;
    return claim.type == ClaimType::casualty_toll && !names_killing(view, occurrence.token) &&
           counted && deed.interval.to && *counted > *deed.interval.to &&
           *counted - *deed.interval.to <= k_days;
}

/// "An explosion killed nine, attributed to the rebels": the blast killed, whoever set it off.
bool kills_as_event(const SentenceView& view, int verb) {
    constexpr WordClasses k_events{WordClass::attack, WordClass::bomb, WordClass::heavy_weapon};
    const int subject = view.tree.child(verb, Deprel::nsubj);
    return subject != k_no_token && !view.tree.passive(verb) &&
           view.lexicon->classes_of(view.lemma(subject)).meets(k_events);
}

/// "Another, in Kostal, killed six": of the kind told before, whatever town it struck.
bool is_one_more(const SentenceView& view, int verb) {
    const int subject = view.tree.child(verb, Deprel::nsubj);
    return subject != k_no_token && has_cue(view, subject, CueKind::another);
}

}  // namespace

void Deeds::settle_toll(const SentenceView& view, const Occurrence& occurrence,
                        Claim& claim) const {
    // "crashed, killing 298": a participle beside another verb tells what came of that
    const bool result = view.token(occurrence.token).deprel == Deprel::advcl &&
                        view.tree.participle(occurrence.token) &&
                        view.tree.child(occurrence.token, Deprel::mark) == k_no_token;
    const bool agent = claim.actor && acts_itself(view, *claim.actor) && !result &&
                       names_killing(view, occurrence.token) &&
                       occurrence.frame->upos == Upos::verb &&
                       !kills_as_event(view, occurrence.token);
    if (agent) {
        claim.type = victims_of(view, claim) == Victims::military
                         ? ClaimType::armed_clash
                         : ClaimType::violence_against_civilians;
    } else if ((claim.type != ClaimType::casualty_toll &&
                !falls_to_nobody(view, occurrence, claim)) ||
               clause_classes(view, occurrence.token).has(WordClass::war)) {
        return;
    }
    const auto reach = k_toll_reach + asked_before(view);
    const bool of_town = !is_one_more(view, occurrence.token);
    const auto* deed = referred(claim, view.index, reach, of_town);
    if (deed == nullptr && !m_deeds.empty() && !m_deeds.back().time.span.empty() &&
        is_counted_after(view, occurrence, claim, m_deeds.back().time)) {
        auto undated = claim;
        undated.time = {};
        deed = referred(undated, view.index, reach, of_town);
        if (deed != nullptr) { claim.time = told_in_passing(deed->time); }
    }
    // "Shells fell on the market. Traders ran. Doctors counted 24 dead."; not "three were killed in
    // a robbery"
    constexpr WordClasses k_peaceful{WordClass::crime, WordClass::weather, WordClass::sport};
    if (deed == nullptr && may_count_one_deed(claim) && is_told_for_itself(view, occurrence) &&
        !clause_classes(view, occurrence.token).meets(k_peaceful)) {
        const auto* further = referred(claim, view.index, reach + 1, of_town);
        const bool raid = further != nullptr &&
                          further->type == ClaimType::violence_against_civilians &&
                          victims_of(view, claim) != Victims::military;
        if (raid || (further != nullptr && further->by_means && implies_means(further->type))) {
            deed = further;
        }
    }
    // "no casualties were reported": the deed was done, nobody was hurt by it
    const bool none =
        claim.polarity == Polarity::denied && !agent && negates_count(view, occurrence.token);
    if (deed == nullptr || deed->type == ClaimType::armed_clash) {
        if (agent) { return; }
        if (deed != nullptr && none) {
            claim.type = deed->type;
            claim.polarity = Polarity::affirmed;
            return;
        }
        // soldiers, too, fall to what their own clause names: "rockets hit the post: six dead"
        const auto means = type_by_means(clause_classes(view, occurrence.token));
        if (deed == nullptr && means && counts_one_deed(claim)) {
            claim.type = *means;
        } else if (fell_in_action(view, claim, deed != nullptr)) {
            claim.type = ClaimType::armed_clash;
        } else if (deed == nullptr) {
            settle_toll_of_no_deed(view, occurrence, claim);
        }
        return;
    }
    if (agent ? !deed->by_means : counts_a_war(claim)) { return; }
    claim.type = deed->type;
    claim.subtype = deed->subtype;
    if (none) { claim.polarity = Polarity::affirmed; }
    // "the army fired at the town. Its commander was killed": not by his own
    const bool own = claim.target && deed->actor &&
                     victims_of(view, claim) == Victims::military &&
                     overlap(claim.target->party, deed->actor->party);
    if (!claim.actor && !own) { claim.actor = deed->actor; }
}

}  // namespace counterclaim::claim
