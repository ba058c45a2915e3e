#include "link/link.hpp"

#include "link/features.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace counterclaim::link {
namespace {

/// Claims in canonical order, each id once.
void put_in_order(std::vector<ClaimInput> inputs, const Options& options, LinkedClaims& linked) {
    struct Keyed {
        CanonicalKey key;
        std::size_t at;
    };
    std::vector<Keyed> order;
    order.reserve(inputs.size());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const auto& said = inputs[i].claim.said;
        if (options.as_of && (!said || *said > *options.as_of)) { continue; }
        const auto id = inputs[i].id.value_or(0);
        order.push_back(
            {inputs[i].id ? canonical_key(inputs[i].claim, id) : canonical_key(inputs[i].claim),
             i});
    }
    std::sort(order.begin(), order.end(),
              [](const Keyed& a, const Keyed& b) { return a.key < b.key; });
    const auto same_id = [](const Keyed& a, const Keyed& b) { return a.key == b.key; };
    order.erase(std::unique(order.begin(), order.end(), same_id), order.end());
    for (const auto& keyed : order) {
        linked.ids.push_back(keyed.key.id);
        linked.claims.push_back(std::move(inputs[keyed.at].claim));
        linked.evidence.push_back(std::move(inputs[keyed.at].evidence));
    }
}

/// The place most claims give; of equals the finer one, then the first by name.
std::optional<Place> common_place(const std::vector<Claim>& claims,
                                  const std::vector<std::size_t>& members) {
    struct Count {
        const Place* place;
        int claims;
    };
    std::map<std::string_view, Count> counts;
    for (const auto member : members) {
        for (const auto& place : claims[member].places) {
            if (!place.place) { continue; }
            ++counts.try_emplace(place.place->name, Count{&*place.place, 0}).first->second.claims;
        }
    }
    const Count* best = nullptr;
    for (const auto& [name, count] : counts) {
        const bool better =
            best == nullptr || count.claims > best->claims ||
            (count.claims == best->claims && count.place->radius_km < best->place->radius_km);
        if (better) { best = &count; }
    }
    return best == nullptr ? std::nullopt : std::optional(*best->place);
}

/// Events as the linker found them, by number, and what persons corrected.
class Corrected {
public:
    Corrected(const LinkedClaims& linked, const Linker& linker) {
        std::map<EventId, std::uint32_t> numbers;
        for (const auto id : linked.ids) {
            const auto event = linker.event_of(id);
            const auto [at, is_new] =
                numbers.emplace(event, static_cast<std::uint32_t>(m_members.size()));
            if (is_new) { m_members.emplace_back(); }
            m_members[at->second].push_back(static_cast<std::uint32_t>(m_event_of.size()));
            m_event_of.push_back(at->second);
        }
    }

    void apply(const Correction& correction, const LinkedClaims& linked) {
        std::vector<std::uint32_t> claims;
        for (const auto id : correction.claims) {
            if (const auto at = linked.find(id)) {
                claims.push_back(static_cast<std::uint32_t>(*at));
            }
        }
        if (claims.empty()) { return; }
        if (!correction.join) {
            m_members.emplace_back();
            for (const auto claim : claims) { move(claim); }
            return;
        }
        for (const auto claim : claims) {
            const auto from = m_event_of[claim];
            const auto to = m_event_of[claims.front()];
            if (from == to) { continue; }
            for (const auto member : m_members[from]) {
                m_event_of[member] = to;
                m_members[to].push_back(member);
            }
            m_members[from].clear();
        }
    }

    /// The name of each claim's event: its first claim gives it.
    [[nodiscard]] std::vector<EventId> names(const LinkedClaims& linked) const {
        std::vector<EventId> by_number(m_members.size(), 0);
        std::vector<EventId> names;
        for (std::size_t i = 0; i < m_event_of.size(); ++i) {
            auto& name = by_number[m_event_of[i]];
            if (name == 0) { name = event_id(linked.ids[i]); }
            names.push_back(name);
        }
        return names;
    }

private:
    /// Into the event made last.
    void move(std::uint32_t claim) {
        auto& from = m_members[m_event_of[claim]];
        from.erase(std::remove(from.begin(), from.end(), claim), from.end());
        m_event_of[claim] = static_cast<std::uint32_t>(m_members.size() - 1);
        m_members.back().push_back(claim);
    }
    std::vector<std::uint32_t> m_event_of;
    std::vector<std::vector<std::uint32_t>> m_members;
};

/// The event of each claim.
std::vector<EventId> events_of(const LinkedClaims& linked, const Linker& linker,
                               const std::vector<Correction>& corrections) {
    Corrected events(linked, linker);
    for (const auto& correction : corrections) { events.apply(correction, linked); }
    return events.names(linked);
}

