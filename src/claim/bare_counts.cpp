#include "claim/bare_counts.hpp"

#include "claim/counts.hpp"
#include "claim/nature.hpp"
#include "vocabulary/rule_names.hpp"

#include <algorithm>
#include <utility>

namespace counterclaim::claim {
namespace {

constexpr double k_strength = 0.6;
constexpr double k_war_min = 0.2;

/// A frame that no lexicon has: the counted people are its word.
Frame count_frame(ClaimType type, std::string id) {
    Frame frame;
    frame.type = type;
    frame.upos = Upos::noun;
    frame.strength = k_strength;
    frame.id = std::move(id);
    return frame;
}

Occurrence counted(int token, const Frame& frame, std::string because) {
    Occurrence occurrence;
    occurrence.token = token;
    occurrence.frame = &frame;
    occurrence.type = frame.type;
    occurrence.nominal = true;
    occurrence.score = frame.strength;
    occurrence.because = std::move(because);
    return occurrence;
}

/// "Fourteen towns have fallen": taken, and told already.
bool was_taken(const SentenceView& view, int token, const Occurrence& one) {
    return one.type == ClaimType::capture && one.token == view.tree.head(token) &&
           view.token(token).deprel == Deprel::nsubj;
}

/// "Returned the bodies of seven soldiers": dead before that.
bool was_returned(const SentenceView& view, int token, const Occurrence& one) {
    return one.type == ClaimType::release_exchange && !one.nominal &&
           view.tree.below(token, one.token) &&
           view.tree.clause_of(token) == view.tree.clause_of(one.token);
}

}  // namespace

std::optional<Occurrence> bare_toll(const SentenceView& view, const ArticleEvidence& evidence,
                                    const QuantityMention& mention,
                                    const std::vector<Occurrence>& read) {
    static const Frame k_toll = count_frame(ClaimType::casualty_toll, "claim:toll");
    const bool toll = mention.kind == QuantityKind::killed ||
                      mention.kind == QuantityKind::wounded ||
                      (mention.kind == QuantityKind::missing && mention.low);
    // "the soldiers are dying of boredom": without a deed nobody is counted
    if (!toll || mention.rule == k_rule_undergone) { return std::nullopt; }
    const int token = view.head_of(mention.span);
    if (token == k_no_token || evidence.war < k_war_min || names_nothing(view, token, evidence)) {
        return std::nullopt;
    }
    if (view.token(token).deprel == Deprel::compound) { return std::nullopt; }  // "a death notice"
    const int verb = view.tree.head(token);
    if (verb != k_no_token && is_left_by_nature(view, verb)) { return std::nullopt; }
    const bool told = std::any_of(read.begin(), read.end(), [&](const Occurrence& one) {
        return was_taken(view, token, one) || was_returned(view, token, one);
    });
    if (told) { return std::nullopt; }
    return counted(token, k_toll, "counted dead or wounded: " + mention.rule);
}

std::optional<Occurrence> bare_displaced(const SentenceView& view, const QuantityMention& mention) {
    static const std::vector<FrameSlot> k_slots{
        {FrameSlot::Name::target, {{ArgumentPath::host, {}}}}};
    static const Frame k_displaced = [] {
        auto frame = count_frame(ClaimType::displacement, "claim:displaced");
        frame.slots = k_slots;
        return frame;
    }();
    if (mention.kind != QuantityKind::displaced) { return std::nullopt; }
    const int token = view.head_of(mention.span);
    if (token == k_no_token || !joined_to_toll(view, token)) { return std::nullopt; }
    return counted(token, k_displaced, "counted displaced: " + mention.rule);
}

Claim* claim_of_toll(const SentenceView& view, std::vector<Claim>& claims, std::size_t first,
                     int token) {
    const auto found = std::find_if(claims.begin() + static_cast<std::ptrdiff_t>(first),
                                    claims.end(), [&](const Claim& claim) {
                                        if (claim.type == ClaimType::casualty_toll) { return true; }
                                        if (claim.type != ClaimType::equipment_loss) {
                                            return false;
                                        }
                                        const int loss = view.head_of(claim.trigger);
                                        return loss != k_no_token && view.tree.below(token, loss);
                                    });
    return found == claims.end() ? nullptr : &*found;
}

}  // namespace counterclaim::claim
