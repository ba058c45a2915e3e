#include "claim/lexicon.hpp"
#include "who/conflicts.hpp"

#include <counterclaim/resources.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

using namespace counterclaim;

void require(bool holds) {
    if (!holds) { std::abort(); }
}

/// A refused pack names its file, so that a user can mend it.
template <typename Pack>
void require_named(const Expected<Pack>& pack) {
    if (!pack) { require(!pack.error().where.empty() && !pack.error().what.empty()); }
}

}  // namespace

/// Packs that a user writes: one table of a lexicon or a conflict profile, chosen by the first
/// byte, holds the input. It is loaded, or refused with an error that names the file; loading again
/// says the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 1) { return 0; }
    constexpr std::array k_tables{"frames.tsv", "lexicon.tsv", "classes.tsv", "saying.tsv",
                                  "cues.tsv"};
    constexpr std::array k_heads{
        "name\tframe\n", "lemma\tupos\ttype\tsubtype\tframe\twhen\tstrength\texample\tcounter\n",
        "lemma\tclass\n", "lemma\tupos\tforce\tframe\texample\n", "lemma\tupos\tcue\n"};
    const std::string input(reinterpret_cast<const char*>(data) + 1, size - 1);
    const std::size_t chosen = data[0] % (k_tables.size() + 1);
    MemoryResources resources;
    if (chosen == k_tables.size()) {
        resources.add("conflicts/fuzz.toml", input);
        require_named(who::Conflicts::load(resources));
        return 0;
    }
    for (std::size_t i = 0; i < k_tables.size(); ++i) {
        std::string text = k_heads[i];
        if (i == 0) { text += "verb\tactor=subj target=obj\nnoun\tactor=by\nadj\ttarget=host\n"; }
        if (i == chosen) { text += input; }
        resources.add(std::string("lang/xx/") + k_tables[i], std::move(text));
    }
    const auto first = claim::Lexicon::load(resources, "xx");
    require_named(first);
    const auto second = claim::Lexicon::load(resources, "xx");
    require(first.has_value() == second.has_value());
    if (first) { require(first->frames().size() == second->frames().size()); }
    return 0;
}
