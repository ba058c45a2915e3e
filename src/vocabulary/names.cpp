#include "vocabulary/names.hpp"

#include <counterclaim/article.hpp>
#include <counterclaim/claim.hpp>
#include <counterclaim/mention.hpp>
#include <counterclaim/place.hpp>

namespace counterclaim {
namespace {

constexpr NameTable<BlockKind, 10> k_block_kinds{{"title", "standfirst", "heading", "paragraph",
                                                  "quote", "list-item", "table-row", "caption",
                                                  "dateline", "furniture"}};
constexpr NameTable<DateBasis, 5> k_date_bases{
    {"none", "stated", "metadata", "address", "inferred"}};
constexpr NameTable<PlacePrecision, 7> k_place_precisions{
    {"unknown", "point", "settlement", "district", "region", "country", "area"}};
constexpr NameTable<PlaceUse, 4> k_place_uses{{"location", "speaker", "reporter", "part"}};
constexpr NameTable<TimexType, 4> k_timex_types{{"DATE", "TIME", "DURATION", "SET"}};
constexpr NameTable<TimePrecision, 11> k_time_precisions{{"unknown", "minute", "hour",
                                                          "part-of-day", "day", "week", "month",
                                                          "season", "year", "decade", "century"}};
constexpr NameTable<ActorKind, 11> k_actor_kinds{{"state", "government", "office", "person",
                                                  "armed-force", "armed-group", "organisation",
                                                  "outlet", "people", "court", "unknown"}};
constexpr NameTable<Role, 5> k_roles{
    {"belligerent", "third-party", "observer", "outlet", "unknown"}};
constexpr NameTable<QuantityKind, 9> k_quantity_kinds{{"killed", "wounded", "missing", "captured",
                                                       "displaced", "destroyed", "sent",
                                                       "places-taken", "other"}};
constexpr NameTable<PersonClass, 4> k_person_classes{{"unknown", "civilian", "military", "mixed"}};
constexpr NameTable<QuantityScope, 3> k_quantity_scopes{{"event", "day", "cumulative"}};
constexpr NameTable<ClaimType, k_claim_type_count> k_claim_types{{"armed-clash",
                                                                  "shelling",
                                                                  "air-strike",
                                                                  "explosion",
                                                                  "violence-against-civilians",
                                                                  "property-destruction",
                                                                  "equipment-loss",
                                                                  "capture",
                                                                  "hold",
                                                                  "advance",
                                                                  "repulse",
                                                                  "withdrawal",
                                                                  "handover",
                                                                  "casualty-toll",
                                                                  "detention",
                                                                  "release-exchange",
                                                                  "displacement",
                                                                  "deployment",
                                                                  "military-support",
                                                                  "ceasefire",
                                                                  "ceasefire-violation",
                                                                  "agreement",
                                                                  "talks",
                                                                  "humanitarian-aid",
                                                                  "sanction",
                                                                  "protest",
                                                                  "leadership-change"}};
constexpr NameTable<Polarity, 2> k_polarities{{"affirmed", "denied"}};
constexpr NameTable<Modality, 4> k_modalities{{"actual", "future", "demanded", "possible"}};
constexpr NameTable<TimeBasis, 3> k_time_bases{{"none", "explicit", "context"}};

}  // namespace

std::string_view to_string(BlockKind kind) { return k_block_kinds.name(kind); }
std::string_view to_string(DateBasis basis) { return k_date_bases.name(basis); }
std::string_view to_string(PlacePrecision precision) { return k_place_precisions.name(precision); }
std::string_view to_string(PlaceUse use) { return k_place_uses.name(use); }
std::string_view to_string(TimexType type) { return k_timex_types.name(type); }
std::string_view to_string(TimePrecision precision) { return k_time_precisions.name(precision); }
std::string_view to_string(ActorKind kind) { return k_actor_kinds.name(kind); }
std::string_view to_string(Role role) { return k_roles.name(role); }
std::string_view to_string(QuantityKind kind) { return k_quantity_kinds.name(kind); }
std::string_view to_string(PersonClass person_class) { return k_person_classes.name(person_class); }
std::string_view to_string(QuantityScope scope) { return k_quantity_scopes.name(scope); }
std::string_view to_string(ClaimType type) { return k_claim_types.name(type); }
std::string_view to_string(Polarity polarity) { return k_polarities.name(polarity); }
std::string_view to_string(Modality modality) { return k_modalities.name(modality); }
std::string_view to_string(TimeBasis basis) { return k_time_bases.name(basis); }

std::optional<Role> parse_role(std::string_view name) { return k_roles.value(name); }
std::optional<ActorKind> parse_actor_kind(std::string_view name) {
    return k_actor_kinds.value(name);
}
std::optional<QuantityKind> parse_quantity_kind(std::string_view name) {
    return k_quantity_kinds.value(name);
}
std::optional<PersonClass> parse_person_class(std::string_view name) {
    return k_person_classes.value(name);
}
std::optional<QuantityScope> parse_quantity_scope(std::string_view name) {
    return k_quantity_scopes.value(name);
}
std::optional<ClaimType> parse_claim_type(std::string_view name) {
    return k_claim_types.value(name);
}
std::optional<Polarity> parse_polarity(std::string_view name) { return k_polarities.value(name); }
std::optional<Modality> parse_modality(std::string_view name) { return k_modalities.value(name); }
std::optional<TimeBasis> parse_time_basis(std::string_view name) {
    return k_time_bases.value(name);
}

}  // namespace counterclaim
