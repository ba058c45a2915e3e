// Where a claim happened, chosen among the places of its sentence, those told before it, those the
// article as a whole is about, and none. What the rules found is one more cue.

#include "claim/circumstances.hpp"
#include "claim/claim_places.hpp"
#include "claim/completion.hpp"
#include "claim/paragraph_heads.hpp"
#include "claim/place_order.hpp"
#include "claim/speaker.hpp"
#include "claim/time_phrase.hpp"
#include "claim/told.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace counterclaim::claim {
namespace {

constexpr std::size_t k_own_max = 4;
constexpr AnchorReach k_around{.sentences = 40, .count = 3, .own_sentence = false};

std::size_t at(int index) { return static_cast<std::size_t>(index); }

bool overlap_one(const std::string& state, const std::vector<std::string>& party) {
    return !state.empty() && std::find(party.begin(), party.end(), state) != party.end();
}

std::string_view fineness(const ClaimPlace& place) {
    if (!place.place) { return "unresolved"; }
    if (place.place->kind == "settlement") { return "town"; }
    switch (place.place->precision) {
        case PlacePrecision::country:
            return "country";
        case PlacePrecision::region:
            return "region";
        case PlacePrecision::area:
            return "area";
        case PlacePrecision::district:
            return "district";
        default:
            return "town";
    }
}

/// A place in its own words, finer than a country, is the place of a claim.
bool names_fine_place(const Claim& claim) {
    if (claim.places.empty() || !claim.evidence.contains(claim.places.front().span)) {
        return false;
    }
    const auto kind = fineness(claim.places.front());
    return kind != "country" && kind != "unresolved";
}

/// "…, a spokeswoman said in Geneva": where the aside was spoken.
bool is_of_aside(const SentenceView& view, int token) {
    const auto& tree = view.tree;
    int verb = tree.head(token);
    // "…, he told reporters in the capital"
    while (verb != k_no_token && tree[verb].upos != Upos::verb && verb != tree.clause_of(token)) {
        verb = tree.head(verb);
    }
    return verb != k_no_token && tree[verb].deprel == Deprel::parataxis &&
           tree[verb].upos == Upos::verb && saying_at(view, verb) != nullptr &&
           tree.child(verb, Deprel::ccomp) == k_no_token &&
           (tree.child(verb, Deprel::obj) == k_no_token || has_hearer(view, verb));
}

/// "The guards died, he told reporters in the capital": behind the word of saying, and no part of
/// what is said.
bool is_where_told(const SentenceView& view, const Told& told, int token) {
    const auto& speech = told.attribution.speech;
    return speech && speech->saying->upos == Upos::verb && token > speech->token &&
           told.occurrence.token < speech->token &&
           dates_the_saying(view, told.attribution, token, told.occurrence.token);
}

class PlaceOffers {
public:
    PlaceOffers(const ArticleOffers& article, const PlaceContext& context,
                const std::vector<Claim>& claims)
        : m_article(article), m_context(context) {
        for (const auto& mention : article.reading.places) {
            if (!mention.resolved || mention.use == PlaceUse::part) { continue; }
            ++m_named[mention.candidates.front().place.name];
            m_mentions.try_emplace(mention.span.begin, &mention);
        }
        for (const auto& claim : claims) {
            const auto told = article.told.find(claim.trigger.begin);
            const bool named =
                !claim.places.empty() && claim.evidence.contains(claim.places.front().span);
            if (told == article.told.end() || !named || sums_up(claim)) { continue; }
            m_anchors.push_back({told->second.sentence, claim.type, claim.places});
            const auto& place = claim.places.front().place;
            const bool far = article.profile != nullptr && place &&
                             !is_fought_in(*article.profile, place->country);
            if (!far && !is_peaceful(claim.type)) { m_anchors_of_war.push_back(m_anchors.back()); }
        }
        find_war_country();
        find_title_places();
    }

