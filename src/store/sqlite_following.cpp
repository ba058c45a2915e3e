#include "store/sqlite_following.hpp"

#include "store/values.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>

namespace counterclaim::store {
namespace {

using sqlite::guarded;

constexpr const char* k_listing_columns =
    "address, outlet, found_in, format, active, due, fetched, succeeded, failures, empty, entries, "
    "added, etag, modified, stamp, message";
constexpr const char* k_page_columns =
    "address, fetch, outlet, found_in, title, published, stamp, state, due, attempts, visits, "
    "etag, "
    "modified, payload_sha256, text_sha256, capture, message, first_seen";
constexpr const char* k_capture_columns =
    "id, address, fetched, status, kind, verdict, reason, redirect, truncated, archive, offset, "
    "length, record_id, block_sha256, payload_sha256, document, chain";

int int_at(const sqlite::Statement& row, int column) {
    return static_cast<int>(row.number(column));
}

ListingState listing_at(const sqlite::Statement& row) {
    return {row.text(0),    row.text(1),    row.text(2),       row.text(3),
            row.flag(4),    row.number(5),  moment_at(row, 6), moment_at(row, 7),
            int_at(row, 8), int_at(row, 9), row.number(10),    row.number(11),
            row.text(12),   row.text(13),   row.text(14),      row.text(15)};
}

PageState page_at(const sqlite::Statement& row) {
    return {row.text(0),     row.text(1),  row.text(2),       row.text(3),         row.text(4),
            row.text(5),     row.text(6),  row.text(7),       row.maybe_number(8), int_at(row, 9),
            int_at(row, 10), row.text(11), row.text(12),      row.text(13),        row.text(14),
            row.number(15),  row.text(16), moment_at(row, 17)};
}

Capture capture_at(const sqlite::Statement& row) {
    Capture capture;
    capture.id = row.number(0);
    capture.address = row.text(1);
    capture.fetched = moment_at(row, 2).value_or(Instant{});
    capture.status = int_at(row, 3);
    capture.kind = row.text(4);
    capture.verdict = row.text(5);
    capture.reason = row.text(6);
    capture.redirect = row.text(7);
    capture.truncated = row.text(8);
    capture.archive = row.text(9);
    capture.offset = static_cast<std::uint64_t>(row.number(10));
    capture.length = static_cast<std::uint64_t>(row.number(11));
    capture.record_id = row.text(12);
    capture.block_sha256 = row.text(13);
    capture.payload_sha256 = row.text(14);
    capture.document = row.text(15);
    capture.chain = row.text(16);
    return capture;
}

std::string select(const char* columns, const char* rest) {
    return fmt::format("SELECT {} FROM {}", columns, rest);
}

}  // namespace

std::string chain_hash(const std::string& before, const Capture& capture) {
    const auto line =
        fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}", before, capture.address,
                    text::to_iso(capture.fetched), capture.status, capture.archive, capture.offset,
                    capture.length, capture.block_sha256, capture.document);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_Digest(line.data(), line.size(), digest.data(), &size, EVP_sha256(), nullptr);
    std::string hex;
    for (unsigned i = 0; i < size; ++i) { hex += fmt::format("{:02x}", digest[i]); }
    return hex;
}

Expected<void> SqliteFollowing::set_listings(const std::vector<ListingState>& listings) {
    return guarded([&] {
        sqlite::Transaction transaction(m_database);
        m_database.execute("UPDATE listing SET active = 0 WHERE found_in = ''");
        auto known = m_database.prepare(
            "UPDATE listing SET active = 1, outlet = ?, found_in = '' WHERE address = ?");
        auto found = m_database.prepare("SELECT 1 FROM listing WHERE address = ?");
        for (const auto& listing : listings) {
            found.start(listing.address);
            const bool is_known = found.step();
            found.reset();
            if (is_known) {
                known.run(listing.outlet, listing.address);
            } else {
                put_listing(listing);
            }
        }
        // Sitemaps that an index named live and go with it.
        for (int depth = 0; depth < 4; ++depth) {
            m_database.execute(
                "UPDATE listing SET active = (SELECT active FROM listing AS above WHERE "
                "above.address = listing.found_in) WHERE found_in <> '' AND EXISTS (SELECT 1 FROM "
                "listing AS above WHERE above.address = listing.found_in)");
        }
        transaction.commit();
    });
}

Expected<std::vector<ListingState>> SqliteFollowing::listings() {
    return guarded([&] {
        std::vector<ListingState> listings;
        auto rows =
            m_database.prepare(select(k_listing_columns, "listing ORDER BY outlet, address"));
        while (rows.step()) { listings.push_back(listing_at(rows)); }
        return listings;
    });
}

Expected<std::vector<ListingState>> SqliteFollowing::due_listings(Milliseconds now) {
    return guarded([&] {
        std::vector<ListingState> listings;
        auto rows = m_database.prepare(select(
            k_listing_columns, "listing WHERE active = 1 AND due <= ? ORDER BY due, address"));
        rows.start(now);
        while (rows.step()) { listings.push_back(listing_at(rows)); }
        return listings;
    });
}

