#include "serve/corrections.hpp"

#include "serve/shapes.hpp"
#include "text/iso_date.hpp"

#include <simdjson.h>

#include <algorithm>

namespace counterclaim::serve {
namespace {

using simdjson::dom::element;

std::string text_of(const element& object, std::string_view key) {
    std::string_view text;
    return object[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

double real_of(const element& object, std::string_view key) {
    double number = 0;
    return object[key].get(number) == simdjson::SUCCESS ? number : 0;
}

PlacePrecision precision_of(std::string_view name) {
    for (int value = 0; value <= static_cast<int>(PlacePrecision::area); ++value) {
        const auto precision = static_cast<PlacePrecision>(value);
        if (to_string(precision) == name) { return precision; }
    }
    return PlacePrecision::unknown;
}

std::optional<Place> place_of(const element& value) {
    element object;
    if (value["place"].get(object) != simdjson::SUCCESS || !object.is_object()) {
        return std::nullopt;
    }
    Place place;
    place.id = text_of(object, "id");
    if (place.id.starts_with("n:")) { place.id.clear(); }
    place.name = text_of(object, "name");
    place.kind = text_of(object, "kind");
    place.country = text_of(object, "country");
    place.parents = text_of(object, "parents");
    place.latitude = real_of(object, "lat");
    place.longitude = real_of(object, "lon");
    place.radius_km = real_of(object, "radius_km");
    place.precision = precision_of(text_of(object, "precision"));
    return place;
}

std::vector<ClaimId> ids_of(const std::vector<std::string>& names) {
    std::vector<ClaimId> ids;
    for (const auto& name : names) {
        if (const auto id = parse_id(name)) { ids.push_back(*id); }
    }
    return ids;
}

void write_places(JsonWriter& json, const Claim& claim) {
    json.begin_array();
    for (const auto& mention : claim.places) {
        json.begin_object().key("text").value(mention.text).key("place");
        write_place(json, mention.place);
        json.end_object();
    }
    json.end_array();
}

}  // namespace

std::string_view to_string(Status status) {
    switch (status) {
        case Status::machine:
            return "machine";
        case Status::accepted:
            return "accepted";
        case Status::changed:
            return "changed";
        case Status::rejected:
            return "rejected";
    }
    return "machine";
}

std::string place_value(std::size_t at, const std::optional<Place>& place) {
    std::string value;
    JsonWriter json(value);
    json.begin_object().key("at").value(static_cast<std::uint64_t>(at)).key("place");
    if (place) {
        json.begin_object();
        write_place_fields(json, *place);
        json.key("parents").value(place->parents).end_object();
    } else {
        json.null();
    }
    json.end_object();
    return value;
}

Corrections::Corrections(std::vector<store::Decision> decisions) : m_size(decisions.size()) {
    std::sort(decisions.begin(), decisions.end(),
              [](const auto& a, const auto& b) { return a.id < b.id; });
    for (const auto& decision : decisions) {
        if (decision.undone_by == 0 && decision.undoes == 0) { add(decision); }
    }
}

void Corrections::add(const store::Decision& decision) {
    if (decision.action == "defer") {
        m_deferred.insert(decision.key);
    } else if (decision.action == "merge" || decision.action == "split") {
        m_events.push_back({decision.action == "merge", ids_of(decision.claims)});
    } else if (!decision.claim.empty() && decision.action != "note") {
        change_claim(decision, m_claims[decision.claim]);
    }
}

void Corrections::change_claim(const store::Decision& decision, Change& change) {
    if (decision.action == "accept") {
        // What was changed before and then accepted is still changed.
        if (change.status != Status::changed) { change.status = Status::accepted; }
        return;
    }
    if (decision.action == "reject") {
        change.status = Status::rejected;
        return;
    }
    simdjson::dom::parser parser;
    element value;
    if (parser.parse(decision.value).get(value) != simdjson::SUCCESS) { return; }
    change.status = Status::changed;
    if (decision.action == "retype") {
        change.type = parse_claim_type(text_of(value, "type"));
    } else if (decision.action == "replace") {
        const auto at = static_cast<std::size_t>(std::max(0.0, real_of(value, "at")));
        change.places.emplace_back(at, place_of(value));
    } else if (decision.action == "redate") {
        change.days = DateInterval{text::parse_iso_date(text_of(value, "from")),
                                   text::parse_iso_date(text_of(value, "to"))};
    }
}

Status Corrections::status(std::string_view claim) const {
    const auto found = m_claims.find(std::string(claim));
    return found == m_claims.end() ? Status::machine : found->second.status;
}

std::string Corrections::apply(ClaimRecord& record) const {
    const auto found = m_claims.find(record.id);
    if (found == m_claims.end()) { return {}; }
    const auto& change = found->second;
    auto& claim = record.claim;
    if (!change.type && change.places.empty() && !change.days) { return {}; }
    std::string before;
    JsonWriter json(before);
    json.begin_object();
    if (change.type) {
        json.key("type").value(to_string(claim.type));
        if (claim.type != *change.type) { claim.subtype.clear(); }
        claim.type = *change.type;
    }
    if (!change.places.empty()) {
        json.key("places");
        write_places(json, claim);
        for (const auto& [at, place] : change.places) {
            if (at > claim.places.size()) { continue; }
            if (at == claim.places.size()) { claim.places.emplace_back(); }
            auto& mention = claim.places[at];
            mention.place = place;
            if (mention.text.empty() && place) { mention.text = place->name; }
        }
    }
    if (change.days) {
        json.key("time").begin_object();
        write_days(json, claim.time.interval);
        json.end_object();
        claim.time.interval = *change.days;
    }
    json.end_object();
    return before;
}

}  // namespace counterclaim::serve
