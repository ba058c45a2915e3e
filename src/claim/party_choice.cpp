// Who did it and to whom, chosen among the parties that the sentence and the article name, the
// sides of the war, and nobody. What the rules found is one more cue, and the strongest.

#include "claim/completion.hpp"
#include "claim/counts.hpp"
#include "claim/opponents.hpp"
#include "claim/participant.hpp"
#include "claim/party_cues.hpp"
#include "claim/roles_beside.hpp"
#include "claim/roles_of_speech.hpp"
#include "claim/told.hpp"
#include "claim/victims.hpp"

#include <algorithm>
#include <map>

namespace counterclaim::claim {
namespace {

using Slot = std::optional<Participant> Claim::*;

/// One party that may fill a slot.
struct Offer {
    Participant participant;
    ChoiceOption option;
};

/// Who the rules found for the slot of some claim.
struct Filled {
    Span trigger;
    ClaimType type;
    std::vector<std::string> party;
};

/// Who stands beside the war: an observer, a mediator.
bool is_apart(Role role) { return role == Role::observer || role == Role::third_party; }

/// Offers for one slot of the claims of an article.
class PartyOffers {
public:
    PartyOffers(const ArticleOffers& article, const std::vector<Claim>& claims, bool actor)
        : m_article(article),
          m_slot(actor ? &Claim::actor : &Claim::target),
          m_other(actor ? &Claim::target : &Claim::actor) {
        for (const auto& claim : claims) {
            if (!known(claim.*m_slot)) { continue; }
            m_filled.push_back({claim.trigger, claim.type, (claim.*m_slot)->party});
        }
        std::stable_sort(m_filled.begin(), m_filled.end(), [](const Filled& a, const Filled& b) {
            return a.trigger.begin < b.trigger.begin;
        });
        for (const auto& mention : article.reading.actors) {
            if (mention.party.empty() || mention.kind == ActorKind::outlet) { continue; }
            ++m_named[mention.party.front()];
            ++m_all;
            note_standing(mention);
        }
    }

    Choice gather(const Claim& claim, const Told& told) {
        m_offers.clear();
        m_offers.push_back({});
        m_offers.front().option.add("nobody");
        const auto& slot = claim.*m_slot;
        auto& rule = offer(slot ? slot->party : std::vector<std::string>{});
        if (slot && !slot->party.empty()) { rule.participant = *slot; }
        rule.option.add("rule");
        const bool words = slot && !slot->span.empty();
        rule.option.add(!known(slot) ? (words ? "rule-unnamed" : "rule-open")
                        : words      ? "rule-named"
                                     : "rule-inferred");
        offer_named(told);
        offer_from_article(claim);
        offer_filled_around(claim);
        offer_sides(claim);
        offer_chief_of_sides(claim);
        withdraw_bystander(claim);
        withdraw_other(claim, told);
        withdraw_speaker(claim, told);
        withdraw_charge(told);
        withdraw_other_war(claim);
        for (std::size_t i = 1; i < m_offers.size(); ++i) { describe(claim, m_offers[i]); }
        Choice choice;
        choice.slot = m_slot == &Claim::actor ? ChoiceSlot::actor : ChoiceSlot::target;
        for (const auto& one : m_offers) { choice.options.push_back(one.option); }
        choice.traits = {to_string(claim.type), kind_of(claim.type),
                         told.occurrence.nominal ? "noun" : "verb",
                         known(slot) ? "known"
                         : words     ? "unnamed"
                                     : "open"};
        if (words) { choice.traits.push_back(words_of(told, *slot)); }
        if (known(claim.*m_other)) { choice.traits.push_back("other-known"); }
        if (claim.modality != Modality::actual) { choice.traits.push_back("unreal"); }
        return choice;
    }

