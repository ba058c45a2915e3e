#include "verbs.hpp"

#include "claim_report.hpp"
#include "named_option.hpp"
#include "ordered.hpp"
#include "reader.hpp"
#include "scored_claim.hpp"

#include "acquire/file_resources.hpp"
#include "acquire/json_record.hpp"
#include "exchange/claim_json.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace counterclaim::app {
namespace {

struct Arguments {
    std::string gold;
    std::vector<std::string> texts;
    std::string read;
    std::string language;
    std::string slot;
    std::size_t errors = 0;
    bool as_found = false;
};

/// Reads each text's record as `counterclaim read` would, into the same JSON Lines.
void read_claims(std::vector<ScoredText>& texts, Context& context) {
    const auto pipeline = load_pipeline(context);
    std::size_t at = 0;
    const std::function<std::optional<const ScoredText*>()> next =
        [&]() -> std::optional<const ScoredText*> {
        return at < texts.size() ? std::optional<const ScoredText*>(&texts[at++]) : std::nullopt;
    };
    using Lines = Expected<std::string>;
    const std::function<Lines(const ScoredText*&&)> work = [&](const ScoredText*&& text) -> Lines {
        const auto document = acquire::JsonRecords().read_one(text->record, text->id);
        if (!document) { return tl::unexpected<Error>(document.error()); }
        std::string lines;
        for (const auto& reading : pipeline.read(*document)) {
            for (const auto& claim : reading.claims) {
                lines +=
                    exchange::claim_line(exchange::record_of(reading, claim, document->address));
            }
        }
        return lines;
    };
    std::string lines;
    const std::function<bool(Lines &&)> sink = [&](Lines&& some) {
        lines += need(std::move(some));
        return true;
    };
    run_ordered<const ScoredText*, Lines>(next, work, sink, context.jobs());
    need(add_claims(texts, lines, "claims as read"));
}

int run(const Arguments& arguments, Context& context) {
    std::optional<Slot> slot;
    if (!arguments.slot.empty()) {
        slot = parse_slot(arguments.slot);
        if (!slot) {
            throw Failure({ErrorCode::usage, "--slot", "there is no slot " + arguments.slot, {}});
        }
    }
    auto texts =
        need(load_gold(arguments.gold, arguments.texts, arguments.language, arguments.as_found));
    if (arguments.read.empty()) {
        read_claims(texts, context);
    } else {
        const auto bytes = need(acquire::map_file(arguments.read));
        need(add_claims(texts, bytes.view, arguments.read));
    }
    const auto report = report_of(texts);
    const auto format = context.format_or(Format::table);
    if (format == Format::json || format == Format::jsonl) {
        context.write(report_json(report));
    } else {
        context.write(error_lines(texts, arguments.errors, slot));
        context.write(report_text(report));
    }
    return texts.empty() ? k_exit_nothing : k_exit_ok;
}

}  // namespace

void add_eval_claims(CLI::App& app, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = app.add_subcommand("claims", "Claims against texts that were annotated by hand");
    verb->add_option("GOLD_DIR", arguments->gold, "Annotations, one JSON file a text")->required();
    verb->add_option("TEXT_DIR", arguments->texts, "Folders of the texts, as JSON with id and text")
        ->required();
    verb->add_option("--read", arguments->read,
                     "Score these claims, as `counterclaim read` writes them, and read nothing")
        ->type_name("FILE");
    verb->add_option("--language", arguments->language, "Only texts in this language")
        ->type_name("CODE");
    add_number(*verb, "--errors", arguments->errors, std::size_t{0}, std::size_t{1000000},
               "List so many claims missed or read too much, with their sentences");
    verb->add_option("--slot", arguments->slot,
                     "With --errors: list matched claims whose slot is wrong (polarity, modality, "
                     "claimant, actor, target, place, date, quantities)")
        ->type_name("NAME");
    verb->add_flag("--as-found", arguments->as_found,
                   "Take the day of publication from the text, not from the annotation");
    context.on(*verb, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace counterclaim::app
