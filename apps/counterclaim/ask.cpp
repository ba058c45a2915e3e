#include "ask.hpp"

#include "ask_summary.hpp"

#include "claim_writer.hpp"
#include "suggest.hpp"
#include "verbs.hpp"

#include "exchange/claim_json.hpp"
#include "exchange/claim_text.hpp"
#include "who/conflicts.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace counterclaim::app {
namespace {

// Sub-verbs: what is worked out from many claims. Each is a file ask_<name>.cpp.
constexpr std::array<AddAsk, 7> k_questions{
    add_ask_casualties, add_ask_ceasefires, add_ask_commitments, add_ask_contradictions,
    add_ask_control,    add_ask_copies,     add_ask_events};

/// Claims grouped by who says so: the parties in the order of the alphabet, then observers, then
/// outlets.
using Sides = std::map<std::pair<int, std::string>, std::vector<ClaimRecord>>;

/// The side of the profile that a party is on, else the party itself.
std::string side_name(const std::string& party, const ConflictProfile& profile) {
    for (const auto& side : profile.sides) {
        if (std::find(side.parties.begin(), side.parties.end(), party) != side.parties.end()) {
            return side.name;
        }
    }
    return party;
}

std::pair<int, std::string> side_of(const ClaimRecord& record, const ConflictProfile& profile) {
    const auto& claimant = record.claim.claimant;
    if (!claimant.party.empty()) { return {0, side_name(claimant.party.front(), profile)}; }
    if (claimant.role == Role::outlet) { return {2, "Outlets in their own voice"}; }
    return {1, "Others"};
}

/// The profile named with --conflict; without one every party stands for itself.
ConflictProfile profile_of(Context& context) {
    if (context.options.conflict.empty()) { return {}; }
    const auto conflicts = need(who::Conflicts::load(context.resources()));
    const auto* profile = conflicts.find(context.options.conflict);
    if (profile == nullptr) {
        std::vector<std::string> ids;
        for (const auto& known : conflicts.profiles()) { ids.push_back(known.id); }
        const auto near = nearest(context.options.conflict, ids);
        throw Failure(
            {ErrorCode::usage,
             {},
             "there is no conflict profile \"" + context.options.conflict + "\"",
             near.empty() ? "a name of a file in data/conflicts" : "did you mean " + near + "?"});
    }
    return *profile;
}

std::string question_text(const Filters& filters) {
    std::string places;
    for (const auto& place : filters.places) { places += (places.empty() ? "" : ", ") + place; }
    std::string line = "What is said";
    if (!places.empty()) { line += " about " + places; }
    line += " on " + filters.on;
    if (!filters.as_of.empty()) { line += ", as far as was known on " + filters.as_of; }
    return line;
}

void write_sides_for_eyes(const Sides& sides, const Filters& filters, Context& context) {
    const bool color = context.color_out();
    const auto width = static_cast<std::size_t>(context.width());
    context.write(question_text(filters) + "\n");
    for (const auto& [side, claims] : sides) {
        context.write(
            fmt::format("\n{}{}{}\n", color ? "\033[1m" : "", side.second, color ? "\033[0m" : ""));
        for (const auto& record : claims) {
            context.write(exchange::claim_paragraph(record, width, color));
        }
    }
}

void write_sides_as_json(const Sides& sides, const Filters& filters, Context& context) {
    std::string text;
    exchange::JsonWriter json(text);
    json.begin_object().key("places").value(filters.places).key("on").value(filters.on);
    json.key("as_of").text_or_null(filters.as_of).key("sides").begin_array();
    for (const auto& [side, claims] : sides) {
        json.begin_object().key("side").value(side.second).key("claims").begin_array();
        for (const auto& record : claims) { exchange::write_claim(json, record); }
        json.end_array().end_object();
    }
    json.end_array().end_object();
    context.write(text + "\n");
}

/// --on: what each side says about a day, side by side.
int answer_by_side(const AskOptions& options, store::Store& ledger, const store::ClaimQuery& query,
                   Context& context) {
    Sides sides;
    const auto profile = profile_of(context);
    need(ledger.each_claim(query, [&](ClaimRecord&& record) {
        sides[side_of(record, profile)].push_back(std::move(record));
        return true;
    }));
    if (sides.empty()) { context.say("no claim of the ledger answers this"); }
    if (context.format_or(Format::table) == Format::json) {
        write_sides_as_json(sides, options.filters, context);
    } else if (!sides.empty()) {
        write_sides_for_eyes(sides, options.filters, context);
    }
    return sides.empty() ? k_exit_nothing : k_exit_ok;
}

int run(const AskOptions& options, Context& context) {
    const Format wanted = context.format_or(Format::table);
    if (asks_for_nothing(options.filters) && (wanted == Format::table || wanted == Format::json)) {
        return answer_summary(options, context);
    }
    const auto query = query_of(options.filters, context);
    const auto ledger = open_ledger(options.ledger, store::Access::read);
    const Format format = context.format_or(Format::table);
    if (query.on && (format == Format::table || format == Format::json)) {
        return answer_by_side(options, *ledger, query, context);
    }
    ClaimWriter writer(format, [&](std::string_view data) { context.write(data); });
    writer.set_terminal(context.width(), context.color_out());
    writer.begin();
    need(ledger->each_claim(query, [&](ClaimRecord&& record) {
        writer.write(record);
        return true;
    }));
    writer.end();
    if (writer.count() == 0) { context.say("no claim of the ledger answers this"); }
    return writer.count() == 0 ? k_exit_nothing : k_exit_ok;
}

}  // namespace

void add_ask(CLI::App& app, Context& context) {
    auto options = std::make_shared<AskOptions>();
    auto* verb =
        app.add_subcommand("ask", "Ask a ledger: who says what about a place, a party, a day");
    add_ledger_option(*verb, options->ledger);
    add_filter_options(*verb, options->filters);
    for (const auto add : k_questions) { add(*verb, context, options); }
    context.on(*verb, [options, &context] { return run(*options, context); });
}

}  // namespace counterclaim::app
