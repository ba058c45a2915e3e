#include "claim/word_class.hpp"

#include "vocabulary/names.hpp"

namespace counterclaim::claim {
namespace {

constexpr NameTable<WordClass, k_word_class_count> k_names{
    {"place",       "position",  "building", "force",        "party",    "person",  "leader",
     "civilian",    "prisoner",  "weapon",   "heavy-weapon", "aircraft", "bomb",    "vehicle",
     "peacekeeper", "agreement", "truce",    "talks",        "aid",      "relief",  "casualty",
     "attack",      "court",     "crowd",    "source",       "war",      "measure", "span",
     "pronoun",     "name",      "sport",    "business",     "culture",  "weather", "health",
     "crime",       "politics"}};

}  // namespace

std::string_view to_string(WordClass word_class) { return k_names.name(word_class); }
std::optional<WordClass> parse_word_class(std::string_view name) { return k_names.value(name); }

}  // namespace counterclaim::claim
