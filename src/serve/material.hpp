#pragma once

#include "serve/corrections.hpp"

#include "ledger/book.hpp"
#include "store/store.hpp"

#include <counterclaim/copy.hpp>
#include <counterclaim/relation.hpp>
#include <counterclaim/resources.hpp>
#include <counterclaim/wars.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace counterclaim::serve {

/// Which view of a ledger is wanted.
struct ViewKey {
    std::optional<Date> as_of;  ///< only what had been said by that day
    std::string conflict;       ///< id of a profile; empty: those that fit
    friend bool operator==(const ViewKey&, const ViewKey&) = default;
};

/// An article without its text.
struct ArticleRow {
    ArticleInfo info;
    std::uint32_t claims = 0;
    std::uint32_t copies = 0;      ///< other articles taken from it
    const Copy* copied = nullptr;  ///< what it was taken from
    std::string source;            ///< id of the outlet
};

/// All claims of a ledger as reviewers left them, linked: what every list of a view is made of.
class Material {
public:
    /// Reads, links and counts. Errors are those of the ledger and of the data files; `usage` for a
    /// profile that is not there.
    [[nodiscard]] static Expected<std::unique_ptr<Material>> load(
        store::Store& ledger, std::vector<store::Decision> decisions, const Resources& resources,
        const ViewKey& key);

    Material(const Material&) = delete;
    Material& operator=(const Material&) = delete;

    ViewKey key;
    Wars wars;
    Corrections corrections;
    LinkedClaims linked;
    std::unique_ptr<ledger::Book> book;
    std::vector<Copy> copies;
    std::vector<ArticleRow> articles;                             ///< newest first
    std::unordered_map<std::string, std::uint32_t> article_rank;  ///< by key; the first is 1
    std::unordered_map<EventId, std::uint32_t> event_rank;        ///< newest first; the first is 1
    std::vector<const Event*> events;                             ///< by rank
    std::unordered_map<EventId, std::vector<const Relation*>> relations;
    std::uint64_t documents = 0;
    std::int64_t unsaid = 0;  ///< claims said on an unknown day, rejected ones included

    /// False for a claim that the day of the view leaves out.
    [[nodiscard]] bool includes(const ClaimRecord& record) const;
    [[nodiscard]] std::string side(std::size_t at) const;
    [[nodiscard]] const std::string& article_of(ClaimId claim) const;
    [[nodiscard]] const Event* event_of(ClaimId claim) const;
    [[nodiscard]] const Event* event(EventId id) const;

private:
    explicit Material(std::vector<store::Decision> decisions) : corrections(std::move(decisions)) {}
    [[nodiscard]] Expected<void> read_claims(store::Store& ledger,
                                             std::vector<link::ClaimInput>& inputs);
    [[nodiscard]] Expected<void> read_articles(store::Store& ledger,
                                               const std::vector<link::ClaimInput>& inputs,
                                               std::vector<ArticleBrief>& briefs);
    [[nodiscard]] Expected<void> choose_wars(const Resources& resources,
                                             const std::vector<link::ClaimInput>& inputs);
    void rank_articles();
    void rank_events();
};

/// What an outlet is called in the API: 16 hexadecimal digits, made of its folded name.
[[nodiscard]] std::string source_id(std::string_view outlet);

}  // namespace counterclaim::serve
