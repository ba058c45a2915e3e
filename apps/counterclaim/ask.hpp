#pragma once

#include "filters.hpp"
#include "ledger.hpp"

#include <memory>
#include <string>

namespace counterclaim::app {

/// What `ask` and all its sub-verbs understand: `ask --ledger L --place X` and `ask control
/// --ledger L --place X` bind the same values, since options of `ask` may stand behind the sub-verb
/// too.
struct AskOptions {
    std::string ledger = k_default_ledger;
    Filters filters;
};

/// A sub-verb of `ask` is one file ask_<name>.cpp with one function that adds it, declared here and
/// named in the table in ask.cpp. It reads `options` when it runs; options of its own go into a
/// struct of its own.
///
///     void add_ask_control(CLI::App& ask, Context& context, const std::shared_ptr<AskOptions>&
///     options) {
///         auto* verb = ask.add_subcommand("control", "Who is said to hold a place, day by day");
///         context.on(*verb, [&context, options] { return run(*options, context); });
///     }
using AddAsk = void (*)(CLI::App& ask, Context& context,
                        const std::shared_ptr<AskOptions>& options);

// One declaration a question, in the order of the alphabet.
void add_ask_casualties(CLI::App& ask, Context& context,
                        const std::shared_ptr<AskOptions>& options);
void add_ask_ceasefires(CLI::App& ask, Context& context,
                        const std::shared_ptr<AskOptions>& options);
void add_ask_commitments(CLI::App& ask, Context& context,
                         const std::shared_ptr<AskOptions>& options);
void add_ask_contradictions(CLI::App& ask, Context& context,
                            const std::shared_ptr<AskOptions>& options);
void add_ask_control(CLI::App& ask, Context& context, const std::shared_ptr<AskOptions>& options);
void add_ask_copies(CLI::App& ask, Context& context, const std::shared_ptr<AskOptions>& options);
void add_ask_events(CLI::App& ask, Context& context, const std::shared_ptr<AskOptions>& options);

}  // namespace counterclaim::app
