#include "store/schema.hpp"

#include "store/store.hpp"

#include <fmt/format.h>

#include <array>

namespace counterclaim::store {
namespace {

// docs/reference/ledger-schema.md describes every column. Days are ISO 8601 texts, so that they
// read and sort as they are; "begin" and "end" are bytes, half-open; lists in one column are
// separated by line ends. No row holds a clock or a random number: a ledger is a function of what
// went in.
constexpr const char* k_version_1 = R"sql(
CREATE TABLE migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL);

CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    record_id TEXT NOT NULL,
    address TEXT NOT NULL,
    media_type TEXT NOT NULL,
    charset TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    retrieved TEXT,
    stated_title TEXT NOT NULL,
    stated_outlet TEXT NOT NULL,
    stated_language TEXT NOT NULL,
    stated_published TEXT NOT NULL,
    stated_url TEXT NOT NULL
);
CREATE INDEX document_by_sha256 ON document (sha256);

CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    document INTEGER NOT NULL REFERENCES document (id),
    article_id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    text TEXT NOT NULL,
    offset_bytes INTEGER NOT NULL,
    title TEXT NOT NULL,
    outlet TEXT NOT NULL,
    byline TEXT NOT NULL,
    agency TEXT NOT NULL,
    url TEXT NOT NULL,
    language TEXT NOT NULL,
    published TEXT,
    published_at TEXT,
    published_basis TEXT NOT NULL,
    published_reason TEXT NOT NULL,
    dateline_place TEXT NOT NULL
);
CREATE INDEX article_by_document ON article (document);
CREATE INDEX article_by_published ON article (published);

CREATE TABLE block (
    article INTEGER NOT NULL REFERENCES article (id), rank INTEGER NOT NULL,
    begin INTEGER NOT NULL, "end" INTEGER NOT NULL, kind TEXT NOT NULL, language TEXT NOT NULL,
    source_begin INTEGER NOT NULL, source_end INTEGER NOT NULL,
    PRIMARY KEY (article, rank)
) WITHOUT ROWID;

CREATE TABLE sentence (
    article INTEGER NOT NULL REFERENCES article (id), rank INTEGER NOT NULL,
    begin INTEGER NOT NULL, "end" INTEGER NOT NULL, block INTEGER NOT NULL,
    parsed INTEGER NOT NULL, margin REAL NOT NULL,
    PRIMARY KEY (article, rank)
) WITHOUT ROWID;

CREATE TABLE place (
    id INTEGER PRIMARY KEY,
    place_id TEXT NOT NULL,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT NOT NULL,
    parents TEXT NOT NULL,
    latitude REAL NOT NULL,
    longitude REAL NOT NULL,
    radius_km REAL NOT NULL,
    population INTEGER NOT NULL,
    precision TEXT NOT NULL,
    UNIQUE (place_id, name, kind, country, parents, latitude, longitude, radius_km, population, precision)
);
CREATE INDEX place_by_name ON place (name_folded);

CREATE TABLE time_mention (
    article INTEGER NOT NULL REFERENCES article (id), rank INTEGER NOT NULL,
    begin INTEGER NOT NULL, "end" INTEGER NOT NULL,
    type TEXT NOT NULL, value TEXT NOT NULL, happened_from TEXT, happened_to TEXT, minute INTEGER,
    precision TEXT NOT NULL, rule TEXT NOT NULL, basis TEXT NOT NULL, anaphoric INTEGER NOT NULL,
    PRIMARY KEY (article, rank)
) WITHOUT ROWID;

CREATE TABLE place_mention (
    article INTEGER NOT NULL REFERENCES article (id), rank INTEGER NOT NULL,
    begin INTEGER NOT NULL, "end" INTEGER NOT NULL,
    text TEXT NOT NULL, use TEXT NOT NULL, resolved INTEGER NOT NULL, modifier TEXT NOT NULL,
    PRIMARY KEY (article, rank)
) WITHOUT ROWID;
CREATE TABLE place_candidate (
    article INTEGER NOT NULL REFERENCES article (id), mention INTEGER NOT NULL, rank INTEGER NOT NULL,
    place INTEGER NOT NULL REFERENCES place (id), score REAL NOT NULL, reason TEXT NOT NULL,
    PRIMARY KEY (article, mention, rank)
) WITHOUT ROWID;

