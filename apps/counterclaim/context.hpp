#pragma once

#include <counterclaim/date.hpp>
#include <counterclaim/error.hpp>
#include <counterclaim/resources.hpp>

#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace CLI {
class App;
}

namespace counterclaim::app {

/// Exit codes that no error of the table carries; docs/reference/exit-codes.md lists all.
inline constexpr int k_exit_ok = 0;
inline constexpr int k_exit_nothing = 1;  ///< nothing found, or the two sides differ
inline constexpr int k_exit_usage = 2;
inline constexpr int k_exit_some_failed = 3;  ///< some inputs failed, the others went through
inline constexpr int k_exit_too_many = 126;   ///< more inputs failed than --max-error-ratio allows

enum class Format : std::uint8_t { automatic, table, json, jsonl, csv, tsv, geojson };
enum class Choice : std::uint8_t { automatic, always, never };
enum class ProgressStyle : std::uint8_t { automatic, always, never, json };

/// What every verb understands. `counterclaim --help` describes them.
struct CommonOptions {
    Format format = Format::automatic;
    bool quiet = false;
    int verbose = 0;
    Choice color = Choice::automatic;
    ProgressStyle progress = ProgressStyle::automatic;
    std::string data;  ///< a folder looked in before all others
    std::string
        conflict;       ///< id of the conflict profile to read with; empty: chosen for each article
    std::string now;    ///< the day to take as today, ISO 8601
    unsigned jobs = 0;  ///< threads; 0: one a core
};

/// Ends a command; caught once, in main, which prints it and exits with its code.
class Failure final : public std::exception {
public:
    explicit Failure(Error error) : m_error(std::move(error)) {}
    [[nodiscard]] const Error& error() const { return m_error; }
    [[nodiscard]] const char* what() const noexcept override { return m_error.what.c_str(); }

private:
    Error m_error;
};

/// The value, or the end of the command.
template <typename Value>
[[nodiscard]] Value need(Expected<Value>&& expected) {
    if (!expected) { throw Failure(std::move(expected.error())); }
    return std::move(*expected);
}
inline void need(Expected<void>&& expected) {
    if (!expected) { throw Failure(std::move(expected.error())); }
}

/// What a verb gets from the program: the common options, the data files, where to write and to
/// whom to speak.
class Context {
public:
    Context();
    ~Context();
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    CommonOptions options;

    /// Sets what runs once the command line has been read; `run` returns the exit code.
    void on(CLI::App& verb, std::function<int()> run);
    /// The verb that was named, empty if none was.
    [[nodiscard]] const std::function<int()>& command() const { return m_command; }

    /// Packs, models and places: --data, COUNTERCLAIM_DATA, then where the program was installed or
    /// built.
    [[nodiscard]] const Resources& resources();
    /// The folders that `resources` looks in, for `doctor`.
    [[nodiscard]] std::vector<std::string> data_folders();

    /// Threads to use, at least one.
    [[nodiscard]] unsigned jobs() const;
    /// The day given with --now, else today in UTC. The only place where a clock is read for a
    /// date.
    [[nodiscard]] Date today() const;

    /// Data to standard output. A failed write ends the command with `write_failed`.
    void write(std::string_view data);
    void flush();

    /// To standard error; `say` and `warn` are silenced by --quiet, `detail` needs --verbose.
    void say(std::string_view line) const;
    void warn(std::string_view line) const;
    void detail(std::string_view line) const;
    void report(const Error& error) const;

    /// Whether to use colour on standard output and on standard error.
    [[nodiscard]] bool color_out() const;
    [[nodiscard]] bool color_err() const;
    /// Columns of the terminal on standard output; 100 where it is none.
    [[nodiscard]] int width() const;

    /// `options.format`, or `fallback` where the user named none.
    [[nodiscard]] Format format_or(Format fallback) const;

private:
    std::function<int()> m_command;
    std::unique_ptr<Resources> m_resources;
    std::string m_buffer;
};

}  // namespace counterclaim::app
