#include "context.hpp"

#include "acquire/file_resources.hpp"
#include "text/iso_date.hpp"

#include <CLI/CLI.hpp>

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <thread>

namespace counterclaim::app {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t k_buffer_bytes = 1 << 16;
constexpr int k_default_width = 100;

/// Installed beside the program, else as built, else where `install` would put it.
std::vector<fs::path> data_roots(const std::string& first) {
    std::vector<fs::path> roots;
    if (!first.empty()) { roots.emplace_back(first); }
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    const fs::path beside = program.parent_path().parent_path() / "share" / "counterclaim";
    if (!error && fs::is_directory(beside, error)) {
        roots.push_back(beside);
        return roots;
    }
    if (fs::is_directory(COUNTERCLAIM_DATA_SOURCE, error)) {
        roots.emplace_back(COUNTERCLAIM_DATA_BUILD);
        roots.emplace_back(COUNTERCLAIM_DATA_SOURCE);
    }
    roots.emplace_back(COUNTERCLAIM_DATA_INSTALLED);
    return roots;
}

void write_all(int file, std::string_view data) {
    while (!data.empty()) {
        const auto written = ::write(file, data.data(), data.size());
        if (written < 0) {
            if (errno == EINTR) { continue; }
            throw Failure({ErrorCode::write_failed, "standard output", std::strerror(errno), {}});
        }
        data.remove_prefix(static_cast<std::size_t>(written));
    }
}

bool use_color(Choice choice, int file) {
    if (choice != Choice::automatic) { return choice == Choice::always; }
    const auto set = [](const char* name) {
        const char* value = std::getenv(name);
        return value != nullptr && *value != '\0';
    };
    if (set("NO_COLOR")) { return false; }
    if (set("CLICOLOR_FORCE")) { return true; }
    return ::isatty(file) == 1;
}

void to_stderr(std::string_view line) {
    std::string text(line);
    text += '\n';
    std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace

Context::Context() = default;

Context::~Context() = default;

void Context::on(CLI::App& verb, std::function<int()> run) {
    verb.footer("Common options (--format, --jobs, --quiet, --data ...): counterclaim --help");
    // A verb with sub-verbs ("ask contradictions") is called after the one chosen: that one stands.
    verb.callback([this, &verb, run = std::move(run)] {
        if (verb.get_subcommands().empty()) { m_command = run; }
    });
}

const Resources& Context::resources() {
    if (!m_resources) {
        m_resources = std::make_unique<acquire::FileResources>(data_roots(options.data));
    }
    return *m_resources;
}

std::vector<std::string> Context::data_folders() {
    std::vector<std::string> folders;
    const acquire::FileResources existing(data_roots(options.data));
    for (const auto& root : existing.roots()) { folders.push_back(root.string()); }
    return folders;
}

unsigned Context::jobs() const {
    const unsigned wanted = options.jobs == 0 ? std::thread::hardware_concurrency() : options.jobs;
    return std::max(1U, wanted);
}

Date Context::today() const {
    if (const auto day = text::parse_iso_moment(options.now)) { return day->day; }
    return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

void Context::write(std::string_view data) {
    m_buffer += data;
    if (m_buffer.size() >= k_buffer_bytes) { flush(); }
}

void Context::flush() {
    const std::string data = std::move(m_buffer);
    m_buffer.clear();
    write_all(STDOUT_FILENO, data);
}

void Context::say(std::string_view line) const {
    if (!options.quiet) { to_stderr(line); }
}

void Context::warn(std::string_view line) const {
    if (options.quiet) { return; }
    to_stderr((color_err() ? "\033[33mwarning:\033[0m " : "warning: ") + std::string(line));
}

void Context::detail(std::string_view line) const {
    if (options.verbose > 0) { to_stderr(line); }
}

void Context::report(const Error& error) const {
    std::string line = to_string(error);
    constexpr std::string_view k_head = "error";
    if (color_err() && line.starts_with(k_head)) {
        line = "\033[31merror\033[0m" + line.substr(k_head.size());
    }
    to_stderr(line);
}

bool Context::color_out() const { return use_color(options.color, STDOUT_FILENO); }
bool Context::color_err() const { return use_color(options.color, STDERR_FILENO); }

int Context::width() const {
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) { return size.ws_col; }
    return k_default_width;
}

Format Context::format_or(Format fallback) const {
    return options.format == Format::automatic ? fallback : options.format;
}

}  // namespace counterclaim::app
