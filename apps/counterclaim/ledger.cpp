#include "ledger.hpp"

#include "link/claim_key.hpp"

#include <CLI/CLI.hpp>

namespace counterclaim::app {

void add_ledger_option(CLI::App& verb, std::string& ledger) {
    verb.add_option("--ledger", ledger, "The ledger: one SQLite file, counterclaim.db by default")
        ->type_name("FILE");
}

std::unique_ptr<store::Store> open_ledger(const std::string& path, store::Access access,
                                          int wait_s) {
    constexpr int k_milliseconds = 1000;
    store::LedgerOptions options;
    options.access = access;
    options.lock_wait_ms = wait_s * k_milliseconds;
    options.identify = link::claim_id;
    return need(store::open_ledger(path, options));
}

}  // namespace counterclaim::app
