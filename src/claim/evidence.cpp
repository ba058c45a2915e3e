#include "claim/evidence.hpp"

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
            if (std::any_of(k_arms.begin(), k_arms.end(),
                            [&](WordClass one) { return classes.has(one); })) {
                arms += 0.5;
            }
            if (std::any_of(k_peace.begin(), k_peace.end(),
                            [&](WordClass one) { return classes.has(one); })) {
                peace += 0.5;
            }
            const auto& frames = lexicon.frames_of(lemma);
            const bool certain = std::any_of(frames.begin(), frames.end(), [](const Frame* frame) {
                return frame->strength >= k_strength_certain && frame->conditions.empty() &&
                       frame->phrase.others.empty();
            });
            if (certain) { arms += 1; }
        }
    }
    for (const auto& actor : reading.actors) {
        if (actor.kind == ActorKind::armed_force || actor.kind == ActorKind::armed_group) {
            arms += 1;
        }
    }
    if (profile != nullptr) { arms += 2; }
    const double per_word = (arms - peace / 2) / std::max(words, k_words_per_war_word);
    evidence.war = std::clamp(per_word * k_words_per_war_word, 0.0, 1.0);
    return evidence;
}

}  // namespace counterclaim::claim
