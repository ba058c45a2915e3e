#pragma once

#include "context.hpp"

#include "store/store.hpp"

#include <memory>
#include <string>

namespace CLI {
class App;
}

namespace counterclaim::app {

inline constexpr const char* k_default_ledger = "counterclaim.db";

/// --ledger FILE.
void add_ledger_option(CLI::App& verb, std::string& ledger);

inline constexpr int k_lock_wait_s = 5;

/// The ledger, or the end of the command. `wait_s`: seconds to wait for another process that writes.
[[nodiscard]] std::unique_ptr<store::Store> open_ledger(const std::string& path,
                                                        store::Access access,
                                                        int wait_s = k_lock_wait_s);

}  // namespace counterclaim::app
