#include "claim/article_claims.hpp"

#include "claim/accusation.hpp"
#include "claim/antecedents.hpp"
#include "claim/attribution.hpp"
#include "claim/bare_counts.hpp"
#include "claim/circumstances.hpp"
#include "claim/claim_times.hpp"
#include "claim/completion.hpp"
#include "claim/confidence.hpp"
#include "claim/counts.hpp"
#include "claim/deeds.hpp"
#include "claim/denial.hpp"
#include "claim/evidence.hpp"
#include "claim/interview.hpp"
#include "claim/issued.hpp"
#include "claim/offices.hpp"
#include "claim/opponents.hpp"
#include "claim/paragraph_heads.hpp"
#include "claim/participant.hpp"
#include "claim/quote_marks.hpp"
#include "claim/reasons.hpp"
#include "claim/retyping.hpp"
#include "claim/roles_of_speech.hpp"
#include "claim/status.hpp"
#include "claim/telling.hpp"
#include "claim/told.hpp"
#include "claim/victims.hpp"

#include <algorithm>
#include <utility>

namespace counterclaim::claim {
namespace {

bool is_read(const Reading& reading, const Sentence& sentence) {
    if (sentence.block >= reading.article.blocks.size()) { return false; }
    const auto kind = reading.article.blocks[sentence.block].kind;
    return kind != BlockKind::furniture && kind != BlockKind::dateline;
}

/// Reads sentence after sentence, carrying along who was named, who spoke, and where and when it
/// was.
class ArticlePass {
public:
    ArticlePass(const Reading& reading, const Lexicon& lexicon, const Fitted& fitted,
                const ConflictProfile* profile)
        : m_reading(reading),
          m_fitted(fitted),
          m_profile(profile),
          m_evidence(weigh_article(reading, lexicon, profile)),
          m_attributor(m_views, m_speeches, profile) {
        ViewBuilder builder(reading, lexicon);
        m_views.reserve(reading.sentences.size());
        bool quote_open = false;
        std::uint32_t block = 0;
        for (std::size_t i = 0; i < reading.sentences.size(); ++i) {
            const auto& sentence = reading.sentences[i];
            if (sentence.block != block) {
                quote_open =
                    quote_open && closes_ahead(m_reading.article.text, sentence.span.begin);
            }
            block = sentence.block;
            m_views.push_back(builder.view(i, quote_open));
            take_classes_of_antecedents(m_views);
            quote_open = ends_quoted(m_views.back(), quote_open);
            m_speeches.push_back(sentence.parsed ? find_speech(m_views.back())
                                                 : std::vector<Speech>{});
        }
        m_time_context.profile = profile;
        m_time_context.of_the_day = is_news_of_the_day(m_reading);
        m_place_context.article_places = main_places(m_views, false, profile);
        m_place_context.article_country = main_places(m_views, true, profile);
        m_place_context.article_state = state_around(reading, m_place_context.article_country);
        m_place_context.theatre = theatre_of(reading, profile);
        m_place_context.profile = profile;
    }

