#include "context.hpp"
#include "named_option.hpp"
#include "settings.hpp"
#include "signals.hpp"
#include "suggest.hpp"
#include "verb_tree.hpp"
#include "verbs.hpp"

#include "acquire/processor.hpp"
#include "syntax/tiles.hpp"
#include "text/iso_date.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <string>

namespace counterclaim::app {
namespace {

constexpr int k_exit_signal_base = 128;

constexpr const char* k_description =
    "Reads the news of a war and keeps the ledger of claims: who says what happened, where and "
    "when,\n"
    "in whose words; who denies it, and what was known on which day.";

constexpr const char* k_footer =
    "counterclaim VERB --help describes a verb; counterclaim help E0041 explains an error.\n"
    "Data goes to standard output, everything else to standard error.\n"
    "Settings: command line, then COUNTERCLAIM_* in the environment, then ./counterclaim.toml,\n"
    "then $XDG_CONFIG_HOME/counterclaim/config.toml.";

void add_common_options(CLI::App& app, Context& context) {
    auto& common = context.options;
    add_named<Format>(app, "--format", common.format,
                      {{"table", Format::table},
                       {"json", Format::json},
                       {"jsonl", Format::jsonl},
                       {"csv", Format::csv},
                       {"tsv", Format::tsv},
                       {"geojson", Format::geojson}},
                      "How data is written");
    app.add_flag("-q,--quiet", common.quiet, "Say nothing but errors on standard error");
    app.add_flag("-v,--verbose", common.verbose, "Say more on standard error");
    add_named<Choice>(
        app, "--color", common.color,
        {{"auto", Choice::automatic}, {"always", Choice::always}, {"never", Choice::never}},
        "Colour; NO_COLOR is heeded");
    add_named<ProgressStyle>(app, "--progress", common.progress,
                             {{"auto", ProgressStyle::automatic},
                              {"always", ProgressStyle::always},
                              {"never", ProgressStyle::never},
                              {"json", ProgressStyle::json}},
                             "Progress on standard error");
    app.add_option("--data", common.data,
                   "Folder of packs, models and places, before the installed one")
        ->type_name("DIR");
    app.add_option("--conflict", common.conflict, "Conflict profile to read with (data/conflicts)")
        ->type_name("ID");
    app.add_option("--now", common.now, "Day to take as today, for runs that can be repeated")
        ->check([](const std::string& day) {
            return text::parse_iso_moment(day) ? ""
                                               : "\"" + day + "\" is not a date like 2020-10-28";
        })
        ->type_name("DATE");
    add_number(app, "-j,--jobs", common.jobs, 0U, 1024U,
               "Threads, default one a core; output does not depend on it");
}

/// The command line was not understood: say what, what was perhaps meant, and where help is.
Error usage_error(CLI::App& app, const CLI::ParseError& error) {
    std::string help = "counterclaim";
    std::vector<std::string> options;
    const auto chain = chosen_chain(app);
    for (const auto* level : chain) {
        if (level != &app) { help += " " + level->get_name(); }
        for (const auto& name : option_names(*level)) { options.push_back("--" + name); }
    }
    help += " --help";
    const auto left = app.remaining(true);
    const auto verbs = verb_names(*chain.back());
    const bool unnamed = chain.size() > 1 && chain.back()->get_require_subcommand_min() > 0;
    if (left.empty() && unnamed) {
        std::string list;
        for (const auto& verb : verbs) { list += (list.empty() ? "" : ", ") + verb; }
        return {ErrorCode::usage, {}, "name what is wanted: " + list, help};
    }
    if (left.empty()) { return {ErrorCode::usage, {}, error.what(), help}; }
    const std::string word = left.front().substr(0, left.front().find('='));
    const bool is_option = word.size() > 1 && word.front() == '-';
    const auto near = nearest(word, is_option ? options : verbs);
    std::string what = "\"" + word + "\" was not expected here";
    if (is_option) {
        what = "there is no option " + word;
    } else if (!verbs.empty()) {
        what = "there is no verb \"" + word + "\"";
    }
    return {
        ErrorCode::usage, {}, what, near.empty() ? help : "did you mean " + near + "? See " + help};
}

int run_command(CLI::App& app, Context& context) {
    if (!context.command()) {
        context.write(app.help());
        context.flush();
        return k_exit_usage;
    }
    apply_settings(app);
    watch_signals();
    syntax::allow_tiles(acquire::ask_for_tiles());
    const int code = context.command()();
    context.flush();
    return stop_signal() != 0 ? k_exit_signal_base + stop_signal() : code;
}

int run(int argc, char** argv) {
    Context context;
    CLI::App app(k_description, "counterclaim");
    app.footer(k_footer);
    app.set_help_flag("-h,--help", "Print this help");
    app.set_version_flag("--version", "counterclaim " COUNTERCLAIM_VERSION, "Print the version");
    app.get_formatter()->column_width(32);
    app.fallthrough();
    app.require_subcommand(0, 1);  // behind a verb, the name of another is an argument like any
    add_common_options(app, context);
    add_verbs(app, context);
    try {
        app.parse(argc, argv);
        return run_command(app, context);
    } catch (const CLI::Success& asked) {
        return app.exit(asked);  // --help, --version
    } catch (const CLI::ParseError& error) {
        const Error usage = usage_error(app, error);
        context.report(usage);
        return exit_code(usage.code);
    } catch (const Failure& failure) {
        context.report(failure.error());
        return exit_code(failure.error().code);
    } catch (const std::exception& error) {
        context.report({ErrorCode::internal, {}, error.what(), {}});
        return exit_code(ErrorCode::internal);
    }
}

}  // namespace
}  // namespace counterclaim::app

int main(int argc, char** argv) { return counterclaim::app::run(argc, argv); }
