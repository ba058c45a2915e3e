#include "serve/rows.hpp"

#include "exchange/claim_columns.hpp"
#include "exchange/json_writer.hpp"
#include "exchange/tabular.hpp"
#include "text/iso_date.hpp"
#include "text/table.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>

/// The other forms of a list, made from its JSON rows, so that all say the same.
namespace counterclaim::serve {
namespace {

using exchange::Cell;
using exchange::JsonWriter;
using simdjson::dom::element;

/// Columns of a list in CSV: "name" or "name=path"; "*" in a path goes through a list, "@" stands
/// for the item of the list named in `each`, which then has a row of its own.
struct Columns {
    std::string_view schema;
    std::string_view each;
    std::string_view columns;
};

constexpr std::array k_columns{
    Columns{"Event", "",
            "id type title place=place.name place_id=place.id latitude=place.lat "
            "longitude=place.lon place_precision=place.precision from=time.from to=time.to "
            "said_from=said.from said_to=said.to claims articles sources sides "
            "credibility=affirmed.digit credibility_rule=affirmed.rule "
            "credibility_denied=denied.digit contested conflicts first_claim first_article"},
    Columns{"Place", "",
            "id name kind country parents latitude=lat longitude=lon radius_km precision claims "
            "events first_said last_said state=control.state holders=control.holders "
            "names=names.*.text"},
    Columns{"Control", "",
            "place=place.name place_id=place.id latitude=place.lat longitude=place.lon "
            "place_precision=place.precision part from to state holders last_said sentence "
            "claims=statements.*.claim"},
    Columns{"Casualty", "points",
            "claimant role side party kind class item scope event event_title place=place.name "
            "claim=@.claim article=@.article said=@.said from=@.from to=@.to low=@.low high=@.high "
            "approx=@.approx revises=@.revises falls=@.falls best best_claim rule claimants check "
            "sentence"},
    Columns{"Ceasefire", "",
            "event title place=place.name parties mediators agreed in_force in_force_time end "
            "end_reason sentence claims breaches=breaches.*.claim"},
    Columns{"Commitment", "",
            "event type place=place.name by to due done state agreement agreement_event claims "
            "sentence"},
    Columns{"Article", "",
            "key id doc title outlet source byline agency language published published_basis url "
            "address claims copy_of copy_kind copies"},
    Columns{"Source", "",
            "id name languages articles original copied claims first last revisions altered "
            "agreement_n=agreement.n agreement_share=agreement.share agreement_low=agreement.low "
            "agreement_high=agreement.high"},
    Columns{"Copy", "",
            "article original outlet original_outlet title published original_published kind share "
            "agency differences figures_differ"},
    Columns{"Change", "", "generation at claims articles events decisions"},
    Columns{"Decision", "",
            "id action claim event with claims value reason author at undone_by undoes"},
    Columns{"ReviewItem", "", "queue key why claim=claim.id events=events.*.id"},
};

std::string_view bare(std::string_view schema) {
    return schema.starts_with('[') ? schema.substr(1, schema.size() - 2) : schema;
}

Cell cell_of(const element& value) {
    if (value.is_string()) {
        return exchange::cell_or_none(std::string(value.get_c_str().value()));
    }
    if (value.is_bool()) { return value.get_bool().value(); }
    if (value.is_int64()) { return value.get_int64().value(); }
    if (value.is_double()) { return value.get_double().value(); }
    if (value.is_array()) {
        std::string list;
        for (const auto item : value.get_array()) {
            std::string_view text;
            if (item.get(text) == simdjson::SUCCESS) {
                list += (list.empty() ? "" : "; ") + std::string(text);
            }
        }
        return exchange::cell_or_none(std::move(list));
    }
    if (value.is_object()) { return simdjson::minify(value); }
    return {};
}

Cell at_path(const element& from, std::string_view path) {
    const auto dot = path.find('.');
    const auto name = path.substr(0, dot);
    if (name == "*") {
        std::string list;
        simdjson::dom::array items;
        if (from.get(items) != simdjson::SUCCESS) { return {}; }
        for (const auto item : items) {
            const auto cell = at_path(item, path.substr(dot + 1));
            if (const auto* text = std::get_if<std::string>(&cell)) {
                list += (list.empty() ? "" : "; ") + *text;
            }
        }
        return exchange::cell_or_none(std::move(list));
    }
    element next;
    if (!from.is_object() || from[name].get(next) != simdjson::SUCCESS) { return {}; }
    return dot == std::string_view::npos ? cell_of(next) : at_path(next, path.substr(dot + 1));
}

std::string text_at(const element& from, std::string_view path) {
    const auto cell = at_path(from, path);
    const auto* text = std::get_if<std::string>(&cell);
    return text == nullptr ? std::string() : *text;
}

std::optional<std::int64_t> number_at(const element& from, std::string_view key) {
    std::int64_t number = 0;
    if (from[key].get(number) != simdjson::SUCCESS) { return std::nullopt; }
    return number;
}

/// The figures of a claim, back as values.
Claim figures_of(const element& row) {
    Claim claim;
    simdjson::dom::array quantities;
    if (row["quantities"].get(quantities) != simdjson::SUCCESS) { return claim; }
    for (const auto quantity : quantities) {
        ClaimQuantity figure;
        figure.kind = parse_quantity_kind(text_at(quantity, "kind")).value_or(QuantityKind::other);
        figure.person_class =
            parse_person_class(text_at(quantity, "class")).value_or(PersonClass::unknown);
        figure.item = text_at(quantity, "item");
        simdjson::dom::array party;
        if (quantity["party"].get(party) == simdjson::SUCCESS) {
            for (const auto name : party) {
                std::string_view text;
                if (name.get(text) == simdjson::SUCCESS) { figure.party.emplace_back(text); }
            }
        }
        figure.low = number_at(quantity, "low");
        figure.high = number_at(quantity, "high");
        bool approximate = false;
        figure.approximate =
            quantity["approx"].get(approximate) == simdjson::SUCCESS && approximate;
        claim.quantities.push_back(std::move(figure));
    }
    return claim;
}

/// The place that a table shows: the first that was resolved, else the first.
std::optional<element> shown_place(const element& row) {
    std::optional<element> shown;
    simdjson::dom::array places;
    if (row["places"].get(places) != simdjson::SUCCESS) { return shown; }
    for (const auto place : places) {
        const bool resolved = !text_at(place, "id").empty();
        if (resolved) { return place; }
        if (!shown) { shown = place; }
    }
    return shown;
}

Cell bound_of(const Claim& claim, QuantityKind kind, bool high) {
    for (const auto& quantity : claim.quantities) {
        if (quantity.kind != kind) { continue; }
        const auto& bound = high ? quantity.high : quantity.low;
        return bound ? Cell(*bound) : Cell();
    }
    return {};
}

/// A claim under the columns of `export`.
std::vector<Cell> claim_cells(const element& row) {
    static const std::vector<std::pair<std::string_view, std::string_view>> paths{
        {"claim_id", "id"},
        {"evidence", "evidence.text"},
        {"evidence_start", "evidence.start"},
        {"evidence_end", "evidence.end"},
        {"claimant", "claimant.text"},
        {"claimant_party", "claimant.party"},
        {"claimant_role", "claimant.role"},
        {"relays", "claimant.relays"},
        {"actor", "actor.text"},
        {"actor_party", "actor.party"},
        {"target", "target.text"},
        {"target_party", "target.party"},
        {"places", "places.*.name"},
        {"date_start", "time.from"},
        {"date_end", "time.to"},
        {"date_basis", "time.basis"}};
    static const std::vector<std::pair<std::string_view, std::string_view>> of_place{
        {"place_raw", "text"},           {"place_name", "name"}, {"place_id", "id"},
        {"country", "country"},          {"latitude", "lat"},    {"longitude", "lon"},
        {"place_precision", "precision"}};
    const auto find = [](const auto& table, std::string_view name) {
        return std::find_if(table.begin(), table.end(),
                            [&](const auto& entry) { return entry.first == name; });
    };
    const auto claim = figures_of(row);
    const auto place = shown_place(row);
    std::vector<Cell> cells;
    for (const auto& column : exchange::claim_columns()) {
        if (column == "killed_low" || column == "killed_high") {
            cells.push_back(bound_of(claim, QuantityKind::killed, column == "killed_high"));
        } else if (column == "wounded_low" || column == "wounded_high") {
            cells.push_back(bound_of(claim, QuantityKind::wounded, column == "wounded_high"));
        } else if (column == "figures") {
            cells.push_back(exchange::cell_or_none(exchange::figures_text(claim)));
        } else if (const auto at = find(of_place, column); at != of_place.end()) {
            cells.push_back(place ? at_path(*place, at->second) : Cell());
        } else {
            const auto path = find(paths, column);
            cells.push_back(
                at_path(row, path == paths.end() ? std::string_view(column) : path->second));
        }
    }
    return cells;
}

std::vector<Cell> cells_of(const element& row, const element* each,
                           const std::vector<std::string_view>& columns) {
    std::vector<Cell> cells;
    for (const auto column : columns) {
        const auto equals = column.find('=');
        auto path = equals == std::string_view::npos ? column : column.substr(equals + 1);
        if (!path.starts_with("@.")) {
            cells.push_back(at_path(row, path));
            continue;
        }
        path.remove_prefix(2);
        cells.push_back(at_path(each == nullptr ? row : *each, path));
    }
    return cells;
}

void append_rows(std::string& csv, const element& row, const Columns& table,
                 const std::vector<std::string_view>& columns) {
    simdjson::dom::array items;
    const bool many = !table.each.empty() && row[table.each].get(items) == simdjson::SUCCESS;
    if (!many) {
        csv += exchange::csv_line(cells_of(row, nullptr, columns));
        return;
    }
    for (const auto item : items) { csv += exchange::csv_line(cells_of(row, &item, columns)); }
}

void write_feature(JsonWriter& json, const element& place, std::string_view row) {
    double lat = 0;
    double lon = 0;
    if (place["lat"].get(lat) != simdjson::SUCCESS || place["lon"].get(lon) != simdjson::SUCCESS) {
        return;
    }
    json.begin_object().key("type").value("Feature").key("geometry").begin_object();
    json.key("type").value("Point").key("coordinates").begin_array().value(lon).value(lat);
    json.end_array().end_object().key("properties").begin_object();
    json.key("place_name").text_or_null(text_at(place, "name"));
    json.key("place_id").text_or_null(text_at(place, "id"));
    json.key("precision").text_or_null(text_at(place, "precision"));
    json.key("row").raw(row).end_object().end_object();
}

std::string first_of(const element& row, std::initializer_list<std::string_view> paths) {
    for (const auto path : paths) {
        if (auto text = text_at(row, path); !text.empty()) { return text; }
    }
    return {};
}

}  // namespace

std::string rows_as_csv(const std::vector<std::string>& rows, std::string_view schema) {
    std::string csv;
    simdjson::dom::parser parser;
    if (bare(schema) == "Claim") {
        std::vector<Cell> names(exchange::claim_columns().begin(), exchange::claim_columns().end());
        csv = exchange::csv_line(names);
        for (const auto& row : rows) {
            element parsed;
            if (parser.parse(row).get(parsed) == simdjson::SUCCESS) {
                csv += exchange::csv_line(claim_cells(parsed));
            }
        }
        return csv;
    }
    const auto* table = std::find_if(k_columns.begin(), k_columns.end(), [&](const Columns& known) {
        return known.schema == bare(schema);
    });
    if (table == k_columns.end()) { return csv; }
    const auto columns = text::split(table->columns, ' ');
    std::vector<Cell> names;
    for (const auto column : columns) {
        names.emplace_back(std::string(column.substr(0, column.find('='))));
    }
    csv = exchange::csv_line(names);
    for (const auto& row : rows) {
        element parsed;
        if (parser.parse(row).get(parsed) == simdjson::SUCCESS) {
            append_rows(csv, parsed, *table, columns);
        }
    }
    return csv;
}

std::string rows_as_geojson(const std::vector<std::string>& rows) {
    std::string text;
    JsonWriter json(text);
    json.begin_object().key("type").value("FeatureCollection").key("features").begin_array();
    simdjson::dom::parser parser;
    for (const auto& row : rows) {
        element parsed;
        if (parser.parse(row).get(parsed) != simdjson::SUCCESS) { continue; }
        simdjson::dom::array places;
        element place;
        if (parsed["places"].get(places) == simdjson::SUCCESS) {
            for (const auto one : places) { write_feature(json, one, row); }
        } else if (parsed["place"].get(place) == simdjson::SUCCESS) {
            if (place.is_object()) { write_feature(json, place, row); }
        } else {
            write_feature(json, parsed, row);
        }
    }
    json.end_array().end_object();
    return text;
}

std::string xml_text(std::string_view text) {
    std::string out;
    for (const char letter : text) {
        switch (letter) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default: {
                const auto byte = static_cast<unsigned char>(letter);
                const bool allowed = byte >= 0x20 || letter == '\n' || letter == '\t';
                out += allowed ? letter : ' ';
            }
        }
    }
    return out;
}