    std::vector<Claim> run(ChoiceLog* log) {
        m_attributor.read_heading(m_coreference);
        const auto asked = open_questions(m_views);
        for (std::size_t i = 0; i < m_views.size(); ++i) {
            const bool furniture = m_views[i].block().kind == BlockKind::furniture;
            if (!furniture) {
                note_label(m_time_context, m_views[i]);
                note_head_place(m_place_context, m_views[i]);
            }
            const bool asks = !asked.empty() && asked[i] != 0;
            if (!asks && is_read(m_reading, m_views[i].sentence())) { read_sentence(i); }
            m_coreference.add(m_views[i]);
            m_attributor.heard(i, m_coreference);
        }
        m_deeds.settle_titles(m_claims);
        complete_article(m_reading, m_place_context, m_claims);
        date_undated(m_time_context, m_reading, m_claims);
        const ArticleOffers offers{m_reading, m_views, m_profile, m_told, m_fitted.choices, log};
        choose_places(offers, m_place_context, m_claims);
        choose_times(offers, m_claims);
        date_titles(m_reading, m_claims);  // by the days that were chosen
        share_article_roles(m_claims);
        choose_parties(offers, m_claims);
        share_pointed_roles(offers, m_claims);
        answer_fire(offers, m_claims);
        take_ground_back(m_claims);
        share_lost_craft(offers, m_claims);
        if (m_profile != nullptr) { m_deeds.settle_bombardments(*m_profile, m_claims); }
        return std::move(m_claims);
    }

private:
    void read_sentence(std::size_t index) {
        const auto& view = m_views[index];
        if (!view.sentence().parsed) { return; }
        const auto occurrences = find_occurrences(view, m_evidence);
        const auto owners = share_quantities(view, occurrences);
        const std::size_t first = m_claims.size();
        std::vector<Occurrence> read;  // what each claim of the sentence was read from
        for (std::size_t k = 0; k < occurrences.size(); ++k) {
            auto claim = read_claim(index, occurrences[k]);
            if (!claim) { continue; }
            for (std::size_t q = 0; q < owners.size(); ++q) {
                if (owners[q] != static_cast<int>(k)) { continue; }
                const auto& mention =
                    m_reading.quantities[static_cast<std::size_t>(view.quantities[q])];
                if (counts_nobody(view, mention, occurrences[k], *claim)) { continue; }
                claim->quantities.push_back(claim_quantity(mention));
            }
            // "the wounded were let out": nobody is counted, and nothing said to have killed
            if (claim->type == ClaimType::casualty_toll && occurrences[k].nominal &&
                claim->quantities.empty() && occurrences[k].support.kind == Support::Kind::none) {
                continue;
            }
            m_claims.push_back(std::move(*claim));
            read.push_back(occurrences[k]);
            if (m_missed) {
                m_claims.push_back(not_done(m_claims.back()));
                read.push_back(occurrences[k]);
            }
        }
        add_bare_counts(index, owners, first, read);
        count_by_deed(view, read, owners, m_claims, first);
        m_deeds.settle(view, read, m_claims, first);
        for (std::size_t c = first; c < m_claims.size(); ++c) {
            if (const auto& issuer = m_attributor.issuer(); issuer) {
                read_as_issued(view, *issuer, m_profile, m_claims[c]);
            }
            fill_opponents(view, m_profile, m_claims[c]);
        }
        add_denials(index, first);
        add_accusations(index, first);
        complete_sentence(view, m_claims, first);
        for (std::size_t c = first; c < m_claims.size(); ++c) {
            fill_country_struck(m_reading, m_profile, m_claims[c]);
            part_from_reporters(view, m_claims[c]);
            part_from_single(view, m_claims[c]);
            fill_victims(view, m_profile, m_claims[c]);
            fill_loser(m_reading, m_profile, m_claims[c]);
            fill_host(view, m_claims[c]);
        }
        remember(index, first);
    }

    /// "Should have been handed over on the 15th": it was due, and it was not done that day.
    static Claim not_done(Claim claim) {
        claim.modality = Modality::actual;
        claim.polarity = Polarity::denied;
        claim.reasons.push_back({"polarity", claim.trigger, "was due and was not done"});
        return claim;
    }

