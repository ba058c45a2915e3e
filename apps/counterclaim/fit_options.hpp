#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::app {

/// What every evaluation takes that fits weights on annotated texts.
struct FitArguments {
    std::vector<std::string> gold;
    std::vector<std::string> texts;
    std::string fit;
    unsigned folds = 5;
};

/// Adds --gold, --texts, --fit and --folds. `arguments` must outlive the verb.
void add_fit_options(CLI::App& verb, FitArguments& arguments);

/// Writes a file, over the one that stands there. Throws `write_failed`.
void write_file(const std::string& path, std::string_view bytes);

}  // namespace counterclaim::app
