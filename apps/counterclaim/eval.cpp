#include "verbs.hpp"

#include <CLI/CLI.hpp>

#include <array>

namespace counterclaim::app {
namespace {

// What can be measured; each is a file eval_<name>.cpp that adds one sub-verb to `eval`.
constexpr std::array k_measures{
    Verb{"article", add_eval_article},     Verb{"choices", add_eval_choices},
    Verb{"claims", add_eval_claims},       Verb{"confidence", add_eval_confidence},
    Verb{"incidents", add_eval_incidents}, Verb{"language", add_eval_language},
    Verb{"link", add_eval_link},           Verb{"places", add_eval_places},
    Verb{"quotation", add_eval_quotation}, Verb{"speed", add_eval_speed},
    Verb{"spurious", add_eval_spurious},   Verb{"syntax", add_eval_syntax},
    Verb{"time", add_eval_time},
};

}  // namespace

void add_eval(CLI::App& app, Context& context) {
    auto* verb = app.add_subcommand("eval", "Measure a stage against labelled data");
    verb->require_subcommand(1);
    for (const auto& measure : k_measures) { measure.add(*verb, context); }
}

}  // namespace counterclaim::app
