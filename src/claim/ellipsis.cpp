#include "claim/ellipsis.hpp"

#include "claim/support.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

bool is_subject(const Tree& tree, int token) {
    return tree[token].deprel == Deprel::nsubj && tree.head(token) != k_no_token;
}

/// The deed that is the subject of the clause that this word's clause is joined to.
const Occurrence* deed_before(const SentenceView& view, const std::vector<Occurrence>& found,
                              int token) {
    const auto& tree = view.tree;
    const int verb = tree.head(token);
    const auto relation = tree[verb].deprel;
    if (relation != Deprel::conj && relation != Deprel::parataxis) { return nullptr; }
    const auto deed = std::find_if(found.begin(), found.end(), [&](const Occurrence& one) {
        return one.nominal && one.token < token && is_violent(one.type) &&
               is_subject(tree, one.token) && tree.head(one.token) == tree.head(verb);
    });
    return deed == found.end() ? nullptr : &*deed;
}

}  // namespace

void add_further_deeds(const SentenceView& view, std::vector<Occurrence>& found) {
    const auto& tree = view.tree;
    for (int i = 1; i < tree.size(); ++i) {
        if (!is_subject(tree, i) || !has_cue(view, i, CueKind::another)) { continue; }
        const auto* deed = deed_before(view, found, i);
        if (deed == nullptr) { continue; }
        Occurrence further = *deed;
        further.token = i;
        further.support = support_of(view, i);
        further.because = "one more after " + deed->frame->id;
        const auto at = std::find_if(found.begin(), found.end(),
                                     [&](const Occurrence& one) { return one.token > i; });
        found.insert(at, std::move(further));
    }
}

}  // namespace counterclaim::claim
