#pragma once

#include "context.hpp"
#include "filters.hpp"

#include "ledger/book.hpp"
#include "store/store.hpp"

#include <counterclaim/claim_record.hpp>
#include <counterclaim/copy.hpp>
#include <counterclaim/wars.hpp>

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace counterclaim::app {

/// All claims of a ledger file, linked, and the book that ledgers are read from. Worked out anew
/// each time: a function of the claims and the data version (docs/adr/0010).
class LinkedLedger {
public:
    /// Links what had been said by `filters.as_of` (all where empty). The other filters choose what
    /// is shown: see `wants`.
    LinkedLedger(store::Store& ledger, const Filters& filters, Context& context);
    LinkedLedger(const LinkedLedger&) = delete;
    LinkedLedger& operator=(const LinkedLedger&) = delete;

    [[nodiscard]] const ledger::Book& book() const { return *m_book; }
    [[nodiscard]] const LinkedClaims& linked() const { return m_linked; }
    [[nodiscard]] const Wars& wars() const { return m_wars; }
    [[nodiscard]] const std::vector<Copy>& copies() const { return m_copies; }
    [[nodiscard]] const std::optional<Date>& as_of() const { return m_as_of; }
    [[nodiscard]] const ClaimRecord* record(ClaimId id) const;

    /// True if the filters ask for nothing in particular, or for one of these claims.
    [[nodiscard]] bool wants(const std::vector<ClaimId>& claims) const;
    /// True if the filters ask for nothing in particular, or for a claim of this article.
    [[nodiscard]] bool wants_article(std::string_view key) const;
    /// True if no place is asked for, or this one, by any name a text gives it.
    [[nodiscard]] bool wants_place(const std::optional<Place>& place) const;

private:
    void read_claims(store::Store& ledger);
    void read_copies(store::Store& ledger, std::vector<ArticleBrief>& briefs);
    void choose_claims(store::Store& ledger, const Filters& filters, Context& context);

    std::optional<Date> m_as_of;
    std::unordered_map<ClaimId, ClaimRecord> m_records;
    Wars m_wars;
    std::vector<Copy> m_copies;
    LinkedClaims m_linked;
    std::unique_ptr<ledger::Book> m_book;
    bool m_filtered = false;
    std::unordered_set<ClaimId> m_wanted;
    std::vector<std::string> m_places;            ///< folded
    std::unordered_set<std::string> m_place_ids;  ///< what the names mean, and what lies in it
    std::unordered_map<std::string, std::unordered_set<std::string>>
        m_names;  ///< place → folded names in texts
};

/// The war given with --conflict; else the one that each article is of.
[[nodiscard]] Wars wars_of(const std::vector<const Claim*>& claims, Context& context);

}  // namespace counterclaim::app
