#pragma once

#include "context.hpp"
#include "watch_engine.hpp"

#include <cstdint>
#include <string>

namespace CLI {
class App;
}

namespace counterclaim::app {

/// What every verb that asks the web understands.
struct WebOptions {
    std::string contact;     ///< mail or address of who runs this, in the user agent
    std::string user_agent;  ///< in place of ours
    bool allow_private = false;
    std::uint64_t body_bytes_max = 32ULL << 20;
    double timeout_s = 90;
    unsigned connections = 16;
    double delay_s = 2;
    std::string backoff = "60 s";
};
void add_web_options(CLI::App& verb, WebOptions& options);

/// Settings of the engine from what the user said. Throws `Failure` for what cannot be used.
[[nodiscard]] WatchSettings web_settings(const WebOptions& options);

}  // namespace counterclaim::app
