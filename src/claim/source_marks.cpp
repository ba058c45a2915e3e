#include "claim/source_marks.hpp"

#include "claim/speaker.hpp"

namespace counterclaim::claim {

void mark_sources(const SentenceView& view, std::vector<char>& sourced) {
    const auto& tree = view.tree;
    for (int i = 0; i < tree.size(); ++i) {
        const int noun = tree.head(i);
        if (tree[i].deprel != Deprel::case_ || noun == k_no_token ||
            tree[noun].upos == Upos::verb || saying_at(view, i) == nullptr) {
            continue;
        }
        for (int k = tree.first_of(noun); k <= tree.last_of(noun); ++k) {
            if (tree.below(k, noun)) { sourced[static_cast<std::size_t>(k)] = 1; }
        }
    }
}

}  // namespace counterclaim::claim
