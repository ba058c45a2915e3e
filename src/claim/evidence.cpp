#include "claim/evidence.hpp"

#include "claim/occurrence.hpp"
#include "claim/view.hpp"

#include <algorithm>
#include <array>

namespace counterclaim::claim {
namespace {

constexpr std::array k_arms{WordClass::force,    WordClass::weapon,     WordClass::heavy_weapon,
                            WordClass::aircraft, WordClass::bomb,       WordClass::truce,
                            WordClass::prisoner, WordClass::peacekeeper};
constexpr std::array k_peace{WordClass::sport,   WordClass::business, WordClass::culture,
                             WordClass::weather, WordClass::health,   WordClass::crime};

/// Words that name nothing but war weigh a whole word, classes of arms half of one.
constexpr double k_strength_certain = 0.85;
/// At one war word in so many words an article is about war; set on our own articles of both kinds.
constexpr double k_words_per_war_word = 40;

}  // namespace

double war_weight(const std::vector<const Frame*>& frames, Upos upos) {
    double weight = 0;
    for (const auto* frame : frames) {
        if (frame->upos != upos) { continue; }
        const bool alone = frame->conditions.empty() && frame->phrase.others.empty();
        if (frame->strength >= k_strength_certain && alone) { return 1; }
        if (is_violent(frame->type) && frame->phrase.others.empty()) {
            weight = std::max(weight, frame->strength / 2);
        }
    }
    return weight;
}

double ArticleEvidence::war_without(double word_weight) const {
    return std::clamp(
        (weight - word_weight) / std::max(words, k_words_per_war_word) * k_words_per_war_word, 0.0,
        1.0);
}

ArticleEvidence weigh_article(const Reading& reading, const Lexicon& lexicon,
                              const ConflictProfile* profile) {
    ArticleEvidence evidence;
    double arms = 0;
    double peace = 0;
    double words = 0;
    for (const auto& sentence : reading.sentences) {
        for (const auto& token : sentence.tokens) {
            if (token.upos == Upos::punct) { continue; }
            words += 1;
            const auto lemma = lemma_of(token);
            const auto classes = lexicon.classes_of(lemma);
            evidence.classes.add(classes);
            if (!classes.has(WordClass::crime) &&
                std::any_of(k_arms.begin(), k_arms.end(),
                            [&](WordClass one) { return classes.has(one); })) {
                arms += 0.5;
            }
            if (std::any_of(k_peace.begin(), k_peace.end(),
                            [&](WordClass one) { return classes.has(one); })) {
                peace += 0.5;
            }
            arms += war_weight(lexicon.frames_of(lemma), token.upos);
        }
    }
    for (const auto& actor : reading.actors) {
        if (actor.kind == ActorKind::armed_force || actor.kind == ActorKind::armed_group) {
            arms += 1;
        }
    }
    if (profile != nullptr) { arms += 2; }
    evidence.weight = arms - peace / 2;
    evidence.words = words;
    evidence.war = evidence.war_without(0);
    return evidence;
}

}  // namespace counterclaim::claim
