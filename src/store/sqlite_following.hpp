#pragma once

#include "store/following.hpp"
#include "store/sqlite.hpp"
#include "store/sqlite_writer.hpp"

#include <optional>

namespace counterclaim::store {

/// `Following` over the tables of a ledger.
class SqliteFollowing final : public Following {
public:
    /// `writer` is null where the ledger was opened for reading.
    SqliteFollowing(sqlite::Database& database, SqliteWriter* writer)
        : m_database(database), m_writer(writer) {}

    Expected<void> set_listings(const std::vector<ListingState>& listings) override;
    Expected<std::vector<ListingState>> listings() override;
    Expected<std::vector<ListingState>> due_listings(Milliseconds now) override;
    Expected<std::vector<PageState>> due_pages(Milliseconds now, std::size_t limit) override;
    Expected<std::optional<Milliseconds>> next_due() override;
    Expected<Host> host(const std::string& origin) override;
    Expected<void> save_host(const Host& host, const std::vector<Capture>& captures) override;
    Expected<std::size_t> save_listing(const ListingState& listing,
                                       const std::vector<PageState>& pages,
                                       const std::vector<ListingState>& sitemaps,
                                       const std::vector<Capture>& captures) override;
    Expected<void> save_page(const PageState& page, const std::vector<Capture>& captures,
                             const std::optional<NewDocument>& added) override;
    Expected<std::optional<PageState>> page(const std::string& address) override;
    Expected<std::optional<std::string>> page_with_text(const std::string& text_sha256,
                                                        const std::string& address) override;
    Expected<void> each_capture(const std::function<bool(const Capture&)>& visit) override;
    Expected<std::optional<Capture>> capture(std::int64_t id) override;
    Expected<std::vector<Revision>> revisions(const std::string& address) override;
    Expected<std::uint64_t> archive_bytes(const std::string& archive) override;
    Expected<std::vector<std::string>> archives() override;

private:
    std::int64_t add_captures(const std::vector<Capture>& captures, const std::string& document);
    void put_listing(const ListingState& listing);
    void put_page(const PageState& page);
    std::optional<PageState> find_page(const std::string& address);

    sqlite::Database& m_database;
    SqliteWriter* m_writer;
};

}  // namespace counterclaim::store
