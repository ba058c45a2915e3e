#pragma once

#include "claim/attribution.hpp"
#include "claim/occurrence.hpp"
#include "claim/roles.hpp"

#include <counterclaim/claim.hpp>
#include <counterclaim/conflict.hpp>

#include <map>
#include <vector>

namespace counterclaim::claim {

/// "From Kostal": where something started, not where it happened.
[[nodiscard]] bool comes_from(const SentenceView& view, int token);

/// "The general staff in Kostal said": where the speaker is.
[[nodiscard]] bool inside_speaker(const SentenceView& view, const Attribution& attribution,
                                  int token);

/// "Called on Kostania to …", "accused Kostania of": the state is spoken to, or of.
[[nodiscard]] bool is_addressed(const SentenceView& view, int token);

/// "In Kostal", "near Kostal": a word of place stands before it, and nobody is spoken to.
[[nodiscard]] bool is_locative(const SentenceView& view, int token);

/// "The embassies of Kostania and Sarn", "the US embassy": whose they are, and not where.
[[nodiscard]] bool is_of_mission(const SentenceView& view, int token);

/// The place of a mention as a claim keeps it.
[[nodiscard]] ClaimPlace claim_place(const PlaceMention& mention);

/// A country or region, or a mention with no place at all.
[[nodiscard]] bool is_coarse(const PlaceMention& mention);

/// Wide enough for what a whole war is fought for: a country, region or area, not its edge or half.
[[nodiscard]] bool is_theatre(const PlaceMention& mention);

/// "The forces of Azerbaijan", "Armenia attacked", "shelled by Armenia": the name of a state or
/// capital that acts, is acted on or owns, and says nothing about where.
[[nodiscard]] bool stands_for_party(const SentenceView& view, const PlaceMention& mention,
                                    int token);

/// True where one place lies within another and is smaller, by its country, the units named for
/// it, or its distance from the middle of the other.
[[nodiscard]] bool lies_in(const Place& inner, const Place& outer);

/// "Sarn Province, in the north of Kostania": a named place in a part of its country, however wide
/// it is.
[[nodiscard]] bool lies_in_part(const Place& inner, const Place& outer);

/// What a sentence may take from those before it: where the last occurrence was, and where the
/// article as a whole is set.
struct PlaceContext {
    struct Last {
        std::vector<ClaimPlace> places;
        std::size_t sentence = 0;
    };
    std::map<ClaimType, Last> by_type;
    Last last;
    Last past;  ///< of what happened long before, told in passing
    std::vector<ClaimPlace> article_places;
    std::vector<ClaimPlace> article_country;
    std::vector<ClaimPlace> article_state;  ///< the country, where `article_country` is a region
    std::vector<ClaimPlace> theatre;  ///< what the war is fought over, where the article names it
    const ConflictProfile* profile = nullptr;
    Last head;                         ///< the place that heads the paragraph `head_block`
    std::size_t head_block = 0;        ///< of use where `head` has places
    std::vector<std::uint32_t> heads;  ///< where such heads begin
};

/// A place named in the sentence of an occurrence, and how surely it is the occurrence's: larger
/// for closer.
struct RankedPlace {
    int mention;  ///< index into `Reading::places`
    int token;    ///< the word at its top
    double rank;
};
/// The places of the sentence that may be the occurrence's, best first.
[[nodiscard]] std::vector<RankedPlace> ranked_places(const SentenceView& view,
                                                     const Occurrence& occurrence,
                                                     const Roles& roles,
                                                     const Attribution& attribution);

/// The places of the occurrence named in its sentence: in its frame, its phrase, its clause, then
/// anywhere; the speaker's place, the reporter's and the origin of an attack left out.
[[nodiscard]] std::vector<ClaimPlace> own_places(const SentenceView& view,
                                                 const Occurrence& occurrence, const Roles& roles,
                                                 const Attribution& attribution);

/// "Three million Kostanians have been displaced": the country of the people who flee, die or
/// march, where the article names it.
[[nodiscard]] std::vector<ClaimPlace> country_of_people(const SentenceView& view,
                                                        const Roles& roles, const Claim& claim);

/// Where an article as a whole is set: the place it names most often, its title counting more;
/// `whole_country`: among countries and regions only, and of these rather one where the war of
/// `profile` (may be null) is fought.
[[nodiscard]] std::vector<ClaimPlace> main_places(const std::vector<SentenceView>& views,
                                                  bool whole_country,
                                                  const ConflictProfile* profile);

/// The country of a region, where the article names it; else the region itself.
[[nodiscard]] std::vector<ClaimPlace> state_around(const Reading& reading,
                                                   const std::vector<ClaimPlace>& places);

/// The theatre of the war, where the article names it; empty where the profile has none.
[[nodiscard]] std::vector<ClaimPlace> theatre_of(const Reading& reading,
                                                 const ConflictProfile* profile);

/// "The war has killed thousands", "throughout the war": said of the war as a whole, and not of the
/// town told of last.
[[nodiscard]] bool tells_of_war(const SentenceView& view, const Occurrence& occurrence);

/// "Since October the rebels have inflicted defeats on the army": told of more than a month, and so
/// of no single town named before, unless the article is about that town.
[[nodiscard]] bool lasts_long(const PlaceContext& context, const Claim& claim);

/// Takes the places from the sentences before, where the text makes them clear.
void inherit_places(const PlaceContext& context, const SentenceView& view,
                    const Occurrence& occurrence, Claim& claim);
/// The town or region that whoever speaks in the sentence speaks for: "the mayor of Nikopol said".
[[nodiscard]] std::vector<ClaimPlace> places_of_speaker(const PlaceContext& context,
                                                        const SentenceView& view, ClaimType type,
                                                        const Attribution& attribution);
void remember_places(PlaceContext& context, const SentenceView& view, const Claim& claim);

/// What only the whole article decides: a title takes the place that the text below it gives for
/// the same kind of thing, a toll of a whole war takes the theatre of the war.
void settle_places(const PlaceContext& context, const Reading& reading, std::vector<Claim>& claims);

/// The record of the one town or village that the claim's own sentence gives it; empty where it
/// gives another place, several or none.
[[nodiscard]] std::string_view town_of(const Claim& claim);

/// Meetings, accords, measures, changes of leaders and help from afar: no deed on the ground.
[[nodiscard]] bool is_peaceful(ClaimType type);

}  // namespace counterclaim::claim