Event describe(EventId id, const LinkedClaims& linked, const std::vector<std::size_t>& members) {
    Event event;
    event.id = id;
    std::array<int, k_claim_type_count> types{};
    for (const auto member : members) {
        const auto& claim = linked.claims[member];
        event.claims.push_back(linked.ids[member]);
        ++types[static_cast<std::size_t>(claim.type)];
        const auto& days = claim.time.interval;
        const auto from = days.from ? days.from : days.to;
        const auto to = days.to ? days.to : days.from;
        if (from && (!event.time.from || *from < *event.time.from)) { event.time.from = from; }
        if (to && (!event.time.to || *to > *event.time.to)) { event.time.to = to; }
    }
    const auto most = std::max_element(types.begin(), types.end());
    event.type = static_cast<ClaimType>(most - types.begin());
    event.place = common_place(linked.claims, members);
    return event;
}

void sort_articles(std::vector<ArticleBrief>& articles) {
    std::sort(articles.begin(), articles.end(),
              [](const ArticleBrief& a, const ArticleBrief& b) { return a.id < b.id; });
    const auto same = [](const ArticleBrief& a, const ArticleBrief& b) { return a.id == b.id; };
    articles.erase(std::unique(articles.begin(), articles.end(), same), articles.end());
}

}  // namespace

Expected<Room> Room::load(const Resources& resources) {
    auto scorer = Scorer::load(resources);
    if (!scorer) { return tl::unexpected<Error>(scorer.error()); }
    auto credibility = CredibilityRules::load(resources);
    if (!credibility) { return tl::unexpected<Error>(credibility.error()); }
    return Room(*std::move(scorer), *std::move(credibility));
}

LinkedClaims Room::link(std::vector<ClaimInput> claims, std::vector<ArticleBrief> articles,
                        const Wars& wars, const Options& options) const {
    LinkedClaims linked;
    put_in_order(std::move(claims), options, linked);
    sort_articles(articles);
    linked.articles = std::move(articles);

    const FeatureMaker maker(wars);
    Linker linker(m_scorer, options.linker);
    for (std::size_t i = 0; i < linked.claims.size(); ++i) {
        const auto& said = linked.claims[i].said;
        auto features = maker.make(linked.claims[i], linked.evidence[i]);
        features.key = canonical_key(linked.claims[i], linked.ids[i]);
        linker.add(features);
        // Day by day, so that what a day brought about is known, whenever its claims arrived.
        const bool day_ends = i + 1 == linked.claims.size() || linked.claims[i + 1].said != said;
        if (!day_ends) { continue; }
        for (auto& change : linker.settle()) {
            change.day = said;
            linked.changes.push_back(std::move(change));
        }
    }

    linked.events_of = events_of(linked, linker, options.corrections);
    std::vector<std::string_view> sources;
    std::map<EventId, std::vector<std::size_t>> members;
    for (std::size_t i = 0; i < linked.claims.size(); ++i) {
        members[linked.events_of[i]].push_back(i);
        const auto* brief = linked.article(linked.claims[i].article);
        sources.push_back(brief != nullptr && !brief->source.empty()
                              ? std::string_view(brief->source)
                              : linked.claims[i].article);
    }
    for (const auto& [id, indices] : members) {
        auto event = describe(id, linked, indices);
        auto relations = relations_of(linked.claims, linked.ids, sources, indices, id, m_scorer,
                                      wars, options.relations);
        judge_event(event, linked.claims, linked.ids, sources, indices, relations, wars,
                    m_credibility);
        linked.events.push_back(std::move(event));
        std::move(relations.begin(), relations.end(), std::back_inserter(linked.relations));
    }
    std::sort(linked.events.begin(), linked.events.end(), [](const Event& a, const Event& b) {
        return std::pair(a.time.from.value_or(Date::max()), a.id) <
               std::pair(b.time.from.value_or(Date::max()), b.id);
    });
    std::sort(linked.relations.begin(), linked.relations.end(),
              [](const Relation& a, const Relation& b) {
                  return std::tie(a.from, a.to, a.kind) < std::tie(b.from, b.to, b.kind);
              });
    return linked;
}

std::unordered_map<EventId, EventId> events_by_name(const LinkedClaims& linked) {
    std::unordered_map<EventId, EventId> now;
    now.reserve(linked.ids.size());
    for (std::size_t i = 0; i < linked.ids.size(); ++i) {
        now.emplace(event_id(linked.ids[i]), linked.events_of[i]);
    }
    return now;
}

}  // namespace counterclaim::link
