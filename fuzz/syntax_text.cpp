// Any bytes become sentences in order, tokens inside them, and trees with one root; with a model
// and without.
#include "syntax/analyser.hpp"

#include "unit/syntax/small_treebank.hpp"

#include <cstdint>
#include <cstdlib>

using namespace counterclaim;

namespace {

const syntax::Analyser& small_analyser() {
    static const syntax::Analyser analyser = [] {
        MemoryResources resources;
        resources.add("lang/xx/syntax.model", syntax::test::small_model());
        return syntax::Analyser::load(resources, "xx").value();
    }();
    return analyser;
}

void check(const Reading& reading) {
    std::uint32_t end = 0;
    for (const auto& sentence : reading.sentences) {
        if (sentence.tokens.empty() || sentence.span.begin < end) { std::abort(); }
        end = sentence.span.end;
        if (end > reading.article.text.size()) { std::abort(); }
        std::uint32_t last = sentence.span.begin;
        int roots = 0;
        for (const auto& token : sentence.tokens) {
            if (token.span.begin < last || token.span.empty() || token.span.end > end) {
                std::abort();
            }
            last = token.span.begin;
            roots += token.head < 0 ? 1 : 0;
        }
        if (sentence.parsed && roots != 1) { std::abort(); }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Reading reading;
    reading.article.text.assign(reinterpret_cast<const char*>(data), size);
    small_analyser().read(reading);
    check(reading);
    syntax::Analyser::generic().read(reading);
    check(reading);
    return 0;
}
