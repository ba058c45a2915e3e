#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace counterclaim::app {

/// Where a value of an option came from, for `config show --origin`.
struct Setting {
    std::string name;  ///< long name of the option, without dashes
    std::string value;
    std::string origin;  ///< "default", "command line", "environment COUNTERCLAIM_JOBS",
                         ///< "counterclaim.toml:3"
};

/// Gives every option of the chosen verb that the command line left open its value from the
/// environment (COUNTERCLAIM_ and the option's name in capitals), else from ./counterclaim.toml,
/// else from $XDG_CONFIG_HOME/counterclaim/config.toml. A file has common options at the top and
/// those of one verb under its name; a top-level key serves every verb that has such an option:
///
///     jobs = 4
///     ledger = "karabakh.db"
///     [ingest]
///     max-error-ratio = 0.1
///
/// Throws `Failure` (E0002) for a key that no verb knows and for a value that does not fit.
/// Returns every option of the program and of the chosen verb, with its origin.
std::vector<Setting> apply_settings(CLI::App& app);

}  // namespace counterclaim::app
