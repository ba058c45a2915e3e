#include "claim/paragraph_heads.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

constexpr int k_head_tokens_max = 7;
/// Bullets, numbers and blanks around a sentence.
constexpr std::uint32_t k_marks_bytes = 8;

bool has_verb(const Tree& tree) {
    for (int i = 0; i < tree.size(); ++i) {
        if (tree[i].upos == Upos::verb || tree[i].upos == Upos::aux) { return true; }
    }
    return false;
}

bool opens_block(const SentenceView& view) {
    return view.sentence().span.begin <= view.block().span.begin + k_marks_bytes;
}

/// The one place that a head names, and hardly anything beside it.
const PlaceMention* only_place(const SentenceView& view) {
    if (view.places.size() != 1) { return nullptr; }
    const auto& mention = view.reading->places[static_cast<std::size_t>(view.places.front())];
    const bool country = mention.candidates.empty() ||
                         mention.candidates.front().place.precision == PlacePrecision::country;
    const bool most = 2 * mention.span.length_bytes() >= view.sentence().span.length_bytes();
    return mention.resolved && !country && most ? &mention : nullptr;
}

}  // namespace

bool heads_paragraph(const SentenceView& view) {
    const auto kind = view.block().kind;
    if (kind != BlockKind::paragraph && kind != BlockKind::list_item) { return false; }
    const auto& tree = view.tree;
    const bool goes_on = view.sentence().span.end + k_marks_bytes < view.block().span.end;
    if (tree.size() == 0 || tree.size() > k_head_tokens_max || !goes_on || !opens_block(view) ||
        has_verb(tree)) {
        return false;
    }
    const auto& last = tree[tree.size() - 1].form;
    return last != "!" && last != "?";
}

void note_head_place(PlaceContext& context, const SentenceView& view) {
    if (!heads_paragraph(view)) { return; }
    const auto* mention = only_place(view);
    if (mention == nullptr) { return; }
    context.head = {{claim_place(*mention)}, view.index};
    context.head_block = view.sentence().block;
    context.last = context.head;
    context.by_type.clear();
    context.heads.push_back(mention->span.begin);
}

bool stands_under_head(const PlaceContext& context, const Claim& claim) {
    return !claim.places.empty() &&
           std::find(context.heads.begin(), context.heads.end(), claim.places.front().span.begin) !=
               context.heads.end();
}

}  // namespace counterclaim::claim
