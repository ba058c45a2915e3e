#include "ledger/book.hpp"

namespace counterclaim::ledger {

Book::Book(const LinkedClaims& linked, const Wars& wars) : m_linked(linked), m_wars(wars) {
    m_voices.reserve(linked.claims.size());
    for (std::size_t at = 0; at < linked.claims.size(); ++at) {
        const auto& claim = linked.claims[at];
        const auto* article = linked.article(claim.article);
        const std::string_view source = article != nullptr && !article->source.empty()
                                            ? std::string_view(article->source)
                                            : std::string_view(claim.article);
        m_voices.push_back(link::voice_of(claim, wars.of(claim), source));
        if (m_voices.back().role == Role::outlet && article != nullptr &&
            !article->outlet.empty() && claim.claimant.text.empty()) {
            m_voices.back().name = article->outlet;
        }
        m_index.emplace(linked.ids[at], at);
    }
}

std::optional<std::size_t> Book::find(ClaimId id) const {
    const auto found = m_index.find(id);
    return found == m_index.end() ? std::nullopt : std::optional(found->second);
}

std::string Book::side(const Claim& claim, const std::vector<std::string>& party,
                       bool joint) const {
    if (party.empty()) { return {}; }
    const auto& war = profile(claim);
    auto common = common_side(war, party);
    if (!common.empty() || joint) { return common; }
    // Names that the profile knows and puts on different sides are several sides; unknown names are
    // one, under several acceptable names.
    for (const auto& name : party) {
        if (side_of(war, name) != name) { return {}; }
    }
    return party.front();
}

std::string Book::side(const Claim& claim, const std::optional<Participant>& participant) const {
    return participant ? side(claim, participant->party, participant->joint) : std::string();
}

std::string place_key(const ClaimPlace& place) {
    if (!place.place) { return {}; }
    const auto& record = *place.place;
    return (record.id.empty() ? record.name : record.id) + '\n' + place.modifier;
}

std::optional<Date> first_day(const Claim& claim) {
    const auto& days = claim.time.interval;
    return days.from ? days.from : days.to;
}

std::optional<Date> last_day(const Claim& claim) {
    const auto& days = claim.time.interval;
    return days.to ? days.to : days.from;
}

bool is_stated(const Claim& claim) { return claim.modality == Modality::actual; }

}  // namespace counterclaim::ledger