Expected<std::vector<PageState>> SqliteFollowing::due_pages(Milliseconds now, std::size_t limit) {
    return guarded([&] {
        std::vector<PageState> pages;
        // The same number of each outlet: one with a long list does not hold up the others.
        const auto sql = fmt::format(
            "SELECT {0} FROM (SELECT {0}, row_number() OVER (PARTITION BY outlet ORDER BY due, "
            "address) AS place FROM page WHERE due <= ?) WHERE place <= ? ORDER BY place, due, "
            "address",
            k_page_columns);
        auto rows = m_database.prepare(sql);
        rows.start(now, static_cast<std::uint64_t>(limit));
        while (rows.step()) { pages.push_back(page_at(rows)); }
        return pages;
    });
}

Expected<std::optional<Milliseconds>> SqliteFollowing::next_due() {
    return guarded([&]() -> std::optional<Milliseconds> {
        auto rows = m_database.prepare(
            "SELECT min(due) FROM (SELECT min(due) AS due FROM listing WHERE active = 1 UNION ALL "
            "SELECT min(due) FROM page WHERE due IS NOT NULL)");
        return rows.step() ? rows.maybe_number(0) : std::nullopt;
    });
}

Expected<Host> SqliteFollowing::host(const std::string& origin) {
    return guarded([&] {
        Host host;
        host.origin = origin;
        auto rows = m_database.prepare(
            "SELECT due, failures, robots, robots_status, robots_due FROM host WHERE origin = ?");
        rows.start(origin);
        if (rows.step()) {
            host.due = rows.number(0);
            host.failures = int_at(rows, 1);
            host.robots = rows.text(2);
            host.robots_status = int_at(rows, 3);
            host.robots_due = rows.number(4);
        }
        return host;
    });
}

Expected<void> SqliteFollowing::save_host(const Host& host, const std::vector<Capture>& captures) {
    return guarded([&] {
        sqlite::Transaction transaction(m_database);
        (void)add_captures(captures, {});
        m_database.prepare("INSERT OR REPLACE INTO host VALUES (?, ?, ?, ?, ?, ?)")
            .run(host.origin, host.due, host.failures, host.robots, host.robots_status,
                 host.robots_due);
        transaction.commit();
    });
}

/// Writes lines of evidence, each chained to the one before; returns the id of the last. The last
/// carries the document.
std::int64_t SqliteFollowing::add_captures(const std::vector<Capture>& captures,
                                           const std::string& document) {
    std::string before;
    {
        auto last = m_database.prepare("SELECT chain FROM capture ORDER BY id DESC LIMIT 1");
        if (last.step()) { before = last.text(0); }
    }
    std::int64_t id = 0;
    for (std::size_t i = 0; i < captures.size(); ++i) {
        auto capture = captures[i];
        if (i + 1 == captures.size()) { capture.document = document; }
        capture.chain = chain_hash(before, capture);
        m_database
            .prepare(
                fmt::format("INSERT INTO capture ({}) VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                            "?, ?, ?, ?, ?, ?, ?)",
                            k_capture_columns))
            .run(capture.address, text::to_iso(capture.fetched), capture.status, capture.kind,
                 capture.verdict, capture.reason, capture.redirect, capture.truncated,
                 capture.archive, capture.offset, capture.length, capture.record_id,
                 capture.block_sha256, capture.payload_sha256, capture.document, capture.chain);
        id = m_database.last_id();
        m_database
            .prepare(
                "INSERT INTO archive VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET size_bytes = "
                "max(size_bytes, excluded.size_bytes)")
            .run(capture.archive, capture.offset + capture.length);
        before = capture.chain;
    }
    return id;
}

void SqliteFollowing::put_listing(const ListingState& listing) {
    m_database
        .prepare(
            "INSERT OR REPLACE INTO listing VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
            "?, ?)")
        .run(listing.address, listing.outlet, listing.found_in, listing.format, listing.active,
             listing.due, moment_text(listing.fetched), moment_text(listing.succeeded),
             listing.failures, listing.empty, listing.entries, listing.added, listing.etag,
             listing.modified, listing.stamp, listing.message);
}

void SqliteFollowing::put_page(const PageState& page) {
    m_database
        .prepare(
            "INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
            "?, ?, ?)")
        .run(page.address, page.fetch, page.outlet, page.found_in, page.title, page.published,
             page.stamp, page.state, page.due, page.attempts, page.visits, page.etag, page.modified,
             page.payload_sha256, page.text_sha256, page.capture, page.message,
             moment_text(page.first_seen));
}

std::optional<PageState> SqliteFollowing::find_page(const std::string& address) {
    auto rows = m_database.prepare(select(k_page_columns, "page WHERE address = ?"));
    rows.start(address);
    if (!rows.step()) { return std::nullopt; }
    return page_at(rows);
}

