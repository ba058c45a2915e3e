#include "linked_ledger.hpp"

#include "day_range.hpp"

#include "link/copies.hpp"
#include "link/link.hpp"
#include "text/fold.hpp"
#include "who/conflicts.hpp"

#include <algorithm>
#include <set>

namespace counterclaim::app {

Wars wars_of(const std::vector<const Claim*>& claims, Context& context) {
    const auto conflicts = need(who::Conflicts::load(context.resources()));
    if (!context.options.conflict.empty()) {
        const auto* found = conflicts.find(context.options.conflict);
        if (found == nullptr) {
            throw Failure({ErrorCode::usage, "--conflict",
                           "there is no profile \"" + context.options.conflict + "\"",
                           "name a file of data/conflicts without its ending"});
        }
        return Wars(*found);
    }
    return Wars::among(conflicts.profiles(), claims);
}

LinkedLedger::LinkedLedger(store::Store& ledger, const Filters& filters, Context& context) {
    if (!filters.as_of.empty()) {
        const auto range = parse_day_range(filters.as_of);
        if (!range || range->from != range->to) {
            throw Failure({ErrorCode::usage,
                           {},
                           "--as-of: \"" + filters.as_of + "\" is not one day",
                           "--as-of 2020-10-12"});
        }
        m_as_of = range->from;
    }
    read_claims(ledger);
    std::vector<const Claim*> claims;
    std::vector<link::ClaimInput> inputs;
    for (const auto& [id, record] : m_records) {
        claims.push_back(&record.claim);
        inputs.push_back({record.claim, record.evidence});
    }
    m_wars = wars_of(claims, context);
    std::vector<ArticleBrief> briefs;
    read_copies(ledger, briefs);
    const auto room = need(link::Room::load(context.resources()));
    link::Options options;
    options.as_of = m_as_of;
    m_linked = room.link(std::move(inputs), std::move(briefs), m_wars, options);
    m_book = std::make_unique<ledger::Book>(m_linked, m_wars);
    choose_claims(ledger, filters, context);
}

void LinkedLedger::read_claims(store::Store& ledger) {
    need(ledger.each_claim({}, [this](ClaimRecord&& record) {
        // A claim without a day of its own was said on the day of publication.
        record.claim.said = record.said();
        const auto id = parse_id(record.id);
        if (id) { m_records.emplace(*id, std::move(record)); }
        return true;
    }));
}

/// Which articles are copies, those without claims among them; then the articles with claims. The
/// claim's article is the article's key. Nothing published later than asked about is known.
void LinkedLedger::read_copies(store::Store& ledger, std::vector<ArticleBrief>& briefs) {
    std::set<std::string_view> with_claims;
    for (const auto& [id, record] : m_records) { with_claims.insert(record.claim.article); }
    std::vector<std::string> texts;
    need(ledger.each_article([&](const ArticleInfo& info, const Article& article) {
        if (m_as_of && info.published.day && *info.published.day > *m_as_of) { return true; }
        ArticleBrief brief;
        brief.id = info.key;
        brief.published = info.published.day;
        brief.moment = info.published.instant;
        brief.outlet = info.outlet;
        brief.agency = info.agency;
        brief.language = info.language;
        brief.source = info.key;
        briefs.push_back(std::move(brief));
        texts.push_back(article.text);
        return true;
    }));
    std::vector<link::CopyText> articles;
    for (std::size_t i = 0; i < briefs.size(); ++i) { articles.push_back({briefs[i], texts[i]}); }
    m_copies = link::find_copies(articles);
    std::vector<Claim> claims;
    for (const auto& [id, record] : m_records) { claims.push_back(record.claim); }
    link::mark_altered(m_copies, claims);
    link::fold_copies(briefs, m_copies);
    briefs.erase(
        std::remove_if(briefs.begin(), briefs.end(),
                       [&](const ArticleBrief& brief) { return !with_claims.contains(brief.id); }),
        briefs.end());
}

void LinkedLedger::choose_claims(store::Store& ledger, const Filters& filters, Context& context) {
    m_filtered = !asks_for_nothing(filters);
    for (const auto& place : filters.places) { m_places.push_back(text::fold(place)); }
    if (!m_filtered) { return; }
    auto query = query_of(filters, context);
    query.limit = 0;
    m_place_ids.insert(query.place_ids.begin(), query.place_ids.end());
    need(ledger.each_claim(query, [this](ClaimRecord&& record) {
        if (const auto id = parse_id(record.id)) { m_wanted.insert(*id); }
        return true;
    }));
    if (m_places.empty()) { return; }
    for (const auto& claim : m_linked.claims) {
        for (const auto& mention : claim.places) {
            if (!mention.place) { continue; }
            auto& names = m_names[mention.place->name];
            names.insert(text::fold(mention.text));
            names.insert(text::fold(mention.place->name));
        }
    }
}

const ClaimRecord* LinkedLedger::record(ClaimId id) const {
    const auto found = m_records.find(id);
    return found == m_records.end() ? nullptr : &found->second;
}

bool LinkedLedger::wants(const std::vector<ClaimId>& claims) const {
    return !m_filtered || std::any_of(claims.begin(), claims.end(),
                                      [this](ClaimId id) { return m_wanted.contains(id); });
}

bool LinkedLedger::wants_article(std::string_view key) const {
    return !m_filtered || std::any_of(m_wanted.begin(), m_wanted.end(), [&](ClaimId id) {
        const auto* found = record(id);
        return found != nullptr && found->claim.article == key;
    });
}

bool LinkedLedger::wants_place(const std::optional<Place>& place) const {
    if (m_places.empty()) { return true; }
    if (!place) { return false; }
    if (m_place_ids.contains(place->id)) { return true; }
    const auto names = m_names.find(place->name);
    return names != m_names.end() &&
           std::any_of(m_places.begin(), m_places.end(),
                       [&](const std::string& wanted) { return names->second.contains(wanted); });
}

}  // namespace counterclaim::app
