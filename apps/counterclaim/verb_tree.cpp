#include "verb_tree.hpp"

#include <CLI/CLI.hpp>

namespace counterclaim::app {

const CLI::App* find_verb(const CLI::App& app, std::string_view name) {
    const auto named = [name](const CLI::App* verb) { return verb->get_name() == name; };
    const auto found = app.get_subcommands(named);
    return found.empty() ? nullptr : found.front();
}

CLI::App* find_verb(CLI::App& app, std::string_view name) {
    const auto named = [name](const CLI::App* verb) { return verb->get_name() == name; };
    const auto found = app.get_subcommands(named);
    return found.empty() ? nullptr : found.front();
}

std::vector<std::string> verb_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const auto* verb : app.get_subcommands([](const CLI::App*) { return true; })) {
        names.push_back(verb->get_name());
    }
    return names;
}

std::vector<std::string> option_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const auto* option : app.get_options()) {
        for (const auto& name : option->get_lnames()) { names.push_back(name); }
    }
    return names;
}

std::vector<CLI::App*> chosen_chain(CLI::App& app) {
    std::vector<CLI::App*> chain{&app};
    while (true) {
        const auto chosen = chain.back()->get_subcommands();
        if (chosen.empty()) { return chain; }
        chain.push_back(chosen.front());
    }
}

}  // namespace counterclaim::app
