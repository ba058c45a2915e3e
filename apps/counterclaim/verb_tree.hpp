#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace counterclaim::app {

/// The verb of this name right below `app`; null where there is none.
[[nodiscard]] CLI::App* find_verb(CLI::App& app, std::string_view name);
[[nodiscard]] const CLI::App* find_verb(const CLI::App& app, std::string_view name);

/// Names of the verbs right below `app`, and of its own long options without dashes.
[[nodiscard]] std::vector<std::string> verb_names(const CLI::App& app);
[[nodiscard]] std::vector<std::string> option_names(const CLI::App& app);

/// The program and the verbs chosen on the command line, outermost first: program, eval, claims.
[[nodiscard]] std::vector<CLI::App*> chosen_chain(CLI::App& app);

}  // namespace counterclaim::app
