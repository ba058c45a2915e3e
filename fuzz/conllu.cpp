// A treebank that is read is written and read again the same.
#include "syntax/conllu.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace counterclaim;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto read = syntax::read_conllu(bytes, "fuzz");
    if (!read) { return 0; }
    const auto again = syntax::read_conllu(syntax::write_conllu(*read), "again");
    if (!again || *again != *read) { std::abort(); }
    return 0;
}
