#pragma once

#include "store/sqlite.hpp"

namespace counterclaim::store {

/// Marks an SQLite file as a ledger (PRAGMA application_id): "CCLG".
inline constexpr int k_application_id = 0x43434C47;

/// Makes the tables of a new ledger, or brings an older one to this version; each step is one
/// transaction, so that a stop leaves a whole version. Throws `Trouble` with `store_newer` or
/// `store_damaged`.
void migrate(sqlite::Database& database);

/// Throws unless the file is a ledger of a version that this program reads.
void check_version(sqlite::Database& database);

}  // namespace counterclaim::store
