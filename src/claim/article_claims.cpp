#include "claim/article_claims.hpp"

#include "claim/accusation.hpp"
#include "claim/attribution.hpp"
#include "claim/circumstances.hpp"
#include "claim/claim_times.hpp"
#include "claim/completion.hpp"
#include "claim/confidence.hpp"
#include "claim/counts.hpp"
#include "claim/deeds.hpp"
#include "claim/evidence.hpp"
#include "claim/interview.hpp"
#include "claim/issued.hpp"
#include "claim/nature.hpp"
#include "claim/opponents.hpp"
#include "claim/paragraph_heads.hpp"
#include "claim/participant.hpp"
#include "claim/roles_of_speech.hpp"
#include "claim/status.hpp"
#include "claim/telling.hpp"
#include "claim/told.hpp"
#include "claim/victims.hpp"
#include "vocabulary/rule_names.hpp"

#include <algorithm>
#include <utility>

namespace counterclaim::claim {
namespace {

bool is_read(const Reading& reading, const Sentence& sentence) {
    if (sentence.block >= reading.article.blocks.size()) { return false; }
    const auto kind = reading.article.blocks[sentence.block].kind;
    return kind != BlockKind::furniture && kind != BlockKind::dateline;
}

/// The words that may stand for a truce as well as for giving oneself up.
bool lays_down_arms(const Lexicon& lexicon, const Frame& frame) {
    const auto& frames = lexicon.frames_of(frame.phrase.head);
    return std::any_of(frames.begin(), frames.end(), [&](const Frame* other) {
        return other->type == ClaimType::ceasefire && other->upos == frame.upos &&
               !other->phrase.others.empty() && other->phrase.others == frame.phrase.others;
    });
}

/// People counted where no word of the sentence tells what befell them: the count is the word.
Occurrence counted(int token, const Frame& frame, std::string because) {
    Occurrence occurrence;
    occurrence.token = token;
    occurrence.frame = &frame;
    occurrence.type = frame.type;
    occurrence.nominal = true;
    occurrence.score = frame.strength;
    occurrence.because = std::move(because);
    return occurrence;
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
            if (sentence.block != block) { quote_open = false; }
            block = sentence.block;
            m_views.push_back(builder.view(i, quote_open));
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
        add_bare_tolls(index, owners, first, read);
        add_bare_displaced(index, owners, read);
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

    /// "Three people were hurt in Tripoli, the health ministry said": an office of no named state
    /// is that of the state in which it happened.
    void name_state_of_office(const SentenceView& view, Claim& claim) const {
        constexpr std::size_t k_article_bytes_max = 5;
        auto& claimant = claim.claimant;
        if (claimant.text.empty() || !claimant.party.empty()) { return; }
        // diplomats and officials at large may be anybody's; "the mayor" is one
        const int speaker = view.head_of(claimant.span);
        const bool single = speaker != k_no_token && view.token(speaker).has_feature("Number=Sing");
        const bool office = std::any_of(
            m_reading.actors.begin(), m_reading.actors.end(), [&](const ActorMention& actor) {
                const bool holds =
                    actor.kind == ActorKind::office || actor.kind == ActorKind::government ||
                    actor.kind == ActorKind::court || actor.kind == ActorKind::armed_force ||
                    (single && actor.kind == ActorKind::person && actor.reason == "office");
                // "an official of the movement" is not the state's
                const bool alone = claimant.text.size() <= actor.text.size() + k_article_bytes_max;
                return holds && alone && actor.party.empty() && actor.span.overlaps(claimant.span);
            });
        if (!office) { return; }
        std::string_view state;
        const auto& places = claim.places.empty() ? m_place_context.article_country : claim.places;
        for (const auto& place : places) {
            const auto mention =
                std::find_if(m_reading.places.begin(), m_reading.places.end(),
                             [&](const PlaceMention& it) { return it.span == place.span; });
            if (mention == m_reading.places.end() || mention->state.empty()) { continue; }
            if (!state.empty() && state != mention->state) { return; }  // of several states
            state = mention->state;
        }
        if (state.empty()) { return; }
        // nobody accuses himself
        if (claim.actor && overlap(claim.actor->party, {std::string(state)})) { return; }
        claimant.party = {std::string(state)};
        claimant.role = m_attributor.role_of(claimant.party);
    }

    /// "The defence ministry denied that Russian forces had shelled the town": of whose state the
    /// office is was guessed from the war, and each denies the deeds of its own.
    void deny_own_deed(const SentenceView& view, const Attribution& attribution,
                       Claim& claim) const {
        // "failed to take the town, the ministry said": of whoever's deed
        const bool rejects = attribution.speech && attribution.speech->saying->force == Force::deny;
        if (!rejects || claim.type == ClaimType::capture || claim.type == ClaimType::advance) {
            return;
        }
        constexpr double k_named_score = 0.8;  // a name or adjective beside the office says whose
        auto& claimant = claim.claimant;
        const bool named_actor = known(claim.actor) && !claim.actor->span.empty() &&
                                 claim.evidence.contains(claim.actor->span);
        if (claim.polarity != Polarity::denied || !named_actor || claimant.party.empty() ||
            overlap(claim.actor->party, claimant.party)) {
            return;
        }
        const bool guessed =
            std::any_of(view.actors.begin(), view.actors.end(), [&](const int index) {
                const auto& mention = m_reading.actors[static_cast<std::size_t>(index)];
                const bool office = mention.kind == ActorKind::office ||
                                    mention.kind == ActorKind::government ||
                                    mention.kind == ActorKind::armed_force ||
                                    (mention.kind == ActorKind::person && mention.actor.empty());
                // "Kyiv denied": the seat of a state is its name
                const int head = view.head_of(mention.span);
                const bool seat = head != k_no_token && view.place(head) != nullptr;
                return office && !seat && mention.span.overlaps(claimant.span) &&
                       mention.score < k_named_score;
            });
        if (!guessed) { return; }
        claimant.party = claim.actor->party;
        claimant.role = m_attributor.role_of(claimant.party);
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
        claim.rule = occurrence.frame->id;
        // "urged the rebels to halt the offensive": their own
        if (claim.type == ClaimType::repulse && claim.modality == Modality::demanded &&
            has_cue(view, occurrence.token, CueKind::ended)) {
            claim.type = ClaimType::ceasefire;
            claim.target.reset();
        }
        // "called on both to lay down their arms"
        if (claim.type == ClaimType::detention && claim.modality == Modality::demanded &&
            lays_down_arms(*view.lexicon, *occurrence.frame)) {
            claim.type = ClaimType::ceasefire;
            claim.actor = std::exchange(claim.target, std::nullopt);
        }
        claim.said = m_reading.article.published.day;
        // nobody calls on himself for a truce
        const bool own_call = claim.type == ClaimType::ceasefire && claim.actor &&
                              claim.modality == Modality::demanded && !claim.actor->joint &&
                              !claim.actor->span.empty() &&
                              claim.actor->span.overlaps(claim.claimant.span);
        if (own_call) { claim.actor.reset(); }
        set_circumstances(index, occurrence, roles, attribution, claim);
        if (claim.modality == Modality::actual && lies_ahead(view, occurrence, claim)) {
            claim.modality = Modality::future;
        }
        name_state_of_office(view, claim);
        deny_own_deed(view, attribution, claim);
        m_told.try_emplace(claim.trigger.begin, Told{index, occurrence, roles, attribution,
                                                     telling_of(view, occurrence)});
        explain(occurrence, attribution, status, claim);
        const auto cues = confidence_cues(occurrence, m_evidence, claim, view.sentence().margin,
                                          view.block().kind);
        claim.confidence = m_fitted.confidence.of(cues);
        claim.reasons.push_back({"confidence", {}, m_fitted.confidence.describe(cues)});
        return claim;
    }

    /// What the words around an occurrence make of it: an attempt to take is fighting, a call to
    /// end fighting asks for a truce, a truce that is not kept is broken.
    static void retype(const Status& status, const Occurrence& occurrence, Claim& claim) {
        const bool taking = claim.type == ClaimType::capture || claim.type == ClaimType::advance;
        if (status.attempted && taking) { claim.type = ClaimType::armed_clash; }
        const bool asked =
            status.modality == Modality::demanded || status.modality == Modality::future;
        const bool told_to_end = occurrence.nominal || status.modality == Modality::demanded;
        if (status.ended && asked && told_to_end && is_violent(claim.type)) {
            claim.type = ClaimType::ceasefire;
            claim.polarity = Polarity::affirmed;
        }
        // "called on them to stop supplying weapons": asked for is that it end
        const bool ended_support =
            claim.type == ClaimType::military_support || claim.type == ClaimType::sanction;
        if (status.ended && status.modality == Modality::demanded && ended_support &&
            status.polarity == Polarity::affirmed) {
            claim.polarity = Polarity::denied;
        }
        const bool kept = status.kept || (occurrence.frame->upos == Upos::verb && status.keeps);
        if (claim.type == ClaimType::ceasefire && kept && status.polarity == Polarity::denied) {
            claim.type = ClaimType::ceasefire_violation;
            claim.polarity = Polarity::affirmed;
        }
    }

    void set_circumstances(std::size_t index, const Occurrence& occurrence, const Roles& roles,
                           const Attribution& attribution, Claim& claim) {
        const auto& view = m_views[index];
        const auto story = day_of_story(m_time_context, index);
        if (auto time = own_time(view, occurrence, attribution, claim.modality, story); time) {
            claim.time = *time;
            if (m_profile != nullptr) { take_year_of_event(*m_profile, view, claim.time); }
        } else {
            inherit_time(m_time_context, view, occurrence, attribution, claim);
        }
        claim.places = own_places(view, occurrence, roles, attribution);
        if (claim.places.empty()) { claim.places = country_of_people(view, roles, claim); }
        if (claim.places.empty() && !is_telegraphic(view.block().kind)) {
            inherit_places(m_place_context, view, occurrence, claim);
            // "the mayor of Nikopol said", but "the governor of the region" of a town in it
            auto spoken_for = places_of_speaker(m_place_context, view, claim.type, attribution);
            const bool inside = !spoken_for.empty() && !claim.places.empty() &&
                                claim.places.front().place &&
                                lies_in(*claim.places.front().place, *spoken_for.front().place);
            if (!spoken_for.empty() && !inside) { claim.places = std::move(spoken_for); }
        }
    }

    void explain(const Occurrence& occurrence, const Attribution& attribution, const Status& status,
                 Claim& claim) {
        claim.reasons.push_back({"trigger", claim.trigger, occurrence.because});
        if (claim.actor) {
            claim.reasons.push_back({"actor", claim.actor->span, occurrence.frame->id});
        }
        if (claim.target) {
            claim.reasons.push_back({"target", claim.target->span, occurrence.frame->id});
        }
        if (!attribution.because.empty()) {
            claim.reasons.push_back({"claimant", claim.claimant.span, attribution.because});
        }
        if (!status.because.empty()) {
            claim.reasons.push_back({"modality", claim.trigger, status.because});
        }
        if (!claim.time.span.empty()) {
            claim.reasons.push_back({"time", claim.time.span, "in the sentence"});
        }
        for (const auto& place : claim.places) {
            const bool here = claim.evidence.contains(place.span);
            claim.reasons.push_back(
                {"place", place.span, here ? "in the sentence" : "from a sentence before"});
        }
    }

    /// Dead and wounded that no occurrence of the sentence accounts for are a toll of their own.
    void add_bare_tolls(std::size_t index, const std::vector<int>& owners, std::size_t first,
                        std::vector<Occurrence>& read) {
        const auto& view = m_views[index];
        for (std::size_t q = 0; q < owners.size(); ++q) {
            const auto& mention =
                m_reading.quantities[static_cast<std::size_t>(view.quantities[q])];
            const bool toll =
                mention.kind == QuantityKind::killed || mention.kind == QuantityKind::wounded;
            // "the soldiers are dying of boredom": without a deed nobody is counted
            if (owners[q] >= 0 || !toll || mention.rule == k_rule_undergone) { continue; }
            const int token = view.head_of(mention.span);
            if (token == k_no_token || m_evidence.war < 0.2 ||
                names_nothing(view, token, m_evidence)) {
                continue;
            }
            if (view.token(token).deprel == Deprel::compound) { continue; }  // "a death notice"
            const int verb = view.tree.head(token);
            if (verb != k_no_token && is_left_by_nature(view, verb)) { continue; }
            // "fourteen towns have fallen": taken, and told already
            const bool taken = std::any_of(read.begin(), read.end(), [&](const Occurrence& one) {
                return one.type == ClaimType::capture && one.token == verb;
            });
            if (taken && view.token(token).deprel == Deprel::nsubj) { continue; }
            // "returned the bodies of seven soldiers": dead before that
            const bool returned = std::any_of(read.begin(), read.end(), [&](const Occurrence& one) {
                return one.type == ClaimType::release_exchange && !one.nominal &&
                       view.tree.below(token, one.token) &&
                       view.tree.clause_of(token) == view.tree.clause_of(one.token);
            });
            if (returned) { continue; }
            for (std::size_t c = first; c < m_claims.size(); ++c) {
                // "a helicopter crashed, killing six"
                const int loss = m_claims[c].type == ClaimType::equipment_loss
                                     ? view.head_of(m_claims[c].trigger)
                                     : k_no_token;
                const bool of_loss = loss != k_no_token && view.tree.below(token, loss);
                if (m_claims[c].type == ClaimType::casualty_toll || of_loss) {
                    m_claims[c].quantities.push_back(claim_quantity(mention));
                    return;
                }
            }
            static const Frame k_toll = [] {
                Frame frame;
                frame.type = ClaimType::casualty_toll;
                frame.upos = Upos::noun;
                frame.strength = 0.6;
                frame.id = "claim:toll";
                return frame;
            }();
            auto occurrence = counted(token, k_toll, "counted dead or wounded: " + mention.rule);
            if (auto claim = read_claim(index, occurrence);
                claim && !counts_nobody(view, mention, occurrence, *claim)) {
                claim->quantities.push_back(claim_quantity(mention));
                m_claims.push_back(std::move(*claim));
                read.push_back(std::move(occurrence));
            }
        }
    }

    /// "The fighting left ten dead and 4,000 displaced": those who fled are counted with the dead.
    void add_bare_displaced(std::size_t index, const std::vector<int>& owners,
                            std::vector<Occurrence>& read) {
        static const std::vector<FrameSlot> k_slots{
            {FrameSlot::Name::target, {{ArgumentPath::host, {}}}}};
        static const Frame k_displaced = [] {
            Frame frame;
            frame.type = ClaimType::displacement;
            frame.upos = Upos::noun;
            frame.strength = 0.6;
            frame.slots = k_slots;
            frame.id = "claim:displaced";
            return frame;
        }();
        const auto& view = m_views[index];
        for (std::size_t q = 0; q < owners.size(); ++q) {
            const auto& mention =
                m_reading.quantities[static_cast<std::size_t>(view.quantities[q])];
            if (owners[q] >= 0 || mention.kind != QuantityKind::displaced) { continue; }
            const int token = view.head_of(mention.span);
            if (token == k_no_token || !joined_to_toll(view, token)) { continue; }
            auto occurrence = counted(token, k_displaced, "counted displaced: " + mention.rule);
            auto claim = read_claim(index, occurrence);
            if (!claim) { continue; }
            claim->quantities.push_back(claim_quantity(mention));
            m_claims.push_back(std::move(*claim));
            read.push_back(std::move(occurrence));
        }
    }

    /// "Dismissed the claim, saying it held the town": told by a word of saying below the other.
    bool said_by_inner(std::size_t index, const Speech& outer, int token) const {
        const auto& view = m_views[index];
        const auto& speeches = m_speeches[index];
        return std::any_of(speeches.begin(), speeches.end(), [&](const Speech& inner) {
            return inner.token != outer.token && view.tree.below(inner.token, outer.token) &&
                   said_in(view, inner, token);
        });
    }

    /// "A accused B of X, which B denied", "Azerbaijan denied it": the claim before, denied.
    void add_denials(std::size_t index, std::size_t first) {
        const auto& view = m_views[index];
        for (const auto& speech : m_speeches[index]) {
            if (speech.saying->upos == Upos::adp || speech.speaker == k_no_token) { continue; }
            const bool untrue = m_claims.size() == first && calls_untrue(view, speech);
            if (speech.saying->force != Force::deny && !untrue) { continue; }
            bool has_content = false;
            const bool answers = answers_another(view, m_speeches[index], speech);
            for (std::size_t c = first; c < m_claims.size() && !has_content && !answers; ++c) {
                const int trigger = view.head_of(m_claims[c].trigger);
                has_content = trigger != k_no_token && said_in(view, speech, trigger) &&
                              !said_by_inner(index, speech, trigger);
            }
            const bool bare = answers || untrue || is_bare_denial(view, speech);
            if (has_content || !bare) { continue; }
            if (m_claims.size() == first && accuses_before(m_speeches[index], speech)) { continue; }
            const auto claimant = m_attributor.claimant_at(index, speech.speaker, m_coreference);
            const bool part = denies_part(view, speech);
            const Claim* denied = denied_claim(m_claims, first, claimant);
            if (denied == nullptr && part) { denied = unclaimed_deed(m_claims, claimant); }
            if (denied == nullptr) { continue; }
            // "denied that …" says what: only of his own deed may it be that
            const bool says = view.tree.child(speech.token, Deprel::ccomp) > speech.token;
            const bool done = view.tree.child(speech.token, Deprel::xcomp) > speech.token;
            const bool own = denied->actor && overlap(denied->actor->party, claimant.party);
            const bool others = denied->actor && !denied->actor->party.empty() && !own;
            if ((says && !own) || (done && others)) { continue; }
            Claim claim = *denied;
            claim.claimant = claimant;
            claim.polarity = Polarity::denied;
            if (claim.modality == Modality::possible) { claim.modality = Modality::actual; }
            if (part && (!claim.actor || claim.actor->party.empty())) {
                claim.actor = Participant{claimant.text, claimant.span, claimant.party, false};
            }
            claim.evidence = view.sentence().span;
            claim.trigger = view.token(speech.token).span;
            claim.rule = "claim:denial";
            claim.reasons = {
                {"trigger", claim.trigger, speech.saying->id + " answers " + denied->rule}};
            m_claims.push_back(std::move(claim));
        }
    }

    /// "The mayor accuses the militia": of what was told before.
    void add_accusations(std::size_t index, std::size_t first) {
        const auto& view = m_views[index];
        for (const auto& speech : m_speeches[index]) {
            if (speech.saying->force != Force::accuse || speech.speaker == k_no_token) { continue; }
            if (m_claims.size() != first) { return; }  // it is said of what
            const auto claimant = m_attributor.claimant_at(index, speech.speaker, m_coreference);
            auto claim = bare_accusation(view, speech, m_claims, first, claimant, m_coreference);
            if (claim) { m_claims.push_back(std::move(*claim)); }
        }
    }

    void remember(std::size_t index, std::size_t first) {
        remember_times(m_time_context, m_views[index], m_claims, first);
        for (std::size_t c = first; c < m_claims.size(); ++c) {
            remember_places(m_place_context, index, m_claims[c]);
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
