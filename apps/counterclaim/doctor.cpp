#include "verbs.hpp"

#include "pipeline/pipeline.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <filesystem>
#include <string>
#include <string_view>

namespace counterclaim::app {
namespace {

/// Prints one line a check and remembers whether all went well.
class Report {
public:
    explicit Report(Context& context) : m_context(context) {}

    void good(std::string_view what, std::string_view finding) { line("ok     ", what, finding); }
    void bad(std::string_view what, std::string_view finding) {
        line("FAILED ", what, finding);
        m_failed = true;
    }
    void note(std::string_view what, std::string_view finding) { line("note   ", what, finding); }
    [[nodiscard]] bool failed() const { return m_failed; }

private:
    void line(std::string_view state, std::string_view what, std::string_view finding) {
        m_context.write(fmt::format("{}{:<12} {}\n", state, what, finding));
    }
    Context& m_context;
    bool m_failed = false;
};

void check_data(Context& context, Report& report) {
    const auto folders = context.data_folders();
    if (folders.empty()) {
        report.bad("data", "no data folder was found; set COUNTERCLAIM_DATA or use --data");
        return;
    }
    for (const auto& folder : folders) { report.good("data", folder); }
}

void check_pipeline(Context& context, Report& report) {
    const auto pipeline = pipeline::Pipeline::load(context.resources());
    if (pipeline) {
        report.good("packs", "languages, places, actors and profiles load");
    } else {
        report.bad("packs", to_string(pipeline.error()));
    }
}

int run(Context& context) {
    Report report(context);
    check_data(context, report);
    check_pipeline(context, report);
    return report.failed() ? k_exit_usage : k_exit_ok;
}

}  // namespace

void add_doctor(CLI::App& app, Context& context) {
    auto* verb = app.add_subcommand("doctor", "Check that the program has all it needs");
    context.on(*verb, [&context] { return run(context); });
}

}  // namespace counterclaim::app
