#include "filters.hpp"

#include "day_range.hpp"
#include "suggest.hpp"

#include "text/table.hpp"
#include "where/gazetteer.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <optional>
#include <system_error>

namespace counterclaim::app {
namespace {

[[noreturn]] void reject(const std::string& what, std::string hint) {
    throw Failure({ErrorCode::usage, {}, what, std::move(hint)});
}

ClaimType type_of(const std::string& name) {
    if (const auto type = parse_claim_type(name)) { return *type; }
    std::vector<std::string> names;
    for (int i = 0; i < k_claim_type_count; ++i) {
        names.emplace_back(to_string(static_cast<ClaimType>(i)));
    }
    std::string list;
    for (const auto& known : names) { list += (list.empty() ? "" : ", ") + known; }
    const auto near = nearest(name, names);
    reject("there is no type \"" + name + "\"",
           near.empty() ? "one of " + list : "did you mean " + near + "?");
}

DateInterval range_of(const std::string& option, const std::string& text) {
    if (text.empty()) { return {}; }
    const auto range = parse_day_range(text);
    if (!range) {
        reject(option + ": \"" + text + "\" is not a day or a range of days",
               option + " 2020-10-09, 2020-10, 2020-10-09..2020-10-12 or ..2020-10-12");
    }
    return *range;
}

std::optional<Date> day_of(const std::string& option, const std::string& text) {
    const auto range = range_of(option, text);
    if (range.from != range.to) {
        reject(option + ": \"" + text + "\" is not one day", option + " 2020-10-12");
    }
    return range.from;
}

store::Box box_of(const std::string& text) {
    std::vector<double> degrees;
    for (const auto part : text::split(text, ',')) {
        double value = 0;
        const auto [end, problem] = std::from_chars(part.data(), part.data() + part.size(), value);
        if (problem != std::errc() || end != part.data() + part.size()) { break; }
        degrees.push_back(value);
    }
    if (degrees.size() != 4) {
        reject("--box: \"" + text + "\" is not four numbers",
               "--box SOUTH,WEST,NORTH,EAST in degrees");
    }
    return {degrees[0], degrees[1], degrees[2], degrees[3]};
}

/// What a query may hold; SQLite takes 32,766 values.
constexpr std::size_t k_ids_max = 20000;

/// Every record of the gazetteer that bears one of the names, in any spelling; so "Xankendi" also
/// finds what a text calls Stepanakert; and what lies in a region or area of that name. Without a
/// gazetteer the names alone must do.
std::vector<std::string> ids_of(const std::vector<std::string>& names, Context& context) {
    std::vector<std::string> ids;
    if (names.empty()) { return ids; }
    const auto gazetteer = where::Gazetteer::open(context.resources());
    if (!gazetteer) {
        if (gazetteer.error().code != ErrorCode::pack_missing) { throw Failure(gazetteer.error()); }
        return ids;
    }
    for (const auto& name : names) {
        if (const auto by_id = gazetteer->by_id(name)) { ids.push_back(gazetteer->id(*by_id)); }
        for (const auto index : gazetteer->find(name)) {
            ids.push_back(gazetteer->id(index));
            const auto room = k_ids_max - std::min(k_ids_max, ids.size());
            for (const auto inner : gazetteer->inside(index, room)) {
                ids.push_back(gazetteer->id(inner));
            }
        }
    }
    return ids;
}

void add_list(CLI::App& verb, const std::string& option, std::vector<std::string>& target,
              const char* name, const char* help) {
    // Each use of the option takes one value, so that what follows may be an argument of its own.
    verb.add_option(option, target, help)->type_name(name)->expected(1)->take_all();
}

}  // namespace

void add_filter_options(CLI::App& verb, Filters& filters) {
    add_list(verb, "--place", filters.places, "NAME",
             "Claims about a place or what lies in it, in any spelling; may be repeated");
    verb.add_option("--box", filters.box, "Claims within SOUTH,WEST,NORTH,EAST, in degrees")
        ->type_name("BOX");
    add_list(verb, "--party", filters.parties, "NAME", "Claims by, of or against somebody");
    add_list(verb, "--claimant", filters.claimants, "NAME", "Claims in the words of somebody");
    add_list(verb, "--actor", filters.actors, "NAME", "Claims of what somebody did");
    add_list(verb, "--target", filters.targets, "NAME", "Claims of what somebody underwent");
    add_list(verb, "--type", filters.types, "TYPE",
             "Claims of a type: shelling, capture, casualty-toll ...");
    verb.add_option("--polarity", filters.polarity, "affirmed or denied")->type_name("NAME");
    verb.add_option("--modality", filters.modality, "actual, future, demanded or possible")
        ->type_name("NAME");
    verb.add_option("--said", filters.said,
                    "Days on which it was said: 2020-10-12, 2020-10, 2020-10-09..2020-10-12")
        ->type_name("DAYS");
    verb.add_option("--happened", filters.happened, "Days on which it is said to have happened")
        ->type_name("DAYS");
    verb.add_option("--on", filters.on,
                    "About one day; what has no time counts on the day it was said")
        ->type_name("DAY");
    verb.add_option("--as-of", filters.as_of, "Only what had been said by that day")
        ->type_name("DAY");
    verb.add_option("--text", filters.text, "Words of the sentence or title; \"a phrase\", begin*")
        ->type_name("WORDS");
    add_list(verb, "--language", filters.languages, "CODE",
             "Claims in texts of a language: en, fr ...");
    add_list(verb, "--outlet", filters.outlets, "NAME", "Claims that an outlet printed");
    verb.add_option("--min-confidence", filters.confidence_min, "Claims at least this sure, 0 to 1")
        ->check(CLI::Range(0.0, 1.0).description(""))
        ->type_name("SHARE");
    verb.add_option("--limit", filters.limit, "At most this many claims")->type_name("N");
}

bool asks_for_nothing(const Filters& filters) {
    Filters nothing;
    nothing.as_of = filters.as_of;
    nothing.limit = filters.limit;
    return filters == nothing;
}

store::ClaimQuery query_of(const Filters& filters, Context& context) {
    store::ClaimQuery query;
    query.place_names = filters.places;
    query.place_ids = ids_of(filters.places, context);
    if (!filters.box.empty()) { query.box = box_of(filters.box); }
    query.parties = filters.parties;
    query.claimants = filters.claimants;
    query.actors = filters.actors;
    query.targets = filters.targets;
    for (const auto& type : filters.types) { query.types.push_back(type_of(type)); }
    query.polarity = parse_polarity(filters.polarity);
    if (!filters.polarity.empty() && !query.polarity) {
        reject("--polarity: \"" + filters.polarity + "\" is neither affirmed nor denied",
               "--polarity denied");
    }
    query.modality = parse_modality(filters.modality);
    if (!filters.modality.empty() && !query.modality) {
        reject("--modality: there is no \"" + filters.modality + "\"",
               "actual, future, demanded or possible");
    }
    query.said = range_of("--said", filters.said);
    query.happened = range_of("--happened", filters.happened);
    query.on = day_of("--on", filters.on);
    if (const auto as_of = day_of("--as-of", filters.as_of)) {
        query.said.to = query.said.to ? std::min(*query.said.to, *as_of) : *as_of;
    }
    query.text = filters.text;
    query.languages = filters.languages;
    query.outlets = filters.outlets;
    query.confidence_min = filters.confidence_min;
    query.limit = filters.limit;
    return query;
}

}  // namespace counterclaim::app