    void fill(Claim& claim, std::size_t option) const {
        const auto& chosen = m_offers[option].participant;
        auto& slot = claim.*m_slot;
        if (option == 0) {
            if (slot) { slot->party.clear(); }
            return;
        }
        if (slot && slot->party == chosen.party) { return; }
        if (!slot) { slot = Participant{}; }
        slot->party = chosen.party;
        slot->joint = chosen.joint;
    }

private:
    /// What the words that fill the slot name.
    [[nodiscard]] std::string_view words_of(const Told& told, const Participant& slot) const {
        const auto& view = m_article.views[told.sentence];
        const int token = view.head_of(slot.span);
        if (token == k_no_token) { return "words-elsewhere"; }
        if (view.token(token).upos == Upos::pron) { return "words-pronoun"; }
        const auto classes = phrase_classes(view, token);
        if (classes.has(WordClass::force)) { return "words-force"; }
        if (classes.has(WordClass::civilian) || classes.has(WordClass::casualty) ||
            classes.has(WordClass::person)) {
            return "words-people";
        }
        if (classes.has(WordClass::place)) { return "words-place"; }
        return "words-thing";
    }

    Offer& offer(const std::vector<std::string>& party) {
        if (party.empty()) { return m_offers.front(); }
        for (auto& one : m_offers) {
            if (!one.participant.party.empty() && one.participant.party.front() == party.front()) {
                return one;
            }
        }
        Offer one;
        one.participant.party = party;
        return m_offers.emplace_back(std::move(one));
    }

    /// "Rebels backed by Kostania": who does something to one side is neither of the two.
    [[nodiscard]] bool stands_behind(const Told& told, int token) const {
        const auto& view = m_article.views[told.sentence];
        const auto& tree = view.tree;
        const int participle = tree.head(token);
        if (participle == k_no_token || tree[participle].deprel != Deprel::acl) { return false; }
        const bool agent =
            tree[token].subtype == DeprelSubtype::agent || case_says(view, token, CueKind::agent);
        const int noun = tree.head(participle);
        return agent && noun != k_no_token &&
               (noun == told.roles.actor_token || noun == told.roles.target_token);
    }

    void offer_named(const Told& told) {
        const auto& view = m_article.views[told.sentence];
        for (const int index : view.actors) {
            const auto& mention = m_article.reading.actors[static_cast<std::size_t>(index)];
            const int token = view.head_of(mention.span);
            if (mention.party.empty() || token == k_no_token || mention.kind == ActorKind::outlet ||
                stands_behind(told, token)) {
                continue;
            }
            auto& one = offer(mention.party).option;
            if (one.has("here")) { continue; }
            one.add("here");
            one.add(stand_of(view, told.occurrence, token));
            one.add(name_of(mention.kind));
            if (mention.civilian) { one.add("civilian"); }
            one.add(token < told.occurrence.token ? "before-it" : "behind-it");
        }
        for (std::size_t back = 1; back <= 2 && back <= told.sentence; ++back) {
            const auto& before = m_article.views[told.sentence - back];
            for (const int index : before.actors) {
                const auto& mention = m_article.reading.actors[static_cast<std::size_t>(index)];
                if (mention.party.empty() || mention.kind == ActorKind::outlet) { continue; }
                auto& one = offer(mention.party).option;
                if (!one.has("here") && !one.has("near")) {
                    one.add("near");
                    one.add(name_of(mention.kind));
                }
            }
        }
    }

    /// Who fills the slot of other claims of the kind.
    void offer_from_article(const Claim& claim) {
        std::map<std::string, int> alike;
        int all = 0;
        for (const auto& other : m_filled) {
            if (other.trigger == claim.trigger || other.type != claim.type) { continue; }
            auto& one = offer(other.party);
            ++alike[one.participant.party.front()];
            ++all;
        }
        for (auto& one : m_offers) {
            if (one.participant.party.empty()) { continue; }
            const auto found = alike.find(one.participant.party.front());
            if (found == alike.end()) { continue; }
            one.option.add("of-its-kind");
            one.option.add("of-its-kind-share", static_cast<double>(found->second) / all);
            if (found->second == all) { one.option.add("only-of-its-kind"); }
        }
    }

