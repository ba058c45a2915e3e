#pragma once

#include "verbs.hpp"

namespace counterclaim::app {

// Verbs over what was fetched from the web, beside those of verbs.hpp.
void add_fetch(CLI::App& app, Context& context);
void add_revisions(CLI::App& app, Context& context);
void add_verify(CLI::App& app, Context& context);
void add_watch(CLI::App& app, Context& context);

}  // namespace counterclaim::app
