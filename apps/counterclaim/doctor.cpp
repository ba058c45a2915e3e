#include "ledger.hpp"
#include "verbs.hpp"

#include "pipeline/pipeline.hpp"
#include "store/sql.hpp"
#include "where/gazetteer.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>

#include <unistd.h>

namespace counterclaim::app {
namespace fs = std::filesystem;
namespace {

constexpr std::uintmax_t k_space_bytes_min = 256ULL << 20;
constexpr double k_gigabyte = 1e9;

/// Prints one line a check and remembers the exit code of the worst.
class Report {
public:
    explicit Report(Context& context) : m_context(context) {}

    void good(std::string_view what, std::string_view finding) { line("ok", what, finding); }
    void note(std::string_view what, std::string_view finding) { line("note", what, finding); }
    void bad(std::string_view what, std::string_view finding, int code) {
        line("FAILED", what, finding);
        m_code = std::max(m_code, code);
    }
    void bad(std::string_view what, const Error& error) {
        bad(what, to_string(error), exit_code(error.code));
    }
    [[nodiscard]] int code() const { return m_code; }

private:
    void line(std::string_view state, std::string_view what, std::string_view finding) {
        m_context.write(fmt::format("{:<7} {:<10} {}\n", state, what, finding));
    }
    Context& m_context;
    int m_code = k_exit_ok;
};

void check_data(Context& context, Report& report) {
    const auto folders = context.data_folders();
    for (const auto& folder : folders) { report.good("data", folder); }
    if (folders.empty()) {
        report.bad("data", "no data folder was found; set COUNTERCLAIM_DATA or use --data",
                   k_exit_usage);
    }
}

/// Languages with a lexicon, and whether each has its model of syntax.
void check_languages(Context& context, Report& report) {
    const auto& resources = context.resources();
    std::string with_model;
    std::string without;
    std::string last;
    for (const auto& name : resources.list("lang/")) {
        const auto slash = name.find('/', 5);
        const std::string language = slash == std::string::npos ? "" : name.substr(5, slash - 5);
        if (language.empty() || language == last) { continue; }
        last = language;
        const auto files = resources.list("lang/" + language + "/");
        const bool model = std::any_of(files.begin(), files.end(), [](const std::string& file) {
            return file.find("syntax") != std::string::npos ||
                   file.find(".model") != std::string::npos;
        });
        (model ? with_model : without) += " " + language;
    }
    report.good("languages", "with a syntax model:" + (with_model.empty() ? " none" : with_model));
    if (!without.empty()) { report.note("languages", "read without one:" + without); }
}

void check_pipeline(Context& context, Report& report) {
    pipeline::Options options;
    options.conflict = context.options.conflict;
    const auto pipeline = pipeline::Pipeline::load(context.resources(), options);
    if (pipeline) {
        report.good("packs", "every pack, model and profile loads");
    } else {
        report.bad("packs", pipeline.error());
    }
}

void check_gazetteer(Context& context, Report& report) {
    const auto gazetteer = where::Gazetteer::open(context.resources());
    if (!gazetteer) {
        report.bad("gazetteer", gazetteer.error());
        return;
    }
    const auto sound = gazetteer->verify();
    if (sound) {
        report.good("gazetteer", fmt::format("{} places", gazetteer->size()));
    } else {
        report.bad("gazetteer", sound.error());
    }
}

void check_engine(Report& report) {
    const auto engine = store::engine_report();
    report.good("sqlite", engine.version);
    const auto has = [&report](bool there, std::string_view what) {
        if (there) {
            report.good("sqlite", std::string(what) + " is there");
        } else {
            report.bad("sqlite",
                       std::string(what) + " is missing: install an SQLite that was built with it",
                       4);
        }
    };
    has(engine.full_text, "FTS5 (search in texts)");
    has(engine.boxes, "R*Tree (search on the map)");
}

/// The folder that a ledger of this name would stand in.
void check_disk(const std::string& ledger, Report& report) {
    const fs::path parent = fs::path(ledger).parent_path();
    const std::string folder = parent.empty() ? "." : parent.string();
    if (::access(folder.c_str(), W_OK) != 0) {
        report.note("disk", folder + " cannot be written: ledgers can be read there, not made");
        return;
    }
    std::error_code error;
    const auto space = fs::space(folder, error);
    const auto text = fmt::format("{:.1f} GB free in {}",
                                  static_cast<double>(space.available) / k_gigabyte, folder);
    if (!error && space.available < k_space_bytes_min) {
        report.bad("disk", text + ": too little for a ledger of any size", 4);
    } else {
        report.good("disk", text);
    }
}

void check_ledger(const std::string& path, Report& report) {
    std::error_code error;
    if (!fs::exists(path, error)) {
        report.note("ledger", path + " is not there yet");
        return;
    }
    try {
        const auto ledger = open_ledger(path, store::Access::read);
        const auto counts = need(ledger->counts());
        const auto damage = need(ledger->check());
        for (const auto& what : damage) { report.bad("ledger", path + ": " + what, 4); }
        if (damage.empty()) {
            report.good("ledger",
                        fmt::format("{} is sound: {} documents, {} claims, schema {}", path,
                                    counts.documents, counts.claims, store::schema_version()));
        }
    } catch (const Failure& failure) { report.bad("ledger", failure.error()); }
}

int run(const std::string& ledger, Context& context) {
    Report report(context);
    check_data(context, report);
    check_languages(context, report);
    check_pipeline(context, report);
    check_gazetteer(context, report);
    check_engine(report);
    check_disk(ledger, report);
    check_ledger(ledger, report);
    return report.code();
}

}  // namespace

void add_doctor(CLI::App& app, Context& context) {
    auto ledger = std::make_shared<std::string>(k_default_ledger);
    auto* verb =
        app.add_subcommand("doctor", "Check data, models, disk and ledger; says what is wrong");
    add_ledger_option(*verb, *ledger);
    context.on(*verb, [ledger, &context] { return run(*ledger, context); });
}

}  // namespace counterclaim::app