CREATE TABLE actor_mention (
    article INTEGER NOT NULL REFERENCES article (id), rank INTEGER NOT NULL,
    begin INTEGER NOT NULL, "end" INTEGER NOT NULL,
    text TEXT NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL, party TEXT NOT NULL,
    joint INTEGER NOT NULL, role TEXT NOT NULL, civilian INTEGER NOT NULL,
    score REAL NOT NULL, reason TEXT NOT NULL,
    PRIMARY KEY (article, rank)
) WITHOUT ROWID;
CREATE TABLE actor_candidate (
    article INTEGER NOT NULL REFERENCES article (id), mention INTEGER NOT NULL, rank INTEGER NOT NULL,
    actor TEXT NOT NULL, party TEXT NOT NULL, score REAL NOT NULL, reason TEXT NOT NULL,
    PRIMARY KEY (article, mention, rank)
) WITHOUT ROWID;

CREATE TABLE quantity_mention (
    article INTEGER NOT NULL REFERENCES article (id), rank INTEGER NOT NULL,
    begin INTEGER NOT NULL, "end" INTEGER NOT NULL,
    number_begin INTEGER NOT NULL, number_end INTEGER NOT NULL,
    counted_begin INTEGER NOT NULL, counted_end INTEGER NOT NULL,
    low INTEGER, high INTEGER, approximate INTEGER NOT NULL, kind TEXT NOT NULL, class TEXT NOT NULL,
    scope TEXT NOT NULL, since TEXT, item TEXT NOT NULL, party TEXT NOT NULL, rule TEXT NOT NULL,
    PRIMARY KEY (article, rank)
) WITHOUT ROWID;

CREATE TABLE claim (
    id INTEGER PRIMARY KEY,
    claim_id TEXT NOT NULL UNIQUE,
    article INTEGER NOT NULL REFERENCES article (id),
    evidence TEXT NOT NULL,
    trigger_words TEXT NOT NULL,
    evidence_begin INTEGER NOT NULL,
    evidence_end INTEGER NOT NULL,
    trigger_begin INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    type TEXT NOT NULL,
    subtype TEXT NOT NULL,
    polarity TEXT NOT NULL,
    modality TEXT NOT NULL,
    happened_from TEXT,
    happened_to TEXT,
    time_basis TEXT NOT NULL,
    minute INTEGER,
    time_begin INTEGER NOT NULL,
    time_end INTEGER NOT NULL,
    said_stated TEXT,
    said TEXT,
    confidence REAL NOT NULL,
    rule TEXT NOT NULL
);
CREATE INDEX claim_by_article ON claim (article);
CREATE INDEX claim_by_said ON claim (said);
CREATE INDEX claim_by_type ON claim (type);

CREATE TABLE claim_participant (
    claim INTEGER NOT NULL REFERENCES claim (id), slot TEXT NOT NULL,
    text TEXT NOT NULL, text_folded TEXT NOT NULL, begin INTEGER NOT NULL, "end" INTEGER NOT NULL,
    joint INTEGER NOT NULL, role TEXT NOT NULL, relays TEXT NOT NULL,
    PRIMARY KEY (claim, slot)
) WITHOUT ROWID;
CREATE TABLE claim_party (
    claim INTEGER NOT NULL REFERENCES claim (id), slot TEXT NOT NULL, rank INTEGER NOT NULL,
    party TEXT NOT NULL, party_folded TEXT NOT NULL,
    PRIMARY KEY (claim, slot, rank)
) WITHOUT ROWID;
CREATE INDEX claim_party_by_name ON claim_party (party_folded, slot);

CREATE TABLE claim_place (
    id INTEGER PRIMARY KEY,
    claim INTEGER NOT NULL REFERENCES claim (id), rank INTEGER NOT NULL,
    text TEXT NOT NULL, text_folded TEXT NOT NULL, begin INTEGER NOT NULL, "end" INTEGER NOT NULL,
    modifier TEXT NOT NULL, place INTEGER REFERENCES place (id),
    UNIQUE (claim, rank)
);
CREATE INDEX claim_place_by_place ON claim_place (place);
CREATE INDEX claim_place_by_text ON claim_place (text_folded);
CREATE VIRTUAL TABLE claim_place_box USING rtree (id, south, north, west, east);

