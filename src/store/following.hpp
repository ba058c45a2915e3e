#pragma once

#include <counterclaim/date.hpp>
#include <counterclaim/document.hpp>
#include <counterclaim/error.hpp>
#include <counterclaim/reading.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::store {

class Store;

/// Milliseconds since 1970 in UTC: when something is due.
using Milliseconds = std::int64_t;

/// An answer of the web that was kept, and where.
struct Capture {
    std::int64_t id = 0;  ///< given by the ledger
    std::string address;
    Instant fetched;
    int status = 0;
    std::string kind;     ///< "page", "listing" or "robots"
    std::string verdict;  ///< what the page was taken for: "article", "soft_404" …
    std::string reason;
    std::string redirect;  ///< where it led, if it did
    std::string truncated;
    std::string archive;  ///< file beside the ledger
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
    std::string record_id;
    std::string block_sha256;
    std::string payload_sha256;
    std::string document;  ///< key of the document read from it; empty where none was
    std::string chain;     ///< hash over this line and the one before; given by the ledger
};

/// A site: when it may be asked again, and its rules.
struct Host {
    std::string origin;
    Milliseconds due = 0;         ///< no request before
    int failures = 0;             ///< in a row
    std::string robots;           ///< text of robots.txt
    int robots_status = 0;        ///< 0: never asked or no answer
    Milliseconds robots_due = 0;  ///< when the rules are asked for again
};

/// A feed, sitemap or folder that is looked at.
struct ListingState {
    std::string address;
    std::string outlet;
    std::string found_in;  ///< the index that named it; empty where the user did
    std::string format;    ///< "rss", "atom", "sitemap" …
    bool active = true;    ///< still in the user's list
    Milliseconds due = 0;
    std::optional<Instant> fetched;    ///< last asked
    std::optional<Instant> succeeded;  ///< last answered with something that could be read
    int failures = 0;                  ///< in a row
    int empty = 0;                     ///< times in a row that it named nothing
    std::int64_t entries = 0;          ///< named the last time
    std::int64_t added = 0;            ///< pages found in it, ever
    std::string etag;
    std::string modified;  ///< Last-Modified, as sent
    std::string stamp;     ///< what the index said of its last change
    std::string message;   ///< what went wrong last
};

/// A page that was found, and how far it is.
struct PageState {
    std::string address;  ///< as it is known (see follow::known_as); the key
    std::string fetch;    ///< address to ask for
    std::string outlet;
    std::string found_in;
    std::string title;              ///< as the listing has it
    std::string published;          ///< ISO 8601, as the listing has it, in the outlet's zone
    std::string stamp;              ///< changes when the listing says that the article changed
    std::string state = "waiting";  ///< waiting, read, no_article, gone, barred, failed, same
    std::optional<Milliseconds> due;
    int attempts = 0;  ///< failures in a row
    int visits = 0;    ///< answers read
    std::string etag;
    std::string modified;
    std::string payload_sha256;
    std::string text_sha256;   ///< of title and text of the last revision
    std::int64_t capture = 0;  ///< the last that held it
    std::string message;
    std::optional<Instant> first_seen;
};

/// One text that stood at an address.
struct Revision {
    std::string address;
    int rank = 0;  ///< from 1
    Instant seen;
    std::string document;  ///< key; its first article's key is the same
    std::int64_t capture = 0;
};

/// A document with what was read in it, to be added together with the visit that brought it.
struct NewDocument {
    const Document* document = nullptr;
    const std::vector<Reading>* readings = nullptr;
};

/// What following outlets needs to remember. Every `save` is one transaction: a stop leaves the
/// state before or after it.
class Following {
public:
    virtual ~Following() = default;

    /// Makes the user's list the active one; what is known of each listing stays.
    [[nodiscard]] virtual Expected<void> set_listings(
        const std::vector<ListingState>& listings) = 0;
    [[nodiscard]] virtual Expected<std::vector<ListingState>> listings() = 0;
    /// Active listings and pages due at `now`, longest due first, at most `limit` pages an outlet.
    [[nodiscard]] virtual Expected<std::vector<ListingState>> due_listings(Milliseconds now) = 0;
    [[nodiscard]] virtual Expected<std::vector<PageState>> due_pages(Milliseconds now,
                                                                     std::size_t limit) = 0;
    /// When the next of them is due; nothing where none ever is.
    [[nodiscard]] virtual Expected<std::optional<Milliseconds>> next_due() = 0;

    [[nodiscard]] virtual Expected<Host> host(const std::string& origin) = 0;
    [[nodiscard]] virtual Expected<void> save_host(const Host& host,
                                                   const std::vector<Capture>& captures) = 0;

    /// Saves a listing with the pages and further sitemaps it named. Pages that are known keep
    /// their state; where their stamp is another one they become due now. Returns how many were
    /// new.
    [[nodiscard]] virtual Expected<std::size_t> save_listing(
        const ListingState& listing, const std::vector<PageState>& pages,
        const std::vector<ListingState>& sitemaps, const std::vector<Capture>& captures) = 0;

    /// Saves a page after a visit with its captures; with a document, as its next revision. The
    /// last capture is the page's.
    [[nodiscard]] virtual Expected<void> save_page(const PageState& page,
                                                   const std::vector<Capture>& captures,
                                                   const std::optional<NewDocument>& added) = 0;
    [[nodiscard]] virtual Expected<std::optional<PageState>> page(const std::string& address) = 0;
    /// Another page than `address` that was read with this text.
    [[nodiscard]] virtual Expected<std::optional<std::string>> page_with_text(
        const std::string& text_sha256, const std::string& address) = 0;

    [[nodiscard]] virtual Expected<void> each_capture(
        const std::function<bool(const Capture&)>& visit) = 0;
    [[nodiscard]] virtual Expected<std::optional<Capture>> capture(std::int64_t id) = 0;
    /// Revisions of a page in their order; of all pages that have more than one, where it is empty.
    [[nodiscard]] virtual Expected<std::vector<Revision>> revisions(const std::string& address) = 0;

    /// Bytes of an archive that captures vouch for; 0 where it is not known.
    [[nodiscard]] virtual Expected<std::uint64_t> archive_bytes(const std::string& archive) = 0;
    [[nodiscard]] virtual Expected<std::vector<std::string>> archives() = 0;
};

/// What this ledger remembers of the outlets it follows; lives as long as the store.
[[nodiscard]] Following& following(Store& ledger);

/// The hash that chains a capture to the one before it.
[[nodiscard]] std::string chain_hash(const std::string& before, const Capture& capture);

}  // namespace counterclaim::store
