#pragma once

#include "claim/claim_places.hpp"
#include "claim/occurrence.hpp"

#include <counterclaim/claim.hpp>
#include <counterclaim/reading.hpp>

#include <optional>
#include <vector>

namespace counterclaim::claim {

/// True where both are named and stand for different parties.
[[nodiscard]] bool names_different(const std::optional<Participant>& a,
                                   const std::optional<Participant>& b);

/// The latest claim that a denial by `claimant` answers: one about his acts, else the last; none if
/// there is none near.
[[nodiscard]] const Claim* denied_claim(const std::vector<Claim>& claims,
                                        std::size_t first_of_sentence, const Claimant& claimant);

/// What claims of one sentence decide about each other: tolls go to the deed that caused them,
/// damage to the shelling, and the same thing said twice is one. `claims` from `first` on are the
/// sentence's.
void complete_sentence(const SentenceView& view, std::vector<Claim>& claims, std::size_t first);

/// Counts what has happened since some day, or in all, not in one deed.
[[nodiscard]] bool is_cumulative(const Claim& claim);

/// "Two million people have been displaced since 2021": dead or driven out, as many as a war or
/// months of it have come to; no scene for the single deeds told beside it.
[[nodiscard]] bool sums_up(const Claim& claim);

/// Titles, stand-firsts and headings: what they leave open stands in the text below them.
[[nodiscard]] bool is_telegraphic(BlockKind kind);

/// A deed told several times is somebody's each time: "the attack on the base left six dead" takes
/// who did it, and to whom, from the other tellings where they agree.
void share_article_roles(std::vector<Claim>& claims);

struct ArticleOffers;

/// "The shelling began at dawn": a deed told on as known has done and struck whom it was told to,
/// by the parties that were chosen.
void share_pointed_roles(const ArticleOffers& article, std::vector<Claim>& claims);

/// "The militia fired rockets at the town. The army responded with artillery": at whoever fired
/// before.
void answer_fire(const ArticleOffers& article, std::vector<Claim>& claims);

/// "The rebels seized the town. The next day the army retook it": whoever takes a place that
/// another party was told to have taken takes it from that party.
void take_ground_back(std::vector<Claim>& claims);

/// "A Norlandian jet was shot down by the rebels … the plane was brought down": where the article
/// tells of one party's craft only, it is theirs each time, and so is who brought it down.
void share_lost_craft(const ArticleOffers& article, std::vector<Claim>& claims);

/// What later claims decide about earlier ones: a title takes its place from the body.
void complete_article(const Reading& reading, const PlaceContext& places,
                      std::vector<Claim>& claims);

}  // namespace counterclaim::claim
