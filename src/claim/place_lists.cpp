#include "claim/place_lists.hpp"

#include <algorithm>
#include <string_view>

namespace counterclaim::claim {
namespace {

/// A place by the words of its name.
struct Named {
    int first;
    int last;
    int token;  ///< the one at the top
};

Named named_by(const SentenceView& view, const RankedPlace& place) {
    const auto& span = view.reading->places[static_cast<std::size_t>(place.mention)].span;
    Named named{place.token, place.token, place.token};
    while (named.first > 0 && span.contains(view.tree[named.first - 1].span)) { --named.first; }
    while (named.last + 1 < view.tree.size() && span.contains(view.tree[named.last + 1].span)) {
        ++named.last;
    }
    return named;
}

/// How two names follow each other.
enum class Link : std::uint8_t { none, comma, joint };

/// Nothing between the two but a comma or conjunction and the preposition of the second, which is
/// that of the first.
Link link_between(const SentenceView& view, const Named& before, const Named& next) {
    const auto& tree = view.tree;
    std::string_view marker;
    auto link = Link::none;
    for (int i = before.last + 1; i < next.first; ++i) {
        const auto& word = tree[i];
        if (word.form == "," && link == Link::none) {
            link = Link::comma;
        } else if (word.upos == Upos::cconj && marker.empty()) {
            link = Link::joint;
        } else if (word.upos == Upos::adp && link != Link::none && marker.empty()) {
            marker = lemma_of(word);
        } else {
            return Link::none;
        }
    }
    const int above = tree.child(before.token, Deprel::case_);
    const bool alike = marker.empty() || (above != k_no_token && lemma_of(tree[above]) == marker);
    return alike ? link : Link::none;
}

/// The first word of the list that a word is joined into.
int opens_list(const Tree& tree, int token) {
    while (tree[token].deprel == Deprel::conj && tree.head(token) != k_no_token) {
        token = tree.head(token);
    }
    return token;
}

}  // namespace

Tokens listed_with(const SentenceView& view, const std::vector<RankedPlace>& ranked) {
    Tokens members;
    view.tree.coordinated(opens_list(view.tree, ranked.front().token), members);
    std::vector<Named> named;
    for (const auto& place : ranked) { named.push_back(named_by(view, place)); }
    const int wanted = ranked.front().token;
    std::sort(named.begin(), named.end(),
              [](const Named& one, const Named& other) { return one.first < other.first; });
    // runs of names that follow each other; one is a list if a conjunction stands in it
    for (std::size_t begin = 0; begin < named.size();) {
        std::size_t end = begin + 1;
        bool joint = false;
        bool within = named[begin].token == wanted;
        for (; end < named.size(); ++end) {
            const auto link = link_between(view, named[end - 1], named[end]);
            if (link == Link::none) { break; }
            joint = joint || link == Link::joint;
            within = within || named[end].token == wanted;
        }
        for (; begin < end; ++begin) {
            if (joint && within) { members.push_back(named[begin].token); }
        }
    }
    return members;
}

}  // namespace counterclaim::claim
