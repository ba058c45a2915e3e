#pragma once

namespace counterclaim::acquire {

/// Asks the system to let this process, with threads it starts later, use the processor's tile
/// registers (AMX): Linux gives them on request only, from 5.16 on. False where there are none.
[[nodiscard]] bool ask_for_tiles();

}  // namespace counterclaim::acquire
