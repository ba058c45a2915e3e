#include "verbs.hpp"

#include "choice_fit.hpp"
#include "claim_scores.hpp"
#include "fit_options.hpp"
#include "reader.hpp"
#include "scored_claim.hpp"

#include "acquire/json_record.hpp"
#include "claim/choice.hpp"
#include "exchange/claim_json.hpp"
#include "exchange/json_writer.hpp"
#include "text/iso_date.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <array>
#include <chrono>
#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace counterclaim::app {
namespace {

struct Arguments : FitArguments {
    /// Annotations that leave out what context tells of where and when.
    std::vector<std::string> parties;
};

Slot scored_slot(claim::ChoiceSlot slot) {
    switch (slot) {
        case claim::ChoiceSlot::place:
            return Slot::place;
        case claim::ChoiceSlot::time:
            return Slot::date;
        case claim::ChoiceSlot::actor:
            return Slot::actor;
        case claim::ChoiceSlot::target:
            return Slot::target;
    }
    return Slot::place;
}

/// The choices of one slot. `counts` says of each option whether the scorer would count it at all:
/// where the annotator and the option leave the slot open it does not.
struct SlotCases {
    std::vector<ChoiceCase> cases;
    std::vector<std::vector<char>> counts;
    std::vector<std::size_t> as_read;  ///< the option that the claim as read has
    std::vector<std::size_t> by_rule;  ///< the option of the cue "rule"
};
using Cases = std::array<SlotCases, claim::k_choice_slot_count>;

std::vector<std::pair<std::string, double>> cues_of(const claim::Choice& choice,
                                                    const claim::ChoiceOption& option) {
    std::vector<std::pair<std::string, double>> cues;
    for (const auto& [cue, value] : option.cues) {
        cues.emplace_back(cue, value);
        if (!choice.crosses(cue)) { continue; }
        for (const auto trait : choice.traits) {
            cues.emplace_back(fmt::format("{}@{}", cue, trait), value);
        }
    }
    return cues;
}

bool same_slot(claim::ChoiceSlot slot, const Claim& a, const Claim& b) {
    switch (slot) {
        case claim::ChoiceSlot::place:
            return a.places == b.places;
        case claim::ChoiceSlot::time:
            return a.time.interval == b.time.interval;
        case claim::ChoiceSlot::actor:
            return a.actor == b.actor;
        case claim::ChoiceSlot::target:
            return a.target == b.target;
    }
    return false;
}

/// An answer many times as wide as the annotator's touches it and says little: the scorer counts
/// it, and no weight may be learnt from it.
bool is_far_wider(const ScoredClaim& gold, const ScoredClaim& filled) {
    constexpr std::chrono::days k_wide{14};
    constexpr int k_times = 4;
    const auto length = [](const ScoredClaim& claim) -> std::optional<std::chrono::days> {
        const auto from = text::parse_iso_date(claim.from);
        const auto to = text::parse_iso_date(claim.to);
        if (!from || !to) { return std::nullopt; }
        return *to - *from + std::chrono::days{1};
    };
    const auto wanted = length(gold);
    const auto found = length(filled);
    return wanted && found && *found > k_wide && *found > k_times * *wanted;
}

/// The text that choices come from.
struct Group {
    std::size_t index;
    bool parties_only;  ///< its annotation says who, but not where and when the context tells
};

/// What a choice in a text of `Arguments::parties` counts for against one in a text of others.
constexpr double k_parties_weight = 0.5;

void add_record(const claim::ChoiceRecord& record, const Claim& read, const ScoredClaim& gold,
                const std::vector<ScoredClaim>& filled, std::size_t first, const Group& group,
                SlotCases& into) {
    const auto slot = scored_slot(record.choice.slot);
    auto& one = into.cases.emplace_back();
    auto& counts = into.counts.emplace_back();
    one.group = group.index;
    one.weight = group.parties_only ? k_parties_weight : 1;
    into.as_read.push_back(0);
    into.by_rule.push_back(0);
    for (std::size_t i = 0; i < record.choice.options.size(); ++i) {
        const auto& option = record.choice.options[i];
        const auto verdict = agrees(slot, gold, filled[first + i]);
        one.options.push_back(cues_of(record.choice, option));
        const bool wide = slot == Slot::date && is_far_wider(gold, filled[first + i]);
        one.right.push_back(verdict.value_or(true) && !wide ? 1 : 0);
        counts.push_back(verdict ? 1 : 0);
        if (option.has("rule")) { into.by_rule.back() = i; }
        if (same_slot(record.choice.slot, record.filled[i], read)) { into.as_read.back() = i; }
    }
}

bool is_party(claim::ChoiceSlot slot) {
    return slot != claim::ChoiceSlot::place && slot != claim::ChoiceSlot::time;
}

void add_text(ScoredText& text, const Group& group, const pipeline::Pipeline& pipeline,
              std::vector<claim::ChoiceRecord>& records, Cases& into) {
    const auto document = need(acquire::JsonRecords().read_one(text.record, text.id));
    records.clear();
    const auto readings = pipeline.read(document);
    std::string lines;
    std::vector<Claim> claims;
    std::string options;
    std::vector<std::size_t> firsts(records.size());
    std::size_t written = 0;
    for (const auto& reading : readings) {
        for (const auto& claim : reading.claims) {
            lines += exchange::claim_line(exchange::record_of(reading, claim, document.address));
            claims.push_back(claim);
        }
        for (std::size_t r = 0; r < records.size(); ++r) {
            const auto& filled = records[r].filled;
            if (filled.empty() || filled.front().article != reading.article.id) { continue; }
            firsts[r] = written;
            for (const auto& claim : filled) {
                options +=
                    exchange::claim_line(exchange::record_of(reading, claim, document.address));
                ++written;
            }
        }
    }
    std::vector<ScoredText> as_read{text};
    std::vector<ScoredText> filled{std::move(text)};
    need(add_claims(as_read, lines, "claims as read"));
    need(add_claims(filled, options, "claims by option"));
    for (const auto& [gold, read] : match_claims(as_read.front(), true)) {
        const auto& claim = claims[read];
        for (std::size_t r = 0; r < records.size(); ++r) {
            const auto& record = records[r];
            if (record.filled.empty() || record.filled.front().article != claim.article ||
                record.filled.front().trigger != claim.trigger ||
                record.filled.front().rule != claim.rule ||
                (group.parties_only && !is_party(record.choice.slot))) {
                continue;
            }
            auto& slot = into[static_cast<std::size_t>(record.choice.slot)];
            add_record(record, claim, as_read.front().gold[gold], filled.front().read, firsts[r],
                       group, slot);
        }
    }
}

/// The accuracy of a slot as the scorer counts it.
double accuracy(const SlotCases& slot, const std::vector<std::size_t>& found) {
    std::size_t right = 0;
    std::size_t all = 0;
    for (std::size_t i = 0; i < slot.cases.size(); ++i) {
        if (slot.counts[i][found[i]] == 0) { continue; }
        ++all;
        right += slot.cases[i].right[found[i]] != 0 ? 1 : 0;
    }
    return all == 0 ? 0 : static_cast<double>(right) / static_cast<double>(all);
}

double attainable(const SlotCases& slot) {
    std::vector<std::size_t> best;
    for (const auto& one : slot.cases) {
        std::size_t found = 0;
        for (std::size_t i = 0; i < one.right.size(); ++i) {
            if (one.right[i] != 0) { found = i; }
        }
        best.push_back(found);
    }
    return accuracy(slot, best);
}

/// Parties move by less than 0.01 between 2 and 8 once our own articles teach them too, places
/// between 4 and 12. Days have many traits, and each alone says little: 3 with 15 or 1 with 30 does
/// as well.
ChoicePenalty penalty_of(claim::ChoiceSlot slot) {
    if (slot == claim::ChoiceSlot::time) { return {1, 15}; }
    if (is_party(slot)) { return {2, 2}; }
    return {7, 7};
}

std::string weights_text(const std::map<std::string, std::string>& lines) {
    std::string out =
        "# What the cues of an option weigh when a slot is chosen. Fitted; see README.md.\n"
        "slot\tcue\tweight\n";
    for (const auto& [key, weight] : lines) { out += key + "\t" + weight + "\n"; }
    return out;
}

void keep_weights(claim::ChoiceSlot slot, const SlotCases& cases,
                  std::map<std::string, std::string>& lines) {
    std::vector<const ChoiceCase*> all;
    for (const auto& one : cases.cases) { all.push_back(&one); }
    constexpr double k_hundred = 100;
    constexpr double k_least = 0.04;  // smaller weights change nothing measurable
    for (const auto& [cue, weight] : fit_choices(all, penalty_of(slot))) {
        const double rounded = std::round(weight * k_hundred) / k_hundred;
        if (std::abs(rounded) >= k_least) {
            lines[fmt::format("{}\t{}", claim::to_string(slot), cue)] =
                exchange::number_text(rounded);
        }
    }
}

struct Row {
    std::string_view slot;
    std::size_t claims = 0;
    double rule = 0, as_read = 0, held_out = 0, attainable = 0;
};

std::string table_of(const std::vector<Row>& rows) {
    std::string out = fmt::format("{:<10}{:>8}{:>8}{:>10}{:>10}{:>12}\n", "slot", "claims", "rules",
                                  "as read", "held out", "attainable");
    for (const auto& row : rows) {
        out += fmt::format("{:<10}{:>8}{:>8.3f}{:>10.3f}{:>10.3f}{:>12.3f}\n", row.slot, row.claims,
                           row.rule, row.as_read, row.held_out, row.attainable);
    }
    return out;
}

std::string json_of(const std::vector<Row>& rows) {
    std::string out;
    exchange::JsonWriter json(out);
    json.begin_object();
    for (const auto& row : rows) {
        json.key(row.slot).begin_object().key("claims").value(std::uint64_t{row.claims});
        json.key("rules").value(row.rule).key("as_read").value(row.as_read);
        json.key("held_out").value(row.held_out).key("attainable").value(row.attainable);
        json.end_object();
    }
    json.end_object();
    return out + "\n";
}

int run(const Arguments& arguments, Context& context) {
    std::vector<claim::ChoiceRecord> records;
    pipeline::Options options;
    options.on_choices = [&](const std::vector<claim::ChoiceRecord>& made) {
        records.insert(records.end(), made.begin(), made.end());
    };
    const auto pipeline = load_pipeline(context, std::move(options));
    Cases cases;
    std::size_t group = 0;
    const auto add = [&](const std::vector<std::string>& folders, bool parties_only) {
        for (const auto& folder : folders) {
            for (auto& text : need(load_gold(folder, arguments.texts, {}, false))) {
                add_text(text, {group++, parties_only}, pipeline, records, cases);
            }
        }
    };
    add(arguments.gold, false);
    add(arguments.parties, true);
    std::vector<Row> rows;
    std::map<std::string, std::string> lines;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const auto& slot = cases[i];
        if (slot.cases.empty()) { continue; }
        const auto kind = static_cast<claim::ChoiceSlot>(i);
        const auto held_out = cross_choose(slot.cases, arguments.folds, penalty_of(kind));
        rows.push_back({claim::to_string(kind), slot.cases.size(), accuracy(slot, slot.by_rule),
                        accuracy(slot, slot.as_read), accuracy(slot, held_out), attainable(slot)});
        if (!arguments.fit.empty()) { keep_weights(kind, slot, lines); }
    }
    const auto format = context.format_or(Format::table);
    const bool json = format == Format::json || format == Format::jsonl;
    context.write(json ? json_of(rows) : fmt::format("{} texts\n{}", group, table_of(rows)));
    if (!arguments.fit.empty()) { write_file(arguments.fit, weights_text(lines)); }
    return rows.empty() ? k_exit_nothing : k_exit_ok;
}

}  // namespace

void add_eval_choices(CLI::App& app, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = app.add_subcommand(
        "choices", "How well slots are chosen that the grammar alone does not decide");
    add_fit_options(*verb, *arguments);
    verb->add_option("--parties", arguments->parties,
                     "Annotations that say who, but not where and when the context tells")
        ->type_name("FOLDER");
    context.on(*verb, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace counterclaim::app
