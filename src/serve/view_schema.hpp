#pragma once

#include <counterclaim/date.hpp>

#include <cstdint>

namespace counterclaim::serve {

/// Changed with every change of `k_view_schema` or of what stands in the rows: an older view is
/// then built anew.
inline constexpr int k_view_version = 4;

/// Lists of ready-made rows; their numbers stand in the file.
enum class List : std::uint8_t {
    events = 1,
    places,
    control,
    casualty_series,
    casualty_events,
    casualty_checks,
    ceasefires,
    commitments,
    articles,
    sources,
    copies,
    review,
};

/// Days since 1970-01-01, as a view has them.
[[nodiscard]] inline std::int64_t day_number(Date day) { return day.time_since_epoch().count(); }
[[nodiscard]] inline Date day_of_number(std::int64_t number) {
    return Date(std::chrono::days(number));
}

/// A view: all that the server shows of one generation of a ledger, seen on one day and with one
/// conflict profile. Made once, then only read; what is in it is a function of the ledger, the day
/// and the data files. The JSON of rows is ready, so that a list is one walk along an index.
///
/// `claim.rank` counts in the order of saying, claims of an unknown day first: the newest are the
/// last rows, and a page of a list begins where the one before it ended.
inline constexpr const char* k_view_schema = R"sql(
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);

CREATE TABLE claim (
    rank INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    named INTEGER NOT NULL,          -- the id an event has whose first claim this is
    event INTEGER,
    article INTEGER NOT NULL,
    said INTEGER,
    day_from INTEGER, day_to INTEGER, -- days it is about, else the day said
    timed INTEGER NOT NULL,          -- 1: it says when
    placed INTEGER NOT NULL,         -- 1: at least one place is resolved
    type INTEGER NOT NULL, polarity INTEGER NOT NULL, modality INTEGER NOT NULL,
    side INTEGER NOT NULL, language INTEGER NOT NULL, outlet INTEGER NOT NULL,
    confidence REAL NOT NULL,
    status INTEGER NOT NULL
);
CREATE TABLE claim_json (rank INTEGER PRIMARY KEY, json TEXT NOT NULL);
CREATE TABLE claim_place (
    place INTEGER NOT NULL, rank INTEGER NOT NULL, PRIMARY KEY (place, rank)) WITHOUT ROWID;
CREATE TABLE claim_name (
    name INTEGER NOT NULL, slot INTEGER NOT NULL, rank INTEGER NOT NULL,
    PRIMARY KEY (name, slot, rank)) WITHOUT ROWID;
CREATE TABLE name (id INTEGER PRIMARY KEY, folded TEXT NOT NULL, party INTEGER NOT NULL,
    UNIQUE (folded, party));
CREATE VIRTUAL TABLE claim_text
    USING fts5 (evidence, title, content='', tokenize='unicode61 remove_diacritics 2');

CREATE TABLE place (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE,
    lat REAL NOT NULL, lon REAL NOT NULL, claims INTEGER NOT NULL, events INTEGER NOT NULL,
    json TEXT NOT NULL);
-- How texts write a place; place is below 0 where the words were not resolved.
CREATE TABLE place_name (
    folded TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (folded, place)) WITHOUT ROWID;

CREATE TABLE item (
    list INTEGER NOT NULL, rank INTEGER NOT NULL, id TEXT NOT NULL, place INTEGER,
    day_from INTEGER, day_to INTEGER, json TEXT NOT NULL, UNIQUE (list, rank));
CREATE TABLE tag (
    list INTEGER NOT NULL, tag TEXT NOT NULL, rank INTEGER NOT NULL,
    PRIMARY KEY (list, tag, rank)) WITHOUT ROWID;

-- What the map shows of the control ledger: places themselves, without their parts.
CREATE TABLE place_control (
    place INTEGER NOT NULL, rank INTEGER NOT NULL, day_from INTEGER, day_to INTEGER,
    state TEXT NOT NULL, holders TEXT NOT NULL, said TEXT NOT NULL,
    PRIMARY KEY (place, rank)) WITHOUT ROWID;

CREATE TABLE relation (
    event INTEGER NOT NULL, "from" TEXT NOT NULL, "to" TEXT NOT NULL, json TEXT NOT NULL);

-- Sums: claims a day (by 0: the first day it is about, else the day said; 1: the day said).
CREATE TABLE per_day (
    by INTEGER NOT NULL, day INTEGER NOT NULL, side INTEGER NOT NULL, type INTEGER NOT NULL,
    claims INTEGER NOT NULL, PRIMARY KEY (by, day, side, type)) WITHOUT ROWID;
-- Claims a day by the values of what else facets count: 0 language, 1 outlet (words), 2 polarity, 3 modality.
CREATE TABLE facet_day (
    facet INTEGER NOT NULL, day INTEGER NOT NULL, value INTEGER NOT NULL, claims INTEGER NOT NULL,
    PRIMARY KEY (facet, day, value)) WITHOUT ROWID;
-- Of places and days; place 0: claims that name no place that was found.
CREATE TABLE place_day (
    day INTEGER NOT NULL, place INTEGER NOT NULL, side INTEGER NOT NULL, claims INTEGER NOT NULL,
    PRIMARY KEY (day, place, side)) WITHOUT ROWID;
)sql";

/// Made after the rows, which is quicker.
inline constexpr const char* k_view_indices = R"sql(
CREATE INDEX claim_by_id ON claim (id);
CREATE INDEX claim_by_named ON claim (named);
CREATE INDEX claim_by_event ON claim (event);
CREATE INDEX claim_by_article ON claim (article);
CREATE INDEX claim_by_said ON claim (said);
CREATE INDEX claim_by_day ON claim (day_from);
CREATE INDEX claim_by_type ON claim (type);
CREATE INDEX claim_by_side ON claim (side);
CREATE INDEX claim_by_language ON claim (language);
CREATE INDEX claim_by_outlet ON claim (outlet);
CREATE INDEX claim_by_status ON claim (status) WHERE status <> 0;
CREATE INDEX claim_unplaced ON claim (placed) WHERE placed = 0;
CREATE INDEX claim_untimed ON claim (timed) WHERE timed = 0;
CREATE INDEX claim_place_by_rank ON claim_place (rank);
CREATE INDEX item_by_id ON item (list, id);
CREATE INDEX item_by_place ON item (list, place) WHERE place IS NOT NULL;
CREATE INDEX relation_by_event ON relation (event);
ANALYZE;
)sql";

}  // namespace counterclaim::serve
