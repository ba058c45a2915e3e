#pragma once

#include "store/claim_query.hpp"

#include <counterclaim/claim_record.hpp>
#include <counterclaim/document.hpp>
#include <counterclaim/error.hpp>
#include <counterclaim/reading.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::store {

/// What a ledger holds, in numbers.
struct Counts {
    std::uint64_t documents = 0;
    std::uint64_t articles = 0;
    std::uint64_t claims = 0;
    std::uint64_t places = 0;  ///< distinct places that claims name
    std::uint64_t notes = 0;
    std::vector<std::pair<std::string, std::uint64_t>> claims_by_type;      ///< most first
    std::vector<std::pair<std::string, std::uint64_t>> claims_by_language;  ///< most first
    std::vector<std::pair<std::string, std::uint64_t>>
        claims_by_party;    ///< as claimant, most first
    DateInterval said;      ///< first and last day on which a claim was said
    DateInterval happened;  ///< first and last day a claim is about
};

/// What became of a document.
struct Added {
    bool known = false;  ///< it was there already; nothing was written
    std::uint64_t articles = 0;
    std::uint64_t claims = 0;
};

/// Keeps documents, what was read in them, and where each stands; down to the bytes.
///
/// - A document is either wholly in or not at all, whenever the process or the machine stops.
/// - Adding what is there already changes nothing. Documents are the same if their bytes and what
/// came with them are:
///   see `document_key`. So the same input twice, in one run or in ten, is the same ledger.
/// - What goes in comes out equal, but for `Claim::article`: in a ledger that is the article's key,
/// which is unique,
///   while ids of articles are whatever their makers wrote.
/// - One thread at a time; any number of processes may read while one writes.
///
/// SQLite stands behind it (`open_ledger`); a second implementation passes the same tests,
/// `tests/store`.
class Store {
public:
    Store() = default;
    virtual ~Store() = default;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    /// True if a document of this key is in.
    [[nodiscard]] virtual Expected<bool> has(std::string_view document_key) = 0;

    /// Adds a document with its readings.
    [[nodiscard]] virtual Expected<Added> add(const Document& document,
                                              const std::vector<Reading>& readings) = 0;

    /// Calls `visit` for every claim that the query asks for, in canonical order: day said (unknown
    /// last), article key, position, id. `visit` returns false to stop. The order does not depend
    /// on when a claim arrived.
    using VisitClaim = std::function<bool(ClaimRecord&&)>;
    [[nodiscard]] virtual Expected<void> each_claim(const ClaimQuery& query,
                                                    const VisitClaim& visit) = 0;

    /// The claim with this id, or whose id alone begins with it (at least four digits).
    [[nodiscard]] virtual Expected<std::optional<ClaimRecord>> claim(std::string_view id) = 0;

    /// Calls `visit` for every article with its text and blocks, in the order of keys.
    using VisitArticle = std::function<bool(const ArticleInfo&, const Article&)>;
    [[nodiscard]] virtual Expected<void> each_article(const VisitArticle& visit) = 0;

    /// Everything read in one article. Sentences come without their tokens, which are not kept.
    [[nodiscard]] virtual Expected<std::optional<Reading>> reading(
        std::string_view article_key) = 0;

    /// The document an article is part of, with its bytes as acquired.
    [[nodiscard]] virtual Expected<std::optional<Document>> document_of(
        std::string_view article_key) = 0;

    [[nodiscard]] virtual Expected<Counts> counts() = 0;

    /// Checks the ledger through and through; the sentences say what is wrong, none if nothing is.
    [[nodiscard]] virtual Expected<std::vector<std::string>> check() = 0;

protected:
    Store(Store&&) = default;
    Store& operator=(Store&&) = default;
};

enum class Access : std::uint8_t {
    read,    ///< must exist; nothing is written, not even beside it where it stands on a read-only
             ///< disk
    write,   ///< must exist; brought up to this version's schema
    create,  ///< made where there is none
};

struct LedgerOptions {
    Access access = Access::read;
    /// Names a claim: equal claims of one article get one name. Its hexadecimal form is the id that
    /// users see.
    std::function<std::uint64_t(const Claim&)> identify;
    int lock_wait_ms = 5000;  ///< how long to wait for another process before `store_locked`
};

/// Opens a ledger in an SQLite file. Fails with `store_missing`, `store_locked`, `store_damaged`,
/// `store_newer`, `store_full` or `store_readonly`.
[[nodiscard]] Expected<std::unique_ptr<Store>> open_ledger(const std::string& path,
                                                           const LedgerOptions& options);

/// The version of the schema that this program writes.
[[nodiscard]] int schema_version();

/// Names a document by its content: the bytes, its media type, and what the record that carried it
/// says of it (id, title, outlet, language, date, address). A file's path is not part of it: the
/// same page saved twice is one document. 32 hexadecimal digits.
[[nodiscard]] std::string document_key(const Document& document);

}  // namespace counterclaim::store