    /// Who fills the slot of the claim before and of the one behind: a text stays with those it
    /// tells of.
    void offer_filled_around(const Claim& claim) {
        const auto here = std::lower_bound(
            m_filled.begin(), m_filled.end(), claim.trigger.begin,
            [](const Filled& one, std::uint32_t at) { return one.trigger.begin < at; });
        auto next = here;
        while (next != m_filled.end() && next->trigger.begin == claim.trigger.begin) { ++next; }
        const auto kind = kind_of(claim.type);
        if (next != m_filled.end()) {
            auto& one = offer(next->party).option;
            one.add("next-filled");
            if (kind_of(next->type) == kind) { one.add("next-filled-kind"); }
        }
        if (here != m_filled.begin()) {
            const auto& last = *std::prev(here);
            auto& one = offer(last.party).option;
            one.add("last-filled");
            if (kind_of(last.type) == kind) { one.add("last-filled-kind"); }
        }
    }

    /// Of each side of the war the party that the article names most.
    void offer_chief_of_sides(const Claim& claim) {
        if (m_article.profile == nullptr) { return; }
        const auto& other = claim.*m_other;
        const auto theirs =
            known(other) ? common_side(*m_article.profile, other->party) : std::string();
        for (const auto& side : m_article.profile->sides) {
            int most = 0;
            const std::string* chief = nullptr;
            for (const auto& party : side.parties) {
                const auto named = m_named.find(party);
                if (named == m_named.end() || named->second <= most) { continue; }
                most = named->second;
                chief = &party;
            }
            if (chief == nullptr) { continue; }
            auto& one = offer({*chief}).option;
            one.add("most-of-side");
            if (!theirs.empty() && side.name != theirs) { one.add("most-against"); }
        }
    }

    /// The sides of the war, as far as the article names them.
    void offer_sides(const Claim& claim) {
        if (const auto* state = state_struck(m_article.reading, claim)) {
            offer({*state}).option.add("state-of-place");
        }
        if (!claim.claimant.party.empty()) { offer(claim.claimant.party).option.add("speaker"); }
        for (const auto& quantity : claim.quantities) {
            if (quantity.party.empty()) { continue; }
            auto& one = offer(quantity.party).option;
            if (!one.has("counted")) { one.add("counted"); }
        }
    }

    /// The article tells of them as of a body without an army or a side: "the UN", "UN officials".
    void note_standing(const ActorMention& mention) {
        const bool body = mention.kind == ActorKind::organisation ||
                          mention.kind == ActorKind::person || mention.kind == ActorKind::office;
        const bool apart = is_apart(mention.role);
        auto& stands_apart = m_stands_apart.try_emplace(mention.party.front(), true).first->second;
        stands_apart = stands_apart && body && apart;
    }

    /// "A rights group denounced the strikes": who only tells of acts of force, and is no party to
    /// the war, neither did them nor was struck.
    void withdraw_bystander(const Claim& claim) {
        if (!takes_force(claim.type) && claim.type != ClaimType::deployment) { return; }
        const bool told_apart = is_apart(claim.claimant.role);
        std::erase_if(m_offers, [&](const Offer& one) {
            if (one.option.has("rule") || one.option.has("nobody")) { return false; }
            // a state counts its own people among those held
            const bool own = claim.type == ClaimType::detention && m_slot == &Claim::target &&
                             !one.option.has("body");
            const auto& party = one.participant.party;
            const auto standing = m_stands_apart.find(party.front());
            const bool apart = standing != m_stands_apart.end() && standing->second;
            return apart || (!own && told_apart && overlap(party, claim.claimant.party));
        });
    }

