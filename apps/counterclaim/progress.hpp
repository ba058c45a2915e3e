#pragma once

#include "context.hpp"

#include <chrono>
#include <cstdint>
#include <string>

namespace counterclaim::app {

/// How far a long command is: one line on standard error that overwrites itself, at a terminal only
/// (--progress changes that). With --progress json, one JSON object a line instead.
class Progress {
public:
    struct State {
        std::uint64_t done = 0;   ///< of `total`, in bytes
        std::uint64_t total = 0;  ///< 0: not known
        std::uint64_t documents = 0;
        std::uint64_t claims = 0;
        std::uint64_t failed = 0;
    };

    explicit Progress(const Context& context);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// Draws at most ten times a second.
    void show(const State& state);
    /// Takes the line off the terminal, so that a message can stand in its place.
    void clear();
    /// The last state, whatever the time.
    void finish(const State& state);

private:
    using Clock = std::chrono::steady_clock;
    void draw(const State& state);

    bool m_line = false;
    bool m_json = false;
    bool m_drawn = false;
    Clock::time_point m_start = Clock::now();
    Clock::time_point m_last{};
};

}  // namespace counterclaim::app