    std::optional<Claim> read_claim(std::size_t index, const Occurrence& occurrence) {
        const auto& view = m_views[index];
        const auto attribution = m_attributor.attribute(index, occurrence, m_coreference);
        const auto status = read_status(view, occurrence, attribution);
        m_missed = status.missed;
        if (status.dropped) { return std::nullopt; }
        const auto roles = read_roles(view, occurrence, m_coreference);
        if (is_reporters_own(view, occurrence, roles, attribution)) { return std::nullopt; }
        Claim claim;
        claim.article = m_reading.article.id;
        claim.evidence = view.sentence().span;
        claim.trigger = view.token(occurrence.token).span;
        claim.type = occurrence.type;
        claim.subtype = occurrence.subtype;
        claim.polarity = status.polarity;
        retype(status, occurrence, claim);
        claim.modality = status.modality;
        claim.claimant = attribution.claimant;
        if (claim.claimant.text.empty() && status.demander != k_no_token &&
            claim.modality == Modality::demanded) {
            const int demander = subject_of(view, status.demander);
            if (demander != k_no_token && view.actor(demander) != nullptr) {
                claim.claimant = m_attributor.claimant_at(index, demander, m_coreference);
            }
        }
        claim.actor = roles.actor;
        claim.target = roles.target;
        take_roles_of_speech(view, occurrence, attribution, m_speeches[index], roles, m_coreference,
                             claim);
        if (const int verb = says_no_part_in(view, occurrence); verb != k_no_token) {
            leave_to_others(view, verb, claim);
        }
        claim.rule = occurrence.frame->id;
        take_as_demand(view, occurrence, claim);
        claim.said = m_reading.article.published.day;
        set_circumstances(index, occurrence, roles, attribution, claim);
        if (claim.modality == Modality::actual && lies_ahead(view, occurrence, claim)) {
            claim.modality = Modality::future;
        }
        settle_office(view, attribution, claim);
        m_told.try_emplace(claim.trigger.begin, Told{index, occurrence, roles, attribution,
                                                     telling_of(view, occurrence)});
        explain_slots(occurrence, attribution, status, claim);
        const auto cues = confidence_cues(occurrence, m_evidence, claim, view.sentence().margin,
                                          view.block().kind);
        claim.confidence = m_fitted.confidence.of(cues);
        claim.reasons.push_back({"confidence", {}, m_fitted.confidence.describe(cues)});
        return claim;
    }

    /// "It played no role in the raid": that it took part is denied.
    void leave_to_others(const SentenceView& view, int verb, Claim& claim) const {
        const int who = subject_of(view, verb);
        if (who == k_no_token || claim.modality != Modality::actual) { return; }
        auto somebody = participant_at(view, who, m_coreference);
        if (somebody.party.empty()) { return; }
        claim.actor = std::move(somebody);
        claim.polarity = Polarity::denied;
        claim.reasons.push_back({"polarity", view.token(verb).span, "has no part in it"});
    }

    /// Gives an office that speaks to the state it must be of.
    void settle_office(const SentenceView& view, const Attribution& attribution,
                       Claim& claim) const {
        auto& claimant = claim.claimant;
        if (auto state = state_of_office(view, m_place_context.article_country, claim);
            !state.empty()) {
            claimant.party = {std::move(state)};
            claimant.role = m_attributor.role_of(claimant.party);
        }
        if (denies_own_deed(view, attribution, claim)) {
            claimant.party = claim.actor->party;
            claimant.role = m_attributor.role_of(claimant.party);
        }
    }

    void set_circumstances(std::size_t index, const Occurrence& occurrence, const Roles& roles,
                           const Attribution& attribution, Claim& claim) {
        const auto& view = m_views[index];
        const auto own = own_places(view, occurrence, roles, attribution);
        auto spoken_for = places_of_speaker(m_place_context, view, claim.type, attribution);
        claim.places = own.empty() ? spoken_for : own;  // a town has days of its own
        const auto story = day_of_story(m_time_context, index);
        if (auto time = own_time(view, occurrence, attribution, claim.modality, story); time) {
            claim.time = *time;
            if (m_profile != nullptr) { take_year_of_event(*m_profile, view, claim.time); }
        } else {
            inherit_time(m_time_context, view, occurrence, attribution, claim);
        }
        claim.places = own;
        if (claim.places.empty()) { claim.places = country_of_people(view, roles, claim); }
        if (claim.places.empty() && !is_telegraphic(view.block().kind)) {
            inherit_places(m_place_context, view, occurrence, claim);
            // "the mayor of Nikopol said", but "the governor of the region" of a town in it
            const bool inside = !spoken_for.empty() && !claim.places.empty() &&
                                claim.places.front().place &&
                                lies_in(*claim.places.front().place, *spoken_for.front().place);
            if (!spoken_for.empty() && !inside) { claim.places = std::move(spoken_for); }
        }
    }

