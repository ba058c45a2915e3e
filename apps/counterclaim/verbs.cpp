#include "verbs.hpp"

#include <CLI/CLI.hpp>

#include <array>

namespace counterclaim::app {
namespace {

// In the order a reader of --help wants them: what one does first comes first.
constexpr std::array k_verbs{
    Verb{"read", add_read}, Verb{"ingest", add_ingest}, Verb{"ask", add_ask},
    Verb{"eval", add_eval}, Verb{"doctor", add_doctor}, Verb{"help", add_help},
};

}  // namespace

void add_verbs(CLI::App& app, Context& context) {
    for (const auto& verb : k_verbs) { verb.add(app, context); }
}

}  // namespace counterclaim::app
