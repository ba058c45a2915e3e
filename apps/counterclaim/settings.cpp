#include "settings.hpp"

#include "context.hpp"
#include "suggest.hpp"
#include "verb_tree.hpp"

#include <CLI/CLI.hpp>

// The library's own assertions fail on malformed keys that its parser then reports as errors.
#define TOML_ASSERT(expression) static_cast<void>(0)
#include <toml++/toml.h>

#include <cstdlib>
#include <filesystem>
#include <optional>

namespace counterclaim::app {
namespace fs = std::filesystem;
namespace {

struct Value {
    std::vector<std::string> items;
    std::string origin;
};

struct File {
    std::string name;
    toml::table table;
};

std::string in_capitals(std::string name) {
    for (char& letter : name) {
        if (letter >= 'a' && letter <= 'z') { letter = static_cast<char>(letter - 'a' + 'A'); }
        if (letter == '-') { letter = '_'; }
    }
    return "COUNTERCLAIM_" + name;
}

[[noreturn]] void reject(const std::string& where, const std::string& what, std::string hint = {}) {
    throw Failure({ErrorCode::config, where, what, std::move(hint)});
}

std::string place_of(const File& file, const toml::node& node) {
    return file.name + ":" + std::to_string(node.source().begin.line);
}

std::vector<std::string> strings_of(const File& file, const toml::node& node) {
    if (const auto* array = node.as_array()) {
        std::vector<std::string> items;
        for (const auto& item : *array) {
            for (auto& text : strings_of(file, item)) { items.push_back(std::move(text)); }
        }
        return items;
    }
    if (const auto text = node.value_exact<std::string>()) { return {*text}; }
    if (const auto flag = node.value_exact<bool>()) { return {*flag ? "true" : "false"}; }
    if (const auto number = node.value_exact<std::int64_t>()) { return {std::to_string(*number)}; }
    if (node.is_floating_point() || node.is_date() || node.is_date_time()) {
        std::ostringstream text;
        node.visit([&text](const auto& value) {
            if constexpr (toml::is_value<decltype(value)>) { text << value; }
        });
        return {text.str()};
    }
    reject(place_of(file, node),
           "a setting is a text, a number, true, false, a date or a list of these");
}

bool any_has(const CLI::App& app, const std::string& name) {
    if (app.get_option_no_throw("--" + name) != nullptr) { return true; }
    for (const auto* verb : app.get_subcommands([](const CLI::App*) { return true; })) {
        if (any_has(*verb, name)) { return true; }
    }
    return false;
}

void collect_options(const CLI::App& app, std::vector<std::string>& names) {
    for (auto& name : option_names(app)) { names.push_back(std::move(name)); }
    for (const auto& verb : verb_names(app)) { collect_options(*find_verb(app, verb), names); }
}

/// Every key must be an option of the program, of a verb, or the name of a verb.
void check_keys(const File& file, const toml::table& table, const CLI::App& app, bool top) {
    for (const auto& [key, node] : table) {
        const std::string name(key.str());
        if (const auto* inner = node.as_table()) {
            const auto* verb = find_verb(app, name);
            if (verb == nullptr) {
                reject(place_of(file, node), "there is no verb \"" + name + "\"");
            }
            check_keys(file, *inner, *verb, false);
        } else if (top ? !any_has(app, name) : app.get_option_no_throw("--" + name) == nullptr) {
            std::vector<std::string> known;
            collect_options(app, known);
            const std::string near = nearest(name, known);
            reject(place_of(file, node), "there is no setting \"" + name + "\"",
                   near.empty() ? "" : "did you mean \"" + near + "\"?");
        }
    }
}

std::vector<File> config_files() {
    std::vector<fs::path> paths{"counterclaim.toml"};
    const char* xdg = std::getenv("XDG_CONFIG_HOME");
    const char* home = std::getenv("HOME");
    if (xdg != nullptr && *xdg != '\0') {
        paths.push_back(fs::path(xdg) / "counterclaim" / "config.toml");
    } else if (home != nullptr && *home != '\0') {
        paths.push_back(fs::path(home) / ".config" / "counterclaim" / "config.toml");
    }
    std::vector<File> files;
    for (const auto& path : paths) {
        std::error_code error;
        if (!fs::is_regular_file(path, error)) { continue; }
        try {
            files.push_back({path.string(), toml::parse_file(path.string())});
        } catch (const toml::parse_error& damage) {
            reject(path.string() + ":" + std::to_string(damage.source().begin.line),
                   std::string(damage.description()));
        }
    }
    return files;
}

std::optional<Value> from_file(const File& file, const std::vector<CLI::App*>& chain,
                               const std::string& name) {
    // The narrowest table first.
    std::vector<const toml::table*> tables{&file.table};
    for (std::size_t i = 1; i < chain.size(); ++i) {
        const auto* inner = (*tables.back())[chain[i]->get_name()].as_table();
        if (inner == nullptr) { break; }
        tables.push_back(inner);
    }
    for (auto table = tables.rbegin(); table != tables.rend(); ++table) {
        if (const auto* node = (*table)->get(name); node != nullptr && !node->is_table()) {
            return Value{strings_of(file, *node), place_of(file, *node)};
        }
    }
    return std::nullopt;
}

std::optional<Value> find_value(const std::vector<File>& files, const std::vector<CLI::App*>& chain,
                                const std::string& name) {
    const std::string variable = in_capitals(name);
    const char* value = std::getenv(variable.c_str());
    if (value != nullptr && *value != '\0') { return Value{{value}, "environment " + variable}; }
    for (const auto& file : files) {
        if (auto found = from_file(file, chain, name)) { return found; }
    }
    return std::nullopt;
}

void set(CLI::Option& option, const std::string& name, const Value& value) {
    try {
        for (const auto& item : value.items) {
            const bool flag = option.get_items_expected_max() == 0;
            option.add_result(flag ? option.get_flag_value(name, item) : item);
        }
        option.run_callback();
    } catch (const CLI::Error& error) { reject(value.origin, name + ": " + error.what()); }
}

std::string text_of(const CLI::Option& option) {
    std::string text;
    for (const auto& item : option.results()) { text += (text.empty() ? "" : ",") + item; }
    return text.empty() ? option.get_default_str() : text;
}

}  // namespace

std::vector<Setting> apply_settings(CLI::App& app) {
    const auto files = config_files();
    for (const auto& file : files) { check_keys(file, file.table, app, true); }
    const auto chain = chosen_chain(app);
    std::vector<Setting> settings;
    for (auto* level : chain) {
        for (auto* option : level->get_options()) {
            if (option->get_lnames().empty()) { continue; }
            const std::string& name = option->get_lnames().front();
            if (name == "help" || name == "version") { continue; }
            std::string origin = "command line";
            if (option->count() == 0) {
                const auto value = find_value(files, chain, name);
                if (value) { set(*option, name, *value); }
                origin = value ? value->origin : "default";
            }
            settings.push_back({name, text_of(*option), origin});
        }
    }
    return settings;
}

}  // namespace counterclaim::app
