#include "serve/shapes.hpp"

#include "text/iso_date.hpp"

#include <counterclaim/event.hpp>

namespace counterclaim::serve {

void write_day(JsonWriter& json, const std::optional<Date>& day) {
    if (day) {
        json.value(text::to_iso(*day));
    } else {
        json.null();
    }
}

void write_days(JsonWriter& json, const DateInterval& days) {
    json.key("from");
    write_day(json, days.from);
    json.key("to");
    write_day(json, days.to);
}

std::string place_key(const Place& place) {
    return place.id.empty() ? "n:" + place.name : place.id;
}

void write_place_fields(JsonWriter& json, const Place& place) {
    json.key("id").value(place_key(place)).key("name").value(place.name);
    json.key("kind").value(place.kind).key("country").text_or_null(place.country);
    json.key("lat").value(exchange::round_degrees(place.latitude));
    json.key("lon").value(exchange::round_degrees(place.longitude));
    json.key("radius_km").value(place.radius_km);
    json.key("precision").value(to_string(place.precision));
}

void write_place(JsonWriter& json, const std::optional<Place>& place) {
    if (!place) {
        json.null();
        return;
    }
    json.begin_object();
    write_place_fields(json, *place);
    json.end_object();
}

void write_credibility(JsonWriter& json, const Credibility& credibility, std::string_view says) {
    json.begin_object().key("digit").value(credibility.digit).key("rule").value(credibility.rule);
    json.key("says").value(says).key("independent").value(credibility.independent);
    json.key("sides").value(credibility.sides).key("observers").value(credibility.observers);
    json.key("concessions").value(credibility.concessions);
    json.key("against").value(credibility.against);
    json.key("against_observer").value(credibility.against_observer).end_object();
}

void write_decision(JsonWriter& json, const store::Decision& decision) {
    const auto number_or_null = [&json](std::int64_t number) {
        if (number == 0) {
            json.null();
        } else {
            json.value(number);
        }
    };
    json.begin_object().key("id").value(decision.id).key("action").value(decision.action);
    json.key("claim").text_or_null(decision.claim).key("event").text_or_null(decision.event);
    json.key("with").text_or_null(decision.with).key("claims").value(decision.claims);
    json.key("value");
    if (decision.value.empty()) {
        json.null();
    } else {
        json.raw(decision.value);
    }
    json.key("key").text_or_null(decision.key).key("reason").text_or_null(decision.reason);
    json.key("author").text_or_null(decision.author).key("at").value(decision.at);
    json.key("undone_by");
    number_or_null(decision.undone_by);
    json.key("undoes");
    number_or_null(decision.undoes);
    json.end_object();
}

std::string side_name(const std::string& side, Role role) {
    if (!side.empty()) { return side; }
    switch (role) {
        case Role::observer:
        case Role::third_party:
        case Role::outlet:
            return std::string(to_string(role));
        default:
            return "unknown";
    }
}

std::string splice(std::string_view first, std::string_view second) {
    if (second.size() <= 2) { return std::string(first); }
    if (first.size() <= 2) { return std::string(second); }
    std::string both(first.substr(0, first.size() - 1));
    both += ',';
    both += second.substr(1);
    return both;
}

}  // namespace counterclaim::serve
