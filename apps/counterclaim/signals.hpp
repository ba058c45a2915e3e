#pragma once

namespace counterclaim::app {

/// From here on the first Ctrl-C (or SIGTERM) only asks: the command ends its current transaction
/// and stops. The second ends the process at once.
void watch_signals();

/// The signal that asked us to stop, 0 if none did. Long loops look at it between inputs.
[[nodiscard]] int stop_signal();

}  // namespace counterclaim::app
