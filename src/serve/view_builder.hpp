#pragma once

#include "serve/material.hpp"

#include <string>

namespace counterclaim::serve {

struct ViewOrder {
    std::string ledger;
    std::string out;  ///< the file to make; it must not be there
    ViewKey key;
};

/// What the ledger held when it was looked at: changes whenever claims or decisions do. Cheap.
[[nodiscard]] Expected<std::string> generation_of(const std::string& ledger, int lock_wait_ms);

/// Makes a view. Takes memory in proportion to the ledger and is therefore best done by a process
/// of its own.
[[nodiscard]] Expected<void> build_view(const ViewOrder& order, const Resources& resources);

}  // namespace counterclaim::serve