    /// Dead, wounded and displaced that no occurrence of the sentence accounts for.
    void add_bare_counts(std::size_t index, const std::vector<int>& owners, std::size_t first,
                         std::vector<Occurrence>& read) {
        const auto& view = m_views[index];
        const auto each_unowned = [&](const auto& add) {
            for (std::size_t q = 0; q < owners.size(); ++q) {
                if (owners[q] >= 0) { continue; }
                add(m_reading.quantities[static_cast<std::size_t>(view.quantities[q])]);
            }
        };
        const auto add_claim = [&](Occurrence occurrence, const QuantityMention& mention) {
            auto claim = read_claim(index, occurrence);
            if (!claim || counts_nobody(view, mention, occurrence, *claim)) { return; }
            const auto counted = [&](const auto& quantity) {
                return quantity.span == mention.span;  // as what it is done to
            };
            auto& quantities = claim->quantities;
            if (std::none_of(quantities.begin(), quantities.end(), counted)) {
                quantities.push_back(claim_quantity(mention));
            }
            m_claims.push_back(std::move(*claim));
            read.push_back(std::move(occurrence));
        };
        each_unowned([&](const QuantityMention& mention) {
            auto toll = bare_toll(view, m_evidence, mention, read);
            if (!toll) { return; }
            if (auto* claim = claim_of_toll(view, m_claims, first, toll->token); claim != nullptr) {
                claim->quantities.push_back(claim_quantity(mention));
            } else {
                add_claim(std::move(*toll), mention);
            }
        });
        each_unowned([&](const QuantityMention& mention) {
            auto displaced = bare_displaced(view, mention);
            if (displaced) { add_claim(std::move(*displaced), mention); }
        });
    }

    /// "A accused B of X, which B denied", "Azerbaijan denied it": the claim before, denied.
    void add_denials(std::size_t index, std::size_t first) {
        for (const auto& speech : m_speeches[index]) {
            const Denial denial{m_views[index], m_speeches[index], speech, first};
            if (!answers_before(denial, m_claims)) { continue; }
            auto claimant = m_attributor.claimant_at(index, speech.speaker, m_coreference);
            if (const int accused = accused_in(denial, m_claims, claimant); accused != k_no_token) {
                claimant = m_attributor.claimant_at(index, accused, m_coreference);
            }
            auto claim = denied_by(denial, m_claims, claimant);
            if (claim) { m_claims.push_back(std::move(*claim)); }
        }
    }

    /// "The mayor accuses the militia", "the militia claimed responsibility": of what was told
    /// before.
    void add_accusations(std::size_t index, std::size_t first) {
        const auto& view = m_views[index];
        for (const auto& speech : m_speeches[index]) {
            const auto force = speech.saying->force;
            if (speech.speaker == k_no_token || (force != Force::accuse && force != Force::say)) {
                continue;
            }
            if (m_claims.size() != first) { return; }  // it is said of what
            const auto claimant = m_attributor.claimant_at(index, speech.speaker, m_coreference);
            auto claim =
                force == Force::accuse
                    ? bare_accusation(view, speech, m_claims, first, claimant, m_coreference)
                    : bare_responsibility(view, speech, m_claims, first, claimant);
            if (claim) { m_claims.push_back(std::move(*claim)); }
        }
    }

    void remember(std::size_t index, std::size_t first) {
        remember_times(m_time_context, m_views[index], m_claims, first);
        for (std::size_t c = first; c < m_claims.size(); ++c) {
            remember_places(m_place_context, m_views[index], m_claims[c]);
        }
    }

    const Reading& m_reading;
    const Fitted& m_fitted;
    ToldClaims m_told;
    const ConflictProfile* m_profile;
    ArticleEvidence m_evidence;
    std::vector<SentenceView> m_views;
    std::vector<std::vector<Speech>> m_speeches;
    Attributor m_attributor;
    Coreference m_coreference;
    TimeContext m_time_context;
    PlaceContext m_place_context;
    Deeds m_deeds;
    bool m_missed = false;  ///< the occurrence last read was due and not done
    std::vector<Claim> m_claims;
};

}  // namespace

std::vector<Claim> read_article(const Reading& reading, const Lexicon& lexicon,
                                const Fitted& fitted, const ConflictProfile* profile,
                                ChoiceLog* log) {
    return ArticlePass(reading, lexicon, fitted, profile).run(log);
}

}  // namespace counterclaim::claim
