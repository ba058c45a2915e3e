#include "claim/told_of_target.hpp"

#include "claim/arguments.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// What a thing may be used for.
bool is_use(ClaimType type) {
    switch (type) {
        case ClaimType::displacement:
        case ClaimType::humanitarian_aid:
        case ClaimType::military_support:
            return true;
        default:
            return false;
    }
}

bool is_deed(ClaimType type) {
    return is_violent(type) || type == ClaimType::property_destruction ||
           type == ClaimType::equipment_loss;
}

/// The thing whose describing clause a word stands in: "a school *sheltering* families",
/// "sheltering families *displaced* by the war".
int described_by(const SentenceView& view, int token) {
    constexpr WordClasses k_things{WordClass::building, WordClass::vehicle, WordClass::aircraft,
                                   WordClass::aid};
    constexpr int k_steps = 4;
    const auto& tree = view.tree;
    for (int step = 0; step < k_steps && token != k_no_token; ++step) {
        const int head = tree.head(token);
        if (head == k_no_token || tree[token].deprel == Deprel::conj) { break; }
        if (tree[token].deprel == Deprel::acl && phrase_classes(view, head).meets(k_things)) {
            return head;
        }
        token = head;
    }
    return k_no_token;
}

bool undergoes(const SentenceView& view, const Occurrence& deed, int noun) {
    if (!deed.nominal) { return object_of(view, deed.token) == noun; }
    const auto relation = view.token(noun).deprel;
    const int verb = view.tree.head(outermost(view, deed.token));
    // "a strike on a school …", "a strike hit a school …"
    return (relation == Deprel::nmod && view.tree.head(noun) == deed.token) ||
           (relation == Deprel::obj && verb != k_no_token && view.tree.head(noun) == verb);
}

}  // namespace

void drop_told_of_target(const SentenceView& view, std::vector<Occurrence>& found) {
    const auto only_describes = [&](const Occurrence& use) {
        const int noun = is_use(use.type) ? described_by(view, use.token) : k_no_token;
        return noun != k_no_token &&
               std::any_of(found.begin(), found.end(), [&](const Occurrence& deed) {
                   return is_deed(deed.type) && undergoes(view, deed, noun);
               });
    };
    std::vector<char> drop;
    for (const auto& one : found) { drop.push_back(only_describes(one) ? 1 : 0); }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (drop[i] != 0) { continue; }
        if (kept != i) { found[kept] = std::move(found[i]); }
        ++kept;
    }
    found.erase(found.begin() + static_cast<std::ptrdiff_t>(kept), found.end());
}

}  // namespace counterclaim::claim