    /// "Rockets hit a market in Kherson" in an article on another war: whom only that war offers
    /// has no part in it.
    void withdraw_other_war(const Claim& claim) {
        const auto* profile = m_article.profile;
        const bool deed = takes_force(claim.type) || claim.type == ClaimType::property_destruction;
        if (!deed || !lies_elsewhere(profile, claim)) { return; }
        std::erase_if(m_offers, [&](const Offer& one) {
            const auto& cues = one.option;
            const bool told = cues.has("nobody") || cues.has("here") || cues.has("speaker") ||
                              cues.has("state-of-place") || cues.has("rule-named");
            return !told && !common_side(*profile, one.participant.party).empty();
        });
    }

    void withdraw_charge(const Told& told) {
        const auto charged = parties_of_charge(m_article.views[told.sentence], told.occurrence);
        std::erase_if(m_offers, [&](const Offer& one) {
            return !one.option.has("rule") && overlap(one.participant.party, charged);
        });
    }

    /// Nobody fires at himself: whom no word of the slot names is not whom the other slot names.
    void withdraw_other(const Claim& claim, const Told& told) {
        const auto& other = claim.*m_other;
        const bool worded = (claim.*m_slot) && !(claim.*m_slot)->span.empty();
        // "police shot two people" may all be of one state
        const bool fights = is_violent(claim.type) || claim.type == ClaimType::advance ||
                            claim.type == ClaimType::equipment_loss ||
                            claim.type == ClaimType::capture;
        const bool struck = m_slot == &Claim::target;
        if (!fights || claim.type == ClaimType::violence_against_civilians || !known(other) ||
            (other->span.empty() && !struck) || other->joint) {
            return;
        }
        if (!(struck && worded) && is_mutual(*told.occurrence.frame)) { return; }
        const auto* profile = m_article.profile;
        // "12 dead in Kostal strike": no state strikes its own towns where states fight
        const bool own_town = profile != nullptr && fought_between_states(*profile, claim);
        if (!struck && !own_town && !says_whose(m_article.reading, *other)) { return; }
        // a government at war in its own country strikes its own people, and takes nothing of its
        // own
        const bool takes = claim.type == ClaimType::capture || claim.type == ClaimType::advance ||
                           claim.type == ClaimType::equipment_loss;
        if (struck && !takes && profile != nullptr && overlap(profile->home, other->party)) {
            return;
        }
        std::erase_if(m_offers, [&](const Offer& one) {
            return !one.option.has("rule") && !one.participant.party.empty() &&
                   one.participant.party.front() == other->party.front();
        });
    }

    /// "The attack cannot be tolerated, he said": who tells of his own deed says so, and who tells
    /// of his own dead did not strike them. "The group condemned the attack", "demanded an
    /// inquiry into it": nor did who accuses or speaks so of it.
    void withdraw_speaker(const Claim& claim, const Told& told) {
        const bool harms =
            claim.type == ClaimType::shelling || claim.type == ClaimType::explosion ||
            claim.type == ClaimType::violence_against_civilians ||
            (claim.type == ClaimType::air_strike && claim.claimant.role == Role::belligerent);
        const bool worded = claim.actor && !claim.actor->span.empty();
        const bool of_own = known(claim.target) ? overlap(claim.target->party, claim.claimant.party)
                                                : claim.type != ClaimType::air_strike;
        if (m_slot != &Claim::actor || worded || claim.polarity == Polarity::denied) { return; }
        const auto& view = m_article.views[told.sentence];
        const auto& speech = told.attribution.speech;
        const bool accuses = is_violent(claim.type) && speech &&
                             (speech->saying->force == Force::accuse ||
                              judges_deed(view, told.occurrence, told.attribution));
        const int speaks =
            is_violent(claim.type) ? speaks_of_deed(view, told.occurrence) : k_no_token;
        const auto* who = speaks == k_no_token ? nullptr : view.actor(speaks);
        const bool by_speaker = accuses || (harms && of_own);
        const auto left = std::erase_if(m_offers, [&](const Offer& one) {
            const auto& party = one.participant.party;
            return !party.empty() && ((by_speaker && overlap(party, claim.claimant.party)) ||
                                      (who != nullptr && overlap(party, who->party)));
        });
        if (left == 0 || m_article.profile == nullptr || !known(claim.target)) { return; }
        auto& others =
            offer(opponents_of(m_article.reading, *m_article.profile, claim.claimant.party));
        if (!others.participant.party.empty()) {
            others.option.add("rule");
            others.option.add("rule-inferred");
        }
    }

