#include "progress.hpp"

#include "exchange/json_writer.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace counterclaim::app {
namespace {

constexpr auto k_pause = std::chrono::milliseconds(100);
constexpr int k_bar_width = 24;
constexpr double k_megabyte = 1e6;

void put(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stderr); }

double share_of(const Progress::State& state) {
    if (state.total == 0) { return 0; }
    return std::min(1.0, static_cast<double>(state.done) / static_cast<double>(state.total));
}

}  // namespace

Progress::Progress(const Context& context) {
    const auto style = context.options.progress;
    m_json = style == ProgressStyle::json;
    m_line =
        style == ProgressStyle::always || (style == ProgressStyle::automatic &&
                                           !context.options.quiet && ::isatty(STDERR_FILENO) == 1);
}

Progress::~Progress() { clear(); }

void Progress::show(const State& state) {
    if (!m_line && !m_json) { return; }
    const auto now = Clock::now();
    if (now - m_last < k_pause) { return; }
    m_last = now;
    draw(state);
}

void Progress::clear() {
    if (m_drawn) { put("\r\033[K"); }
    m_drawn = false;
}

void Progress::finish(const State& state) {
    if (m_json) { draw(state); }
    clear();
}

void Progress::draw(const State& state) {
    const std::chrono::duration<double> took = Clock::now() - m_start;
    const double seconds = std::max(took.count(), 1e-3);
    if (m_json) {
        std::string line;
        exchange::JsonWriter json(line);
        json.begin_object().key("bytes").value(state.done).key("bytes_total").value(state.total);
        json.key("documents").value(state.documents).key("claims").value(state.claims);
        json.key("failed").value(state.failed).key("seconds").value(seconds).end_object();
        put(line + "\n");
        return;
    }
    std::string bar;
    if (state.total > 0) {
        const double share = share_of(state);
        const int full = static_cast<int>(share * k_bar_width);
        bar = fmt::format("[{:<{}}] {:3.0f} %  ", std::string(static_cast<std::size_t>(full), '#'),
                          k_bar_width, share * 100);
    }
    put(fmt::format("\r\033[K{}{} documents, {} claims{}  {:.0f}/s  {:.1f} MB", bar,
                    state.documents, state.claims,
                    state.failed > 0 ? fmt::format(", {} failed", state.failed) : "",
                    static_cast<double>(state.documents) / seconds,
                    static_cast<double>(state.done) / k_megabyte));
    m_drawn = true;
}

}  // namespace counterclaim::app
