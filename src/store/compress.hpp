#pragma once

#include <counterclaim/error.hpp>

#include <string>
#include <string_view>

namespace counterclaim::store {

/// Zstandard, always with the same settings: the same bytes in give the same bytes out.
[[nodiscard]] std::string compress(std::string_view bytes);

/// `store_damaged` where it is no such frame or would grow beyond what was written.
[[nodiscard]] Expected<std::string> decompress(std::string_view frame);

}  // namespace counterclaim::store