    void describe(const Claim& claim, Offer& one) {
        const auto& party = one.participant.party;
        const auto named = m_named.find(party.front());
        const double share =
            named == m_named.end() ? 0 : static_cast<double>(named->second) / m_all;
        one.option.add("share", share);
        const auto& other = claim.*m_other;
        if (known(other) && overlap(other->party, party)) { one.option.add("is-other"); }
        const auto* profile = m_article.profile;
        if (profile == nullptr) { return; }
        const auto side = common_side(*profile, party);
        const bool in_war =
            std::any_of(profile->sides.begin(), profile->sides.end(),
                        [&](const auto& known_side) { return overlap(known_side.parties, party); });
        one.option.add(in_war ? "in-war" : "not-in-war");
        if (overlap(profile->home, party)) { one.option.add("home"); }
        if (in_war && known(other)) {
            const auto theirs = common_side(*profile, other->party);
            if (!theirs.empty() && !side.empty()) {
                one.option.add(theirs == side ? "side-of-other" : "against-other");
            }
        }
        if (in_war && !claim.claimant.party.empty()) {
            const auto theirs = common_side(*profile, claim.claimant.party);
            if (!theirs.empty() && !side.empty()) {
                one.option.add(theirs == side ? "side-of-speaker" : "against-speaker");
            }
        }
    }

    const ArticleOffers& m_article;
    Slot m_slot;
    Slot m_other;
    std::vector<Filled> m_filled;
    std::map<std::string, int> m_named;
    std::map<std::string, bool> m_stands_apart;
    int m_all = 0;
    std::vector<Offer> m_offers;
};

/// "The war has killed 14,000 people": the dead of a whole war are of all its sides, whatever state
/// a guess by the country goes by.
bool counts_all_dead(const ArticleOffers& article, const Told& told, const Claim& claim) {
    const bool all = is_cumulative(claim) ||
                     std::any_of(claim.quantities.begin(), claim.quantities.end(), exceeds_a_deed);
    if (claim.type != ClaimType::casualty_toll || !all || !claim.target ||
        claim.target->span.empty() || known(claim.actor) ||
        claim.claimant.role == Role::belligerent) {  // a side counts its own
        return false;
    }
    const auto& view = article.views[told.sentence];
    const int token = view.head_of(claim.target->span);
    const auto* people = token == k_no_token ? nullptr : view.actor(token);
    return people != nullptr && people->kind == ActorKind::people && is_guess(*people) &&
           view.lexicon->classes_of(view.lemma(token)).has(WordClass::crowd);
}

}  // namespace

void choose_parties(const ArticleOffers& article, std::vector<Claim>& claims) {
    for (const bool actor : {true, false}) {
        PartyOffers offers(article, claims, actor);
        for (auto& claim : claims) {
            const auto told = article.told.find(claim.trigger.begin);
            // somebody named where the grammar looks for him is whom the claim names
            const auto& slot = actor ? claim.actor : claim.target;
            const bool named = known(slot) && !slot->span.empty();
            // a place that somebody holds is his who is named, or nobody's
            const bool control = actor && claim.type == ClaimType::hold;
            if (told == article.told.end() || control) { continue; }
            if (!actor && counts_all_dead(article, told->second, claim)) {
                claim.target->party.clear();
                continue;
            }
            // whoever denies a deed as his own
            const bool denier = actor && claim.polarity == Polarity::denied && known(slot) &&
                                overlap(slot->party, claim.claimant.party);
            if (named || denier) { continue; }
            choose(article, offers.gather(claim, told->second), claim,
                   [&](Claim& filled, std::size_t option) { offers.fill(filled, option); });
        }
    }
}

}  // namespace counterclaim::claim