CREATE TABLE claim_quantity (
    claim INTEGER NOT NULL REFERENCES claim (id), rank INTEGER NOT NULL,
    kind TEXT NOT NULL, class TEXT NOT NULL, item TEXT NOT NULL, party TEXT NOT NULL,
    low INTEGER, high INTEGER, approximate INTEGER NOT NULL, scope TEXT NOT NULL, since TEXT,
    begin INTEGER NOT NULL, "end" INTEGER NOT NULL,
    PRIMARY KEY (claim, rank)
) WITHOUT ROWID;

CREATE TABLE claim_reason (
    claim INTEGER NOT NULL REFERENCES claim (id), rank INTEGER NOT NULL,
    slot TEXT NOT NULL, begin INTEGER NOT NULL, "end" INTEGER NOT NULL, because TEXT NOT NULL,
    PRIMARY KEY (claim, rank)
) WITHOUT ROWID;

CREATE TABLE note (
    article INTEGER NOT NULL REFERENCES article (id), holder TEXT NOT NULL, claim INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    code TEXT NOT NULL, begin INTEGER NOT NULL, "end" INTEGER NOT NULL, message TEXT NOT NULL,
    PRIMARY KEY (article, holder, claim, rank)
) WITHOUT ROWID;

-- Words of the sentence and the title, folded by us before they go in: every script and spelling is met.
CREATE VIRTUAL TABLE claim_text
    USING fts5 (evidence, title, content='', tokenize='unicode61 remove_diacritics 2');
)sql";

// The columns are named as those of "published"; an article that states no later change has none.
constexpr const char* k_version_2 = R"sql(
ALTER TABLE article ADD COLUMN updated TEXT;
ALTER TABLE article ADD COLUMN updated_at TEXT;
ALTER TABLE article ADD COLUMN updated_basis TEXT NOT NULL DEFAULT 'none';
ALTER TABLE article ADD COLUMN updated_reason TEXT NOT NULL DEFAULT '';
)sql";

// What persons decided, in the order in which they did. The one table that holds a clock: a
// decision is made at some time, and is no function of what went in. Rows are added, never changed.
constexpr const char* k_version_3 = R"sql(
CREATE TABLE decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    action TEXT NOT NULL,
    claim TEXT NOT NULL,
    event TEXT NOT NULL,
    with_event TEXT NOT NULL,
    claims TEXT NOT NULL,
    value TEXT NOT NULL,
    item TEXT NOT NULL,
    reason TEXT NOT NULL,
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    undoes INTEGER NOT NULL
);
CREATE INDEX decision_by_claim ON decision (claim);
CREATE UNIQUE INDEX decision_by_undone ON decision (undoes) WHERE undoes <> 0;
)sql";

