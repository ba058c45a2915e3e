#pragma once

#include "context.hpp"

#include <string_view>

namespace CLI {
class App;
}

namespace counterclaim::app {

/// A verb is one file of its name, with one function that adds it: it names the options, binds them
/// to a struct the command shares, and says with `context.on(verb, …)` what runs. `doctor.cpp` is
/// the pattern to follow. Common options (`--format`, `--jobs` …) need no mention: they are in
/// `context.options`.
using AddVerb = void (*)(CLI::App&, Context&);

struct Verb {
    std::string_view name;
    AddVerb add;
};

/// Adds every verb of the table in verbs.cpp, in its order.
void add_verbs(CLI::App& app, Context& context);

// One declaration a verb, in the order of the alphabet.
void add_ask(CLI::App& app, Context& context);
void add_doctor(CLI::App& app, Context& context);
void add_eval(CLI::App& app, Context& context);
void add_explain(CLI::App& app, Context& context);
void add_export(CLI::App& app, Context& context);
void add_help(CLI::App& app, Context& context);
void add_ingest(CLI::App& app, Context& context);
void add_ledger(CLI::App& app, Context& context);
void add_places(CLI::App& app, Context& context);
void add_read(CLI::App& app, Context& context);
void add_serve(CLI::App& app, Context& context);
void add_sql(CLI::App& app, Context& context);
void add_stats(CLI::App& app, Context& context);
void add_train(CLI::App& app, Context& context);

// Sub-verbs of `eval`: what is measured, on whose data.
void add_eval_article(CLI::App& app, Context& context);
void add_eval_claims(CLI::App& app, Context& context);
void add_eval_choices(CLI::App& app, Context& context);
void add_eval_confidence(CLI::App& app, Context& context);
void add_eval_incidents(CLI::App& app, Context& context);
void add_eval_language(CLI::App& app, Context& context);
void add_eval_link(CLI::App& app, Context& context);
void add_eval_places(CLI::App& app, Context& context);
void add_eval_quotation(CLI::App& app, Context& context);
void add_eval_speed(CLI::App& app, Context& context);
void add_eval_spurious(CLI::App& app, Context& context);
void add_eval_syntax(CLI::App& app, Context& context);
void add_eval_time(CLI::App& app, Context& context);

}  // namespace counterclaim::app
