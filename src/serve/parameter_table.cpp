#include "serve/parameters.hpp"

#include "text/table.hpp"

#include <algorithm>

namespace counterclaim::serve {
namespace {

constexpr std::string_view k_kinds =
    "killed|wounded|missing|captured|displaced|destroyed|sent|places-taken|other|copy|altered|"
    "revision|template";
constexpr std::string_view k_states =
    "unknown|claimed|uncontested|observed|conceded|contested|due|done|late|postponed|disputed";

// Groups that many resources share.
constexpr std::string_view k_claim_filters =
    "place box party claimant actor target side type polarity modality said happened from to on q "
    "language outlet source min_confidence event article status missing";
constexpr std::string_view k_view = "as_of conflict";
constexpr std::string_view k_page = "limit cursor format count";
constexpr std::string_view k_entry = "place box from to on";

}  // namespace

const std::vector<ParameterSpec>& parameter_table() {
    static const std::vector<ParameterSpec> table{
        {"action", Takes::choice, false,
         "accept|reject|retype|replace|redate|merge|split|defer|note|undo", "What was decided"},
        {"actor", Takes::text, true, {}, "Who is said to have done it"},
        {"article", Takes::text, false, {}, "Key of an article"},
        {"as_of", Takes::day, false, {}, "Only what had been said by that day"},
        {"at", Takes::day, false, {}, "Last day shown on the map"},
        {"author", Takes::text, false, {}, "Who decided"},
        {"box", Takes::box, false, {}, "SOUTH,WEST,NORTH,EAST in degrees"},
        {"by", Takes::choice, false, "said|day", "Which day counts"},
        {"claim", Takes::text, false, {}, "Id of a claim"},
        {"claimant", Takes::text, true, {}, "Who says so"},
        {"class", Takes::choice, false, "civilian|military|mixed", "Class of persons"},
        {"conflict", Takes::text, false, {}, "Id of a conflict profile"},
        {"contested", Takes::choice, false, "true|false", "Claims contradict one another"},
        {"count", Takes::choice, false, "none|capped|exact", "Count the matches"},
        {"cursor", Takes::text, false, {}, "Where the page before ended"},
        {"event", Takes::text, false, {}, "Id of an event"},
        {"format", Takes::choice, false, "json|jsonl|csv|geojson|atom", "Form of the answer"},
        {"from", Takes::day, false, {}, "First day of the time window"},
        {"grain", Takes::choice, false, "day|month", "Length of a step"},
        {"happened", Takes::days, false, {}, "Days on which it is said to have happened"},
        {"in", Takes::choice, false, "claims|articles|events", "What is looked for"},
        {"kind", Takes::choice, true, k_kinds, "Kind of loss, or of copy"},
        {"language", Takes::text, true, {}, "Language of the article, ISO 639-1"},
        {"layer", Takes::choice, true, "control|events", "What the map shows"},
        {"limit", Takes::number, false, "1|1000", "Rows of a page"},
        {"min_confidence", Takes::share, false, {}, "Least confidence"},
        {"missing", Takes::choice, false, "place|time|said", "What a claim lacks"},
        {"modality", Takes::choice, false, "actual|future|demanded|possible", "Modality"},
        {"name", Takes::text, false, {}, "Name of a place"},
        {"on", Takes::day, false, {}, "About one day"},
        {"outlet", Takes::text, true, {}, "Outlet that printed it"},
        {"party", Takes::text, true, {}, "Somebody in any role"},
        {"place", Takes::text, true, {}, "Place, by id or by a name in any spelling"},
        {"polarity", Takes::choice, false, "affirmed|denied", "Polarity"},
        {"q", Takes::text, false, {}, "Words, \"a phrase\", begin*"},
        {"queue", Takes::choice, false, "low|merge|split|place|date|figure", "Queue of the review"},
        {"said", Takes::days, false, {}, "Days on which it was said"},
        {"side", Takes::text, true, {}, "Side of the conflict, or observer, third-party, outlet"},
        {"since", Takes::text, false, {}, "Generation known already"},
        {"sort", Takes::choice, false, "newest|oldest|best", "Order"},
        {"source", Takes::text, true, {}, "Id of a source"},
        {"span", Takes::number, false, "1|36600", "Days up to the last shown on the map"},
        {"state", Takes::choice, false, k_states, "State of an entry"},
        {"status", Takes::choice, false, "machine|accepted|changed|rejected",
         "What reviewers decided"},
        {"target", Takes::text, true, {}, "Who is said to have undergone it"},
        {"to", Takes::day, false, {}, "Last day of the time window"},
        {"type", Takes::claim_type, true, {}, "Claim type"},
        {"view", Takes::choice, false, "series|events|checks", "Which list of casualties"},
        {"zoom", Takes::number, false, "0|22", "Zoom of the map, as web maps count"},
    };
    return table;
}

const std::vector<ResourceSpec>& resource_table() {
    static const std::vector<ResourceSpec> table{
        {"/claims", "get", "[claims] [view] [page] sort", "[Claim]", "Claims, newest first", true},
        {"/claims/{id}", "get", "[view]", "Claim", "One claim with its reasons and relations"},
        {"/events", "get", "[entry] [view] [page] type side contested missing", "[Event]",
         "Events, newest first", true},
        {"/events/{id}", "get", "[view]", "Event", "One event with its claims side by side"},
        {"/places", "get", "[entry] [view] [page] side state q", "[Place]",
         "Places that claims name, most claims first", true},
        {"/places/{id}", "get", "[view]", "Place", "One place: who says they hold it, and when"},
        {"/control", "get", "[entry] [view] [page] side state", "[Control]",
         "Who is said to hold a place, from when to when", true},
        {"/casualties", "get", "[entry] [view] [page] side kind class claimant event view",
         "[Casualty]", "Tolls by claimant, never added up", true},
        {"/ceasefires", "get", "[entry] [view] [page] side", "[Ceasefire]",
         "Truces and the acts said to break them", true},
        {"/commitments", "get", "[entry] [view] [page] side state type", "[Commitment]",
         "What is owed by when, and whether it was done", true},
        {"/articles", "get", "from to on source language q [view] [page]", "[Article]",
         "Articles, newest first", true},
        {"/articles/{key}", "get", "[view]", "Article", "One article: text, claims, copies"},
        {"/articles/{key}/document", "get", "", "", "The bytes as acquired, as an attachment"},
        {"/sources", "get", "language q [view] [page]", "[Source]", "Outlets", true},
        {"/sources/{id}", "get", "[view]", "Source", "One outlet: copies, sides, agreement"},
        {"/copies", "get", "from to on article source kind [view] [page]", "[Copy]",
         "Which text was taken from which", true},
        {"/changes", "get", "since [page]", "[Change]",
         "Generations since the server started; a stream of events if asked for", true},
        {"/search", "get", "[claims] [view] [page] sort in", "[Claim]",
         "Claims that hold words, with the variants looked for", true},
        {"/facets", "get", "[claims] [view]", "Facets", "Counts under the filters of claims"},
        {"/timeline", "get", "[claims] [view] by grain", "[Bar]", "Claims a day and side"},
        {"/map", "get", "[claims] [view] at span zoom layer format", "Map",
         "Places or cells with their claims, at most 1,500"},
        {"/overview", "get", "[view]", "Overview", "What the first page shows"},
        {"/conflicts", "get", "", "[Conflict]", "Conflict profiles"},
        {"/types", "get", "[view]", "[Type]", "Claim types with their counts"},
        {"/gazetteer", "get", "name", "[PlaceRef]", "Places of a name, for the review"},
        {"/session", "get", "", "Session", "Who one is"},
        {"/session", "post", "", "Session", "Sign in with a token"},
        {"/session", "delete", "", "Session", "Sign out"},
        {"/review", "get", "queue [page]", "[ReviewItem]", "What a person should look at", true},
        {"/review/decisions", "get", "claim event author action [page]", "[Decision]",
         "The audit log, newest first", true},
        {"/review/decisions", "post", "", "Decision", "Decide"},
        {"/openapi.json", "get", "", "", "This description"},
    };
    return table;
}

std::vector<std::string_view> parameters_of(const ResourceSpec& resource) {
    std::vector<std::string_view> names;
    for (const auto word : text::split(resource.parameters, ' ')) {
        std::string_view group;
        if (word == "[claims]") { group = k_claim_filters; }
        if (word == "[view]") { group = k_view; }
        if (word == "[page]") { group = k_page; }
        if (word == "[entry]") { group = k_entry; }
        if (group.empty()) {
            names.push_back(word);
            continue;
        }
        for (const auto name : text::split(group, ' ')) { names.push_back(name); }
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

const ParameterSpec* find_parameter(std::string_view name) {
    const auto& table = parameter_table();
    const auto found = std::lower_bound(
        table.begin(), table.end(), name,
        [](const ParameterSpec& row, std::string_view wanted) { return row.name < wanted; });
    return found != table.end() && found->name == name ? &*found : nullptr;
}

}  // namespace counterclaim::serve
