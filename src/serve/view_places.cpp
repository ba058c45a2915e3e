#include "serve/shapes.hpp"
#include "serve/view_parts.hpp"

#include "ledger/control.hpp"

#include <algorithm>
#include <map>

namespace counterclaim::serve {
namespace {

constexpr std::size_t k_names_max = 30;  ///< ways of writing that a place is shown with

/// How texts write each place, with how often, most first.
std::map<std::string, std::map<std::string, std::uint32_t>> names_of(const Material& material) {
    std::map<std::string, std::map<std::string, std::uint32_t>> names;
    for (const auto& claim : material.linked.claims) {
        for (const auto& mention : claim.places) {
            if (mention.place) { ++names[place_key(*mention.place)][mention.text]; }
        }
    }
    return names;
}

/// The last stretch of days of each place itself, parts left out.
std::map<std::string, ControlEntry> last_control(const Material& material) {
    std::map<std::string, ControlEntry> last;
    for (auto& entry : ledger::control(*material.book)) {
        if (!entry.part.empty()) { continue; }
        auto key = place_key(entry.place);
        const auto found = last.find(key);
        const bool undated = entry.days.open();
        if (found == last.end() || !undated || found->second.days.open()) {
            last.insert_or_assign(std::move(key), std::move(entry));
        }
    }
    return last;
}

void write_control(JsonWriter& json, const ControlEntry& entry) {
    std::optional<Date> said;
    for (const auto& statement : entry.statements) { said = std::max(said, statement.said); }
    json.begin_object().key("state").value(to_string(entry.state));
    json.key("holders").value(entry.holders);
    write_days(json, entry.days);
    json.key("last_said");
    write_day(json, said);
    json.end_object();
}

void write_names(JsonWriter& json, const std::map<std::string, std::uint32_t>& names) {
    std::vector<std::pair<std::uint32_t, std::string_view>> order;
    for (const auto& [text, count] : names) { order.emplace_back(count, text); }
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    if (order.size() > k_names_max) { order.resize(k_names_max); }
    json.key("names").begin_array();
    for (const auto& [count, text] : order) {
        json.begin_object().key("text").value(text).key("count").value(count).end_object();
    }
    json.end_array();
}

std::optional<Date> day_at(const store::sqlite::Statement& row, int column) {
    const auto number = row.maybe_number(column);
    if (!number) { return std::nullopt; }
    return day_of_number(*number);
}

}  // namespace

void write_places(ViewFile& view, const Material& material) {
    const auto names = names_of(material);
    const auto control = last_control(material);
    auto days = view.database().prepare(
        "SELECT min(c.said), max(c.said), min(c.day_from), max(c.day_to) FROM claim_place p JOIN "
        "claim c ON c.rank = p.rank WHERE p.place = ? AND c.status < 3");
    auto rows = view.database().prepare(
        "SELECT id, key, json, claims, events FROM place WHERE claims > 0 ORDER BY claims DESC, "
        "key");
    while (rows.step()) {
        Item item;
        item.id = rows.text(1);
        item.place = rows.number(0);
        days.start(rows.number(0));
        std::string second;
        JsonWriter json(second);
        json.begin_object();
        if (const auto found = names.find(item.id); found != names.end()) {
            write_names(json, found->second);
        } else {
            json.key("names").begin_array().end_array();
        }
        json.key("claims").value(rows.number(3)).key("events").value(rows.number(4));
        json.key("first_said");
        const bool dated = days.step();
        write_day(json, dated ? day_at(days, 0) : std::nullopt);
        json.key("last_said");
        write_day(json, dated ? day_at(days, 1) : std::nullopt);
        if (dated) {
            item.from = day_at(days, 2);
            item.to = day_at(days, 3);
        }
        json.key("control");
        const auto held = control.find(item.id);
        if (held == control.end()) {
            json.null();
        } else {
            write_control(json, held->second);
            item.tags.push_back("state:" + std::string(to_string(held->second.state)));
            for (const auto& side : held->second.holders) { item.tags.push_back("side:" + side); }
        }
        json.end_object();
        item.json = splice(rows.text(2), second);
        view.add(List::places, item);
    }
}

}  // namespace counterclaim::serve