    void gather(const Claim& claim, const Told& told) {
        m_filled.clear();
        m_choice = {};
        m_choice.slot = ChoiceSlot::place;
        m_choice.options.reserve(16);
        option({}).add("none");
        offer_own(told);
        const bool own = m_filled.size() > 1;
        offer_beside(claim, told);
        offer_around(claim, told);
        if (!m_context.article_places.empty()) {
            option(m_context.article_places).add("article-place");
        }
        if (!m_context.article_country.empty()) {
            option(m_context.article_country).add("article-country");
        }
        if (!m_context.theatre.empty()) { option(m_context.theatre).add("theatre"); }
        if (m_war_country) { option({claim_place(*m_war_country)}).add("war-country"); }
        for (const auto* mention : m_title) { option({claim_place(*mention)}).add("title"); }
        auto& rule = option(claim.places);
        rule.add("rule");
        const bool named =
            !claim.places.empty() && claim.evidence.contains(claim.places.front().span);
        rule.add(claim.places.empty() ? "rule-none" : named ? "rule-own" : "rule-carried");
        for (std::size_t i = 1; i < m_filled.size(); ++i) { describe(claim, i); }
        m_choice.traits = {kind_of(claim.type), told.occurrence.nominal ? "noun" : "verb",
                           own ? "own" : "no-own"};
        if (!claim.claimant.text.empty()) { m_choice.traits.push_back("said"); }
        if (claim.modality != Modality::actual) { m_choice.traits.push_back("unreal"); }
    }

    Choice& choice() { return m_choice; }
    [[nodiscard]] const std::vector<ClaimPlace>& filled(std::size_t option) const {
        return m_filled[option];
    }

private:
    /// The option of these places, made where it is not there yet.
    ChoiceOption& option(const std::vector<ClaimPlace>& places) {
        for (std::size_t i = 0; i < m_filled.size(); ++i) {
            const bool same = places.empty() == m_filled[i].empty() &&
                              (places.empty() ||
                               (places.front().place && m_filled[i].front().place
                                    ? places.front().place->name == m_filled[i].front().place->name
                                    : places.front().text == m_filled[i].front().text));
            if (!same) { continue; }
            if (places.size() > m_filled[i].size()) { m_filled[i] = places; }
            return m_choice.options[i];
        }
        m_filled.push_back(places);
        return m_choice.options.emplace_back();
    }

    void offer_own(const Told& told) {
        const auto& view = m_article.views[told.sentence];
        const auto ranked = ranked_places(view, told.occurrence, told.roles, told.attribution);
        for (std::size_t i = 0; i < std::min(ranked.size(), k_own_max); ++i) {
            const auto& mention = m_article.reading.places[at(ranked[i].mention)];
            auto& one = option({claim_place(mention)});
            if (one.has("own")) { continue; }
            constexpr double k_rank_scale = 5;
            one.add("own");
            one.add(i == 0 ? "own-first" : "own-later");
            one.add("own-rank", ranked[i].rank / k_rank_scale);
        }
    }

    /// Deeds of a war are not done in a city far from it that is named in passing.
    [[nodiscard]] bool is_elsewhere(const Claim& claim, const PlaceMention& mention) const {
        return m_article.profile != nullptr && !mention.candidates.empty() &&
               (is_violent(claim.type) || is_territorial(claim.type)) &&
               !is_fought_in(*m_article.profile, mention.candidates.front().place.country);
    }

    /// What the sentence names without tying it to the deed.
    void offer_beside(const Claim& claim, const Told& told) {
        const auto& view = m_article.views[told.sentence];
        for (const int index : view.places) {
            const auto& mention = m_article.reading.places[at(index)];
            const bool place = mention.use == PlaceUse::location && mention.resolved;
            const int token = view.head_of(mention.span);
            if (!place || token == k_no_token || is_elsewhere(claim, mention) ||
                comes_from(view, token) || is_addressed(view, token) ||
                is_of_mission(view, token) || inside_speaker(view, told.attribution, token) ||
                is_of_time_phrase(view, told.occurrence, token) || is_of_aside(view, token) ||
                is_where_told(view, told, token)) {
                continue;
            }
            auto& one = option({claim_place(mention)});
            if (one.has("own") || one.has("beside")) { continue; }
            one.add("beside");
            if (stands_for_party(view, mention, token)) { one.add("beside-party"); }
        }
    }

    void offer_around(const Claim& claim, const Told& told) {
        const bool deed = is_violent(claim.type) || is_territorial(claim.type);
        offer_anchors(
            m_article, deed ? m_anchors_of_war : m_anchors, k_around, claim, told,
            [&](const std::vector<ClaimPlace>& places) -> ChoiceOption& { return option(places); });
    }

