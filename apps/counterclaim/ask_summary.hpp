#pragma once

#include "ask.hpp"
#include "context.hpp"

namespace counterclaim::app {

/// What a reader wants of a ledger, contradictions first; newest first, each with the words it
/// rests on.
int answer_summary(const AskOptions& options, Context& context);

}  // namespace counterclaim::app
