#include "claim/nature.hpp"

#include "claim/arguments.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

constexpr WordClasses k_hands{WordClass::force,        WordClass::party,  WordClass::person,
                              WordClass::attack,       WordClass::war,    WordClass::bomb,
                              WordClass::heavy_weapon, WordClass::weapon, WordClass::aircraft};

bool is_nature(const SentenceView& view, int token, WordClasses nature) {
    if (token == k_no_token) { return false; }
    const auto classes = phrase_classes(view, token);
    return classes.meets(nature) && !classes.meets(k_hands);
}

}  // namespace

bool is_done_by_nature(const SentenceView& view, int verb) {
    return is_nature(view, subject_of(view, verb), {WordClass::weather, WordClass::health});
}

bool is_left_by_nature(const SentenceView& view, int verb) {
    if (is_done_by_nature(view, verb)) { return true; }
    // what is ill or heals stands beside the dead in any war ("died in hospital")
    constexpr WordClasses k_weather{WordClass::weather};
    const auto children = view.tree.children(verb);
    const bool by_hand = std::any_of(children.begin(), children.end(), [&](int child) {
        return view.token(child).deprel == Deprel::obl &&
               phrase_classes(view, child).meets(k_hands);
    });
    if (by_hand) { return false; }
    return std::any_of(children.begin(), children.end(), [&](int child) {
        switch (view.token(child).deprel) {
            case Deprel::obl:
                return is_nature(view, child, k_weather);
            case Deprel::advcl:
                return is_nature(view, subject_of(view, child), k_weather);
            default:
                return false;
        }
    });
}

}  // namespace counterclaim::claim
