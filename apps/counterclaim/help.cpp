#include "verbs.hpp"

#include "suggest.hpp"
#include "verb_tree.hpp"

#include <CLI/CLI.hpp>

#include <array>
#include <charconv>
#include <memory>
#include <string>
#include <vector>

namespace counterclaim::app {
namespace {

/// "E0041", "e41" or "41" → 41; -1 for anything else.
int error_number(std::string_view topic) {
    if (!topic.empty() && (topic.front() == 'E' || topic.front() == 'e')) {
        topic.remove_prefix(1);
    }
    int number = -1;
    const auto [end, problem] = std::from_chars(topic.data(), topic.data() + topic.size(), number);
    return problem == std::errc() && end == topic.data() + topic.size() ? number : -1;
}

int explain_error(Context& context, int number) {
    const auto code = static_cast<ErrorCode>(number);
    // An unknown number falls on the row of `internal`.
    if (code != ErrorCode::internal && code_summary(code) == code_summary(ErrorCode::internal)) {
        throw Failure({ErrorCode::usage,
                       {},
                       "there is no error " + code_name(code),
                       "docs/reference/errors.md lists them all"});
    }
    context.write(code_name(code) + ": " + std::string(code_summary(code)) +
                  "\nTry: " + std::string(code_advice(code)) +
                  "\nExit code: " + std::to_string(exit_code(code)) + "\n");
    return k_exit_ok;
}

int help_on(CLI::App& app, Context& context, const std::vector<std::string>& topics) {
    CLI::App* level = &app;
    std::string parents;
    for (const auto& topic : topics) {
        if (const int number = error_number(topic); number >= 0) {
            return explain_error(context, number);
        }
        auto* verb = find_verb(*level, topic);
        if (verb == nullptr) {
            const auto near = nearest(topic, verb_names(*level));
            throw Failure({ErrorCode::usage,
                           {},
                           "there is no verb \"" + topic + "\"",
                           near.empty() ? "counterclaim --help" : "did you mean " + near + "?"});
        }
        parents += (parents.empty() ? "" : " ") + level->get_name();
        level = verb;
    }
    context.write(level->help(parents, CLI::AppFormatMode::Normal));
    return k_exit_ok;
}

}  // namespace

void add_help(CLI::App& app, Context& context) {
    auto topics = std::make_shared<std::vector<std::string>>();
    auto* verb = app.add_subcommand("help", "Explain a verb or an error: help ask, help E0041");
    verb->add_option("TOPIC", *topics, "A verb, a verb and its sub-verb, or an error code");
    context.on(*verb, [&app, &context, topics] { return help_on(app, context, *topics); });
}

}  // namespace counterclaim::app