Expected<std::size_t> SqliteFollowing::save_listing(const ListingState& listing,
                                                    const std::vector<PageState>& pages,
                                                    const std::vector<ListingState>& sitemaps,
                                                    const std::vector<Capture>& captures) {
    return guarded([&] {
        sqlite::Transaction transaction(m_database);
        (void)add_captures(captures, {});
        std::size_t added = 0;
        for (const auto& page : pages) {
            auto known = find_page(page.address);
            if (!known) {
                put_page(page);
                ++added;
            } else if (!page.stamp.empty() && page.stamp != known->stamp) {
                // Another feed may write the same article's stamp in its own way: only the listing
                // that found the page speaks for it.
                if (known->found_in != page.found_in) { continue; }
                known->stamp = page.stamp;
                if (!known->due || *known->due > *page.due) { known->due = page.due; }
                put_page(*known);
            }
        }
        for (const auto& sitemap : sitemaps) {
            auto rows = m_database.prepare(select(k_listing_columns, "listing WHERE address = ?"));
            rows.start(sitemap.address);
            std::optional<ListingState> known;
            if (rows.step()) { known = listing_at(rows); }
            rows.reset();
            if (!known) {
                put_listing(sitemap);
            } else if (sitemap.stamp != known->stamp || !known->active) {
                known->stamp = sitemap.stamp;
                known->active = true;
                known->due = std::min(known->due, sitemap.due);
                put_listing(*known);
            }
        }
        auto saved = listing;
        saved.added += static_cast<std::int64_t>(added);
        put_listing(saved);
        transaction.commit();
        return added;
    });
}

Expected<void> SqliteFollowing::save_page(const PageState& page,
                                          const std::vector<Capture>& captures,
                                          const std::optional<NewDocument>& added) {
    if (added && m_writer == nullptr) {
        return fail(ErrorCode::store_readonly, m_database.path(),
                    "the ledger was opened for reading");
    }
    return guarded([&] {
        sqlite::Transaction transaction(m_database);
        const auto key = added ? document_key(*added->document) : std::string();
        auto saved = page;
        if (const auto id = add_captures(captures, key); id != 0) { saved.capture = id; }
        if (added) {
            (void)m_writer->add_within(*added->document, *added->readings);
            auto earlier = m_database.prepare("SELECT count(*) FROM revision WHERE address = ?");
            earlier.start(page.address);
            const auto rank = (earlier.step() ? earlier.number(0) : 0) + 1;
            earlier.reset();
            m_database.prepare("INSERT INTO revision VALUES (?, ?, ?, ?, ?)")
                .run(page.address, rank,
                     text::to_iso(captures.empty() ? added->document->retrieved.value_or(Instant{})
                                                   : captures.back().fetched),
                     key, saved.capture);
        }
        put_page(saved);
        transaction.commit();
    });
}

Expected<std::optional<PageState>> SqliteFollowing::page(const std::string& address) {
    return guarded([&] { return find_page(address); });
}

Expected<std::optional<std::string>> SqliteFollowing::page_with_text(const std::string& text_sha256,
                                                                     const std::string& address) {
    return guarded([&]() -> std::optional<std::string> {
        auto rows = m_database.prepare(
            "SELECT address FROM page WHERE text_sha256 = ? AND address <> ? AND state = 'read' "
            "ORDER BY address LIMIT 1");
        rows.start(text_sha256, address);
        if (!rows.step()) { return std::nullopt; }
        return rows.text(0);
    });
}

Expected<void> SqliteFollowing::each_capture(const std::function<bool(const Capture&)>& visit) {
    return guarded([&] {
        auto rows = m_database.prepare(select(k_capture_columns, "capture ORDER BY id"));
        while (rows.step()) {
            if (!visit(capture_at(rows))) { return; }
        }
    });
}

Expected<std::optional<Capture>> SqliteFollowing::capture(std::int64_t id) {
    return guarded([&]() -> std::optional<Capture> {
        auto rows = m_database.prepare(select(k_capture_columns, "capture WHERE id = ?"));
        rows.start(id);
        if (!rows.step()) { return std::nullopt; }
        return capture_at(rows);
    });
}

Expected<std::vector<Revision>> SqliteFollowing::revisions(const std::string& address) {
    return guarded([&] {
        std::vector<Revision> revisions;
        auto rows = m_database.prepare(
            "SELECT address, rank, seen, document, capture FROM revision WHERE (? = '' AND address "
            "IN "
            "(SELECT address FROM revision WHERE rank > 1)) OR address = ? ORDER BY address, rank");
        rows.start(address, address);
        while (rows.step()) {
            revisions.push_back({rows.text(0), int_at(rows, 1),
                                 moment_at(rows, 2).value_or(Instant{}), rows.text(3),
                                 rows.number(4)});
        }
        return revisions;
    });
}

Expected<std::uint64_t> SqliteFollowing::archive_bytes(const std::string& archive) {
    return guarded([&]() -> std::uint64_t {
        auto rows = m_database.prepare("SELECT size_bytes FROM archive WHERE name = ?");
        rows.start(archive);
        return rows.step() ? static_cast<std::uint64_t>(rows.number(0)) : 0;
    });
}

Expected<std::vector<std::string>> SqliteFollowing::archives() {
    return guarded([&] {
        std::vector<std::string> names;
        auto rows = m_database.prepare("SELECT name FROM archive ORDER BY name");
        while (rows.step()) { names.push_back(rows.text(0)); }
        return names;
    });
}

}  // namespace counterclaim::store