std::string rows_as_atom(const std::vector<std::string>& rows, const Frame& frame,
                         std::string_view schema) {
    constexpr std::string_view k_undated = "1970-01-01";
    const std::string kind(bare(schema));
    std::string entries;
    std::string newest(k_undated);
    simdjson::dom::parser parser;
    for (const auto& row : rows) {
        element parsed;
        if (parser.parse(row).get(parsed) != simdjson::SUCCESS) { continue; }
        const auto id =
            first_of(parsed, {"id", "key", "event", "generation", "article", "place.id"});
        const auto title = first_of(parsed, {"summary", "title", "sentence", "name", "why",
                                             "action", "generation", "outlet"});
        auto day = first_of(parsed, {"said", "last_said", "said.to", "published", "at", "day",
                                     "in_force", "last", "from"});
        day = day.empty() ? std::string(k_undated) : day;
        newest = std::max(newest, day);
        const auto moment = day.size() == k_undated.size() ? day + "T00:00:00Z" : day;
        entries += "<entry><id>urn:counterclaim:" + xml_text(kind) + ":" + xml_text(id) +
                   "</id><title>" + xml_text(title) + "</title><updated>" + xml_text(moment) +
                   "</updated><content type=\"text\">" +
                   xml_text(first_of(parsed, {"evidence.text", "sentence", "title", "reason"})) +
                   "</content></entry>\n";
    }
    if (newest.size() == k_undated.size()) { newest += "T00:00:00Z"; }
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed "
           "xmlns=\"http://www.w3.org/2005/Atom\">\n<id>urn:counterclaim:feed:" +
           xml_text(frame.path) + "</id>\n<title>Counterclaim: " + xml_text(frame.path) +
           "</title>\n<author><name>Counterclaim</name></author>\n<updated>" + xml_text(newest) +
           "</updated>\n" + entries + "</feed>\n";
}

}  // namespace counterclaim::serve
