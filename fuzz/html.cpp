// Any bytes as a page: articles come back whatever they are, and their blocks lie in order inside
// their text.
#include "article_invariants.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    counterclaim::fuzz::check_articles("text/html", data, size);
    return 0;
}
