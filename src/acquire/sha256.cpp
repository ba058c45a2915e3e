#include "acquire/source.hpp"

#include "evidence/digest.hpp"

namespace counterclaim::acquire {

std::string sha256_hex(std::string_view bytes) { return evidence::sha256_hex(bytes); }

}  // namespace counterclaim::acquire
