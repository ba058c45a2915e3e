#include "verbs.hpp"

#include "web_verbs.hpp"

#include <CLI/CLI.hpp>

#include <array>

namespace counterclaim::app {
namespace {

// In the order a reader of --help wants them: what one does first comes first.
// clang-format off: one a line, so that two branches that add a verb do not meet.
constexpr std::array k_verbs{
    Verb{"read", add_read},     Verb{"ingest", add_ingest}, Verb{"fetch", add_fetch},
    Verb{"watch", add_watch},   Verb{"ask", add_ask},       Verb{"explain", add_explain},
    Verb{"export", add_export}, Verb{"stats", add_stats},   Verb{"revisions", add_revisions},
    Verb{"verify", add_verify}, Verb{"ledger", add_ledger}, Verb{"serve", add_serve},
    Verb{"sql", add_sql},       Verb{"places", add_places}, Verb{"eval", add_eval},
    Verb{"train", add_train},   Verb{"doctor", add_doctor}, Verb{"help", add_help},
};
// clang-format on

}  // namespace

void add_verbs(CLI::App& app, Context& context) {
    for (const auto& verb : k_verbs) { verb.add(app, context); }
}

}  // namespace counterclaim::app
