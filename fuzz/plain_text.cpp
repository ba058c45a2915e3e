// Any bytes as plain text: as html.cpp, and every article is a slice of the text given.
#include "article_invariants.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    counterclaim::fuzz::check_articles("text/plain", data, size);
    return 0;
}