// Outlets that are followed, and the evidence: docs/reference/ledger-schema.md. Moments of the web
// are facts about what came in; "due" columns are milliseconds since 1970.
constexpr const char* k_version_4 = R"sql(
CREATE TABLE archive (name TEXT PRIMARY KEY, size_bytes INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE capture (
    id INTEGER PRIMARY KEY,
    address TEXT NOT NULL,
    fetched TEXT NOT NULL,
    status INTEGER NOT NULL,
    kind TEXT NOT NULL,
    verdict TEXT NOT NULL,
    reason TEXT NOT NULL,
    redirect TEXT NOT NULL,
    truncated TEXT NOT NULL,
    archive TEXT NOT NULL,
    offset INTEGER NOT NULL,
    length INTEGER NOT NULL,
    record_id TEXT NOT NULL,
    block_sha256 TEXT NOT NULL,
    payload_sha256 TEXT NOT NULL,
    document TEXT NOT NULL,
    chain TEXT NOT NULL
);
CREATE INDEX capture_by_address ON capture (address);
CREATE INDEX capture_by_document ON capture (document) WHERE document <> '';

CREATE TABLE host (
    origin TEXT PRIMARY KEY,
    due INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    robots TEXT NOT NULL,
    robots_status INTEGER NOT NULL,
    robots_due INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE listing (
    address TEXT PRIMARY KEY,
    outlet TEXT NOT NULL,
    found_in TEXT NOT NULL,
    format TEXT NOT NULL,
    active INTEGER NOT NULL,
    due INTEGER NOT NULL,
    fetched TEXT,
    succeeded TEXT,
    failures INTEGER NOT NULL,
    empty INTEGER NOT NULL,
    entries INTEGER NOT NULL,
    added INTEGER NOT NULL,
    etag TEXT NOT NULL,
    modified TEXT NOT NULL,
    stamp TEXT NOT NULL,
    message TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE page (
    address TEXT PRIMARY KEY,
    fetch TEXT NOT NULL,
    outlet TEXT NOT NULL,
    found_in TEXT NOT NULL,
    title TEXT NOT NULL,
    published TEXT NOT NULL,
    stamp TEXT NOT NULL,
    state TEXT NOT NULL,
    due INTEGER,
    attempts INTEGER NOT NULL,
    visits INTEGER NOT NULL,
    etag TEXT NOT NULL,
    modified TEXT NOT NULL,
    payload_sha256 TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    capture INTEGER NOT NULL,
    message TEXT NOT NULL,
    first_seen TEXT
) WITHOUT ROWID;
CREATE INDEX page_by_due ON page (due) WHERE due IS NOT NULL;
CREATE INDEX page_by_text ON page (text_sha256) WHERE text_sha256 <> '';

CREATE TABLE revision (
    address TEXT NOT NULL,
    rank INTEGER NOT NULL,
    seen TEXT NOT NULL,
    document TEXT NOT NULL,
    capture INTEGER NOT NULL,
    PRIMARY KEY (address, rank)
) WITHOUT ROWID;
)sql";

struct Migration {
    int version;
    const char* name;
    const char* sql;
};

constexpr std::array k_migrations{
    Migration{1, "documents, articles, mentions, claims", k_version_1},
    Migration{2, "changes of articles", k_version_2},
    Migration{3, "decisions of reviewers", k_version_3},
    Migration{4, "outlets followed, evidence, revisions", k_version_4},
};

int version_of(sqlite::Database& database) {
    return static_cast<int>(database.number_of("PRAGMA user_version"));
}

bool is_empty(sqlite::Database& database) {
    return database.number_of("SELECT count(*) FROM sqlite_schema") == 0;
}

void check_mark(sqlite::Database& database) {
    if (database.number_of("PRAGMA application_id") != k_application_id) {
        throw sqlite::Trouble({ErrorCode::store_damaged, database.path(),
                               "this is an SQLite file, but not a ledger of this program",
                               "name another file with --ledger"});
    }
}

void check_not_newer(sqlite::Database& database) {
    const int version = version_of(database);
    if (version > schema_version()) {
        throw sqlite::Trouble({ErrorCode::store_newer,
                               database.path(),
                               fmt::format("the ledger has schema {}, this program knows up to {}",
                                           version, schema_version()),
                               {}});
    }
}

}  // namespace

int schema_version() { return k_migrations.back().version; }

void migrate(sqlite::Database& database) {
    if (!is_empty(database)) {
        check_mark(database);
        check_not_newer(database);
    }
    for (const auto& step : k_migrations) {
        if (step.version <= version_of(database)) { continue; }
        sqlite::Transaction transaction(database);
        if (step.version <= version_of(database)) { continue; }  // another process was quicker
        database.execute(step.sql);
        database.execute(fmt::format("PRAGMA application_id = {}", k_application_id).c_str());
        database.prepare("INSERT INTO migration VALUES (?, ?)").run(step.version, step.name);
        database.execute(fmt::format("PRAGMA user_version = {}", step.version).c_str());
        transaction.commit();
    }
}

void check_version(sqlite::Database& database) {
    check_mark(database);
    check_not_newer(database);
    if (version_of(database) < schema_version()) {
        throw sqlite::Trouble(
            {ErrorCode::store_damaged, database.path(),
             "the ledger is of an older version of the program, or was never finished",
             "open it once with counterclaim ingest, which brings it up to date"});
    }
}

}  // namespace counterclaim::store