    /// What an option is, whatever offered it.
    void describe(const Claim& claim, std::size_t index) {
        auto& one = m_choice.options[index];
        const auto& place = m_filled[index].front();
        one.add(fineness(place));
        const auto mention = m_mentions.find(place.span.begin);
        if (place.place) {
            constexpr double k_count_scale = 3;
            const auto named = m_named.find(place.place->name);
            const double count = named == m_named.end() ? 1 : named->second;
            one.add("count", std::log(1 + count) / k_count_scale);
            const auto anchored =
                std::count_if(m_anchors.begin(), m_anchors.end(), [&](const auto& anchor) {
                    const auto& there = anchor.value.front().place;
                    return there && there->name == place.place->name;
                });
            one.add("anchored",
                    static_cast<double>(anchored) /
                        static_cast<double>(std::max<std::size_t>(m_anchors.size(), 3)));
            if (m_article.profile != nullptr) {
                const bool of_war = is_fought_in(*m_article.profile, place.place->country);
                one.add(of_war ? "of-war" : "elsewhere");
            }
            if (m_filled.size() > 1 && m_choice.options[1].has("own-first") && index != 1 &&
                m_filled[1].front().place) {
                const auto& own = *m_filled[1].front().place;
                if (lies_in(own, *place.place)) { one.add("holds-own"); }
                if (lies_in(*place.place, own)) { one.add("in-own"); }
            }
        }
        if (mention == m_mentions.end()) { return; }
        const auto& state = mention->second->state;
        if (claim.actor && overlap_one(state, claim.actor->party)) { one.add("actor-state"); }
        if (claim.target && overlap_one(state, claim.target->party)) { one.add("target-state"); }
        if (overlap_one(state, claim.claimant.party)) { one.add("claimant-state"); }
        const auto words = slice(m_article.reading.article.text, mention->second->name);
        if (begins_small(words)) { one.add("described"); }
    }

    /// The country of the war that the article names most, be it as a party.
    void find_war_country() {
        if (m_article.profile == nullptr) { return; }
        int most = 0;
        for (const auto& [begin, mention] : m_mentions) {
            const auto& place = mention->candidates.front().place;
            const bool of_war = place.precision == PlacePrecision::country &&
                                is_fought_in(*m_article.profile, place.country);
            if (!of_war || m_named[place.name] <= most) { continue; }
            most = m_named[place.name];
            m_war_country = mention;
        }
    }

    void find_title_places() {
        constexpr std::size_t k_title_max = 2;
        const auto& reading = m_article.reading;
        for (const auto& view : m_article.views) {
            if (view.block().kind != BlockKind::title) { continue; }
            for (const int index : view.places) {
                const auto& mention = reading.places[at(index)];
                if (mention.resolved && mention.use == PlaceUse::location &&
                    m_title.size() < k_title_max) {
                    m_title.push_back(&mention);
                }
            }
        }
    }

    const ArticleOffers& m_article;
    const PlaceContext& m_context;
    /// The places that claims name in their own sentences.
    std::vector<Anchor<std::vector<ClaimPlace>>> m_anchors;
    /// Those in the countries of the war; without a profile all.
    std::vector<Anchor<std::vector<ClaimPlace>>> m_anchors_of_war;
    std::map<std::string, int> m_named;
    std::map<std::uint32_t, const PlaceMention*> m_mentions;
    const PlaceMention* m_war_country = nullptr;
    std::vector<const PlaceMention*> m_title;
    std::vector<std::vector<ClaimPlace>> m_filled;
    Choice m_choice;
};

}  // namespace

void choose_places(const ArticleOffers& article, const PlaceContext& context,
                   std::vector<Claim>& claims) {
    PlaceOffers offers(article, context, claims);
    for (auto& claim : claims) {
        const auto told = article.told.find(claim.trigger.begin);
        // a truce of a war over a territory that the article does not name
        const bool far_truce = kind_of(claim.type) == "truce" && article.profile != nullptr &&
                               !article.profile->theatre.empty() && context.theatre.empty();
        if (told == article.told.end() || far_truce || names_fine_place(claim) ||
            stands_under_head(context, claim)) {
            continue;
        }
        // what is said of a war as a whole is not told of the towns around
        const auto& view = article.views[told->second.sentence];
        if (!is_peaceful(claim.type) &&
            (tells_of_war(view, told->second.occurrence) || lasts_long(context, claim))) {
            continue;
        }
        offers.gather(claim, told->second);
        choose(article, std::move(offers.choice()), claim,
               [&](Claim& filled, std::size_t option) { filled.places = offers.filled(option); });
    }
}

}  // namespace counterclaim::claim
