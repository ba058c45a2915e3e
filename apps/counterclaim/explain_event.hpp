#pragma once

#include "context.hpp"

#include "exchange/json_writer.hpp"
#include "store/store.hpp"

#include <counterclaim/event.hpp>

namespace counterclaim::app {

/// What the other claims of a ledger make of one: its event, how well each version is borne out and
/// by which count, and its relations. For eyes.
void write_event(store::Store& store, ClaimId claim, Context& context);

/// An event by its name, or by one it had before it was merged or split: what it is, how it came to
/// be, its claims. False where no claim ever gave this name.
[[nodiscard]] bool write_event_named(store::Store& store, EventId named, Context& context);
[[nodiscard]] bool write_event_named(exchange::JsonWriter& json, store::Store& store, EventId named,
                                     Context& context);

/// The same as the value of a JSON key that stands already; null for a claim that is not there.
void write_event(exchange::JsonWriter& json, store::Store& store, ClaimId claim, Context& context);

}  // namespace counterclaim::app
