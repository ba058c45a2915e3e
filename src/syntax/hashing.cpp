#include "syntax/hashing.hpp"

#include <xxhash.h>

namespace counterclaim::syntax {

std::uint64_t hash_bytes(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

}  // namespace counterclaim::syntax
