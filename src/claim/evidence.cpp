#include "claim/evidence.hpp"

#include "claim/view.hpp"
#include "text/fold.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// At one word of war in so many words an article is about war; set on our own articles of both
/// kinds.
constexpr double k_words_per_war_word = 40;
constexpr double k_named_force_weight = 0.8;
constexpr double k_conflict_weight = 1;
/// A flash of one sentence has no room to say what it is about: where it names a state, a side or
/// one of its offices, it is given the benefit of the doubt, which words of other walks of life
/// take away and length uses up.
constexpr double k_flash_weight = 0.5;
constexpr double k_flash_weight_of_place = 0.4;  // where it names no more than a place
constexpr double k_flash_words_max = 100;

/// A force or group known by name. A force without a party ("the troops") is weighed as a word; the
/// police of a country is a force whose work is mostly crime.
bool is_armed(const ActorMention& actor, const Lexicon& lexicon) {
    const bool force = actor.kind == ActorKind::armed_force || actor.kind == ActorKind::armed_group;
    if (!force || actor.party.empty()) { return false; }
    std::string_view rest = actor.text;
    while (!rest.empty()) {
        const auto end = std::min(rest.find(' '), rest.size());
        const auto word = text::to_lower(rest.substr(0, end));
        if (lexicon.classes_of(word).has(WordClass::crime)) { return false; }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return true;
}

bool names_party(const Reading& reading) {
    return std::any_of(reading.actors.begin(), reading.actors.end(),
                       [](const ActorMention& actor) { return !actor.party.empty(); });
}

bool names_place(const Reading& reading) {
    return std::any_of(reading.places.begin(), reading.places.end(),
                       [](const PlaceMention& place) { return place.resolved; });
}

}  // namespace

double ArticleEvidence::war_without(double word_weight) const {
    return std::clamp(
        (weight - word_weight) / std::max(words, k_words_per_war_word) * k_words_per_war_word, 0.0,
        1.0);
}

ArticleEvidence weigh_article(const Reading& reading, const Lexicon& lexicon,
                              const ConflictProfile* profile) {
    ArticleEvidence evidence;
    for (const auto& sentence : reading.sentences) {
        for (const auto& token : sentence.tokens) {
            if (token.upos == Upos::punct) { continue; }
            evidence.words += 1;
            const auto lemma = lemma_of(token, lexicon);
            const auto classes = lexicon.classes_of(lemma);
            // "planes bombed the town" names no bomb
            const bool bombs = token.upos == Upos::verb && classes.has(WordClass::bomb);
            if (!bombs) { evidence.classes.add(classes); }
            evidence.weight += lexicon.topic_weight_of(lemma);
        }
    }
    const auto armed = std::count_if(reading.actors.begin(), reading.actors.end(),
                                     [&](const auto& actor) { return is_armed(actor, lexicon); });
    evidence.weight += k_named_force_weight * static_cast<double>(armed);
    if (profile != nullptr) { evidence.weight += k_conflict_weight; }
    const double flash = names_party(reading)   ? k_flash_weight
                         : names_place(reading) ? k_flash_weight_of_place
                                                : 0;
    evidence.weight += flash * std::max(0.0, 1 - evidence.words / k_flash_words_max);
    evidence.war = evidence.war_without(0);
    return evidence;
}

}  // namespace counterclaim::claim
