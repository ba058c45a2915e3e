#include "serve/material.hpp"

#include "serve/shapes.hpp"

#include "link/claim_key.hpp"
#include "link/copies.hpp"
#include "text/fold.hpp"
#include "who/conflicts.hpp"

#include <algorithm>
#include <unordered_set>

namespace counterclaim::serve {
namespace {

std::optional<Date> last_said(const Material& material, const Event& event) {
    std::optional<Date> last;
    for (const auto id : event.claims) {
        if (const auto at = material.book->find(id)) {
            last = std::max(last, material.linked.claims[*at].said);
        }
    }
    return last;
}

}  // namespace

std::string source_id(std::string_view outlet) {
    return id_text(link::hash_text(text::fold(outlet)));
}

Expected<std::unique_ptr<Material>> Material::load(store::Store& ledger,
                                                   std::vector<store::Decision> decisions,
                                                   const Resources& resources, const ViewKey& key) {
    std::unique_ptr<Material> material(new Material(std::move(decisions)));
    material->key = key;
    std::vector<link::ClaimInput> inputs;
    if (auto read = material->read_claims(ledger, inputs); !read) {
        return tl::unexpected<Error>(read.error());
    }
    std::vector<ArticleBrief> briefs;
    if (auto read = material->read_articles(ledger, inputs, briefs); !read) {
        return tl::unexpected<Error>(read.error());
    }
    if (auto chosen = material->choose_wars(resources, inputs); !chosen) {
        return tl::unexpected<Error>(chosen.error());
    }
    const auto room = link::Room::load(resources);
    if (!room) { return tl::unexpected<Error>(room.error()); }
    link::Options options;
    options.as_of = key.as_of;
    options.corrections = material->corrections.events();
    material->linked = room->link(std::move(inputs), std::move(briefs), material->wars, options);
    material->book = std::make_unique<ledger::Book>(material->linked, material->wars);
    material->rank_articles();
    material->rank_events();
    return material;
}

bool Material::includes(const ClaimRecord& record) const {
    const auto said = record.said();
    return !key.as_of || (said && *said <= *key.as_of);
}

Expected<void> Material::read_claims(store::Store& ledger, std::vector<link::ClaimInput>& inputs) {
    return ledger.each_claim({}, [&](ClaimRecord&& record) {
        const auto id = parse_id(record.id);
        const bool in = id && includes(record);
        if (in && !record.said()) { ++unsaid; }
        if (!in || corrections.status(record.id) == Status::rejected) { return true; }
        corrections.apply(record);
        // A claim without a day of its own was said on the day of publication.
        record.claim.said = record.said();
        inputs.push_back({std::move(record.claim), std::move(record.evidence), id});
        return true;
    });
}

Expected<void> Material::read_articles(store::Store& ledger,
                                       const std::vector<link::ClaimInput>& inputs,
                                       std::vector<ArticleBrief>& briefs) {
    std::unordered_map<std::string_view, std::uint32_t> with_claims;
    for (const auto& input : inputs) { ++with_claims[input.claim.article]; }
    std::vector<std::string> texts;
    std::unordered_set<std::string> seen;
    auto read = ledger.each_article([&](const ArticleInfo& info, const Article& article) {
        const auto& day = info.published.day;
        if (key.as_of && (!day || *day > *key.as_of)) { return true; }
        seen.insert(info.document);
        ArticleRow row;
        row.info = info;
        row.source = source_id(info.outlet);
        const auto found = with_claims.find(info.key);
        row.claims = found == with_claims.end() ? 0 : found->second;
        articles.push_back(std::move(row));
        if (found == with_claims.end()) { return true; }
        briefs.push_back({info.key, info.published.day, info.published.instant, info.outlet,
                          info.agency, info.language, info.key});
        texts.push_back(article.text);
        return true;
    });
    if (!read) { return read; }
    documents = seen.size();
    std::vector<link::CopyText> copy_texts;
    for (std::size_t i = 0; i < briefs.size(); ++i) { copy_texts.push_back({briefs[i], texts[i]}); }
    copies = link::find_copies(copy_texts);
    std::vector<Claim> claims;
    if (!copies.empty()) {
        std::unordered_set<std::string_view> shared;
        for (const auto& copy : copies) { shared.insert({copy.article, copy.original}); }
        for (const auto& input : inputs) {
            if (shared.contains(input.claim.article)) { claims.push_back(input.claim); }
        }
    }
    link::mark_altered(copies, claims);
    link::fold_copies(briefs, copies);
    return {};
}

Expected<void> Material::choose_wars(const Resources& resources,
                                     const std::vector<link::ClaimInput>& inputs) {
    const auto conflicts = who::Conflicts::load(resources);
    if (!conflicts) { return tl::unexpected<Error>(conflicts.error()); }
    if (!key.conflict.empty()) {
        const auto* chosen = conflicts->find(key.conflict);
        if (chosen == nullptr) {
            return fail(ErrorCode::usage, "conflict",
                        "there is no conflict profile \"" + key.conflict + "\"",
                        "name a file of data/conflicts without its ending");
        }
        wars = Wars(*chosen);
        return {};
    }
    std::vector<const Claim*> claims;
    claims.reserve(inputs.size());
    for (const auto& input : inputs) { claims.push_back(&input.claim); }
    wars = Wars::among(conflicts->profiles(), claims);
    return {};
}

void Material::rank_articles() {
    std::sort(articles.begin(), articles.end(), [](const ArticleRow& a, const ArticleRow& b) {
        const auto day_a = a.info.published.day.value_or(Date::min());
        const auto day_b = b.info.published.day.value_or(Date::min());
        return day_a != day_b ? day_a > day_b : a.info.key < b.info.key;
    });
    for (std::size_t i = 0; i < articles.size(); ++i) {
        article_rank.emplace(articles[i].info.key, static_cast<std::uint32_t>(i + 1));
    }
    for (const auto& copy : copies) {
        if (copy.kind == CopyKind::template_text) { continue; }
        const auto mine = article_rank.find(copy.article);
        const auto theirs = article_rank.find(copy.original);
        if (mine != article_rank.end()) { articles[mine->second - 1].copied = &copy; }
        if (theirs != article_rank.end()) { ++articles[theirs->second - 1].copies; }
    }
}

void Material::rank_events() {
    std::vector<std::pair<std::optional<Date>, const Event*>> order;
    for (const auto& event : linked.events) { order.emplace_back(last_said(*this, event), &event); }
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second->id < b.second->id;
    });
    for (const auto& [day, event] : order) {
        events.push_back(event);
        event_rank.emplace(event->id, static_cast<std::uint32_t>(events.size()));
    }
    for (const auto& relation : linked.relations) {
        relations[relation.event].push_back(&relation);
    }
}

std::string Material::side(std::size_t at) const {
    const auto& voice = book->voice(at);
    return side_name(voice.side, linked.claims[at].claimant.role);
}

const std::string& Material::article_of(ClaimId claim) const {
    static const std::string none;
    const auto at = book->find(claim);
    return at ? linked.claims[*at].article : none;
}

const Event* Material::event(EventId id) const {
    const auto found = event_rank.find(id);
    return found == event_rank.end() ? nullptr : events[found->second - 1];
}

const Event* Material::event_of(ClaimId claim) const {
    const auto at = book->find(claim);
    return at ? event(linked.events_of[*at]) : nullptr;
}

}  // namespace counterclaim::serve
