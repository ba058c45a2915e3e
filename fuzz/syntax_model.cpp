// A small model with bytes changed behind a good checksum is refused, or reads a sentence into a
// proper tree.
#include "syntax/analyser.hpp"
#include "syntax/hashing.hpp"

#include "unit/syntax/small_treebank.hpp"

#include <cstdint>
#include <cstdlib>
#include <cstring>

using namespace counterclaim;

namespace {

void check(const Sentence& sentence) {
    int roots = 0;
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
        auto at = static_cast<std::int32_t>(i);
        roots += sentence.tokens[i].head < 0 ? 1 : 0;
        for (std::size_t steps = 0; at >= 0; ++steps) {
            if (steps > sentence.tokens.size()) { std::abort(); }
            at = sentence.tokens[static_cast<std::size_t>(at)].head;
        }
    }
    if (sentence.parsed && roots != 1) { std::abort(); }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t k_head_bytes = 24;
    std::string model = syntax::test::small_model();
    // Five bytes change one: four say where, half of the time within the tables at the beginning.
    for (; size >= 5; data += 5, size -= 5) {
        std::uint32_t place = 0;
        std::memcpy(&place, data, sizeof place);
        const std::size_t range = (place & 1U) != 0 ? 4'096 : model.size() - k_head_bytes;
        model[k_head_bytes + (place >> 1U) % range] = static_cast<char>(data[4]);
    }
    const std::uint64_t checksum = syntax::hash_bytes(std::string_view(model).substr(k_head_bytes));
    std::memcpy(model.data() + 16, &checksum, sizeof checksum);
    MemoryResources resources;
    resources.add("lang/xx/syntax.model", std::move(model));
    const auto analyser = syntax::Analyser::load(resources, "xx");
    if (!analyser) {
        if (analyser.error().code != ErrorCode::model_damaged) { std::abort(); }
        return 0;
    }
    Reading reading;
    reading.article.text =
        "The army didn't shell the old camp. It was entered by the Guards, 4 000 of them.";
    analyser->read(reading);
    for (const auto& sentence : reading.sentences) { check(sentence); }
    return 0;
}
