#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <utility>
#include <vector>

namespace counterclaim::app {

/// An option whose value is one of a few names; `target` gets the value of the name given.
/// CLI11's own transformer prints its whole table into --help, which nobody can read.
template <typename Value>
CLI::Option* add_named(CLI::App& app, const std::string& option, Value& target,
                       std::vector<std::pair<std::string, Value>> names, const std::string& help) {
    std::string list;
    for (const auto& [name, value] : names) { list += (list.empty() ? "" : ", ") + name; }
    const auto set = [&target, names = std::move(names), list, option](const std::string& given) {
        for (const auto& [name, value] : names) {
            if (name == given) {
                target = value;
                return;
            }
        }
        throw CLI::ValidationError(option, "\"" + given + "\" is not one of " + list);
    };
    return app.add_option_function<std::string>(option, set, help + ": " + list)->type_name("NAME");
}

/// A number within bounds, without the clutter of the bounds in --help.
template <typename Number>
CLI::Option* add_number(CLI::App& app, const std::string& option, Number& target, Number low,
                        Number high, const std::string& help) {
    return app.add_option(option, target, help)
        ->check(CLI::Range(low, high).description(""))
        ->type_name("N");
}

}  // namespace counterclaim::app
