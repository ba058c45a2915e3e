#include "verbs.hpp"

#include "claim_writer.hpp"
#include "filters.hpp"
#include "ledger.hpp"
#include "output_file.hpp"
#include "signals.hpp"

#include "exchange/article_json.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace counterclaim::app {
namespace {

struct Arguments {
    std::string ledger = k_default_ledger;
    Filters filters;
    std::string output;
    bool force = false;
    bool articles = false;
};

/// The form asked for, else the one that the name of the file ends on, else JSON Lines.
Format form_of(const Arguments& arguments, const Context& context) {
    constexpr std::array<std::pair<std::string_view, Format>, 6> k_endings{
        {{".csv", Format::csv},
         {".tsv", Format::tsv},
         {".json", Format::json},
         {".jsonl", Format::jsonl},
         {".ndjson", Format::jsonl},
         {".geojson", Format::geojson}}};
    Format fallback = Format::jsonl;
    for (const auto& [ending, format] : k_endings) {
        if (std::string_view(arguments.output).ends_with(ending)) { fallback = format; }
    }
    const Format format = context.format_or(fallback);
    if (format == Format::table) {
        throw Failure({ErrorCode::usage,
                       {},
                       "a table for eyes is no export",
                       "--format csv, jsonl, json, tsv, geojson"});
    }
    return format;
}

std::size_t export_claims(const Arguments& arguments, store::Store& ledger, OutputFile& file,
                          Context& context) {
    ClaimWriter writer(form_of(arguments, context),
                       [&](std::string_view data) { file.write(data); });
    writer.begin();
    need(ledger.each_claim(query_of(arguments.filters, context), [&](ClaimRecord&& record) {
        writer.write(record);
        return stop_signal() == 0;
    }));
    writer.end();
    return writer.count();
}

std::size_t export_articles(const Arguments& arguments, store::Store& ledger, OutputFile& file,
                            Context& context) {
    if (form_of(arguments, context) != Format::jsonl) {
        throw Failure(
            {ErrorCode::usage, {}, "articles are exported as JSON Lines only", "--format jsonl"});
    }
    std::size_t count = 0;
    need(ledger.each_article([&](const ArticleInfo& info, const Article& article) {
        file.write(exchange::article_line(info, article));
        ++count;
        return stop_signal() == 0;
    }));
    return count;
}

int run(const Arguments& arguments, Context& context) {
    const auto ledger = open_ledger(arguments.ledger, store::Access::read);
    OutputFile file(context, arguments.output, arguments.force);
    const auto count = arguments.articles ? export_articles(arguments, *ledger, file, context)
                                          : export_claims(arguments, *ledger, file, context);
    if (stop_signal() == 0) { file.commit(); }
    if (!arguments.output.empty() && arguments.output != "-") {
        context.say(fmt::format("{} {} written to {}", count,
                                arguments.articles ? "articles" : "claims", arguments.output));
    }
    return count == 0 ? k_exit_nothing : k_exit_ok;
}

}  // namespace

void add_export(CLI::App& app, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb =
        app.add_subcommand("export", "Write claims as CSV, TSV, JSON, JSON Lines or GeoJSON");
    add_ledger_option(*verb, arguments->ledger);
    verb->add_option("-o,--output", arguments->output,
                     "Where to; its ending gives the form (default: standard output)")
        ->type_name("FILE");
    verb->add_flag("--force", arguments->force, "Replace FILE if it is there");
    verb->add_flag("--articles", arguments->articles,
                   "Write the articles with their texts, not the claims");
    add_filter_options(*verb, arguments->filters);
    context.on(*verb, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace counterclaim::app
