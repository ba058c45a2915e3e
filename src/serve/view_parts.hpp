#pragma once

#include "serve/material.hpp"
#include "serve/view_file.hpp"

#include "link/credibility.hpp"

/// The parts of a view, one function a file of the same name. Each may throw `sqlite::Trouble`.
namespace counterclaim::serve {

/// Everything of claims but their sums: rows, places, names, words.
[[nodiscard]] Expected<void> write_claims(ViewFile& view, const Material& material,
                                          store::Store& ledger);
/// Sums over the claims written, for charts and the map.
void write_sums(ViewFile& view);

void write_events(ViewFile& view, const Material& material, const link::CredibilityRules& rules);
/// Places, after claims and events.
void write_places(ViewFile& view, const Material& material);
/// Control, casualties, ceasefires, commitments.
void write_ledgers(ViewFile& view, const Material& material);
/// Articles, sources and copies.
void write_articles(ViewFile& view, const Material& material);
/// The queues of what a person should look at.
void write_review(ViewFile& view, const Material& material);
/// What the first page shows, after all lists.
void write_overview(ViewFile& view, const Material& material);

/// An event as the lists have it; the JSON of `GET /events`.
[[nodiscard]] std::string event_json(const Event& event, const Material& material,
                                     const link::CredibilityRules& rules);
/// An article as the lists have it.
[[nodiscard]] std::string article_json(const ArticleRow& row);

}  // namespace counterclaim::serve
