#include <counterclaim/sentence.hpp>

#include "vocabulary/names.hpp"

namespace counterclaim {
namespace {

constexpr NameTable<Upos, 17> k_upos{{"ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN",
                                      "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
                                      "VERB", "X"}};
constexpr NameTable<Deprel, 37> k_deprels{
    {"root",      "acl",       "advcl",      "advmod",   "amod",   "appos", "aux",      "case",
     "cc",        "ccomp",     "clf",        "compound", "conj",   "cop",   "csubj",    "dep",
     "det",       "discourse", "dislocated", "expl",     "fixed",  "flat",  "goeswith", "iobj",
     "list",      "mark",      "nmod",       "nsubj",    "nummod", "obj",   "obl",      "orphan",
     "parataxis", "punct",     "reparandum", "vocative", "xcomp"}};
constexpr NameTable<DeprelSubtype, 10> k_subtypes{
    {"", "pass", "agent", "relcl", "poss", "caus", "tmod", "name", "prt", "other"}};

}  // namespace

bool Token::has_feature(std::string_view name_and_value) const {
    const std::string_view all = features;
    for (auto at = all.find(name_and_value); at != std::string_view::npos;
         at = all.find(name_and_value, at + 1)) {
        const auto end = at + name_and_value.size();
        const bool begins = at == 0 || all[at - 1] == '|';
        if (begins && (end == all.size() || all[end] == '|')) { return true; }
    }
    return false;
}

std::string_view to_string(Upos upos) { return k_upos.name(upos); }
std::string_view to_string(Deprel deprel) { return k_deprels.name(deprel); }
std::optional<Upos> parse_upos(std::string_view name) { return k_upos.value(name); }

ParsedRelation parse_relation(std::string_view relation) {
    const auto colon = relation.find(':');
    const auto base = k_deprels.value(relation.substr(0, colon));
    if (!base) { return {Deprel::dep, DeprelSubtype::other}; }
    if (colon == std::string_view::npos) { return {*base, DeprelSubtype::none}; }
    return {*base, k_subtypes.value(relation.substr(colon + 1)).value_or(DeprelSubtype::other)};
}

}  // namespace counterclaim
